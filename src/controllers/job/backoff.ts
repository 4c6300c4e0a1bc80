import { type ContainerStatus, type Pod, podCondition, timeOf } from '../../api/index.js'

/** pkg/controller/job DefaultJobPodFailureBackOff, MaxJobPodFailureBackOff (v1.34). */
const baseMs = 10_000
const longestMs = 600_000

/** How a job's pods have fared since one last succeeded. */
export interface BackoffRecord {
  readonly failures: number
  /** Milliseconds since 1970. */
  readonly lastFailureAt: number | undefined
}

export const noFailures: BackoffRecord = { failures: 0, lastFailureAt: undefined }

/** The record after these pods have ended; pkg/controller/job newBackoffRecord (v1.34). */
export function nextBackoff(
  record: BackoffRecord,
  succeededPods: readonly Pod[],
  failedPods: readonly Pod[],
): BackoffRecord {
  const failedAt = failedPods.map(finishedAt)
  if (succeededPods.length === 0) {
    if (failedPods.length === 0) return record
    return { failures: record.failures + failedPods.length, lastFailureAt: Math.max(...failedAt) }
  }
  const lastSuccessAt = Math.max(...succeededPods.map(finishedAt))
  const later = failedAt.filter((time) => time > lastSuccessAt)
  return later.length === 0 ? noFailures : { failures: later.length, lastFailureAt: Math.max(...later) }
}

/** How long to wait before a pod is made again: 10 s after the first failure, then twice as long each time, 10 min at most. */
export function backoffLeftMs({ failures, lastFailureAt }: BackoffRecord, now: number): number {
  if (failures === 0) return 0
  const delayMs = Math.min(baseMs * 2 ** Math.min(failures - 1, 30), longestMs)
  return Math.max(0, (lastFailureAt ?? 0) + delayMs - now)
}

/**
 * When a pod ended: when its last container did, else when it stopped to be ready, else when it was deleted, else when it was made.
 * Containers count only when all of them have ended (of the init containers the sidecars).
 */
export function finishedAt(pod: Pod): number {
  const ready = podCondition(pod, 'Ready')
  const unreadyAt = ready?.status === 'False' ? timeOf(ready.lastTransitionTime) : undefined
  const deletedAt = timeOf(pod.metadata?.deletionTimestamp)
  return (
    containersFinishedAt(pod) ??
    unreadyAt ??
    (deletedAt === undefined ? undefined : deletedAt - (pod.metadata?.deletionGracePeriodSeconds ?? 0) * 1000) ??
    timeOf(pod.metadata?.creationTimestamp) ??
    0
  )
}

function containersFinishedAt(pod: Pod): number | undefined {
  const sidecars = new Set(
    pod.spec?.initContainers?.filter((container) => container.restartPolicy === 'Always').map(({ name }) => name),
  )
  const inits = (pod.status?.initContainerStatuses ?? []).filter(({ name }) => sidecars.has(name))
  const main = latestEnd(pod.status?.containerStatuses ?? [])
  if (inits.length === 0) return main
  const sidecar = latestEnd(inits)
  return sidecar === undefined ? undefined : Math.max(main ?? sidecar, sidecar)
}

function latestEnd(statuses: readonly ContainerStatus[]): number | undefined {
  let latest: number | undefined
  for (const { state } of statuses) {
    const end = timeOf(state?.terminated?.finishedAt)
    if (end === undefined) return undefined
    latest = Math.max(latest ?? end, end)
  }
  return latest
}
