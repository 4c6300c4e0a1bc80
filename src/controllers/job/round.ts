import { isPodActive, isPodReady, type Job, type JobCondition, type JobStatus, type Pod } from '../../api/index.js'
import { type BackoffRecord, nextBackoff } from './backoff.js'
import { judgeFailure } from './failure-policy.js'
import { failedIndexesOf, podsToReplace } from './index-failures.js'
import { countOf, type Intervals, parseIntervals, withIndexes } from './intervals.js'
import { hasBackoffLimitPerIndex, isIndexed, isPodFailed, isTerminating, isTracked, validIndexOf } from './pods.js'

/** What one look at a job and its pods tells; the counts that follow are changed as pods are deleted or made. */
export interface JobRound {
  readonly key: string
  /** As the informer has it, or as it came back from the last write. */
  job: Job
  /** The status to be written. */
  status: JobStatus
  readonly pods: readonly Pod[]
  readonly activePods: readonly Pod[]
  /** Uids of pods whose finalizer was taken off already, though the informer does not show it yet. */
  readonly untracked: ReadonlySet<string>
  readonly uncountedSucceeded: ReadonlySet<string>
  readonly uncountedFailed: ReadonlySet<string>
  readonly backoff: BackoffRecord
  /** Counted and to be counted. */
  readonly succeeded: number
  readonly failed: number
  /** For indexed jobs: as the status says, and with what has just succeeded. */
  readonly knownSucceededIndexes: Intervals
  readonly succeededIndexes: Intervals
  /** Only with `backoffLimitPerIndex`. */
  readonly failedIndexes: Intervals | undefined
  readonly replaceable: ReadonlyMap<number, Pod>
  /** Why the job has ended, when it has. */
  finished: JobCondition | undefined
  active: number
  ready: number
  terminating: number
}

export interface RoundInputs {
  readonly key: string
  readonly job: Job
  readonly pods: readonly Pod[]
  readonly untracked: ReadonlySet<string>
  readonly backoff: BackoffRecord
}

/** pkg/controller/job syncJob (v1.34), the part that only counts. */
export function countRound({ key, job, pods, untracked, backoff }: RoundInputs): JobRound {
  const status: JobStatus = { ...job.status, uncountedTerminatedPods: { ...job.status?.uncountedTerminatedPods } }
  const uncountedSucceeded = new Set(status.uncountedTerminatedPods?.succeeded)
  const uncountedFailed = new Set(status.uncountedTerminatedPods?.failed)
  const activePods = pods.filter(isPodActive)
  const countable = pods.filter((pod) => isTracked(pod) && !untracked.has(pod.metadata?.uid ?? ''))
  const valid = isIndexed(job) ? countable.filter((pod) => validIndexOf(pod, job) !== undefined) : countable
  const failedPods = valid.filter((pod) => isPodFailed(pod, job))
  const newSucceeded = valid.filter(
    (pod) => pod.status?.phase === 'Succeeded' && !uncountedSucceeded.has(pod.metadata?.uid ?? ''),
  )
  const newFailed = failedPods.filter((pod) => !uncountedFailed.has(pod.metadata?.uid ?? ''))
  const countedFailed = newFailed.filter((pod) => judgeFailure(job.spec?.podFailurePolicy, pod).counts)
  const completions = job.spec?.completions ?? 0
  const known = isIndexed(job) ? parseIntervals(status.completedIndexes, completions) : []
  const succeededIndexes = isIndexed(job) ? withIndexes(known, newlySucceededIndexes(job, pods)) : []
  const failedIndexes = isIndexed(job) && hasBackoffLimitPerIndex(job) ? failedIndexesOf(job, pods) : undefined
  return {
    key,
    job,
    status,
    pods,
    activePods,
    untracked,
    uncountedSucceeded,
    uncountedFailed,
    backoff: nextBackoff(backoff, newSucceeded, newFailed),
    succeeded: isIndexed(job)
      ? countOf(succeededIndexes)
      : (status.succeeded ?? 0) + newSucceeded.length + uncountedSucceeded.size,
    failed: (status.failed ?? 0) + countedFailed.length + uncountedFailed.size,
    knownSucceededIndexes: known,
    succeededIndexes,
    failedIndexes,
    replaceable: failedIndexes
      ? podsToReplace(job, failedPods, { succeeded: succeededIndexes, failed: failedIndexes, activePods })
      : new Map(),
    finished: undefined,
    active: activePods.length,
    ready: activePods.filter(isPodReady).length,
    terminating: pods.filter(isTerminating).length,
  }
}

function newlySucceededIndexes(job: Job, pods: readonly Pod[]): ReadonlySet<number> {
  const indexes = new Set<number>()
  for (const pod of pods) {
    const index = validIndexOf(pod, job)
    if (index !== undefined && pod.status?.phase === 'Succeeded' && isTracked(pod)) indexes.add(index)
  }
  return indexes
}
