import {
  equalJson,
  type FieldError,
  GoFloat,
  isJsonObject,
  type JSONSchemaProps,
  type JsonObject,
  memberAsSent,
} from '../../api/index.js'
import { finish, type Steps } from '../../base/index.js'
import { itemsOf, valuesOf } from './type.js'
import { checkEnum, checkFormat, checkNumber, checkString, checkType } from './validate-scalars.js'
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
