import type { FlatSchema, ResourceToken } from '../../api/index.js'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `com.example.v1.Widget`: the group backwards, the version, the kind (apiextensions' openapi builder, v0.34). */
export function customDefinition({ group, version }: ResourceToken, kind: string): string {
  return `${group.split('.').reverse().join('.')}.${version}.${kind}`
}

const metaReference = (name: string): Json => ({ $ref: `io.k8s.apimachinery.pkg.apis.meta.v1.${name}` })

const typeMeta = {
  apiVersion: {
    type: 'string',
    description: 'The version of the schema of this object.',
  },
  kind: { type: 'string', description: 'What kind of object this is.' },
}

/** The definition of a custom resource: its own schema with the fields that every object has, and its kind. */
export function objectSchema(token: ResourceToken, schema: Json | undefined, form: 'v2' | 'v3'): FlatSchema {
  const own = schema ? (form === 'v2' ? plainForm(schema) : schema) : {}
  return {
    ...own,
    type: 'object',
    ...(schema ? {} : { 'x-kubernetes-preserve-unknown-fields': true }),
    properties: {
      ...(isObject(own.properties) ? own.properties : {}),
      ...typeMeta,
      metadata: { ...metaReference('ObjectMeta'), description: 'The name, labels and other metadata of the object.' },
    },
    'x-kubernetes-group-version-kind': [{ group: token.group, kind: token.kind, version: token.version }],
  }
}

export function listSchema(token: ResourceToken): FlatSchema {
  return {
    type: 'object',
    description: `${token.listKind} is a list of ${token.kind}`,
    required: ['items'],
    properties: {
      ...typeMeta,
      items: {
        type: 'array',
        description: `List of ${token.plural}.`,
        items: { $ref: customDefinition(token, token.kind) },
      },
      metadata: { ...metaReference('ListMeta'), description: 'How far the list goes, and of what state it is.' },
    },
    'x-kubernetes-group-version-kind': [{ group: token.group, kind: token.listKind, version: token.version }],
  }
}

/** What v2 cannot say is left out, as structural schema's ToStructuralOpenAPIV2 does, so that old clients accept more rather than less. */
function plainForm(schema: Json): Json {
  const { oneOf: _one, anyOf: _any, allOf: _all, not: _not, nullable, default: _default, ...rest } = schema
  const plain: Record<string, unknown> = { ...rest }
  delete plain['x-kubernetes-validations']
  if (nullable === true || rest['x-kubernetes-int-or-string'] === true) {
    for (const key of ['type', 'items', 'properties', 'additionalProperties']) delete plain[key]
  }
  if (rest['x-kubernetes-preserve-unknown-fields'] === true) {
    delete plain.items
    delete plain.properties
    return plain
  }
  if (isObject(plain.properties)) {
    plain.properties = Object.fromEntries(
      Object.entries(plain.properties).map(([name, member]) => [name, isObject(member) ? plainForm(member) : member]),
    )
  }
  for (const key of ['items', 'additionalProperties']) {
    const member = plain[key]
    if (isObject(member)) plain[key] = plainForm(member)
  }
  return plain
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
