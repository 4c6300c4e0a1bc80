import type { JSONSchemaProps } from '../../../api/index.js'
import { itemsOf, valuesOf } from '../type.js'
import { escapeName } from './escaping.js'
import { type CelType, types } from './types.js'

/** The members that rules see of an object, by their escaped names. */
export interface ObjectShape {
  readonly fields: ReadonlyMap<string, { readonly name: string; readonly shape: Shape }>
}

/**
 * A schema as expressions see it (pkg/cel/common/schemas.go, SchemaDeclType). Sizes are for estimates of cost: `maxElements` is how many elements, entries or
 * bytes a value can have at the most, `minSize` how many bytes of JSON it takes at least.
 */
export interface Shape {
  readonly type: CelType
  readonly schema: JSONSchemaProps
  readonly minSize: number
  readonly maxElements: number
  /** Of lists and maps. */
  readonly elem?: Shape
  /** Of maps. */
  readonly key?: Shape
  readonly object?: ObjectShape
  /** Of maps whose values expressions may name as fields (`map.key`): the values' shape, for those alone. */
  readonly named?: Shape
}

const maxRequestBytes = 3 * 1024 * 1024

/**
 * The shape of a schema; undefined: rules do not see its values. The root of a resource, and of an embedded one, has apiVersion, kind, metadata.name and
 * metadata.generateName whatever the schema says. `name` is that of the object's type in messages.
 */
export function shapeOf(schema: JSONSchemaProps, isResource: boolean, name = 'object'): Shape | undefined {
  if (schema['x-kubernetes-int-or-string'] === true) {
    return { type: types.dyn, schema, minSize: 1, maxElements: maxText(schema) }
  }
  const own = isResource ? withObjectMeta(schema) : schema
  switch (own.type) {
    case 'array':
      return listShape(own, name)
    case 'object':
      return objectShape(own, name)
    case 'string':
      return textShape(own)
    case 'boolean':
      return { type: types.bool, schema, minSize: 4, maxElements: 0 }
    case 'number':
      return { type: types.double, schema, minSize: 1, maxElements: 0 }
    case 'integer':
      return { type: types.int, schema, minSize: 1, maxElements: 0 }
    default:
      return undefined
  }
}

/** Whether rules can be written about values of the schema. */
export function isVisibleToRules(schema: JSONSchemaProps): boolean {
  return shapeOf(schema, false) !== undefined
}

function listShape(schema: JSONSchemaProps, name: string): Shape | undefined {
  const items = itemsOf(schema)
  const elem = items && shapeOf(items, items['x-kubernetes-embedded-resource'] === true, `${name}.@idx`)
  if (!elem) return undefined
  const maxElements =
    schema.maxItems === undefined
      ? Math.floor((maxRequestBytes - 2) / (elem.minSize + 1))
      : Math.max(0, schema.maxItems)
  return { type: types.list(elem.type), schema, minSize: 2, maxElements, elem }
}

function objectShape(schema: JSONSchemaProps, name: string): Shape | undefined {
  const values = valuesOf(schema)
  if (values && values !== true) {
    const elem = shapeOf(values, values['x-kubernetes-embedded-resource'] === true, `${name}.@elem`)
    if (!elem) return undefined
    const maxElements =
      schema.maxProperties === undefined
        ? Math.floor((maxRequestBytes - 2) / (elem.minSize + 6))
        : Math.max(0, schema.maxProperties)
    const key: Shape = { type: types.string, schema: { type: 'string' }, minSize: 2, maxElements: 0 }
    return { type: types.map(types.string, elem.type), schema, minSize: 2, maxElements, elem, key }
  }
  const fields = new Map<string, { name: string; shape: Shape }>()
  const required = new Set(schema.required)
  let minSize = 2
  for (const [field, property] of Object.entries(schema.properties ?? {})) {
    const escaped = escapeName(field)
    const shape = shapeOf(property, property['x-kubernetes-embedded-resource'] === true, `${name}.${escaped ?? field}`)
    if (!shape) continue
    if (escaped !== undefined) fields.set(escaped, { name: field, shape })
    if (required.has(field) && property.default === undefined) {
      minSize += Buffer.byteLength(field) + shape.minSize + 4
    }
  }
  const object: ObjectShape = { fields }
  return { type: { kind: 'object', name, shape: object }, schema, minSize, maxElements: 0, object }
}

function textShape(schema: JSONSchemaProps): Shape {
  const { maxLength } = schema
  switch (schema.format) {
    case 'byte':
      return { type: types.bytes, schema, minSize: 2, maxElements: maxLength ?? maxRequestBytes - 2 }
    case 'duration':
      return { type: types.duration, schema, minSize: 3, maxElements: 32 }
    case 'date':
      return { type: types.timestamp, schema, minSize: 12, maxElements: 12 }
    case 'date-time':
      return { type: types.timestamp, schema, minSize: 21, maxElements: 32 }
    default:
      return { type: types.string, schema, minSize: 2, maxElements: maxText(schema) }
  }
}

/** Bytes: a character may have four. */
function maxText({ maxLength, enum: values }: JSONSchemaProps): number {
  if (maxLength !== undefined) return Math.max(0, maxLength) * 4
  if (values && values.length > 0) {
    return Math.max(...values.map((one) => (typeof one === 'string' ? Buffer.byteLength(one) : 0)))
  }
  return maxRequestBytes - 2
}

const text: JSONSchemaProps = { type: 'string' }

/** With what every resource has. */
export function withObjectMeta(schema: JSONSchemaProps): JSONSchemaProps {
  const { kind, apiVersion, metadata } = schema.properties ?? {}
  const { name, generateName } = metadata?.type === 'object' ? (metadata.properties ?? {}) : {}
  if ([kind, apiVersion, name, generateName].every((one) => one?.type === 'string')) return schema
  return {
    ...schema,
    properties: {
      ...schema.properties,
      kind: text,
      apiVersion: text,
      metadata: { type: 'object', properties: { name: text, generateName: text } },
    },
  }
}
