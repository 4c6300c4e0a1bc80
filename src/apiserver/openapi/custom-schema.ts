import type { FlatSchema, ResourceToken } from '../../api/index.js'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `com.example.v1.Widget`: the group backwards, the version, the kind (apiextensions' openapi builder, v0.34). */
export function customDefinition({ group, version }: ResourceToken, kind: string): string {
  return `${group.split('.').reverse().join('.')}.${version}.${kind}`
}

const metaReference = (name: string): Json => ({ $ref: `io.k8s.apimachinery.pkg.apis.meta.v1.${name}` })

/** What the built-in documents say of fields that every object has. */
export interface TypeMetaTexts {
  readonly apiVersion: string
  readonly kind: string
}

export interface SchemaOptions {
  readonly form: 'v2' | 'v3'
  readonly texts: TypeMetaTexts
  /** Names of the fields that may be selected (`spec.size`). */
  readonly selectable: readonly string[]
}

const text = (description: string): Json => ({ type: 'string', description })
const typeMeta = ({ apiVersion, kind }: TypeMetaTexts) => ({ apiVersion: text(apiVersion), kind: text(kind) })
const objectMeta = { ...metaReference('ObjectMeta'), description: 'The name, labels and other metadata of the object.' }

function extensions({ group, version }: ResourceToken, kind: string, { selectable }: SchemaOptions): Json {
  return {
    'x-kubernetes-group-version-kind': [{ group, kind, version }],
    ...(selectable.length > 0
      ? { 'x-kubernetes-selectable-fields': selectable.map((fieldPath) => ({ fieldPath })) }
      : {}),
  }
}

/** The definition of a custom resource: its own schema with the fields that every object has, and its kind. */
export function objectSchema(token: ResourceToken, schema: Json | undefined, options: SchemaOptions): FlatSchema {
  const { form, texts } = options
  const own = extensions(token, token.kind, options)
  // kubectl would take the named fields for all that there are.
  if (!schema || (form === 'v2' && schema[preserves] === true)) return { type: 'object', ...own }
  const written = form === 'v2' ? plainForm(schema) : structuralForm(schema)
  const properties = isObject(written.properties) ? written.properties : {}
  return withEmbedded(
    { ...written, properties: { ...properties, ...typeMeta(texts), metadata: objectMeta }, ...own },
    options,
  )
}

export function listSchema(token: ResourceToken, options: SchemaOptions): FlatSchema {
  return {
    type: 'object',
    description: `${token.listKind} is a list of ${token.kind}`,
    required: ['items'],
    properties: {
      ...typeMeta(options.texts),
      items: {
        type: 'array',
        description: `List of ${token.plural}. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md`,
        items: { $ref: customDefinition(token, token.kind) },
      },
      metadata: { ...metaReference('ListMeta'), description: 'How far the list goes, and of what state it is.' },
    },
    ...extensions(token, token.listKind, options),
  }
}

const preserves = 'x-kubernetes-preserve-unknown-fields'
const intOrString = [{ type: 'integer' }, { type: 'string' }]

/** What a structural schema holds; numbers that may be texts are told in words that all clients know (schema/unfold.go). */
function structuralForm(schema: Json): Record<string, unknown> {
  const { example: _example, externalDocs: _docs, ...kept } = schema
  return eachMember(kept['x-kubernetes-int-or-string'] === true ? withIntOrString(kept) : kept, structuralForm)
}

function withIntOrString(schema: Json): Json {
  const { anyOf, allOf = [] } = schema as { readonly anyOf?: unknown; readonly allOf?: readonly unknown[] }
  const isPattern = (one: unknown) => JSON.stringify(one) === JSON.stringify(intOrString)
  const [first] = allOf
  if (isPattern(anyOf) || (isObject(first) && isPattern(first.anyOf))) return schema
  return anyOf === undefined
    ? { ...schema, anyOf: intOrString }
    : { ...schema, allOf: [{ anyOf: intOrString }, ...allOf] }
}

/** What v2 cannot say is left out, so that old clients accept more rather than less (apiextensions' pkg/controller/openapi/v2/conversion.go). */
function plainForm(schema: Json): Record<string, unknown> {
  const { oneOf: _one, anyOf: _any, allOf: _all, not: _not, default: _default, nullable, ...rest } = schema
  const { example: _example, externalDocs: _docs, ...plain } = rest as Record<string, unknown>
  const isOpen = plain[preserves] === true
  if (nullable === true || isOpen) {
    delete plain.items
    delete plain.properties
  }
  const isUntyped = nullable === true || (isOpen && plain.type === 'object')
  if (isUntyped || (plain.type === 'array' && plain.items === undefined)) delete plain.type
  const isNullable = (name: unknown) =>
    isObject(plain.properties) && isObject(plain.properties[String(name)]) && mayBeNull(plain.properties[String(name)])
  if (Array.isArray(plain.required)) {
    const required = mayBeNull(plain.additionalProperties) ? [] : plain.required.filter((name) => !isNullable(name))
    if (required.length > 0) plain.required = required
    else delete plain.required
  }
  return eachMember(plain, plainForm)
}

const mayBeNull = (schema: unknown) => isObject(schema) && schema.nullable === true

/** Embedded resources say that they are objects like others (builder.go, addEmbeddedProperties). */
function withEmbedded(schema: Json, options: SchemaOptions): Record<string, unknown> {
  const written = eachMember(schema, (member) => withEmbedded(member, options))
  const isOpen = options.form === 'v2' && schema[preserves] === true
  if (schema['x-kubernetes-embedded-resource'] !== true || isOpen) return written
  const required = Array.isArray(written.required) ? (written.required as readonly unknown[]) : []
  written.properties = {
    ...(isObject(written.properties) ? written.properties : {}),
    ...typeMeta(options.texts),
    metadata: objectMeta,
  }
  written.required = [...required, ...['kind', 'apiVersion'].filter((name) => !required.includes(name))]
  return written
}

function eachMember(schema: Json, write: (member: Json) => unknown): Record<string, unknown> {
  const written: Record<string, unknown> = { ...schema }
  if (isObject(written.properties)) {
    const members = Object.entries(written.properties)
    written.properties = Object.fromEntries(members.map(([name, one]) => [name, isObject(one) ? write(one) : one]))
  }
  for (const key of ['items', 'additionalProperties']) {
    const member = written[key]
    if (isObject(member)) written[key] = write(member)
  }
  return written
}

/** Definitions read out of a built v3 document, with bare references again. */
export function flatDefinitions(document: Json): Map<string, FlatSchema> {
  const components = document.components as { readonly schemas?: Json } | undefined
  return new Map(Object.entries(components?.schemas ?? {}).map(([name, schema]) => [name, flat(schema) as FlatSchema]))
}

const prefix = '#/components/schemas/'

function flat(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flat)
  if (!isObject(value)) return value
  const { allOf, $ref, ...rest } = value
  const copy = Object.fromEntries(Object.entries(rest).map(([key, member]) => [key, flat(member)]))
  if (typeof $ref === 'string') return { ...copy, $ref: $ref.replace(prefix, ''), undescribed: true }
  const [only] = Array.isArray(allOf) ? allOf : []
  if (isObject(only) && typeof only.$ref === 'string') return { ...copy, $ref: only.$ref.replace(prefix, '') }
  return allOf === undefined ? copy : { ...copy, allOf: flat(allOf) }
}
