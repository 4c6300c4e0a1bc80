import type { CronSchedule } from './schedule.js'
import { WallClock } from './wall-clock.js'

const minuteMs = 60_000
const hourMs = 3_600_000
/** A day that is not found within five years never comes (30 February). */
const yearsAhead = 5

type Calendar = Extract<CronSchedule, { kind: 'calendar' }>

/** When a schedule is due after an instant (both milliseconds since 1970); undefined for never. */
export type NextTime = (after: number) => number | undefined

/** `timeZone` is for schedules that name none themselves. robfig/cron v3 SpecSchedule.Next and ConstantDelaySchedule.Next. */
export function nextTimeOf(schedule: CronSchedule, timeZone: string): NextTime {
  if (schedule.kind === 'every') return (after) => Math.floor(after / 1000) * 1000 + schedule.periodMs
  const clock = new WallClock(schedule.timeZone ?? timeZone)
  return (after) => nextInCalendar(schedule, clock, after)
}

function nextInCalendar(schedule: Calendar, clock: WallClock, after: number): number | undefined {
  let time = Math.floor(after / 1000) * 1000 + 1000
  const lastYear = clock.wallTimeOf(time).year + yearsAhead
  // Each step goes to the beginning of the next unit whose larger unit fits, so that it is seldom more than a hundred.
  for (;;) {
    const wall = clock.wallTimeOf(time)
    const { year, month, day, hour, minute, second } = wall
    if (year > lastYear) return undefined
    if (!schedule.month.values.has(month)) time = nextMidnight(clock, year, month + 1, 0)
    else if (!dayFits(schedule, day, wall.weekday)) time = nextMidnight(clock, year, month, day)
    else if (!schedule.hour.values.has(hour)) time = startOfHour(time, minute, second) + hourMs
    else if (!schedule.minute.values.has(minute) || second !== 0) time = time - second * 1000 + minuteMs
    else return time
  }
}

/** Where the clocks skip midnight the day begins at one o'clock; the instant that was found may be an hour before that. */
function nextMidnight(clock: WallClock, year: number, month: number, day: number): number {
  const midnight = clock.instantOf(year, month, day + 1, 0)
  const { hour } = clock.wallTimeOf(midnight)
  return hour > 12 ? midnight + (24 - hour) * hourMs : midnight
}

function startOfHour(time: number, minute: number, second: number): number {
  return time - minute * minuteMs - second * 1000
}

function dayFits({ dayOfMonth, dayOfWeek }: Calendar, day: number, weekday: number): boolean {
  const fitsMonth = dayOfMonth.values.has(day)
  const fitsWeek = dayOfWeek.values.has(weekday)
  return dayOfMonth.isOpen || dayOfWeek.isOpen ? fitsMonth && fitsWeek : fitsMonth || fitsWeek
}
