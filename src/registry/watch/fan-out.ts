import { TimeSlice } from '../../base/index.js'
import type { Watcher } from './watcher.js'

/** How long watchers of other processes may be served at a stretch; commits and requests run between two slices. */
const sliceMs = 5

/**
 * Wakes watchers in slices, each once for all events that have gathered meanwhile: a write to a resource with a thousand watchers
 * is answered before they are served.
 */
export class FanOut {
  #waiting: Watcher[] = []
  #running = false

  /** Whether no watcher waits to be woken. */
  get isIdle(): boolean {
    return !this.#running
  }

  readonly wakeSoon = (watcher: Watcher): void => {
    this.#waiting.push(watcher)
    if (this.#running) return
    this.#running = true
    void this.#run()
  }

  async #run(): Promise<void> {
    const slice = new TimeSlice(sliceMs)
    await slice.next()
    while (this.#waiting.length > 0) {
      const watchers = this.#waiting
      this.#waiting = []
      for (const watcher of watchers) {
        watcher.wake()
        // The reader runs in the microtasks of this await, so its time counts.
        await Promise.resolve()
        if (slice.isOver()) await slice.next()
      }
    }
    this.#running = false
  }
}
