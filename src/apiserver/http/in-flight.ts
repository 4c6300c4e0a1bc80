import type { Clock } from '../../base/index.js'

/** Counts requests that are being answered. */
export class InFlight {
  #count = 0
  #whenIdle: (() => void) | undefined

  begin(): void {
    this.#count++
  }

  end(): void {
    this.#count--
    if (this.#count === 0) this.#whenIdle?.()
  }

  /** Until nothing is under way, or the time is over. */
  idleOr(timeoutMs: number, clock: Clock): Promise<void> {
    if (this.#count === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = clock.after(timeoutMs, resolve)
      this.#whenIdle = () => {
        timer.cancel()
        resolve()
      }
    })
  }
}
