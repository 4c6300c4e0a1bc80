import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Clock, sleepOn, type Timer } from '../clock.js'

interface Pending extends Timer {
  readonly at: number
  readonly order: number
  readonly fire: () => void
}

/** What one callback sets in motion may take some turns (a group commit, a slice of long work) before it rests or sets a new timer. */
const turnsToSettle = 3

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #now: number
  #order = 0
  readonly #timers = new Set<Pending>()

  constructor(startMs = Date.UTC(2025, 0, 1)) {
    this.#now = startMs
  }

  now(): number {
    return this.#now
  }

  /** How many timers are set; a period counts as one. */
  get pendingTimers(): number {
    return this.#timers.size
  }

  /** When the next timer is due; undefined when none is set. */
  get nextTimerAt(): number | undefined {
    return this.#next()?.at
  }

  after(delayMs: number, callback: () => void): Timer {
    return this.#set(this.#now + Math.max(delayMs, 0), callback)
  }

  every(periodMs: number, callback: () => void): Timer {
    if (!(periodMs > 0)) throw new TypeError('a period must be longer than 0 ms')
    let current: Timer
    const set = () => {
      current = this.after(periodMs, () => {
        set()
        callback()
      })
    }
    set()
    return { cancel: () => current.cancel() }
  }

  sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    return sleepOn(this, delayMs, signal)
  }

  /**
   * Moves on by `ms` and runs what becomes due in the order of time, each at its own time, those set meanwhile included. Between two timers
   * everything that needs no timer runs first.
   */
  advance(ms: number): Promise<void> {
    return this.advanceTo(this.#now + ms)
  }

  /** The same up to a point in time. */
  async advanceTo(timeMs: number): Promise<void> {
    await this.settle()
    for (let next = this.#next(); next !== undefined && next.at <= timeMs; next = this.#next()) {
      this.#now = Math.max(this.#now, next.at)
      this.#timers.delete(next)
      next.fire()
      await this.settle()
    }
    this.#now = Math.max(this.#now, timeMs)
  }

  /** Lets everything run that needs no timer. */
  async settle(): Promise<void> {
    for (let i = 0; i < turnsToSettle; i++) await nextTurn()
  }

  #set(at: number, fire: () => void): Timer {
    const timer: Pending = { at, order: this.#order++, fire, cancel: () => this.#timers.delete(timer) }
    this.#timers.add(timer)
    return timer
  }

  #next(): Pending | undefined {
    let first: Pending | undefined
    for (const timer of this.#timers) {
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
        first = timer
    }
    return first
  }
}
