import { RawNumber } from './json-tree.js'

/** What a JSON value is, as the errors of Go's encoding/json name it: `null`, `bool`, `number`, `string`, `array`, `object`. */
export function goKindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof RawNumber || typeof value === 'bigint') return 'number'
  return typeof value === 'boolean' ? 'bool' : typeof value
}
