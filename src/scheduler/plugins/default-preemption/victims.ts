import { labelSelectorAsSelector, type PodDisruptionBudget, parseTimestamp } from '../../../api/index.js'
import type { CycleState, Verdict } from '../../framework/index.js'
import { failed, fits, unresolvable } from '../../framework/index.js'
import type { NodeInfo, PodInfo } from '../../snapshot/index.js'
import type { PluginHandle } from '../tools.js'

export interface Victims {
  readonly verdict: Verdict
  /** The more important first. */
  readonly pods: readonly PodInfo[]
  /** How many of them a PodDisruptionBudget would rather keep. */
  readonly violations: number
}

export function startTime({ pod }: PodInfo): number {
  return parseTimestamp(pod.status?.startTime ?? '') ?? Number.POSITIVE_INFINITY
}

/** Negative: `a` is more important: of higher priority, or running for longer. */
export function byImportance(a: PodInfo, b: PodInfo): number {
  if (a.priority !== b.priority) return b.priority - a.priority
  const [left, right] = [startTime(a), startTime(b)]
  return left === right ? 0 : left - right
}

/**
 * The fewest pods of lower priority that have to go from the node so that the pod fits: all of them are taken away, then brought back one by one,
 * the important ones and those with a disruption budget first, as long as the pod still fits. `state` and `node` are changed: hand in clones
 * (defaultpreemption/default_preemption.go SelectVictimsOnNode, v1.34).
 */
export function selectVictims(
  handle: PluginHandle,
  state: CycleState,
  pod: PodInfo,
  node: NodeInfo,
  budgets: readonly PodDisruptionBudget[],
): Victims {
  const remove = (other: PodInfo) => {
    node.removePod(other.uid)
    handle.podRemoved(state, pod, other, node)
  }
  const candidates = [...node.pods.values()].filter((other) => other.priority < pod.priority)
  if (candidates.length === 0) return none(unresolvable('No preemption victims found for incoming pod'))
  for (const other of candidates) remove(other)
  const verdict = handle.filterWithNominated(state, pod, node)
  if (verdict.code !== 'fits') return none(verdict)

  candidates.sort(byImportance)
  const { violating, others } = splitByBudgets(candidates, budgets)
  const victims: PodInfo[] = []
  const isReprieved = (other: PodInfo): boolean => {
    node.addPod(other)
    handle.podAdded(state, pod, other, node)
    if (handle.filterWithNominated(state, pod, node).code === 'fits') return true
    remove(other)
    victims.push(other)
    return false
  }
  let violations = 0
  for (const other of violating) if (!isReprieved(other)) violations++
  for (const other of others) isReprieved(other)
  if (victims.length === 0) return none(failed(new Error(`expected at least one victim pod on node "${node.name}"`)))
  return { verdict: fits, pods: victims.sort(byImportance), violations }
}

function none(verdict: Verdict): Victims {
  return { verdict, pods: [], violations: 0 }
}

/** Which of the pods, if they all went in this order, would break a budget. */
function splitByBudgets(
  pods: readonly PodInfo[],
  budgets: readonly PodDisruptionBudget[],
): { violating: readonly PodInfo[]; others: readonly PodInfo[] } {
  const compiled = budgets.map((budget) => ({
    namespace: budget.metadata?.namespace ?? '',
    selector: labelSelectorAsSelector(budget.spec?.selector),
    disrupted: budget.status?.disruptedPods ?? {},
    allowed: budget.status?.disruptionsAllowed ?? 0,
  }))
  const violating: PodInfo[] = []
  const others: PodInfo[] = []
  for (const pod of pods) {
    let isViolating = false
    if (Object.keys(pod.labels ?? {}).length > 0) {
      for (const budget of compiled) {
        if (budget.namespace !== pod.namespace || budget.selector.isEmpty || !budget.selector.matches(pod.labels))
          continue
        // Its disruption is counted already.
        if (budget.disrupted[pod.name] !== undefined) continue
        budget.allowed--
        if (budget.allowed < 0) isViolating = true
      }
    }
    if (isViolating) violating.push(pod)
    else others.push(pod)
  }
  return { violating, others }
}
