import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Steps } from './steps.js'

/**
 * Cuts long work into slices so that the event loop stays free: `if (slice.isOver()) await slice.next()`.
 * It measures the machine's real time on purpose, whatever clock the cluster runs on.
 */
export class TimeSlice {
  readonly #lengthMs: number
  #start = performance.now()

  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs
  }

  isOver(): boolean {
    return performance.now() - this.#start >= this.#lengthMs
  }

  /** Lets everything else run, then begins a new slice. */
  async next(): Promise<void> {
    await nextTurn()
    this.#start = performance.now()
  }

  /** Lets everything else run if the slice is over: for between the stages of what may be long. */
  pause(): Promise<void> | undefined {
    return this.isOver() ? this.next() : undefined
  }

  /** Does long work, and lets everything else run wherever it yields after the slice is over. */
  async run<T>(steps: Steps<T>): Promise<T> {
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
      if (this.isOver()) await this.next()
    }
  }

  /** Begins a new slice without waiting. */
  restart(): void {
    this.#start = performance.now()
  }
}
