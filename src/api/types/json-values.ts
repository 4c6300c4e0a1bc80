/** Small tools for plain JSON values whose keys may be anything, `__proto__` and `constructor` included. */

export type JsonObject = Record<string, unknown>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Sets an own property, whatever its name. */
export function setOwn(target: JsonObject, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
  else target[key] = value
}

/** An own property's value; undefined for what is inherited. */
export function getOwn(source: JsonObject, key: string): unknown {
  return Object.hasOwn(source, key) ? source[key] : undefined
}

/** A fresh deep copy; the input may be frozen. */
export function cloneJson<T>(value: T): T
export function cloneJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(cloneJson)
  const copy: JsonObject = {}
  const source = value as JsonObject
  for (const key of Object.keys(source)) {
    const member = source[key]
    setOwn(copy, key, typeof member === 'object' && member !== null ? cloneJson(member) : member)
  }
  return copy
}

/** As `cloneJson`, adding the number of keys to the tally. */
export function cloneCounting(value: unknown, tally: { keys: number }): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => cloneCounting(item, tally))
  const copy: JsonObject = {}
  const source = value as JsonObject
  const keys = Object.keys(source)
  tally.keys += keys.length
  for (const key of keys) setOwn(copy, key, cloneCounting(source[key], tally))
  return copy
}

/** Equal as JSON; the order of keys does not matter. */
export function equalJson(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) && left.length === right.length && left.every((item, index) => equalJson(item, right[index]))
    )
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equalJson(left[key], right[key]))
  )
}

/** A copy whose keys are sorted everywhere, as Go prints maps. */
export function sortedDeeply(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedDeeply)
  if (!isJsonObject(value)) return value
  const copy: JsonObject = {}
  for (const key of Object.keys(value).sort()) setOwn(copy, key, sortedDeeply(value[key]))
  return copy
}
