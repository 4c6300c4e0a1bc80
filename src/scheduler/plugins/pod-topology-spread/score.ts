import { type CycleState, fits, maxNodeScore, skip, stateKey, type Verdict } from '../../framework/index.js'
import type { ClusterSnapshot, NodeInfo, PodInfo } from '../../snapshot/index.js'
import { hasAllTopologies, hostnameLabel, isIncluded, type SpreadConstraint } from './constraints.js'

interface SoftSpread {
  readonly constraints: readonly SpreadConstraint[]
  /** Per constraint: topology value → matching pods. Not for the hostname: its domains are the nodes. */
  readonly counts: readonly Map<string, number>[]
  /** Per constraint: the more domains, the more a pod in one of them weighs. */
  readonly weights: readonly number[]
  /** Nodes without all the topologies: they score nothing. */
  readonly ignored: ReadonlySet<string>
}

const softSpread = stateKey<SoftSpread>('PreScorePodTopologySpread')

export interface SoftSpreadOptions {
  readonly constraints: readonly SpreadConstraint[]
  /** Only nodes that have every topology key count (not so for the system's default constraints). */
  readonly requireAllTopologies: boolean
}

export function prepareScores(
  state: CycleState,
  pod: PodInfo,
  nodes: readonly NodeInfo[],
  snapshot: ClusterSnapshot,
  { constraints, requireAllTopologies }: SoftSpreadOptions,
): Verdict {
  if (constraints.length === 0) return skip
  const ignored = new Set<string>()
  const counts = constraints.map(() => new Map<string, number>())
  for (const node of nodes) {
    if (requireAllTopologies && !hasAllTopologies(node, constraints)) {
      ignored.add(node.name)
      continue
    }
    constraints.forEach(({ topologyKey }, i) => {
      if (topologyKey !== hostnameLabel) counts[i]?.set(node.labels[topologyKey] ?? '', 0)
    })
  }
  const weights = constraints.map(({ topologyKey }, i) =>
    Math.log((topologyKey === hostnameLabel ? nodes.length - ignored.size : (counts[i]?.size ?? 0)) + 2),
  )
  if (constraints.some(({ topologyKey }) => topologyKey !== hostnameLabel)) {
    for (const node of snapshot.nodes) {
      if (requireAllTopologies && !hasAllTopologies(node, constraints)) continue
      constraints.forEach((constraint, i) => {
        const value = node.labels[constraint.topologyKey] ?? ''
        const known = counts[i]?.get(value)
        if (known === undefined || !isIncluded(constraint, pod, node)) return
        counts[i]?.set(value, known + node.countPods(constraint.countKey, pod.namespace, constraint.selector))
      })
    }
  }
  state.write(softSpread, { constraints, counts, weights, ignored })
  return fits
}

export function scoreSpread(state: CycleState, pod: PodInfo, node: NodeInfo): number {
  const found = state.read(softSpread)
  if (!found || found.ignored.has(node.name)) return 0
  let score = 0
  found.constraints.forEach((constraint, i) => {
    const value = node.labels[constraint.topologyKey]
    if (value === undefined) return
    const count =
      constraint.topologyKey === hostnameLabel
        ? node.countPods(constraint.countKey, pod.namespace, constraint.selector)
        : (found.counts[i]?.get(value) ?? 0)
    score += count * (found.weights[i] ?? 0) + constraint.maxSkew - 1
  })
  return Math.round(score)
}

/** The fewer matching pods, the better; nodes that were left out get nothing. */
export function normalizeSpread(state: CycleState, scores: number[], nodes: readonly NodeInfo[]): void {
  const ignored = state.read(softSpread)?.ignored
  const counted = scores.filter((_score, i) => !ignored?.has(nodes[i]?.name ?? ''))
  const least = Math.min(...counted)
  const most = Math.max(0, ...counted)
  scores.forEach((score, i) => {
    if (ignored?.has(nodes[i]?.name ?? '')) scores[i] = 0
    else if (most === 0) scores[i] = maxNodeScore
    else scores[i] = Math.floor((maxNodeScore * (most + least - score)) / most)
  })
}
