import type { FieldError, FieldPath, JobSpec, JobTemplateSpec } from '../../api/index.js'
import {
  addLabelSelectorErrors,
  addNegative,
  addPodTemplateErrors,
  addReasons,
  addUnsupported,
  invalid,
  isDNS1123Subdomain,
  labelsMismatch,
  notSupported,
  regexMessage,
  required,
  selectorOrNone,
  tooLong,
} from '../../api/index.js'
import { shownSelector } from '../apps/bad-values.js'
import { orEmpty } from '../apps/workload-spec.js'
import { setPodSpecDefaults } from '../core/pod/spec-defaults.js'
import { templateWarnings } from '../core/pod/warnings.js'
import {
  addFailurePolicyErrors,
  addSuccessPolicyErrors,
  setFailurePolicyDefaults,
  shownSuccessPolicy,
} from './job-policies.js'

const maxIndexed = 100_000
/** Beyond so many completions a Job with limits for each index must be bounded. */
const manyCompletions = 100_000
const maxWithManyCompletions = 10_000

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
  setFailurePolicyDefaults(spec)
  if (spec.template?.spec) setPodSpecDefaults(spec.template.spec)
}

/** What a Job and the template of a CronJob have in common (validateJobSpec of pkg/apis/batch/validation, v1.34). */
export function addJobSpecErrors(errors: FieldError[], spec: JobSpec, at: FieldPath): void {
  for (const field of [
    'parallelism',
    'completions',
    'activeDeadlineSeconds',
    'backoffLimit',
    'ttlSecondsAfterFinished',
    'backoffLimitPerIndex',
    'maxFailedIndexes',
  ] as const) {
    addNegative(errors, at.child(field), spec[field])
  }
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    errors.push(required(at.child('backoffLimitPerIndex'), 'when maxFailedIndexes is specified'))
  }
  if (spec.managedBy !== undefined) addManagedByErrors(errors, spec.managedBy, at.child('managedBy'))
  const mode = spec.completionMode ?? 'NonIndexed'
  addUnsupported(errors, at.child('completionMode'), mode, ['NonIndexed', 'Indexed'])
  if (mode === 'Indexed') addIndexedErrors(errors, spec, at)
  if (mode === 'NonIndexed') {
    for (const field of ['backoffLimitPerIndex', 'maxFailedIndexes'] as const) {
      if (spec[field] !== undefined) errors.push(invalid(at.child(field), spec[field], needsIndexes))
    }
  }
  if (spec.podFailurePolicy) addFailurePolicyErrors(errors, spec.podFailurePolicy, spec, at.child('podFailurePolicy'))
  if (spec.successPolicy) {
    const here = at.child('successPolicy')
    if (mode === 'Indexed') addSuccessPolicyErrors(errors, spec.successPolicy, spec.completions ?? 0, here)
    else errors.push(invalid(here, shownSuccessPolicy(spec.successPolicy), needsIndexes))
  }
  const replacements = spec.podFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed']
  addUnsupported(errors, at.child('podReplacementPolicy'), spec.podReplacementPolicy, replacements)
  addPodTemplateErrors(errors, orEmpty(spec.template), at.child('template'))
  addRestartPolicyErrors(errors, spec, at.child('template', 'spec', 'restartPolicy'))
}

const needsIndexes = 'requires indexed completion mode'

function addRestartPolicyErrors(errors: FieldError[], spec: JobSpec, at: FieldPath): void {
  const policy = spec.template?.spec?.restartPolicy ?? ''
  // Pods restart always unless told otherwise, so nothing and that are one case.
  if (policy === '' || policy === 'Always') {
    errors.push(required(at, 'valid values: "OnFailure", "Never"'))
  } else if (policy !== 'Never' && policy !== 'OnFailure') {
    errors.push(notSupported(at, policy, ['OnFailure', 'Never']))
  } else if (spec.podFailurePolicy && policy !== 'Never') {
    errors.push(invalid(at, policy, 'only "Never" is supported when podFailurePolicy is specified'))
  }
}

function addIndexedErrors(errors: FieldError[], spec: JobSpec, at: FieldPath): void {
  const { completions, parallelism, maxFailedIndexes } = spec
  const limit = (field: 'parallelism' | 'maxFailedIndexes', max: number, detail: string) => {
    if (spec[field] !== undefined && spec[field] > max) errors.push(invalid(at.child(field), spec[field], detail))
  }
  if (completions === undefined) errors.push(required(at.child('completions'), 'when completion mode is Indexed'))
  limit('parallelism', maxIndexed, `must be less than or equal to ${maxIndexed} when completion mode is Indexed`)
  if (completions !== undefined) limit('maxFailedIndexes', completions, 'must be less than or equal to completions')
  limit('maxFailedIndexes', maxIndexed, `must be less than or equal to ${maxIndexed}`)
  if (completions === undefined || completions <= manyCompletions || spec.backoffLimitPerIndex === undefined) return
  if (maxFailedIndexes === undefined) {
    const detail = `must be specified when completions is above ${manyCompletions}`
    errors.push(required(at.child('maxFailedIndexes'), detail))
  }
  const detail = `must be less than or equal to ${maxWithManyCompletions} when completions are above ${manyCompletions} and used with backoff limit per index`
  if (parallelism !== undefined) limit('parallelism', maxWithManyCompletions, detail)
  limit('maxFailedIndexes', maxWithManyCompletions, detail)
}

const pathFormat = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+"
const pathPattern = new RegExp(`^${pathFormat}$`)

/** IsDomainPrefixedPath, and not longer than a label. */
function addManagedByErrors(errors: FieldError[], managedBy: string, at: FieldPath): void {
  const slash = managedBy.indexOf('/')
  const host = managedBy.slice(0, Math.max(0, slash))
  const rest = managedBy.slice(slash + 1)
  if (managedBy === '') {
    errors.push(required(at))
  } else if (host === '' || rest === '') {
    errors.push(invalid(at, managedBy, 'must be a domain-prefixed path (such as "acme.io/foo")'))
  } else {
    addReasons(errors, at, host, isDNS1123Subdomain(host))
    if (!pathPattern.test(rest)) errors.push(invalid(at, rest, regexMessage('Invalid path', pathFormat)))
  }
  if (managedBy.length > 63) errors.push(tooLong(at, 63))
}

/** What a Job has beyond that: a selector, which fits its template (ValidateJobSpec). */
export function addJobSelectorErrors(errors: FieldError[], spec: JobSpec, at: FieldPath): void {
  const selector = spec.selector
  if (!selector) errors.push(required(at.child('selector')))
  else addLabelSelectorErrors(errors, selector, at.child('selector'))
  const compiled = selectorOrNone(selector)
  const template = orEmpty(spec.template)
  if (compiled && !compiled.matches(template.metadata?.labels)) {
    errors.push(labelsMismatch(template, at.child('template')))
  }
}

/** A CronJob's template may not choose pods by hand. */
export function addJobTemplateErrors(errors: FieldError[], template: JobTemplateSpec, at: FieldPath): void {
  const spec = template.spec ?? ({} as JobSpec)
  addJobSpecErrors(errors, spec, at.child('spec'))
  if (spec.selector) {
    errors.push(
      invalid(at.child('spec', 'selector'), shownSelector(spec.selector), '`selector` will be auto-generated'),
    )
  }
  if (spec.manualSelector === true) {
    errors.push(notSupported(at.child('spec', 'manualSelector'), true, ['nil', 'false']))
  }
}

/** WarningsForJobSpec of pkg/api/job (v1.34). */
export function jobSpecWarnings(spec: JobSpec | undefined, at: FieldPath): readonly string[] {
  const { completionMode, completions = 0, parallelism = 0 } = spec ?? {}
  const isHuge = completions > manyCompletions && parallelism > maxWithManyCompletions
  const advice =
    'In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail'
  return [
    ...(completionMode === 'Indexed' && isHuge ? [`${at}: ${advice}`] : []),
    ...templateWarnings(spec?.template, at.child('template')),
  ]
}
