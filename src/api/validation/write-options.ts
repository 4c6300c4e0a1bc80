import type { FieldPath } from '../errors/index.js'
import { notSupported } from '../errors/index.js'
import type { Errors } from './error-list.js'

const dryRunValues = ['All']
const fieldValidationValues = ['', 'Ignore', 'Strict', 'Warn']

/** `dryRun` of a request's options. */
export function addDryRunErrors(errors: Errors, dryRun: readonly string[] | undefined, at: FieldPath): void {
  if (dryRun?.some((one) => !dryRunValues.includes(one))) errors.push(notSupported(at, dryRun, dryRunValues))
}

/** `fieldValidation` of a request's options. */
export function addFieldValidationErrors(errors: Errors, fieldValidation: string, at: FieldPath): void {
  if (!fieldValidationValues.includes(fieldValidation))
    errors.push(notSupported(at, fieldValidation, fieldValidationValues))
}
