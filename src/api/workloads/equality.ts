/**
 * apimachinery's equality.Semantic.DeepEqual for JSON values: what is absent equals what is empty (`undefined`, `null`, `[]`, `{}`, `''`,
 * `0` and `false` as members of an object), since Go's types do not tell them apart.
 */
export function semanticEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (isAbsent(a) && isAbsent(b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, i) => semanticEqual(item, b[i]))
  }
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  for (const key of Object.keys(left)) if (!semanticEqual(left[key], right[key])) return false
  for (const key of Object.keys(right)) if (!(key in left) && !isAbsent(right[key])) return false
  return true
}

/**
 * The same for objects as the API server holds them: decoding has dropped every zero that Go's types do not tell from what is absent, so that a `false`,
 * `0`, `''` or `{}` which is still there is a pointer's, and not the same as none. Only lists are equal to nothing when they are empty.
 */
export function equalObjects(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, i) => equalObjects(item, b[i]))
  }
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  for (const key of Object.keys(left)) if (!equalObjects(left[key], right[key])) return false
  for (const key of Object.keys(right)) if (!(key in left) && !isNothing(right[key])) return false
  return true
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

function isAbsent(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.values(value).every(isAbsent)
}
