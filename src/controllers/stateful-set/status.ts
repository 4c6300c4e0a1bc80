import { isPodAvailable, type Pod, type StatefulSet, type StatefulSetStatus } from '../../api/index.js'
import { replicasOf } from './ordinals.js'
import { podRevision } from './pod-identity.js'
import { isCreated, isRunningAndReady, isTerminating } from './pod-states.js'

/** What a status is made of. */
export interface SetCounts {
  replicas: number
  ready: number
  available: number
  current: number
  updated: number
}

export interface RevisionNames {
  readonly current: string
  readonly update: string
}

export interface CountOptions {
  readonly minReadySeconds: number
  readonly revisions: RevisionNames
  /** Milliseconds since 1970. */
  readonly now: number
}

export function countPods(pods: readonly Pod[], { minReadySeconds, revisions, now }: CountOptions): SetCounts {
  const counts: SetCounts = { replicas: 0, ready: 0, available: 0, current: 0, updated: 0 }
  for (const pod of pods) {
    if (isRunningAndReady(pod)) {
      counts.ready++
      if (isPodAvailable(pod, minReadySeconds, now)) counts.available++
    }
    if (!isCreated(pod)) continue
    counts.replicas++
    if (isTerminating(pod)) continue
    const revision = podRevision(pod)
    if (revision === revisions.current) counts.current++
    if (revision === revisions.update) counts.updated++
  }
  return counts
}

/** The status to write: a rolling update that is through makes the update revision the current one. */
export function statefulSetStatus(
  set: StatefulSet,
  counts: SetCounts,
  { revisions, collisionCount }: { readonly revisions: RevisionNames; readonly collisionCount: number },
): StatefulSetStatus {
  const wanted = replicasOf(set)
  const isComplete =
    set.spec?.updateStrategy?.type === 'RollingUpdate' &&
    counts.updated === wanted &&
    counts.ready === wanted &&
    counts.replicas === wanted
  const current = isComplete ? counts.updated : counts.current
  return {
    ...(set.metadata?.generation === undefined ? {} : { observedGeneration: set.metadata.generation }),
    replicas: counts.replicas,
    ...(counts.ready === 0 ? {} : { readyReplicas: counts.ready }),
    ...(current === 0 ? {} : { currentReplicas: current }),
    ...(counts.updated === 0 ? {} : { updatedReplicas: counts.updated }),
    currentRevision: isComplete ? revisions.update : revisions.current,
    updateRevision: revisions.update,
    collisionCount,
    availableReplicas: counts.available,
  }
}

/** Whether the server's status says all this already. The collision count alone is no reason to write. */
export function isStatusCurrent({ status: known }: StatefulSet, status: StatefulSetStatus): boolean {
  return (
    (status.observedGeneration ?? 0) <= (known?.observedGeneration ?? 0) &&
    status.replicas === (known?.replicas ?? 0) &&
    (status.readyReplicas ?? 0) === (known?.readyReplicas ?? 0) &&
    (status.currentReplicas ?? 0) === (known?.currentReplicas ?? 0) &&
    (status.updatedReplicas ?? 0) === (known?.updatedReplicas ?? 0) &&
    (status.availableReplicas ?? 0) === (known?.availableReplicas ?? 0) &&
    status.currentRevision === known?.currentRevision &&
    status.updateRevision === known?.updateRevision
  )
}
