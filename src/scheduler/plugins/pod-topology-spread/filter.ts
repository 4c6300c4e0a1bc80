import {
  type CycleState,
  fits,
  type PreFilterResult,
  skip,
  stateKey,
  unresolvable,
  unschedulable,
  type Verdict,
} from '../../framework/index.js'
import type { ClusterSnapshot, NodeInfo, PodInfo } from '../../snapshot/index.js'
import { hasAllTopologies, isIncluded, type SpreadConstraint } from './constraints.js'

interface Domains {
  readonly constraint: SpreadConstraint
  /** Topology value → matching pods. */
  readonly counts: Map<string, number>
  /** The smallest of `counts`; undefined when it has to be looked for again. */
  smallest: number | undefined
}

const spread = stateKey<readonly Domains[]>('PreFilterPodTopologySpread')

/** Counts the matching pods of each domain, for the constraints that must hold. */
export function countDomains(
  state: CycleState,
  pod: PodInfo,
  constraints: readonly SpreadConstraint[],
  snapshot: ClusterSnapshot,
): PreFilterResult {
  if (constraints.length === 0) return { verdict: skip }
  const domains = constraints.map((constraint): Domains => ({ constraint, counts: new Map(), smallest: undefined }))
  for (const node of snapshot.nodes) {
    if (!hasAllTopologies(node, constraints)) continue
    for (const { constraint, counts } of domains) {
      if (!isIncluded(constraint, pod, node)) continue
      const value = node.labels[constraint.topologyKey] ?? ''
      const more = node.countPods(constraint.countKey, pod.namespace, constraint.selector)
      counts.set(value, (counts.get(value) ?? 0) + more)
    }
  }
  state.write(spread, domains, (all) => all.map((one) => ({ ...one, counts: new Map(one.counts) })))
  return { verdict: fits }
}

/** A pod comes to (or leaves) a node, in imagination. */
export function changeDomains(state: CycleState, pod: PodInfo, other: PodInfo, node: NodeInfo, change: 1 | -1): void {
  const domains = state.read(spread) ?? []
  if (
    other.namespace !== pod.namespace ||
    !hasAllTopologies(
      node,
      domains.map(({ constraint }) => constraint),
    )
  )
    return
  for (const one of domains) {
    const { constraint, counts } = one
    if (!constraint.selector.matches(other.labels) || !isIncluded(constraint, pod, node)) continue
    const value = node.labels[constraint.topologyKey] ?? ''
    counts.set(value, (counts.get(value) ?? 0) + change)
    one.smallest = undefined
  }
}

export function filterBySkew(state: CycleState, pod: PodInfo, node: NodeInfo): Verdict {
  for (const domains of state.read(spread) ?? []) {
    const { constraint, counts } = domains
    const value = node.labels[constraint.topologyKey]
    if (value === undefined) {
      return unresolvable("node(s) didn't match pod topology spread constraints (missing required label)")
    }
    const self = constraint.selector.matches(pod.labels) ? 1 : 0
    if ((counts.get(value) ?? 0) + self - smallestOf(domains) > constraint.maxSkew) {
      return unschedulable("node(s) didn't match pod topology spread constraints")
    }
  }
  return fits
}

function smallestOf(domains: Domains): number {
  const { constraint, counts } = domains
  // Fewer domains than asked for: the ones that are missing are empty.
  if (counts.size < constraint.minDomains) return 0
  if (domains.smallest === undefined) {
    domains.smallest = Number.POSITIVE_INFINITY
    for (const count of counts.values()) domains.smallest = Math.min(domains.smallest, count)
  }
  return domains.smallest
}
