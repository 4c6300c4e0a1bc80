import type { DeliveredEvent } from './resource-event.js'

/**
 * Events that are handed out together. Watchers that see the same of a resource share the batch, and with it the bytes that it becomes:
 * made once for each format.
 */
export class EventBatch<Event extends DeliveredEvent = DeliveredEvent> implements Iterable<Event> {
  readonly events: readonly Event[]
  readonly #chunks = new Map<string, Uint8Array>()

  constructor(events: readonly Event[]) {
    this.events = events
  }

  [Symbol.iterator](): Iterator<Event> {
    return this.events[Symbol.iterator]()
  }

  /** The bytes of all events in a format, made at the first call. */
  chunk(format: string, make: (events: readonly DeliveredEvent[]) => Uint8Array): Uint8Array {
    let chunk = this.#chunks.get(format)
    if (chunk === undefined) {
      chunk = make(this.events)
      this.#chunks.set(format, chunk)
    }
    return chunk
  }
}
