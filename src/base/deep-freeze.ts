/**
 * Freezes a value made of plain objects and arrays, and returns it. What is frozen already counts as frozen all the way down, so freezing
 * an object that shares parts with a frozen one costs only the new parts. Typed arrays cannot be frozen and are left alone.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) freeze(value)
  return value
}

function freeze(value: object): void {
  if (Object.isFrozen(value) || ArrayBuffer.isView(value)) return
  // Before its parts, so that a cycle ends.
  Object.freeze(value)
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i]
      if (typeof item === 'object' && item !== null) freeze(item)
    }
    return
  }
  for (const key in value) {
    const part: unknown = (value as Record<string, unknown>)[key]
    if (typeof part === 'object' && part !== null) freeze(part)
  }
}
