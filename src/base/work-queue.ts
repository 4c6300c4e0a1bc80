import { type BackoffOptions, ItemBackoff } from './backoff.js'
import type { Clock, Timer } from './clock.js'

export interface WorkQueueOptions {
  readonly clock: Clock
  /** For `addRateLimited`; 5 ms doubling up to 1,000 s, as client-go's controllers have it, when left out. */
  readonly backoff?: BackoffOptions
}

const defaultBackoff: BackoffOptions = { baseMs: 5, maxMs: 1_000_000 }

/**
 * Keys that wait to be worked on, with the guarantees of client-go's workqueue (util/workqueue, v0.34): a key waits at most once, in order
 * of arrival; a key is never handed to two workers at a time; a key added while it is worked on comes back after `done`.
 */
export class WorkQueue<K = string> {
  readonly #clock: Clock
  readonly #backoff: ItemBackoff<K>
  /** In order of arrival. A subset of `#dirty`: what is being processed waits in `#dirty` alone. */
  readonly #queue = new Set<K>()
  readonly #dirty = new Set<K>()
  readonly #processing = new Set<K>()
  readonly #delayed = new Map<K, { readonly dueAt: number; readonly timer: Timer }>()
  readonly #getters = new Set<(key: K | undefined) => void>()
  #isShutDown = false

  constructor(options: WorkQueueOptions) {
    this.#clock = options.clock
    this.#backoff = new ItemBackoff(options.backoff ?? defaultBackoff)
  }

  /** How many keys wait for a worker now; delayed ones do not count. */
  get length(): number {
    return this.#queue.size
  }

  /** How many keys wait for their time. */
  get delayed(): number {
    return this.#delayed.size
  }

  /** Whether nothing waits for a worker and nothing is being worked on. Keys that wait for their time do not count. */
  get idle(): boolean {
    return this.#queue.size === 0 && this.#processing.size === 0
  }

  get isShutDown(): boolean {
    return this.#isShutDown
  }

  /** Ignored once the queue is shut down. */
  add(key: K): void {
    if (this.#isShutDown || this.#dirty.has(key)) return
    this.#dirty.add(key)
    if (!this.#processing.has(key)) this.#enqueue(key)
  }

  /** Adds the key after a delay. When it waits for its time already, the earlier time counts. */
  addAfter(key: K, delayMs: number): void {
    if (this.#isShutDown) return
    if (delayMs <= 0) {
      this.add(key)
      return
    }
    const dueAt = this.#clock.now() + delayMs
    const waiting = this.#delayed.get(key)
    if (waiting !== undefined) {
      if (waiting.dueAt <= dueAt) return
      waiting.timer.cancel()
    }
    const timer = this.#clock.after(delayMs, () => {
      this.#delayed.delete(key)
      this.add(key)
    })
    this.#delayed.set(key, { dueAt, timer })
  }

  /** Adds the key after its back-off, which grows with each call until `forget`. */
  addRateLimited(key: K): void {
    this.addAfter(key, this.#backoff.next(key))
  }

  /** The key did well: its back-off starts anew. Does not take it out of the queue. */
  forget(key: K): void {
    this.#backoff.reset(key)
  }

  /** How often the key was added with back-off since it was forgotten. */
  requeues(key: K): number {
    return this.#backoff.failures(key)
  }

  /**
   * Waits for a key; the caller owes a `done` for it. Undefined when the signal has aborted, or the queue is shut down and empty.
   */
  get(signal?: AbortSignal): Promise<K | undefined> {
    if (signal?.aborted) return Promise.resolve(undefined)
    for (const key of this.#queue) return Promise.resolve(this.#take(key))
    if (this.#isShutDown) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      const settle = (key: K | undefined) => {
        this.#getters.delete(settle)
        signal?.removeEventListener('abort', onAbort)
        resolve(key)
      }
      const onAbort = () => settle(undefined)
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#getters.add(settle)
    })
  }

  /** Ends the work on a key; it waits again when it was added meanwhile. */
  done(key: K): void {
    if (!this.#processing.delete(key)) return
    if (this.#dirty.has(key)) this.#enqueue(key)
  }

  /** Takes no more keys and drops the delayed ones. What waits already is still handed out. */
  shutDown(): void {
    this.#isShutDown = true
    for (const { timer } of this.#delayed.values()) timer.cancel()
    this.#delayed.clear()
    for (const settle of [...this.#getters]) settle(undefined)
  }

  #enqueue(key: K): void {
    this.#queue.add(key)
    for (const settle of this.#getters) {
      settle(this.#take(key))
      return
    }
  }

  #take(key: K): K {
    this.#queue.delete(key)
    this.#dirty.delete(key)
    this.#processing.add(key)
    return key
  }
}
