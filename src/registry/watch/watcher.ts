import type { Revision } from '../../store/index.js'
import type { DeliveredEvent, ResourceEvent } from './resource-event.js'
import type { Scope } from './scope.js'
import { eventInScope } from './scope.js'

/** Why a watch ended before its reader did. */
export type WatchEnd = 'too slow' | 'closed' | 'timed out'

/**
 * One reader of a resource's events. Events wait in a queue that is bounded in bytes: a reader that falls behind is closed, never waited for.
 * Readers of the same process are woken at once; others when the fan-out comes to them.
 */
export class Watcher implements AsyncIterable<readonly DeliveredEvent[]> {
  readonly scope: Scope
  readonly wantsBookmarks: boolean
  readonly #limitBytes: number
  readonly #wakeSoon: (watcher: Watcher) => void
  readonly #onClose: ((watcher: Watcher) => void)[]
  #queue: DeliveredEvent[] = []
  #queuedBytes = 0
  #resolve: ((result: IteratorResult<readonly DeliveredEvent[]>) => void) | undefined
  #woken = true
  #end: WatchEnd | undefined
  /** The revision up to which this watcher has been offered everything. */
  #offered: Revision

  constructor(options: {
    readonly scope: Scope
    readonly after: Revision
    readonly wantsBookmarks: boolean
    readonly limitBytes: number
    readonly wakeSoon: (watcher: Watcher) => void
    readonly onClose: (watcher: Watcher) => void
  }) {
    this.scope = options.scope
    this.wantsBookmarks = options.wantsBookmarks
    this.#offered = options.after
    this.#limitBytes = options.limitBytes
    this.#wakeSoon = options.wakeSoon
    this.#onClose = [options.onClose]
  }

  get end(): WatchEnd | undefined {
    return this.#end
  }

  /** Calls back once when the watch ends, for whatever reason; at once where it has. */
  onClosed(listener: () => void): void {
    if (this.#end === undefined) this.#onClose.push(listener)
    else listener()
  }

  /** Live events; those that a replay has already given are dropped. */
  offer(event: ResourceEvent): void {
    if (this.#end !== undefined || event.revision <= this.#offered) return
    this.#offered = event.revision
    const seen = eventInScope(this.scope, event)
    if (seen === undefined) return
    this.#queuedBytes += seen.object.stored.length
    if (this.#queuedBytes > this.#limitBytes) {
      this.close('too slow')
      return
    }
    this.#push(seen)
  }

  /** Queues what came before the live events, whatever its size. */
  replay(events: readonly DeliveredEvent[], upTo: Revision): void {
    for (const event of events) this.#push(event)
    if (upTo > this.#offered) this.#offered = upTo
  }

  /** Puts what lies before the live events in front of those that have come in meanwhile. */
  replayFirst(events: readonly DeliveredEvent[]): void {
    if (events.length === 0) return
    this.#queue = [...events, ...this.#queue]
  }

  bookmark(revision: Revision): void {
    if (this.wantsBookmarks) this.#push({ type: 'BOOKMARK', revision, endsInitialEvents: false })
  }

  #push(event: DeliveredEvent): void {
    this.#queue.push(event)
    if (this.#resolve && this.#woken) {
      this.#woken = false
      this.#wakeSoon(this)
    }
  }

  /** Hands everything that has gathered to the reader. Called by the hub. */
  wake(): void {
    this.#woken = true
    const resolve = this.#resolve
    if (!resolve || this.#queue.length === 0) return
    this.#resolve = undefined
    resolve({ done: false, value: this.#take() })
  }

  /** Ends the watch; what is queued is still given, unless the reader was too slow. */
  close(end: WatchEnd): void {
    if (this.#end !== undefined) return
    this.#end = end
    if (end === 'too slow') this.#queue = []
    for (const listener of this.#onClose) listener(this)
    const resolve = this.#resolve
    this.#resolve = undefined
    if (!resolve) return
    resolve(this.#queue.length > 0 ? { done: false, value: this.#take() } : { done: true, value: undefined })
  }

  #take(): readonly DeliveredEvent[] {
    const events = this.#queue
    this.#queue = []
    this.#queuedBytes = 0
    return events
  }

  [Symbol.asyncIterator](): AsyncIterator<readonly DeliveredEvent[]> {
    return {
      next: () => {
        if (this.#queue.length > 0) return Promise.resolve({ done: false, value: this.#take() })
        if (this.#end !== undefined) return Promise.resolve({ done: true, value: undefined })
        return new Promise((resolve) => {
          this.#resolve = resolve
        })
      },
      return: () => {
        this.close('closed')
        return Promise.resolve({ done: true, value: undefined })
      },
    }
  }
}
