import { isJsonObject } from '../../../api/index.js'
import type { CelValue } from '../../../registry/index.js'
import { CelError } from '../../../registry/index.js'

/** JSON as expressions see it where no schema types it: whole numbers are ints, as Go's decoder has them. */
export function celValueOf(json: unknown): CelValue {
  if (Array.isArray(json)) return { size: json.length, at: (index) => celValueOf(itemOf(json, index)) }
  if (isJsonObject(json)) {
    const keys = Object.keys(json).filter((key) => json[key] !== undefined)
    return {
      entries: keys.length,
      keys: () => keys,
      find: (key: CelValue) =>
        typeof key === 'string' && Object.hasOwn(json, key) && json[key] !== undefined
          ? celValueOf(json[key])
          : undefined,
    }
  }
  if (typeof json === 'number') return Number.isSafeInteger(json) ? BigInt(json) : json
  return typeof json === 'string' || typeof json === 'boolean' ? json : null
}

function itemOf(list: readonly unknown[], index: number): unknown {
  if (index < 0 || index >= list.length) throw new CelError(`index out of bounds: ${index}`)
  return list[index]
}
