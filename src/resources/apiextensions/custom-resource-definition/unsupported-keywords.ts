import { isJsonObject, type JSONSchemaProps } from '../../../api/index.js'

/** Keywords that no schema may use, in the order in which they are reported. */
export function unsupportedKeywords(schema: JSONSchemaProps): string[] {
  const isUsed = (value: unknown) =>
    value !== undefined && value !== '' && !(isJsonObject(value) && Object.keys(value).length === 0)
  const keywords = ['id', 'additionalItems', 'patternProperties', 'definitions', 'dependencies', '$ref'] as const
  return keywords.filter((keyword) => isUsed(schema[keyword]))
}
