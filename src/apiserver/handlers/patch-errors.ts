import type { JsonPatchOperation } from '../../api/index.js'
import { Entries, goKindOf, isJsonObject, jsonPatchOperation, quote, RawNumber } from '../../api/index.js'
import { append } from '../../base/index.js'

/** A patch has the wrong type somewhere; the message is that of Go's decoder. */
export class PatchTypeError extends Error {}

interface Operations {
  readonly operations: readonly JsonPatchOperation[]
  readonly strictErrors: readonly string[]
}

/** What upstream's decoding of patches says of the parsed text, which is a plain value or a tree. */
export const jsonPatchErrors = {
  /** Of a merge patch: it must be an object, or null. Undefined: it is fine. */
  ofMap(value: unknown): string | undefined {
    if (value !== null && !isObject(value)) return mismatch(value, 'value of type map[string]interface {}')
    const number = unreadableNumber(value)
    return number && `json: cannot unmarshal number ${number.text} into Go value of type float64`
  },

  /** As the patch library alone reads operations, which is what happens without field validation. Throws a PatchTypeError. */
  operations(value: unknown): Operations {
    return { operations: operationsOf(value, ['jsonpatch.Patch', 'jsonpatch.Operation']), strictErrors: [] }
  },

  /** As upstream's type of an operation reads them before that. Throws a PatchTypeError. */
  typedOperations(value: unknown): Operations {
    const strictErrors: string[] = []
    const operations = operationsOf(value, ['[]handlers.jsonPatchOp', 'handlers.jsonPatchOp'])
    for (const [index, item] of (Array.isArray(value) ? value : []).entries()) {
      const seen = new Set<string>()
      for (const [name, member] of isObject(item) ? entriesOf(item) : []) {
        const place = `[${index}].${name}`
        if (!memberNames.has(name)) {
          strictErrors.push(`json patch unknown field ${quote(place)}`)
          continue
        }
        if (seen.has(name)) strictErrors.push(`json patch duplicate field ${quote(place)}`)
        seen.add(name)
        checkMember(name, member)
        if (name === 'value') append(strictErrors, doublesIn(member, place))
      }
    }
    return { operations, strictErrors: [...new Set(strictErrors)].slice(0, 100) }
  },
}

const memberNames: ReadonlySet<string> = new Set(['op', 'path', 'from', 'value'])

function checkMember(name: string, member: unknown): void {
  if (name !== 'value') {
    if (member === null || typeof member === 'string') return
    throw new PatchTypeError(mismatch(member, `struct field jsonPatchOp.${name} of type string`))
  }
  const number = unreadableNumber(member)
  if (number) {
    throw new PatchTypeError(
      `json: cannot unmarshal number ${number.text} into Go struct field jsonPatchOp.value of type float64`,
    )
  }
}

function operationsOf(value: unknown, [listType, itemType]: readonly [string, string]): readonly JsonPatchOperation[] {
  if (value === null) return []
  if (!Array.isArray(value)) throw new PatchTypeError(mismatch(value, `value of type ${listType}`))
  return value.map((item: unknown) => {
    if (item !== null && !isObject(item)) throw new PatchTypeError(mismatch(item, `value of type ${itemType}`))
    return jsonPatchOperation(item)
  })
}

function mismatch(value: unknown, target: string): string {
  return `json: cannot unmarshal ${goKindOf(value)} into Go ${target}`
}

function isObject(value: unknown): value is object {
  return isJsonObject(value) && !(value instanceof RawNumber)
}

function entriesOf(value: object): Iterable<readonly [string, unknown]> {
  return value instanceof Entries ? value.entries : Object.entries(value)
}

/** The first number that is beyond what a float64 holds. */
function unreadableNumber(value: unknown): RawNumber | undefined {
  if (value instanceof RawNumber) return Number.isFinite(Number(value.text)) ? undefined : value
  const members = Array.isArray(value) ? value : value instanceof Entries ? value.entries.map(([, one]) => one) : []
  for (const member of members) {
    const found = unreadableNumber(member)
    if (found) return found
  }
  return undefined
}

function doublesIn(value: unknown, place: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => doublesIn(item, `${place}[${index}]`))
  if (!(value instanceof Entries)) return []
  const seen = new Set<string>()
  return value.entries.flatMap(([key, member]) => {
    const at = `${place}.${key}`
    const doubled = seen.has(key) ? [`json patch duplicate field ${quote(at)}`] : []
    seen.add(key)
    return [...doubled, ...doublesIn(member, at)]
  })
}
