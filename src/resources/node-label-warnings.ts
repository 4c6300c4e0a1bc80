import type { FieldPath, LabelSelector, NodeSelectorTerm } from '../api/index.js'
import { isValidLabelValue } from '../api/index.js'

const deprecated: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  'app.kubernetes.io/created-by': 'deprecated since v1.9',
  'scheduler.alpha.kubernetes.io/preferAvoidPods': 'deprecated since v1.22; use Taints and Tolerations instead',
  'node-role.kubernetes.io/master': 'use "node-role.kubernetes.io/control-plane" instead',
}

/** What upstream says of a node label that is no longer to be used; undefined of any other (pkg/api/node/util.go, v1.34). */
export function deprecatedNodeLabel(key: string): string | undefined {
  return Object.hasOwn(deprecated, key) ? deprecated[key] : undefined
}

/** Warnings about the labels that a term selects by; with `checkValues` about values that no label can have, too. */
export function nodeTermWarnings(
  term: NodeSelectorTerm | undefined,
  at: FieldPath,
  { checkValues }: { readonly checkValues: boolean },
): readonly string[] {
  const warnings: string[] = []
  term?.matchExpressions?.forEach(({ key, values = [] }, index) => {
    const here = at.child('matchExpressions').index(index)
    const text = deprecatedNodeLabel(key)
    if (text !== undefined) warnings.push(`${here.child('key')}: ${key} is ${text}`)
    if (!checkValues) return
    values.forEach((value, position) => {
      for (const reason of isValidLabelValue(value)) {
        warnings.push(`${here.child('values').index(position)}: ${value} is invalid, ${reason}`)
      }
    })
  })
  return warnings
}

/** The same for nodes that are selected by a label selector. */
export function nodeSelectorWarnings(selector: LabelSelector | undefined, at: FieldPath): readonly string[] {
  const warnings: string[] = []
  selector?.matchExpressions?.forEach(({ key }, index) => {
    const text = deprecatedNodeLabel(key)
    if (text !== undefined)
      warnings.push(`${at.child('matchExpressions').index(index).child('key')}: ${key} is ${text}`)
  })
  for (const label of Object.keys(selector?.matchLabels ?? {})) {
    const text = deprecatedNodeLabel(label)
    if (text !== undefined) warnings.push(`${at.child('matchLabels', label)}: ${text}`)
  }
  return warnings
}
