import {
  canonicalJson,
  type DiscoveryV1EndpointPort,
  type Endpoint,
  isPodReady,
  type Node,
  type Pod,
  type Service,
} from '../../api/index.js'
import {
  endpointHostname,
  familyOf,
  hasEndpoint,
  type IpFamily,
  inHashOrder,
  podAddresses,
  printSlicePort,
  targetPortOf,
} from '../service-pods/index.js'
import type { EndpointGroup } from './packing.js'

const zoneLabel = 'topology.kubernetes.io/zone'

/** The address types that a service's slices have. */
export function addressTypesOf(service: Service): readonly IpFamily[] {
  const { ipFamilies = [], clusterIP = '' } = service.spec ?? {}
  const families = ipFamilies.filter((family): family is IpFamily => family === 'IPv4' || family === 'IPv6')
  if (families.length > 0) return families
  const family = familyOf(clusterIP)
  return family ? [family] : ['IPv4', 'IPv6']
}

export interface DesiredEndpoints {
  readonly groups: readonly EndpointGroup[]
  /** Names of nodes that are not known (yet), and those of the pods on them. */
  readonly missingNodes: readonly { readonly node: string; readonly pod: string; readonly isLeftOut: boolean }[]
}

/** The endpoints of one address type, by their ports. k8s.io/endpointslice reconcileByAddressType (v0.34). */
export function desiredEndpoints(
  service: Service,
  pods: readonly Pod[],
  addressType: IpFamily,
  nodeOf: (name: string) => Node | undefined,
): DesiredEndpoints {
  const groups = new Map<string, { ports: DiscoveryV1EndpointPort[]; endpoints: Endpoint[] }>()
  const missingNodes: { node: string; pod: string; isLeftOut: boolean }[] = []
  const publishesAll = service.spec?.publishNotReadyAddresses ?? false
  for (const pod of pods) {
    if (!hasEndpoint(pod, { includeTerminating: true })) continue
    const addresses = podAddresses(pod).filter((address) => familyOf(address) === addressType)
    if (addresses.length === 0) continue
    const nodeName = pod.spec?.nodeName ?? ''
    const node = nodeOf(nodeName)
    if (!node) {
      missingNodes.push({ node: nodeName, pod: pod.metadata?.name ?? '', isLeftOut: !publishesAll })
      if (!publishesAll) continue
    }
    const ports = portsOf(service, pod)
    const key = canonicalJson(ports)
    let group = groups.get(key)
    if (!group) {
      group = { ports, endpoints: [] }
      groups.set(key, group)
    }
    group.endpoints.push(endpointOf(service, pod, addresses, node))
  }
  return { groups: [...groups.values()], missingNodes }
}

function portsOf(service: Service, pod: Pod): DiscoveryV1EndpointPort[] {
  const ports: DiscoveryV1EndpointPort[] = []
  for (const servicePort of service.spec?.ports ?? []) {
    const port = targetPortOf(pod, servicePort)
    if (port === undefined) continue
    const { name, protocol, appProtocol } = servicePort
    ports.push({
      name: name ?? '',
      port,
      protocol: protocol ?? 'TCP',
      ...(appProtocol === undefined ? {} : { appProtocol }),
    })
  }
  return inHashOrder(ports, printSlicePort)
}

function endpointOf(service: Service, pod: Pod, addresses: readonly string[], node: Node | undefined): Endpoint {
  const serving = isPodReady(pod)
  const terminating = pod.metadata?.deletionTimestamp !== undefined
  const ready = (service.spec?.publishNotReadyAddresses ?? false) || (serving && !terminating)
  const zone = node?.metadata?.labels?.[zoneLabel]
  const hostname = endpointHostname(pod, service)
  const nodeName = pod.spec?.nodeName
  const { name, namespace, uid } = pod.metadata ?? {}
  const endpoint: Endpoint = {
    addresses: [...addresses],
    conditions: { ready, serving, terminating },
    ...(hostname === undefined ? {} : { hostname }),
    ...(nodeName ? { nodeName } : {}),
    targetRef: {
      kind: 'Pod',
      ...(namespace === undefined ? {} : { namespace }),
      ...(name === undefined ? {} : { name }),
      ...(uid === undefined ? {} : { uid }),
    },
    ...(zone ? { zone } : {}),
  }
  return withHints(endpoint, service.spec?.trafficDistribution)
}

/** KEP-4444 and KEP-3015: traffic stays in the zone, or on the node, of its source where there are endpoints. */
function withHints(endpoint: Endpoint, distribution: string | undefined): Endpoint {
  const { zone, nodeName, conditions } = endpoint
  if (!conditions?.ready || zone === undefined) return endpoint
  const forZones = [{ name: zone }]
  if (distribution === 'PreferClose' || distribution === 'PreferSameZone') return { ...endpoint, hints: { forZones } }
  if (distribution === 'PreferSameNode' && nodeName !== undefined)
    return { ...endpoint, hints: { forNodes: [{ name: nodeName }], forZones } }
  return endpoint
}
