import type { CustomResourceDefinition, JSONSchemaProps } from '../../../api/index.js'
import { append } from '../../../base/index.js'
import { formats } from '../../../registry/schema/index.js'
import { eachSchema } from './each-schema.js'

/** Formats that nothing checks, as far as they are new (pkg/registry/customresourcedefinition/strategy.go, WarningsOnCreate and WarningsOnUpdate). */
export function definitionWarnings(
  crd: CustomResourceDefinition,
  old: CustomResourceDefinition | undefined,
): readonly string[] {
  const before = new Set(old ? unknownFormats(old) : [])
  return unknownFormats(crd)
    .filter((format) => !before.has(format))
    .map((format) => `unrecognized format ${JSON.stringify(format)}`)
}

function unknownFormats({ spec }: CustomResourceDefinition): string[] {
  const found: string[] = []
  for (const { schema } of spec?.versions ?? []) {
    if (schema?.openAPIV3Schema) eachSchema(schema.openAPIV3Schema, (one) => append(found, unknownFormat(one)))
  }
  return found
}

function unknownFormat({ type, format }: JSONSchemaProps): string[] {
  return type === 'string' && format && !formats.has(format.replaceAll('-', '')) ? [format] : []
}
