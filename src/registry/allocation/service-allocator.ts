import type { FieldError, Service, ServicePort, ServiceSpec } from '../../api/index.js'
import { internalError, invalid, invalidObject, path } from '../../api/index.js'
import type { Random } from '../../base/index.js'
import type { Reservation, WriteContext } from '../definition/index.js'
import { AddressRange } from './address-range.js'
import { fillIpFamilies } from './ip-families.js'

/** The IPAddress objects by which cluster IPs are taken. */
export interface Addresses {
  isTaken(address: string): boolean
  /** Makes the object that says whose the address is. False: somebody else's object is there. */
  take(address: string, service: { readonly namespace: string; readonly name: string }): Promise<boolean>
  release(address: string): Promise<void>
}

export interface ServiceAllocatorOptions {
  readonly range: string
  readonly addresses: Addresses
  /** All services, for the node ports that are taken. */
  readonly services: () => readonly Service[]
  readonly random: Random
}

const firstNodePort = 30_000
const lastNodePort = 32_767
/** The first ports are left to people who choose themselves, while there are others (KEP-3668). */
const firstDynamicPort = firstNodePort + 86

/** What one write has taken so far. */
interface Taken {
  readonly addresses: string[]
  readonly ports: Set<string>
}

/**
 * Gives services their cluster IPs and node ports, and takes them back (kubernetes' pkg/registry/core/service/storage/alloc.go, v1.34). An address is taken by its
 * IPAddress object, a port by the service that has it or by a write under way.
 */
export class ServiceAllocator {
  readonly #range: AddressRange
  readonly #options: ServiceAllocatorOptions
  /** Ports of writes that have not ended: `31000/TCP`. */
  readonly #pendingPorts = new Set<string>()

  constructor(options: ServiceAllocatorOptions) {
    this.#options = options
    this.#range = new AddressRange(options.range)
  }

  /** For `ResourceDefinition.reserve`. Throws 422 for what cannot be had. A dry run only checks. */
  async reserve(service: Service, old: Service | undefined, context: WriteContext): Promise<Reservation> {
    const { spec } = service
    if (!spec) return { commit() {}, rollback: async () => {} }
    if (old?.spec) keepAllocated(spec, old.spec)
    const errors = fillIpFamilies(service, ['IPv4'])
    if (errors.length > 0) throw refuse(service, errors)
    const taken: Taken = { addresses: [], ports: new Set() }
    const rollback = async () => {
      for (const port of taken.ports) this.#pendingPorts.delete(port)
      await Promise.all(taken.addresses.map((address) => this.#options.addresses.release(address)))
    }
    try {
      await this.#reserveAddresses(service, old, context, taken)
      this.#reservePorts(service, old, taken)
    } catch (error) {
      await rollback()
      throw error
    }
    const surrendered = old ? addressesOf(old.spec).filter((one) => !addressesOf(spec).includes(one)) : []
    return {
      commit: () => {
        for (const port of taken.ports) this.#pendingPorts.delete(port)
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
    taken: Taken,
  ): Promise<void> {
    const spec = service.spec as ServiceSpec
    if (spec.type === 'ExternalName') return
    const asked = spec.clusterIPs?.[0] || spec.clusterIP || ''
    if (asked === 'None') {
      spec.clusterIP = 'None'
      spec.clusterIPs = ['None']
      return
    }
    // An address that a service has may not be exchanged for another: the validation says so.
    if (asked !== '' && addressesOf(old?.spec).length > 0) return
    const address =
      asked === '' ? await this.#takeAny(service, dryRun, taken) : await this.#takeThis(service, asked, dryRun, taken)
    spec.clusterIP = address
    spec.clusterIPs = [address]
  }

  async #takeAny(service: Service, dryRun: boolean, taken: Taken): Promise<string> {
    const { addresses, random } = this.#options
    for (;;) {
      const address = this.#range.pick((one) => addresses.isTaken(one), random)
      if (address === undefined) throw internalError('failed to allocate a serviceIP: range is full')
      if (dryRun) return address
      if (await addresses.take(address, nameOf(service))) {
        taken.addresses.push(address)
        return address
      }
    }
  }

  async #takeThis(service: Service, address: string, dryRun: boolean, taken: Taken): Promise<string> {
    const { addresses } = this.#options
    const at = path('spec', 'clusterIPs')
    const refused = (why: string) =>
      refuse(service, [invalid(at, service.spec?.clusterIPs ?? [address], `failed to allocate IP ${address}: ${why}`)])
    // Ill-formed addresses are the validation's to report.
    if (!/^[0-9]+(\.[0-9]+){3}$/.test(address)) return address
    if (!this.#range.has(address)) {
      throw refused(`the provided network does not match the current range`)
    }
    if (addresses.isTaken(address)) throw refused('provided IP is already allocated')
    if (dryRun) return address
    if (!(await addresses.take(address, nameOf(service)))) throw refused('provided IP is already allocated')
    taken.addresses.push(address)
    return address
  }

  #reservePorts(service: Service, old: Service | undefined, taken: Taken): void {
    const spec = service.spec as ServiceSpec
    if (needsNodePorts(spec)) {
      const own = portsOf(old?.spec)
      const used = this.#usedPorts(service)
      /** Ports of one number may be shared by the protocols of one service. */
      const chosen = new Map<number, Set<string>>()
      for (const port of spec.ports ?? []) if (port.nodePort) noteChoice(chosen, port.nodePort, port.protocol)
      for (const [i, port] of (spec.ports ?? []).entries()) {
        if (port.nodePort) this.#takePort(service, port, i, { own, used, taken })
        else port.nodePort = this.#anyPort(spec, port, used, taken, chosen)
      }
    }
    this.#reserveHealthCheckPort(service, old, taken)
  }

  #takePort(
    service: Service,
    port: ServicePort,
    i: number,
    { own, used, taken }: { own: ReadonlySet<string>; used: ReadonlySet<string>; taken: Taken },
  ): void {
    const number = port.nodePort as number
    const key = portKey(number, port.protocol)
    const at = path('spec', 'ports').index(i).child('nodePort')
    if (taken.ports.has(key)) throw refuse(service, [invalid(at, number, 'provided port is already allocated')])
    if (own.has(key)) return
    if (number < firstNodePort || number > lastNodePort) {
      throw refuse(service, [
        invalid(
          at,
          number,
          `provided port is not in the valid range. The range of valid ports is ${firstNodePort}-${lastNodePort}`,
        ),
      ])
    }
    if (used.has(String(number)) || this.#pendingPorts.has(key))
      throw refuse(service, [invalid(at, number, 'provided port is already allocated')])
    this.#note(key, taken)
  }

  /** The port that another protocol of the same service port has, or any free one. */
  #anyPort(
    spec: ServiceSpec,
    port: ServicePort,
    used: ReadonlySet<string>,
    taken: Taken,
    chosen: Map<number, Set<string>>,
  ): number {
    const twin = spec.ports?.find(
      (one) =>
        one !== port &&
        one.port === port.port &&
        one.nodePort &&
        !chosen.get(one.nodePort)?.has(port.protocol ?? 'TCP'),
    )
    const number = twin?.nodePort ?? this.#freePort(used)
    noteChoice(chosen, number, port.protocol)
    this.#note(portKey(number, port.protocol), taken)
    return number
  }

  #freePort(used: ReadonlySet<string>): number {
    const isFree = (port: number) =>
      !used.has(String(port)) && ![...'TUS'].some((letter) => this.#pendingPorts.has(`${port}/${letter}`))
    const count = lastNodePort - firstDynamicPort + 1
    const start = this.#options.random.below(count)
    for (let i = 0; i < count; i++) {
      const port = firstDynamicPort + ((start + i) % count)
      if (isFree(port)) return port
    }
    for (let port = firstNodePort; port < firstDynamicPort; port++) if (isFree(port)) return port
    throw internalError('failed to allocate a nodePort: range is full')
  }

  #reserveHealthCheckPort(service: Service, old: Service | undefined, taken: Taken): void {
    const spec = service.spec as ServiceSpec
    const needs = spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local'
    if (!needs) {
      // Only what was given out before is taken back; anything else is the validation's to refuse.
      if (old?.spec?.healthCheckNodePort !== undefined && old.spec.healthCheckNodePort === spec.healthCheckNodePort)
        delete spec.healthCheckNodePort
      return
    }
    const used = this.#usedPorts(service)
    if (!spec.healthCheckNodePort) {
      spec.healthCheckNodePort = this.#freePort(
        new Set([...used, ...(spec.ports ?? []).map((port) => String(port.nodePort))]),
      )
      this.#note(portKey(spec.healthCheckNodePort, 'TCP'), taken)
      return
    }
    if (spec.healthCheckNodePort === old?.spec?.healthCheckNodePort) return
    const at = path('spec', 'healthCheckNodePort')
    const number = spec.healthCheckNodePort
    if (used.has(String(number)))
      throw refuse(service, [
        invalid(
          at,
          number,
          `failed to allocate requested HealthCheck NodePort ${number}: provided port is already allocated`,
        ),
      ])
    this.#note(portKey(number, 'TCP'), taken)
  }

  #note(key: string, taken: Taken): void {
    taken.ports.add(key)
    this.#pendingPorts.add(key)
  }

  /** Numbers that other services have. */
  #usedPorts(service: Service): ReadonlySet<string> {
    const used = new Set<string>()
    const uid = service.metadata?.uid
    for (const other of this.#options.services()) {
      if (other.metadata?.uid === uid) continue
      for (const port of other.spec?.ports ?? []) if (port.nodePort) used.add(String(port.nodePort))
      if (other.spec?.healthCheckNodePort) used.add(String(other.spec.healthCheckNodePort))
    }
    return used
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

function needsNodePorts({ type, allocateLoadBalancerNodePorts }: ServiceSpec): boolean {
  return type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts !== false)
}

function portKey(port: number, protocol: string | undefined): string {
  return `${port}/${(protocol ?? 'TCP')[0]}`
}

function portsOf(spec: ServiceSpec | undefined): ReadonlySet<string> {
  return new Set((spec?.ports ?? []).flatMap((port) => (port.nodePort ? [portKey(port.nodePort, port.protocol)] : [])))
}

function noteChoice(chosen: Map<number, Set<string>>, port: number, protocol = 'TCP'): void {
  const protocols = chosen.get(port) ?? new Set<string>()
  protocols.add(protocol)
  chosen.set(port, protocols)
}

/** What an update leaves out stays as it was given out (patchAllocatedValues). */
function keepAllocated(spec: ServiceSpec, before: ServiceSpec): void {
  const hasIp = (one: ServiceSpec) => one.type !== 'ExternalName'
  if (hasIp(before) && hasIp(spec)) {
    if (!spec.clusterIP && !spec.clusterIPs?.length) {
      if (before.clusterIP !== undefined) spec.clusterIP = before.clusterIP
      if (before.clusterIPs) spec.clusterIPs = [...before.clusterIPs]
    } else if (!spec.clusterIPs?.length && spec.clusterIP === before.clusterIP && before.clusterIPs)
      spec.clusterIPs = [...before.clusterIPs]
    if (before.ipFamilies && !spec.ipFamilies) spec.ipFamilies = [...before.ipFamilies]
    if (before.ipFamilyPolicy && !spec.ipFamilyPolicy) spec.ipFamilyPolicy = before.ipFamilyPolicy
  }
  if (needsNodePorts(before) && needsNodePorts(spec)) {
    const byName = new Map((before.ports ?? []).map((port) => [port.name ?? '', port.nodePort]))
    const used = new Set((spec.ports ?? []).map((port) => port.nodePort))
    for (const port of spec.ports ?? []) {
      const kept = byName.get(port.name ?? '')
      if (!port.nodePort && kept && !used.has(kept)) port.nodePort = kept
    }
  }
  if (before.healthCheckNodePort && !spec.healthCheckNodePort) spec.healthCheckNodePort = before.healthCheckNodePort
}
