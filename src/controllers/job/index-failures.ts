import type { Job, Pod } from '../../api/index.js'
import { backoffLeftMs, finishedAt } from './backoff.js'
import { judgeFailure } from './failure-policy.js'
import { hasIndex, type Intervals, parseIntervals, withIndexes } from './intervals.js'
import {
  indexesOf,
  indexFailureCountAnnotation,
  indexIgnoredFailureCountAnnotation,
  isPodFailed,
  isTracked,
  validIndexOf,
} from './pods.js'

/** The indexes that have failed for good, of a job with `backoffLimitPerIndex`. pkg/controller/job calculateFailedIndexes (v1.34). */
export function failedIndexesOf(job: Job, pods: readonly Pod[]): Intervals {
  const known = parseIntervals(job.status?.failedIndexes, job.spec?.completions ?? 0)
  const failed = new Set<number>()
  for (const pod of pods) {
    const index = validIndexOf(pod, job)
    if (index !== undefined && isTracked(pod) && isIndexFailed(job, pod)) failed.add(index)
  }
  return withIndexes(known, failed)
}

function isIndexFailed(job: Job, pod: Pod): boolean {
  if (!isPodFailed(pod, job)) return false
  const { action, counts } = judgeFailure(job.spec?.podFailurePolicy, pod)
  if (action === 'FailIndex') return true
  return counts && countOn(pod, indexFailureCountAnnotation) >= (job.spec?.backoffLimitPerIndex ?? 0)
}

export interface IndexState {
  readonly succeeded: Intervals
  readonly failed: Intervals
  readonly activePods: readonly Pod[]
}

/**
 * The last failed pod of each index that will get another one. It keeps its finalizer until then, since the next pod takes its count of
 * failures from it. pkg/controller/job getPodsWithDelayedDeletionPerIndex (v1.34).
 */
export function podsToReplace(job: Job, failedPods: readonly Pod[], state: IndexState): ReadonlyMap<number, Pod> {
  const active = indexesOf(state.activePods)
  const latest = new Map<number, Pod>()
  for (const pod of failedPods) {
    const index = validIndexOf(pod, job)
    if (index === undefined || active.has(index)) continue
    if (hasIndex(state.succeeded, index) || hasIndex(state.failed, index)) continue
    const other = latest.get(index)
    if (!other || (allFailures(other) <= allFailures(pod) && finishedAt(other) <= finishedAt(pod)))
      latest.set(index, pod)
  }
  return latest
}

/** The annotations of the pod that takes the place of `replaced`. */
export function failureCounts(job: Job, replaced: Pod | undefined): Record<string, string> {
  let failures = replaced ? countOn(replaced, indexFailureCountAnnotation) : 0
  let ignored = replaced ? countOn(replaced, indexIgnoredFailureCountAnnotation) : 0
  if (replaced) {
    if (judgeFailure(job.spec?.podFailurePolicy, replaced).counts) failures++
    else ignored++
  }
  return {
    [indexFailureCountAnnotation]: String(failures),
    ...(ignored > 0 ? { [indexIgnoredFailureCountAnnotation]: String(ignored) } : {}),
  }
}

/** How long the index has to wait for its next pod. */
export function indexBackoffLeftMs(replaced: Pod | undefined, now: number): number {
  if (!replaced) return 0
  return backoffLeftMs({ failures: allFailures(replaced) + 1, lastFailureAt: finishedAt(replaced) }, now)
}

function allFailures(pod: Pod): number {
  return countOn(pod, indexFailureCountAnnotation) + countOn(pod, indexIgnoredFailureCountAnnotation)
}

function countOn(pod: Pod, annotation: string): number {
  const text = pod.metadata?.annotations?.[annotation] ?? ''
  const count = /^[+-]?[0-9]+$/.test(text) ? Number(text) : 0
  return count >= 0 && count < 2 ** 31 ? count : 0
}
