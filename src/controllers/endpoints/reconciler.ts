import {
  type EndpointAddress,
  Endpoints,
  isForbidden,
  isNotFound,
  isPodReady,
  objectKey,
  objectReference,
  type Pod,
  Pods,
  type Service,
  type ServicePort,
  Services,
  semanticEqual,
  splitObjectKey,
} from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import { isNamespaceTerminating, type Reconciler, type ReconcilerTools } from '../runtime/index.js'
import {
  endpointHostname,
  familyOf,
  followPods,
  hasEndpoint,
  headlessLabel,
  isHeadless,
  podAddresses,
  podsOfService,
  TriggerTimes,
  targetPortOf,
  triggerTimeAnnotation,
} from '../service-pods/index.js'
import { type AddressPort, subsetsOf, truncateSubsets } from './subsets.js'

const managedByLabel = 'endpoints.kubernetes.io/managed-by'
const managedBy = 'endpoint-controller'
const capacityAnnotation = 'endpoints.kubernetes.io/over-capacity'
/** No more addresses than these: pkg/controller/endpoint maxCapacity (v1.34). */
const capacity = 1000

/** Keeps an Endpoints object for each service with a selector. pkg/controller/endpoint (v1.34). */
export function createEndpointsReconciler(tools: ReconcilerTools): Reconciler {
  const services = tools.informers.informer(Services)
  const endpoints = tools.informers.informer(Endpoints)
  const pods = tools.informers.informer(Pods)
  const triggerTimes = new TriggerTimes()
  const sizes = new Map<string, number>()
  followPods(tools, (key) => sizes.get(key) ?? 0)
  // Made anew when somebody deletes them. Changes are left alone until the service or its pods change, hand-made ones altogether.
  endpoints.subscribe({ onDelete: (object) => tools.queue.add(objectKey(object)) })

  async function remove(key: string): Promise<undefined> {
    triggerTimes.forget(key)
    sizes.delete(key)
    const present = endpoints.getByKey(key)
    if (!present) return
    const { namespace, name } = splitObjectKey(key)
    try {
      await tools.client.resource(Endpoints, namespace).delete(name)
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }

  return {
    async reconcile(key) {
      const service = services.getByKey(key)
      if (!service) return remove(key)
      if (service.spec?.type === 'ExternalName' || !service.spec?.selector) return undefined
      const selected = podsOfService(pods, service)
      sizes.set(key, selected.length)
      const triggerTime = triggerTimes.next(key, service, selected)
      const { subsets, truncated } = truncateSubsets(subsetsOf(addressPortsOf(service, selected)), capacity)
      const present = endpoints.getByKey(key)
      const labels = labelsOf(service)
      const { annotations, ...metadata } = present?.metadata ?? {}
      const isCurrent =
        present !== undefined &&
        semanticEqual(present.subsets, subsets) &&
        semanticEqual(present.metadata?.labels, labels) &&
        (annotations?.[capacityAnnotation] === 'truncated') === truncated
      if (isCurrent) return undefined
      const next: Endpoints = {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: {
          ...metadata,
          ...(service.metadata?.name === undefined ? {} : { name: service.metadata.name }),
          ...(service.metadata?.namespace === undefined ? {} : { namespace: service.metadata.namespace }),
          labels,
          ...withAnnotations(annotations, { triggerTime, truncated }),
        },
        ...(subsets.length > 0 ? { subsets } : {}),
      }
      const resource = tools.client.resource(Endpoints, service.metadata?.namespace)
      try {
        if (present) await resource.update(next)
        else await resource.create(next)
      } catch (error) {
        if (isNamespaceTerminating(error)) return undefined
        if (present || isForbidden(error)) {
          const what = present ? 'update' : 'create'
          const reason = present ? 'FailedToUpdateEndpoint' : 'FailedToCreateEndpoint'
          const text = `Failed to ${what} endpoint ${key}: ${messageOf(error)}`
          tools.events.event(objectReference(service, Services), 'Warning', reason, text)
        }
        throw error
      }
      return undefined
    },
  }
}

function labelsOf(service: Service): Record<string, string> {
  const labels: Record<string, string> = { ...service.metadata?.labels, [managedByLabel]: managedBy }
  if (isHeadless(service)) labels[headlessLabel] = ''
  else delete labels[headlessLabel]
  return labels
}

function withAnnotations(
  present: Record<string, string> | undefined,
  { triggerTime, truncated }: { readonly triggerTime: string | undefined; readonly truncated: boolean },
): { annotations?: Record<string, string> } {
  const { [triggerTimeAnnotation]: _, [capacityAnnotation]: __, ...kept } = present ?? {}
  const annotations: Record<string, string> = {
    ...kept,
    ...(triggerTime === undefined ? {} : { [triggerTimeAnnotation]: triggerTime }),
    ...(truncated ? { [capacityAnnotation]: 'truncated' } : {}),
  }
  return Object.keys(annotations).length > 0 ? { annotations } : {}
}

function addressPortsOf(service: Service, pods: readonly Pod[]): readonly AddressPort[] {
  const publishesAll = service.spec?.publishNotReadyAddresses ?? false
  const ports = service.spec?.ports ?? []
  const result: AddressPort[] = []
  for (const pod of pods) {
    if (!hasEndpoint(pod, { includeTerminating: publishesAll })) continue
    const address = addressOf(pod, service)
    if (!address) continue
    const ready = publishesAll || isPodReady(pod)
    if (ports.length === 0) {
      if (isHeadless(service)) result.push({ address, ready, port: undefined })
      continue
    }
    for (const port of ports) {
      const number = targetPortOf(pod, port)
      if (number !== undefined) result.push({ address, ready, port: endpointPort(port, number) })
    }
  }
  return result
}

function endpointPort({ name, protocol, appProtocol }: ServicePort, port: number): NonNullable<AddressPort['port']> {
  return {
    ...(name ? { name } : {}),
    port,
    protocol: protocol ?? 'TCP',
    ...(appProtocol === undefined ? {} : { appProtocol }),
  }
}

/** The pod's address of the service's first family. */
function addressOf(pod: Pod, service: Service): EndpointAddress | undefined {
  const { clusterIP = '', ipFamilies } = service.spec ?? {}
  const family = familyOf(clusterIP) ?? ipFamilies?.[0]
  const ip = podAddresses(pod).find((one) => family === undefined || familyOf(one) === family)
  if (ip === undefined) return undefined
  const hostname = endpointHostname(pod, service)
  const { name, namespace, uid } = pod.metadata ?? {}
  return {
    ip,
    ...(hostname === undefined ? {} : { hostname }),
    ...(pod.spec?.nodeName ? { nodeName: pod.spec.nodeName } : {}),
    targetRef: {
      kind: 'Pod',
      ...(namespace === undefined ? {} : { namespace }),
      ...(name === undefined ? {} : { name }),
      ...(uid === undefined ? {} : { uid }),
    },
  }
}
