import ipaddr from 'ipaddr.js'
import type { EndpointSlice, Node, Service } from '../../api/index.js'
import { EndpointSlices, Nodes, objectKey, Services } from '../../api/index.js'
import type { Clock, Logger, Random } from '../../base/index.js'
import type { Informer, Informers } from '../../client/index.js'
import { indexSlices, serviceKeyOf } from '../slices-by-service.js'
import type { Refusal } from './listeners.js'
import { Listeners } from './listeners.js'
import { servicePorts } from './service-ports.js'

export interface ServiceProxyOptions {
  readonly informers: Informers
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** Where node ports are opened. */
  readonly nodePortAddresses: readonly string[]
  /** Whether this machine can listen on Services' addresses. */
  readonly hasServiceAddresses: boolean
  /** Addresses and ports of Services that others of this cluster serve: `10.96.0.10:53`. */
  readonly reserved: readonly string[]
}

const retryMs = 10_000

/** Follows Services and their slices, and keeps a socket open for each port that leads somewhere. */
export class ServiceProxy {
  readonly #options: ServiceProxyOptions
  readonly #services: Informer<Service>
  readonly #slices: Informer<EndpointSlice>
  readonly #slicesOf: (service: string) => readonly EndpointSlice[]
  readonly #nodes: Informer<Node>
  readonly #listeners: Listeners
  readonly #changed = new Set<string>()
  readonly #remarked = new Set<string>()
  readonly #ends: (() => void)[] = []
  #underWay: Promise<unknown> = Promise.resolve()

  constructor(options: ServiceProxyOptions) {
    const { informers, clock, random, logger, reserved } = options
    this.#options = options
    this.#services = informers.informer(Services)
    this.#slices = informers.informer(EndpointSlices)
    this.#nodes = informers.informer(Nodes)
    this.#slicesOf = indexSlices(this.#slices)
    this.#listeners = new Listeners({ clock, random, logger, nodeOf: (address) => this.#nodeOf(address) }, reserved)
  }

  get refused(): readonly Refusal[] {
    return this.#listeners.refused
  }

  /** To be called when the informers have synced. Resolves when the sockets for all present Services are open, or have been refused. */
  async start(): Promise<void> {
    const flush = () => this.#flush()
    const changed = (service: Service) => this.#changed.add(objectKey(service))
    this.#ends.push(
      this.#services.subscribe({
        onAdd: changed,
        onUpdate: (_, service) => changed(service),
        onDelete: changed,
        onBatchEnd: flush,
      }),
    )
    const changedSlice = (slice: EndpointSlice) => {
      const service = serviceKeyOf(slice)
      if (service !== undefined) this.#changed.add(service)
    }
    this.#ends.push(
      this.#slices.subscribe({
        onAdd: changedSlice,
        onUpdate(old, slice) {
          changedSlice(old)
          changedSlice(slice)
        },
        onDelete: changedSlice,
        onBatchEnd: flush,
      }),
    )
    const timer = this.#options.clock.every(retryMs, () => {
      if (this.#listeners.refused.length > 0) this.#also(this.#listeners.retry())
    })
    this.#ends.push(() => timer.cancel())
    this.#flush()
    await this.#underWay
  }

  async stop(): Promise<void> {
    for (const end of this.#ends.splice(0)) end()
    await this.#underWay
    await this.#listeners.stop()
  }

  #flush(): void {
    for (const key of this.#changed) this.#also(this.#apply(key))
    this.#changed.clear()
  }

  #also(work: Promise<void>): void {
    const { logger } = this.#options
    const guarded = work.catch((error: unknown) => logger.error('Failed to follow a Service', { error: String(error) }))
    this.#underWay = Promise.all([this.#underWay, guarded])
  }

  #apply(key: string): Promise<void> {
    const service = this.#services.getByKey(key)
    if (!service) {
      this.#remarked.delete(key)
      return this.#listeners.set(key, [])
    }
    this.#remark(key, service)
    const { hasServiceAddresses } = this.#options
    const ports = servicePorts(service, this.#slicesOf(key), this.#options)
    return this.#listeners.set(key, hasServiceAddresses ? ports : ports.filter(({ at }) => at === 'node-port'))
  }

  /** What a Service asks for and does not get is said once. */
  #remark(service: string, { spec }: Service): void {
    if (this.#remarked.has(service)) return
    const isUnserved = (spec?.externalIPs ?? []).length > 0
    const hasSctp = (spec?.ports ?? []).some(({ protocol }) => protocol === 'SCTP')
    if (!isUnserved && !hasSctp) return
    this.#remarked.add(service)
    if (isUnserved) this.#options.logger.warn("Nothing listens on a Service's externalIPs", { service })
    if (hasSctp) this.#options.logger.warn('Nothing listens on ports with the protocol SCTP', { service })
  }

  #nodeOf(address: string): string | undefined {
    if (!ipaddr.IPv4.isValid(address)) return undefined
    const parsed = ipaddr.IPv4.parse(address)
    const node = this.#nodes.list().find(({ spec }) => {
      const cidr = spec?.podCIDR
      return cidr !== undefined && ipaddr.IPv4.isValidCIDR(cidr) && parsed.match(ipaddr.IPv4.parseCIDR(cidr))
    })
    return node?.metadata?.name
  }
}
