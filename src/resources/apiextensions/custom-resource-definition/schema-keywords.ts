import type { FieldError, FieldPath, JSONSchemaProps } from '../../../api/index.js'
import { forbidden, invalid, isJsonObject, notSupported, required } from '../../../api/index.js'
import { append } from '../../../base/index.js'
import { addListErrors } from './list-keywords.js'
import { addRuleErrors } from './rule-keywords.js'
import { unsupportedKeywords } from './unsupported-keywords.js'

const types = ['array', 'boolean', 'integer', 'number', 'object', 'string']
const ofEveryObject = new Set(['metadata', 'kind', 'apiVersion'])

interface Surroundings {
  readonly isRoot: boolean
  readonly isInMeta: boolean
  /** Why there can be no default here. */
  readonly noDefaults?: string
}

/**
 * Which keywords a schema may use, and how they go together (apiextensions' validation.go, ValidateCustomResourceDefinitionOpenAPISchema).
 * Compiling the rules of x-kubernetes-validations is not among them.
 */
export function validateKeywords(
  schema: JSONSchemaProps,
  at: FieldPath,
  surroundings: Surroundings = { isRoot: true, isInMeta: false },
): FieldError[] {
  const errors: FieldError[] = standardErrors(schema, at, surroundings)
  const inner = { ...surroundings, isRoot: false }
  if (schema.uniqueItems) {
    errors.push(
      forbidden(
        at.child('uniqueItems'),
        'uniqueItems cannot be set to true since the runtime complexity becomes quadratic',
      ),
    )
  }
  const { additionalProperties, properties = {}, items } = schema
  if (additionalProperties !== undefined) {
    const place = at.child('additionalProperties')
    if (Object.keys(properties).length > 0 && additionalProperties !== true) {
      errors.push(forbidden(place, 'additionalProperties and properties are mutual exclusive'))
    }
    if (isJsonObject(additionalProperties)) {
      const noDefaults = 'inside additionalProperties applying to object metadata'
      const within = surroundings.isInMeta ? { ...inner, noDefaults } : inner
      append(errors, validateKeywords(additionalProperties as JSONSchemaProps, place, within))
    }
  }
  for (const [name, property] of Object.entries(properties)) {
    const isMeta = (surroundings.isRoot || schema['x-kubernetes-embedded-resource'] === true) && ofEveryObject.has(name)
    const within: Surroundings = isMeta
      ? { ...inner, isInMeta: true, ...(surroundings.isRoot ? { noDefaults: `in top-level ${name}` } : {}) }
      : inner
    append(errors, validateKeywords(property, at.child('properties').key(name), within))
  }
  if (schema.not) append(errors, validateKeywords(schema.not, at.child('not'), inner))
  for (const word of ['allOf', 'oneOf', 'anyOf'] as const) {
    for (const [index, one] of (schema[word] ?? []).entries()) {
      append(errors, validateKeywords(one, at.child(word).index(index), inner))
    }
  }
  for (const [index, one] of (Array.isArray(items) ? items : []).entries()) {
    append(errors, validateKeywords(one, at.child('items').index(index), inner))
  }
  if (items && !Array.isArray(items)) append(errors, validateKeywords(items, at.child('items'), inner))
  addExtensionErrors(errors, schema, at)
  addListErrors(errors, schema, at)
  addRuleErrors(errors, schema, at)
  return errors
}

function standardErrors(schema: JSONSchemaProps, at: FieldPath, { isInMeta, noDefaults }: Surroundings): FieldError[] {
  const errors: FieldError[] = []
  const { type = '' } = schema
  if (type !== '' && !types.includes(type)) errors.push(notSupported(at.child('type'), type, types))
  if (schema.default !== undefined && noDefaults !== undefined) {
    errors.push(forbidden(at.child('default'), `must not be set ${noDefaults}`))
  }
  for (const keyword of unsupportedKeywords(schema)) {
    errors.push(forbidden(at.child(keyword), `${keyword} is not supported`))
  }
  if (type === 'null') {
    errors.push(forbidden(at.child('type'), 'type cannot be set to null, use nullable as an alternative'))
  }
  if (Array.isArray(schema.items)) {
    errors.push(forbidden(at.child('items'), 'items must be a schema object and not an array'))
  }
  if (isInMeta && schema['x-kubernetes-embedded-resource'] === true) {
    errors.push(forbidden(at.child('x-kubernetes-embedded-resource'), 'must not be used inside of resource meta'))
  }
  return errors
}

function addExtensionErrors(errors: FieldError[], schema: JSONSchemaProps, at: FieldPath): void {
  if (schema['x-kubernetes-preserve-unknown-fields'] === false) {
    errors.push(invalid(at.child('x-kubernetes-preserve-unknown-fields'), false, 'must be true or undefined'))
  }
  const mapType = schema['x-kubernetes-map-type']
  if (mapType === undefined) return
  const { type = '' } = schema
  if (type !== 'object') {
    const text = 'must be object if x-kubernetes-map-type is specified'
    errors.push(type === '' ? required(at.child('type'), text) : invalid(at.child('type'), type, text))
  }
  if (mapType !== 'atomic' && mapType !== 'granular') {
    errors.push(notSupported(at.child('x-kubernetes-map-type'), mapType, ['atomic', 'granular']))
  }
}
