import type { FieldPath } from '../errors/index.js'
import { invalid } from '../errors/index.js'
import type { Errors } from './error-list.js'

/** No `..` among the path's elements. */
export function addBackstepErrors(errors: Errors, target: string, at: FieldPath): void {
  if (target.split('/').includes('..')) errors.push(invalid(at, target, "must not contain '..'"))
}

/** A relative path that stays inside. */
export function addDescendingPathErrors(errors: Errors, target: string, at: FieldPath): void {
  if (target.startsWith('/')) errors.push(invalid(at, target, 'must be a relative path'))
  addBackstepErrors(errors, target, at)
}

/** As above, and not starting with `..`, which kubelets use for their own files. */
export function addNonReservedPathErrors(errors: Errors, target: string, at: FieldPath): void {
  addDescendingPathErrors(errors, target, at)
  // `..` alone is reported twice, as upstream does.
  if (target.startsWith('..') && !target.startsWith('../')) errors.push(invalid(at, target, "must not start with '..'"))
}

/** Permission bits. */
export function addFileModeErrors(errors: Errors, mode: number | undefined, at: FieldPath): void {
  if (mode !== undefined && (mode > 0o777 || mode < 0)) {
    errors.push(invalid(at, mode, 'must be a number between 0 and 0777 (octal), both inclusive'))
  }
}
