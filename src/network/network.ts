import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'
import type { Clock, Component, Logger, Random, Timer } from '../base/index.js'
import type { Client, Informers } from '../client/index.js'
import { createInformers } from '../client/index.js'
import type { ZoneOptions } from './dns/index.js'
import { createClusterView, createResolver, DnsServer, Forwarder, Upstreams } from './dns/index.js'
import { listenProblem } from './listen-errors.js'
import { LocalRoute, ServiceProxy } from './proxy/index.js'

export interface NetworkOptions {
  readonly client: Client
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** The range of Services' addresses: `10.96.0.0/16`. */
  readonly serviceCIDR: string
  /** The Service address of the cluster's DNS, in that range. */
  readonly dnsAddress: string
  /** This machine's address on the pods' network. */
  readonly gateway: string
  /** The range of pods' addresses. */
  readonly podCIDR: string
  /** Default `cluster.local`. */
  readonly domain?: string
  /** Asked by `stop`: whether pods of this machine live on. */
  readonly podsLiveOn?: () => Promise<boolean>
}

/** Services and cluster DNS for the pods of one machine. */
export interface Network extends Component {
  /**
   * Where pods find the cluster's DNS. Known after `start`; empty when no address for it could be had. The Service's address comes first; after it the
   * gateway's, which no other cluster can have: a pod may live on while the Service's address goes to another cluster's DNS, which refuses it.
   */
  readonly clusterDNS: readonly string[]
  /** Why this machine cannot have Services' addresses; undefined when it has them. Known after `start`. */
  readonly withoutServiceAddresses: string | undefined
  /** What else a user should know, a line each. Known after `start`. */
  readonly problems: readonly string[]
}

const dnsPort = 53
const dnsRetryMs = 10_000

/**
 * Not started yet. Its `start` asks the API server, so that has to answer; `stop` gives back all sockets, and the route unless another cluster on this
 * machine uses it or pods live on.
 */
export function createNetwork(options: NetworkOptions): Network {
  return new ServiceNetwork(options)
}

class ServiceNetwork implements Network {
  readonly name = 'network'
  readonly #options: NetworkOptions
  readonly #informers: Informers
  readonly #upstreams: Upstreams
  readonly #forwarder: Forwarder
  readonly #route: LocalRoute
  readonly #dns: DnsServer
  readonly #zone: ZoneOptions & { addresses: readonly string[] }
  readonly #problems: string[] = []
  #proxy: ServiceProxy | undefined
  #withoutServiceAddresses: string | undefined
  #dnsRetry: Timer | undefined
  #retrying: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(options: NetworkOptions) {
    const { client, clock, random, serviceCIDR, podCIDR, gateway, dnsAddress } = options
    const logger = options.logger.child('network')
    this.#options = { ...options, logger }
    this.#informers = createInformers(client, { clock, logger })
    this.#upstreams = new Upstreams(clock)
    this.#upstreams.exclude([gateway, dnsAddress])
    this.#forwarder = new Forwarder({ servers: () => this.#upstreams.servers(), clock, random })
    this.#zone = {
      domain: options.domain ?? 'cluster.local',
      cidrs: [serviceCIDR, podCIDR],
      addresses: [],
      view: createClusterView(this.#informers),
    }
    const resolver = createResolver({ zone: () => this.#zone, forwarder: this.#forwarder, random })
    this.#dns = new DnsServer({ resolver, logger, isClient: ownClients([podCIDR, serviceCIDR, '127.0.0.0/8']) })
    this.#route = new LocalRoute({
      cidr: serviceCIDR,
      clock,
      logger,
      // In a pod of another Kubernetes the resolver is at this very address: taking it would leave the machine without names.
      neededElsewhere: () => this.#upstreams.all(),
      ...(options.podsLiveOn ? { podsLiveOn: options.podsLiveOn } : {}),
    })
  }

  get clusterDNS(): readonly string[] {
    return this.#zone.addresses
  }

  get withoutServiceAddresses(): string | undefined {
    return this.#withoutServiceAddresses
  }

  get problems(): readonly string[] {
    return this.#problems
  }

  async start(signal: AbortSignal): Promise<void> {
    const { clock, random, logger, gateway, dnsAddress } = this.#options
    this.#withoutServiceAddresses = await this.#route.hold()
    if (this.#withoutServiceAddresses !== undefined) {
      logger.warn(
        'Services have no addresses: node ports on 127.0.0.1 work, and what is sent to Services may leave the machine',
        {
          serviceCIDR: this.#options.serviceCIDR,
          reason: this.#withoutServiceAddresses,
        },
      )
    }
    const hasServiceAddresses = this.#withoutServiceAddresses === undefined
    this.#proxy = new ServiceProxy({
      informers: this.#informers,
      clock,
      random,
      logger,
      nodePortAddresses: ['127.0.0.1', gateway],
      hasServiceAddresses,
      reserved: [`${dnsAddress}:${dnsPort}`],
    })
    this.#informers.start()
    await this.#informers.waitForSync(signal)
    await this.#listenForNames(hasServiceAddresses ? [dnsAddress, gateway] : [gateway])
    await this.#proxy.start()
    if (this.#route.isShared) {
      this.#problems.push(
        `another cluster on this machine uses ${this.#options.serviceCIDR} too: an address and port that both have belong to the one that came first`,
      )
    }
    for (const { service, address, port, reason } of this.#proxy.refused)
      this.#problems.push(`Service ${service} is not at ${address}:${port}: ${reason}`)
  }

  /** Safe to call before `start` has ended, and twice. */
  async stop(): Promise<void> {
    if (this.#isStopped) return
    this.#isStopped = true
    this.#forwarder.stop()
    this.#dnsRetry?.cancel()
    await this.#retrying
    await this.#proxy?.stop()
    await this.#dns.stop()
    await this.#informers.stop()
    // Last: without the route what is sent to Services would go wherever else the machine sends it.
    await this.#route.release()
  }

  /** Says what cannot be had, and goes on trying: the cluster that has it may stop. */
  async #listenForNames(addresses: readonly string[]): Promise<void> {
    const { clock, logger } = this.#options
    const bound = new Set<string>()
    const listen = async (address: string) => {
      await this.#dns.listen(address, dnsPort)
      bound.add(address)
      this.#zone.addresses = addresses.filter((one) => bound.has(one))
    }
    for (const address of addresses) {
      try {
        await listen(address)
      } catch (error) {
        const reason = listenProblem(error)
        this.#problems.push(`cluster DNS is not at ${address}:${dnsPort}: ${reason}`)
        logger.warn('Could not listen for DNS', { address, reason })
      }
    }
    if (bound.size === addresses.length) return
    const retry = async () => {
      for (const address of addresses) {
        if (bound.has(address)) continue
        await listen(address).then(
          () => logger.info('Listened for DNS after all', { address }),
          // Said at the start.
          () => {},
        )
      }
      if (bound.size === addresses.length) this.#dnsRetry?.cancel()
    }
    this.#dnsRetry = clock.every(dnsRetryMs, () => {
      this.#retrying = this.#retrying.then(retry)
    })
  }
}

/** Pods of this cluster and programs of this machine. What connects to a Service from the machine does so from the Service's own address. */
function ownClients(cidrs: readonly string[]): (address: string) => boolean {
  const ranges = cidrs.map((cidr) => ipaddr.IPv4.parseCIDR(cidr))
  return (address) => {
    if (ipaddr.IPv4.isValid(address) && ranges.some((range) => ipaddr.IPv4.parse(address).match(range))) return true
    return Object.values(networkInterfaces()).some((all) => all?.some((one) => one.address === address))
  }
}
