import type { Random } from '../base/index.js'
import {
  type CycleState,
  type Diagnosis,
  FitError,
  isRejected,
  messageOf,
  notePlugin,
  type ProfileRunner,
  unresolvable,
  type Verdict,
} from './framework/index.js'
import type { ClusterSnapshot, NodeInfo, PodInfo } from './snapshot/index.js'

/** With fewer nodes than this all of them are looked at. */
const leastFeasibleNodes = 100
const leastPercentage = 5

/**
 * After how many nodes that fit the search ends: of a large cluster only a part is scored, between half and a twentieth
 * (pkg/scheduler/schedule_one.go numFeasibleNodesToFind, v1.34).
 */
export function feasibleNodesToFind(nodes: number): number {
  if (nodes < leastFeasibleNodes) return nodes
  const percentage = Math.max(50 - Math.floor(nodes / 125), leastPercentage)
  return Math.max(Math.floor((nodes * percentage) / 100), leastFeasibleNodes)
}

/** Finds the node for a pod. Searches start where the last one ended, so that every node gets its turn. */
export class NodeSearch {
  readonly #profile: ProfileRunner
  readonly #snapshot: ClusterSnapshot
  readonly #random: Random
  #next = 0

  constructor(profile: ProfileRunner, snapshot: ClusterSnapshot, random: Random) {
    this.#profile = profile
    this.#snapshot = snapshot
    this.#random = random
  }

  /**
   * The name of the best node; ties are broken by chance. Throws a FitError when none fits, and whatever goes wrong in a plugin. There must be nodes.
   * `nominated`: the node for which room was made; taken when it fits.
   */
  findNode(state: CycleState, pod: PodInfo, nominated: string | undefined): string {
    const feasible = this.#feasibleNodes(state, pod, nominated)
    const [first] = feasible
    if (first && feasible.length === 1) return first.name
    const scores = this.#profile.score(state, pod, feasible)
    const highest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY)
    const best = feasible.filter((_node, i) => scores[i] === highest)
    const chosen = best[best.length > 1 ? this.#random.below(best.length) : 0]
    if (!chosen) throw new Error('no node has a score')
    return chosen.name
  }

  #feasibleNodes(state: CycleState, pod: PodInfo, nominated: string | undefined): readonly NodeInfo[] {
    const all = this.#snapshot.nodes
    const byNode = new Map<string, Verdict>()
    const unschedulablePlugins = new Set<string>()
    const pendingPlugins = new Set<string>()
    const notFound = (absent: Verdict, preFilterMessage = '') => {
      const verdicts = { byNode, absent }
      return new FitError(all.length, {
        verdicts,
        unschedulablePlugins,
        pendingPlugins,
        preFilterMessage,
        postFilterMessage: '',
      } satisfies Diagnosis)
    }

    const outcome = this.#profile.preFilter(state, pod)
    for (const plugin of outcome.narrowedBy) unschedulablePlugins.add(plugin)
    if (isRejected(outcome.verdict)) {
      notePlugin({ unschedulablePlugins, pendingPlugins }, outcome.verdict)
      throw notFound(outcome.verdict, messageOf(outcome.verdict))
    }
    if (outcome.verdict.error) throw outcome.verdict.error

    const check = (node: NodeInfo): boolean => {
      const verdict = this.#profile.filterWithNominated(state, pod, node)
      if (verdict.code === 'fits') return true
      if (verdict.error) throw verdict.error
      byNode.set(node.name, verdict)
      notePlugin({ unschedulablePlugins, pendingPlugins }, verdict)
      return false
    }
    const nominatedNode = nominated === undefined ? undefined : this.#snapshot.get(nominated)
    if (nominatedNode && check(nominatedNode)) return [nominatedNode]

    const names = outcome.nodeNames
    const nodes = names ? all.filter(({ name }) => names.has(name)) : all
    const wanted = feasibleNodesToFind(nodes.length)
    const feasible: NodeInfo[] = []
    let looked = 0
    for (; looked < nodes.length && feasible.length < wanted; looked++) {
      const node = nodes[(this.#next + looked) % nodes.length]
      if (node && check(node)) feasible.push(node)
    }
    this.#next = (this.#next + looked) % all.length
    if (feasible.length > 0) return feasible
    throw notFound(
      names ? unresolvable(`node(s) didn't satisfy plugin(s) [${outcome.narrowedBy.join(' ')}]`) : unresolvable(),
    )
  }
}
