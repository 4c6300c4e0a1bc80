export type ZoneState = 'Normal' | 'PartialDisruption' | 'FullDisruption'

export interface EvictionRates {
  /** Nodes a second; upstream's --node-eviction-rate. */
  readonly rate: number
  /** For large clusters in partial disruption; --secondary-node-eviction-rate. */
  readonly secondaryRate: number
  /** Smaller clusters stop evicting in partial disruption; --large-cluster-size-threshold. */
  readonly largeClusterSize: number
  /** This part of not ready nodes is a partial disruption; --unhealthy-zone-threshold. */
  readonly unhealthyThreshold: number
}

export const defaultRates: EvictionRates = {
  rate: 0.1,
  secondaryRate: 0.01,
  largeClusterSize: 50,
  unhealthyThreshold: 0.55,
}

export function zoneState({ ready, notReady }: { ready: number; notReady: number }, threshold: number): ZoneState {
  if (ready === 0 && notReady > 0) return 'FullDisruption'
  if (notReady > 2 && notReady / (ready + notReady) >= threshold) return 'PartialDisruption'
  return 'Normal'
}

/** How many nodes a second may be tainted for eviction in a zone of this state and size. */
export function evictionRate(state: ZoneState, size: number, rates: EvictionRates): number {
  if (state !== 'PartialDisruption') return rates.rate
  return size > rates.largeClusterSize ? rates.secondaryRate : 0
}

/** One token at most, refilled at a rate that may change: so that a failing zone is emptied slowly. */
export class TokenBucket {
  #tokens = 1
  #rate: number
  #at: number

  constructor(rate: number, now: number) {
    this.#rate = rate
    this.#at = now
  }

  setRate(rate: number, now: number): void {
    this.#refill(now)
    this.#rate = rate
  }

  take(now: number): boolean {
    this.#refill(now)
    if (this.#rate === 0 || this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  #refill(now: number): void {
    this.#tokens = Math.min(1, this.#tokens + ((now - this.#at) / 1000) * this.#rate)
    this.#at = now
  }
}
