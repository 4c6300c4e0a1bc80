import type {
  DeviceSelector,
  DeviceToleration,
  FieldError,
  FieldPath,
  OpaqueDeviceConfiguration,
} from '../../api/index.js'
import {
  addCsiDriverNameErrors,
  addReasons,
  byteLength,
  forbidden,
  invalid,
  isQualifiedName,
  isValidLabelValue,
  notSupported,
  required,
  tooLong,
} from '../../api/index.js'
import { DeviceSelectorError, deviceSelectorCost } from '../../registry/schema/index.js'
import { addDriverObjectErrors, addListErrors } from './checks.js'

const maxSelectors = 32
const longestExpression = 10 * 1024
const maxCost = 1_000_000

/** Expressions that select devices. */
export function addSelectorErrors(
  errors: FieldError[],
  selectors: readonly DeviceSelector[] | undefined,
  at: FieldPath,
): void {
  addListErrors(errors, selectors, at, addSelectorError, maxSelectors)
}

function addSelectorError(errors: FieldError[], { cel }: DeviceSelector, at: FieldPath): void {
  if (!cel) {
    errors.push(required(at.child('cel')))
    return
  }
  const { expression = '' } = cel
  const here = at.child('cel', 'expression')
  if (byteLength(expression) > longestExpression) {
    errors.push(tooLong(here, longestExpression))
    return
  }
  try {
    if (deviceSelectorCost(expression) > maxCost) errors.push(forbidden(here, 'too complex, exceeds cost limit'))
  } catch (error) {
    if (!(error instanceof DeviceSelectorError)) throw error
    errors.push(invalid(here, expression, error.message))
  }
}

/** What a driver is told; `isStored`: it was there before. */
export function addConfigurationErrors(
  errors: FieldError[],
  { opaque }: { readonly opaque?: OpaqueDeviceConfiguration },
  at: FieldPath,
  isStored: boolean,
): void {
  const here = at.child('opaque')
  if (!opaque) {
    errors.push(required(here))
    return
  }
  addCsiDriverNameErrors(errors, opaque.driver ?? '', here.child('driver'))
  addDriverObjectErrors(errors, opaque.parameters, here.child('parameters'), isStored)
}

const effects = ['NoExecute', 'NoSchedule']

export function addTolerationErrors(errors: FieldError[], toleration: DeviceToleration, at: FieldPath): void {
  const { key = '', operator = '', value = '', effect = '' } = toleration
  if (key !== '') addReasons(errors, at.child('key'), key, isQualifiedName(key))
  if (operator === 'Exists') {
    if (value !== '') errors.push(invalid(at.child('value'), value, 'must be empty for operator `Exists`'))
  } else if (operator === 'Equal') {
    addReasons(errors, at.child('value'), value, isValidLabelValue(value))
  } else if (operator === '') {
    errors.push(required(at.child('operator')))
  } else {
    errors.push(notSupported(at.child('operator'), operator, ['Equal', 'Exists']))
  }
  if (effect !== '' && !effects.includes(effect)) errors.push(notSupported(at.child('effect'), effect, effects))
}
