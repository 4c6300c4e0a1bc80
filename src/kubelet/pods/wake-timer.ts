import type { Clock, Timer } from '../../base/index.js'

/** One timer for many wishes to be woken: the earliest counts. */
export class WakeTimer {
  readonly #clock: Clock
  readonly #wake: () => void
  #timer: Timer | undefined
  #at = Number.POSITIVE_INFINITY

  constructor(clock: Clock, wake: () => void) {
    this.#clock = clock
    this.#wake = wake
  }

  /** Wakes after so long at the latest. */
  wakeAfter(delayMs: number): void {
    const at = this.#clock.now() + delayMs
    if (at >= this.#at) return
    this.#timer?.cancel()
    this.#at = at
    this.#timer = this.#clock.after(delayMs, () => {
      this.#at = Number.POSITIVE_INFINITY
      this.#wake()
    })
  }

  cancel(): void {
    this.#timer?.cancel()
    this.#at = Number.POSITIVE_INFINITY
  }
}
