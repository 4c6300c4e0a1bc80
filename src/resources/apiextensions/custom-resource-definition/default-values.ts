import type { FieldError, FieldPath, JSONSchemaProps } from '../../../api/index.js'
import { canonicalJson, cloneJson, equalJson, invalid } from '../../../api/index.js'
import { append } from '../../../base/index.js'
import {
  coerceEmbedded,
  EmbeddedError,
  isVisibleToRules,
  ObjectRules,
  placedUnder,
  prune,
  validateEmbedded,
  validateSchema,
} from '../../../registry/schema/index.js'

interface Place {
  readonly at: FieldPath
  readonly isInMeta: boolean
  readonly isRoot: boolean
}

/**
 * Defaults must be values of their schema that satisfy its rules, and hold nothing that would be pruned (apiextensions' schema/defaulting/validation.go).
 * The whole object's schema is that of an embedded resource.
 */
export function validateDefaults(schema: JSONSchemaProps, at: FieldPath): FieldError[] {
  return validate({ ...schema, 'x-kubernetes-embedded-resource': true }, { at, isInMeta: false, isRoot: true })
}

function validate(schema: JSONSchemaProps, { at, isInMeta, isRoot }: Place): FieldError[] {
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true
  const isInside = isInMeta && !isEmbedded
  const isSet = schema.default !== undefined && schema.default !== null
  const place = { at: at.child('default'), isInMeta: isInside, isRoot: isRoot || isEmbedded }
  const errors = isSet ? valueErrors(schema, place) : []
  if (schema.items && !Array.isArray(schema.items)) {
    append(errors, validate(schema.items, { at: at.child('items'), isInMeta: isInside, isRoot: false }))
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const isMeta = isEmbedded ? ['metadata', 'apiVersion', 'kind'].includes(name) : isInside
    append(errors, validate(property, { at: at.child('properties').key(name), isInMeta: isMeta, isRoot: false }))
  }
  return errors
}

function valueErrors(schema: JSONSchemaProps, { at, isInMeta, isRoot }: Place): FieldError[] {
  const errors: FieldError[] = []
  const value = schema.default
  if (!isInMeta) {
    const pruned = cloneJson(value)
    pruneValue(pruned, schema)
    if (!equalJson(pruned, value)) errors.push(invalid(at, sorted(value), 'must not have unknown fields'))
    const embedded = embeddedErrors(value, schema, at)
    if (embedded.length > 0) return [...errors, ...embedded]
  }
  const bySchema = validateSchema(value, withoutIntOrString(schema))
  if (bySchema.length > 0) return [...errors, ...bySchema.map((error) => placedUnder(String(at), error))]
  return [...errors, ...ruleErrors(schema, at, isRoot)]
}

function embeddedErrors(value: unknown, schema: JSONSchemaProps, at: FieldPath): FieldError[] {
  try {
    coerceEmbedded(cloneJson(value), schema)
  } catch (error) {
    if (error instanceof EmbeddedError) return [below(at, error.found)]
    throw error
  }
  return validateEmbedded(value, schema).map((error) => below(at, error))
}

/** Rules see the default as it would be created, and those of transitions as it would stay. */
function ruleErrors(schema: JSONSchemaProps, at: FieldPath, isResource: boolean): readonly FieldError[] {
  if (schema['x-kubernetes-validations']?.length && !isVisibleToRules(schema)) {
    return [
      invalid(at, '', 'rule compiler initialization error: failed to convert to declType for CEL validation rules'),
    ]
  }
  const rules = new ObjectRules(schema)
  if (rules.isEmpty) return []
  const kept = rules.validate(schema.default, schema.default, { at, isResource, ratchets: false }).errors
  return kept.length > 0 ? kept : rules.validate(schema.default, undefined, { at, isResource }).errors
}

function below(at: FieldPath, error: FieldError): FieldError {
  const { field } = error
  return { ...error, field: field === '' ? String(at) : field.startsWith('[') ? `${at}${field}` : `${at}.${field}` }
}

/** As Go shows maps. */
const sorted = (value: unknown): unknown => JSON.parse(canonicalJson(value))

/** What is a number or a text is not checked here: upstream's form of the schema for this has no types for it. */
function withoutIntOrString(schema: JSONSchemaProps): JSONSchemaProps {
  const keyword = 'x-kubernetes-int-or-string'
  return JSON.parse(JSON.stringify(schema, (key: string, value: unknown) => (key === keyword ? undefined : value)))
}

/** `prune` takes what it is given for a resource; only an embedded one keeps TypeMeta and metadata. */
function pruneValue(value: unknown, schema: JSONSchemaProps): void {
  if (schema['x-kubernetes-embedded-resource'] === true) prune(value, schema)
  else prune([value], { type: 'array', items: schema })
}
