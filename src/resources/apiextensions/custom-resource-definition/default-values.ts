import type { FieldError, FieldPath, JSONSchemaProps } from '../../../api/index.js'
import { cloneJson, equalJson, invalid } from '../../../api/index.js'
import { prune, validateSchema } from '../../../registry/schema/index.js'

/** Defaults must be values of their schema, and hold nothing that would be pruned (apiextensions' schema/defaulting/validation.go). */
export function validateDefaults(schema: JSONSchemaProps, at: FieldPath, isInMeta = false): FieldError[] {
  const errors = schema.default === undefined ? [] : valueErrors(schema, at.child('default'), isInMeta)
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true
  if (schema.items && !Array.isArray(schema.items)) {
    errors.push(...validateDefaults(schema.items, at.child('items'), isInMeta && !isEmbedded))
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const isMeta = isEmbedded ? ['metadata', 'apiVersion', 'kind'].includes(name) : isInMeta
    errors.push(...validateDefaults(property, at.child('properties').key(name), isMeta))
  }
  return errors
}

function valueErrors(schema: JSONSchemaProps, at: FieldPath, isInMeta: boolean): FieldError[] {
  const errors: FieldError[] = []
  const value = schema.default
  if (!isInMeta) {
    const pruned = cloneJson(value)
    pruneValue(pruned, schema)
    if (!equalJson(pruned, value)) errors.push(invalid(at, value, 'must not have unknown fields'))
  }
  for (const error of validateSchema(value, schema)) {
    const field = error.field === '' ? String(at) : error.field.startsWith('<') ? error.field : `${at}.${error.field}`
    errors.push({ ...error, field })
  }
  return errors
}

/** `prune` takes what it is given for a resource; only an embedded one keeps TypeMeta and metadata. */
function pruneValue(value: unknown, schema: JSONSchemaProps): void {
  if (schema['x-kubernetes-embedded-resource'] === true) prune(value, schema)
  else prune([value], { type: 'array', items: schema })
}
