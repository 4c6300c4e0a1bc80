import type { Logger } from '../../base/index.js'
import { KeyedLock } from '../../base/index.js'
import { listenProblem } from '../listen-errors.js'
import { usableEndpoints } from './endpoint-choice.js'
import type { Listener, ListenerOptions } from './listener.js'
import type { ServicePort } from './service-ports.js'
import { listenTcp } from './tcp-listener.js'
import { listenUdp } from './udp-listener.js'

interface Wanted {
  readonly owner: string
  readonly address: string
  readonly servicePort: ServicePort
}

/** A listener that could not be opened. */
export interface Refusal {
  readonly address: string
  readonly port: number
  readonly service: string
  readonly reason: string
}

/**
 * Keeps the open sockets equal to what Services want. A port without usable endpoints has no socket, so that connections to it are refused, as
 * kube-proxy rejects them. What cannot be opened is said once and tried again at `retry`.
 */
export class Listeners {
  readonly #options: ListenerOptions
  readonly #logger: Logger
  /** Addresses and ports that are served by others of this cluster: `10.96.0.10:53`. */
  readonly #reserved: ReadonlySet<string>
  readonly #wanted = new Map<string, Wanted>()
  readonly #byOwner = new Map<string, ReadonlySet<string>>()
  readonly #open = new Map<string, { listener: Listener; owner: string }>()
  /** Closed ones whose connections go on, and what resolves at their end. */
  readonly #closing = new Map<Listener, Promise<void>>()
  readonly #refused = new Map<string, Refusal>()
  readonly #lock = new KeyedLock()
  #isStopped = false

  constructor(options: ListenerOptions, reserved: readonly string[] = []) {
    this.#options = options
    this.#logger = options.logger
    this.#reserved = new Set(reserved)
  }

  get refused(): readonly Refusal[] {
    return [...this.#refused.values()]
  }

  get size(): number {
    return this.#open.size
  }

  /** What one Service wants from now on; resolves when that is so. */
  async set(owner: string, ports: readonly ServicePort[]): Promise<void> {
    const now = new Map<string, Wanted>()
    for (const servicePort of ports) {
      if (usableEndpoints(servicePort.endpoints).length === 0) continue
      for (const address of servicePort.addresses) {
        if (this.#reserved.has(`${address}:${servicePort.port}`)) continue
        now.set(`${servicePort.protocol} ${address}:${servicePort.port}`, { owner, address, servicePort })
      }
    }
    const before = this.#byOwner.get(owner) ?? new Set()
    if (now.size > 0) this.#byOwner.set(owner, new Set(now.keys()))
    else this.#byOwner.delete(owner)
    for (const key of before) if (!now.has(key) && this.#wanted.get(key)?.owner === owner) this.#wanted.delete(key)
    for (const [key, wanted] of now) this.#wanted.set(key, wanted)
    await Promise.all([...new Set([...before, ...now.keys()])].map((key) => this.#reconcile(key)))
  }

  /** Tries again what could not be opened. */
  async retry(): Promise<void> {
    await Promise.all([...this.#refused.keys()].map((key) => this.#reconcile(key)))
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.#wanted.clear()
    await Promise.all([...this.#open.keys()].map((key) => this.#reconcile(key)))
    const ends = [...this.#closing.values()]
    for (const listener of this.#closing.keys()) listener.destroy()
    await Promise.all(ends)
  }

  #reconcile(key: string): Promise<void> {
    return this.#lock.run(key, async () => {
      const wanted = this.#wanted.get(key)
      const open = this.#open.get(key)
      if (open && (wanted === undefined || wanted.owner !== open.owner)) {
        const { listener } = open
        this.#open.delete(key)
        this.#closing.set(
          listener,
          listener.close().then(() => void this.#closing.delete(listener)),
        )
      } else if (open && wanted) {
        open.listener.update(wanted.servicePort)
        return
      }
      if (wanted === undefined || this.#isStopped) {
        this.#refused.delete(key)
        return
      }
      await this.#listen(key, wanted)
    })
  }

  async #listen(key: string, { owner, address, servicePort }: Wanted): Promise<void> {
    const listen = servicePort.protocol === 'TCP' ? listenTcp : listenUdp
    try {
      const listener = await listen(address, servicePort.port, servicePort, this.#options)
      this.#open.set(key, { listener, owner })
      if (this.#refused.delete(key)) this.#logger.info('Opened a Service listener after all', { listener: key })
      // What changed while it was being opened.
      const now = this.#wanted.get(key)
      if (now) listener.update(now.servicePort)
    } catch (error) {
      if (this.#refused.has(key)) return
      const reason = listenProblem(error)
      this.#refused.set(key, { address, port: servicePort.port, service: servicePort.name, reason })
      this.#logger.warn('Could not listen for a Service', { service: servicePort.name, listener: key, reason })
    }
  }
}
