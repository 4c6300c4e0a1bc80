import type { Revision } from '../../store/index.js'
import { EventBatch } from './event-batch.js'
import type { DeliveredEvent, ResourceEvent } from './resource-event.js'
import type { Scope } from './scope.js'
import { batchInScope, eventInScope } from './scope.js'

/** Readers of other processes are handed so many events at a time: the initial ones may be ten thousand. */
const maxBatch = 64

/** Why a watch ended before its reader did. */
export type WatchEnd = 'too slow' | 'closed' | 'timed out'

/** Takes the events of one watch as they are handed out. */
export interface WatchReader {
  /** All that has gathered. Answers whether it takes more at once; if not, it calls `Watcher.resume()` when it does. */
  take(batch: EventBatch): boolean
  /** After the last batch. */
  end(): void
}

/**
 * One reader of a resource's events. Readers of the same process are offered each event in the turn of its commit. The others read the
 * resource's history from where they have come to, when the fan-out wakes them: nothing is queued for them, and one that falls behind what
 * the history holds is closed, never waited for.
 */
export class Watcher implements AsyncIterable<EventBatch> {
  readonly scope: Scope
  readonly wantsBookmarks: boolean
  /** The history after a revision, undefined where it is forgotten. Absent for readers that are offered each event. */
  readonly #since: ((revision: Revision) => EventBatch<ResourceEvent> | undefined) | undefined
  readonly #onClose: ((watcher: Watcher) => void)[]
  /** Initial events and bookmarks; for readers of the same process everything. */
  #queue: DeliveredEvent[] = []
  #reader: WatchReader | undefined
  #isReady = false
  #end: WatchEnd | undefined
  /** The revision up to which this watcher has been offered everything. */
  #offered: Revision
  /** The bookmark to be sent when the fan-out comes. */
  #bookmarkDue: Revision | undefined

  constructor(options: {
    readonly scope: Scope
    readonly after: Revision
    readonly wantsBookmarks: boolean
    readonly since: ((revision: Revision) => EventBatch<ResourceEvent> | undefined) | undefined
    readonly onClose: (watcher: Watcher) => void
  }) {
    this.scope = options.scope
    this.wantsBookmarks = options.wantsBookmarks
    this.#offered = options.after
    this.#since = options.since
    this.#onClose = [options.onClose]
  }

  get end(): WatchEnd | undefined {
    return this.#end
  }

  /** Whether it is offered each event in the turn of its commit. */
  get isUrgent(): boolean {
    return this.#since === undefined
  }

  /** Calls back once when the watch ends, for whatever reason; at once where it has. */
  onClosed(listener: () => void): void {
    if (this.#end === undefined) this.#onClose.push(listener)
    else listener()
  }

  /** A live event for an urgent reader; one that a replay has already given is dropped. */
  offer(event: ResourceEvent): void {
    if (this.#end !== undefined || event.revision <= this.#offered) return
    this.#offered = event.revision
    const seen = eventInScope(this.scope, event)
    if (seen === undefined) return
    this.#queue.push(seen)
    this.wake()
  }

  /** Queues what came before the live events, whatever its size. */
  replay(events: readonly DeliveredEvent[], upTo: Revision): void {
    for (const event of events) this.#queue.push(event)
    if (upTo > this.#offered) this.#offered = upTo
  }

  /** Puts what lies before the live events in front of those that have come in meanwhile. */
  replayFirst(events: readonly DeliveredEvent[]): void {
    if (events.length === 0) return
    this.#queue = [...events, ...this.#queue]
  }

  /** Says how far the server has come, after all events up to there: at once, or when the fan-out next wakes this watcher. */
  bookmark(revision: Revision): void {
    // To one that has enough to do a bookmark is worth nothing.
    if (!this.wantsBookmarks || !this.#isReady) return
    this.#bookmarkDue = revision
    if (this.isUrgent) this.wake()
  }

  /** Begins to hand events out; there is one reader. */
  deliverTo(reader: WatchReader): void {
    this.#reader = reader
    this.resume()
  }

  /** The reader takes events again. */
  resume(): void {
    this.#isReady = true
    this.wake()
  }

  /** Hands everything that has gathered to the reader, if it takes any. Called by the fan-out. */
  wake(): void {
    const reader = this.#reader
    if (reader === undefined) return
    if (!this.#isReady) {
      if (this.#end === undefined && !this.isUrgent && this.#since?.(this.#offered) === undefined)
        this.close('too slow')
      return
    }
    while (this.#isReady) {
      const batch = this.#next()
      if (batch === undefined) break
      this.#isReady = reader.take(batch)
    }
    if (this.#end !== undefined && this.#isReady && this.#reader === reader) {
      this.#reader = undefined
      reader.end()
    }
  }

  /** Ends the watch; what has gathered is still given, unless the reader was too slow. */
  close(end: WatchEnd): void {
    if (this.#end !== undefined) return
    if (end === 'too slow') this.#queue = []
    else this.#catchUp()
    this.#end ??= end
    for (const listener of this.#onClose.splice(0)) listener(this)
    this.wake()
  }

  #next(): EventBatch | undefined {
    if (this.#queue.length === 0 && this.#bookmarkDue === undefined) return this.#fromHistory()
    if (!this.isUrgent && this.#queue.length > maxBatch) return new EventBatch(this.#queue.splice(0, maxBatch))
    this.#catchUp()
    const events = this.#queue
    this.#queue = []
    const revision = this.#bookmarkDue
    this.#bookmarkDue = undefined
    // Later events have said as much.
    if (revision !== undefined && revision >= this.#offered) {
      events.push({ type: 'BOOKMARK', revision, endsInitialEvents: false })
    }
    return events.length > 0 ? new EventBatch(events) : undefined
  }

  #catchUp(): void {
    const batch = this.#fromHistory()
    if (batch) this.#queue.push(...batch.events)
  }

  /** What lies after the events that were offered last; undefined where there is nothing for this watcher. */
  #fromHistory(): EventBatch | undefined {
    if (this.#since === undefined || this.#end !== undefined) return undefined
    const batch = this.#since(this.#offered)
    if (batch === undefined) {
      this.close('too slow')
      return undefined
    }
    const last = batch.events.at(-1)
    if (last === undefined) return undefined
    this.#offered = last.revision
    return batchInScope(this.scope, batch)
  }

  [Symbol.asyncIterator](): AsyncIterator<EventBatch> {
    let resolve: ((result: IteratorResult<EventBatch>) => void) | undefined
    const answer = (result: IteratorResult<EventBatch>) => {
      const waiting = resolve
      resolve = undefined
      waiting?.(result)
    }
    let hasEnded = false
    let isReading = false
    const reader: WatchReader = {
      take(batch) {
        answer({ done: false, value: batch })
        return false
      },
      end() {
        hasEnded = true
        answer({ done: true, value: undefined })
      },
    }
    return {
      next: () => {
        if (hasEnded) return Promise.resolve({ done: true, value: undefined })
        return new Promise((asked) => {
          resolve = asked
          if (isReading) this.resume()
          else {
            isReading = true
            this.deliverTo(reader)
          }
        })
      },
      return: () => {
        this.close('closed')
        return Promise.resolve({ done: true, value: undefined })
      },
    }
  }
}
