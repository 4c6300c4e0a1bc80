import type { FieldError } from '../api/index.js'

/**
 * For kinds whose new objects upstream checks for themselves and then once more as a part of what an update must satisfy, so that each error is there twice.
 */
export function twice<T>(validate: (object: T) => readonly FieldError[]): (object: T) => readonly FieldError[] {
  return (object) => {
    const errors = validate(object)
    return [...errors, ...errors]
  }
}
