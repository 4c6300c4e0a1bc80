export interface AsyncQueueOptions {
  /** How many items may wait. `push` refuses more; no bound when left out. */
  readonly limit?: number
}

/**
 * From a producer that never waits to one consumer that does. Iterating yields batches: everything that was pushed since the last batch
 * was taken. After `close` the rest is still delivered; after `fail` the rest is delivered and then the error thrown.
 */
export class AsyncQueue<T> implements AsyncIterable<readonly T[]> {
  readonly #limit: number
  #items: T[] = []
  #isClosed = false
  #failure: { readonly error: unknown } | undefined
  #wake: (() => void) | undefined

  constructor(options: AsyncQueueOptions = {}) {
    this.#limit = options.limit ?? Number.POSITIVE_INFINITY
  }

  /** How many items wait. */
  get length(): number {
    return this.#items.length
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** False, and the item is dropped, when the queue is full or closed: the producer decides what that means. */
  push(item: T): boolean {
    if (this.#isClosed || this.#items.length >= this.#limit) return false
    this.#items.push(item)
    this.#wakeUp()
    return true
  }

  /** No more items will come. Safe to call twice. */
  close(): void {
    this.#isClosed = true
    this.#wakeUp()
  }

  /** Like `close`, but the consumer's iteration ends with this error. Ignored when already closed. */
  fail(error: unknown): void {
    if (this.#isClosed) return
    this.#failure = { error }
    this.close()
  }

  /** The next batch; undefined when the queue has ended. Rejects with the error of `fail`. */
  async take(): Promise<readonly T[] | undefined> {
    while (this.#items.length === 0) {
      if (this.#failure !== undefined) throw this.#failure.error
      if (this.#isClosed) return undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    const batch = this.#items
    this.#items = []
    return batch
  }

  /** Breaking out of the loop closes the queue and drops what waits. */
  async *[Symbol.asyncIterator](): AsyncGenerator<readonly T[], void, void> {
    try {
      for (let batch = await this.take(); batch !== undefined; batch = await this.take()) yield batch
    } finally {
      this.close()
      this.#items = []
    }
  }

  /** The same, one item at a time. */
  async *each(): AsyncGenerator<T, void, void> {
    for await (const batch of this) yield* batch
  }

  #wakeUp(): void {
    const wake = this.#wake
    this.#wake = undefined
    wake?.()
  }
}
