import { cloneJson, isJsonObject, type JSONSchemaProps, setOwn } from '../../api/index.js'
import { itemsOf, memberOf } from './type.js'

/**
 * Fills in the schema's defaults, in place: call it on an object of your own. A null that the schema does not allow counts as absent (those without a
 * default are for `dropNulls`). Existing objects win over the default of an outer one, whose inner defaults then apply.
 * https://github.com/kubernetes/apiextensions-apiserver/blob/v0.34.4/pkg/apiserver/schema/defaulting/algorithm.go
 */
export function defaultBySchema(value: unknown, schema: JSONSchemaProps | undefined): void {
  if (!schema) return
  if (Array.isArray(value)) {
    const items = itemsOf(schema)
    for (const [index, item] of value.entries()) {
      if (isForbiddenNull(item, items) && items?.default !== undefined) value[index] = cloneJson(items.default)
      defaultBySchema(value[index], items)
    }
    return
  }
  if (!isJsonObject(value)) return
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (property.default === undefined) continue
    if (!Object.hasOwn(value, key) || isForbiddenNull(value[key], property))
      setOwn(value, key, cloneJson(property.default))
  }
  for (const key of Object.keys(value)) {
    const member = memberOf(schema, key)
    if (member?.default !== undefined && isForbiddenNull(value[key], member)) {
      setOwn(value, key, cloneJson(member.default))
    }
    defaultBySchema(value[key], member)
  }
}

/** Drops members that are null where the schema allows no null and has no default for it, in place; upstream does so wherever it prunes (prunenulls.go). */
export function dropNulls(value: unknown, schema: JSONSchemaProps | undefined): void {
  if (!schema) return
  if (Array.isArray(value)) {
    const items = itemsOf(schema)
    for (const item of value) dropNulls(item, items)
    return
  }
  if (!isJsonObject(value)) return
  for (const key of Object.keys(value)) {
    const member = memberOf(schema, key)
    if (isForbiddenNull(value[key], member) && member?.default === undefined) delete value[key]
    else dropNulls(value[key], member)
  }
}

function isForbiddenNull(value: unknown, schema: JSONSchemaProps | undefined): boolean {
  return value === null && schema !== undefined && schema.nullable !== true
}
