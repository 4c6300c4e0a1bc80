import type { FieldError, Service, ServiceSpec } from '../../api/index.js'
import { internalError, invalid, invalidObject, parseIp, path } from '../../api/index.js'
import type { Random } from '../../base/index.js'
import type { Reservation, WriteContext } from '../definition/index.js'
import { AddressRange } from './address-range.js'
import { fillIpFamilies } from './ip-families.js'
import { fillNodePorts, keepNodePorts, NodePorts } from './node-ports.js'

/** The IPAddress objects by which cluster IPs are taken. */
export interface Addresses {
  isTaken(address: string): boolean
  /** Makes the object that says whose the address is. False: somebody else's object is there. */
  take(address: string, service: { readonly namespace: string; readonly name: string }): Promise<boolean>
  release(address: string): Promise<void>
}

export interface ServiceAllocatorOptions {
  /** What dry runs speak of. */
  readonly range: string
  /** The ranges in CIDR form that addresses are given out from just now. */
  readonly ranges: () => readonly string[]
  readonly addresses: Addresses
  /** All services, for the node ports that are taken. */
  readonly services: () => readonly Service[]
  readonly random: Random
}

/**
 * Gives services their cluster IPs and node ports, and takes them back (kubernetes' pkg/registry/core/service/storage/alloc.go, v1.34). An address is taken by its
 * IPAddress object, a port by the service that has it or by a write under way.
 */
export class ServiceAllocator {
  readonly #range: AddressRange
  readonly #known = new Map<string, AddressRange | undefined>()
  readonly #options: ServiceAllocatorOptions
  readonly #ports: NodePorts

  constructor(options: ServiceAllocatorOptions) {
    this.#options = options
    this.#range = new AddressRange(options.range)
    this.#ports = new NodePorts(options)
  }

  /** For `ResourceDefinition.reserve`. Throws 422 for what cannot be had. A dry run only checks. */
  async reserve(service: Service, old: Service | undefined, context: WriteContext): Promise<Reservation> {
    const { spec } = service
    if (!spec) return { commit() {}, rollback: async () => {} }
    if (old?.spec) keepAllocated(spec, old.spec)
    // The old field alone stands for both.
    else if (spec.clusterIP && !spec.clusterIPs?.length) spec.clusterIPs = [spec.clusterIP]
    const errors = fillIpFamilies(service, old, ['IPv4'])
    if (errors.length > 0) throw refuse(service, errors)
    const taken: string[] = []
    const ports = this.#ports.begin(service, context)
    const rollback = async () => {
      ports.finish()
      await Promise.all(taken.map((address) => this.#options.addresses.release(address)))
    }
    try {
      await this.#reserveAddresses(service, old, context, taken)
      fillNodePorts(service, old, ports)
    } catch (error) {
      await rollback()
      throw error
    }
    const surrendered = old ? addressesOf(old.spec).filter((one) => !addressesOf(spec).includes(one)) : []
    return {
      commit: () => {
        ports.finish()
        if (!context.dryRun) for (const address of surrendered) void this.#options.addresses.release(address)
      },
      rollback,
    }
  }

  /** For `ResourceDefinition.release`: the service is gone. */
  async release(service: Service): Promise<void> {
    await Promise.all(addressesOf(service.spec).map((address) => this.#options.addresses.release(address)))
  }

  async #reserveAddresses(
    service: Service,
    old: Service | undefined,
    { dryRun }: WriteContext,
    taken: string[],
  ): Promise<void> {
    const spec = service.spec as ServiceSpec
    if (spec.type === 'ExternalName') return
    // What a service has may not be exchanged: the validation says so.
    if (old && old.spec?.type !== 'ExternalName') return
    const asked = spec.clusterIPs?.[0] || spec.clusterIP || ''
    if (asked === 'None') {
      spec.clusterIP = 'None'
      spec.clusterIPs = ['None']
      return
    }
    const address =
      asked === '' ? await this.#takeAny(service, dryRun, taken) : await this.#takeThis(service, asked, dryRun, taken)
    spec.clusterIP = address
    spec.clusterIPs = [address]
  }

  async #takeAny(service: Service, dryRun: boolean, taken: string[]): Promise<string> {
    const { addresses, random } = this.#options
    if (dryRun) return this.#range.network
    for (;;) {
      const address = this.#pick((one) => addresses.isTaken(one), random)
      if (address === undefined) throw internalError('failed to allocate a serviceIP: range is full')
      if (await addresses.take(address, nameOf(service))) {
        taken.push(address)
        return address
      }
    }
  }

  /** From a random range on. */
  #pick(isTaken: (address: string) => boolean, random: Random): string | undefined {
    const ranges = this.#ranges()
    const start = ranges.length > 1 ? random.below(ranges.length) : 0
    for (const range of [...ranges.slice(start), ...ranges.slice(0, start)]) {
      const address = range.pick(isTaken, random)
      if (address !== undefined) return address
    }
    return undefined
  }

  /** Those that services of this cluster can use. */
  #ranges(): readonly AddressRange[] {
    return this.#options.ranges().flatMap((cidr) => {
      if (!this.#known.has(cidr)) this.#known.set(cidr, rangeOf(cidr))
      return this.#known.get(cidr) ?? []
    })
  }

  async #takeThis(service: Service, address: string, dryRun: boolean, taken: string[]): Promise<string> {
    const { addresses } = this.#options
    const at = path('spec', 'clusterIPs')
    const refused = (why: string) =>
      refuse(service, [invalid(at, service.spec?.clusterIPs ?? [address], `failed to allocate IP ${address}: ${why}`)])
    // Ill-formed addresses are the validation's to report.
    if (!parseIp(address)) return address
    if (!this.#ranges().some((range) => range.has(address))) {
      const outside = `the provided IP (${address}) is not in the valid range. The range of valid IPs is ${this.#options.range}`
      throw refused(dryRun ? outside : 'the provided network does not match the current range')
    }
    if (dryRun) return address
    if (addresses.isTaken(address)) throw refused('provided IP is already allocated')
    if (!(await addresses.take(address, nameOf(service)))) throw refused('provided IP is already allocated')
    taken.push(address)
    return address
  }
}

function rangeOf(cidr: string): AddressRange | undefined {
  try {
    return new AddressRange(cidr)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function refuse(service: Service, errors: readonly FieldError[]): Error {
  return invalidObject({ group: '', kind: 'Service' }, service.metadata?.name ?? '', errors)
}

function nameOf({ metadata }: Service): { readonly namespace: string; readonly name: string } {
  return { namespace: metadata?.namespace ?? '', name: metadata?.name ?? '' }
}

function addressesOf(spec: ServiceSpec | undefined): readonly string[] {
  if (!spec || spec.type === 'ExternalName') return []
  return (spec.clusterIPs ?? (spec.clusterIP ? [spec.clusterIP] : [])).filter((one) => one !== 'None' && one !== '')
}

/** What an update leaves out stays as it was given out (patchAllocatedValues). */
function keepAllocated(spec: ServiceSpec, before: ServiceSpec): void {
  const hasIp = (one: ServiceSpec) => one.type !== 'ExternalName'
  if (hasIp(before) && hasIp(spec)) {
    if (!spec.clusterIP && before.clusterIP) spec.clusterIP = before.clusterIP
    if (!spec.clusterIPs?.length && before.clusterIPs) spec.clusterIPs = [...before.clusterIPs]
  }
  // The old field alone was changed (normalizeClusterIPs).
  if ((spec.clusterIP ?? '') !== (before.clusterIP ?? '') && spec.clusterIPs?.join() === before.clusterIPs?.join()) {
    if (spec.clusterIP) spec.clusterIPs = [spec.clusterIP]
    else delete spec.clusterIPs
  }
  keepNodePorts(spec, before)
}
