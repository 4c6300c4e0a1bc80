import type { Pod } from '../../../api/index.js'
import { badRequest } from '../../../api/index.js'

/** The container that a stream is for: the one asked for, or the only one there is. Throws a 400 in upstream's words. */
export function chooseContainer(pod: Pod, asked: string): string {
  const name = pod.metadata?.name
  const containers = pod.spec?.containers.map((one) => one.name) ?? []
  const initContainers = pod.spec?.initContainers?.map((one) => one.name) ?? []
  const ephemeral = pod.spec?.ephemeralContainers?.map((one) => one.name) ?? []
  if (asked !== '') {
    if ([...containers, ...initContainers, ...ephemeral].includes(asked)) return asked
    throw badRequest(`container ${asked} is not valid for pod ${name}`)
  }
  const [only, ...more] = containers
  if (only !== undefined && more.length === 0) return only
  const choice =
    only === undefined ? '' : `, choose one of: [${[...initContainers, ...containers, ...ephemeral].join(' ')}]`
  throw badRequest(`a container name must be specified for pod ${name}${choice}`)
}

/** A pod that runs nowhere yet has nothing to connect to. */
export function requireHost(pod: Pod): void {
  if (!pod.spec?.nodeName) throw badRequest(`pod ${pod.metadata?.name} does not have a host assigned`)
}
