import { isPodReady, type Pod, podCondition, podRestarts, timeOf } from '../../api/index.js'

const deletionCostAnnotation = 'controller.kubernetes.io/pod-deletion-cost'

export interface RankingOptions {
  /** Active pods of the same owner (of all its ReplicaSets) on the pod's node: crowded nodes give first. */
  readonly podsOnNode: (pod: Pod) => number
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * The pods in the order in which a scale-down takes them: pkg/controller ActivePodsWithRanks (v1.34, PodDeletionCost and LogarithmicScaleDown on).
 * Unassigned before assigned, pending before running, not ready before ready, cheap before dear, crowded before lonely, ready for a shorter
 * time (by order of magnitude) first, more restarts first, newer first.
 */
export function rankForDeletion(pods: readonly Pod[], options: RankingOptions): readonly Pod[] {
  return pods
    .map((pod) => rankOf(pod, options))
    .sort(compare)
    .map((ranked) => ranked.pod)
}

interface Ranked {
  readonly pod: Pod
  readonly uid: string
  readonly isAssigned: boolean
  readonly phase: number
  readonly isReady: boolean
  readonly cost: number
  readonly crowd: number
  readonly readyAt: number | undefined
  /** log2 of the age in nanoseconds, rounded down; -1 for none. */
  readonly readyMagnitude: number
  readonly restarts: number
  readonly createdAt: number | undefined
  readonly createdMagnitude: number
}

const phases: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 }

function rankOf(pod: Pod, { podsOnNode, now }: RankingOptions): Ranked {
  const isReady = isPodReady(pod)
  const readyAt = isReady ? timeOf(podCondition(pod, 'Ready')?.lastTransitionTime) : undefined
  const createdAt = timeOf(pod.metadata?.creationTimestamp)
  return {
    pod,
    uid: pod.metadata?.uid ?? '',
    isAssigned: (pod.spec?.nodeName ?? '') !== '',
    phase: phases[pod.status?.phase ?? ''] ?? 0,
    isReady,
    cost: deletionCost(pod),
    crowd: podsOnNode(pod),
    readyAt,
    readyMagnitude: magnitude(readyAt, now),
    restarts: podRestarts(pod),
    createdAt,
    createdMagnitude: magnitude(createdAt, now),
  }
}

function compare(a: Ranked, b: Ranked): number {
  if (a.isAssigned !== b.isAssigned) return a.isAssigned ? 1 : -1
  if (a.phase !== b.phase) return a.phase - b.phase
  if (a.isReady !== b.isReady) return a.isReady ? 1 : -1
  if (a.cost !== b.cost) return a.cost - b.cost
  if (a.crowd !== b.crowd) return b.crowd - a.crowd
  if (a.readyAt !== b.readyAt) return compareTimes(a, b, a.readyAt, b.readyAt, a.readyMagnitude - b.readyMagnitude)
  if (a.restarts !== b.restarts) return b.restarts - a.restarts
  if (a.createdAt !== b.createdAt)
    return compareTimes(a, b, a.createdAt, b.createdAt, a.createdMagnitude - b.createdMagnitude)
  return 0
}

/** The younger by order of magnitude first; of the same magnitude any, but always the same. An absent time counts as the youngest. */
function compareTimes(
  a: Ranked,
  b: Ranked,
  at: number | undefined,
  bt: number | undefined,
  magnitudes: number,
): number {
  if (at === undefined) return -1
  if (bt === undefined) return 1
  if (magnitudes !== 0) return magnitudes
  return a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0
}

function magnitude(time: number | undefined, now: number): number {
  if (time === undefined || now <= time) return -1
  return Math.floor(Math.log2((now - time) * 1e6))
}

function deletionCost(pod: Pod): number {
  const value = pod.metadata?.annotations?.[deletionCostAnnotation]
  if (value === undefined || !/^(0|-?[1-9][0-9]*)$/.test(value)) return 0
  const cost = Number(value)
  return Math.abs(cost) < 2 ** 31 ? cost : 0
}
