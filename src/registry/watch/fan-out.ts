import { TimeSlice } from '../../base/index.js'
import type { Watcher } from './watcher.js'

/**
 * How long watchers of other processes may be served at a stretch; commits and requests run between two slices. With three milliseconds a thousand
 * watchers left room for 410 writes a second, with one for 580: more events gather until a watcher's turn comes.
 */
const sliceMs = 1

/**
 * Wakes the watchers of resources that have changed, in slices, each watcher once for all events that have gathered meanwhile: a write to a
 * resource with a thousand watchers is answered before they are served.
 */
export class FanOut {
  readonly #changed = new Set<ReadonlySet<Watcher>>()
  #running = false

  /** Whether no watcher waits to be woken. */
  get isIdle(): boolean {
    return !this.#running
  }

  /** `watchers`: all of one resource, always the same set. */
  serveSoon(watchers: ReadonlySet<Watcher>): void {
    this.#changed.add(watchers)
    if (this.#running) return
    this.#running = true
    void this.#run()
  }

  async #run(): Promise<void> {
    const slice = new TimeSlice(sliceMs)
    await slice.next()
    for (const watchers of this.#changed) {
      // What is committed while they are served puts them at the end of the queue again.
      this.#changed.delete(watchers)
      for (const watcher of watchers) {
        watcher.wake()
        if (slice.isOver()) await slice.next()
      }
    }
    this.#running = false
  }
}
