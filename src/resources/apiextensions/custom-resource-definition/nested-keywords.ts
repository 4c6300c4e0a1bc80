import type { FieldError, FieldPath, JSONSchemaProps } from '../../../api/index.js'
import { equalJson, forbidden } from '../../../api/index.js'

type Keyword = readonly [keyword: keyof JSONSchemaProps, demand: 'empty' | 'undefined' | 'false']

const keywords: readonly Keyword[] = [
  ['type', 'empty'],
  ['additionalProperties', 'undefined'],
  ['default', 'undefined'],
  ['title', 'empty'],
  ['description', 'empty'],
  ['nullable', 'false'],
  ['x-kubernetes-preserve-unknown-fields', 'false'],
  ['x-kubernetes-embedded-resource', 'false'],
  ['x-kubernetes-int-or-string', 'false'],
  ['x-kubernetes-list-map-keys', 'empty'],
  ['x-kubernetes-list-type', 'undefined'],
  ['x-kubernetes-map-type', 'undefined'],
  ['x-kubernetes-validations', 'empty'],
]

/** Keywords that say what a value is, where a schema may only judge it. */
export function forbiddenInNested(schema: JSONSchemaProps, at: FieldPath): FieldError[] {
  return keywords.flatMap(([keyword, demand]) => {
    const value = schema[keyword]
    const isEmpty = value === false || value === '' || (Array.isArray(value) && value.length === 0)
    const isFine = value === undefined || value === null || (isEmpty && keyword !== 'default')
    return isFine ? [] : [forbidden(at.child(keyword), `must be ${demand} to be structural`)]
  })
}

export function deepEqualSchemas(left: readonly JSONSchemaProps[], right: readonly JSONSchemaProps[]): boolean {
  return equalJson(left, right)
}
