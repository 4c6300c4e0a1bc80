import { RE2JS } from 're2js'
import {
  equalJson,
  type FieldError,
  GoFloat,
  goNumber,
  isJsonObject,
  type JSONSchemaProps,
  type JsonObject,
  memberAsSent,
} from '../../api/index.js'
import { finish, type Steps } from '../../base/index.js'
import { formats } from './formats.js'
import { itemsOf, valuesOf } from './type.js'
import { ValidationResult, violations } from './validation-result.js'

/**
 * Checks a custom resource's value against its schema, x-kubernetes-validations excepted, with the messages and the order of upstream.
 * https://github.com/kubernetes/kube-openapi/tree/master/pkg/validation/validate, apiextensions' pkg/apiserver/validation (v0.34)
 *
 * @param place where the value is: `''` for the whole object
 */
export function validateSchema(value: unknown, schema: JSONSchemaProps, place = ''): FieldError[] {
  return finish(validateBySteps(value, undefined, schema, place))
}

/**
 * As `validateSchema`, for an update: what did not change is not held against it (validation ratcheting, KEP-4008). Members of objects belong together by
 * their names, entries of lists of type map by their keys, those of other lists not at all.
 */
export function validateSchemaUpdate(value: unknown, old: unknown, schema: JSONSchemaProps, place = ''): FieldError[] {
  return finish(validateBySteps(value, { value: old }, schema, place))
}

/** The two in one, for what may be long. `old`: undefined for what is new. */
export function* validateBySteps(value: unknown, old: Old, schema: JSONSchemaProps, place = ''): Steps<FieldError[]> {
  const { violations } = yield* validate(value, schema, place, old)
  return violations.map((violation) => violation.toFieldError())
}

/** The old value that belongs to a new one; undefined: there is none. */
type Old = { readonly value: unknown } | undefined

/** `sent`: the value, or a GoFloat. */
function* validate(sent: unknown, schema: JSONSchemaProps, place: string, old: Old): Steps<ValidationResult> {
  const result = new ValidationResult()
  const value = sent instanceof GoFloat ? sent.value : sent
  if (old && equalJson(value ?? null, old.value ?? null)) return result
  if (value === null || value === undefined) {
    checkType(result, null, schema, place)
    checkEnum(result, null, schema, place)
    return result
  }
  checkType(result, sent, schema, place)
  yield* checkCombinations(result, sent, schema, place, old)
  checkString(result, sent, schema, place)
  checkFormat(result, sent, schema, place)
  checkNumber(result, sent, schema, place)
  if (Array.isArray(sent)) yield* checkList(result, sent, schema, place, old)
  checkEnum(result, sent, schema, place)
  if (isJsonObject(sent) && !(sent instanceof GoFloat)) yield* checkObject(result, sent, schema, place, old)
  result.matches++
  return result
}

type Check = (result: ValidationResult, value: unknown, schema: JSONSchemaProps, place: string) => void

const checkType: Check = (result, value, schema, place) => {
  const types = schema['x-kubernetes-int-or-string'] === true ? ['integer', 'string'] : schema.type ? [schema.type] : []
  const hasFormat = knownFormat(schema) !== undefined
  if (types.length === 0 && !hasFormat) return
  const actual = typeName(value)
  result.matches++
  const found = actual === 'null' ? nullMismatch(types, schema) : mismatch(value, actual, types, schema, hasFormat)
  if (found) result.add(violations.type(place, ...found))
  else result.matches++
}

/** What was wanted, and what was found. */
type Mismatch = readonly [wanted: string, actual: string]

function nullMismatch(types: readonly string[], schema: JSONSchemaProps): Mismatch | undefined {
  return types.length === 0 || schema.nullable === true ? undefined : [types.join(','), 'null']
}

/** A format takes the place of the type: whatever is written as text is left to it, and other values are told of it. */
function mismatch(
  value: unknown,
  actual: string,
  types: readonly string[],
  { format = '' }: JSONSchemaProps,
  hasFormat: boolean,
): Mismatch | undefined {
  const isNumeric = types.includes('integer') || types.includes('number')
  const isText = actual === 'string' || actual === 'array'
  if (hasFormat && isText && !isNumeric) return undefined
  if (types.includes(actual) || (actual === 'integer' && types.includes('number'))) return undefined
  if (value instanceof GoFloat && types.includes('integer') && isInteger(value.value)) return undefined
  return hasFormat && !isText ? [format, goFormats[actual] ?? ''] : [types.join(','), actual]
}

const goFormats: Readonly<Record<string, string>> = { integer: 'int64', number: 'float64' }

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'bigint') return 'integer'
  if (value instanceof GoFloat) return 'number'
  if (typeof value === 'number') return isInteger(value) ? 'integer' : 'number'
  return typeof value
}

function* checkCombinations(
  result: ValidationResult,
  value: unknown,
  schema: JSONSchemaProps,
  place: string,
  old: Old,
): Steps<void> {
  const { anyOf, oneOf, allOf, not } = schema
  result.matches += 2
  if (!anyOf && !oneOf && !allOf && !not) return
  const failed = new ValidationResult()
  if (anyOf?.length) yield* checkAnyOf(failed, value, anyOf, place, old)
  if (oneOf?.length) yield* checkOneOf(failed, value, oneOf, place, old)
  if (allOf?.length) yield* checkAllOf(failed, value, allOf, place, old)
  if (not && (yield* validate(value, not, place, undefined)).isValid) {
    failed.add(violations.placeless(`${JSON.stringify(place)} must not validate the schema (not)`))
  }
  result.merge(failed)
}

type CheckAlternatives = (
  result: ValidationResult,
  value: unknown,
  schemas: readonly JSONSchemaProps[],
  place: string,
  old: Old,
) => Steps<void>

const checkAnyOf: CheckAlternatives = function* (result, value, schemas, place, old) {
  let nearest: ValidationResult | undefined
  for (const schema of schemas) {
    yield
    const one = yield* validate(value, schema, place, old)
    if (one.isValid) {
      result.merge(one)
      return
    }
    if (!nearest || one.matches > nearest.matches) nearest = one
  }
  result.add(violations.placeless(`${JSON.stringify(place)} must validate at least one schema (anyOf)`))
  if (nearest) result.merge(nearest)
}

function* eachOf(
  value: unknown,
  schemas: readonly JSONSchemaProps[],
  place: string,
  old: Old,
): Steps<ValidationResult[]> {
  const results: ValidationResult[] = []
  for (const schema of schemas) {
    yield
    results.push(yield* validate(value, schema, place, old))
  }
  return results
}

const checkOneOf: CheckAlternatives = function* (result, value, schemas, place, old) {
  const results = yield* eachOf(value, schemas, place, old)
  const valid = results.filter((one) => one.isValid)
  const [first] = valid
  if (valid.length === 1 && first) {
    result.merge(first)
    return
  }
  const found = valid.length === 0 ? 'Found none valid' : `Found ${valid.length} valid alternatives`
  result.add(violations.placeless(`${JSON.stringify(place)} must validate one and only one schema (oneOf). ${found}`))
  if (valid.length > 0) return
  const nearest = results.reduce((best, one) => (one.matches > best.matches ? one : best))
  result.merge(nearest)
}

const checkAllOf: CheckAlternatives = function* (result, value, schemas, place, old) {
  const results = yield* eachOf(value, schemas, place, old)
  for (const one of results) result.merge(one)
  const valid = results.filter((one) => one.isValid).length
  if (valid === results.length) return
  const none = valid === 0 ? '. None validated' : ''
  result.add(violations.placeless(`${JSON.stringify(place)} must validate all the schemas (allOf)${none}`))
}

const checkString: Check = (result, value, schema, place) => {
  if (typeof value !== 'string') return
  result.matches++
  const length = schema.maxLength === undefined && schema.minLength === undefined ? 0 : [...value].length
  if (schema.maxLength !== undefined && length > schema.maxLength) {
    result.add(violations.maxLength(place, schema.maxLength))
  } else if (schema.minLength !== undefined && length < schema.minLength) {
    result.add(violations.should(place, value, `should be at least ${schema.minLength} chars long`))
  } else if (schema.pattern && !matchesPattern(schema, schema.pattern, value)) {
    result.add(violations.should(place, value, `should match '${schema.pattern}'`))
  }
}

/** Compiled patterns, for as long as the schema lives. */
const patterns = new WeakMap<JSONSchemaProps, RE2JS>()

function matchesPattern(schema: JSONSchemaProps, pattern: string, value: string): boolean {
  let compiled = patterns.get(schema)
  if (!compiled) {
    compiled = RE2JS.compile(pattern)
    patterns.set(schema, compiled)
  }
  return compiled.matcher(value).find()
}

function knownFormat(schema: JSONSchemaProps): ((text: string) => boolean) | undefined {
  return schema.format ? formats.get(schema.format.replaceAll('-', '')) : undefined
}

const checkFormat: Check = (result, value, schema, place) => {
  const isOfFormat = knownFormat(schema)
  if (typeof value !== 'string' || !schema.format || !isOfFormat) return
  result.matches++
  if (!isOfFormat(value)) result.add(violations.type(place, schema.format, value))
}

const checkNumber: Check = (result, sent, schema, place) => {
  const value = sent instanceof GoFloat ? sent.value : sent
  if (typeof value !== 'number' && typeof value !== 'bigint') return
  result.matches += 2
  // Integers are compared with integers: upstream drops the fractions of the limits.
  const limit = (one: number | undefined) => (one !== undefined && isInteger(sent) ? Math.trunc(one) : one)
  const [multipleOf, maximum, minimum] = [schema.multipleOf, schema.maximum, schema.minimum].map(limit)
  const limitText = (one: number) =>
    isInteger(sent) || !Number.isInteger(one) ? goNumber(one) : String(new GoFloat(one))
  if (multipleOf !== undefined && multipleOf <= 0) {
    const text = `factor MultipleOf declared for ${place} must be positive: ${multipleOf}`
    result.add(violations.limit(place, multipleOf, text))
  } else if (multipleOf !== undefined && !isMultiple(sent, multipleOf)) {
    result.add(violations.should(place, sent, `should be a multiple of ${limitText(multipleOf)}`))
  }
  // Upstream checks the maximum first but reports the minimum first.
  if (minimum !== undefined && (schema.exclusiveMinimum ? value <= minimum : value < minimum)) {
    const what = `should be greater than ${schema.exclusiveMinimum ? '' : 'or equal to '}${limitText(minimum)}`
    result.add(violations.should(place, sent, what))
  }
  if (maximum !== undefined && (schema.exclusiveMaximum ? value >= maximum : value > maximum)) {
    const what = `should be less than ${schema.exclusiveMaximum ? '' : 'or equal to '}${limitText(maximum)}`
    result.add(violations.should(place, sent, what))
  }
}

/** Floats that upstream takes for integers end where they are no longer exact. */
const isInteger = (value: unknown) => typeof value === 'bigint' || Number.isSafeInteger(value)

function isMultiple(number: unknown, factor: number): boolean {
  if (typeof number === 'bigint' && Number.isInteger(factor)) return number % BigInt(factor) === 0n
  const value = Number(number instanceof GoFloat ? number.value : number)
  if (isInteger(number) && Number.isInteger(factor)) return value % factor === 0
  // Upstream takes what is nearly a whole number for one.
  const quotient = Math.abs(factor < 1 ? (1 / factor) * value : value / factor)
  const whole = Math.trunc(quotient)
  if (whole > Number.MAX_SAFE_INTEGER) return false
  if (quotient === whole) return true
  return whole > 0 && (quotient - whole) / (quotient + whole) < 1e-9
}

function* checkList(
  result: ValidationResult,
  value: readonly unknown[],
  schema: JSONSchemaProps,
  place: string,
  old: Old,
): Steps<void> {
  const items = itemsOf(schema)
  const oldEntry = oldEntries(schema, old)
  if (items) {
    for (const [index, item] of value.entries()) {
      yield
      result.merge(yield* validate(memberAsSent(value, index), items, `${place}[${index}]`, oldEntry(item)))
    }
  }
  const { minItems, maxItems } = schema
  if (minItems !== undefined && value.length < minItems) {
    result.add(violations.should(place, value.length, `should have at least ${minItems} items`))
  }
  if (maxItems !== undefined && value.length > maxItems) result.add(violations.maxItems(place, value.length, maxItems))
  if (schema.uniqueItems && value.some((item, index) => value.findIndex((other) => equalJson(other, item)) < index)) {
    result.add(violations.should(place, undefined, "shouldn't contain duplicates"))
  }
  result.matches += 2
}

const checkEnum: Check = (result, sent, schema, place) => {
  const value = sent instanceof GoFloat ? sent.value : sent
  result.matches++
  const allowed = schema.enum
  if (!allowed || allowed.length === 0) return
  // A number with a fraction is compared with integers as an integer.
  const isAllowed = (one: unknown) =>
    equalJson(one, value) || (typeof value === 'number' && Number.isInteger(one) && Math.trunc(value) === one)
  if (value === null || !allowed.some(isAllowed)) result.add(violations.enum(place, sent, allowed))
}

function* checkObject(
  result: ValidationResult,
  value: JsonObject,
  schema: JSONSchemaProps,
  place: string,
  old: Old,
): Steps<void> {
  result.matches++
  const { minProperties, maxProperties, properties = {} } = schema
  const size = Object.keys(value).length
  if (minProperties !== undefined && size < minProperties) {
    result.add(violations.should(place, size, `should have at least ${minProperties} properties`))
  }
  if (maxProperties !== undefined && size > maxProperties)
    result.add(violations.maxProperties(place, size, maxProperties))
  const values = valuesOf(schema)
  if (values && values !== true) {
    for (const key of Object.keys(value)) {
      if (Object.hasOwn(properties, key)) continue
      yield
      result.merge(yield* validate(memberAsSent(value, key), values, `${place}.${key}`, oldMember(old, key)))
    }
  }
  for (const [name, property] of Object.entries(properties)) {
    if (!Object.hasOwn(value, name)) continue
    const at = place === '' ? name : `${place}.${name}`
    result.merge(yield* validate(memberAsSent(value, name), property, at, oldMember(old, name)))
  }
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(value, name)) result.add(violations.required(`${place}.${name}`))
  }
}

function oldMember(old: Old, key: string): Old {
  return old && isJsonObject(old.value) && Object.hasOwn(old.value, key) ? { value: old.value[key] } : undefined
}

/** Finds the old entry with the keys of a new one. */
function oldEntries(schema: JSONSchemaProps, old: Old): (item: unknown) => Old {
  const keys = schema['x-kubernetes-list-map-keys'] ?? []
  const list = old?.value
  if (schema['x-kubernetes-list-type'] !== 'map' || !Array.isArray(list)) return () => undefined
  const identity = (item: unknown) => JSON.stringify(isJsonObject(item) ? keys.map((key) => item[key] ?? null) : item)
  const byKeys = new Map(list.map((item) => [identity(item), { value: item as unknown }]))
  return (item) => byKeys.get(identity(item))
}
