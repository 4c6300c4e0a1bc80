import {
  isPodReady,
  isPodTerminal,
  objectKey,
  type Pod,
  Pods,
  parseIp,
  type Service,
  type ServicePort,
  Services,
} from '../../api/index.js'
import type { Informer } from '../../client/index.js'
import type { ReconcilerTools } from '../runtime/index.js'

export const serviceNameLabel = 'kubernetes.io/service-name'
export const headlessLabel = 'service.kubernetes.io/headless'
export const triggerTimeAnnotation = 'endpoints.kubernetes.io/last-change-trigger-time'

/** Services with fewer pods are brought up to date at once. */
const smallService = 50
const longestDelayMs = 500

/** Whether every label that the service asks for is there. A selector without entries selects nothing. */
export function selects(service: Service, pod: Pod): boolean {
  const wanted = service.spec?.selector
  if (!wanted) return false
  const labels = pod.metadata?.labels
  let count = 0
  for (const key in wanted) {
    count++
    if (labels?.[key] !== wanted[key]) return false
  }
  return count > 0
}

export function isHeadless(service: Service): boolean {
  return service.spec?.clusterIP === 'None'
}

/** Whether a pod has an address to send to. pkg/.../endpointslice ShouldPodBeInEndpoints (v1.34). */
export function hasEndpoint(pod: Pod, { includeTerminating }: { readonly includeTerminating: boolean }): boolean {
  if (isPodTerminal(pod) || podAddresses(pod).length === 0) return false
  return includeTerminating || pod.metadata?.deletionTimestamp === undefined
}

export function podAddresses(pod: Pod): readonly string[] {
  const addresses = pod.status?.podIPs?.map(({ ip }) => ip) ?? []
  if (addresses.length > 0) return addresses
  return pod.status?.podIP ? [pod.status.podIP] : []
}

export type IpFamily = 'IPv4' | 'IPv6'

export function familyOf(address: string): IpFamily | undefined {
  if (parseIp(address) === undefined) return undefined
  return address.includes(':') ? 'IPv6' : 'IPv4'
}

/** The port of the pod that a service's port leads to; undefined where the pod has none of that name. */
export function targetPortOf(pod: Pod, port: ServicePort): number | undefined {
  const target = port.targetPort ?? port.port
  if (typeof target === 'number') return target === 0 ? port.port : target
  const sidecars = (pod.spec?.initContainers ?? []).filter((container) => container.restartPolicy === 'Always')
  for (const container of [...(pod.spec?.containers ?? []), ...sidecars]) {
    for (const { name, protocol, containerPort } of container.ports ?? []) {
      if (name === target && (protocol ?? 'TCP') === (port.protocol ?? 'TCP')) return containerPort
    }
  }
  return undefined
}

/** The hostname that DNS knows the pod by, for services that are its subdomain. */
export function endpointHostname(pod: Pod, service: Service): string | undefined {
  const { hostname, subdomain } = pod.spec ?? {}
  const isDomain = subdomain === service.metadata?.name && pod.metadata?.namespace === service.metadata?.namespace
  return hostname && isDomain ? hostname : undefined
}

/** The pods that a service selects. */
export function podsOfService(pods: Informer<Pod>, service: Service): readonly Pod[] {
  return pods.list(service.metadata?.namespace ?? '').filter((pod) => selects(service, pod))
}

/**
 * Enqueues the services of each pod that changes in a way that endpoints show. The objects of a large service are large, so that its changes are
 * gathered for a moment. `sizeOf` tells how many endpoints a service had last.
 */
export function followPods(tools: ReconcilerTools, sizeOf: (key: string) => number): void {
  const services = tools.informers.informer(Services)
  const enqueue = (pod: Pod) => {
    for (const service of services.list(pod.metadata?.namespace ?? '')) {
      if (!selects(service, pod)) continue
      const key = objectKey(service)
      const size = sizeOf(key)
      if (size < smallService) tools.queue.add(key)
      else tools.queue.addAfter(key, Math.min(size / 4, longestDelayMs))
    }
  }
  tools.informers.informer(Pods).subscribe({
    onAdd: enqueue,
    onUpdate: (old, pod) => {
      const hasNewLabels = !isSameMap(old.metadata?.labels, pod.metadata?.labels)
      if (!hasNewLabels && showsSame(old, pod)) return
      enqueue(pod)
      if (hasNewLabels) enqueue(old)
    },
    onDelete: enqueue,
  })
}

/** As upstream's podEndpointsChanged: the node cannot change, and a pod that ends stops being ready. */
function showsSame(a: Pod, b: Pod): boolean {
  return (
    isPodReady(a) === isPodReady(b) &&
    a.metadata?.deletionTimestamp === b.metadata?.deletionTimestamp &&
    a.spec?.hostname === b.spec?.hostname &&
    a.spec?.subdomain === b.spec?.subdomain &&
    podAddresses(a).join() === podAddresses(b).join()
  )
}

export function isSameMap(a: Record<string, string> | undefined, b: Record<string, string> | undefined): boolean {
  if (a === b) return true
  const keys = Object.keys(a ?? {})
  return keys.length === Object.keys(b ?? {}).length && keys.every((key) => a?.[key] === b?.[key])
}
