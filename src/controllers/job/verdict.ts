import { type Job, type JobCondition, type Pod, timeOf } from '../../api/index.js'
import { jobCondition, trueCondition } from './conditions.js'
import { judgeFailure } from './failure-policy.js'
import { countOf } from './intervals.js'
import { isIndexed, isPodFailed } from './pods.js'
import type { JobRound } from './round.js'
import { metSuccessRule } from './success-policy.js'

/**
 * Why the job has ended, were it only for what has happened so far (that all its completions were reached is judged later, when no pod is
 * active). What an earlier round found holds; failures go before successes. pkg/controller/job syncJob (v1.34).
 */
export function verdictOf(round: JobRound, now: number): JobCondition | undefined {
  const { job, pods } = round
  const success = trueCondition(job, 'SuccessCriteriaMet')
  if (success) return success
  const target = trueCondition(job, 'FailureTarget')
  if (target) return failedCondition(target, now)
  const fail = (reason: string, message: string) => jobCondition({ type: 'FailureTarget', reason, message }, now)

  const failure = policyFailure(job, pods)
  if (failure !== undefined) return fail('PodFailurePolicy', failure)
  const { backoffLimit = 6, completions = 0, maxFailedIndexes, successPolicy } = job.spec ?? {}
  if (round.failed > backoffLimit || hasTooManyRestarts(job, pods, backoffLimit))
    return fail('BackoffLimitExceeded', 'Job has reached the specified backoff limit')
  const deadlineMs = deadlineLeftMs(job, now)
  if (deadlineMs !== undefined && deadlineMs <= 0)
    return fail('DeadlineExceeded', 'Job was active longer than specified deadline')

  if (!isIndexed(job)) return undefined
  if (round.failedIndexes) {
    const failed = countOf(round.failedIndexes)
    if (maxFailedIndexes !== undefined && failed > maxFailedIndexes) {
      const message = 'Job has exceeded the specified maximal number of failed indexes'
      return fail('MaxFailedIndexesExceeded', message)
    }
    if (failed > 0 && failed + countOf(round.succeededIndexes) >= completions)
      return fail('FailedIndexes', 'Job has failed indexes')
  }
  const rule = metSuccessRule(successPolicy, completions, round.succeededIndexes)
  return rule === undefined
    ? undefined
    : jobCondition({ type: 'SuccessCriteriaMet', reason: 'SuccessPolicy', message: rule }, now)
}

export function completedCondition(now: number): JobCondition {
  const message = 'Reached expected number of succeeded pods'
  return jobCondition({ type: 'SuccessCriteriaMet', reason: 'CompletionsReached', message }, now)
}

/** What a job's last condition says, from the interim one that went before: FailureTarget and Failed, SuccessCriteriaMet and Complete. */
export function failedCondition({ reason = '', message = '' }: JobCondition, now: number): JobCondition {
  return jobCondition({ type: 'Failed', reason, message }, now)
}

export function completeCondition({ reason = '', message = '' }: JobCondition, now: number): JobCondition {
  return jobCondition({ type: 'Complete', reason, message }, now)
}

/** Undefined where no deadline runs: none was set, or the job has not started or is suspended. */
export function deadlineLeftMs(job: Job, now: number, startTime = job.status?.startTime): number | undefined {
  const { activeDeadlineSeconds, suspend } = job.spec ?? {}
  const startedAt = timeOf(startTime)
  if (activeDeadlineSeconds === undefined || startedAt === undefined || suspend) return undefined
  return startedAt + activeDeadlineSeconds * 1000 - now
}

function policyFailure(job: Job, pods: readonly Pod[]): string | undefined {
  const policy = job.spec?.podFailurePolicy
  if (!policy) return undefined
  for (const pod of pods) {
    const failure = isPodFailed(pod, job) ? judgeFailure(policy, pod).failure : undefined
    if (failure !== undefined) return failure
  }
  return undefined
}

/** With restartPolicy OnFailure it is restarts of containers that count. */
function hasTooManyRestarts(job: Job, pods: readonly Pod[], backoffLimit: number): boolean {
  if (job.spec?.template.spec?.restartPolicy !== 'OnFailure') return false
  let restarts = 0
  for (const { status } of pods) {
    if (status?.phase !== 'Running' && status?.phase !== 'Pending') continue
    for (const { restartCount } of [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])])
      restarts += restartCount
  }
  return backoffLimit === 0 ? restarts > 0 : restarts >= backoffLimit
}
