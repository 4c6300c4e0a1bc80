import { formatTimestamp, isConditionTrue, type Job, type JobCondition } from '../../api/index.js'

/** Complete or Failed: nothing of the job will change any more. */
export function isJobFinished(job: Job): boolean {
  return finishedConditionOf(job) !== undefined
}

export function finishedConditionOf(job: Job): JobCondition | undefined {
  return job.status?.conditions?.find(
    ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
  )
}

export function trueCondition(job: Job, type: string): JobCondition | undefined {
  const { conditions } = job.status ?? {}
  return isConditionTrue(conditions, type) ? conditions?.find((condition) => condition.type === type) : undefined
}

export interface ConditionText {
  readonly type: string
  readonly status?: string
  readonly reason: string
  readonly message: string
}

export function jobCondition({ type, status = 'True', reason, message }: ConditionText, now: number): JobCondition {
  const time = formatTimestamp(now)
  return {
    type,
    status,
    lastProbeTime: time,
    lastTransitionTime: time,
    ...(reason === '' ? {} : { reason }),
    ...(message === '' ? {} : { message }),
  }
}

/**
 * The conditions with this one; undefined where they say so already. A condition that is not there is not added as False.
 * pkg/controller/job ensureJobConditionStatus (v1.34).
 */
export function ensureCondition(
  conditions: readonly JobCondition[],
  next: ConditionText,
  now: number,
): JobCondition[] | undefined {
  const { type, status = 'True', reason, message } = next
  const present = conditions.find((condition) => condition.type === type)
  if (!present) return status === 'False' ? undefined : [...conditions, jobCondition(next, now)]
  if (present.status === status && (present.reason ?? '') === reason && (present.message ?? '') === message)
    return undefined
  return conditions.map((condition) => (condition === present ? jobCondition(next, now) : condition))
}
