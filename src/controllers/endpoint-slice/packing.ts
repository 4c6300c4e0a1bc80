import {
  canonicalJson,
  type DiscoveryV1EndpointPort,
  type Endpoint,
  type EndpointSlice,
  semanticEqual,
} from '../../api/index.js'

/** Endpoints that have the same ports and so may share slices. */
export interface EndpointGroup {
  readonly ports: readonly DiscoveryV1EndpointPort[]
  readonly endpoints: readonly Endpoint[]
}

export interface SliceContent {
  readonly ports: readonly DiscoveryV1EndpointPort[]
  readonly endpoints: readonly Endpoint[]
}

export interface Packing {
  readonly create: readonly SliceContent[]
  readonly update: readonly { readonly slice: EndpointSlice; readonly content: SliceContent }[]
  readonly remove: readonly EndpointSlice[]
  /** As they are, as far as endpoints go. */
  readonly keep: readonly EndpointSlice[]
}

/**
 * Spreads endpoints over slices with as few writes as possible: endpoints stay in their slices; new ones go where something changes
 * anyway, then into one slice that has room, then into new ones. k8s.io/endpointslice reconcileByPortMapping (v0.34).
 */
export function packEndpoints(
  existing: readonly EndpointSlice[],
  groups: readonly EndpointGroup[],
  capacity: number,
): Packing {
  const create: SliceContent[] = []
  const update: { slice: EndpointSlice; content: SliceContent }[] = []
  const remove: EndpointSlice[] = []
  const keep: EndpointSlice[] = []
  const byPorts = new Map<string, EndpointSlice[]>()
  for (const slice of existing) {
    const key = canonicalJson(slice.ports ?? [])
    byPorts.set(key, [...(byPorts.get(key) ?? []), slice])
  }
  for (const group of groups) {
    const key = canonicalJson(group.ports)
    const packed = packGroup(byPorts.get(key) ?? [], group, capacity)
    byPorts.delete(key)
    create.push(...packed.create)
    update.push(...packed.update)
    remove.push(...packed.remove)
    keep.push(...packed.keep)
  }
  for (const slices of byPorts.values()) remove.push(...slices)
  // A slice that would go takes what a new one would hold.
  while (create.length > 0 && remove.length > 0) {
    const slice = remove.pop()
    const content = create.pop()
    if (slice && content) update.push({ slice, content })
  }
  return { create, update, remove, keep }
}

function packGroup(slices: readonly EndpointSlice[], { ports, endpoints }: EndpointGroup, capacity: number): Packing {
  const wanted = new Map(endpoints.map((endpoint) => [endpointKey(endpoint), endpoint]))
  const changed: { slice: EndpointSlice; kept: Endpoint[] }[] = []
  const unchanged: EndpointSlice[] = []
  const empty: EndpointSlice[] = []
  for (const slice of slices) {
    const kept: Endpoint[] = []
    let isChanged = false
    for (const present of slice.endpoints ?? []) {
      const key = endpointKey(present)
      const endpoint = wanted.get(key)
      if (endpoint) {
        wanted.delete(key)
        kept.push(endpoint)
      }
      isChanged ||= !endpoint || !semanticEqual(present, endpoint)
    }
    if (kept.length === 0) empty.push(slice)
    else if (isChanged) changed.push({ slice, kept })
    else unchanged.push(slice)
  }
  const left = [...wanted.values()]
  // Fullest first, so that slices fill up instead of staying half empty.
  changed.sort((a, b) => b.kept.length - a.kept.length)
  for (const { kept } of changed) kept.push(...left.splice(0, capacity - kept.length))
  if (left.length > 0) {
    const fitting = unchanged
      .filter((slice) => (slice.endpoints ?? []).length + (left.length % capacity) <= capacity)
      .sort((a, b) => (b.endpoints ?? []).length - (a.endpoints ?? []).length)
    const [slice] = fitting
    const rest = left.length % capacity
    if (slice && rest > 0) {
      unchanged.splice(unchanged.indexOf(slice), 1)
      changed.push({ slice, kept: [...(slice.endpoints ?? []), ...left.splice(0, rest)] })
    }
  }
  const create: SliceContent[] = []
  while (left.length > 0) create.push({ ports, endpoints: left.splice(0, capacity) })
  return {
    create,
    update: changed.map(({ slice, kept }) => ({ slice, content: { ports, endpoints: kept } })),
    remove: empty,
    keep: unchanged,
  }
}

function endpointKey({ addresses, hostname, targetRef }: Endpoint): string {
  return [...addresses, hostname ?? '', targetRef?.namespace ?? '', targetRef?.name ?? ''].join('\0')
}
