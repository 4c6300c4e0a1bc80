import { type CronJob, isTimeZone, type NextTime, nextTimeOf, parseCronSchedule } from '../../api/index.js'

/** The schedule with the cron job's zone; one that names a zone itself keeps it. pkg/controller/cronjob formatSchedule (v1.34). */
export function nextTimeOfCronJob(cronJob: CronJob, localTimeZone: string): NextTime {
  const { schedule = '', timeZone } = cronJob.spec ?? {}
  const zone = timeZone !== undefined && isTimeZone(timeZone) ? timeZone : localTimeZone
  return nextTimeOf(parseCronSchedule(schedule), zone)
}

export function namesZoneItself(cronJob: CronJob): boolean {
  return cronJob.spec?.schedule?.includes('TZ') ?? false
}
