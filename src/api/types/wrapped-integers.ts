import { isJsonObject, type JsonObject } from './json-values.js'
import type { TypeNode } from './type-node.js'

/**
 * The value as upstream's converter from unstructured objects, which strategic merge and apply end in, reads its 32-bit integers: of those that are too
 * large the lower bits stay (Go's reflect.Value.SetInt), where the decoder of texts refuses them. What needs no change is shared with the input.
 */
export function withWrappedIntegers(type: TypeNode, value: unknown): unknown {
  switch (type.kind) {
    case 'scalar':
      return type.format === 'int32' ? wrapped(value) : value
    case 'list':
      return Array.isArray(value) ? value.map((item: unknown) => withWrappedIntegers(type.items, item)) : value
    case 'map':
      return isJsonObject(value) ? mapped(value, () => type.values) : value
    case 'struct':
      return isJsonObject(value) ? mapped(value, (name) => type.fields.get(name)?.type) : value
    case 'any':
      return value
  }
}

function mapped(members: JsonObject, typeOf: (name: string) => TypeNode | undefined): JsonObject {
  const entries = Object.entries(members).map(([name, member]) => {
    const type = typeOf(name)
    return [name, type ? withWrappedIntegers(type, member) : member]
  })
  return Object.fromEntries(entries)
}

/** What not even 64 bits hold becomes the least of their numbers, whose lower bits are zeros. */
function wrapped(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value))
  if (typeof value !== 'number' || !Number.isInteger(value)) return value
  return Math.abs(value) < 2 ** 63 ? Number(BigInt.asIntN(32, BigInt(value))) : 0
}
