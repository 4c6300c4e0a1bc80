import type { FieldPath } from '../errors/index.js'
import { maxErrors, tooLong } from '../errors/index.js'
import { byteLength, isQualifiedName, isValidLabelValue } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addReasons } from './error-list.js'

const totalAnnotationSizeLimit = 256 * 1024

/** A set of labels (also: node selectors, service selectors): errors name the map, not the key. */
export function addLabelErrors(
  errors: Errors,
  labels: Readonly<Record<string, string>> | undefined,
  at: FieldPath,
): void {
  for (const key in labels) {
    if (errors.length >= maxErrors) return
    addReasons(errors, at, key, isQualifiedName(key))
    addReasons(errors, at, labels[key], isValidLabelValue(labels[key] ?? ''))
  }
}

/** The rule of keys is that of labels, but case does not matter. */
export function addAnnotationErrors(
  errors: Errors,
  annotations: Readonly<Record<string, string>> | undefined,
  at: FieldPath,
): void {
  let size = 0
  for (const key in annotations) {
    addReasons(errors, at, key, isQualifiedName(key.toLowerCase()))
    size += byteLength(key) + byteLength(annotations[key] ?? '')
  }
  if (size > totalAnnotationSizeLimit) errors.push(tooLong(at, totalAnnotationSizeLimit))
}
