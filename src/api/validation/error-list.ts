import type { FieldError, FieldPath } from '../errors/index.js'
import { duplicate, invalid, maxErrors, notSupported, required } from '../errors/index.js'

/** What validators append to, so that the order of the errors is the order of the calls. */
export type Errors = FieldError[]

export const notNegative = 'must be greater than or equal to 0'
export const notPositive = 'must be greater than zero'
export const immutable = 'field is immutable'

/** One error for each reason; none any more where nobody would be told of it. */
export function addReasons(errors: Errors, at: FieldPath, value: unknown, reasons: readonly string[]): void {
  if (errors.length >= maxErrors) return
  for (const reason of reasons) errors.push(invalid(at, value, reason))
}

/** Required when empty, else one of `supported` (listed in the error in this order). */
export function requireOneOf(
  errors: Errors,
  at: FieldPath,
  value: string | undefined,
  supported: readonly string[],
): void {
  if (!value) errors.push(required(at))
  else addUnsupported(errors, at, value, supported)
}

/** An error when the value is none of `supported`; nothing when it is absent. */
export function addUnsupported(
  errors: Errors,
  at: FieldPath,
  value: string | undefined,
  supported: readonly string[],
): void {
  if (value !== undefined && !supported.includes(value)) errors.push(notSupported(at, value, supported))
}

export function addNegative(errors: Errors, at: FieldPath, value: number | undefined): void {
  if (value !== undefined && value < 0) errors.push(invalid(at, value, notNegative))
}

export function addMissing(errors: Errors, at: FieldPath, value: unknown, detail = ''): boolean {
  const missing = value === undefined || value === null || value === ''
  if (missing) errors.push(required(at, detail))
  return missing
}

/** A duplicate error with a detail, which `duplicate` has no room for. */
export function duplicateBecause(at: FieldPath, value: unknown, detail: string): FieldError {
  const error = duplicate(at, value)
  return { ...error, message: `${error.message}: ${detail}` }
}
