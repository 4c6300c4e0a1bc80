import {
  controllerReference,
  type DiscoveryV1EndpointPort,
  type Endpoint,
  type EndpointAddress,
  EndpointSlices,
  Endpoints,
  objectKey,
  Services,
  splitObjectKey,
} from '../../api/index.js'
import {
  type EndpointGroup,
  managedByLabel,
  packEndpoints,
  SliceWriter,
  serviceKeyOf,
} from '../endpoint-slice/index.js'
import { repackSubsets } from '../endpoints/index.js'
import {
  defineController,
  isNamespaceTerminating,
  mapping,
  type Reconciler,
  type ReconcilerTools,
} from '../runtime/index.js'
import {
  familyOf,
  inHashOrder,
  isSameMap,
  printSlicePort,
  serviceNameLabel,
  triggerTimeAnnotation,
} from '../service-pods/index.js'

const managedBy = 'endpointslicemirroring-controller.k8s.io'
const skipLabel = 'endpointslice.kubernetes.io/skip-mirror'
const leaderAnnotation = 'control-plane.alpha.kubernetes.io/leader'
/** Upstream's --mirroring-max-endpoints-per-subset. */
const endpointsPerSubset = 1000
const serviceIndex = 'mirrored slices of a service'

const sliceKeys = (slice: Parameters<typeof serviceKeyOf>[0]) => {
  const key = serviceKeyOf(slice, managedBy)
  return key === undefined ? [] : [key]
}

/** Copies hand-made Endpoints of services without a selector into EndpointSlices. pkg/controller/endpointslicemirroring (v1.34). */
export const endpointSliceMirroringController = defineController({
  name: 'endpoint-slice-mirroring-controller',
  reconciles: Endpoints,
  maps: [mapping(Services, (service) => [objectKey(service)]), mapping(EndpointSlices, sliceKeys)],
  create: createReconciler,
})

function createReconciler(tools: ReconcilerTools): Reconciler {
  const endpoints = tools.informers.informer(Endpoints)
  const services = tools.informers.informer(Services)
  const slices = tools.informers.informer(EndpointSlices)
  const writer = new SliceWriter(tools.client, slices)
  slices.addIndex(serviceIndex, sliceKeys)
  slices.subscribe({
    onDelete: (slice) => {
      for (const key of sliceKeys(slice)) writer.noteGone(key, slice)
    },
  })

  return {
    async reconcile(key) {
      const source = endpoints.getByKey(key)
      const service = services.getByKey(key)
      const present = slices.byIndex(serviceIndex, key)
      const { namespace, name } = splitObjectKey(key)
      if (!writer.isUpToDate(key, present)) return undefined
      try {
        if (!source || !isMirrored(source) || !service || service.spec?.selector) {
          writer.forget(key)
          const head = { addressType: 'IPv4', metadata: {} }
          await writer.write(key, namespace, head, { create: [], update: [], remove: present })
          return undefined
        }
        const metadata = {
          generateName: `${name}-`,
          namespace,
          labels: labelsOf(source, name),
          annotations: annotationsOf(source),
          ownerReferences: [controllerReference(source, Endpoints)],
        }
        for (const addressType of ['IPv4', 'IPv6'] as const) {
          const ofType = present.filter((slice) => slice.addressType === addressType)
          const packing = packEndpoints(ofType, groupsOf(source, addressType), endpointsPerSubset)
          const relabelled = packing.keep
            .filter((slice) => !isSameMap(slice.metadata?.labels, metadata.labels))
            .map((slice) => ({ slice, content: { ports: slice.ports ?? [], endpoints: slice.endpoints ?? [] } }))
          const changes = { ...packing, update: [...packing.update, ...relabelled] }
          await writer.write(key, namespace, { addressType, metadata }, changes)
        }
      } catch (error) {
        if (!isNamespaceTerminating(error)) throw error
      }
      return undefined
    },
  }
}

function isMirrored({ metadata }: Endpoints): boolean {
  if (metadata?.labels?.[skipLabel] === 'true') return false
  return metadata?.annotations?.[leaderAnnotation] === undefined && metadata?.deletionTimestamp === undefined
}

function labelsOf({ metadata }: Endpoints, serviceName: string): Record<string, string> {
  return { ...metadata?.labels, [serviceNameLabel]: serviceName, [managedByLabel]: managedBy }
}

function annotationsOf({ metadata }: Endpoints): Record<string, string> {
  const {
    'kubectl.kubernetes.io/last-applied-configuration': _,
    [triggerTimeAnnotation]: __,
    ...rest
  } = metadata?.annotations ?? {}
  return rest
}

function groupsOf(source: Endpoints, addressType: string): readonly EndpointGroup[] {
  const groups: EndpointGroup[] = []
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of repackSubsets(source.subsets ?? [])) {
    const endpoints = [
      ...addresses.map((address) => endpointOf(address, true)),
      ...notReadyAddresses.map((address) => endpointOf(address, false)),
    ]
      .filter((endpoint) => familyOf(endpoint.addresses[0] ?? '') === addressType)
      .slice(0, endpointsPerSubset)
    if (endpoints.length === 0) continue
    const slicePorts = ports.map(
      ({ name, port, protocol, appProtocol }): DiscoveryV1EndpointPort => ({
        name: name ?? '',
        port,
        protocol: protocol ?? 'TCP',
        ...(appProtocol === undefined ? {} : { appProtocol }),
      }),
    )
    groups.push({ ports: inHashOrder(slicePorts, printSlicePort), endpoints })
  }
  return groups
}

function endpointOf({ ip, hostname, nodeName, targetRef }: EndpointAddress, ready: boolean): Endpoint {
  return {
    addresses: [ip],
    conditions: { ready },
    ...(hostname ? { hostname } : {}),
    ...(nodeName ? { nodeName } : {}),
    ...(targetRef ? { targetRef } : {}),
  }
}
