import {
  controllerReference,
  type EndpointSlice,
  EndpointSlices,
  isForbidden,
  Nodes,
  objectReference,
  Pods,
  type Service,
  Services,
  splitObjectKey,
} from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import { isNamespaceTerminating, type Reconciler, type ReconcilerTools } from '../runtime/index.js'
import {
  followPods,
  headlessLabel,
  type IpFamily,
  isHeadless,
  isSameMap,
  podsOfService,
  serviceNameLabel,
  TriggerTimes,
  triggerTimeAnnotation,
} from '../service-pods/index.js'
import { addressTypesOf, type DesiredEndpoints, desiredEndpoints } from './desired.js'
import { packEndpoints, type SliceContent } from './packing.js'
import { managedByLabel, SliceWriter } from './slice-writer.js'

const managedBy = 'endpointslice-controller.k8s.io'
/** Upstream's --max-endpoints-per-slice. */
const endpointsPerSlice = 100
const serviceIndex = 'slices of a service'

/** The key of the service whose slice this is; undefined for slices that are not of this controller. */
export function serviceKeyOf(slice: EndpointSlice, manager: string): string | undefined {
  const labels = slice.metadata?.labels
  const name = labels?.[serviceNameLabel]
  return labels?.[managedByLabel] === manager && name ? `${slice.metadata?.namespace}/${name}` : undefined
}

/** Keeps the EndpointSlices of each service with a selector. pkg/controller/endpointslice (v1.34). */
export function createEndpointSliceReconciler(tools: ReconcilerTools): Reconciler {
  const services = tools.informers.informer(Services)
  const slices = tools.informers.informer(EndpointSlices)
  const pods = tools.informers.informer(Pods)
  const nodes = tools.informers.informer(Nodes)
  const writer = new SliceWriter(tools.client, slices)
  const triggerTimes = new TriggerTimes()
  const sizes = new Map<string, number>()
  slices.addIndex(serviceIndex, (slice) => {
    const key = serviceKeyOf(slice, managedBy)
    return key === undefined ? [] : [key]
  })
  slices.subscribe({
    onDelete: (slice) => {
      const key = serviceKeyOf(slice, managedBy)
      if (key !== undefined) writer.noteGone(key, slice)
    },
  })
  followPods(tools, (key) => sizes.get(key) ?? 0)
  /** Node → services with pods on it, while it is not known. */
  const waiting = new Map<string, Set<string>>()
  nodes.subscribe({
    onAdd: ({ metadata }) => {
      const name = metadata?.name ?? ''
      for (const key of waiting.get(name) ?? []) tools.queue.add(key)
      waiting.delete(name)
    },
  })

  function reportFailure(service: Service, key: string, message: string): void {
    const text = `Error updating Endpoint Slices for Service ${key}: ${message}`
    tools.events.event(objectReference(service, Services), 'Warning', 'FailedToUpdateEndpointSlices', text)
  }

  return {
    async reconcile(key) {
      const service = services.getByKey(key)
      const present = slices.byIndex(serviceIndex, key)
      if (!service || service.spec?.type === 'ExternalName' || !service.spec?.selector) {
        if (!service) {
          triggerTimes.forget(key)
          writer.forget(key)
          sizes.delete(key)
        }
        // A service that is gone takes its slices along by their owner reference; one that has lost its selector does not.
        if (service?.spec?.type === 'ExternalName' && present.length > 0) {
          const { namespace } = splitObjectKey(key)
          const head = { addressType: 'IPv4', metadata: {} }
          await writer.write(key, namespace, head, { create: [], update: [], remove: present })
        }
        return undefined
      }
      // Writing on an old view would double slices: the event that brings the newer one enqueues the service again.
      if (!writer.isUpToDate(key, present)) return { isPostponed: true }
      const selected = podsOfService(pods, service)
      sizes.set(key, selected.length)
      const triggerTime = triggerTimes.next(key, service, selected)
      const types = addressTypesOf(service)
      const missing: DesiredEndpoints['missingNodes'][number][] = []
      try {
        for (const type of types) {
          const ofType = present.filter((slice) => slice.addressType === type)
          const { groups, missingNodes } = desiredEndpoints(service, selected, type, (name) => nodes.get('', name))
          missing.push(...missingNodes)
          const changes = changesOf(service, ofType, packEndpoints(ofType, groups, endpointsPerSlice))
          await writer.write(key, service.metadata?.namespace ?? '', headOf(service, type, triggerTime), changes)
        }
        const strangers = present.filter((slice) => !types.includes(slice.addressType as IpFamily))
        const head = { addressType: 'IPv4', metadata: {} }
        await writer.write(key, service.metadata?.namespace ?? '', head, { create: [], update: [], remove: strangers })
      } catch (error) {
        if (isNamespaceTerminating(error)) return undefined
        if (isForbidden(error)) reportFailure(service, key, messageOf(error))
        throw error
      }
      for (const { node } of missing) {
        const keys = waiting.get(node)
        if (keys) keys.add(key)
        else waiting.set(node, new Set([key]))
      }
      const skipped = missing.filter(({ isLeftOut }) => isLeftOut)
      if (skipped.length === 0) return undefined
      const lines = skipped.map(({ node, pod }) => `skipping Pod ${pod} for Service ${key}: Node ${node} Not Found`)
      const message = aggregate(lines)
      reportFailure(service, key, message)
      throw new Error(message)
    },
  }
}

/** Several errors as one, as apimachinery's Aggregate writes them. */
function aggregate(messages: readonly string[]): string {
  const [first = '', ...others] = new Set(messages)
  return others.length === 0 ? first : `[${[first, ...others].join(', ')}]`
}

/** Adds the slices whose labels are no longer right, and an empty one where there would be none. */
function changesOf(service: Service, present: readonly EndpointSlice[], packing: ReturnType<typeof packEndpoints>) {
  const labels = labelsOf(service)
  const relabelled = packing.keep
    .filter((slice) => !isSameMap(slice.metadata?.labels, labels))
    .map((slice) => ({ slice, content: { ports: slice.ports ?? [], endpoints: slice.endpoints ?? [] } }))
  const create: SliceContent[] = [...packing.create]
  let remove = packing.remove
  if (present.length === remove.length && create.length === 0) {
    const [only] = remove
    const isPlaceholder = remove.length === 1 && isEmpty(only) && isSameMap(only?.metadata?.labels, labels)
    if (isPlaceholder) remove = []
    else create.push({ ports: [], endpoints: [] })
  }
  return { create, update: [...packing.update, ...relabelled], remove }
}

function isEmpty(slice: EndpointSlice | undefined): boolean {
  return (slice?.endpoints ?? []).length === 0 && (slice?.ports ?? []).length === 0
}

function labelsOf(service: Service): Record<string, string> {
  const labels: Record<string, string> = {
    ...service.metadata?.labels,
    [serviceNameLabel]: service.metadata?.name ?? '',
    [managedByLabel]: managedBy,
  }
  if (isHeadless(service)) labels[headlessLabel] = ''
  else delete labels[headlessLabel]
  return labels
}

function headOf(service: Service, addressType: IpFamily, triggerTime: string | undefined) {
  const { name = '', namespace } = service.metadata ?? {}
  return {
    addressType,
    metadata: {
      generateName: `${name}-`,
      ...(namespace === undefined ? {} : { namespace }),
      labels: labelsOf(service),
      ownerReferences: [controllerReference(service, Services)],
    },
    annotate: (present: Record<string, string> = {}) => {
      const { [triggerTimeAnnotation]: _, ...kept } = present
      return triggerTime === undefined ? kept : { ...kept, [triggerTimeAnnotation]: triggerTime }
    },
  }
}
