import { type CronJob, CronJobs, controllerReference, formatTimestamp, type Job, WallClock } from '../../api/index.js'

const scheduledAnnotation = 'batch.kubernetes.io/cronjob-scheduled-timestamp'

/** The same for every attempt at one run, so that none is started twice. */
export function jobNameOf(cronJob: CronJob, scheduledAt: number): string {
  return `${cronJob.metadata?.name}-${Math.floor(scheduledAt / 60_000)}`
}

/** pkg/controller/cronjob getJobFromTemplate2 (v1.34). */
export function jobOfRun(cronJob: CronJob, scheduledAt: number): Job {
  const { metadata, spec } = cronJob.spec?.jobTemplate ?? {}
  const { namespace } = cronJob.metadata ?? {}
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: jobNameOf(cronJob, scheduledAt),
      ...(namespace === undefined ? {} : { namespace }),
      ...(metadata?.labels ? { labels: metadata.labels } : {}),
      annotations: {
        ...metadata?.annotations,
        [scheduledAnnotation]: formatInZone(scheduledAt, cronJob.spec?.timeZone ?? 'UTC'),
      },
      ownerReferences: [controllerReference(cronJob, CronJobs)],
    },
    ...(spec ? { spec } : {}),
  }
}

/** RFC 3339 with the zone's offset. */
function formatInZone(time: number, timeZone: string): string {
  const minutes = Math.round(new WallClock(timeZone).offsetAt(time) / 60_000)
  if (minutes === 0) return formatTimestamp(time)
  const local = formatTimestamp(time + minutes * 60_000).slice(0, -1)
  const two = (number: number) => String(number).padStart(2, '0')
  const ahead = Math.abs(minutes)
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`
}
