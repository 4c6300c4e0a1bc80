import { quote } from '../../api/index.js'

/** A decoded JSON value as Go's `%v` prints it: `map[a:1 b:2]`, `[1 2]`, `<nil>`. */
export function goText(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'number') return goFloat(value)
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`
  return `map[${entriesOf(value)
    .map(([name, member]) => `${name}:${goText(member)}`)
    .join(' ')}]`
}

/** As Go's `%#v`: `map[string]interface {}{"a":1}`. */
export function goSyntax(value: unknown): string {
  if (value === null || value === undefined) return 'interface {}(nil)'
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') return goFloat(value)
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  return `map[string]interface {}{${entriesOf(value)
    .map(([name, member]) => `${quote(name)}:${goSyntax(member)}`)
    .join(', ')}}`
}

/** As Go's `%T`. */
export function goTypeOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'boolean':
      return 'bool'
    case 'number':
      return isGoInteger(value) ? 'int64' : 'float64'
    case 'bigint':
      return 'int64'
    default:
      if (Array.isArray(value)) return '[]interface {}'
      return value === null || value === undefined ? '<nil>' : 'map[string]interface {}'
  }
}

function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What Go decodes as an int64, as far as can be told. */
function isGoInteger(value: number): boolean {
  return Number.isSafeInteger(value)
}

/** Integers as they are; else the shortest form, with an exponent below 1e-04 and from 1e+06 on. */
function goFloat(value: number): string {
  if (isGoInteger(value)) return String(BigInt(value))
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  }
  return String(value)
}
