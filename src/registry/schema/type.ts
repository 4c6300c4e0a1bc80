import {
  type AnyNode,
  type FieldNode,
  type JSONSchemaProps,
  type ListNode,
  type MapNode,
  type ScalarFormat,
  type StructNode,
  type TypeNode,
  typeOf,
} from '../../api/index.js'

/**
 * The type of a custom resource's objects from the structural schema of one of its versions (none: everything is preserved), with
 * apiVersion, kind and metadata as every object has them. For apply, ownership and OpenAPI; values are checked by `validateSchema`.
 */
export function compileSchema(schema: JSONSchemaProps | undefined): StructNode {
  return structOf(schema ?? { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, { isResource: true })
}

const objectMeta = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'
const any: AnyNode = { kind: 'any', goType: 'interface {}', objectOnly: false, atomic: true }
const text = scalar('string', 'string')
const formattedText: TypeNode = { kind: 'scalar', format: 'string', goType: 'string', untyped: true }

function typeOfSchema(schema: JSONSchemaProps): TypeNode {
  if (schema['x-kubernetes-int-or-string'] === true && !schema.type) return scalar('intOrString', 'intstr.IntOrString')
  switch (schema.type) {
    case 'string':
      return schema.format && schema.format !== 'byte' ? formattedText : text
    case 'boolean':
      return scalar('boolean', 'bool')
    case 'integer':
      return scalar('int64', 'int64')
    case 'number':
      return scalar('double', 'float64')
    case 'array':
      return listOf(schema)
    case 'object':
      return objectOf(schema)
    default:
      return schema.properties ? { ...structOf(schema, { isResource: false }), anyKind: true } : any
  }
}

function scalar(format: ScalarFormat, goType: string): TypeNode {
  return { kind: 'scalar', format, goType }
}

function listOf(schema: JSONSchemaProps): ListNode {
  const items = itemsOf(schema)
  const listType = schema['x-kubernetes-list-type']
  return {
    kind: 'list',
    items: items ? typeOfSchema(items) : any,
    goType: '[]interface {}',
    listType: listType === 'set' || listType === 'map' ? listType : 'atomic',
    mapKeys: schema['x-kubernetes-list-map-keys'] ?? [],
    nullableItems: items?.nullable === true,
  }
}

function objectOf(schema: JSONSchemaProps): StructNode | MapNode {
  const values = valuesOf(schema)
  if (schema.properties || values === undefined) {
    return structOf(schema, { isResource: schema['x-kubernetes-embedded-resource'] === true })
  }
  return {
    kind: 'map',
    values: values === true ? any : typeOfSchema(values),
    goType: 'map[string]interface {}',
    atomic: schema['x-kubernetes-map-type'] === 'atomic',
    nullableValues: values !== true && values.nullable === true,
  }
}

function structOf(schema: JSONSchemaProps, { isResource }: { isResource: boolean }): StructNode {
  const required = new Set(schema.required)
  const fields = new Map<string, FieldNode>()
  if (isResource) {
    fields.set(
      'apiVersion',
      field('apiVersion', {}, false, () => text),
    )
    fields.set(
      'kind',
      field('kind', {}, false, () => text),
    )
    fields.set(
      'metadata',
      field('metadata', {}, false, () => typeOf(objectMeta)),
    )
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (!fields.has(name))
      fields.set(
        name,
        field(name, property, required.has(name), () => typeOfSchema(property)),
      )
  }
  return {
    kind: 'struct',
    definition: '',
    goType: 'map[string]interface {}',
    fields,
    atomic: schema['x-kubernetes-map-type'] === 'atomic',
    preserveUnknownFields: schema['x-kubernetes-preserve-unknown-fields'] === true,
    embeddedResource: schema['x-kubernetes-embedded-resource'] === true,
  }
}

/** Custom resources keep zero values as they were written: as pointers do. */
function field(name: string, schema: JSONSchemaProps, required: boolean, make: () => TypeNode): FieldNode {
  let type: TypeNode | undefined
  return {
    name,
    get type() {
      type ??= make()
      return type
    },
    emit: false,
    pointer: true,
    structByValue: false,
    omitZero: false,
    required,
    patchStrategy: undefined,
    patchMergeKey: undefined,
    number: 0,
    default: schema.default,
    nullable: schema.nullable === true,
  }
}

/** The schema of a list's items; structural schemas have at most one. */
export function itemsOf(schema: JSONSchemaProps): JSONSchemaProps | undefined {
  return Array.isArray(schema.items) ? schema.items[0] : schema.items
}

/** The schema of a map's values; true: anything; undefined: no other keys than `properties`. */
export function valuesOf(schema: JSONSchemaProps): JSONSchemaProps | true | undefined {
  const values = schema.additionalProperties
  return values === false ? undefined : values
}

/** The schema of one member of an object: of its own, or that of all other members. */
export function memberOf(schema: JSONSchemaProps, key: string): JSONSchemaProps | undefined {
  if (schema.properties && Object.hasOwn(schema.properties, key)) return schema.properties[key]
  const values = valuesOf(schema)
  return values === true ? undefined : values
}
