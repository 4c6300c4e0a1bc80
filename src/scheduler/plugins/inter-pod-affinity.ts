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

/** By how much a topology of a node's is to change. */
interface Change {
  readonly to: keyof HardAffinity | 'soft'
  readonly topologyKey: string
  readonly by: number
}

function apply(counts: HardAffinity, node: NodeInfo, changes: readonly Change[]): void {
  for (const { to, topologyKey, by } of changes) if (to !== 'soft') counts[to].add(node, topologyKey, by)
}

/** One change for each count. */
function summed(changes: readonly Change[]): readonly Change[] {
  if (changes.length < 2) return changes
  const sums = new Map<string, Change>()
  for (const change of changes) {
    const key = `${change.to} ${change.topologyKey}`
    sums.set(key, { ...change, by: change.by + (sums.get(key)?.by ?? 0) })
  }
  return [...sums.values()]
}

const hardAffinity = stateKey<HardAffinity>('PreFilterInterPodAffinity')
const softAffinity = stateKey<TopologyCounts>('PreScoreInterPodAffinity')
/** What a required affinity term of a pod that is there weighs in scoring. */
const hardPodAffinityWeight = 1

/** Affinity and anti-affinity to other pods (pkg/scheduler/framework/plugins/interpodaffinity, v1.34). */
export function interPodAffinity({ informers, snapshot }: PluginTools): Plugin {
  const namespaces = informers.informer(Namespaces)
  const namespaceLabels: NamespaceLabels = (name) => namespaces.get('', name)?.metadata?.labels

  /** What one pod on a node adds to (or takes from) the counts of an incoming pod. */
  const changesOf = (pod: PodInfo, other: PodInfo, by: number): readonly Change[] => {
    const changes: Change[] = []
    if (other.hasRequiredAntiAffinity) {
      for (const { topologyKey, matches } of other.terms.requiredAntiAffinity) {
        if (matches(pod, namespaceLabels)) changes.push({ to: 'existingAntiAffinity', topologyKey, by })
      }
    }
    const { requiredAffinity, requiredAntiAffinity } = pod.terms
    if (requiredAffinity.length > 0 && matchesAll(requiredAffinity, other, namespaceLabels)) {
      for (const { topologyKey } of requiredAffinity) changes.push({ to: 'affinity', topologyKey, by })
    }
    for (const { topologyKey, matches } of requiredAntiAffinity) {
      if (matches(other, namespaceLabels)) changes.push({ to: 'antiAffinity', topologyKey, by })
    }
    return changes
  }
  const weightsOf = (pod: PodInfo, other: PodInfo): readonly Change[] => {
    const changes: Change[] = []
    const weigh = (terms: readonly AffinityTerm[], whom: PodInfo, factor: number) => {
      for (const { topologyKey, weight, matches } of terms) {
        if (matches(whom, namespaceLabels)) changes.push({ to: 'soft', topologyKey, by: weight * factor })
      }
    }
    weigh(pod.terms.preferredAffinity, other, 1)
    weigh(pod.terms.preferredAntiAffinity, other, -1)
    if (!other.hasAffinity) return changes
    for (const { topologyKey, matches } of other.terms.requiredAffinity) {
      if (matches(pod, namespaceLabels)) changes.push({ to: 'soft', topologyKey, by: hardPodAffinityWeight })
    }
    weigh(other.terms.preferredAffinity, pod, 1)
    weigh(other.terms.preferredAntiAffinity, pod, -1)
    return changes
  }

  /** The changes of all pods of a node, remembered by the node for pods of the same labels and terms. */
  const ofNode = (
    key: string | undefined,
    node: NodeInfo,
    changes: (other: PodInfo) => readonly Change[],
  ): readonly Change[] => {
    const workOut = () => summed([...node.pods.values()].flatMap(changes))
    return key === undefined ? workOut() : node.remember(key, workOut)
  }
  /** Stands for all of the incoming pod that decides; undefined when labels of other namespaces decide too. */
  const keyFor = (what: string, pod: PodInfo): string | undefined => {
    const { requiredAffinity, requiredAntiAffinity, preferredAffinity, preferredAntiAffinity } = pod.terms
    const terms = [requiredAffinity, requiredAntiAffinity, preferredAffinity, preferredAntiAffinity].flat()
    if (terms.some(({ selectsNamespaces }) => selectsNamespaces)) return undefined
    const { podAffinity, podAntiAffinity } = pod.pod.spec?.affinity ?? {}
    return JSON.stringify([
      what,
      pod.namespace,
      pod.labels,
      namespaceLabels(pod.namespace),
      podAffinity,
      podAntiAffinity,
    ])
  }

  const update = (state: CycleState, pod: PodInfo, other: PodInfo, node: NodeInfo, by: 1 | -1) => {
    const counts = state.read(hardAffinity)
    if (counts) apply(counts, node, changesOf(pod, other, by))
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
      const nodes = hasOwn ? snapshot.nodes : [...snapshot.nodesWithRequiredAntiAffinity]
      const key = nodes.length > 0 ? keyFor('hard', pod) : undefined
      for (const node of nodes)
        apply(
          counts,
          node,
          ofNode(key, node, (other) => changesOf(pod, other, 1)),
        )
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
      const nodes = hasOwn ? snapshot.nodes : [...snapshot.nodesWithAffinity]
      const key = nodes.length > 0 ? keyFor('soft', pod) : undefined
      for (const node of nodes) {
        for (const { topologyKey, by } of ofNode(key, node, (other) => weightsOf(pod, other)))
          counts.add(node, topologyKey, by)
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
