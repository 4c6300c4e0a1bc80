import { isJsonObject } from '../../api/index.js'

/** A value of another type than was looked for; the message is that of apimachinery's unstructured.NestedInt64 and its like. */
export class AccessorError extends Error {}

/** The number at `.spec.replicas`; undefined: nothing is there. Throws an AccessorError. */
export function nestedInteger(object: unknown, path: string): number | undefined {
  const value = nested(object, path)
  if (value === undefined) return undefined
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrong(path, value, 'int64')
  return value
}

/** The text at `.status.selector`. Throws an AccessorError. */
export function nestedText(object: unknown, path: string): string | undefined {
  const value = nested(object, path)
  if (value === undefined) return undefined
  if (typeof value !== 'string') throw wrong(path, value, 'string')
  return value
}

/** Sets the value, making the objects on the way. Throws an AccessorError where something else is in the way. */
export function setNested(object: unknown, path: string, value: unknown): void {
  const names = namesOf(path)
  let target = object as Record<string, unknown>
  for (const [index, name] of names.slice(0, -1).entries()) {
    const next = target[name]
    if (next === undefined) target[name] = {}
    else if (!isJsonObject(next)) {
      throw new AccessorError(
        `value cannot be set because .${names.slice(0, index + 1).join('.')} is not a map[string]interface{}`,
      )
    }
    target = target[name] as Record<string, unknown>
  }
  const last = names[names.length - 1]
  if (last !== undefined) target[last] = value
}

function namesOf(path: string): readonly string[] {
  return path.replace(/^\./, '').split('.')
}

function nested(object: unknown, path: string): unknown {
  let value = object
  const names = namesOf(path)
  for (const [index, name] of names.entries()) {
    if (value === undefined || value === null) return undefined
    if (!isJsonObject(value)) throw wrong(`.${names.slice(0, index + 1).join('.')}`, value, 'map[string]interface {}')
    if (!Object.hasOwn(value, name)) return undefined
    value = value[name]
  }
  return value
}

function wrong(path: string, value: unknown, expected: string): AccessorError {
  return new AccessorError(
    `.${namesOf(path).join('.')} accessor error: ${shown(value)} is of the type ${goTypeOf(value)}, expected ${expected}`,
  )
}

function goTypeOf(value: unknown): string {
  if (value === null) return '<nil>'
  if (Array.isArray(value)) return '[]interface {}'
  if (typeof value === 'object') return 'map[string]interface {}'
  if (typeof value === 'bigint') return 'int64'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return typeof value === 'boolean' ? 'bool' : 'string'
}

/** Go's `%v`. */
function shown(value: unknown): string {
  if (value === null) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(shown).join(' ')}]`
  if (!isJsonObject(value)) return String(value)
  return `map[${Object.keys(value)
    .sort()
    .map((key) => `${key}:${shown(value[key])}`)
    .join(' ')}]`
}
