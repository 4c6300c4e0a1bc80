import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import type { Clock } from '../../base/index.js'

/** How long a reading of the file is used. */
const freshMs = 10_000

/** As the C library: more than three are ignored. */
const mostServers = 3

/** The machine's resolvers, without those that would lead back here. The file is read again when it is old: laptops move between networks. */
export class Upstreams {
  readonly #path: string
  readonly #clock: Clock
  #own: ReadonlySet<string> = new Set()
  #readAt = Number.NEGATIVE_INFINITY
  #servers: readonly string[] = []

  constructor(clock: Clock, path = '/etc/resolv.conf') {
    this.#clock = clock
    this.#path = path
  }

  /** Addresses of ours: asking them would go round in circles. */
  exclude(addresses: readonly string[]): void {
    this.#own = new Set(addresses)
  }

  /** Whom to ask, best first. */
  async servers(): Promise<readonly string[]> {
    return (await this.all()).filter((one) => !this.#own.has(one))
  }

  /** What the file names, our own addresses included. */
  async all(): Promise<readonly string[]> {
    const now = this.#clock.now()
    if (now - this.#readAt >= freshMs) {
      this.#readAt = now
      this.#servers = nameServersIn(await readFile(this.#path, 'utf8').catch(() => ''))
    }
    return this.#servers
  }
}

/** The addresses of `nameserver` lines, in order. */
export function nameServersIn(resolvConf: string): readonly string[] {
  return resolvConf
    .split('\n')
    .map((line) => /^\s*nameserver\s+(\S+)/.exec(line)?.[1] ?? '')
    .filter((address) => isIP(address) !== 0)
    .slice(0, mostServers)
}
