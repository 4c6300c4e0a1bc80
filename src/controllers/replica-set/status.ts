import {
  formatTimestamp,
  isPodAvailable,
  isPodReady,
  type Pod,
  type ReplicaSet,
  type ReplicaSetCondition,
  type ReplicaSetStatus,
  semanticEqual,
} from '../../api/index.js'
import { messageOf } from '../../base/index.js'

export interface StatusInputs {
  readonly activePods: readonly Pod[]
  /** What creating or deleting pods ended with; undefined when it went well. */
  readonly failure: unknown
  /** Milliseconds since 1970. */
  readonly now: number
}

/** pkg/controller/replicaset calculateStatus (v1.34). Keeps `observedGeneration`: it is set when the status is written. */
export function replicaSetStatus(set: ReplicaSet, { activePods, failure, now }: StatusInputs): ReplicaSetStatus {
  const templateLabels = Object.entries(set.spec?.template?.metadata?.labels ?? {})
  const minReadySeconds = set.spec?.minReadySeconds ?? 0
  let fullyLabeled = 0
  let ready = 0
  let available = 0
  for (const pod of activePods) {
    const labels = pod.metadata?.labels
    if (templateLabels.every(([key, value]) => labels?.[key] === value)) fullyLabeled++
    if (!isPodReady(pod)) continue
    ready++
    if (isPodAvailable(pod, minReadySeconds, now)) available++
  }
  const conditions = withFailure(set, activePods.length, failure, now)
  const { observedGeneration } = set.status ?? {}
  return {
    ...(available > 0 ? { availableReplicas: available } : {}),
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(fullyLabeled > 0 ? { fullyLabeledReplicas: fullyLabeled } : {}),
    ...(observedGeneration === undefined ? {} : { observedGeneration }),
    ...(ready > 0 ? { readyReplicas: ready } : {}),
    replicas: activePods.length,
  }
}

/** Whether the status on the server says this already, for this generation. */
export function isStatusCurrent(set: ReplicaSet, status: ReplicaSetStatus): boolean {
  return (set.metadata?.generation ?? 0) === (set.status?.observedGeneration ?? 0) && semanticEqual(set.status, status)
}

function withFailure(set: ReplicaSet, podCount: number, failure: unknown, now: number): ReplicaSetCondition[] {
  const conditions = set.status?.conditions ?? []
  const has = conditions.some((condition) => condition.type === 'ReplicaFailure')
  if (failure === undefined)
    return has ? conditions.filter((condition) => condition.type !== 'ReplicaFailure') : conditions
  if (has) return conditions
  const difference = podCount - (set.spec?.replicas ?? 1)
  const reason = difference < 0 ? 'FailedCreate' : difference > 0 ? 'FailedDelete' : ''
  const failed: ReplicaSetCondition = {
    type: 'ReplicaFailure',
    status: 'True',
    lastTransitionTime: formatTimestamp(now),
    ...(reason === '' ? {} : { reason }),
    message: messageOf(failure),
  }
  return [...conditions, failed]
}
