/** What a clock on the wall shows. `month` is 1 to 12, Sunday is 0. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly weekday: number
}

/** Turns instants (milliseconds since 1970) into the times of one zone and back. */
export class WallClock {
  readonly #format: Intl.DateTimeFormat | undefined

  /** A name of the IANA database; throws a RangeError for an unknown one. */
  constructor(timeZone: string) {
    if (timeZone === 'UTC') return
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  }

  wallTimeOf(instant: number): WallTime {
    const shifted = new Date(instant + this.offsetAt(instant))
    return {
      year: shifted.getUTCFullYear(),
      month: shifted.getUTCMonth() + 1,
      day: shifted.getUTCDate(),
      hour: shifted.getUTCHours(),
      minute: shifted.getUTCMinutes(),
      second: shifted.getUTCSeconds(),
      weekday: shifted.getUTCDay(),
    }
  }

  /**
   * The instant of a local time; months and days beyond their range carry over. In a gap or an overlap one of the two possible instants,
   * the one that Go's time.Date takes.
   */
  instantOf(year: number, month: number, day: number, hour: number): number {
    const local = Date.UTC(year, month - 1, day, hour)
    const offset = this.offsetAt(local)
    const settled = this.offsetAt(local - offset)
    return local - settled
  }

  /** Milliseconds that the zone is ahead of UTC. */
  offsetAt(instant: number): number {
    if (!this.#format) return 0
    const whole = Math.floor(instant / 1000) * 1000
    const parts: Record<string, number> = {}
    for (const { type, value } of this.#format.formatToParts(whole)) parts[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second) - whole
  }
}
