import { isPodTerminal, type Pod } from '../../api/index.js'
import { desiredReplicasAnnotation, replicasAnnotation } from './annotations.js'
import {
  availableOf,
  desiredReplicas,
  isRollingUpdate,
  maxUnavailable,
  newSetReplicas,
  proportionalSizes,
  replicasOf,
  totalReplicas,
} from './replica-numbers.js'
import { activeOrLatest, byCreation, bySizeNewer, bySizeOlder, isActive, isSaturated } from './replica-sets.js'
import type { Rollout } from './rollout.js'

/** One step of a rolling update: the new set grows, or else the old ones shrink. */
export async function stepRollingUpdate(rollout: Rollout): Promise<void> {
  if (await growNewSet(rollout)) return
  await shrinkOldSets(rollout)
}

async function growNewSet(rollout: Rollout): Promise<boolean> {
  const { newSet, deployment } = rollout
  if (!newSet) return false
  const size = replicasOf(newSet)
  const desired = desiredReplicas(deployment)
  if (size === desired) return false
  return rollout.scale(newSet, size > desired ? desired : newSetReplicas(deployment, rollout.allSets, size))
}

async function shrinkOldSets(rollout: Rollout): Promise<void> {
  const { deployment, newSet } = rollout
  if (totalReplicas(rollout.oldSets) === 0) return
  const minAvailable = desiredReplicas(deployment) - maxUnavailable(deployment)
  const newUnavailable = newSet ? replicasOf(newSet) - availableOf(newSet) : 0
  const mostToRemove = totalReplicas(rollout.allSets) - minAvailable - newUnavailable
  if (mostToRemove <= 0) return
  await removeUnhealthy(rollout, mostToRemove)
  await removeAvailable(rollout, minAvailable)
}

/** Old replicas that do not work go first: they are no loss, and could block the rollout for ever. */
async function removeUnhealthy(rollout: Rollout, most: number): Promise<void> {
  let removed = 0
  for (const set of rollout.oldSets.filter(isActive).sort(byCreation)) {
    if (removed >= most) return
    const count = Math.min(most - removed, replicasOf(set) - availableOf(set))
    if (count <= 0) continue
    await rollout.scale(set, replicasOf(set) - count)
    removed += count
  }
}

async function removeAvailable(rollout: Rollout, minAvailable: number): Promise<void> {
  const available = rollout.allSets.reduce((sum, set) => sum + availableOf(set), 0)
  let left = available - minAvailable
  for (const set of rollout.oldSets.filter(isActive).sort(byCreation)) {
    if (left <= 0) return
    const count = Math.min(replicasOf(set), left)
    await rollout.scale(set, replicasOf(set) - count)
    left -= count
  }
}

/** One step of Recreate: all old pods go and have gone before the new set exists. `pods` are those of all its sets. */
export async function stepRecreate(
  rollout: Rollout,
  pods: () => readonly { setUid: string; pods: readonly Pod[] }[],
): Promise<void> {
  let scaledDown = false
  for (const set of rollout.oldSets.filter(isActive)) scaledDown = (await rollout.scale(set, 0)) || scaledDown
  if (scaledDown || hasOldPods(rollout, pods())) return
  if (!rollout.newSet) await rollout.syncRevision({ create: true })
  const { newSet } = rollout
  if (newSet) await rollout.scale(newSet, desiredReplicas(rollout.deployment))
}

function hasOldPods(rollout: Rollout, podsBySet: readonly { setUid: string; pods: readonly Pod[] }[]): boolean {
  if (rollout.oldSets.some((set) => (set.status?.replicas ?? 0) > 0)) return true
  // The sets' status leaves out terminating pods, which still run.
  return podsBySet.some(
    ({ setUid, pods }) => setUid !== rollout.newSet?.metadata?.uid && pods.some((pod) => !isPodTerminal(pod)),
  )
}

/** The deployment's size was changed since its sets were last scaled. */
export function isScalingEvent(rollout: Rollout): boolean {
  return rollout.allSets.filter(isActive).some((set) => {
    const annotated = replicasAnnotation(set, desiredReplicasAnnotation)
    return annotated !== undefined && annotated !== desiredReplicas(rollout.deployment)
  })
}

/** Brings the sets to a changed size, in proportion while a rollout is under way. scale of pkg/controller/deployment/sync.go (v1.34). */
export async function applySize(rollout: Rollout): Promise<void> {
  const { deployment, newSet, oldSets } = rollout
  const only = activeOrLatest(newSet, oldSets)
  if (only) {
    if (replicasOf(only) !== desiredReplicas(deployment)) await rollout.scale(only, desiredReplicas(deployment))
    return
  }
  const annotated = newSet ? replicasAnnotation(newSet, desiredReplicasAnnotation) : undefined
  if (isSaturated(deployment, newSet, annotated)) {
    for (const set of oldSets.filter(isActive)) await rollout.scale(set, 0)
    return
  }
  if (!isRollingUpdate(deployment)) return
  const active = rollout.allSets.filter(isActive)
  const before = totalReplicas(active)
  const grows = proportionalSizes(deployment, active).reduce((sum, size) => sum + size, 0) > before
  active.sort(grows ? bySizeNewer : bySizeOlder)
  const sizes = proportionalSizes(deployment, active)
  for (const [position, set] of active.entries()) await rollout.scale(set, sizes[position] ?? replicasOf(set))
}
