import type { KubeObject } from '../api/index.js'

/**
 * The object as validators read it: what Go prints as null (an absent list, map or time) is absent. The same object when it holds no null, so that the
 * common case copies nothing.
 *
 * @param raw the name of members in which null is a value like others
 */
export function withoutNulls<T extends KubeObject>(object: T, raw?: string): T {
  return strip(object, raw) as T
}

function strip(value: unknown, raw: string | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i]
      const stripped = strip(item, raw)
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
    if (key === raw) continue
    const stripped = item === null ? undefined : strip(item, raw)
    if (stripped === item) continue
    copy ??= { ...source }
    if (stripped === undefined) delete copy[key]
    else copy[key] = stripped
  }
  return copy ?? source
}
