import {
  type Condition,
  findCondition,
  formatTimestamp,
  isPodReady,
  type Pod,
  type PodDisruptionBudget,
  type PodDisruptionBudgetStatus,
  semanticEqual,
  timeOf,
  withCondition,
} from '../../api/index.js'
import type { ExpectedPods } from './expected-pods.js'

/** An evicted pod that has not begun to go after this time will not: pkg/controller/disruption DeletionTimeout (v1.34). */
const deletionTimeoutMs = 120_000

export interface DisruptedPods {
  /** By name: when the eviction was granted. */
  readonly waiting: Readonly<Record<string, string>>
  /** Pods that should be gone by now. */
  readonly overdue: readonly Pod[]
  /** Milliseconds since 1970: when the next one will be overdue. */
  readonly recheckAt: number | undefined
}

/** The evicted pods that are still to go. pkg/controller/disruption buildDisruptedPodMap (v1.34). */
export function disruptedPods(budget: PodDisruptionBudget, pods: readonly Pod[], now: number): DisruptedPods {
  const waiting: Record<string, string> = {}
  const overdue: Pod[] = []
  let recheckAt: number | undefined
  for (const pod of pods) {
    const { name = '', deletionTimestamp } = pod.metadata ?? {}
    const time = budget.status?.disruptedPods?.[name]
    if (time === undefined || deletionTimestamp !== undefined) continue
    const deadline = (timeOf(time) ?? 0) + deletionTimeoutMs
    if (deadline < now) {
      overdue.push(pod)
      continue
    }
    waiting[name] = time
    recheckAt = Math.min(recheckAt ?? deadline, deadline)
  }
  return { waiting, overdue, recheckAt }
}

/** Ready and not on their way out. */
export function countHealthy(pods: readonly Pod[], waiting: Readonly<Record<string, string>>): number {
  return pods.filter(({ metadata, ...pod }) => {
    if (metadata?.deletionTimestamp !== undefined || waiting[metadata?.name ?? ''] !== undefined) return false
    return isPodReady(pod)
  }).length
}

export interface StatusInputs extends Pick<ExpectedPods, 'expected' | 'desired'> {
  readonly healthy: number
  readonly waiting: Readonly<Record<string, string>>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The status to write; undefined where the present one says so already. pkg/controller/disruption updatePdbStatus (v1.34). */
export function nextStatus(budget: PodDisruptionBudget, inputs: StatusInputs): PodDisruptionBudgetStatus | undefined {
  const { expected, desired, healthy, waiting, now } = inputs
  const { status } = budget
  const observedGeneration = budget.metadata?.generation ?? 0
  const disruptionsAllowed = expected <= 0 ? 0 : Math.max(0, healthy - desired)
  const condition = {
    type: 'DisruptionAllowed',
    status: disruptionsAllowed > 0 ? 'True' : 'False',
    reason: disruptionsAllowed > 0 ? 'SufficientPods' : 'InsufficientPods',
  }
  const present = findCondition(status?.conditions, condition.type)
  const isCurrent =
    status?.currentHealthy === healthy &&
    status.desiredHealthy === desired &&
    status.expectedPods === expected &&
    status.disruptionsAllowed === disruptionsAllowed &&
    semanticEqual(status.disruptedPods, waiting) &&
    (status.observedGeneration ?? 0) === observedGeneration &&
    present?.status === condition.status &&
    present.reason === condition.reason
  if (isCurrent) return undefined
  return {
    currentHealthy: healthy,
    desiredHealthy: desired,
    expectedPods: expected,
    disruptionsAllowed,
    ...(Object.keys(waiting).length > 0 ? { disruptedPods: { ...waiting } } : {}),
    observedGeneration,
    conditions: withConditionAt(now, status?.conditions, { ...condition, message: '', observedGeneration }),
  }
}

/** When nobody knows, nobody may be evicted. pkg/controller/disruption failSafe (v1.34). */
export function failedStatus(budget: PodDisruptionBudget, message: string, now: number): PodDisruptionBudgetStatus {
  const { status } = budget
  const observedGeneration = status?.observedGeneration
  const condition = {
    type: 'DisruptionAllowed',
    status: 'False',
    reason: 'SyncFailed',
    message,
    ...(observedGeneration === undefined ? {} : { observedGeneration }),
  }
  return {
    currentHealthy: 0,
    desiredHealthy: 0,
    expectedPods: 0,
    ...status,
    disruptionsAllowed: 0,
    conditions: withConditionAt(now, status?.conditions, condition),
  }
}

function withConditionAt(
  now: number,
  conditions: readonly Condition[] | undefined,
  next: Omit<Condition, 'lastTransitionTime'>,
): Condition[] {
  const lastTransitionTime = formatTimestamp(now)
  return withCondition(conditions, { ...next, lastTransitionTime }, lastTransitionTime)
}
