import { type CronJob, type Job, timeOf } from '../../api/index.js'
import { finishedConditionOf } from '../job/index.js'

/** The finished jobs beyond the history limits, oldest first. pkg/controller/cronjob cleanupFinishedJobs (v1.34). */
export function jobsBeyondHistory(cronJob: CronJob, jobs: readonly Job[]): readonly Job[] {
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = cronJob.spec ?? {}
  return [...oldest(jobs, 'Complete', successfulJobsHistoryLimit), ...oldest(jobs, 'Failed', failedJobsHistoryLimit)]
}

function oldest(jobs: readonly Job[], type: string, limit: number | undefined): readonly Job[] {
  if (limit === undefined) return []
  const finished = jobs.filter((job) => finishedConditionOf(job)?.type === type)
  return finished.sort(byStartTime).slice(0, Math.max(0, finished.length - limit))
}

/** Jobs that never started come last. */
function byStartTime(a: Job, b: Job): number {
  const startOf = (job: Job) => timeOf(job.status?.startTime) ?? Number.MAX_SAFE_INTEGER
  return startOf(a) - startOf(b) || ((a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1)
}
