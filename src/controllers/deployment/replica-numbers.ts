import { type Deployment, getScaledValueFromIntOrPercent, type ReplicaSet } from '../../api/index.js'
import { maxReplicasAnnotation, replicasAnnotation } from './annotations.js'

export function desiredReplicas(deployment: Deployment): number {
  return deployment.spec?.replicas ?? 1
}

export function replicasOf(set: ReplicaSet): number {
  return set.spec?.replicas ?? 1
}

export function availableOf(set: ReplicaSet): number {
  return set.status?.availableReplicas ?? 0
}

export function totalReplicas(sets: readonly ReplicaSet[]): number {
  return sets.reduce((sum, set) => sum + replicasOf(set), 0)
}

export function isRollingUpdate(deployment: Deployment): boolean {
  return (deployment.spec?.strategy?.type ?? 'RollingUpdate') === 'RollingUpdate'
}

/** How many pods may be there above the desired number, and how many may be missing. Not both zero, or nothing could move. */
function fenceposts(deployment: Deployment): { surge: number; unavailable: number } {
  const { maxSurge = '25%', maxUnavailable = '25%' } = deployment.spec?.strategy?.rollingUpdate ?? {}
  const total = desiredReplicas(deployment)
  const surge = getScaledValueFromIntOrPercent(maxSurge, total, { roundUp: true })
  const unavailable = getScaledValueFromIntOrPercent(maxUnavailable, total, { roundUp: false })
  return surge === 0 && unavailable === 0 ? { surge, unavailable: 1 } : { surge, unavailable }
}

export function maxSurge(deployment: Deployment): number {
  return isRollingUpdate(deployment) ? fenceposts(deployment).surge : 0
}

export function maxUnavailable(deployment: Deployment): number {
  const desired = desiredReplicas(deployment)
  if (!isRollingUpdate(deployment) || desired === 0) return 0
  return Math.min(fenceposts(deployment).unavailable, desired)
}

/** How many replicas the new ReplicaSet may have now, `sets` being all with it. NewRSNewReplicas of pkg/controller/deployment/util (v1.34). */
export function newSetReplicas(deployment: Deployment, sets: readonly ReplicaSet[], current: number): number {
  const desired = desiredReplicas(deployment)
  if (!isRollingUpdate(deployment)) return desired
  const room = desired + maxSurge(deployment) - totalReplicas(sets)
  if (room <= 0) return current
  return current + Math.min(room, desired - current)
}

/**
 * Each active set's part of a change in size during a rollout, as far as rounding goes; the rest goes to the first. `sets` are in order of
 * preference. GetReplicaSetProportion of pkg/controller/deployment/util (v1.34).
 */
export function proportionalSizes(deployment: Deployment, sets: readonly ReplicaSet[]): readonly number[] {
  const desired = desiredReplicas(deployment)
  const allowed = desired > 0 ? desired + maxSurge(deployment) : 0
  const toAdd = allowed - totalReplicas(sets)
  if (toAdd === 0) return sets.map(replicasOf)
  let added = 0
  const sizes = sets.map((set) => {
    const part = proportion(set, deployment, { toAdd, added })
    added += part
    return replicasOf(set) + part
  })
  const [first] = sizes
  if (first !== undefined) sizes[0] = Math.max(0, first + toAdd - added)
  return sizes
}

function proportion(
  set: ReplicaSet,
  deployment: Deployment,
  { toAdd, added }: { toAdd: number; added: number },
): number {
  if (replicasOf(set) === 0 || toAdd === added) return 0
  const fraction = fractionOf(set, deployment)
  const allowed = toAdd - added
  return toAdd > 0 ? Math.min(fraction, allowed) : Math.max(fraction, allowed)
}

function fractionOf(set: ReplicaSet, deployment: Deployment): number {
  const size = replicasOf(set)
  const desired = desiredReplicas(deployment)
  if (desired === 0) return -size
  const before = replicasAnnotation(set, maxReplicasAnnotation) || deployment.status?.replicas || 0
  // Somebody removed the annotation while no pods could be made: there is nothing to compare with.
  if (before === 0) return 0
  return roundHalfAway((size * (desired + maxSurge(deployment))) / before) - size
}

/** Go's integer.RoundToInt32. */
function roundHalfAway(value: number): number {
  return value < 0 ? Math.ceil(value - 0.5) : Math.floor(value + 0.5)
}
