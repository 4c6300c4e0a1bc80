import type { FieldError, FieldPath, JSONSchemaProps } from '../../api/index.js'
import {
  canonicalJson,
  DecodingError,
  decode,
  invalid,
  isDNS1035Label,
  isJsonObject,
  nameIsPathSegment,
  path,
  required,
  typeOf,
  validateObjectMeta,
} from '../../api/index.js'
import { append } from '../../base/index.js'

const objectMeta = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'

/**
 * Gives `metadata` the form that every object's has, in place.
 * https://github.com/kubernetes/apiextensions-apiserver/blob/v0.34.4/pkg/apiserver/schema/objectmeta/coerce.go
 *
 * @returns `unknown field "metadata.foo"` and the like
 * @throws DecodingError where a value has the wrong type
 */
export function coerceMetadata(object: Record<string, unknown>, at = 'metadata'): string[] {
  if (object.metadata === undefined) return []
  const { object: metadata, unknownFields } = decode(typeOf(objectMeta), object.metadata ?? {})
  object.metadata = metadata
  return unknownFields.map((text) => text.replace(/^(\w+ field ")/, `$1${at}.`))
}

/** An embedded object whose head has a value of the wrong type. */
export class EmbeddedError extends DecodingError {
  readonly found: FieldError

  constructor(place: string, member: string, value: unknown, why: string) {
    const at = place === '' ? member : `${place}.${member}`
    // Go shows maps with their keys sorted.
    const found = invalid(path(at), JSON.parse(canonicalJson(value)), why)
    super(`${at}: ${found.message}`)
    this.found = found
  }
}

/** The same for all objects that the schema says are embedded in this one. Throws an EmbeddedError. */
export function coerceEmbedded(value: unknown, schema: JSONSchemaProps | undefined, at = ''): string[] {
  const unknown: string[] = []
  eachEmbedded(value, schema, at, (object, place) => {
    for (const name of ['apiVersion', 'kind']) {
      const text = object[name]
      if (text !== undefined && typeof text !== 'string') throw new EmbeddedError(place, name, text, 'must be a string')
    }
    const { metadata } = object
    try {
      append(unknown, coerceMetadata(object, `${place}.metadata`))
    } catch (error) {
      throw error instanceof DecodingError ? new EmbeddedError(place, 'metadata', metadata, error.message) : error
    }
  })
  return unknown
}

/** What is wrong with the embedded objects' TypeMeta and metadata (schema/objectmeta/validation.go). */
export function validateEmbedded(value: unknown, schema: JSONSchemaProps | undefined): FieldError[] {
  const errors: FieldError[] = []
  eachEmbedded(value, schema, '', (object, place) => append(errors, validateObject(object, path(place))))
  return errors
}

function validateObject(object: Record<string, unknown>, at: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  for (const name of ['apiVersion', 'kind'] as const) {
    const place = at.child(name)
    const value = object[name]
    if (value === undefined) errors.push(required(place))
    else if (typeof value !== 'string') errors.push(invalid(place, value, 'must be a string'))
    else if (value === '') errors.push(invalid(place, value, 'must not be empty'))
    else if (name === 'kind') {
      const reasons = isDNS1035Label(value.toLowerCase())
      if (reasons.length > 0)
        errors.push(invalid(place, value, `may have mixed case, but should otherwise match: ${reasons.join(',')}`))
    } else if (value.split('/').length > 2) {
      errors.push(invalid(place, value, `unexpected GroupVersion string: ${value}`))
    }
  }
  if (object.metadata !== undefined) append(errors, validateMetadata(object.metadata, at.child('metadata')))
  return errors
}

function validateMetadata(metadata: unknown, at: FieldPath): readonly FieldError[] {
  try {
    const { object } = decode(typeOf(objectMeta), metadata)
    const named = { ...object, name: (object.name as string | undefined) || 'fakename' }
    const namespaced = typeof object.namespace === 'string' && object.namespace !== ''
    return validateObjectMeta(named, { namespaced, validateName: nameIsPathSegment, kubeFinalizers: false }, at)
  } catch (error) {
    if (error instanceof DecodingError) return [invalid(at, metadata, error.message)]
    throw error
  }
}

function eachEmbedded(
  value: unknown,
  schema: JSONSchemaProps | undefined,
  at: string,
  visit: (object: Record<string, unknown>, at: string) => void,
): void {
  if (!schema) return
  if (Array.isArray(value)) {
    const items = Array.isArray(schema.items) ? schema.items[0] : schema.items
    for (const [index, item] of value.entries()) eachEmbedded(item, items, `${at}[${index}]`, visit)
    return
  }
  if (!isJsonObject(value)) return
  if (schema['x-kubernetes-embedded-resource'] === true) visit(value, at)
  const { properties, additionalProperties: others } = schema
  for (const key of Object.keys(value)) {
    const own = properties && Object.hasOwn(properties, key) ? properties[key] : undefined
    if (own) eachEmbedded(value[key], own, at === '' ? key : `${at}.${key}`, visit)
    else if (isJsonObject(others)) eachEmbedded(value[key], others as JSONSchemaProps, `${at}[${key}]`, visit)
  }
}
