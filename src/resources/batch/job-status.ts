import type { FieldError, FieldPath, Job, JobStatus } from '../../api/index.js'
import { addNegative, duplicate, invalid, isConditionTrue, path, required, semanticEqual } from '../../api/index.js'
import { invalidBecause } from '../apps/bad-values.js'
import { commonIndex, countIndexes, IndexesError } from './indexes.js'

const at = path('status')
const conditionsAt = at.child('conditions')

interface Facts {
  readonly complete: boolean
  readonly failed: boolean
  readonly finished: boolean
  readonly failureTarget: boolean
  readonly criteriaMet: boolean
}

function factsOf(status: JobStatus): Facts {
  const is = (type: string) => isConditionTrue(status.conditions, type)
  const complete = is('Complete')
  const failed = is('Failed')
  return {
    complete,
    failed,
    finished: complete || failed,
    failureTarget: is('FailureTarget'),
    criteriaMet: is('SuccessCriteriaMet'),
  }
}

/**
 * ValidateJobUpdateStatus: most rules hold only for what the update changes, so that a status which already breaks one can still be updated
 * (getStatusValidationOptions of pkg/registry/batch/job/strategy.go, v1.34).
 */
export function validateJobStatus(job: Job, old: Job): FieldError[] {
  const errors: FieldError[] = []
  const status = job.status ?? {}
  const before = old.status ?? {}
  const now = factsOf(status)
  const was = factsOf(before)
  for (const field of ['active', 'succeeded', 'failed', 'ready', 'terminating'] as const) {
    addNegative(errors, at.child(field), status[field])
  }
  addUncountedErrors(errors, status)
  addTimeErrors(errors, { status, before, now, was })
  addFinishedErrors(errors, job, { status, before, now, was })
  addIndexesErrors(errors, job, before)
  addPodCountErrors(errors, { status, before, now, was })
  addSuccessErrors(errors, job, now)
  addTransitionErrors(errors, job, before, now, was)
  return errors
}

interface Change {
  readonly status: JobStatus
  readonly before: JobStatus
  readonly now: Facts
  readonly was: Facts
}

function addUncountedErrors(errors: FieldError[], { uncountedTerminatedPods: uncounted }: JobStatus): void {
  const seen = new Set<string>()
  for (const field of ['succeeded', 'failed'] as const) {
    uncounted?.[field]?.forEach((uid, index) => {
      const here = at.child('uncountedTerminatedPods', field).index(index)
      if (uid === '') errors.push(invalid(here, uid, 'must not be empty'))
      else if (seen.has(uid)) errors.push(duplicate(here, uid))
      seen.add(uid)
    })
  }
}

function addTimeErrors(errors: FieldError[], { status, before, now, was }: Change): void {
  const completeChanged = now.complete !== was.complete
  if ((completeChanged || now.failed !== was.failed) && now.complete && now.failed) {
    errors.push(invalidBecause(conditionsAt, 'cannot set Complete=True and Failed=true conditions'))
  }
  if ((completeChanged || now.failureTarget !== was.failureTarget) && now.complete && now.failureTarget) {
    errors.push(invalidBecause(conditionsAt, 'cannot set Complete=True and FailureTarget=true conditions'))
  }
  const here = at.child('completionTime')
  const { startTime, completionTime } = status
  const timeChanged = completionTime !== before.completionTime
  if (completeChanged || timeChanged) {
    if (completionTime !== undefined && !now.complete) {
      const detail = 'cannot set completionTime when there is no Complete=True condition'
      errors.push(invalid(here, completionTime, detail))
    }
    if (completionTime === undefined && now.complete) {
      errors.push(required(here, 'completionTime is required for Complete jobs'))
    }
  }
  if ((timeChanged || startTime !== before.startTime) && startTime !== undefined && completionTime !== undefined) {
    if (Date.parse(completionTime) < Date.parse(startTime)) {
      errors.push(invalid(here, completionTime, 'completionTime cannot be set before startTime'))
    }
  }
}

function addFinishedErrors(errors: FieldError[], { spec }: Job, { status, before, now, was }: Change): void {
  const failureChanged = now.failed !== was.failed || now.failureTarget !== was.failureTarget
  if (failureChanged && now.failed && !now.failureTarget) {
    const detail = 'cannot set Failed=True condition without the FailureTarget=true condition'
    errors.push(invalidBecause(conditionsAt, detail))
  }
  if ((now.complete !== was.complete || now.criteriaMet !== was.criteriaMet) && now.complete && !now.criteriaMet) {
    const detail = 'cannot set Complete=True condition without the SuccessCriteriaMet=true condition'
    errors.push(invalidBecause(conditionsAt, detail))
  }
  if (!now.finished) return
  const finishedChanged = now.finished !== was.finished
  const { active = 0, startTime, uncountedTerminatedPods: uncounted } = status
  if ((finishedChanged || active !== (before.active ?? 0)) && active > 0) {
    errors.push(invalid(at.child('active'), active, 'active>0 is invalid for finished job'))
  }
  const neverStarts = spec?.suspend === true && spec.completions === 0
  if ((finishedChanged || startTime !== before.startTime) && startTime === undefined && !neverStarts) {
    errors.push(required(at.child('startTime'), 'startTime is required for finished job'))
  }
  const { succeeded = [], failed = [] } = uncounted ?? {}
  if (succeeded.length + failed.length === 0) return
  if (!finishedChanged && semanticEqual(uncounted, before.uncountedTerminatedPods)) return
  const printed = { Succeeded: succeeded.length > 0 ? succeeded : null, Failed: failed.length > 0 ? failed : null }
  const detail = 'uncountedTerminatedPods needs to be empty for finished job'
  errors.push(invalid(at.child('uncountedTerminatedPods'), printed, detail))
}

function addIndexesErrors(errors: FieldError[], { spec, status = {} }: Job, before: JobStatus): void {
  const { completedIndexes = '', failedIndexes } = status
  const completedAt = at.child('completedIndexes')
  const failedAt = at.child('failedIndexes')
  const completedChanged = completedIndexes !== (before.completedIndexes ?? '')
  const failedChanged = failedIndexes !== before.failedIndexes
  const completions = spec?.completions
  const perIndex = spec?.backoffLimitPerIndex !== undefined
  if (completedChanged && completions !== undefined) addMalformed(errors, completedAt, completedIndexes, completions)
  if (failedChanged && completions !== undefined && perIndex && failedIndexes !== undefined) {
    addMalformed(errors, failedAt, failedIndexes, completions)
  }
  if (completedChanged && completedIndexes !== '' && spec?.completionMode !== 'Indexed') {
    const detail = 'cannot set non-empty completedIndexes when non-indexed completion mode'
    errors.push(invalid(completedAt, completedIndexes, detail))
  }
  if (failedIndexes === undefined) return
  if (failedChanged && !perIndex) {
    const detail = 'cannot set non-null failedIndexes when backoffLimitPerIndex is null'
    errors.push(invalid(failedAt, failedIndexes, detail))
  }
  if ((failedChanged || completedChanged) && completions !== undefined) {
    const common = commonIndex(completedIndexes, failedIndexes, completions)
    if (common === undefined) return
    const detail = `failedIndexes and completedIndexes overlap at index: ${common}`
    errors.push(invalid(failedAt, failedIndexes, detail))
  }
}

function addMalformed(errors: FieldError[], here: FieldPath, text: string, completions: number): void {
  try {
    countIndexes(text, completions)
  } catch (error) {
    if (!(error instanceof IndexesError)) throw error
    const field = here.toString().slice('status.'.length)
    errors.push(invalid(here, text, `error parsing ${field}: ${error.message}`))
  }
}

function addPodCountErrors(errors: FieldError[], { status, before, now, was }: Change): void {
  const { active = 0, ready, terminating } = status
  const terminatingChanged = now.finished !== was.finished || terminating !== before.terminating
  if (terminatingChanged && now.finished && (terminating ?? 0) > 0) {
    errors.push(invalid(at.child('terminating'), terminating, 'terminating>0 is invalid for finished job'))
  }
  const readyChanged = ready !== before.ready || active !== (before.active ?? 0)
  if (readyChanged && ready !== undefined && ready > active) {
    errors.push(invalid(at.child('ready'), ready, 'cannot set more ready pods than active'))
  }
}

function addSuccessErrors(errors: FieldError[], { spec }: Job, now: Facts): void {
  if (now.criteriaMet && now.failed) {
    errors.push(invalidBecause(conditionsAt, 'cannot set SuccessCriteriaMet=True and Failed=true conditions'))
  }
  if (now.criteriaMet && now.failureTarget) {
    errors.push(invalidBecause(conditionsAt, 'cannot set SuccessCriteriaMet=True and FailureTarget=true conditions'))
  }
  if (spec?.successPolicy && !now.criteriaMet && now.complete) {
    const detail = 'cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True'
    errors.push(invalidBecause(conditionsAt, detail))
  }
}

function isResumed({ conditions }: JobStatus): boolean {
  return conditions?.some(({ type, status }) => type === 'Suspended' && status === 'False') ?? false
}

function addTransitionErrors(
  errors: FieldError[],
  { spec, status = {} }: Job,
  before: JobStatus,
  now: Facts,
  was: Facts,
): void {
  for (const [type, field] of [
    ['Failed', 'failed'],
    ['Complete', 'complete'],
    ['FailureTarget', 'failureTarget'],
  ] as const) {
    if (was[field] && !now[field]) {
      errors.push(invalidBecause(conditionsAt, `cannot disable the terminal ${type}=True condition`))
    }
  }
  const { failed = 0, succeeded = 0, startTime, completionTime } = status
  if (failed < (before.failed ?? 0))
    errors.push(invalid(at.child('failed'), failed, 'cannot decrease the failed counter'))
  // An elastic indexed Job may be scaled down, completed indexes included.
  const isElastic = spec?.completionMode === 'Indexed' && spec.completions === spec.parallelism
  if (!isElastic && succeeded < (before.succeeded ?? 0)) {
    errors.push(invalid(at.child('succeeded'), succeeded, 'cannot decrease the succeeded counter'))
  }
  if (completionTime !== undefined && before.completionTime !== undefined && completionTime !== before.completionTime) {
    errors.push(invalid(at.child('completionTime'), completionTime, 'field is immutable'))
  }
  // A job that is resumed starts anew.
  const isResuming = isConditionTrue(before.conditions, 'Suspended') && isResumed(status)
  if (before.startTime !== undefined && startTime !== before.startTime && spec?.suspend !== true && !isResuming) {
    errors.push(required(at.child('startTime'), 'startTime cannot be removed for unsuspended job'))
  }
  if (was.criteriaMet && !now.criteriaMet) {
    errors.push(invalidBecause(conditionsAt, 'cannot disable the SuccessCriteriaMet=True condition'))
  }
  if (was.complete && !was.criteriaMet && now.criteriaMet) {
    const detail = 'cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions'
    errors.push(invalidBecause(conditionsAt, detail))
  }
}
