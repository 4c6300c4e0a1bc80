import { isNotFound, type Pod, type StatefulSet } from '../../api/index.js'
import { slowStart } from '../runtime/index.js'
import { isInRange, ordinalOf, replicasOf, startOrdinal } from './ordinals.js'
import { hasIdentity, hasStorage, newStatefulPod, podRevision, type SetVersions } from './pod-identity.js'
import { isCreated, isRunningAndReady, isTerminating, isUnavailable } from './pod-states.js'
import type { StatefulPods } from './stateful-pods.js'
import { countPods, type SetCounts } from './status.js'

export interface RolloutInputs {
  readonly set: StatefulSet
  readonly pods: readonly Pod[]
  readonly versions: SetVersions
  readonly control: StatefulPods
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What a step leaves behind; the counts are worth writing even when it failed. */
export interface RolloutOutcome {
  readonly counts: SetCounts
  readonly error?: unknown
}

/** `wait`: nothing after this pod is looked at before something changes. */
type Verdict = 'wait' | 'goOn'

/**
 * One step of a set towards its pods: missing ones are made from the lowest ordinal up, surplus ones deleted from the highest down, and only
 * then old ones replaced, highest first. With OrderedReady each waits for the ones before it. updateStatefulSet (v1.34).
 */
export async function stepSet(inputs: RolloutInputs): Promise<RolloutOutcome> {
  const { set, pods, versions, now } = inputs
  const minReadySeconds = set.spec?.minReadySeconds ?? 0
  const revisions = { current: versions.current.name, update: versions.update.name }
  const count = (some: readonly Pod[]) => countPods(some, { minReadySeconds, revisions, now })
  if (set.metadata?.deletionTimestamp !== undefined) return { counts: count(pods) }

  const replicas = placeReplicas(inputs)
  const condemned = pods
    .filter((pod) => !isInRange(pod, set) && ordinalOf(pod) >= 0)
    .sort((a, b) => ordinalOf(b) - ordinalOf(a))
  const firstUnavailable = [...replicas, ...condemned.toReversed()].find((pod) =>
    isUnavailable(pod, minReadySeconds, now),
  )
  try {
    const verdict = await establish(inputs, { replicas, condemned, firstUnavailable })
    const counts = count([...replicas, ...condemned])
    if (verdict === 'wait' || set.spec?.updateStrategy?.type === 'OnDelete') return { counts }
    return await replaceOld(inputs, replicas, counts)
  } catch (error) {
    return { counts: count([...replicas, ...condemned]), error }
  }
}

/** The pods of the set's range by ordinal; drafts where there is none. */
function placeReplicas({ set, pods, versions }: RolloutInputs): readonly Pod[] {
  const start = startOrdinal(set)
  const present = new Map(pods.map((pod) => [ordinalOf(pod), pod]))
  return Array.from(
    { length: replicasOf(set) },
    (_, index) => present.get(start + index) ?? newStatefulPod(set, start + index, versions),
  )
}

interface Placed {
  readonly replicas: readonly Pod[]
  readonly condemned: readonly Pod[]
  readonly firstUnavailable: Pod | undefined
}

async function establish(inputs: RolloutInputs, placed: Placed): Promise<Verdict> {
  const { set, control } = inputs
  const isOrdered = set.spec?.podManagementPolicy !== 'Parallel'
  const each = (pods: readonly Pod[], action: (pod: Pod) => Promise<Verdict>) => forEach(pods, isOrdered, action)
  const updateSet = withTemplate(inputs)
  if ((await each(placed.replicas, (pod) => settleReplica(inputs, pod, isOrdered))) === 'wait') return 'wait'
  const fixClaims = async (pod: Pod): Promise<Verdict> => {
    if (!control.claimsHaveOwners(updateSet, pod)) await control.updateClaimOwners(updateSet, pod)
    return 'goOn'
  }
  if ((await each(placed.condemned, fixClaims)) === 'wait') return 'wait'
  return each(placed.condemned, (pod) => condemn(inputs, pod, isOrdered ? placed.firstUnavailable : pod, isOrdered))
}

/** One after the other until one has to wait; or all, in batches of growing size. */
async function forEach(
  pods: readonly Pod[],
  isOrdered: boolean,
  action: (pod: Pod) => Promise<Verdict>,
): Promise<Verdict> {
  if (isOrdered) {
    for (const pod of pods) if ((await action(pod)) === 'wait') return 'wait'
    return 'goOn'
  }
  const { error } = await slowStart(pods.length, async (index) => {
    const pod = pods[index]
    if (pod) await action(pod)
  })
  if (error !== undefined) throw error
  return 'goOn'
}

async function settleReplica(inputs: RolloutInputs, pod: Pod, isOrdered: boolean): Promise<Verdict> {
  const { set, control, now } = inputs
  const phase = pod.status?.phase
  if (phase === 'Failed' || phase === 'Succeeded') {
    if (!isTerminating(pod)) await control.delete(set, pod)
    return 'wait'
  }
  if (!isCreated(pod)) {
    if (control.hasStaleClaim(set, pod)) return 'wait'
    await control.create(set, pod)
    if (isOrdered) return 'wait'
  }
  if (phase === 'Pending') await control.createMissingClaims(set, pod)
  const minReadySeconds = set.spec?.minReadySeconds ?? 0
  if (isOrdered && (!isRunningAndReady(pod) || isUnavailable(pod, minReadySeconds, now))) return 'wait'
  const updateSet = withTemplate(inputs)
  if (!hasIdentity(set, pod) || !hasStorage(set, pod) || !control.claimsHaveOwners(updateSet, pod))
    await control.correct(updateSet, pod)
  return 'goOn'
}

async function condemn(
  { set, control, now }: RolloutInputs,
  pod: Pod,
  firstUnavailable: Pod | undefined,
  isOrdered: boolean,
): Promise<Verdict> {
  if (isTerminating(pod)) return isOrdered ? 'wait' : 'goOn'
  const isHealthy = isRunningAndReady(pod) && !isUnavailable(pod, set.spec?.minReadySeconds ?? 0, now)
  if (isOrdered && !isHealthy && pod !== firstUnavailable) return 'wait'
  await control.delete(set, pod)
  return 'wait'
}

/** Deletes the highest old pod; it comes back new. Waits for those above it to be available. */
async function replaceOld(
  { set, versions, control, now }: RolloutInputs,
  replicas: readonly Pod[],
  counts: SetCounts,
): Promise<RolloutOutcome> {
  const partition = set.spec?.updateStrategy?.rollingUpdate?.partition ?? 0
  for (let target = replicas.length - 1; target >= partition; target--) {
    const pod = replicas[target]
    if (!pod) continue
    if (podRevision(pod) !== versions.update.name && !isTerminating(pod)) {
      try {
        await control.delete(set, pod)
      } catch (error) {
        if (!isNotFound(error)) return { counts, error }
      }
      return { counts: { ...counts, current: counts.current - 1 } }
    }
    if (isUnavailable(pod, set.spec?.minReadySeconds ?? 0, now)) return { counts }
  }
  return { counts }
}

function withTemplate({ set, versions }: RolloutInputs): StatefulSet {
  return set.spec ? { ...set, spec: { ...set.spec, template: versions.update.template } } : set
}
