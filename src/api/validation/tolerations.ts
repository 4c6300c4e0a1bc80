import type { FieldPath } from '../errors/index.js'
import { invalid } from '../errors/index.js'
import type { Toleration } from '../generated/index.js'
import { isQualifiedName, isValidLabelValue } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addReasons, addUnsupported } from './error-list.js'

const taintEffects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

/** Also for the tolerations of a RuntimeClass and of updates. */
export function addTolerationsErrors(
  errors: Errors,
  tolerations: readonly Toleration[] | undefined,
  at: FieldPath,
): void {
  tolerations?.forEach((toleration, index) => {
    const here = at.index(index)
    const { key = '', operator = '', value = '', effect = '', tolerationSeconds } = toleration
    if (key !== '') addReasons(errors, here.child('key'), key, isQualifiedName(key))
    if (key === '' && operator !== 'Exists') {
      const detail = 'operator must be Exists when `key` is empty, which means "match all values and all keys"'
      errors.push(invalid(here.child('operator'), operator, detail))
    }
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
      const detail = "effect must be 'NoExecute' when `tolerationSeconds` is set"
      errors.push(invalid(here.child('effect'), effect, detail))
    }
    if (operator === '' || operator === 'Equal') {
      const reasons = isValidLabelValue(value)
      if (reasons.length > 0) errors.push(invalid(here.child('operator'), value, reasons.join(';')))
    } else if (operator === 'Exists') {
      if (value !== '') {
        errors.push(invalid(here.child('operator'), value, "value must be empty when `operator` is 'Exists'"))
      }
    } else {
      addUnsupported(errors, here.child('operator'), operator, ['Equal', 'Exists'])
    }
    if (effect !== '') addUnsupported(errors, here.child('effect'), effect, taintEffects)
  })
}
