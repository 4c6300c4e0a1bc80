import { type CronJob, type NextTime, timeOf } from '../../api/index.js'

/** Time for the clocks of several machines to agree: pkg/controller/cronjob nextScheduleDelta (v1.34). */
const paddingMs = 100
/** More missed runs than these are worth a warning. */
const manyRuns = 100

export interface DueRun {
  /** Milliseconds since 1970; undefined where no run is due. */
  readonly at: number | undefined
  readonly missed: 'none' | 'few' | 'many'
  /** What the runs are counted from: the last one, the creation, or the deadline. */
  readonly since: number
}

/** The schedule has no two times a second or more apart: it never comes. */
export class ImpossibleScheduleError extends Error {
  override readonly name = 'ImpossibleScheduleError'
}

export interface DueOptions {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly next: NextTime
  /** Leave out runs that began longer ago than startingDeadlineSeconds. */
  readonly respectDeadline: boolean
}

/** The latest run that should have begun. pkg/controller/cronjob mostRecentScheduleTime (v1.34). Throws an ImpossibleScheduleError. */
export function latestDueRun(cronJob: CronJob, { now, next, respectDeadline }: DueOptions): DueRun {
  const { startingDeadlineSeconds } = cronJob.spec ?? {}
  let since = timeOf(cronJob.status?.lastScheduleTime) ?? timeOf(cronJob.metadata?.creationTimestamp) ?? now
  if (respectDeadline && startingDeadlineSeconds !== undefined)
    since = Math.max(since, now - startingDeadlineSeconds * 1000)
  const first = next(since)
  const second = first === undefined ? undefined : next(first)
  if (first !== undefined && now < first) return { at: undefined, missed: 'none', since }
  if (second !== undefined && now < second) return { at: first, missed: 'none', since }
  const periodMs = Math.round(((second ?? 0) - (first ?? 0)) / 1000) * 1000
  if (first === undefined || second === undefined || periodMs < 1000)
    throw new ImpossibleScheduleError('time difference between two schedules is less than 1 second')
  const runs = Math.floor((now - first) / periodMs) + 1
  // Two runs before the last that an even schedule would have had: from there the true ones are followed.
  let at: number | undefined
  for (let run = next(first + (runs - 2) * periodMs); run !== undefined && run <= now; run = next(run)) at = run
  return { at, missed: runs > manyRuns ? 'many' : runs > 0 ? 'few' : 'none', since }
}

/** How long until the schedule has to be looked at again; undefined for never. pkg/controller/cronjob nextScheduleTimeDuration (v1.34). */
export function nextLookMs(cronJob: CronJob, now: number, next: NextTime): number | undefined {
  const at = next(lastRunOrNow(cronJob, now, next))
  return at === undefined ? undefined : at + paddingMs - now
}

function lastRunOrNow(cronJob: CronJob, now: number, next: NextTime): number {
  try {
    const { at, missed, since } = latestDueRun(cronJob, { now, next, respectDeadline: false })
    return at ?? (missed === 'none' ? since : now)
  } catch (error) {
    if (error instanceof ImpossibleScheduleError) return now
    throw error
  }
}
