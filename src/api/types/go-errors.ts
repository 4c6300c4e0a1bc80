import { quote } from '../errors/index.js'
import { canonicalQuantity } from '../values/index.js'
import { canonicalMicroTime, canonicalTime } from './go-time.js'
import { Entries, isInt64, RawNumber } from './json-tree.js'
import { corruptBase64, isByte } from './scalars.js'
import type { AnyNode, ListNode, MapNode, ScalarNode, StructNode, TypeNode } from './type-node.js'

/** What upstream's decoder would say of a value, in its words and order. */
export interface GoDecodingErrors {
  /** The first type error; undefined if the value fits. */
  readonly error: string | undefined
  /** `unknown field "spec.foo"`, `duplicate field "data.a"`: at most a hundred, each once. */
  readonly strict: readonly string[]
}

/**
 * The slow twin of `decode`: walks a value as Go's decoder walks the text, for its error messages alone. `value` is a plain value, or a
 * tree of json-tree.ts, which keeps duplicates and the spelling of numbers.
 * https://github.com/kubernetes-sigs/json/blob/cfa47c3/internal/golang/encoding/json/decode.go
 */
export function goDecodingErrors(type: TypeNode, value: unknown): GoDecodingErrors {
  const walk = new Walk()
  try {
    walk.value(type, value)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { error: error.message, strict: [] }
  }
  return { error: walk.error, strict: [...walk.strict] }
}

/** An error of a type's own decoding: Go stops there and forgets the type errors before it. */
class Refused extends Error {}

class Walk {
  error: string | undefined
  readonly strict = new Set<string>()
  #struct = ''
  readonly #fields: string[] = []
  #path = ''

  value(type: TypeNode, value: unknown): void {
    // A nested null is a zero value everywhere; only the object itself is asked.
    if (value === null || value === undefined) return
    if (type.kind === 'scalar') this.#scalar(type, value)
    else if (type.kind === 'struct') this.#object(type, value)
    else if (type.kind === 'map') this.#map(type, value)
    else if (type.kind === 'list') this.#list(type, value)
    else this.#any(type, value)
  }

  #at(path: string, type: TypeNode, value: unknown): void {
    const before = this.#path
    this.#path = path
    this.value(type, value)
    this.#path = before
  }

  #list(type: ListNode, value: unknown): void {
    if (!Array.isArray(value)) this.#mismatch(value, type.goType)
    else for (const [index, item] of value.entries()) this.#at(`${this.#path}[${index}]`, type.items, item)
  }

  #map(type: MapNode, value: unknown): void {
    if (!isObject(value)) {
      this.#mismatch(value, type.goType)
      return
    }
    const seen = new Set<string>()
    for (const [key, member] of entriesOf(value)) {
      if (seen.has(key)) this.#report('duplicate field', key)
      seen.add(key)
      this.#at(this.#member(key), type.values, member)
    }
  }

  #member(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`
  }

  #object(type: StructNode, value: unknown): void {
    if (!isObject(value)) {
      this.#mismatch(value, type.goType)
      return
    }
    const struct = this.#struct
    const seen = new Set<string>()
    for (const [key, member] of entriesOf(value)) {
      const field = type.fields.get(key)
      if (!field) {
        if (!type.preserveUnknownFields) this.#report('unknown field', key)
        continue
      }
      if (seen.has(key)) this.#report('duplicate field', key)
      seen.add(key)
      this.#struct = type.goType.slice(type.goType.indexOf('.') + 1)
      this.#fields.push(key)
      this.#at(this.#member(key), field.type, member)
      this.#fields.pop()
      this.#struct = struct
    }
  }

  #report(what: string, key: string): void {
    if (this.strict.size < 100) this.strict.add(`${what} ${quote(this.#member(key))}`)
  }

  #scalar(type: ScalarNode, value: unknown): void {
    const fits = { string: 'string', duration: 'string', boolean: 'boolean' } as const
    switch (type.format) {
      case 'string':
      case 'duration':
      case 'boolean':
        if (typeof value !== fits[type.format]) this.#mismatch(value, type.goType)
        break
      case 'int32':
      case 'int64':
        if (!fitsInteger(value, type.format)) this.#mismatch(value, type.goType, { withNumber: true })
        break
      case 'double':
        if (numberText(value) === undefined) this.#mismatch(value, type.goType)
        break
      case 'bytes':
        this.#bytes(type, value)
        break
      case 'quantity':
        refuseQuantity(typeof value === 'string' ? value : (numberText(value) ?? JSON.stringify(value)))
        break
      case 'time':
      case 'microTime':
        this.#time(type.format, value)
        break
      case 'intOrString':
        if (typeof value !== 'string' && !fitsInteger(value, 'int32')) this.#stop(value, 'int32', { withNumber: true })
    }
  }

  #bytes(type: ScalarNode, value: unknown): void {
    if (Array.isArray(value)) {
      for (const item of value) {
        const text = numberText(item)
        if (item !== null && !(text !== undefined && /^-?\d+$/.test(text) && isByte(Number(text)))) {
          this.#mismatch(item, 'uint8', { withNumber: true })
        }
      }
      return
    }
    if (typeof value !== 'string') {
      this.#mismatch(value, type.goType)
      return
    }
    const corrupt = corruptBase64(value)
    if (corrupt >= 0) this.error ??= `illegal base64 data at input byte ${corrupt}`
  }

  #time(format: 'time' | 'microTime', value: unknown): void {
    if (typeof value !== 'string') this.#stop(value, 'string')
    const { error } = format === 'time' ? canonicalTime(value) : canonicalMicroTime(value)
    if (error !== '') throw new Refused(error)
  }

  #any(type: AnyNode, value: unknown): void {
    if (!type.union) return
    const { form, schema } = type.union
    const nested = new Walk()
    if (form === 'schemaOrBool') {
      if (typeof value === 'boolean') return
      if (!isObject(value)) throw new Refused('boolean or JSON schema expected')
    }
    if (isObject(value)) nested.value(schema, value)
    else if (Array.isArray(value)) {
      const items =
        form === 'schemaOrArray' ? schema : ({ kind: 'scalar', format: 'string', goType: 'string' } as const)
      for (const item of value) nested.value(items, item)
    }
    // Go replaces what the nested decoder said of the place by its own.
    if (nested.error !== undefined) throw new Refused(this.#placed(nested.error))
  }

  #placed(error: string): string {
    const match = /^(json: cannot unmarshal .* into Go )(?:struct field \S+|value) (of type .*)$/.exec(error)
    return match ? `${match[1]}${this.#where()} ${match[2]}` : error
  }

  #where(): string {
    return this.#fields.length === 0 ? 'value' : `struct field ${this.#struct}.${this.#fields.join('.')}`
  }

  #mismatch(value: unknown, goType: string, options: { withNumber?: boolean } = {}): void {
    this.error ??= this.#message(value, goType, options)
  }

  #stop(value: unknown, goType: string, options: { withNumber?: boolean } = {}): never {
    throw new Refused(this.#message(value, goType, options))
  }

  #message(value: unknown, goType: string, { withNumber = false }: { withNumber?: boolean }): string {
    const number = withNumber ? numberText(value) : undefined
    const what = number === undefined ? nameOf(value) : `number ${number}`
    return `json: cannot unmarshal ${what} into Go ${this.#where()} of type ${goType}`
  }
}

function refuseQuantity(text: string): void {
  try {
    canonicalQuantity(text.trim())
  } catch (error) {
    throw new Refused((error as Error).message)
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RawNumber)
}

function entriesOf(value: object): Iterable<readonly [string, unknown]> {
  return value instanceof Entries ? value.entries : Object.entries(value).filter(([, member]) => member !== undefined)
}

function numberText(value: unknown): string | undefined {
  if (value instanceof RawNumber) return value.text
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined
}

function fitsInteger(value: unknown, format: 'int32' | 'int64'): boolean {
  const text = numberText(value)
  if (text === undefined || !/^-?\d+$/.test(text)) return false
  if (format === 'int32') return Math.abs(Number(text) + 0.5) < 2 ** 31
  return isInt64(text)
}

function nameOf(value: unknown): string {
  if (value instanceof RawNumber || typeof value === 'number' || typeof value === 'bigint') return 'number'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  return Array.isArray(value) ? 'array' : 'object'
}
