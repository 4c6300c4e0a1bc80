import type {
  CustomResourceColumnDefinition,
  CustomResourceDefinitionVersion,
  CustomResourceSubresources,
  FieldError,
  FieldPath,
  JSONSchemaProps,
  SelectableField,
} from '../../../api/index.js'
import { duplicate, forbidden, internalForm, invalid, required, tooMany } from '../../../api/index.js'
import { append } from '../../../base/index.js'
import { validateRules } from '../../../registry/schema/index.js'
import { isConvertible } from './convertible.js'
import { validateDefaults } from './default-values.js'
import { validateKeywords } from './schema-keywords.js'
import { validateStructural } from './structural.js'

const columnTypes = ['boolean', 'date', 'integer', 'number', 'string']
const columnFormats = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password']
const maxSelectableFields = 8
const maxWarningLength = 256

export function deprecationErrors(version: CustomResourceDefinitionVersion, at: FieldPath): readonly FieldError[] {
  const { deprecated = false, deprecationWarning: text } = version
  if (text === undefined) return []
  const errors = (message: string) => [invalid(at, text, message)]
  if (!deprecated) return errors('can only be set for deprecated versions')
  if (text === '') return errors('must not be an empty string')
  // Bytes, as Go counts them.
  const place = [...text].findIndex((character) => /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(character))
  return [
    ...(Buffer.byteLength(text) > maxWarningLength ? errors('must be <= 256 characters long') : []),
    ...(place < 0
      ? []
      : errors(
          `must only contain printable UTF-8 characters; non-printable character found at index ${Buffer.byteLength([...text].slice(0, place).join(''))}`,
        )),
  ]
}

/** Go's names of the fields that the root of a schema may have beside a status subresource, and the keywords that they stand for. */
const allowedAtRoot =
  'Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength Pattern MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example XPreserveUnknownFields XValidations'.split(
    ' ',
  )
const allowedKeywords = new Set(
  allowedAtRoot.map((name) => {
    if (name === 'XPreserveUnknownFields') return 'x-kubernetes-preserve-unknown-fields'
    if (name === 'XValidations') return 'x-kubernetes-validations'
    return name.charAt(0).toLowerCase() + name.slice(1)
  }),
)

/** `at` is where the schema's `openAPIV3Schema` is. */
export function schemaErrors(
  schema: JSONSchemaProps,
  { hasStatus, at }: { readonly hasStatus: boolean; readonly at: FieldPath },
): readonly FieldError[] {
  const place = at.child('openAPIV3Schema')
  const errors: FieldError[] = []
  let isStructural = false
  if (hasStatus) addRootErrors(errors, schema, at)
  if (schema.nullable)
    errors.push(forbidden(at.child('openAPIV3Schema.nullable'), 'nullable cannot be true at the root'))
  // What cannot be a structural schema at all is refused for its keywords.
  const mayBeStructural = isConvertible(schema)
  if (mayBeStructural) {
    const structural = validateStructural(schema, place)
    const found = structural.length > 0 ? structural : validateDefaults(schema, place)
    isStructural = found.length === 0
    append(errors, found)
  }
  const keywords = validateKeywords(schema, place)
  // `$schema` is the one keyword that nothing else complains of.
  if (!mayBeStructural && errors.length + keywords.length === 0) {
    errors.push(invalid(place, '', "OpenAPIV3Schema 'schema' is not supported"))
  }
  return [...errors, ...keywords, ...(isStructural ? validateRules(schema, place, keywords) : [])]
}

function addRootErrors(errors: FieldError[], schema: JSONSchemaProps, at: FieldPath): void {
  const { type = '' } = schema
  if (type !== '' && type !== 'object') {
    errors.push(
      invalid(
        at.child('openAPIV3Schema.type'),
        type,
        'only "object" is allowed as the type at the root of the schema if the status subresource is enabled',
      ),
    )
    return
  }
  const isSet = (value: unknown) => value !== undefined && value !== false && value !== ''
  const strange = Object.entries(schema).find(([keyword, value]) => isSet(value) && !allowedKeywords.has(keyword))
  if (strange) {
    errors.push(
      invalid(
        at.child('openAPIV3Schema'),
        internalForm('apiextensions.JSONSchemaProps', schema),
        `only [${allowedAtRoot.join(' ')}] fields are allowed at the root of the schema if the status subresource is enabled`,
      ),
    )
  }
}

export function columnErrors(column: CustomResourceColumnDefinition, at: FieldPath): readonly FieldError[] {
  const { name, type, format, jsonPath } = column
  const errors: FieldError[] = []
  if (!name) errors.push(required(at.child('name')))
  const types = `must be one of ${columnTypes.join(',')}`
  if (!type) errors.push(required(at.child('type'), types))
  else if (!columnTypes.includes(type)) errors.push(invalid(at.child('type'), type, types))
  if (format && !columnFormats.includes(format)) {
    errors.push(invalid(at.child('format'), format, `must be one of ${columnFormats.join(',')}`))
  }
  if (!jsonPath) errors.push(required(at.child('JSONPath')))
  else append(errors, simplePathErrors(jsonPath, at.child('JSONPath')))
  return errors
}

function simplePathErrors(text: string, at: FieldPath): readonly FieldError[] {
  return text.startsWith('.') ? [] : [invalid(at, text, 'must be a simple json path starting with .')]
}

export function subresourceErrors(
  subresources: CustomResourceSubresources | undefined,
  at: FieldPath,
): readonly FieldError[] {
  const scale = subresources?.scale
  if (!scale) return []
  const errors: FieldError[] = []
  const check = (name: string, text: string, places: readonly string[], what: string) => {
    const place = at.child(`scale.${name}`)
    const simple = simplePathErrors(text, place)
    if (simple.length > 0) append(errors, simple)
    else if (!places.some((one) => text.startsWith(`.${one}.`))) {
      errors.push(invalid(place, text, `should be a json path under ${what}`))
    }
  }
  const { specReplicasPath, statusReplicasPath, labelSelectorPath } = scale
  if (!specReplicasPath) errors.push(required(at.child('scale.specReplicasPath')))
  else check('specReplicasPath', specReplicasPath, ['spec'], '.spec')
  if (!statusReplicasPath) errors.push(required(at.child('scale.statusReplicasPath')))
  else check('statusReplicasPath', statusReplicasPath, ['status'], '.status')
  if (labelSelectorPath) check('labelSelectorPath', labelSelectorPath, ['spec', 'status'], 'either .spec or .status')
  return errors
}

export function selectableFieldErrors(
  fields: readonly SelectableField[],
  schema: JSONSchemaProps | undefined,
  at: FieldPath,
): readonly FieldError[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  for (const [index, { jsonPath }] of fields.entries()) {
    const place = at.index(index).child('jsonPath')
    if (!jsonPath) {
      errors.push(required(place))
      continue
    }
    const found = schemaAt(schema, jsonPath)
    if (typeof found === 'string') {
      errors.push(invalid(place, jsonPath, `is an invalid path: ${found}`))
      continue
    }
    if (/^\.metadata(?:\.|$)/.test(jsonPath))
      errors.push(invalid(place, jsonPath, 'must not point to fields in metadata'))
    if (!['string', 'boolean', 'integer'].includes(found.type ?? '')) {
      errors.push(
        invalid(
          place,
          jsonPath,
          'must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.',
        ),
      )
    }
    if (seen.has(jsonPath)) errors.push(duplicate(place, jsonPath))
    seen.add(jsonPath)
  }
  if (seen.size > maxSelectableFields) errors.push(tooMany(at, seen.size, maxSelectableFields))
  return errors
}

/** The schema to which a path of fields leads, or why there is none (ValidFieldPath of apiextensions' schema/cel/validation.go). */
function schemaAt(schema: JSONSchemaProps | undefined, jsonPath: string): JSONSchemaProps | string {
  const tokens = jsonPath.match(/[.[\]]|'(?:[^']|\\')*'?|[^.[\]]+/g) ?? []
  let found = schema
  for (let at = 0; at < tokens.length; at += 2) {
    const token = tokens[at]
    const name = tokens[at + 1]
    if (token === '[') return 'array notation is not allowed'
    if (token !== '.') return `expected [ or . but got: ${token}`
    if (name === undefined) return 'unexpected end of JSON path'
    const { properties, additionalProperties } = found ?? {}
    const next = properties
      ? properties[name]
      : typeof additionalProperties === 'object'
        ? additionalProperties
        : undefined
    if (!next) return 'does not refer to a valid field'
    found = next
  }
  return found ?? {}
}
