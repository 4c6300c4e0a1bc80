/**
 * Whether two values of decoded objects are the same, as upstream's apiequality.Semantic.DeepEqual tells. An empty list is an absent one; a zero or an
 * empty object is not: what Go holds by value has the same form on both sides, so that what is there on one side only is what Go has a pointer to.
 */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (isNothing(a) && isNothing(b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, i) => isSameValue(item, b[i]))
  }
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  for (const key of Object.keys(left)) if (!isSameValue(left[key], right[key])) return false
  for (const key of Object.keys(right)) if (!(key in left) && !isNothing(right[key])) return false
  return true
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}
