import { goKindOf, parseApiVersion } from '../../api/index.js'

/** What a body says it is, as upstream finds it out before decoding it. */
export interface TypeMeta {
  readonly apiVersion: string
  readonly kind: string
  readonly group: string
  readonly version: string
}

/** A body does not say what it is in a way that can be read; the message is upstream's. */
export class TypeMetaError extends Error {}

const typeMetaStruct =
  'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }'

/**
 * Upstream's json.Interpret (apimachinery's pkg/runtime/serializer/json/meta.go): the standard library's decoder, to which the case of keys
 * does not matter. Throws a TypeMetaError.
 */
export function interpret(value: unknown): TypeMeta {
  if (value === null || value === undefined) return { apiVersion: '', kind: '', group: '', version: '' }
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new TypeMetaError(parseError(`${goKindOf(value)} into Go value of type ${typeMetaStruct}`))
  }
  const found = { apiVersion: '', kind: '' }
  for (const [key, member] of Object.entries(value)) {
    const name = key.toLowerCase() === 'kind' ? 'kind' : key.toLowerCase() === 'apiversion' ? 'apiVersion' : undefined
    if (name === undefined || member === null || member === undefined) continue
    if (typeof member !== 'string') {
      throw new TypeMetaError(parseError(`${goKindOf(member)} into Go struct field .${name} of type string`))
    }
    found[name] = member
  }
  if (found.apiVersion.split('/').length > 2) {
    throw new TypeMetaError(`unexpected GroupVersion string: ${found.apiVersion}`)
  }
  if (found.apiVersion === '/') found.apiVersion = ''
  return { ...found, ...parseApiVersion(found.apiVersion) }
}

function parseError(what: string): string {
  return `couldn't get version/kind; json parse error: json: cannot unmarshal ${what}`
}
