import type { JSONSchemaProps } from '../../../api/index.js'

/** Visits a schema and all schemas in it. */
export function eachSchema(schema: JSONSchemaProps, visit: (schema: JSONSchemaProps) => void): void {
  visit(schema)
  const { items, additionalProperties, not, properties, allOf, anyOf, oneOf } = schema
  const inner = [
    ...(Array.isArray(items) ? items : items ? [items] : []),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ...(not ? [not] : []),
    ...Object.values(properties ?? {}),
    ...(allOf ?? []),
    ...(anyOf ?? []),
    ...(oneOf ?? []),
  ]
  for (const one of inner) eachSchema(one, visit)
}
