import { goNumber } from '../errors/index.js'
import { isJsonObject } from './json-values.js'

/** A strategic merge patch that cannot be applied; `code` is the HTTP status that upstream answers for it. */
export class StrategicMergeError extends Error {
  readonly code: 400 | 422 | 500

  constructor(message: string, code: 400 | 422 | 500 = 500) {
    super(message)
    this.name = 'StrategicMergeError'
    this.code = code
  }
}

export const patchErrors = {
  primitiveListFormat: () => new StrategicMergeError('invalid patch format of primitive list', 400),
  retainKeysFormat: () => new StrategicMergeError('invalid patch format of retainKeys', 400),
  elementOrderFormat: () => new StrategicMergeError('invalid patch format of setElementOrder list', 400),
  listOfLists: () => new StrategicMergeError('lists of lists are not supported', 422),
  noMergeKey: (item: unknown, key: string) =>
    new StrategicMergeError(`map: ${goFormat(item)} does not contain declared merge key: ${key}`),
  wrongType: (expected: string, actual: unknown) =>
    new StrategicMergeError(`expected a ${expected}, but received a ${goTypeName(actual)}`),
  unknownDirective: (directive: unknown, item: unknown) =>
    new StrategicMergeError(`unknown patch type: ${goText(directive)} in map: ${goFormat(item)}`),
}

export const goMap = 'map[string]interface {}'
export const goSlice = '[]interface {}'

/** Go's `reflect.TypeOf` of a decoded JSON value. */
export function goTypeName(value: unknown): string {
  if (value === null || value === undefined) return '%!s(<nil>)'
  if (Array.isArray(value)) return goSlice
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'bigint') return 'int64'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return typeof value === 'string' ? 'string' : goMap
}

/** Go's `%s`, which complains of what is no text. */
function goText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`
  if (isJsonObject(value)) {
    const members = Object.keys(value).sort()
    return `map[${members.map((key) => `${key}:${goText(value[key])}`).join(' ')}]`
  }
  if (typeof value === 'string' || value === null) return value ?? '%!s(<nil>)'
  return `%!s(${goTypeName(value)}=${goFormat(value)})`
}

/** Go's `%v`. */
export function goFormat(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(goFormat).join(' ')}]`
  if (typeof value === 'number') return goNumber(value)
  if (!isJsonObject(value)) return String(value)
  const members = Object.keys(value).sort()
  return `map[${members.map((key) => `${key}:${goFormat(value[key])}`).join(' ')}]`
}
