import type { JsonObject } from '../types/index.js'
import { isJsonObject } from '../types/index.js'
import type { Field, Message } from './message.js'
import { fixed64Type, varintType, WireWriter } from './wire.js'

/**
 * The bytes of a message from the JSON value that stands for it, as upstream's generated code writes them: fields in the order of their numbers, map entries by key,
 * everything that is no pointer written even when it is empty. `object` is the result of a typed decode.
 */
export function encodeMessage(message: Message, object: JsonObject): Buffer {
  const writer = new WireWriter()
  writeMessage(writer, message, object)
  return writer.bytes()
}

/** Back to front, so the last field comes first. */
export function writeMessage(writer: WireWriter, message: Message, object: JsonObject): void {
  for (let i = message.fields.length - 1; i >= 0; i--) writeField(writer, message.fields[i] as Field, object)
}

function writeField(writer: WireWriter, field: Field, object: JsonObject): void {
  if (field.inline && field.message) {
    const mark = writer.mark
    writeMessage(writer, field.message, object)
    // An inlined struct that is a pointer is there when something of it is.
    if (field.always || writer.mark > mark) writer.close(field.number, mark)
    return
  }
  const value = Object.hasOwn(object, field.json) ? object[field.json] : undefined
  if (field.label === 'repeated') {
    if (!Array.isArray(value)) return
    for (let i = value.length - 1; i >= 0; i--) writeValue(writer, field, value[i])
  } else if (field.label === 'map') {
    if (isJsonObject(value)) writeEntries(writer, field, value)
  } else if (value !== undefined && value !== null) writeValue(writer, field, value)
  else if (field.always) writeValue(writer, field, undefined)
}

function writeEntries(writer: WireWriter, field: Field, map: JsonObject): void {
  const keys = Object.keys(map)
  if (keys.length > 1) keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  const valueField = { ...field, number: 2, label: 'optional' as const }
  for (let i = keys.length - 1; i >= 0; i--) {
    const key = keys[i] as string
    const mark = writer.mark
    writeValue(writer, valueField, map[key])
    const keyMark = writer.mark
    writer.text(key)
    writer.close(1, keyMark)
    writer.close(field.number, mark)
  }
}

function writeValue(writer: WireWriter, { number, type, message }: Field, value: unknown): void {
  if (message) {
    const mark = writer.mark
    writeSpecial(writer, message, value)
    writer.close(number, mark)
    return
  }
  switch (type) {
    case 'string': {
      const mark = writer.mark
      writer.text(typeof value === 'string' ? value : '')
      writer.close(number, mark)
      return
    }
    case 'bytes': {
      const mark = writer.mark
      writer.raw(Buffer.from(typeof value === 'string' ? value : '', 'base64'))
      writer.close(number, mark)
      return
    }
    case 'double':
      writer.double(Number(value ?? 0))
      writer.tag(number, fixed64Type)
      return
    case 'bool':
      writer.uint(value === true ? 1 : 0)
      writer.tag(number, varintType)
      return
    default:
      writer.int(typeof value === 'number' || typeof value === 'bigint' ? value : 0)
      writer.tag(number, varintType)
  }
}

function writeSpecial(writer: WireWriter, message: Message, value: unknown): void {
  switch (message.special) {
    case undefined:
      writeMessage(writer, message, isJsonObject(value) ? value : {})
      return
    case 'time':
    case 'microTime':
      if (typeof value === 'string') writeMessage(writer, message, secondsOf(value))
      return
    case 'string':
      writeMessage(writer, message, { string: value === undefined || value === null ? '0' : String(value) })
      return
    case 'intOrString':
      writeMessage(
        writer,
        message,
        typeof value === 'string' ? { type: 1, strVal: value } : { type: 0, intVal: value ?? 0 },
      )
      return
    case 'items':
      writeMessage(writer, message, { items: value })
      return
    case 'rawJson':
      if (value !== undefined && value !== null)
        writeMessage(writer, message, { [rawName(message)]: Buffer.from(JSON.stringify(value)).toString('base64') })
      return
    case 'schemaOrBool':
      writeMessage(writer, message, typeof value === 'boolean' ? { allows: value } : { allows: true, schema: value })
      return
    case 'schemaOrArray':
      writeMessage(writer, message, Array.isArray(value) ? { jSONSchemas: value } : { schema: value })
      return
    case 'schemaOrStringArray':
      writeMessage(writer, message, Array.isArray(value) ? { property: value } : { schema: value })
      return
    default:
      throw new TypeError(`${message.name} has no JSON form`)
  }
}

/** FieldsV1 calls its field `Raw`. */
function rawName({ fields }: Message): string {
  return fields[0]?.json ?? 'raw'
}

function secondsOf(text: string): JsonObject {
  const milliseconds = Date.parse(text)
  const seconds = Math.floor(milliseconds / 1000)
  const fraction = /\.([0-9]+)/.exec(text)?.[1] ?? ''
  return { seconds, nanos: Number(fraction.padEnd(9, '0').slice(0, 9)) }
}
