import {
  duplicate,
  type FieldError,
  type FieldPath,
  GoFloat,
  invalid,
  isJsonObject,
  type JSONSchemaProps,
  memberAsSent,
  path,
  printJson,
  sortedDeeply,
} from '../../api/index.js'
import { itemsOf, memberOf } from './type.js'

/**
 * No value twice in a list of type set, no keys twice in one of type map.
 * https://github.com/kubernetes/apiextensions-apiserver/blob/v0.34.4/pkg/apiserver/schema/listtype/validation.go
 */
export function validateListTypes(value: unknown, schema: JSONSchemaProps, at: FieldPath = path()): FieldError[] {
  if (Array.isArray(value)) {
    const items = itemsOf(schema)
    const own = strangeEntry(value, schema, at) ?? doubledErrors(value, schema, at)
    return [...own, ...value.flatMap((item, index) => (items ? validateListTypes(item, items, at.index(index)) : []))]
  }
  if (!isJsonObject(value)) return []
  return Object.keys(value).flatMap((key) => {
    const member = memberOf(schema, key)
    const isField = schema.properties !== undefined && Object.hasOwn(schema.properties, key)
    return member ? validateListTypes(value[key], member, isField ? at.child(key) : at.key(key)) : []
  })
}

function strangeEntry(list: readonly unknown[], schema: JSONSchemaProps, at: FieldPath): FieldError[] | undefined {
  if (schema['x-kubernetes-list-type'] !== 'map') return undefined
  const index = list.findIndex((item) => item !== null && item !== undefined && !isJsonObject(item))
  return index < 0
    ? undefined
    : [invalid(at.index(index), list[index], 'must be an object for an array of list-type map')]
}

function doubledErrors(list: readonly unknown[], schema: JSONSchemaProps, at: FieldPath): FieldError[] {
  return doubled(list, schema).map((index) => duplicate(at.index(index), shown(list[index], schema)))
}

function doubled(list: readonly unknown[], schema: JSONSchemaProps): number[] {
  const type = schema['x-kubernetes-list-type']
  if (type !== 'set' && type !== 'map') return []
  const times = new Map<string, number>()
  return [...list.keys()].filter((index) => {
    const text = identityOf(shown(memberAsSent(list, index), schema))
    const before = times.get(text) ?? 0
    times.set(text, before + 1)
    // Upstream names each value once.
    return before === 1
  })
}

/** A text that two values share only if they are equal to Go, to which a float is no integer. */
function identityOf(value: unknown): string {
  if (value instanceof GoFloat) return `${value.value}f`
  return printJson(sortedDeeply(value)) ?? ''
}

/** What makes an entry itself: all of it, or its keys, absent ones by their default. */
function shown(item: unknown, schema: JSONSchemaProps): unknown {
  if (schema['x-kubernetes-list-type'] !== 'map' || !isJsonObject(item)) return item
  const keys = (schema['x-kubernetes-list-map-keys'] ?? []).filter((key) => Object.hasOwn(item, key))
  return Object.fromEntries(keys.map((key) => [key, item[key]]))
}
