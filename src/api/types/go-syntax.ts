import { quote } from '../errors/index.js'
import { isJsonObject } from './json-values.js'

/** As Go's `%#v` prints a decoded value: `map[string]interface {}{"a":1}`; YAML's maps have keys of any type. */
export function goSyntaxOf(value: unknown, { yaml = false }: { readonly yaml?: boolean } = {}): string {
  if (value === null || value === undefined) return 'interface {}(nil)'
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return `[]interface {}{${value.map((item) => goSyntaxOf(item, { yaml })).join(', ')}}`
  if (!isJsonObject(value)) return String(value)
  const members = Object.keys(value)
    .sort()
    .map((key) => `${quote(key)}:${goSyntaxOf(value[key], { yaml })}`)
  return `map[${yaml ? 'interface {}' : 'string'}]interface {}{${members.join(', ')}}`
}
