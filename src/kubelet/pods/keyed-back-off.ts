import type { Clock } from '../../base/index.js'

interface BackOffEntry {
  delayMs: number
  updatedAt: number
}

/**
 * Delays by key that double with each `next` up to a limit, and begin anew after twice the limit without one
 * (client-go util/flowcontrol/backoff.go).
 */
export class KeyedBackOff {
  readonly #clock: Clock
  readonly #initialMs: number
  readonly #maxMs: number
  readonly #entries = new Map<string, BackOffEntry>()

  constructor(clock: Clock, { initialMs, maxMs }: { readonly initialMs: number; readonly maxMs: number }) {
    this.#clock = clock
    this.#initialMs = initialMs
    this.#maxMs = maxMs
  }

  /** The present delay of a key, 0 where there is none. */
  delayOf(key: string): number {
    return this.#entries.get(key)?.delayMs ?? 0
  }

  /** Milliseconds until `delay` after the event has passed; 0 when the key need not wait. */
  remainingSince(key: string, eventTime: number): number {
    const entry = this.#entries.get(key)
    if (entry === undefined || this.#isStale(eventTime, entry)) return 0
    return Math.max(0, eventTime + entry.delayMs - this.#clock.now())
  }

  /** As `remainingSince`, counted from the last `next`. */
  remainingSinceUpdate(key: string): number {
    const entry = this.#entries.get(key)
    if (entry === undefined || this.#isStale(this.#clock.now(), entry)) return 0
    return Math.max(0, entry.updatedAt + entry.delayMs - this.#clock.now())
  }

  next(key: string, eventTime: number): void {
    const entry = this.#entries.get(key)
    const delayMs =
      entry === undefined || this.#isStale(eventTime, entry)
        ? this.#initialMs
        : Math.min(entry.delayMs * 2, this.#maxMs)
    this.#entries.set(key, { delayMs, updatedAt: this.#clock.now() })
  }

  reset(key: string): void {
    this.#entries.delete(key)
  }

  /** Forgets every key that starts so (a pod's uid). */
  forget(prefix: string): void {
    for (const key of this.#entries.keys()) if (key.startsWith(prefix)) this.#entries.delete(key)
  }

  #isStale(eventTime: number, entry: BackOffEntry): boolean {
    return eventTime - entry.updatedAt > this.#maxMs * 2
  }
}
