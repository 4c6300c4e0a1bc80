import type { RuntimeEvent } from '../container-runtime.js'
import { RuntimeError } from '../container-runtime.js'

/** Events to any number of readers, each with its own queue. */
export class EventFeed {
  readonly #readers = new Set<Reader>()

  publish(event: RuntimeEvent): void {
    for (const reader of this.#readers) reader.offer(event)
  }

  /** Ends every reader with `UNAVAILABLE`. */
  fail(message: string): void {
    for (const reader of this.#readers) reader.fail(new RuntimeError('UNAVAILABLE', message))
  }

  async *read(signal: AbortSignal): AsyncGenerator<RuntimeEvent> {
    const reader = new Reader()
    const onAbort = () => reader.end()
    this.#readers.add(reader)
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) reader.end()
    try {
      for (;;) {
        const batch = await reader.next()
        if (batch === undefined) return
        yield* batch
      }
    } finally {
      this.#readers.delete(reader)
      signal.removeEventListener('abort', onAbort)
    }
  }
}

class Reader {
  #waiting: RuntimeEvent[] = []
  #ended = false
  #error: RuntimeError | undefined
  #wake: (() => void) | undefined

  offer(event: RuntimeEvent): void {
    this.#waiting.push(event)
    this.#wake?.()
  }

  end(): void {
    this.#ended = true
    this.#wake?.()
  }

  fail(error: RuntimeError): void {
    this.#error = error
    this.#wake?.()
  }

  async next(): Promise<RuntimeEvent[] | undefined> {
    while (this.#waiting.length === 0) {
      if (this.#error !== undefined) throw this.#error
      if (this.#ended) return undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      this.#wake = undefined
    }
    const batch = this.#waiting
    this.#waiting = []
    return batch
  }
}
