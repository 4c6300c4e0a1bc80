import type { FieldError, FieldPath } from '../../../api/index.js'
import { duplicate, forbidden, invalid, notSupported, required } from '../../../api/index.js'

/** JSONSchemaProps as it lies in the object. */
export interface Schema {
  readonly [field: string]: unknown
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema | readonly Schema[]
}

const types = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']
const structuralTypes = ['object', 'array', 'integer', 'number', 'boolean', 'string']
const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isIntOrString = (schema: Schema): boolean => schema['x-kubernetes-int-or-string'] === true
const preserves = (schema: Schema): boolean => schema['x-kubernetes-preserve-unknown-fields'] === true

/** Fields of the schema that OpenAPI has and custom resources have not (ValidateCustomResourceDefinitionOpenAPISchema, v1.34). */
export function addSchemaErrors(errors: FieldError[], schema: Schema, at: FieldPath, isRoot = true): void {
  if (schema.uniqueItems === true) {
    const detail = 'uniqueItems cannot be set to true since the runtime complexity becomes quadratic'
    errors.push(forbidden(at.child('uniqueItems'), detail))
  }
  if (schema.additionalProperties !== undefined && schema.properties && Object.keys(schema.properties).length > 0) {
    const additional = schema.additionalProperties
    if (isObject(additional) || additional === true) {
      errors.push(
        forbidden(at.child('additionalProperties'), 'additionalProperties and properties are mutual exclusive'),
      )
    }
  }
  if (schema.additionalProperties === false) {
    errors.push(forbidden(at.child('additionalProperties'), 'additionalProperties cannot be set to false'))
  }
  if (schema.$ref !== undefined) errors.push(forbidden(at.child('$ref'), '$ref is not supported'))
  for (const field of ['definitions', 'dependencies', 'patternProperties']) {
    const value = schema[field]
    if (isObject(value) && Object.keys(value).length > 0)
      errors.push(forbidden(at.child(field), `${field} is not supported`))
  }
  for (const field of ['id', '$schema'] as const) {
    if (schema[field])
      errors.push(
        forbidden(at.child(field === 'id' ? 'id' : 'schema'), `${field === 'id' ? 'id' : 'schema'} is not supported`),
      )
  }
  if (schema.type === 'null')
    errors.push(forbidden(at.child('type'), 'type cannot be set to null, use nullable as an alternative'))
  else if (schema.type && !types.includes(schema.type)) errors.push(notSupported(at.child('type'), schema.type, types))
  if (Array.isArray(schema.items))
    errors.push(forbidden(at.child('items'), 'items must be a schema object and not an array'))
  if (schema.type === 'array' && !schema.items) errors.push(required(at.child('items'), 'must be specified'))
  addListErrors(errors, schema, at)
  addPatternErrors(errors, schema, at)
  if (isRoot) addRootErrors(errors, schema, at)
  for (const { schema: child, at: here } of children(schema, at)) addSchemaErrors(errors, child, here, false)
}

function addRootErrors(errors: FieldError[], schema: Schema, at: FieldPath): void {
  if (schema.nullable === true) errors.push(forbidden(at.child('nullable'), 'nullable cannot be true at the root'))
}

function addListErrors(errors: FieldError[], schema: Schema, at: FieldPath): void {
  const listType = schema['x-kubernetes-list-type']
  const here = at.child('x-kubernetes-list-type')
  const keys = (schema['x-kubernetes-list-map-keys'] ?? []) as readonly string[]
  if (typeof listType === 'string') {
    if (schema.type !== 'array') {
      if (!schema.type) errors.push(required(at.child('type'), 'must be array if x-kubernetes-list-type is specified'))
      else errors.push(invalid(at.child('type'), schema.type, 'must be array if x-kubernetes-list-type is specified'))
    }
    if (!['atomic', 'map', 'set'].includes(listType))
      errors.push(notSupported(here, listType, ['atomic', 'map', 'set']))
  }
  const keysAt = at.child('x-kubernetes-list-map-keys')
  if (keys.length > 0 && listType !== 'map') {
    if (listType === undefined) errors.push(required(here, 'must be map if x-kubernetes-list-map-keys is non-empty'))
    else errors.push(invalid(here, listType, 'must be map if x-kubernetes-list-map-keys is non-empty'))
  }
  if (listType === 'map') {
    if (keys.length === 0) errors.push(required(keysAt, 'must not be empty if x-kubernetes-list-type is map'))
    const item = isObject(schema.items) ? schema.items : undefined
    if (item && item.type !== 'object') {
      errors.push(
        invalid(
          at.child('items', 'type'),
          item.type ?? '',
          "must be object if parent array's x-kubernetes-list-type is map",
        ),
      )
    }
    keys.forEach((key, index) => {
      if (item && item.properties?.[key] === undefined) {
        errors.push(invalid(keysAt.index(index), key, 'entries must all be names of item properties'))
      }
      if (keys.indexOf(key) < index) errors.push(duplicate(keysAt.index(index), key))
    })
  }
  const mapType = schema['x-kubernetes-map-type']
  if (typeof mapType === 'string' && !['atomic', 'granular'].includes(mapType)) {
    errors.push(notSupported(at.child('x-kubernetes-map-type'), mapType, ['atomic', 'granular']))
  }
}

function addPatternErrors(errors: FieldError[], schema: Schema, at: FieldPath): void {
  if (typeof schema.pattern !== 'string') return
  const problem = patternProblem(schema.pattern)
  if (problem === undefined) return
  const detail = `must be a valid regular expression, but isn't: ${problem}`
  errors.push(invalid(at.child('pattern'), schema.pattern, detail))
}

/** What Go's regexp says against a pattern that JavaScript refuses too; the commonest mistakes only. */
function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern.replace(/\(\?[a-zA-Z]+\)/g, ''))
    return undefined
  } catch (error) {
    const text = error instanceof Error ? error.message : ''
    if (/[Uu]nterminated group/.test(text)) return `error parsing regexp: missing closing ): \`${pattern}\``
    if (/Unmatched '\)'/.test(text)) return `error parsing regexp: unexpected ): \`${pattern}\``
    if (/[Uu]nterminated character class/.test(text)) {
      return `error parsing regexp: missing closing ]: \`${pattern.slice(pattern.lastIndexOf('['))}\``
    }
    if (/[Nn]othing to repeat/.test(text)) {
      return `error parsing regexp: missing argument to repetition operator: \`${/[*+?]/.exec(pattern)?.[0] ?? ''}\``
    }
    return `error parsing regexp: invalid syntax: \`${pattern}\``
  }
}

interface Child {
  readonly schema: Schema
  readonly at: FieldPath
}

function children(schema: Schema, at: FieldPath): readonly Child[] {
  const found: Child[] = []
  for (const field of ['allOf', 'anyOf', 'oneOf'] as const) {
    for (const [index, one] of ((schema[field] ?? []) as readonly Schema[]).entries()) {
      found.push({ schema: one, at: at.child(field).index(index) })
    }
  }
  if (isObject(schema.not)) found.push({ schema: schema.not, at: at.child('not') })
  if (isObject(schema.items)) found.push({ schema: schema.items, at: at.child('items') })
  if (isObject(schema.additionalProperties)) {
    found.push({ schema: schema.additionalProperties, at: at.child('additionalProperties') })
  }
  for (const key of Object.keys(schema.properties ?? {}).sort()) {
    const child = schema.properties?.[key]
    if (child) found.push({ schema: child, at: at.child('properties').key(key) })
  }
  return found
}

/** ValidateStructural: every field has a type, and junctors only narrow (apiextensions-apiserver pkg/apiserver/schema/validation.go, v1.34). */
export function addStructuralErrors(errors: FieldError[], schema: Schema, at: FieldPath): void {
  addTypedErrors(errors, schema, at, 'root')
  const type = schema.type ?? ''
  if (type === '') errors.push(required(at.child('type'), 'must not be empty at the root'))
  else if (type !== 'object') errors.push(invalid(at.child('type'), type, 'must be object at the root'))
}

type Level = 'root' | 'field' | 'item'

function addTypedErrors(errors: FieldError[], schema: Schema, at: FieldPath, level: Level): void {
  if (isObject(schema.items)) addTypedErrors(errors, schema.items, at.child('items'), 'item')
  for (const key of Object.keys(schema.properties ?? {}).sort()) {
    const child = schema.properties?.[key]
    if (child) addTypedErrors(errors, child, at.child('properties').key(key), 'field')
  }
  if (isObject(schema.additionalProperties)) {
    addTypedErrors(errors, schema.additionalProperties, at.child('additionalProperties'), 'field')
  }
  addJunctorErrors(errors, schema, at)
  const type = schema.type ?? ''
  if (level !== 'root' && type === '' && !isIntOrString(schema) && !preserves(schema)) {
    const detail =
      level === 'item' ? 'must not be empty for specified array items' : 'must not be empty for specified object fields'
    errors.push(required(at.child('type'), detail))
  }
  if (type !== '' && !structuralTypes.includes(type) && types.includes(type) && type !== 'null') {
    errors.push(notSupported(at.child('type'), type, structuralTypes))
  }
  if (isIntOrString(schema) && type !== '') {
    errors.push(forbidden(at.child('type'), 'must be empty if x-kubernetes-int-or-string is true'))
  }
  if (schema['x-kubernetes-embedded-resource'] === true) {
    if (type !== 'object')
      errors.push(invalid(at.child('type'), type, 'must be object if x-kubernetes-embedded-resource is true'))
    if (!preserves(schema) && Object.keys(schema.properties ?? {}).length === 0) {
      errors.push(
        required(
          at.child('properties'),
          'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields',
        ),
      )
    }
  }
  if (level === 'root' || schema['x-kubernetes-embedded-resource'] === true) addMetadataErrors(errors, schema, at)
}

function addMetadataErrors(errors: FieldError[], schema: Schema, at: FieldPath): void {
  const metadata = schema.properties?.metadata
  if (!metadata) return
  const here = at.child('properties').key('metadata')
  if (metadata.type !== undefined && metadata.type !== 'object') {
    errors.push(invalid(here.child('type'), metadata.type, 'must be object'))
  }
  const extra = Object.keys(metadata).filter((field) => !['type', 'properties', 'description'].includes(field))
  const names = Object.keys(metadata.properties ?? {}).filter((name) => name !== 'name' && name !== 'generateName')
  if (extra.length === 0 && names.length === 0) return
  const detail = 'must not specify anything other than name and generateName, but metadata is implicitly specified'
  errors.push(forbidden(here, detail))
}

const onlyOutside = ['type', 'title', 'description', 'nullable', 'default']

/** Inside `anyOf` and its like no types, titles and so on, and no fields that stand nowhere outside. */
function addJunctorErrors(errors: FieldError[], schema: Schema, at: FieldPath): void {
  for (const field of ['allOf', 'anyOf', 'oneOf'] as const) {
    for (const [index, one] of ((schema[field] ?? []) as readonly Schema[]).entries()) {
      addNestedErrors(errors, one, schema, at.child(field).index(index), at)
    }
  }
  if (isObject(schema.not)) addNestedErrors(errors, schema.not, schema, at.child('not'), at)
}

function addNestedErrors(
  errors: FieldError[],
  nested: Schema,
  outer: Schema | undefined,
  at: FieldPath,
  outerAt: FieldPath,
): void {
  const mayHaveType = outer !== undefined && isIntOrString(outer)
  for (const field of onlyOutside) {
    const value = nested[field]
    if (value === undefined || value === '' || value === false) continue
    if (field === 'type' && mayHaveType) continue
    errors.push(forbidden(at.child(field), 'must be empty to be structural'))
  }
  for (const key of Object.keys(nested.properties ?? {}).sort()) {
    const child = nested.properties?.[key]
    if (!child) continue
    const counterpart = outer?.properties?.[key]
    const here = outerAt.child('properties').key(key)
    if (!counterpart) errors.push(required(here, `because it is defined in ${at.child('properties').key(key)}`))
    addNestedErrors(errors, child, counterpart, at.child('properties').key(key), here)
  }
  if (isObject(nested.items)) {
    const items = isObject(outer?.items) ? outer.items : undefined
    if (!items) errors.push(required(outerAt.child('items'), `because it is defined in ${at.child('items')}`))
    addNestedErrors(errors, nested.items, items, at.child('items'), outerAt.child('items'))
  }
  for (const field of ['allOf', 'anyOf', 'oneOf'] as const) {
    for (const [index, one] of ((nested[field] ?? []) as readonly Schema[]).entries()) {
      addNestedErrors(errors, one, outer, at.child(field).index(index), outerAt)
    }
  }
}
