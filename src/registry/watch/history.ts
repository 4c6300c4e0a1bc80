import type { Revision } from '../../store/index.js'
import { EventBatch } from './event-batch.js'
import type { ResourceEvent } from './resource-event.js'

const maxEvents = 4096
const maxBytes = 8 * 1024 * 1024

const nothing = new EventBatch<ResourceEvent>([])

/** The last events of one resource, in revision order, bounded in number and bytes. What is older is in the store's log. */
export class History {
  #events: ResourceEvent[] = []
  #first = 0
  #bytes = 0
  /** Everything after this revision is here. */
  #floor: Revision
  /** The last answer of `after`: a thousand watchers ask the same. */
  #asked: { readonly after: Revision; readonly batch: EventBatch<ResourceEvent> } | undefined

  constructor(floor: Revision) {
    this.#floor = floor
  }

  push(event: ResourceEvent): void {
    this.#asked = undefined
    this.#events.push(event)
    this.#bytes += event.object.stored.length
    while (this.#events.length - this.#first > maxEvents || this.#bytes > maxBytes) this.#drop()
    if (this.#first > maxEvents) {
      this.#events = this.#events.slice(this.#first)
      this.#first = 0
    }
  }

  #drop(): void {
    const oldest = this.#events[this.#first]
    if (!oldest) return
    this.#first++
    this.#bytes -= oldest.object.stored.length
    this.#floor = oldest.revision
  }

  get floor(): Revision {
    return this.#floor
  }

  /** Events after `revision`, or undefined where some of them are no longer here. */
  readonly after = (revision: Revision): EventBatch<ResourceEvent> | undefined => {
    if (revision < this.#floor) return undefined
    const newest = this.#events.at(-1)
    if (newest === undefined || revision >= newest.revision) return nothing
    if (this.#asked?.after !== revision) this.#asked = { after: revision, batch: this.#batchAfter(revision) }
    return this.#asked.batch
  }

  #batchAfter(revision: Revision): EventBatch<ResourceEvent> {
    let low = this.#first
    let high = this.#events.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#events[middle]?.revision ?? 0) <= revision) low = middle + 1
      else high = middle
    }
    return new EventBatch(this.#events.slice(low))
  }
}
