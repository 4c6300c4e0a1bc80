import type { APIService, APIServiceCondition, Service } from '../../api/index.js'
import { EndpointSlices, quote, Services } from '../../api/index.js'
import type { ObjectLister } from '../admission/index.js'

/** Without its time. */
export type Availability = Omit<APIServiceCondition, 'lastTransitionTime'>

const available = (status: string, reason: string, message: string): Availability => ({
  type: 'Available',
  status,
  reason,
  message,
})

export const localIsAvailable = available('True', 'Local', 'Local APIServices are always available')
export const checksPassed = available('True', 'Passed', 'all checks passed')
export const failedCheck = (message: string) => available('False', 'FailedDiscoveryCheck', message)

type Reference = NonNullable<NonNullable<APIService['spec']>['service']>

/** What of its Service makes an APIService unavailable; undefined: it is worth asking (kube-aggregator's remote_available_controller.go, v0.34). */
export function serviceProblem({ namespace = '', name = '', port = 443 }: Reference, objects: ObjectLister) {
  const service = objects.get(Services, namespace, name)
  const shown = `service/${name} in ${quote(namespace)}`
  if (!service) return available('False', 'ServiceNotFound', `${shown} is not present`)
  if (service.spec?.type !== 'ClusterIP') return undefined
  const found = service.spec.ports?.find((one) => one.port === port)
  if (!found) return available('False', 'ServicePortError', `${shown} is not listening on port ${port}`)
  const slices = objects
    .list(EndpointSlices, namespace)
    .filter(({ metadata }) => metadata?.labels?.['kubernetes.io/service-name'] === name)
  if (slices.length === 0) {
    return available('False', 'EndpointsNotFound', `cannot find endpointslices for ${shown}`)
  }
  const portName = found.name ?? ''
  const isReady = slices.some(
    ({ endpoints, ports }) =>
      endpoints?.some(({ conditions }) => conditions?.ready !== false) &&
      ports?.some((one) => one.name === portName && one.port !== undefined),
  )
  if (isReady) return undefined
  const message = `endpointslices for ${shown} have no addresses with port name ${quote(portName)}`
  return available('False', 'MissingEndpoints', message)
}

/** Host and port as upstream's messages show them: the Service's own, whichever endpoint is asked. Throws an Error with upstream's words. */
export function shownAddress({ namespace = '', name = '', port = 443 }: Reference, objects: ObjectLister): string {
  const service: Service | undefined = objects.get(Services, namespace, name)
  const { type = 'ClusterIP', clusterIP = '', externalName = '', ports = [] } = service?.spec ?? {}
  if (type === 'ExternalName') return hostAndPort(externalName, port)
  if (type === 'ClusterIP' && clusterIP === 'None') throw new Error('cannot route to service with ClusterIP "None"')
  if (!ports.some((one) => one.port === port))
    throw new Error(`no service port ${port} found for service ${quote(name)}`)
  return hostAndPort(clusterIP, port)
}

export const hostAndPort = (host: string, port: number) => `${host.includes(':') ? `[${host}]` : host}:${port}`
