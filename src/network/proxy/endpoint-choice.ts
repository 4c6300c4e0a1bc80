import type { Clock, Random } from '../../base/index.js'

export interface ProxyEndpoint {
  readonly address: string
  readonly port: number
  readonly isReady: boolean
  readonly isServing: boolean
  readonly isTerminating: boolean
  readonly nodeName: string | undefined
}

/**
 * The endpoints that traffic may go to (kube-proxy's pkg/proxy/topology.go, v1.34): the ready ones; where there is none, those that are
 * terminating but still serve. With `node` only those of that node, by the same rule.
 */
export function usableEndpoints(all: readonly ProxyEndpoint[], node?: string): readonly ProxyEndpoint[] {
  const near = node === undefined ? all : all.filter(({ nodeName }) => nodeName === node)
  const ready = near.filter(({ isReady }) => isReady)
  return ready.length > 0 ? ready : near.filter(({ isServing, isTerminating }) => isServing && isTerminating)
}

interface Stay {
  readonly endpoint: string
  usedAt: number
}

export interface ChoiceOptions {
  readonly clock: Clock
  readonly random: Random
}

/** Remembered clients of one port; more than this forgets the one that was heard of longest ago. */
const mostClients = 10_000

/** Picks endpoints for clients of one Service port, and remembers where a client stays. */
export class EndpointChoice {
  readonly #clock: Clock
  readonly #random: Random
  /** In the order of their last use. */
  readonly #stays = new Map<string, Stay>()

  constructor({ clock, random }: ChoiceOptions) {
    this.#clock = clock
    this.#random = random
  }

  /**
   * One of `usable`; undefined when it is empty. A client that was here within `affinityMs` gets the endpoint of then, unless that is gone or is in
   * `failed`; each new connection counts from anew (iptables' `recent --rcheck`). Endpoints in `failed` are not chosen.
   */
  choose(
    usable: readonly ProxyEndpoint[],
    client: string,
    { affinityMs, failed }: { readonly affinityMs: number | undefined; readonly failed: ReadonlySet<ProxyEndpoint> },
  ): ProxyEndpoint | undefined {
    const left = usable.filter((one) => !failed.has(one))
    if (left.length === 0) return undefined
    if (affinityMs === undefined) return left[this.#random.below(left.length)]
    const now = this.#clock.now()
    const stay = this.#stays.get(client)
    const known = stay && now - stay.usedAt < affinityMs ? left.find((one) => nameOf(one) === stay.endpoint) : undefined
    const chosen = known ?? left[this.#random.below(left.length)]
    this.#stays.delete(client)
    if (chosen) this.#stays.set(client, { endpoint: nameOf(chosen), usedAt: now })
    this.#forget(now - affinityMs)
    return chosen
  }

  #forget(before: number): void {
    for (const [client, { usedAt }] of this.#stays) {
      if (usedAt > before && this.#stays.size <= mostClients) return
      this.#stays.delete(client)
    }
  }
}

export function nameOf({ address, port }: ProxyEndpoint): string {
  return `${address}:${port}`
}
