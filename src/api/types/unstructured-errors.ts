import { canonicalQuantity } from '../values/index.js'
import { goDecodingErrors } from './go-errors.js'
import { isJsonObject, type JsonObject } from './json-values.js'
import { corruptBase64, structFormats } from './scalars.js'
import type { ListNode, MapNode, ScalarNode, StructNode, TypeNode } from './type-node.js'

/**
 * What upstream's converter from unstructured objects, which strategic merge and apply end in, says of a value that does not fit: other
 * words than the decoder's, and in the order of the type's fields. Undefined where it fits.
 * https://github.com/kubernetes/apimachinery/blob/v0.34.2/pkg/runtime/converter.go
 */
export function unstructuredError(type: TypeNode, value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  switch (type.kind) {
    case 'struct':
      return structError(type, value)
    case 'map':
      return mapError(type, value)
    case 'list':
      return listError(type, value)
    case 'scalar':
      return scalarError(type, value)
    case 'any':
      return type.union ? ownDecodingError(type, value) : undefined
  }
}

/**
 * What the same converter calls unknown, sorted (upstream's order is that of a Go map): it names the fields on the way and the indices of
 * lists, and is silent about the keys of maps: `unknown field "spec.devices[0].attributes.nope"`.
 */
export function unstructuredUnknownFields(type: StructNode, value: unknown): readonly string[] {
  const paths: string[] = []
  collectUnknown(type, value, '', paths)
  return paths.map((one) => `unknown field "${one}"`).sort()
}

function collectUnknown(type: TypeNode, value: unknown, at: string, paths: string[]): void {
  if (type.kind === 'list' && Array.isArray(value)) {
    for (const [index, item] of value.entries()) collectUnknown(type.items, item, `${at}[${index}]`, paths)
  } else if (type.kind === 'map' && isJsonObject(value)) {
    for (const member of Object.values(value)) collectUnknown(type.values, member, at, paths)
  } else if (type.kind === 'struct' && isJsonObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      const field = type.fields.get(name)
      const place = at === '' ? name : `${at}.${name}`
      if (field) collectUnknown(field.type, member, place, paths)
      else if (!type.preserveUnknownFields) paths.push(place)
    }
  }
}

function structError(type: StructNode, value: unknown): string | undefined {
  if (!isJsonObject(value)) return `cannot restore struct from: ${kindOf(value)}`
  for (const field of type.fields.values()) {
    const error = unstructuredError(field.type, ownMember(value, field.name))
    if (error !== undefined) return error
  }
  return undefined
}

function ownMember(value: JsonObject, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}

function mapError(type: MapNode, value: unknown): string | undefined {
  if (!isJsonObject(value)) return `cannot restore map from ${kindOf(value)}`
  for (const member of Object.values(value)) {
    const error = unstructuredError(type.values, member)
    if (error !== undefined) return error
  }
  return undefined
}

function listError(type: ListNode, value: unknown): string | undefined {
  if (!Array.isArray(value)) return `cannot restore slice from ${kindOf(value)}`
  for (const item of value) {
    const error = unstructuredError(type.items, item)
    if (error !== undefined) return error
  }
  return undefined
}

function scalarError(type: ScalarNode, value: unknown): string | undefined {
  if (type.format === 'bytes') {
    if (typeof value !== 'string') return `cannot restore slice from ${kindOf(value)}`
    const corrupt = corruptBase64(value)
    return corrupt < 0 ? undefined : `error decoding from json: illegal base64 data at input byte ${corrupt}`
  }
  if (structFormats.has(type.format)) return ownDecodingError(type, value)
  const kind = kindOf(value)
  const wanted = type.format === 'string' || type.format === 'boolean' ? type.format : 'number'
  if (wanted === 'string' && kind === 'string') return undefined
  if (wanted === 'boolean' && kind === 'bool') return undefined
  if (wanted === 'number' && kind === 'int64') return undefined
  if (wanted === 'number' && kind === 'float64') {
    if (type.format === 'double' || Number.isInteger(value)) return undefined
    return `cannot convert float64 to ${type.goType}`
  }
  // Go can convert an integer to a string, so that it gets as far as refusing to.
  return wanted === 'string' && kind === 'int64'
    ? `cannot convert int64 to ${type.goType}`
    : `unrecognized type: ${kindOfType(type)}`
}

/** Types that read JSON themselves are handed the value alone, so that they name no field. */
function ownDecodingError(type: TypeNode, value: unknown): string | undefined {
  if (type.kind === 'scalar' && type.format === 'quantity') {
    try {
      canonicalQuantity(typeof value === 'string' ? value.trim() : String(value))
      return undefined
    } catch (error) {
      return (error as Error).message
    }
  }
  return goDecodingErrors(type, value).error
}

function kindOfType({ format }: ScalarNode): string {
  if (format === 'boolean') return 'bool'
  return format === 'double' ? 'float64' : format
}

/** Go's reflect.Kind of a decoded JSON value. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'slice'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'bigint') return 'int64'
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'int64' : 'float64'
  return typeof value === 'string' ? 'string' : 'map'
}
