import { Entries, plainValue } from './json-tree.js'
import { type JsonObject, setOwn } from './json-values.js'
import { structFormats } from './scalars.js'
import type { FieldNode, StructNode, TypeNode } from './type-node.js'

/**
 * The plain value of a tree, as Go decodes it into the type: a doubled member is decoded on top of the first one. Structs and maps are joined, entries of lists
 * too, and null empties what can be nil alone.
 * https://github.com/golang/go/blob/go1.24.0/src/encoding/json/decode.go (literalStore, array, object)
 */
export function decodedValue(tree: unknown, type: TypeNode): unknown {
  if (tree instanceof Entries) {
    if (type.kind === 'struct') return decodedStruct(tree, type)
    if (type.kind === 'map') return decodedMap(tree, type.values)
  }
  if (Array.isArray(tree) && type.kind === 'list') return tree.map((item) => decodedValue(item, type.items))
  return plainValue(tree)
}

function decodedStruct(tree: Entries, type: StructNode): JsonObject {
  const members = new Map<string, unknown>()
  for (const [key, value] of tree.entries) {
    const field = type.fields.get(key)
    members.set(key, field && members.has(key) ? onTop(members.get(key), value, field) : value)
  }
  const object: JsonObject = {}
  for (const [key, value] of members) {
    const field = type.fields.get(key)
    setOwn(object, key, field ? decodedValue(value, field.type) : plainValue(value))
  }
  return object
}

/** Values of maps are decoded afresh. */
function decodedMap(tree: Entries, values: TypeNode): JsonObject {
  const object: JsonObject = {}
  for (const [key, value] of tree.entries) setOwn(object, key, decodedValue(value, values))
  return object
}

function onTop(before: unknown, value: unknown, field: FieldNode): unknown {
  if (value === null) return isKeptByNull(field) ? before : null
  return joined(before, value, field.type)
}

function isKeptByNull({ pointer, structByValue, type }: FieldNode): boolean {
  return (
    structByValue || (!pointer && type.kind === 'scalar' && type.format !== 'bytes' && !structFormats.has(type.format))
  )
}

function joined(before: unknown, value: unknown, type: TypeNode): unknown {
  if (before instanceof Entries && value instanceof Entries && (type.kind === 'struct' || type.kind === 'map')) {
    return new Entries([...before.entries, ...value.entries])
  }
  if (type.kind === 'list' && Array.isArray(before) && Array.isArray(value)) {
    return value.map((item, index) => (index < before.length ? joined(before[index], item, type.items) : item))
  }
  return value
}
