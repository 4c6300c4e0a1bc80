import type { FieldPath } from './field-path.js'
import { GoFloat, withGoExponent } from './go-float.js'

/**
 * The kinds of field errors: value is the `reason` of a Status cause, as in apimachinery's pkg/util/validation/field/errors.go (v0.34).
 */
export type FieldErrorType =
  | 'FieldValueNotFound'
  | 'FieldValueRequired'
  | 'FieldValueDuplicate'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid'
  | 'InternalError'

/** One thing that is wrong with an object. `message` is what stands in a Status: `spec.replicas: Invalid value: -1: must be …` without the field. */
export interface FieldError {
  readonly type: FieldErrorType
  readonly field: string
  /** Without the field's path, e.g. `Invalid value: -1: must be greater than or equal to 0`. */
  readonly message: string
}

/** A bad value that several errors show, printed once. */
export class PrintedValue {
  readonly text: string

  constructor(value: unknown) {
    this.text = formatBadValue(value)
  }
}

/** Go's `%v`/`%q` rendering of a bad value, as upstream prints it: strings quoted, numbers and booleans bare, objects as JSON. */
export function formatBadValue(value: unknown): string {
  if (value === undefined || value === null) return 'null'
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') return goNumber(value)
  if (typeof value === 'boolean' || typeof value === 'bigint' || value instanceof GoFloat) return String(value)
  if (value instanceof PrintedValue) return value.text
  const text = JSON.stringify(value, (_key, member: unknown) => (typeof member === 'bigint' ? Number(member) : member))
  return escapedAsGo(text)
}

/** JSON with those characters escaped too that Go's encoding/json escapes beyond need. */
export function escapedAsGo(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** As Go's `%v` prints an int64, or a float64 where it is none: from 1e+06 on with an exponent. */
export function goNumber(value: number): string {
  const size = Math.abs(value)
  const isFloat = !Number.isInteger(value) || size >= 2 ** 63
  if (isFloat && (size < 1e-4 || size >= 1e6)) return withGoExponent(value)
  return Number.isInteger(value) ? BigInt(value).toString() : String(value)
}

const escapes: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
  '\x07': '\\a',
}

/** Most texts have nothing that Go would escape. */
const simple = /^[ !#-[\]-~]*$/
const toEscape = /["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu

/** Go's strconv.Quote: printable Unicode stays as it is. */
export function quote(text: string): string {
  return simple.test(text) ? `"${text}"` : `"${text.replace(toEscape, escaped)}"`
}

function escaped(character: string): string {
  const known = escapes[character]
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  const digits = code.toString(16)
  if (code < 0x20 || code === 0x7f) return `\\x${digits.padStart(2, '0')}`
  // Halves of surrogate pairs have become this before Go sees them.
  if (code >= 0xd800 && code < 0xe000) return '\ufffd'
  return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`
}

function fieldError(type: FieldErrorType, field: FieldPath, message: string): FieldError {
  return { type, field: field.toString(), message }
}

/** `Required value`, with the detail after a colon where there is one. */
export function required(field: FieldPath, detail = ''): FieldError {
  return fieldError('FieldValueRequired', field, withDetail('Required value', detail))
}

export function invalid(field: FieldPath, value: unknown, detail: string): FieldError {
  return fieldError('FieldValueInvalid', field, withDetail(`Invalid value: ${formatBadValue(value)}`, detail))
}

export function forbidden(field: FieldPath, detail: string): FieldError {
  return fieldError('FieldValueForbidden', field, withDetail('Forbidden', detail))
}

export function duplicate(field: FieldPath, value: unknown): FieldError {
  return fieldError('FieldValueDuplicate', field, `Duplicate value: ${formatBadValue(value)}`)
}

/** The object that a field refers to does not exist. */
export function missing(field: FieldPath, value: unknown): FieldError {
  return fieldError('FieldValueNotFound', field, `Not found: ${formatBadValue(value)}`)
}

/** `supported` in the order to print; upstream sorts the values in most callers: hand them in sorted. */
export function notSupported(field: FieldPath, value: unknown, supported: readonly string[]): FieldError {
  const list = supported.length > 0 ? `: supported values: ${supported.map(quote).join(', ')}` : ''
  return fieldError('FieldValueNotSupported', field, `Unsupported value: ${formatBadValue(value)}${list}`)
}

export function tooLong(field: FieldPath, maxLength: number): FieldError {
  const detail = maxLength >= 0 ? `may not be more than ${maxLength} bytes` : 'value is too long'
  return fieldError('FieldValueTooLong', field, `Too long: ${detail}`)
}

export function tooMany(field: FieldPath, actual: number, max: number): FieldError {
  const detail = max >= 0 ? `must have at most ${max} ${max === 1 ? 'item' : 'items'}` : 'has too many items'
  return fieldError('FieldValueTooMany', field, withDetail(`Too many: ${actual}`, detail))
}

export function typeInvalid(field: FieldPath, value: unknown, detail: string): FieldError {
  return fieldError('FieldValueTypeInvalid', field, withDetail(`Invalid value: ${formatBadValue(value)}`, detail))
}

export function internalFieldError(field: FieldPath, detail: string): FieldError {
  return fieldError('InternalError', field, `Internal error: ${detail}`)
}

function withDetail(text: string, detail: string): string {
  return detail === '' ? text : `${text}: ${detail}`
}
