import {
  type Deployment,
  type DeploymentCondition,
  type DeploymentStatus,
  findCondition,
  type ReplicaSet,
  timeOf,
} from '../../api/index.js'
import { newCondition, removeCondition, setCondition } from './conditions.js'
import { availableOf, desiredReplicas, maxUnavailable, totalReplicas } from './replica-numbers.js'

/** Upstream takes the largest int32 for "no limit". */
const noLimit = 2 ** 31 - 1

export function hasProgressDeadline(deployment: Deployment): boolean {
  return (deployment.spec?.progressDeadlineSeconds ?? noLimit) !== noLimit
}

export function hasHistoryLimit(deployment: Deployment): boolean {
  return (deployment.spec?.revisionHistoryLimit ?? noLimit) !== noLimit
}

export function progressingCondition(status: DeploymentStatus | undefined): DeploymentCondition | undefined {
  return findCondition(status?.conditions, 'Progressing')
}

interface Counts {
  readonly replicas: number
  readonly updated: number
  readonly ready: number
  readonly available: number
}

function countsOf(status: DeploymentStatus | undefined): Counts {
  const { replicas = 0, updatedReplicas = 0, readyReplicas = 0, availableReplicas = 0 } = status ?? {}
  return { replicas, updated: updatedReplicas, ready: readyReplicas, available: availableReplicas }
}

/** The numbers and the Available condition; the others are kept. calculateStatus of pkg/controller/deployment (v1.34). */
export function deploymentStatus(
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  newSet: ReplicaSet | undefined,
  now: number,
): DeploymentStatus {
  const available = sets.reduce((sum, set) => sum + availableOf(set), 0)
  const ready = sets.reduce((sum, set) => sum + (set.status?.readyReplicas ?? 0), 0)
  const actual = sets.reduce((sum, set) => sum + (set.status?.replicas ?? 0), 0)
  const updated = newSet?.status?.replicas ?? 0
  const unavailable = Math.max(0, totalReplicas(sets) - available)
  const isAvailable = available >= desiredReplicas(deployment) - maxUnavailable(deployment)
  const condition = isAvailable
    ? newCondition(
        {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
        },
        now,
      )
    : newCondition(
        {
          type: 'Available',
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
        },
        now,
      )
  const { collisionCount } = deployment.status ?? {}
  const { generation } = deployment.metadata ?? {}
  return {
    ...(available > 0 ? { availableReplicas: available } : {}),
    ...(collisionCount === undefined ? {} : { collisionCount }),
    conditions: [...setCondition(deployment.status?.conditions ?? [], condition)],
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    ...(ready > 0 ? { readyReplicas: ready } : {}),
    ...(actual > 0 ? { replicas: actual } : {}),
    ...(unavailable > 0 ? { unavailableReplicas: unavailable } : {}),
    ...(updated > 0 ? { updatedReplicas: updated } : {}),
  }
}

/** All replicas are of the new template and available, and none is left of the old ones. */
export function isComplete(deployment: Deployment, status: DeploymentStatus | undefined): boolean {
  const { replicas, updated, available } = countsOf(status)
  const desired = desiredReplicas(deployment)
  return (
    updated === desired &&
    replicas === desired &&
    available === desired &&
    (status?.observedGeneration ?? 0) >= (deployment.metadata?.generation ?? 0)
  )
}

function isProgressing(deployment: Deployment, status: DeploymentStatus): boolean {
  const now = countsOf(status)
  const before = countsOf(deployment.status)
  return (
    now.updated > before.updated ||
    now.replicas - now.updated < before.replicas - before.updated ||
    now.ready > before.ready ||
    now.available > before.available
  )
}

function isTimedOut(deployment: Deployment, status: DeploymentStatus, now: number): boolean {
  const condition = progressingCondition(status)
  if (!hasProgressDeadline(deployment) || !condition) return false
  if (condition.reason === 'NewReplicaSetAvailable') return false
  if (condition.reason === 'ProgressDeadlineExceeded') return true
  return (timeOf(condition.lastUpdateTime) ?? 0) + (deployment.spec?.progressDeadlineSeconds ?? 0) * 1000 < now
}

/** The status during a rollout, with what the Progressing and ReplicaFailure conditions say. syncRolloutStatus (v1.34). */
export function rolloutStatus(
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  newSet: ReplicaSet | undefined,
  now: number,
): DeploymentStatus {
  const status = deploymentStatus(deployment, sets, newSet, now)
  let conditions: readonly DeploymentCondition[] = status.conditions ?? []
  const hasDeadline = hasProgressDeadline(deployment)
  if (!hasDeadline) conditions = removeCondition(conditions, 'Progressing')
  const current = progressingCondition(deployment.status)
  // Only one set with replicas and it has been available before: a resize, not a rollout.
  const wasComplete =
    (status.replicas ?? 0) === (status.updatedReplicas ?? 0) && current?.reason === 'NewReplicaSetAvailable'
  if (hasDeadline && !wasComplete) {
    const subject = newSet ? `ReplicaSet "${newSet.metadata?.name}"` : `Deployment "${deployment.metadata?.name}"`
    const progressing = (state: 'True' | 'False', reason: string, what: string) =>
      newCondition({ type: 'Progressing', status: state, reason, message: `${subject} ${what}` }, now)
    if (isComplete(deployment, status)) {
      const condition = progressing('True', 'NewReplicaSetAvailable', 'has successfully progressed.')
      conditions = setCondition(conditions, condition)
    } else if (isProgressing(deployment, status)) {
      const condition = progressing('True', 'ReplicaSetUpdated', 'is progressing.')
      // Taken out first, so that each progress moves lastUpdateTime although the reason stays.
      if (current?.status === 'True' && current.lastTransitionTime !== undefined)
        condition.lastTransitionTime = current.lastTransitionTime
      if (current) conditions = removeCondition(conditions, 'Progressing')
      conditions = setCondition(conditions, condition)
    } else if (isTimedOut(deployment, { ...status, conditions: [...conditions] }, now)) {
      const condition = progressing('False', 'ProgressDeadlineExceeded', 'has timed out progressing.')
      conditions = setCondition(conditions, condition)
    }
  }
  const failure = replicaFailure(sets, newSet, now)
  conditions = failure ? setCondition(conditions, failure) : removeCondition(conditions, 'ReplicaFailure')
  return { ...status, conditions: [...conditions] }
}

/** The new set's failure counts first, then anybody's. */
function replicaFailure(
  sets: readonly ReplicaSet[],
  newSet: ReplicaSet | undefined,
  now: number,
): DeploymentCondition | undefined {
  const ordered = newSet ? [newSet, ...sets] : sets
  for (const set of ordered) {
    const failure = findCondition(set.status?.conditions, 'ReplicaFailure')
    if (!failure) continue
    const condition = newCondition(
      { type: 'ReplicaFailure', status: 'True', reason: failure.reason ?? '', message: failure.message ?? '' },
      now,
    )
    const { lastTransitionTime } = failure
    const times = lastTransitionTime === undefined ? {} : { lastTransitionTime, lastUpdateTime: lastTransitionTime }
    return { ...condition, status: failure.status, ...times }
  }
  return undefined
}

/**
 * After how many milliseconds to look whether a rollout has stalled; undefined when there is no need. `status` is what was just calculated.
 */
export function progressCheckAfter(deployment: Deployment, status: DeploymentStatus, now: number): number | undefined {
  const current = progressingCondition(deployment.status)
  if (!hasProgressDeadline(deployment) || !current) return undefined
  if (isComplete(deployment, status) || current.reason === 'ProgressDeadlineExceeded') return undefined
  const deadline = (timeOf(current.lastUpdateTime) ?? now) + (deployment.spec?.progressDeadlineSeconds ?? 0) * 1000
  // A second more: the timestamps are whole seconds.
  return Math.max(0, deadline - now) + 1000
}
