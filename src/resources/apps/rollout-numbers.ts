import type { FieldError, FieldPath, IntOrString } from '../../api/index.js'
import { addReasons, invalid, isValidPercent, notNegative, percentageOf } from '../../api/index.js'

/** A count or a percentage, not negative (ValidatePositiveIntOrPercent). */
export function addIntOrPercentErrors(errors: FieldError[], value: IntOrString | undefined, at: FieldPath): void {
  if (typeof value === 'string') {
    const reasons = isValidPercent(value)
    addReasons(errors, at, value, reasons)
  } else if (value !== undefined && value < 0) {
    errors.push(invalid(at, value, notNegative))
  }
}

/** Not more than all. */
export function addOver100Errors(errors: FieldError[], value: IntOrString | undefined, at: FieldPath): void {
  const percentage = typeof value !== 'string' || isValidPercent(value).length > 0 ? undefined : percentageOf(value)
  if (percentage !== undefined && percentage > 100) errors.push(invalid(at, value, 'must not be greater than 100%'))
}

/** A count, or the number of a percentage; what is neither reads as Go's Atoi does. */
function countOf(value: IntOrString): number {
  if (typeof value === 'number') return value
  if (isValidPercent(value).length === 0) return percentageOf(value) ?? 0
  return /^[+-]?[0-9]+$/.test(value) ? Number(value) : 0
}

/** `0`, `0%` and nothing are the same. */
export function isZero(value: IntOrString | undefined): boolean {
  if (value === undefined) return true
  return countOf(value) === 0
}

/** A count of collisions only grows. */
export function addDecremented(
  errors: FieldError[],
  at: FieldPath,
  value: number | undefined,
  before: number | undefined,
): void {
  if (before !== undefined && (value === undefined || value < before)) {
    errors.push(invalid(at, value ?? 0, 'cannot be decremented'))
  }
}

interface Rollout {
  readonly maxUnavailable?: IntOrString
  readonly maxSurge?: IntOrString
}

/** As Go prints its internal type: what is absent there is the number 0. */
export const shownRollout = ({ maxUnavailable = 0, maxSurge = 0 }: Rollout): unknown => ({
  MaxUnavailable: maxUnavailable,
  MaxSurge: maxSurge,
})
