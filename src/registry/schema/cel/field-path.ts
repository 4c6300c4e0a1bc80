import type { JSONSchemaProps } from '../../../api/index.js'
import { type FieldPath, path } from '../../../api/index.js'
import { valuesOf } from '../type.js'

const escapes: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** Where a rule's `fieldPath` (`.spec.x`, `['a.b']`) leads, as it is printed; undefined: nowhere in the schema. */
export function fieldPathOf(text: string, schema: JSONSchemaProps): string | undefined {
  let rest = text
  let at: FieldPath | undefined
  let found: JSONSchemaProps | undefined = schema
  while (rest !== '') {
    const step = /^\.([^.[\]]+)|^\['((?:\\.|[^\\'])*)'\]/.exec(rest)
    if (!step) return undefined
    rest = rest.slice(step[0].length)
    const [, plain, quoted = ''] = step
    if (/\\[^abfnrtv'\\]/.test(quoted)) return undefined
    const name: string = plain ?? quoted.replace(/\\(.)/g, (_, one: string) => escapes[one] ?? one)
    if (found?.properties) {
      at = at ? at.child(name) : path(name)
      found = Object.hasOwn(found.properties, name) ? found.properties[name] : undefined
      if (!found) return undefined
    } else if (found && valuesOf(found)) {
      at = (at ?? path()).key(name)
      const values: JSONSchemaProps | true | undefined = valuesOf(found)
      found = values === true ? undefined : values
    } else return undefined
  }
  return at?.toString()
}
