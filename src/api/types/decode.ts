import { goDecodingErrors } from './go-errors.js'
import { zeroTime } from './go-time.js'
import { cloneCounting, isJsonObject, type JsonObject, setOwn } from './json-values.js'
import { Mismatch, type ScalarDecoder, scalarDecoders, structFormats, zeroValues } from './scalars.js'
import type { AnyNode, FieldNode, ListNode, MapNode, ScalarNode, StructNode, TypeNode } from './type-node.js'

export interface Decoded {
  /** Fresh and plain, in Go's field order. */
  readonly object: JsonObject
  /** Upstream's strict decoding errors in its order: `unknown field "spec.foo"`. */
  readonly unknownFields: readonly string[]
}

/** A value does not have its type; `message` is Go's: `json: cannot unmarshal string into Go struct field …`. */
export class DecodingError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'DecodingError'
  }
}

/** What one decode has seen; the tally of keys shows duplicates when it is compared with the count of the scan (json.ts). */
interface Tally {
  keys: number
  unknown: number
}

/** Decodes a value that is there and not null; undefined stands for "leave it out". */
type Decoder = (value: unknown, tally: Tally) => unknown

interface FieldDecoder {
  readonly name: string
  readonly decode: Decoder
  /** What stands there when the field is absent; undefined: nothing. */
  readonly absent: () => unknown
}

/**
 * Gives what Go's decoding into the type and printing it again would give: unknown fields dropped and reported, null and zero values
 * shown or left out by the field's flags, quantities and times canonical. The input is not changed and may be frozen.
 *
 * @throws DecodingError at the first value of a wrong type, as upstream
 */
export function decode(type: StructNode, value: unknown): Decoded {
  const { object, tally } = decodeTallied(type, value)
  return { object, unknownFields: tally.unknown === 0 ? [] : goDecodingErrors(type, value).strict }
}

/** As `decode`, with the number of keys that were visited instead of the names of unknown fields. */
export function decodeTallied(type: StructNode, value: unknown): { object: JsonObject; tally: Readonly<Tally> } {
  const tally: Tally = { keys: 0, unknown: 0 }
  try {
    return { object: decoderOf(type)(value, tally) as JsonObject, tally }
  } catch (error) {
    if (error instanceof Mismatch)
      throw new DecodingError(goDecodingErrors(type, value).error ?? 'json: cannot unmarshal')
    throw error
  }
}

const decoders = new WeakMap<TypeNode, Decoder>()

function decoderOf(type: TypeNode): Decoder {
  const known = decoders.get(type)
  if (known) return known
  let compiled: Decoder | undefined
  // Recursive types meet this one while the real one is being made.
  decoders.set(type, (value, tally) => (compiled ?? mismatch)(value, tally))
  compiled = compile(type)
  decoders.set(type, compiled)
  return compiled
}

const mismatch = (): never => {
  throw new Mismatch()
}

function compile(type: TypeNode): Decoder {
  switch (type.kind) {
    case 'scalar':
      return scalarDecoders[type.format] as ScalarDecoder
    case 'struct':
      return structDecoder(type)
    case 'list':
      return listDecoder(type)
    case 'map':
      return mapDecoder(type)
    case 'any':
      return anyDecoder(type)
  }
}

function structDecoder(type: StructNode): Decoder {
  let fields: readonly FieldDecoder[] | undefined
  return (value, tally) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return mismatch()
    fields ??= [...type.fields.values()].map(fieldDecoder)
    const source = value as JsonObject
    const object: JsonObject = {}
    let known = 0
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index] as FieldDecoder
      const raw = source[field.name]
      if (raw === undefined) {
        const absent = field.absent()
        if (absent !== undefined) object[field.name] = absent
        continue
      }
      known++
      const decoded = raw === null ? field.absent() : field.decode(raw, tally)
      if (decoded !== undefined) object[field.name] = decoded
    }
    tally.keys += known
    const unknown = Object.keys(source).length - known
    // In-process objects may carry undefined, which JSON would not show.
    if (unknown > 0 && type.preserveUnknownFields) keepUnknown(type, source, object, tally)
    else if (unknown > 0) tally.unknown += countDefined(source) - known
    return object
  }
}

function keepUnknown(type: StructNode, source: JsonObject, object: JsonObject, tally: Tally): void {
  for (const key of Object.keys(source)) {
    if (type.fields.has(key) || source[key] === undefined) continue
    tally.keys++
    setOwn(object, key, cloneCounting(source[key], tally))
  }
}

function countDefined(source: JsonObject): number {
  let count = 0
  for (const key of Object.keys(source)) if (source[key] !== undefined) count++
  return count
}

function fieldDecoder(field: FieldNode): FieldDecoder {
  const decodeValue = decoderOf(field.type)
  const nothing = () => undefined
  const isNull = () => null
  const { name, type } = field
  switch (type.kind) {
    case 'struct': {
      const absent = field.pointer ? (field.emit ? isNull : nothing) : () => decodeValue({}, { keys: 0, unknown: 0 })
      return { name, decode: decodeValue, absent }
    }
    case 'list':
      return { name, absent: field.emit ? isNull : nothing, decode: leavingOutEmpty(field, decodeValue) }
    case 'map':
      return { name, absent: field.emit ? isNull : nothing, decode: leavingOutEmpty(field, decodeValue) }
    case 'any':
      return { name, decode: decodeValue, absent: field.pointer ? (field.emit ? isNull : nothing) : absentAny(type) }
    case 'scalar':
      return scalarField(field, type)
  }
}

function absentAny(type: AnyNode): () => unknown {
  // A RawExtension or JSON by value prints null; the Go structs that hold a list of them or none print nothing.
  return type.union?.form === 'schemaOrBool' ? () => false : () => null
}

/** No managed fields: a wish that all of them be forgotten. No policies: a mistake, where none being named asks for the defaults. */
const meaningfulWhenEmpty: ReadonlySet<string> = new Set(['[]v1.ManagedFieldsEntry', '[]v2.HPAScalingPolicy'])

/**
 * What comes back from storage has no empty lists, maps or byte strings: they are absent, so null where absence shows. Lists of the latter kind stay until
 * they are stored (`nullEmptyLists`): their writer owns them.
 */
function leavingOutEmpty(field: FieldNode, decodeValue: Decoder): Decoder {
  if (field.type.kind === 'list' && meaningfulWhenEmpty.has(field.type.goType)) return decodeValue
  if (field.emit && field.type.kind === 'list') return decodeValue
  const whenEmpty = field.emit ? null : undefined
  return (value, tally) => {
    const decoded = decodeValue(value, tally) as readonly unknown[] | JsonObject
    const size = Array.isArray(decoded) ? decoded.length : Object.keys(decoded).length
    return size === 0 ? whenEmpty : decoded
  }
}

function scalarField(field: FieldNode, type: ScalarNode): FieldDecoder {
  const { name, emit, pointer, omitZero } = field
  const decodeValue = scalarDecoders[type.format]
  const zero = zeroValues[type.format]
  if (pointer) {
    const isTime = type.format === 'time' || type.format === 'microTime'
    const decodePointer: Decoder = isTime ? (value) => nullWhenZeroTime(decodeValue(value)) : decodeValue
    return { name, decode: decodePointer, absent: emit ? () => null : () => undefined }
  }
  if (type.format === 'bytes') {
    // Where absence shows, messages tell it from emptiness.
    if (emit) return { name, decode: decodeValue, absent: () => null }
    return { name, decode: (value) => decodeValue(value) || undefined, absent: () => undefined }
  }
  if (structFormats.has(type.format)) {
    const whenZero = omitZero ? undefined : zero
    if (type.format !== 'time' && type.format !== 'microTime')
      return { name, decode: decodeValue, absent: () => whenZero }
    return { name, decode: (value) => nullWhenZeroTime(decodeValue(value)) ?? whenZero, absent: () => whenZero }
  }
  if (emit) return { name, decode: decodeValue, absent: () => zero }
  return {
    name,
    absent: () => undefined,
    decode: (value) => {
      const decoded = decodeValue(value)
      return decoded === zero ? undefined : decoded
    },
  }
}

function nullWhenZeroTime(time: unknown): unknown {
  return time === zeroTime ? null : time
}

function listDecoder(type: ListNode): Decoder {
  const item = decoderOf(type.items)
  const whenNull = zeroOf(type.items)
  return (value, tally) => {
    if (!Array.isArray(value)) return mismatch()
    const list = new Array<unknown>(value.length)
    for (let index = 0; index < value.length; index++) {
      const raw: unknown = value[index]
      list[index] = raw === null || raw === undefined ? whenNull(tally) : item(raw, tally)
    }
    return list
  }
}

/** Go prints maps sorted by key; whole numbers come first here, since JavaScript's objects put them first. */
function mapDecoder(type: MapNode): Decoder {
  const decodeValue = decoderOf(type.values)
  const whenNull = zeroOf(type.values)
  return (value, tally) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return mismatch()
    const source = value as JsonObject
    const keys = Object.keys(source)
    tally.keys += keys.length
    for (let index = 1; index < keys.length; index++) {
      if ((keys[index - 1] as string) > (keys[index] as string)) {
        keys.sort()
        break
      }
    }
    const map: JsonObject = {}
    for (const key of keys) {
      const raw = source[key]
      if (raw === undefined) continue
      setOwn(map, key, raw === null ? whenNull(tally) : decodeValue(raw, tally))
    }
    return map
  }
}

/** What null becomes inside a list or a map. */
function zeroOf(type: TypeNode): (tally: Tally) => unknown {
  switch (type.kind) {
    case 'scalar': {
      const zero = type.format === 'bytes' ? '' : zeroValues[type.format]
      return () => zero
    }
    case 'struct':
      return () => decoderOf(type)({}, { keys: 0, unknown: 0 })
    default:
      return () => null
  }
}

function anyDecoder(type: AnyNode): Decoder {
  if (!type.union) return cloneCounting
  const { form } = type.union
  const union = type.union
  return (value, tally) => {
    if (form === 'schemaOrBool' && typeof value === 'boolean') return value
    // The nested decoding is a plain one: what it does not know is dropped without a word.
    const nestedSchema = (schema: unknown) => {
      const nested = { keys: 0, unknown: 0 }
      const decoded = decoderOf(union.schema)(schema, nested)
      tally.keys += nested.keys
      return decoded
    }
    if (isJsonObject(value)) return nestedSchema(value)
    if (form === 'schemaOrBool') return mismatch()
    if (!Array.isArray(value) || value.length === 0) return null
    if (form === 'schemaOrArray') return value.map((item) => (item === null ? {} : nestedSchema(item)))
    return value.map((item) => (item === null ? '' : scalarDecoders.string(item)))
  }
}
