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

function isAbsent(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.values(value).every(isAbsent)
}
