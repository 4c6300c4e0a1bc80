import { GoFloat } from '../errors/index.js'

/** Where an object or a list remembers which of its values are floats to Go; copies of it forget. */
const floats = Symbol('floats')

interface Marked {
  [floats]?: Set<string | number>
}

/** Remembers that a whole number was written as a float: `1.0`, `1e3`. */
export function markFloat(container: object, key: string | number): void {
  const marked = container as Marked
  if (marked[floats]) marked[floats].add(key)
  else Object.defineProperty(container, floats, { value: new Set([key]) })
}

/** A member of an object or a list; a GoFloat where it was written as a float and reads as an integer. */
export function memberAsSent(container: object, key: string | number): unknown {
  const value = (container as Record<string | number, unknown>)[key]
  return typeof value === 'number' && (container as Marked)[floats]?.has(key) ? new GoFloat(value) : value
}
