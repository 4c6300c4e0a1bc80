import type { LabelSelector } from '../generated/index.js'

export type Labels = Readonly<Record<string, string>>

/**
 * A label selector as a test. No selector matches nothing, an empty one everything, as apimachinery's LabelSelectorAsSelector (v0.34);
 * an unknown operator matches nothing.
 */
export function labelMatcher(selector: LabelSelector | undefined): (labels: Labels | undefined) => boolean {
  if (selector === undefined) return () => false
  const wanted = Object.entries(selector.matchLabels ?? {})
  const expressions = selector.matchExpressions ?? []
  return (labels = {}) => {
    for (const [key, value] of wanted) if (labels[key] !== value) return false
    for (const { key, operator, values = [] } of expressions) {
      const value = Object.hasOwn(labels, key) ? labels[key] : undefined
      const has = value !== undefined
      switch (operator) {
        case 'In':
          if (!has || !values.includes(value)) return false
          break
        case 'NotIn':
          if (has && values.includes(value)) return false
          break
        case 'Exists':
          if (!has) return false
          break
        case 'DoesNotExist':
          if (has) return false
          break
        default:
          return false
      }
    }
    return true
  }
}

/** The test of a plain map selector (Services, ReplicationControllers): every entry must be there. An empty one matches nothing. */
export function mapMatches(selector: Labels | undefined, labels: Labels | undefined): boolean {
  const wanted = Object.entries(selector ?? {})
  return wanted.length > 0 && wanted.every(([key, value]) => labels?.[key] === value)
}

/** Whether a label selector says nothing at all. */
export function isEmptySelector(selector: LabelSelector | undefined): boolean {
  return Object.keys(selector?.matchLabels ?? {}).length === 0 && (selector?.matchExpressions ?? []).length === 0
}
