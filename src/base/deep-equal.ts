/** Whether two JSON values are the same; the order of an object's keys does not matter, undefined counts as absent. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) if (!deepEqual(a[i], b[i])) return false
    return true
  }
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  for (const key in left) if (!deepEqual(left[key], Object.hasOwn(right, key) ? right[key] : undefined)) return false
  for (const key in right) if (right[key] !== undefined && !Object.hasOwn(left, key)) return false
  return true
}

/** A deep copy of a JSON value that may be changed freely. */
export function deepClone<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: unknown) => deepClone(item)) as T
  const copy: Record<string, unknown> = {}
  const source = value as Record<string, unknown>
  for (const key in source) {
    // A plain assignment of this one key would set the prototype.
    if (key === '__proto__')
      Object.defineProperty(copy, key, {
        value: deepClone(source[key]),
        enumerable: true,
        writable: true,
        configurable: true,
      })
    else copy[key] = deepClone(source[key])
  }
  return copy as T
}
