import type { LabelSelector, LabelSelectorRequirement } from '../generated/index.js'

/** A label selector made ready for many objects: labels left out are no labels. */
export type LabelPredicate = (labels: Readonly<Record<string, string>> | undefined) => boolean

export const matchesNothing: LabelPredicate = () => false
export const matchesEverything: LabelPredicate = () => true

/**
 * Compiles a LabelSelector as apimachinery's LabelSelectorAsSelector does: absent selects nothing, empty selects everything.
 * An operator that does not exist selects nothing (validation has refused it long before).
 */
export function labelPredicate(selector: LabelSelector | undefined): LabelPredicate {
  if (!selector) return matchesNothing
  const equal = Object.entries(selector.matchLabels ?? {})
  const parts = (selector.matchExpressions ?? []).map(requirementPredicate)
  if (equal.length === 0 && parts.length === 0) return matchesEverything
  return (labels) => {
    for (const [key, value] of equal) if (labels === undefined || labels[key] !== value) return false
    for (const part of parts) if (!part(labels)) return false
    return true
  }
}

function requirementPredicate({ key, operator, values }: LabelSelectorRequirement): LabelPredicate {
  const wanted = new Set(values)
  switch (operator) {
    case 'In':
      return (labels) => {
        const value = labels?.[key]
        return value !== undefined && wanted.has(value)
      }
    case 'NotIn':
      return (labels) => {
        const value = labels?.[key]
        return value === undefined || !wanted.has(value)
      }
    case 'Exists':
      return (labels) => labels?.[key] !== undefined
    case 'DoesNotExist':
      return (labels) => labels?.[key] === undefined
    default:
      return matchesNothing
  }
}
