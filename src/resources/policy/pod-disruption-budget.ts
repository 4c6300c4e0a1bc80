import type { FieldError, PodDisruptionBudget } from '../../api/index.js'
import {
  addLabelSelectorErrors,
  addNegative,
  addUnsupported,
  invalid,
  nameIsPathSegment,
  PodDisruptionBudgets,
  path,
} from '../../api/index.js'
import { addIntOrPercentErrors, addOver100Errors } from '../apps/rollout-numbers.js'
import { intOrStringText } from '../cells.js'
import { addConditionErrors } from '../conditions.js'
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

export const podDisruptionBudgets = defineResource(PodDisruptionBudgets, {
  // The kind's own checks leave the name alone.
  validateName: nameIsPathSegment,
  metadataChecks: { asUpdated: 0 },
  checksNewMetadata: false,
  kubeFinalizers: false,
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
