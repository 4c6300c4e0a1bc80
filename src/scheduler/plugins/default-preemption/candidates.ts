import type { PodDisruptionBudget } from '../../../api/index.js'
import type { Random } from '../../../base/index.js'
import type { CycleState, Verdict } from '../../framework/index.js'
import type { NodeInfo, PodInfo } from '../../snapshot/index.js'
import type { PluginHandle } from '../tools.js'
import { selectVictims, startTime, type Victims } from './victims.js'

export interface Candidate extends Victims {
  readonly nodeName: string
}

/** A tenth of the nodes, but not fewer than a hundred, are enough to choose from. */
const leastCandidates = 100
const shareOfNodes = 0.1

export interface DryRun {
  readonly candidates: readonly Candidate[]
  /** Why the other nodes that were tried do not help. */
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** The first fault, which counts when there is no candidate. */
  readonly error: Error | undefined
}

/** Imagines, node by node from a random one on, what would have to go for the pod to fit. */
export function dryRun(
  handle: PluginHandle,
  random: Random,
  {
    state,
    pod,
    nodes,
    budgets,
  }: {
    readonly state: CycleState
    readonly pod: PodInfo
    readonly nodes: readonly NodeInfo[]
    readonly budgets: readonly PodDisruptionBudget[]
  },
): DryRun {
  const enough = Math.min(Math.max(Math.floor(nodes.length * shareOfNodes), leastCandidates), nodes.length)
  const offset = nodes.length > 0 ? random.below(nodes.length) : 0
  const candidates: Candidate[] = []
  const verdicts = new Map<string, Verdict>()
  let error: Error | undefined
  let hasHarmless = false
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[(offset + i) % nodes.length]
    if (!node) continue
    const victims = selectVictims(handle, state.clone(), pod, node.clone(), budgets)
    if (victims.verdict.code !== 'fits') {
      verdicts.set(node.name, victims.verdict)
      error ??= victims.verdict.error
      continue
    }
    candidates.push({ ...victims, nodeName: node.name })
    hasHarmless ||= victims.violations === 0
    if (hasHarmless && candidates.length >= enough) break
  }
  // Those that break no budget come first, as upstream lists them.
  candidates.sort((a, b) => Number(a.violations > 0) - Number(b.violations > 0))
  return { candidates, verdicts, error }
}

/** Rules in order: where the best of one rule are several, the next one decides among them; a higher score is better. */
const rules: readonly ((candidate: Candidate) => number)[] = [
  ({ violations }) => -violations,
  // The first victim is the most important one.
  ({ pods }) => -(pods[0]?.priority ?? 0),
  // Shifted, so that every victim weighs something whatever the sign of its priority.
  ({ pods }) => -pods.reduce((sum, { priority }) => sum + priority + 2 ** 31, 0),
  ({ pods }) => -pods.length,
  // Rather those that have only just started.
  ({ pods }) => Math.min(...pods.filter(({ priority }) => priority === pods[0]?.priority).map(startTime)),
]

/** The candidate that does the least harm (preemption.go pickOneNodeForPreemption, v1.34). */
export function pickCandidate(candidates: readonly Candidate[]): Candidate | undefined {
  let best = candidates
  for (const rule of rules) {
    if (best.length <= 1) break
    const scores = best.map(rule)
    const highest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY)
    best = best.filter((_candidate, i) => scores[i] === highest)
  }
  return best[0]
}
