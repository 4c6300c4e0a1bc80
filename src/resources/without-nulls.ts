import type { KubeObject } from '../api/index.js'

/**
 * The object as validators read it: what Go prints as null (an absent list, map or time) is absent. The same object when it holds no null, so that the
 * common case copies nothing.
 */
export function withoutNulls<T extends KubeObject>(object: T): T {
  return strip(object) as T
}

function strip(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i]
      const stripped = strip(item)
      if (stripped !== item) {
        copy ??= [...value]
        copy[i] = stripped
      }
    }
    return copy ?? value
  }
  const source = value as Record<string, unknown>
  let copy: Record<string, unknown> | undefined
  for (const key in source) {
    const item = source[key]
    const stripped = item === null ? undefined : strip(item)
    if (stripped === item) continue
    copy ??= { ...source }
    if (stripped === undefined) delete copy[key]
    else copy[key] = stripped
  }
  return copy ?? source
}
