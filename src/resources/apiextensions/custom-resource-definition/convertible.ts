import type { JSONSchemaProps } from '../../../api/index.js'
import { eachSchema } from './each-schema.js'
import { unsupportedKeywords } from './unsupported-keywords.js'

/** Whether a schema can become a structural one, sound or not (apiextensions' pkg/apiserver/schema/convert.go). */
export function isConvertible(schema: JSONSchemaProps): boolean {
  let isFine = true
  eachSchema(schema, (one) => {
    const isOdd =
      Boolean(one.$schema) ||
      one['x-kubernetes-preserve-unknown-fields'] === false ||
      Array.isArray(one.items) ||
      unsupportedKeywords(one).length > 0
    if (isOdd) isFine = false
  })
  return isFine
}
