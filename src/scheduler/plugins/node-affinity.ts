import {
  type Node,
  type NodePredicate,
  type NodeSelectorTerm,
  nodeSelectorTermPredicate,
  type Pod,
  requiredNodeAffinity,
} from '../../api/index.js'
import { fits, type Plugin, skip, stateKey, unresolvable } from '../framework/index.js'
import { normalizeByLargest } from './normalize.js'

interface Preference {
  readonly weight: number
  readonly fits: NodePredicate
}

const preferences = stateKey<readonly Preference[]>('PreScoreNodeAffinity')

/** `nodeSelector` and node affinity. */
export const nodeAffinity: Plugin = {
  name: 'NodeAffinity',
  preFilter(_state, info) {
    if (!info.nodeAffinity) return { verdict: skip }
    const required = info.pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
    const nodeNames = namedNodes(required?.nodeSelectorTerms ?? [])
    if (!nodeNames) return { verdict: fits }
    if (nodeNames.size === 0) return { verdict: unresolvable('pod affinity terms conflict') }
    return { verdict: fits, nodeNames }
  },
  filter(_state, { nodeAffinity }, { node }) {
    if (!nodeAffinity || (node && nodeAffinity(node))) return fits
    return unresolvable("node(s) didn't match Pod's node affinity/selector")
  },
  preScore(state, { pod }) {
    const found = preferencesOf(pod)
    if (found.length === 0) return skip
    state.write(preferences, found)
    return fits
  },
  score(state, _pod, { node }) {
    let score = 0
    for (const preference of state.read(preferences) ?? []) {
      if (node && preference.fits(node)) score += preference.weight
    }
    return score
  },
  normalize: (_state, _pod, scores) => normalizeByLargest(scores, false),
  wakesOn: [
    {
      resource: 'Node',
      actions: ['Add', 'UpdateLabels'],
      wakes: (pod, { after }) => requiredNodeAffinity(pod)?.(after as Node) ?? true,
    },
  ],
}

/** The only nodes that the terms allow, where every term names some; `undefined`: any. */
function namedNodes(terms: readonly NodeSelectorTerm[]): ReadonlySet<string> | undefined {
  if (terms.length === 0) return undefined
  const all = new Set<string>()
  for (const term of terms) {
    let names: readonly string[] | undefined
    for (const { key, operator, values = [] } of term.matchFields ?? []) {
      if (key !== 'metadata.name' || operator !== 'In') continue
      names = names ? names.filter((name) => values.includes(name)) : values
    }
    if (!names) return undefined
    for (const name of names) all.add(name)
  }
  return all
}

function preferencesOf(pod: Pod): Preference[] {
  const terms = pod.spec?.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
  return terms
    .filter(({ weight }) => weight !== 0)
    .map(({ weight, preference }) => ({ weight, fits: nodeSelectorTermPredicate(preference) }))
}
