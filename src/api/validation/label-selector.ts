import type { FieldPath } from '../errors/index.js'
import { forbidden, invalid, required } from '../errors/index.js'
import type { LabelSelector, LabelSelectorRequirement } from '../generated/index.js'
import { isQualifiedName, isValidLabelValue } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addReasons } from './error-list.js'
import { addLabelErrors } from './labels.js'

/** ValidateLabelSelector of apimachinery's pkg/apis/meta/v1/validation (v0.34). */
export function addLabelSelectorErrors(errors: Errors, selector: LabelSelector | undefined, at: FieldPath): void {
  if (!selector) return
  addLabelErrors(errors, selector.matchLabels, at.child('matchLabels'))
  selector.matchExpressions?.forEach((expression, index) => {
    addRequirementErrors(errors, expression, at.child('matchExpressions').index(index))
  })
}

function addRequirementErrors(errors: Errors, requirement: LabelSelectorRequirement, at: FieldPath): void {
  const { key = '', operator, values = [] } = requirement
  addSetOperatorErrors(errors, operator, values, at)
  addReasons(errors, at.child('key'), key, isQualifiedName(key))
  values.forEach((value, index) => {
    addReasons(errors, at.child('values').index(index), value, isValidLabelValue(value))
  })
}

/** The set operators that selectors of labels and of nodes have in common; every other one is refused. */
export function addSetOperatorErrors(
  errors: Errors,
  operator: string | undefined,
  values: readonly string[],
  at: FieldPath,
): void {
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) {
        errors.push(required(at.child('values'), "must be specified when `operator` is 'In' or 'NotIn'"))
      }
      break
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) {
        errors.push(forbidden(at.child('values'), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
      }
      break
    default:
      errors.push(invalid(at.child('operator'), operator ?? '', 'not a valid selector operator'))
  }
}
