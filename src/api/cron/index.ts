// cron: schedules of cron jobs, read and followed (github.com/robfig/cron v3, which upstream uses).
export { type NextTime, nextTimeOf } from './next-time.js'
export {
  type CronField,
  type CronSchedule,
  CronScheduleError,
  cronScheduleProblem,
  parseCronSchedule,
} from './schedule.js'
export { isTimeZone } from './time-zone.js'
export { WallClock, type WallTime } from './wall-clock.js'
