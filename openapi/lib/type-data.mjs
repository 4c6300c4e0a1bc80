import { partsOf } from './names.mjs'

/**
 * What api/types compiles at first use: one JSON file per group, a definition a line. A field is
 * `{ name, type, go, … }`; `type` is a scalar format, `#<definition>`, `any…`, `[type]` for a list or `{type}` for a map.
 */
export function typeDataFiles(definitions, goFields, protobuf) {
  const files = new Map()
  for (const [definition, schema] of definitions) {
    if (!schema.properties && special[definition] !== undefined) continue
    const { group } = partsOf(definition)
    const lines = files.get(group) ?? []
    lines.push(`${JSON.stringify(definition)}:${JSON.stringify(structOf(definition, schema, goFields, protobuf))}`)
    files.set(group, lines)
  }
  return new Map([...files].map(([group, lines]) => [`types-${group}.json`, `{\n${lines.join(',\n')}\n}\n`]))
}

const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1.'
const extensions = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.'

/** Definitions that are no structs on the wire. */
const special = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'quantity',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'intOrString',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'anyObject',
  [`${meta}Time`]: 'time',
  [`${meta}MicroTime`]: 'microTime',
  [`${meta}FieldsV1`]: 'anyObject',
  [`${meta}Patch`]: 'any',
  [`${extensions}JSON`]: 'any',
  [`${extensions}JSONSchemaPropsOrArray`]: 'anySchemaOrArray',
  [`${extensions}JSONSchemaPropsOrBool`]: 'anySchemaOrBool',
  [`${extensions}JSONSchemaPropsOrStringArray`]: 'anySchemaOrStringArray',
}

function structOf(definition, schema, goFields, protobuf) {
  const properties = schema.properties ?? {}
  const order = goFields[definition] ?? Object.keys(properties).map((name) => [name, goNameOf(properties[name]), 'o'])
  const missing = Object.keys(properties).filter((name) => !order.some(([other]) => other === name))
  if (missing.length > 0) throw new Error(`${definition}: no Go field for ${missing.join(', ')}`)
  const numbers = numbersOf(messageName(definition), protobuf)
  const required = new Set(schema.required)
  const fields = order
    .filter(([name]) => properties[name])
    .map(([name, go, flags = '']) => {
      const property = properties[name]
      return {
        name,
        type: typeOf(property, go),
        go,
        ...(flags.includes('o') ? { omitEmpty: true } : {}),
        ...(flags.includes('z') ? { omitZero: true } : {}),
        ...(required.has(name) ? { required: true } : {}),
        ...(numbers.has(name) ? { number: numbers.get(name) } : {}),
        ...pick(property, {
          'x-kubernetes-patch-strategy': 'patchStrategy',
          'x-kubernetes-patch-merge-key': 'patchMergeKey',
          'x-kubernetes-list-type': 'listType',
          'x-kubernetes-list-map-keys': 'mapKeys',
        }),
        ...(property['x-kubernetes-map-type'] ? { atomic: property['x-kubernetes-map-type'] === 'atomic' } : {}),
        ...(isRealDefault(property.default) || isOptionalWithDefault(property, flags, required.has(name))
          ? { default: property.default }
          : {}),
      }
    })
  const kinds = schema['x-kubernetes-group-version-kind']
  const { version, kind } = partsOf(definition)
  return {
    go: definition.endsWith('version.Info') ? 'version.Info' : `${version}.${kind}`,
    ...(schema['x-kubernetes-map-type'] === 'atomic' ? { atomic: true } : {}),
    ...(kinds?.length === 1 ? { group: kinds[0].group, version: kinds[0].version, kind: kinds[0].kind } : {}),
    fields,
  }
}

function typeOf(schema, go) {
  if (schema.$ref) return special[schema.$ref] ?? `#${schema.$ref}`
  if (schema.type === 'array') return [typeOf(schema.items, go.replace(/^\[\]/, ''))]
  if (schema.type === 'object' && schema.additionalProperties) return { of: typeOf(schema.additionalProperties, go) }
  if (schema.type === 'string') return schema.format === 'byte' ? 'bytes' : 'string'
  if (schema.type === 'boolean') return 'boolean'
  if (schema.type === 'integer') return schema.format === 'int64' ? 'int64' : 'int32'
  if (schema.type === 'number') return 'double'
  return 'any'
}

/** Only of what is in no Go table (none today but the two structs that no resource reaches). */
function goNameOf(schema) {
  return schema.$ref ? `v1.${schema.$ref.split('.').at(-1)}` : (schema.type ?? 'interface {}')
}

/** Left out when empty, and yet said to be empty then: `name` of a reference, which lists go by. */
function isOptionalWithDefault(property, flags, isRequired) {
  return property.default === '' && flags.includes('o') && !isRequired
}

/** Most defaults of the documents say "not a pointer"; those that are not the zero value are real. */
function isRealDefault(value) {
  if (value === undefined || value === '' || value === 0 || value === false) return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}

const messageName = (definition) => definition.replace(/^io\.k8s\./, 'k8s.io.').replaceAll('-', '_')

/** JSON name → field number; the fields of an inlined message stand in their parent's JSON with their own numbers. */
function numbersOf(name, protobuf) {
  const numbers = new Map()
  for (const field of protobuf[name]?.fields ?? []) {
    if (field.inline) for (const [inner, number] of numbersOf(field.type, protobuf)) numbers.set(inner, number)
    else numbers.set(field.json ?? field.name, field.number)
  }
  return numbers
}

function pick(source, names) {
  return Object.fromEntries(
    Object.entries(names)
      .filter(([from]) => source[from] !== undefined)
      .map(([from, to]) => [to, source[from]]),
  )
}
