import { Namespaces } from '../../api/index.js'
import {
  type CycleState,
  fits,
  maxNodeScore,
  type Plugin,
  skip,
  stateKey,
  unresolvable,
  unschedulable,
} from '../framework/index.js'
import type { AffinityTerm, NamespaceLabels, NodeInfo, PodInfo } from '../snapshot/index.js'
import { PodInfo as WaitingPod } from '../snapshot/index.js'
import { type PluginTools, podOf } from './tools.js'

/** Topology key → topology value → how many terms match there (or what they weigh). */
class TopologyCounts {
  readonly #counts: Map<string, Map<string, number>>

  constructor(counts = new Map<string, Map<string, number>>()) {
    this.#counts = counts
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0
  }

  add({ labels }: NodeInfo, key: string, change: number): void {
    const value = labels[key]
    if (value === undefined) return
    const values = this.#counts.get(key) ?? new Map<string, number>()
    const count = (values.get(value) ?? 0) + change
    if (count === 0) values.delete(value)
    else values.set(value, count)
    if (values.size > 0) this.#counts.set(key, values)
    else this.#counts.delete(key)
  }

  at({ labels }: NodeInfo, key: string): number {
    const value = labels[key]
    return value === undefined ? 0 : (this.#counts.get(key)?.get(value) ?? 0)
  }

  /** Whether any topology of the node has a count. */
  hasAny({ labels }: NodeInfo): boolean {
    for (const [key, values] of this.#counts) {
      const value = labels[key]
      if (value !== undefined && (values.get(value) ?? 0) > 0) return true
    }
    return false
  }

  sum({ labels }: NodeInfo): number {
    let sum = 0
    for (const [key, values] of this.#counts) {
      const value = labels[key]
      if (value !== undefined) sum += values.get(value) ?? 0
    }
    return sum
  }

  clone(): TopologyCounts {
    return new TopologyCounts(new Map([...this.#counts].map(([key, values]) => [key, new Map(values)])))
  }
}

interface HardAffinity {
  /** Of anti-affinity terms of pods that are there, which the incoming pod matches. */
  readonly existingAntiAffinity: TopologyCounts
  /** Of pods that match all of the incoming pod's affinity terms. */
  readonly affinity: TopologyCounts
  /** Of pods that match one of the incoming pod's anti-affinity terms. */
  readonly antiAffinity: TopologyCounts
}

const hardAffinity = stateKey<HardAffinity>('PreFilterInterPodAffinity')
const softAffinity = stateKey<TopologyCounts>('PreScoreInterPodAffinity')
/** What a required affinity term of a pod that is there weighs in scoring. */
const hardPodAffinityWeight = 1

/** Affinity and anti-affinity to other pods (pkg/scheduler/framework/plugins/interpodaffinity, v1.34). */
export function interPodAffinity({ informers, snapshot }: PluginTools): Plugin {
  const namespaces = informers.informer(Namespaces)
  const namespaceLabels: NamespaceLabels = (name) => namespaces.get('', name)?.metadata?.labels

  const change = (counts: HardAffinity, pod: PodInfo, other: PodInfo, node: NodeInfo, by: 1 | -1) => {
    if (other.hasRequiredAntiAffinity) {
      for (const term of other.terms.requiredAntiAffinity) {
        if (term.matches(pod, namespaceLabels)) counts.existingAntiAffinity.add(node, term.topologyKey, by)
      }
    }
    const { requiredAffinity, requiredAntiAffinity } = pod.terms
    if (requiredAffinity.length > 0 && matchesAll(requiredAffinity, other, namespaceLabels)) {
      for (const term of requiredAffinity) counts.affinity.add(node, term.topologyKey, by)
    }
    for (const term of requiredAntiAffinity) {
      if (term.matches(other, namespaceLabels)) counts.antiAffinity.add(node, term.topologyKey, by)
    }
  }
  const update = (state: CycleState, pod: PodInfo, other: PodInfo, node: NodeInfo, by: 1 | -1) => {
    const counts = state.read(hardAffinity)
    if (counts) change(counts, pod, other, node, by)
  }

  return {
    name: 'InterPodAffinity',
    preFilter(state, pod) {
      const counts: HardAffinity = {
        existingAntiAffinity: new TopologyCounts(),
        affinity: new TopologyCounts(),
        antiAffinity: new TopologyCounts(),
      }
      const { requiredAffinity, requiredAntiAffinity } = pod.terms
      const hasOwn = requiredAffinity.length + requiredAntiAffinity.length > 0
      for (const node of hasOwn ? snapshot.nodes : snapshot.nodesWithRequiredAntiAffinity) {
        for (const other of node.pods.values()) {
          if (hasOwn || other.hasRequiredAntiAffinity) change(counts, pod, other, node, 1)
        }
      }
      if (!hasOwn && counts.existingAntiAffinity.isEmpty) return { verdict: skip }
      state.write(hardAffinity, counts, ({ existingAntiAffinity, affinity, antiAffinity }) => ({
        existingAntiAffinity: existingAntiAffinity.clone(),
        affinity: affinity.clone(),
        antiAffinity: antiAffinity.clone(),
      }))
      return { verdict: fits }
    },
    podAdded: (state, pod, other, node) => update(state, pod, other, node, 1),
    podRemoved: (state, pod, other, node) => update(state, pod, other, node, -1),
    filter(state, pod, node) {
      const counts = state.read(hardAffinity)
      if (!counts) return fits
      const { requiredAffinity, requiredAntiAffinity } = pod.terms
      if (requiredAffinity.length > 0) {
        const hasTopologies = requiredAffinity.every(({ topologyKey }) => node.labels[topologyKey] !== undefined)
        const isMet = requiredAffinity.every(({ topologyKey }) => counts.affinity.at(node, topologyKey) > 0)
        // The first pod of a group that wants to be together: nobody matches yet, but it would match itself.
        const isFirst = counts.affinity.isEmpty && matchesAll(requiredAffinity, pod, namespaceLabels)
        if (!hasTopologies || (!isMet && !isFirst)) return unresolvable("node(s) didn't match pod affinity rules")
      }
      if (requiredAntiAffinity.some(({ topologyKey }) => counts.antiAffinity.at(node, topologyKey) > 0)) {
        return unschedulable("node(s) didn't match pod anti-affinity rules")
      }
      return counts.existingAntiAffinity.hasAny(node)
        ? unschedulable("node(s) didn't satisfy existing pods anti-affinity rules")
        : fits
    },
    preScore(state, pod) {
      const { preferredAffinity, preferredAntiAffinity } = pod.terms
      const hasOwn = preferredAffinity.length + preferredAntiAffinity.length > 0
      const counts = new TopologyCounts()
      const weigh = (terms: readonly AffinityTerm[], whom: PodInfo, node: NodeInfo, factor: number) => {
        for (const term of terms) {
          if (term.matches(whom, namespaceLabels)) counts.add(node, term.topologyKey, term.weight * factor)
        }
      }
      for (const node of hasOwn ? snapshot.nodes : snapshot.nodesWithAffinity) {
        for (const other of node.pods.values()) {
          weigh(preferredAffinity, other, node, 1)
          weigh(preferredAntiAffinity, other, node, -1)
          if (!other.hasAffinity) continue
          for (const term of other.terms.requiredAffinity) {
            if (term.matches(pod, namespaceLabels)) counts.add(node, term.topologyKey, hardPodAffinityWeight)
          }
          weigh(other.terms.preferredAffinity, pod, node, 1)
          weigh(other.terms.preferredAntiAffinity, pod, node, -1)
        }
      }
      if (counts.isEmpty) return skip
      state.write(softAffinity, counts)
      return fits
    },
    score: (state, _pod, node) => state.read(softAffinity)?.sum(node) ?? 0,
    normalize(_state, _pod, scores) {
      const least = Math.min(...scores)
      const range = Math.max(...scores) - least
      scores.forEach((score, i) => {
        scores[i] = range > 0 ? Math.floor((maxNodeScore * (score - least)) / range) : 0
      })
    },
    wakesOn: [
      {
        resource: 'AssignedPod',
        actions: ['Add', 'Delete', 'UpdateLabels'],
        wakes: (pod, { before, after }) => concerns(new WaitingPod(pod), [before, after].map(podOf), namespaceLabels),
      },
      { resource: 'Node', actions: ['Add', 'UpdateLabels'] },
      { resource: 'TargetPod', actions: ['UpdateLabels'] },
      { resource: 'Namespace', actions: ['Add', 'UpdateLabels'] },
    ],
  }
}

function matchesAll(terms: readonly AffinityTerm[], pod: PodInfo, namespaceLabels: NamespaceLabels): boolean {
  return terms.every((term) => term.matches(pod, namespaceLabels))
}

/** Whether a pod that came, went or changed has to do with the (anti-)affinity of the waiting one, in either direction. */
function concerns(
  pod: PodInfo,
  others: readonly ReturnType<typeof podOf>[],
  namespaceLabels: NamespaceLabels,
): boolean {
  return others.some((object) => {
    if (!object) return false
    const other = new WaitingPod(object)
    return (
      [...pod.terms.requiredAffinity, ...pod.terms.requiredAntiAffinity].some((term) =>
        term.matches(other, namespaceLabels),
      ) || other.terms.requiredAntiAffinity.some((term) => term.matches(pod, namespaceLabels))
    )
  })
}
