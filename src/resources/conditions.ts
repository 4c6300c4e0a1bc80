import type { Condition, FieldError, FieldPath } from '../api/index.js'
import {
  addReasons,
  addUnsupported,
  byteLength,
  duplicate,
  invalid,
  isQualifiedName,
  regexMessage,
  required,
  tooLong,
} from '../api/index.js'

const reasonFormat = '[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?'
const maxReasonBytes = 1024
const maxMessageBytes = 32 * 1024
const reasonPattern = new RegExp(`^${reasonFormat}$`)

/** Conditions of the common type (apimachinery's ValidateConditions, v0.34). */
export function addConditionErrors(
  errors: FieldError[],
  conditions: readonly Condition[] | undefined,
  list: FieldPath,
): void {
  const types = new Set<string>()
  conditions?.forEach((condition, index) => {
    const here = list.index(index)
    const { type = '', status = '', reason = '', message = '', lastTransitionTime, observedGeneration } = condition
    if (types.has(type)) errors.push(duplicate(here.child('type'), type))
    types.add(type)
    addReasons(errors, here.child('type'), type, isQualifiedName(type))
    addUnsupported(errors, here.child('status'), status, ['False', 'True', 'Unknown'])
    if ((observedGeneration ?? 0) < 0) {
      errors.push(
        invalid(here.child('observedGeneration'), observedGeneration, 'must be greater than or equal to zero'),
      )
    }
    if (!lastTransitionTime) errors.push(required(here.child('lastTransitionTime')))
    if (reason === '') errors.push(required(here.child('reason')))
    else if (!reasonPattern.test(reason)) {
      const detail = regexMessage(
        "a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters or '_,:', and must end with an alphanumeric character or '_'",
        reasonFormat,
        'my_name',
        'MY_NAME',
        'MyName',
        'ReasonA,ReasonB',
        'ReasonA:ReasonB',
      )
      errors.push(invalid(here.child('reason'), reason, detail))
    }
    if (byteLength(reason) > maxReasonBytes) errors.push(tooLong(here.child('reason'), maxReasonBytes))
    if (byteLength(message) > maxMessageBytes) errors.push(tooLong(here.child('message'), maxMessageBytes))
  })
}
