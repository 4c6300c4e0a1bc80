import type { IPAddress, Service, ServiceCIDR } from '../api/index.js'
import { findCondition, IPAddresses, isAlreadyExists, isNotFound, ServiceCIDRs, Services } from '../api/index.js'
import type { Random } from '../base/index.js'
import type { Client } from '../client/index.js'
import type { AnyResourceDefinition } from '../registry/index.js'
import { ServiceAllocator } from '../registry/index.js'
import { defaultServiceCidr } from './default-service-cidr.js'
import type { StoredObjects } from './stored-objects.js'

/** On IPAddress objects that Services made. */
const managedBy = 'ipallocator.k8s.io'

interface AllocationTools {
  readonly range: string
  readonly random: Random
  readonly objects: () => StoredObjects
  /** As the API server itself. */
  readonly client: () => Client
}

/** The Service kind, with addresses and node ports given out. All other definitions stay what they are. */
export function withAllocation(
  definitions: readonly AnyResourceDefinition[],
  tools: AllocationTools,
): readonly AnyResourceDefinition[] {
  const allocator = new ServiceAllocator({
    range: tools.range,
    ranges: () => readyRanges(tools.objects().list(ServiceCIDRs, ''), tools.range),
    random: tools.random,
    services: () => tools.objects().list(Services, ''),
    addresses: {
      isTaken: (address) => tools.objects().get(IPAddresses, '', address) !== undefined,
      take: (address, service) => take(tools.client(), address, service),
      release: (address) => release(tools.client(), address),
    },
  })
  // Laid over the definition rather than copied from it: its type is compiled at first use.
  return definitions.map((definition) =>
    definition.token.plural === Services.plural && definition.token.group === ''
      ? Object.assign(Object.create(definition) as AnyResourceDefinition, {
          reserve: allocator.reserve.bind(allocator),
          release: allocator.release.bind(allocator),
        })
      : definition,
  )
}

/** Those of ServiceCIDRs that are ready and stay; the cluster's own also before anybody has said that it is ready. */
function readyRanges(ranges: readonly ServiceCIDR[], own: string): readonly string[] {
  const usable = ranges.filter(({ metadata, status }) => {
    const ready = findCondition(status?.conditions, 'Ready')?.status
    const isReady = ready === 'True' || (metadata?.name === defaultServiceCidr && ready === undefined)
    return isReady && metadata?.deletionTimestamp === undefined
  })
  const cidrs = usable.flatMap(({ spec }) => spec?.cidrs ?? [])
  if (!ranges.some(({ metadata }) => metadata?.name === defaultServiceCidr)) cidrs.push(own)
  return [...new Set(cidrs)]
}

async function take(
  client: Client,
  address: string,
  service: { readonly namespace: string; readonly name: string },
): Promise<boolean> {
  const object: IPAddress = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IPAddress',
    metadata: {
      name: address,
      labels: {
        'ipaddress.kubernetes.io/ip-family': 'IPv4',
        'ipaddress.kubernetes.io/managed-by': managedBy,
      },
    },
    spec: { parentRef: { group: '', resource: 'services', ...service } },
  }
  try {
    await client.resource(IPAddresses).create(object)
    return true
  } catch (error) {
    if (isAlreadyExists(error)) return false
    throw error
  }
}

async function release(client: Client, address: string): Promise<void> {
  try {
    await client.resource(IPAddresses).delete(address)
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/**
 * Puts right what a process that ended in the middle of a write has left: addresses of services that are not there, and services
 * whose address nobody holds (kubernetes' pkg/registry/core/service/ipallocator/controller/repairip.go).
 */
export async function repairAddresses(objects: StoredObjects, client: Client): Promise<void> {
  const services = objects.list(Services, '')
  const holders = new Map(
    services.flatMap((service) => clusterIpsOf(service).map((address) => [address, service] as const)),
  )
  const orphans = objects.list(IPAddresses, '').filter(({ metadata, spec }) => {
    if (metadata?.labels?.['ipaddress.kubernetes.io/managed-by'] !== managedBy) return false
    const holder = holders.get(metadata.name ?? '')?.metadata
    return holder?.name !== spec?.parentRef.name || holder?.namespace !== spec?.parentRef.namespace
  })
  for (const { metadata } of orphans) await release(client, metadata?.name ?? '')
  for (const [address, { metadata }] of holders) {
    if (objects.get(IPAddresses, '', address)) continue
    await take(client, address, { namespace: metadata?.namespace ?? '', name: metadata?.name ?? '' })
  }
}

function clusterIpsOf({ spec }: Service): readonly string[] {
  if (spec?.type === 'ExternalName') return []
  return (spec?.clusterIPs ?? []).filter((address) => address !== 'None' && address !== '')
}
