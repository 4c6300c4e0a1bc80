import type { FieldError, FieldPath } from '../../../api/index.js'
import { equalJson, invalid } from '../../../api/index.js'

export function addImmutableError(errors: FieldError[], value: unknown, old: unknown, at: FieldPath): void {
  if (!equalJson(value ?? null, old ?? null)) errors.push(invalid(at, value, 'field is immutable'))
}
