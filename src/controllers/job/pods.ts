import { isPodTerminal, type Job, type Pod } from '../../api/index.js'

/** What batch/v1 puts on the pods of a job (k8s.io/api/batch/v1, v0.34). */
export const trackingFinalizer = 'batch.kubernetes.io/job-tracking'
export const indexAnnotation = 'batch.kubernetes.io/job-completion-index'
export const indexFailureCountAnnotation = 'batch.kubernetes.io/job-index-failure-count'
export const indexIgnoredFailureCountAnnotation = 'batch.kubernetes.io/job-index-ignored-failure-count'

const jobControllerName = 'kubernetes.io/job-controller'

export function isIndexed(job: Job): boolean {
  return job.spec?.completionMode === 'Indexed'
}

export function hasBackoffLimitPerIndex(job: Job): boolean {
  return job.spec?.backoffLimitPerIndex !== undefined
}

/** Another controller said to look after the job: this one keeps its hands off. */
export function isManagedElsewhere(job: Job): boolean {
  const { managedBy } = job.spec ?? {}
  return managedBy !== undefined && managedBy !== jobControllerName
}

export function isTracked(pod: Pod): boolean {
  return pod.metadata?.finalizers?.includes(trackingFinalizer) ?? false
}

/** Undefined where the pod has no valid index. */
export function completionIndexOf(pod: Pod): number | undefined {
  const text = pod.metadata?.annotations?.[indexAnnotation]
  return text !== undefined && /^\+?[0-9]+$/.test(text) ? Number(text) : undefined
}

/** The pod's index where the job still has that many; undefined otherwise. */
export function validIndexOf(pod: Pod, job: Job): number | undefined {
  const index = completionIndexOf(pod)
  return index !== undefined && index < (job.spec?.completions ?? 0) ? index : undefined
}

export function indexesOf(pods: readonly Pod[]): ReadonlySet<number> {
  const indexes = new Set<number>()
  for (const pod of pods) {
    const index = completionIndexOf(pod)
    if (index !== undefined) indexes.add(index)
  }
  return indexes
}

export function isTerminating(pod: Pod): boolean {
  return !isPodTerminal(pod) && pod.metadata?.deletionTimestamp !== undefined
}

/** A pod is replaced only when it has failed, not as soon as it is being deleted. */
export function replacesOnlyFailed(job: Job): boolean {
  return job.spec?.podReplacementPolicy === 'Failed' || job.spec?.podFailurePolicy !== undefined
}

/** Whether the job has to count the pod as failed: a deleted one may never come to say so itself. */
export function isPodFailed(pod: Pod, job: Job): boolean {
  if (pod.status?.phase === 'Failed') return true
  if (replacesOnlyFailed(job)) return false
  return pod.metadata?.deletionTimestamp !== undefined && pod.status?.phase !== 'Succeeded'
}
