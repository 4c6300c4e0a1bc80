import type { Node, NodeSelector, NodeSelectorRequirement, NodeSelectorTerm, Pod } from '../generated/index.js'

/** A node selector made ready for many nodes. */
export type NodePredicate = (node: Node) => boolean

const never: NodePredicate = () => false

/** Whether any of the terms fits; no term at all fits no node (component-helpers' nodeaffinity, v0.34). */
export function nodeSelectorPredicate(selector: NodeSelector): NodePredicate {
  const terms = selector.nodeSelectorTerms.map(nodeSelectorTermPredicate)
  return (node) => terms.some((term) => term(node))
}

/** All expressions and all fields must fit; a term without either fits no node. */
export function nodeSelectorTermPredicate(term: NodeSelectorTerm): NodePredicate {
  const expressions = term.matchExpressions ?? []
  const fields = term.matchFields ?? []
  if (expressions.length === 0 && fields.length === 0) return never
  const parts: NodePredicate[] = []
  for (const requirement of expressions) {
    const fits = valuePredicate(requirement)
    parts.push((node) => fits(node.metadata?.labels?.[requirement.key]))
  }
  for (const requirement of fields) {
    const fits = valuePredicate(requirement)
    parts.push((node) => requirement.key === 'metadata.name' && fits(node.metadata?.name ?? ''))
  }
  return (node) => {
    for (const part of parts) if (!part(node)) return false
    return true
  }
}

const integer = /^[+-]?[0-9]+$/

function valuePredicate({ operator, values = [] }: NodeSelectorRequirement): (value: string | undefined) => boolean {
  switch (operator) {
    case 'In':
      return (value) => value !== undefined && values.includes(value)
    case 'NotIn':
      return (value) => value === undefined || !values.includes(value)
    case 'Exists':
      return (value) => value !== undefined
    case 'DoesNotExist':
      return (value) => value === undefined
    case 'Gt':
    case 'Lt': {
      const bound = values[0]
      if (values.length !== 1 || bound === undefined || !integer.test(bound)) return () => false
      const limit = BigInt(bound)
      return (value) =>
        value !== undefined &&
        integer.test(value) &&
        (operator === 'Gt' ? BigInt(value) > limit : BigInt(value) < limit)
    }
    default:
      return () => false
  }
}

/** The pod's `nodeSelector` and required node affinity in one; `undefined` when it has neither. */
export function requiredNodeAffinity(pod: Pod): NodePredicate | undefined {
  const labels = Object.entries(pod.spec?.nodeSelector ?? {})
  const required = pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  if (labels.length === 0 && !required) return undefined
  const affinity = required ? nodeSelectorPredicate(required) : undefined
  return (node) => {
    for (const [key, value] of labels) if (node.metadata?.labels?.[key] !== value) return false
    return affinity === undefined || affinity(node)
  }
}

/** Whether the node has what the pod's `nodeSelector` and required node affinity ask for. */
export function matchesRequiredNodeAffinity(pod: Pod, node: Node): boolean {
  return requiredNodeAffinity(pod)?.(node) ?? true
}

/** As `nodeSelectorPredicate`, for one node. */
export function matchesNodeSelector(selector: NodeSelector, node: Node): boolean {
  return nodeSelectorPredicate(selector)(node)
}
