import type {
  FieldError,
  FieldPath,
  JobSpec,
  PodFailurePolicy,
  PodFailurePolicyOnExitCodesRequirement,
  PodFailurePolicyOnPodConditionsPattern,
  PodFailurePolicyRule,
  SuccessPolicy,
} from '../../api/index.js'
import {
  addNegative,
  addReasons,
  addUnsupported,
  duplicate,
  invalid,
  isQualifiedName,
  required,
  tooLong,
  tooMany,
} from '../../api/index.js'
import { invalidBecause } from '../apps/bad-values.js'
import { countIndexes, IndexesError } from './indexes.js'

/** The policies of a Job about failed pods and about success (pkg/apis/batch/validation, v1.34). */

const maxRules = 20
const maxExitCodes = 255
const maxIndexesText = 64 * 1024
const actions = ['Count', 'FailIndex', 'FailJob', 'Ignore']
const statuses = ['False', 'True', 'Unknown']

const validValues = (values: readonly string[]) =>
  `valid values: [${values.map((one) => JSON.stringify(one)).join(' ')}]`

export function setFailurePolicyDefaults({ podFailurePolicy }: JobSpec): void {
  for (const rule of podFailurePolicy?.rules ?? []) {
    for (const pattern of rule.onPodConditions ?? []) pattern.status ||= 'True'
  }
}

export function addFailurePolicyErrors(
  errors: FieldError[],
  policy: PodFailurePolicy,
  spec: JobSpec,
  at: FieldPath,
): void {
  const rules = policy.rules ?? []
  const rulesAt = at.child('rules')
  if (rules.length > maxRules) errors.push(tooMany(rulesAt, rules.length, maxRules))
  const { containers, initContainers } = spec.template?.spec ?? {}
  const names = new Set([...(containers ?? []), ...(initContainers ?? [])].map(({ name }) => name))
  for (const [index, rule] of rules.entries()) {
    const here = rulesAt.index(index)
    addActionErrors(errors, rule, spec, here.child('action'))
    if (rule.onExitCodes) addExitCodesErrors(errors, rule.onExitCodes, names, here.child('onExitCodes'))
    const conditions = rule.onPodConditions ?? []
    addConditionsErrors(errors, conditions, here.child('onPodConditions'))
    if (rule.onExitCodes && conditions.length > 0) {
      errors.push(invalidBecause(here, 'specifying both OnExitCodes and OnPodConditions is not supported'))
    }
    if (!rule.onExitCodes && conditions.length === 0) {
      errors.push(invalidBecause(here, 'specifying one of OnExitCodes and OnPodConditions is required'))
    }
  }
}

function addActionErrors(errors: FieldError[], { action }: PodFailurePolicyRule, spec: JobSpec, at: FieldPath): void {
  if (!action) errors.push(required(at, validValues(actions)))
  else if (action !== 'FailIndex') addUnsupported(errors, at, action, actions)
  else if (spec.backoffLimitPerIndex === undefined) {
    errors.push(invalid(at, action, 'requires the backoffLimitPerIndex to be set'))
  }
}

function addExitCodesErrors(
  errors: FieldError[],
  { operator, values: given, containerName }: PodFailurePolicyOnExitCodesRequirement,
  names: ReadonlySet<string>,
  at: FieldPath,
): void {
  const operators = ['In', 'NotIn']
  if (!operator) errors.push(required(at.child('operator'), validValues(operators)))
  else addUnsupported(errors, at.child('operator'), operator, operators)
  if (containerName !== undefined && !names.has(containerName)) {
    const detail = 'must be one of the container or initContainer names in the pod template'
    errors.push(invalid(at.child('containerName'), containerName, detail))
  }
  const valuesAt = at.child('values')
  const values = given ?? []
  if (values.length === 0) errors.push(invalid(valuesAt, given ?? null, 'at least one value is required'))
  else if (values.length > maxExitCodes) errors.push(tooMany(valuesAt, values.length, maxExitCodes))
  for (const [index, value] of values.entries()) {
    const here = valuesAt.index(index)
    if (operator === 'In' && value === 0) errors.push(invalid(here, value, 'must not be 0 for the In operator'))
    if (values.indexOf(value) < index) errors.push(duplicate(here, value))
  }
  if (values.some((value, index) => index > 0 && (values[index - 1] ?? value) > value)) {
    errors.push(invalid(valuesAt, values, 'must be ordered'))
  }
}

function addConditionsErrors(
  errors: FieldError[],
  conditions: readonly PodFailurePolicyOnPodConditionsPattern[],
  at: FieldPath,
): void {
  if (conditions.length > maxRules) errors.push(tooMany(at, conditions.length, maxRules))
  for (const [index, { type = '', status }] of conditions.entries()) {
    const here = at.index(index)
    addReasons(errors, here.child('type'), type, isQualifiedName(type))
    if (!status) errors.push(required(here.child('status'), validValues(statuses)))
    else addUnsupported(errors, here.child('status'), status, statuses)
  }
}

export function addSuccessPolicyErrors(
  errors: FieldError[],
  policy: SuccessPolicy,
  completions: number,
  at: FieldPath,
): void {
  const rules = policy.rules ?? []
  const rulesAt = at.child('rules')
  if (rules.length === 0) {
    errors.push(required(rulesAt, 'at least one rules must be specified when the successPolicy is specified'))
  }
  if (rules.length > maxRules) errors.push(tooMany(rulesAt, rules.length, maxRules))
  for (const [index, { succeededCount: count, succeededIndexes: indexes }] of rules.entries()) {
    const here = rulesAt.index(index)
    if (count === undefined && indexes === undefined) {
      errors.push(required(here, 'at least one of succeededCount or succeededIndexes must be specified'))
    }
    const named = indexes === undefined ? 0 : countOf(errors, indexes, completions, here.child('succeededIndexes'))
    if (count === undefined) continue
    const countAt = here.child('succeededCount')
    addNegative(errors, countAt, count)
    if (count > completions) {
      const detail = `must be less than or equal to ${completions} (the number of specified completions)`
      errors.push(invalid(countAt, count, detail))
    }
    if (indexes !== undefined && count > named) {
      const detail = `must be less than or equal to ${named} (the number of indexes in the specified succeededIndexes field)`
      errors.push(invalid(countAt, count, detail))
    }
  }
}

function countOf(errors: FieldError[], indexes: string, completions: number, at: FieldPath): number {
  if (indexes.length > maxIndexesText) errors.push(tooLong(at, maxIndexesText))
  try {
    return countIndexes(indexes, completions)
  } catch (error) {
    if (!(error instanceof IndexesError)) throw error
    errors.push(invalid(at, indexes, `error parsing succeededIndexes: ${error.message}`))
    return 0
  }
}

/** As Go prints its internal type. */
export function shownFailurePolicy(policy: PodFailurePolicy | undefined): unknown {
  if (!policy) return null
  const Rules = policy.rules?.map(({ action, onExitCodes, onPodConditions }) => ({
    Action: action,
    OnExitCodes: onExitCodes
      ? {
          ContainerName: onExitCodes.containerName ?? null,
          Operator: onExitCodes.operator,
          Values: onExitCodes.values ?? null,
        }
      : null,
    OnPodConditions: onPodConditions?.map(({ type, status }) => ({ Type: type, Status: status })) ?? null,
  }))
  return { Rules: Rules ?? null }
}

/** As Go prints its internal type. */
export function shownSuccessPolicy(policy: SuccessPolicy | undefined): unknown {
  if (!policy) return null
  const Rules = policy.rules?.map(({ succeededIndexes, succeededCount }) => ({
    SucceededIndexes: succeededIndexes ?? null,
    SucceededCount: succeededCount ?? null,
  }))
  return { Rules: Rules ?? null }
}
