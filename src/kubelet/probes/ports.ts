import type { IntOrString } from '../../api/index.js'
import type { AnyContainer } from '../pods/pod-spec.js'

/** The number of a probe's or hook's port, by the container's port names; undefined where there is no such port. */
export function portNumber(container: AnyContainer, port: IntOrString | undefined): number | undefined {
  if (typeof port === 'number') return port
  if (port === undefined) return undefined
  const named = container.ports?.find(({ name }) => name === port)
  if (named !== undefined) return named.containerPort
  const number = Number(port)
  return Number.isInteger(number) && number > 0 && number < 65536 ? number : undefined
}
