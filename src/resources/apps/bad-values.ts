import type { FieldError, FieldPath, LabelSelector } from '../../api/index.js'
import { invalid, isSameValue } from '../../api/index.js'

/**
 * How bad values are shown in errors. Go prints them as JSON: the keys of maps are sorted, the fields of internal types are capitalised and
 * all there (apimachinery's field.Error, v0.34).
 */

export function sortedMap<T>(map: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function shownSelector(selector: LabelSelector | undefined): unknown {
  if (!selector) return null
  const { matchLabels, matchExpressions } = selector
  return {
    ...(matchLabels && Object.keys(matchLabels).length > 0 ? { matchLabels: sortedMap(matchLabels) } : {}),
    ...(matchExpressions && matchExpressions.length > 0 ? { matchExpressions } : {}),
  }
}

/** `Invalid value: <detail>`, for values that would say nothing. */
export function invalidBecause(at: FieldPath, detail: string): FieldError {
  return { type: 'FieldValueInvalid', field: at.toString(), message: `Invalid value: ${detail}` }
}

const immutable = 'field is immutable'

/** ValidateImmutableField; `shown` is what the error prints. */
export function addImmutable(
  errors: FieldError[],
  at: FieldPath,
  { value, before, shown }: { readonly value: unknown; readonly before: unknown; readonly shown: unknown },
): void {
  if (!isSameValue(value, before)) errors.push(invalid(at, shown, immutable))
}

export function addImmutableSelector(
  errors: FieldError[],
  at: FieldPath,
  selector: LabelSelector | undefined,
  before: LabelSelector | undefined,
): void {
  addImmutable(errors, at, { value: selector, before, shown: shownSelector(selector) })
}
