import { canonicalJson, type EndpointAddress, type EndpointPort, type EndpointSubset } from '../../api/index.js'
import { inHashOrder, printPort, printSubset } from '../service-pods/index.js'

/** An address with one of its ports; a headless service may have none. */
export interface AddressPort {
  readonly address: EndpointAddress
  readonly ready: boolean
  readonly port: EndpointPort | undefined
}

interface Entry {
  readonly address: EndpointAddress
  readonly ready: boolean
  readonly ports: EndpointPort[]
}

/**
 * The fewest subsets that say it: addresses with the same ports stand together, sorted. pkg/api/v1/endpoints RepackSubsets (v1.34).
 */
export function subsetsOf(addressPorts: readonly AddressPort[]): EndpointSubset[] {
  const entries = new Map<string, Entry>()
  for (const { address, ready, port } of addressPorts) {
    const key = `${address.ip}/${address.targetRef?.uid ?? ''}/${ready}`
    let entry = entries.get(key)
    if (!entry) {
      entry = { address, ready, ports: [] }
      entries.set(key, entry)
    }
    if (port) entry.ports.push(port)
  }
  const subsets = new Map<string, { ports: EndpointPort[]; ready: EndpointAddress[]; notReady: EndpointAddress[] }>()
  for (const { address, ready, ports } of entries.values()) {
    const sorted = inHashOrder(ports, printPort)
    const key = canonicalJson(sorted)
    let subset = subsets.get(key)
    if (!subset) {
      subset = { ports: sorted, ready: [], notReady: [] }
      subsets.set(key, subset)
    }
    if (ready) subset.ready.push(address)
    else subset.notReady.push(address)
  }
  const result = [...subsets.values()].map(({ ports, ready, notReady }) => ({
    ...(ready.length > 0 ? { addresses: ready.sort(byAddress) } : {}),
    ...(notReady.length > 0 ? { notReadyAddresses: notReady.sort(byAddress) } : {}),
    ...(ports.length > 0 ? { ports } : {}),
  }))
  return inHashOrder(result, printSubset)
}

/** The same addresses and ports in the fewest subsets. */
export function repackSubsets(subsets: readonly EndpointSubset[]): EndpointSubset[] {
  const addressPorts = subsets.flatMap(({ addresses = [], notReadyAddresses = [], ports }) => {
    const states = [
      ...addresses.map((address) => ({ address, ready: true })),
      ...notReadyAddresses.map((address) => ({ address, ready: false })),
    ]
    return states.flatMap((state) => (ports?.length ? ports : [undefined]).map((port) => ({ ...state, port })))
  })
  return subsetsOf(addressPorts)
}

/** At most `capacity` addresses, ready ones first. Gives whether any had to go. */
export function truncateSubsets(
  subsets: readonly EndpointSubset[],
  capacity: number,
): { subsets: EndpointSubset[]; truncated: boolean } {
  const total = subsets.reduce(
    (sum, one) => sum + (one.addresses?.length ?? 0) + (one.notReadyAddresses?.length ?? 0),
    0,
  )
  if (total <= capacity) return { subsets: [...subsets], truncated: false }
  let room = capacity
  const take = (addresses: readonly EndpointAddress[] | undefined) => {
    const taken = (addresses ?? []).slice(0, room)
    room -= taken.length
    return taken
  }
  const ready = subsets.map((subset) => take(subset.addresses))
  const kept = subsets.map((subset, position) => {
    const addresses = ready[position] ?? []
    const notReadyAddresses = take(subset.notReadyAddresses)
    return {
      ...(addresses.length > 0 ? { addresses } : {}),
      ...(notReadyAddresses.length > 0 ? { notReadyAddresses } : {}),
      ...(subset.ports ? { ports: subset.ports } : {}),
    }
  })
  return { subsets: kept.filter((subset) => subset.addresses || subset.notReadyAddresses), truncated: true }
}

function byAddress(a: EndpointAddress, b: EndpointAddress): number {
  return compare(a.ip, b.ip) || compare(a.targetRef?.uid ?? '', b.targetRef?.uid ?? '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
