import type { JsonObject, MemberCount } from '../types/index.js'
import { JsonSyntaxError, parseJson, scanJson, setOwn } from '../types/index.js'
import type { Tag } from './errors.js'
import { readTag, requireWireType } from './errors.js'
import type { Field, Message } from './message.js'
import { bytesType, ProtobufError, varintType, WireReader } from './wire.js'

/**
 * A message as the JSON value that stands for it (openapi/facts/README.md): fields that are there, under their JSON names. What Go would leave out or add when printing is
 * the typed decode's business. Unknown fields are skipped, as gogo's code does. Throws ProtobufError,
 * and a StatusError (413) for one of too many members.
 */
export function decodeMessage(message: Message, bytes: Uint8Array): JsonObject {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const object: JsonObject = {}
  readInto(object, message, new WireReader(buffer, 0, buffer.length))
  return object
}

function readInto(object: JsonObject, message: Message, reader: WireReader): void {
  while (!reader.isDone) {
    const tag = readTag(reader, goNameOf(message))
    const field = message.byNumber.get(tag.number)
    if (field) readField(object, field, reader, tag)
    else reader.skip(tag.wireType)
  }
}

/** A bigint where a number would round it. */
function integerOf(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

/** Times are read into a message of another name. */
function goNameOf({ name, special }: Message): string {
  return special === 'time' || special === 'microTime' ? 'Timestamp' : name.slice(name.lastIndexOf('.') + 1)
}

function readField(object: JsonObject, field: Field, reader: WireReader, tag: Tag): void {
  if (field.label !== 'repeated' || field.message) reader.members.add()
  // Go embeds what lies under this name, and calls it by its type.
  const isEmbedded = field.json === 'metadata' && field.message !== undefined
  requireWireType(tag, wireTypeOf(field), isEmbedded ? goNameOf(field.message) : field.json)
  if (field.inline && field.message) {
    readInto(object, field.message, reader.part())
    return
  }
  if (field.label === 'map') {
    readEntry(object, field, reader.part())
    return
  }
  const value = readValue(field, reader)
  if (field.label === 'repeated') {
    const list = object[field.json]
    if (Array.isArray(list)) list.push(value)
    else object[field.json] = [value]
  } else if (value !== undefined) setOwn(object, field.json, value)
}

function wireTypeOf({ type, label, message }: Field): number {
  if (label === 'map' || message) return bytesType
  if (type === 'string' || type === 'bytes') return bytesType
  return type === 'double' ? 1 : varintType
}

function readEntry(object: JsonObject, field: Field, reader: WireReader): void {
  let key = ''
  let value: unknown
  while (!reader.isDone) {
    const tag = reader.uint()
    if (tag === 10) key = reader.text()
    else if (tag >> 3 === 2) value = readValue(field, reader)
    else reader.skip(tag % 8)
  }
  if (value === undefined)
    value = field.message ? readSpecial(field.message, new WireReader(Buffer.alloc(0), 0, 0)) : ''
  let map = object[field.json] as JsonObject | undefined
  if (map === undefined) {
    map = {}
    object[field.json] = map
  }
  setOwn(map, key, value)
}

function readValue({ type, message }: Field, reader: WireReader): unknown {
  if (message) return readSpecial(message, reader.part())
  switch (type) {
    case 'string':
      return reader.text()
    case 'bool':
      return reader.uint() !== 0
    case 'bytes':
      return reader.slice().toString('base64')
    case 'double':
      return reader.double()
    default:
      return integerOf(reader.int64())
  }
}

function readSpecial(message: Message, reader: WireReader): unknown {
  const { special } = message
  if (special === undefined) {
    const object: JsonObject = {}
    readInto(object, message, reader)
    return object
  }
  // Their own fields have plain names: read them as they are.
  const raw: JsonObject = {}
  if (special === 'rawJson') return readRawJson(reader, goNameOf(message))
  readInto(raw, message, reader)
  switch (special) {
    case 'time':
      return timeOf(raw, 0)
    case 'microTime':
      return timeOf(raw, 6)
    case 'string':
      return raw.string ?? '0'
    case 'intOrString':
      return raw.type === 1 ? (raw.strVal ?? '') : (raw.intVal ?? 0)
    case 'items':
      return raw.items ?? []
    case 'schemaOrBool':
      return raw.schema ?? raw.allows ?? false
    case 'schemaOrArray':
      return raw.schema ?? raw.jSONSchemas ?? null
    case 'schemaOrStringArray':
      return raw.schema ?? raw.property ?? null
    default:
      return raw
  }
}

/** JSON text in field 1. An empty one stands for null, which counts as absent. */
function readRawJson(reader: WireReader, name: string): unknown {
  let value: unknown
  while (!reader.isDone) {
    const tag = readTag(reader, name)
    if (tag.number === 1) {
      requireWireType(tag, bytesType, 'raw')
      const bytes = reader.slice()
      value = bytes.length === 0 ? undefined : jsonOf(bytes, reader.members)
    } else reader.skip(tag.wireType)
  }
  return value
}

function jsonOf(bytes: Buffer, members: MemberCount): unknown {
  const { keys, containers } = scanJson(bytes)
  members.add(keys + containers)
  try {
    return parseJson(bytes)
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw new ProtobufError(error.message)
    throw error
  }
}

/** Of the years 1 to 9999: what RFC 3339 can show. */
const firstSecond = -62_135_596_800
const lastSecond = 253_402_300_799

/** A zero time is an empty message, and null in JSON. */
function timeOf({ seconds, nanos }: JsonObject, digits: number): string | null {
  if (seconds === undefined && nanos === undefined) return null
  const count = Number(seconds ?? 0)
  if (count < firstSecond || count > lastSecond) {
    throw new ProtobufError('Time.MarshalJSON: year outside of range [0,9999]')
  }
  const date = new Date(count * 1000).toISOString().slice(0, 19)
  if (digits === 0) return `${date}Z`
  return `${date}.${String(Math.floor(((nanos as number | undefined) ?? 0) / 1000)).padStart(6, '0')}Z`
}
