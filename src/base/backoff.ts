export interface BackoffOptions {
  /** The delay after the first failure. */
  readonly baseMs: number
  /** No delay is longer. */
  readonly maxMs: number
}

/**
 * A delay per item that doubles with each failure, like client-go's ItemExponentialFailureRateLimiter
 * (util/workqueue/default_rate_limiters.go, v0.34).
 */
export class ItemBackoff<K = string> {
  readonly #baseMs: number
  readonly #maxMs: number
  readonly #failures = new Map<K, number>()

  constructor(options: BackoffOptions) {
    this.#baseMs = options.baseMs
    this.#maxMs = options.maxMs
  }

  /** Counts one more failure of the item and returns how many milliseconds to wait. */
  next(item: K): number {
    const failures = this.#failures.get(item) ?? 0
    this.#failures.set(item, failures + 1)
    return Math.min(this.#baseMs * 2 ** failures, this.#maxMs)
  }

  /** How often the item has failed since the last reset. */
  failures(item: K): number {
    return this.#failures.get(item) ?? 0
  }

  /** Forgets the item's failures. */
  reset(item: K): void {
    this.#failures.delete(item)
  }
}
