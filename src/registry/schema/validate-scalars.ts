import { RE2JS } from 're2js'
import { equalJson, GoFloat, goNumber, type JSONSchemaProps } from '../../api/index.js'
import { formats } from './formats.js'
import { type ValidationResult, violations } from './validation-result.js'

/** Checks one value, which may be a GoFloat, for what its schema says of it alone; what is wrong is added to the result. */
type Check = (result: ValidationResult, value: unknown, schema: JSONSchemaProps, place: string) => void

export const checkType: Check = (result, value, schema, place) => {
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

export const checkString: Check = (result, value, schema, place) => {
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

export const checkFormat: Check = (result, value, schema, place) => {
  const isOfFormat = knownFormat(schema)
  if (typeof value !== 'string' || !schema.format || !isOfFormat) return
  result.matches++
  if (!isOfFormat(value)) result.add(violations.type(place, schema.format, value))
}

export const checkNumber: Check = (result, sent, schema, place) => {
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

export const checkEnum: Check = (result, sent, schema, place) => {
  const value = sent instanceof GoFloat ? sent.value : sent
  result.matches++
  const allowed = schema.enum
  if (!allowed || allowed.length === 0) return
  // A number with a fraction is compared with integers as an integer.
  const isAllowed = (one: unknown) =>
    equalJson(one, value) || (typeof value === 'number' && Number.isInteger(one) && Math.trunc(value) === one)
  if (value === null || !allowed.some(isAllowed)) result.add(violations.enum(place, sent, allowed))
}
