/**
 * Whether two values of decoded objects are the same, as upstream's apiequality.Semantic.DeepEqual tells. An empty list is an absent one; a zero or an
 * empty object is not: what Go holds by value has the same form on both sides, so that what is there on one side only is what Go has a pointer to.
 */
export function isSameValue(a: unknown, b: unknown): boolean {
  return isEqual(a, b, isNothing)
}

/**
 * The same where one side was not decoded but put together, as controllers do: what is absent equals what is empty (`undefined`, `null`, `[]`, `{}`, `''`,
 * `0` and `false` as members of an object), since Go's types do not tell them apart.
 */
export function semanticEqual(a: unknown, b: unknown): boolean {
  return isEqual(a, b, isEmpty)
}

function isEqual(a: unknown, b: unknown, isAbsent: (value: unknown) => boolean): boolean {
  if (a === b) return true
  if (isAbsent(a) && isAbsent(b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, i) => isEqual(item, b[i], isAbsent))
  }
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  for (const key of Object.keys(left)) if (!isEqual(left[key], right[key], isAbsent)) return false
  for (const key of Object.keys(right)) if (!(key in left) && !isAbsent(right[key])) return false
  return true
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.values(value).every(isEmpty)
}
