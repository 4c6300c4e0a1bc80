import type { NodeSelectorTerm, VolumeNodeAffinity } from '../../api/index.js'
import { isSameValue } from '../../api/index.js'

/** As Go prints its internal type. */
export function printedTerm(term: NodeSelectorTerm | undefined): object {
  const printed = (list: NodeSelectorTerm['matchFields']) =>
    list?.map(({ key = '', operator = '', values }) => ({ Key: key, Operator: operator, Values: values ?? null })) ??
    null
  return { MatchExpressions: printed(term?.matchExpressions), MatchFields: printed(term?.matchFields) }
}

export function printedVolumeAffinity(affinity: VolumeNodeAffinity | undefined): object | null {
  if (!affinity) return null
  const { required } = affinity
  const terms = required?.nodeSelectorTerms?.map(printedTerm) ?? null
  return { Required: required ? { NodeSelectorTerms: terms } : null }
}

const stable: Readonly<Record<string, string>> = {
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
  'beta.kubernetes.io/os': 'kubernetes.io/os',
  'beta.kubernetes.io/arch': 'kubernetes.io/arch',
  'beta.kubernetes.io/instance-type': 'node.kubernetes.io/instance-type',
}

/** Whether all that changed is that old labels of nodes got their stable names (validatePvNodeAffinity of pkg/apis/core/validation, v1.34). */
export function isSameVolumeAffinity(now: VolumeNodeAffinity | undefined, old: VolumeNodeAffinity): boolean {
  const renamed = structuredClone(old)
  const terms = now?.required?.nodeSelectorTerms
  renamed.required?.nodeSelectorTerms?.forEach((term, index) => {
    for (const list of ['matchExpressions', 'matchFields'] as const) {
      term[list]?.forEach((requirement, position) => {
        const key = terms?.[index]?.[list]?.[position]?.key
        if (key !== undefined && stable[requirement.key] === key) requirement.key = key
      })
    }
  })
  return isSameValue(now, renamed)
}
