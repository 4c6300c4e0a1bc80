import type {
  FieldError,
  FieldPath,
  JobSpec,
  JobTemplateSpec,
  PodFailurePolicy,
  SuccessPolicy,
} from '../../api/index.js'
import {
  addLabelSelectorErrors,
  addNegative,
  addPodTemplateErrors,
  addReasons,
  addUnsupported,
  duplicate,
  invalid,
  isQualifiedName,
  labelsMismatch,
  notSupported,
  required,
  tooLong,
  tooMany,
} from '../../api/index.js'
import { orEmpty, selectorOrNone } from '../apps/replica-set.js'
import { setPodSpecDefaults } from '../core/pod/spec-defaults.js'

const maxIndexed = 100000

/** SetDefaults_Job (pkg/apis/batch/v1/defaults.go, v1.34). */
export function setJobSpecDefaults(spec: JobSpec): void {
  if (spec.completions === undefined && spec.parallelism === undefined) {
    spec.completions = 1
    spec.parallelism = 1
  }
  spec.parallelism ??= 1
  spec.backoffLimit ??= spec.backoffLimitPerIndex !== undefined ? 2147483647 : 6
  spec.completionMode ??= 'NonIndexed'
  spec.suspend ??= false
  spec.podReplacementPolicy ??= spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed'
  spec.manualSelector ??= false
  for (const rule of spec.podFailurePolicy?.rules ?? []) {
    for (const pattern of rule.onPodConditions ?? []) pattern.status ||= 'True'
  }
  if (spec.template?.spec) setPodSpecDefaults(spec.template.spec)
}

/** ValidateJobSpec: what a Job and the template of a CronJob have in common. */
export function addJobSpecErrors(errors: FieldError[], spec: JobSpec, at: FieldPath): void {
  const isIndexed = spec.completionMode === 'Indexed'
  for (const field of [
    'parallelism',
    'completions',
    'activeDeadlineSeconds',
    'backoffLimit',
    'ttlSecondsAfterFinished',
  ] as const) {
    addNegative(errors, at.child(field), spec[field])
  }
  addNegative(errors, at.child('backoffLimitPerIndex'), spec.backoffLimitPerIndex)
  addIndexErrors(errors, spec, at, isIndexed)
  if (spec.completionMode !== undefined) {
    addUnsupported(errors, at.child('completionMode'), spec.completionMode, ['NonIndexed', 'Indexed'])
    if (isIndexed) addIndexedErrors(errors, spec, at)
  }
  if (spec.managedBy !== undefined) addManagedByErrors(errors, spec.managedBy, at.child('managedBy'))
  addReplacementErrors(errors, spec, at)
  const template = orEmpty(spec.template)
  addPodTemplateErrors(errors, template, at.child('template'))
  const policy = template.spec?.restartPolicy ?? ''
  const policyAt = at.child('template', 'spec', 'restartPolicy')
  if (policy === '' || policy === 'Always') {
    errors.push(required(policyAt, 'valid values: "OnFailure", "Never"'))
  } else if (policy !== 'Never' && policy !== 'OnFailure') {
    errors.push(notSupported(policyAt, policy, ['OnFailure', 'Never']))
  } else if (spec.podFailurePolicy && policy !== 'Never') {
    errors.push(invalid(policyAt, policy, 'only "Never" is supported when podFailurePolicy is specified'))
  }
  if (spec.podFailurePolicy) addFailurePolicyErrors(errors, spec.podFailurePolicy, spec, at.child('podFailurePolicy'))
  if (spec.successPolicy) addSuccessPolicyErrors(errors, spec.successPolicy, spec, at.child('successPolicy'))
}

function addIndexErrors(errors: FieldError[], spec: JobSpec, at: FieldPath, isIndexed: boolean): void {
  if (spec.backoffLimitPerIndex !== undefined && !isIndexed) {
    errors.push(
      invalid(at.child('backoffLimitPerIndex'), spec.backoffLimitPerIndex, 'requires indexed completion mode'),
    )
  }
  if (spec.maxFailedIndexes === undefined) return
  addNegative(errors, at.child('maxFailedIndexes'), spec.maxFailedIndexes)
  if (spec.backoffLimitPerIndex === undefined) {
    errors.push(required(at.child('backoffLimitPerIndex'), 'when maxFailedIndexes is specified'))
  }
}

function addIndexedErrors(errors: FieldError[], spec: JobSpec, at: FieldPath): void {
  if (spec.completions === undefined) {
    errors.push(required(at.child('completions'), 'when completion mode is Indexed'))
  }
  if (spec.parallelism !== undefined && spec.parallelism > maxIndexed) {
    const detail = `must be less than or equal to ${maxIndexed} when completion mode is Indexed`
    errors.push(invalid(at.child('parallelism'), spec.parallelism, detail))
  }
  if (
    spec.maxFailedIndexes !== undefined &&
    spec.completions !== undefined &&
    spec.maxFailedIndexes > spec.completions
  ) {
    errors.push(
      invalid(at.child('maxFailedIndexes'), spec.maxFailedIndexes, 'must be less than or equal to completions'),
    )
  }
}

function addManagedByErrors(errors: FieldError[], managedBy: string, at: FieldPath): void {
  addReasons(errors, at, managedBy, isQualifiedName(managedBy))
  if (!managedBy.includes('/'))
    errors.push(invalid(at, managedBy, 'must be a domain-prefixed path (such as "acme.io/foo")'))
  if (managedBy.length > 63) errors.push(tooLong(at, 63))
}

function addReplacementErrors(errors: FieldError[], spec: JobSpec, at: FieldPath): void {
  const policy = spec.podReplacementPolicy
  if (policy === undefined) return
  const here = at.child('podReplacementPolicy')
  if (spec.podFailurePolicy) addUnsupported(errors, here, policy, ['Failed'])
  else addUnsupported(errors, here, policy, ['Failed', 'TerminatingOrFailed'])
}

const actions = ['Count', 'FailIndex', 'FailJob', 'Ignore']

function addFailurePolicyErrors(errors: FieldError[], policy: PodFailurePolicy, spec: JobSpec, at: FieldPath): void {
  const rules = policy.rules ?? []
  if (rules.length > 20) errors.push(tooMany(at.child('rules'), rules.length, 20))
  const containers = new Set(
    [...(spec.template?.spec?.containers ?? []), ...(spec.template?.spec?.initContainers ?? [])].map((one) => one.name),
  )
  rules.forEach((rule, index) => {
    const here = at.child('rules').index(index)
    if (!rule.action) {
      const listed = actions.filter((one) => one !== 'FailIndex' || spec.backoffLimitPerIndex !== undefined)
      errors.push(
        required(here.child('action'), `valid values: ${listed.map((one) => JSON.stringify(one)).join(', ')}`),
      )
    } else if (rule.action === 'FailIndex') {
      if (spec.backoffLimitPerIndex === undefined) {
        errors.push(invalid(here.child('action'), rule.action, 'requires the backoffLimitPerIndex to be set'))
      }
    } else {
      addUnsupported(errors, here.child('action'), rule.action, actions)
    }
    if (rule.onExitCodes) {
      const codesAt = here.child('onExitCodes')
      const { operator = '', values = [], containerName } = rule.onExitCodes
      if (operator === '') errors.push(required(codesAt.child('operator'), 'valid values: "In", "NotIn"'))
      else addUnsupported(errors, codesAt.child('operator'), operator, ['In', 'NotIn'])
      if (containerName !== undefined && !containers.has(containerName)) {
        errors.push(
          invalid(
            codesAt.child('containerName'),
            containerName,
            'must be one of the container or initContainer names in the pod template',
          ),
        )
      }
      const valuesAt = codesAt.child('values')
      if (values.length < 1) errors.push(invalid(valuesAt, values, 'at least one value is required'))
      else if (values.length > 255) errors.push(tooMany(valuesAt, values.length, 255))
      let ordered = true
      values.forEach((value, position) => {
        if (operator === 'In' && value === 0) {
          errors.push(invalid(valuesAt.index(position), value, 'must not be 0 for the In operator'))
        }
        if (values.indexOf(value) < position) errors.push(duplicate(valuesAt.index(position), value))
        const before = values[position - 1]
        if (before !== undefined && before > value) ordered = false
      })
      if (!ordered) errors.push(invalid(valuesAt, values, 'must be ordered'))
    }
    const conditions = rule.onPodConditions ?? []
    if (conditions.length > 20) errors.push(tooMany(here.child('onPodConditions'), conditions.length, 20))
    conditions.forEach(({ type, status = '' }, position) => {
      const patternAt = here.child('onPodConditions').index(position)
      addReasons(errors, patternAt.child('type'), type, isQualifiedName(type))
      if (status === '') {
        errors.push(required(patternAt.child('status'), 'valid values: "False", "True", "Unknown"'))
      } else {
        addUnsupported(errors, patternAt.child('status'), status, ['False', 'True', 'Unknown'])
      }
    })
    if (rule.onExitCodes && conditions.length > 0) {
      const detail = 'specifying both OnExitCodes and OnPodConditions is not supported'
      errors.push(invalid(here, rule, detail))
    }
    if (!rule.onExitCodes && conditions.length === 0) {
      const detail = 'specifying one of OnExitCodes and OnPodConditions is required'
      errors.push(invalid(here, rule, detail))
    }
  })
}

function addSuccessPolicyErrors(errors: FieldError[], policy: SuccessPolicy, spec: JobSpec, at: FieldPath): void {
  const rules = policy.rules ?? []
  const here = at.child('rules')
  if (spec.completionMode !== 'Indexed') errors.push(invalid(at, policy, 'requires indexed completion mode'))
  if (rules.length === 0)
    errors.push(required(here, 'at least one rules must be specified when the successPolicy is specified'))
  if (rules.length > 20) errors.push(tooMany(here, rules.length, 20))
  rules.forEach(({ succeededCount, succeededIndexes }, index) => {
    const ruleAt = here.index(index)
    if (succeededCount === undefined && succeededIndexes === undefined) {
      errors.push(required(ruleAt, 'at least one of succeededCount or succeededIndexes must be specified'))
    }
    if (succeededCount !== undefined) {
      addNegative(errors, ruleAt.child('succeededCount'), succeededCount)
      if (spec.completions !== undefined && succeededCount > spec.completions) {
        errors.push(
          invalid(
            ruleAt.child('succeededCount'),
            succeededCount,
            `must be less than or equal to ${spec.completions} (the number of specified completions)`,
          ),
        )
      }
    }
  })
}

/** ValidateJobSpec of a Job itself: its selector is made, not given. */
export function addJobSelectorErrors(errors: FieldError[], spec: JobSpec, at: FieldPath): void {
  const selector = spec.selector
  if (!selector) errors.push(required(at.child('selector')))
  else addLabelSelectorErrors(errors, selector, at.child('selector'))
  const compiled = selectorOrNone(selector)
  const template = orEmpty(spec.template)
  if (compiled && !compiled.matches(template.metadata?.labels))
    errors.push(labelsMismatch(template, at.child('template')))
}

/** A CronJob's template may not choose pods by hand. */
export function addJobTemplateErrors(errors: FieldError[], template: JobTemplateSpec, at: FieldPath): void {
  const spec = template.spec
  if (!spec) return
  addJobSpecErrors(errors, spec, at.child('spec'))
  if (spec.manualSelector === true) {
    errors.push(notSupported(at.child('spec', 'manualSelector'), 'true', ['nil', 'false']))
  }
  if (spec.selector) {
    errors.push(invalid(at.child('spec', 'selector'), spec.selector, '`selector` will be auto-generated'))
  }
}
