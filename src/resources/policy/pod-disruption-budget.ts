import type { Condition, FieldError, FieldPath, PodDisruptionBudget } from '../../api/index.js'
import {
  addLabelSelectorErrors,
  addNegative,
  addReasons,
  addUnsupported,
  byteLength,
  duplicate,
  invalid,
  isQualifiedName,
  PodDisruptionBudgets,
  path,
  regexMessage,
  required,
  tooLong,
} from '../../api/index.js'
import { addIntOrPercentErrors, addOver100Errors } from '../apps/rollout-numbers.js'
import { intOrStringText } from '../cells.js'
import { defineResource } from '../define-resource.js'

const at = path('spec')

function validate({ spec }: PodDisruptionBudget): FieldError[] {
  const errors: FieldError[] = []
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy } = spec ?? {}
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    const printed = {
      MinAvailable: minAvailable,
      Selector: selector ?? null,
      MaxUnavailable: maxUnavailable,
      UnhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy ?? null,
    }
    errors.push(invalid(at, printed, 'minAvailable and maxUnavailable cannot be both set'))
  }
  for (const [field, value] of Object.entries({ minAvailable, maxUnavailable })) {
    addIntOrPercentErrors(errors, value, at.child(field))
    addOver100Errors(errors, value, at.child(field))
  }
  addLabelSelectorErrors(errors, selector, at.child('selector'))
  addUnsupported(errors, at.child('unhealthyPodEvictionPolicy'), unhealthyPodEvictionPolicy, [
    'AlwaysAllow',
    'IfHealthyBudget',
  ])
  return errors
}

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

export const podDisruptionBudgets = defineResource(PodDisruptionBudgets, {
  metadataChecks: { asUpdated: 0 },
  cells: {
    'Min Available': ({ spec }) => intOrStringText(spec?.minAvailable, 'N/A'),
    'Max Unavailable': ({ spec }) => intOrStringText(spec?.maxUnavailable, 'N/A'),
    'Allowed Disruptions': ({ status }) => status?.disruptionsAllowed ?? 0,
  },
  allowUnconditionalUpdate: false,
  prepareForCreate(budget) {
    budget.status = { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 }
  },
  validate,
  status: {
    metadataChecks: { asUpdated: 0 },
    validateUpdate({ status }) {
      const errors: FieldError[] = []
      addConditionErrors(errors, status?.conditions, path('status', 'conditions'))
      for (const field of ['disruptionsAllowed', 'currentHealthy', 'desiredHealthy', 'expectedPods'] as const) {
        addNegative(errors, path('status', field), status?.[field])
      }
      return errors
    },
  },
})
