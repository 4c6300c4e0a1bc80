import type { FieldError, FieldPath, JSONSchemaProps } from '../../../api/index.js'
import { forbidden, invalid, isJsonObject, required } from '../../../api/index.js'
import { append } from '../../../base/index.js'
import { patternError } from '../../../registry/schema/index.js'
import { deepEqualSchemas, forbiddenInNested } from './nested-keywords.js'

type Level = 'root' | 'item' | 'field'

const intOrString: readonly JSONSchemaProps[] = [{ type: 'integer' }, { type: 'string' }]

/**
 * What makes a schema structural (KEP-1002): types outside of what only judges values, metadata left alone, and every field that is judged also described. Sorted by their texts.
 * https://github.com/kubernetes/apiextensions-apiserver/blob/v0.34.4/pkg/apiserver/schema/validation.go, complete.go
 */
export function validateStructural(schema: JSONSchemaProps, at: FieldPath): FieldError[] {
  const errors = [...invariants(schema, 'root', at), ...completeness(schema, schema, at, at)]
  const printed = errors.map((error) => ({ error, text: `${error.field}: ${error.message}` }))
  return printed.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ error }) => error)
}

function itemsOf({ items }: JSONSchemaProps): JSONSchemaProps | undefined {
  return Array.isArray(items) ? undefined : items
}

function invariants(schema: JSONSchemaProps, level: Level, at: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const { type = '', properties = {}, additionalProperties } = schema
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true
  const isPreserving = schema['x-kubernetes-preserve-unknown-fields'] === true
  const isIntOrString = schema['x-kubernetes-int-or-string'] === true
  const items = itemsOf(schema)
  if (type === 'array' && !items) errors.push(required(at.child('items'), 'must be specified'))
  if (items) append(errors, invariants(items, 'item', at.child('items')))
  for (const [name, property] of Object.entries(properties)) {
    append(errors, invariants(property, 'field', at.child('properties').key(name)))
  }
  const values = at.child('additionalProperties')
  if (additionalProperties !== undefined) {
    if (level === 'root') errors.push(forbidden(values, 'must not be used at the root'))
    if (isJsonObject(additionalProperties))
      append(errors, invariants(additionalProperties as JSONSchemaProps, 'field', values))
  }
  if (isIntOrString) {
    const text = 'must be false if x-kubernetes-int-or-string is true'
    if (isPreserving) errors.push(invalid(at.child('x-kubernetes-preserve-unknown-fields'), true, text))
    if (isEmbedded) errors.push(invalid(at.child('x-kubernetes-embedded-resource'), true, text))
  }
  errors.push(
    ...valueValidation(schema, at, {
      skipAnyOf: isIntOrStringPair(schema.anyOf),
      skipFirstAllOf: isIntOrStringPair(schema.allOf?.[0]?.anyOf),
    }),
  )
  append(errors, typeErrors(schema, level, at))
  if (isEmbedded && additionalProperties !== undefined) {
    errors.push(forbidden(values, 'must not be used if x-kubernetes-embedded-resource is set'))
  }
  append(errors, metaErrors(properties, level, isEmbedded, at))
  if (isEmbedded && !isPreserving && Object.keys(properties).length === 0) {
    errors.push(
      required(
        at.child('properties'),
        'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields',
      ),
    )
  }
  return errors
}

function isIntOrStringPair(schemas: readonly JSONSchemaProps[] | undefined): boolean {
  return schemas !== undefined && deepEqualSchemas(schemas, intOrString)
}

const missingType: Readonly<Record<Level, string>> = {
  root: 'must not be empty at the root',
  item: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
}

function typeErrors(schema: JSONSchemaProps, level: Level, at: FieldPath): FieldError[] {
  const { type = '' } = schema
  const place = at.child('type')
  const errors: FieldError[] = []
  if (schema['x-kubernetes-embedded-resource'] === true && type !== 'object') {
    const text = 'must be object if x-kubernetes-embedded-resource is true'
    errors.push(type === '' ? required(place, text) : invalid(place, type, text))
  } else if (
    type === '' &&
    schema['x-kubernetes-int-or-string'] !== true &&
    schema['x-kubernetes-preserve-unknown-fields'] !== true
  ) {
    errors.push(required(place, missingType[level]))
  }
  if (level === 'root' && type !== '' && type !== 'object')
    errors.push(invalid(place, type, 'must be object at the root'))
  return errors
}

/** TypeMeta and metadata have types of their own, which a schema cannot change. */
function metaErrors(
  properties: Readonly<Record<string, JSONSchemaProps>>,
  level: Level,
  isEmbedded: boolean,
  at: FieldPath,
): FieldError[] {
  const isObject = level === 'root' || isEmbedded
  const errors: FieldError[] = []
  for (const name of ['kind', 'apiVersion']) {
    const own = properties[name]
    if (isObject && own && own.type !== 'string') {
      errors.push(invalid(at.child('properties').key(name).child('type'), own.type ?? '', 'must be string'))
    }
  }
  const { metadata } = properties
  if (!metadata) return errors
  const place = at.child('properties').key('metadata')
  if (isObject && metadata.type !== 'object')
    errors.push(invalid(place.child('type'), metadata.type ?? '', 'must be object'))
  if (level !== 'root') return errors
  const { type: _type, default: _default, properties: names = {}, ...others } = metadata
  const restrictsOther = Object.keys(names).some((name) => name !== 'name' && name !== 'generateName')
  if (restrictsOther || Object.keys(others).length > 0) {
    errors.push(
      forbidden(
        place,
        'must not specify anything other than name and generateName, but metadata is implicitly specified',
      ),
    )
  }
  return errors
}

interface Skips {
  /** The two ways to say int-or-string by anyOf are allowed. */
  readonly skipAnyOf: boolean
  readonly skipFirstAllOf: boolean
}

const noSkips: Skips = { skipAnyOf: false, skipFirstAllOf: false }

function valueValidation(schema: JSONSchemaProps, at: FieldPath, { skipAnyOf, skipFirstAllOf }: Skips): FieldError[] {
  const errors: FieldError[] = []
  if (!skipAnyOf) {
    for (const [index, one] of (schema.anyOf ?? []).entries())
      append(errors, nested(one, at.child('anyOf').index(index)))
  }
  for (const [index, one] of (schema.allOf ?? []).entries()) {
    const skips = { skipAnyOf: skipFirstAllOf && index === 0, skipFirstAllOf: false }
    append(errors, nested(one, at.child('allOf').index(index), skips))
  }
  for (const [index, one] of (schema.oneOf ?? []).entries()) append(errors, nested(one, at.child('oneOf').index(index)))
  if (schema.not) append(errors, nested(schema.not, at.child('not')))
  const why = schema.pattern ? patternError(schema.pattern) : undefined
  if (why !== undefined) {
    errors.push(invalid(at.child('pattern'), schema.pattern, `must be a valid regular expression, but isn't: ${why}`))
  }
  return errors
}

/** A schema that only judges: it must not say what a value is. */
function nested(schema: JSONSchemaProps, at: FieldPath, skips: Skips = noSkips): FieldError[] {
  const errors = valueValidation(schema, at, skips)
  const items = itemsOf(schema)
  if (items) append(errors, nested(items, at.child('items')))
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    append(errors, nested(property, at.child('properties').key(name)))
  }
  append(errors, forbiddenInNested(schema, at))
  if (schema.properties?.metadata) {
    errors.push(forbidden(at.child('properties').key('metadata'), 'must not be specified in a nested context'))
  }
  return errors
}

/** What is judged must be described as well. */
function completeness(
  judging: JSONSchemaProps,
  described: JSONSchemaProps | undefined,
  at: FieldPath,
  from: FieldPath,
): FieldError[] {
  const errors: FieldError[] = []
  if (judging.not) append(errors, nestedCompleteness(judging.not, described, at, from.child('not')))
  for (const word of ['allOf', 'anyOf', 'oneOf'] as const) {
    for (const [index, one] of (judging[word] ?? []).entries()) {
      append(errors, nestedCompleteness(one, described, at, from.child(word).index(index)))
    }
  }
  return errors
}

function nestedCompleteness(
  judging: JSONSchemaProps,
  described: JSONSchemaProps | undefined,
  at: FieldPath,
  from: FieldPath,
): FieldError[] {
  if (!described) return [required(at, `because it is defined in ${from}`)]
  const errors = completeness(judging, described, at, from)
  const items = itemsOf(judging)
  if (items) append(errors, nestedCompleteness(items, itemsOf(described), at.child('items'), from.child('items')))
  for (const [name, property] of Object.entries(judging.properties ?? {})) {
    const [there, here] = [at.child('properties').key(name), from.child('properties').key(name)]
    append(errors, nestedCompleteness(property, described.properties?.[name], there, here))
  }
  return errors
}
