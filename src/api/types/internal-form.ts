import { once, readGenerated } from './data.js'
import { isJsonObject, type JsonObject } from './json-values.js'

interface InternalField {
  readonly name: string
  readonly key: string
  readonly type: string
  readonly isOptional: boolean
}

/** Type name (`core.PodSpec`) → its fields: `Name type` (openapi/facts/README.md). */
const internalTypes = once((): ReadonlyMap<string, readonly InternalField[]> => {
  const written = readGenerated<Readonly<Record<string, readonly string[]>>>('internal-types.json')
  return new Map(Object.entries(written).map(([name, fields]) => [name, fields.map(internalField)]))
})

function internalField(text: string): InternalField {
  const [label = '', type = ''] = text.split(' ')
  const name = label.replace('?', '')
  return { name, key: otherNames[name] ?? name.toLowerCase(), type, isOptional: label.endsWith('?') }
}

/**
 * An API value as Go prints the API server's internal type of it, which errors show: fields by their Go names, all of them there.
 * `type` is one of internal-types.json: `core.PodTemplateSpec`.
 */
export function internalForm(type: string, value: unknown): unknown {
  return printed(`#${type}`, value)
}

function printed(type: string, value: unknown): unknown {
  const isAbsent = value === undefined || value === null
  const inside = type.slice(1)
  switch (type[0]) {
    case '*':
      return isAbsent ? null : printed(inside, value)
    case '[':
      return Array.isArray(value) ? value.map((item) => printed(inside, item)) : (value ?? null)
    case '{':
      return isJsonObject(value) ? sortedMap(value, inside) : null
    case '#':
      return internalTypes().has(inside) ? printedStruct(inside, value) : (value ?? null)
    default:
      return isAbsent ? (zeros[type] ?? null) : value
  }
}

const zeros: Readonly<Record<string, unknown>> = { s: '', n: 0, b: false, quantity: '0', intOrString: 0 }

function sortedMap(map: JsonObject, values: string): JsonObject {
  const names = Object.keys(map).sort()
  return Object.fromEntries(names.map((name) => [name, printed(values, map[name])]))
}

function printedStruct(type: string, value: unknown): JsonObject {
  const source = new Map(Object.entries(moved(type, value)).map(([name, member]) => [name.toLowerCase(), member]))
  const object: JsonObject = {}
  for (const { name, key, type: of, isOptional } of internalTypes().get(type) ?? []) {
    if (name === '+') {
      Object.assign(object, printed(of, inlinedOf(of, value)))
      continue
    }
    const member = printed(of, source.get(key))
    if (isOptional && isEmpty(member)) continue
    object[name] = member
  }
  return object
}

/** Metadata is inlined in Go, not in JSON. */
function inlinedOf(type: string, value: unknown): unknown {
  return type === '#v1.ObjectMeta' ? (value as JsonObject).metadata : value
}

const hostFields = ['hostNetwork', 'hostPID', 'hostIPC', 'shareProcessNamespace', 'hostUsers'] as const

/** Fields of internal types → the names that clients know them by. */
const otherNames: Readonly<Record<string, string>> = {
  CephMonitors: 'monitors',
  DataDiskURI: 'diskuri',
  DiscoveryCHAPAuth: 'chapauthdiscovery',
  EndpointsName: 'endpoints',
  RadosUser: 'user',
  RBDImage: 'image',
  RBDPool: 'pool',
  SessionCHAPAuth: 'chapauthsession',
}

/** Where the internal type keeps a field elsewhere, or is a struct where JSON has something else. */
function moved(type: string, value: unknown): JsonObject {
  const object = isJsonObject(value) ? value : {}
  switch (type) {
    case 'core.PodSpec': {
      const ofHost = Object.fromEntries(hostFields.map((name) => [name, object[name]]))
      return { ...object, securityContext: { ...(object.securityContext as JsonObject | undefined), ...ofHost } }
    }
    case 'apiextensions.JSONSchemaProps':
      return Object.fromEntries(Object.entries(object).map(([name, member]) => [schemaFieldOf(name), member]))
    case 'apiextensions.JSONSchemaPropsOrArray':
      return Array.isArray(value) ? { JSONSchemas: value } : { schema: value }
    case 'apiextensions.JSONSchemaPropsOrBool':
      return typeof value === 'boolean' ? { allows: value } : { allows: true, schema: value }
    default:
      return object
  }
}

/** `$ref` is Ref, `x-kubernetes-list-type` XListType, whose case is of no matter here. */
function schemaFieldOf(name: string): string {
  return name.replace('x-kubernetes-', 'x').replaceAll(/[$-]/g, '')
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '' || value === 0 || value === false) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
