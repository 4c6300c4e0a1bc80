import type { Clock, Logger, Random } from '../../base/index.js'
import { EndpointChoice, type ProxyEndpoint, usableEndpoints } from './endpoint-choice.js'
import type { ServicePort } from './service-ports.js'

export interface ListenerOptions {
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** The node that an address of a pod belongs to; undefined for the machine itself. */
  readonly nodeOf: (address: string) => string | undefined
}

/** A socket that is open for one address and port of a Service. */
export interface Listener {
  /** The port; of interest where 0 was asked for. */
  readonly port: number
  /** From now on for new connections; those that stand stay as they are, as kube-proxy leaves them. */
  update(servicePort: ServicePort): void
  /** Closes the socket only: no new connections. Resolves when those that stand have ended, too. */
  close(): Promise<void>
  /** Ends what stands, too. */
  destroy(): void
}

/** Where traffic of one listener goes: the present state of its Service, asked for each client. */
export class Route {
  readonly #choice: EndpointChoice
  readonly #nodeOf: (address: string) => string | undefined
  #servicePort: ServicePort

  constructor(servicePort: ServicePort, options: ListenerOptions) {
    this.#servicePort = servicePort
    this.#choice = new EndpointChoice(options)
    this.#nodeOf = options.nodeOf
  }

  get servicePort(): ServicePort {
    return this.#servicePort
  }

  set servicePort(servicePort: ServicePort) {
    this.#servicePort = servicePort
  }

  next(client: string, failed: ReadonlySet<ProxyEndpoint>): ProxyEndpoint | undefined {
    const { endpoints, onlyOwnNode, affinityMs } = this.#servicePort
    const node = onlyOwnNode ? this.#nodeOf(client) : undefined
    return this.#choice.choose(usableEndpoints(endpoints, node), client, { affinityMs, failed })
  }
}
