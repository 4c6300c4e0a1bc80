import type { FieldError, Job, JobSpec } from '../../api/index.js'
import {
  addNegative,
  humanDuration,
  immutable,
  invalid,
  isConditionTrue,
  isDNS1123Label,
  Jobs,
  path,
  required,
  semanticEqual,
} from '../../api/index.js'
import { deepClone } from '../../base/index.js'
import type { Cell } from '../../registry/definition/index.js'
import { containerImages, containerNames, selectorText } from '../cells.js'
import { templateWarnings, workloadNameWarnings } from '../core/pod/warnings.js'
import { defineResource } from '../define-resource.js'
import { addJobSelectorErrors, addJobSpecErrors, setJobSpecDefaults } from './job-spec.js'

const at = path('spec')
const uidLabels = ['batch.kubernetes.io/controller-uid', 'controller-uid']
const nameLabels = ['batch.kubernetes.io/job-name', 'job-name']
const emptySpec = { template: {} } as JobSpec

/** The selector by the Job's uid, unless the caller insists on his own (generateSelector of pkg/registry/batch/job/strategy.go). */
function generateSelector(job: Job): void {
  const spec = job.spec
  if (!spec || spec.manualSelector === true) return
  const { uid = '', name = '' } = job.metadata ?? {}
  const template = spec.template ?? {}
  spec.template = template
  const labels: Record<string, string> = { ...template.metadata?.labels }
  for (const label of uidLabels) labels[label] = uid
  for (const label of nameLabels) labels[label] = name
  template.metadata = { ...template.metadata, labels }
  const matchLabels = { ...spec.selector?.matchLabels, 'batch.kubernetes.io/controller-uid': uid }
  spec.selector = { ...spec.selector, matchLabels }
}

/** A Job without labels has those of its template. */
function copyTemplateLabels({ metadata, spec }: Job): void {
  const labels = spec?.template?.metadata?.labels
  if (labels && metadata && Object.keys(metadata.labels ?? {}).length === 0) metadata.labels = { ...labels }
}

/** validateGeneratedSelector: what was generated must have stayed so. */
function addGeneratedSelectorErrors(errors: FieldError[], { metadata, spec = emptySpec }: Job): void {
  if (spec.manualSelector === true) return
  const uid = metadata?.uid ?? ''
  const wanted = { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } }
  const legacy = { matchLabels: { 'controller-uid': uid } }
  if (semanticEqual(spec.selector, wanted) || semanticEqual(spec.selector, legacy)) return
  errors.push(invalid(at.child('selector'), spec.selector ?? null, '`selector` not auto-generated'))
}

function validate(job: Job): FieldError[] {
  const errors: FieldError[] = []
  const spec = job.spec ?? emptySpec
  addGeneratedSelectorErrors(errors, job)
  addJobSelectorErrors(errors, spec, at)
  addJobSpecErrors(errors, spec, at)
  if (spec.completionMode === 'Indexed' && (spec.completions ?? 0) > 0) {
    const last = `${job.metadata?.name}-${(spec.completions ?? 1) - 1}`
    for (const reason of isDNS1123Label(last)) {
      const detail = `will not able to create pod with invalid DNS label: ${last}`
      if (reason) errors.push(invalid(path('metadata', 'name'), job.metadata?.name, detail))
    }
  }
  return errors
}

const fixed = [
  'selector',
  'completionMode',
  'podFailurePolicy',
  'backoffLimitPerIndex',
  'managedBy',
  'successPolicy',
] as const

function validateUpdate(job: Job, old: Job): FieldError[] {
  const errors: FieldError[] = []
  const spec = job.spec ?? emptySpec
  const before = old.spec ?? emptySpec
  addJobSpecErrors(errors, spec, at)
  addCompletionsErrors(errors, spec, before)
  for (const field of fixed.slice(0, 1)) addImmutableErrors(errors, spec, before, field)
  addTemplateErrors(errors, job, old)
  for (const field of fixed.slice(1)) addImmutableErrors(errors, spec, before, field)
  return errors
}

function addImmutableErrors(errors: FieldError[], spec: JobSpec, before: JobSpec, field: (typeof fixed)[number]): void {
  if (!semanticEqual(spec[field], before[field])) errors.push(invalid(at.child(field), spec[field] ?? null, immutable))
}

/** Completions of an indexed Job may follow its parallelism. */
function addCompletionsErrors(errors: FieldError[], spec: JobSpec, before: JobSpec): void {
  if (spec.completions === before.completions) return
  const isElastic =
    spec.completionMode === 'Indexed' && before.completions !== undefined && spec.completions !== undefined
  if (!isElastic) {
    errors.push(invalid(at.child('completions'), spec.completions ?? null, immutable))
  } else if (spec.completions !== spec.parallelism) {
    const detail = 'can only be modified in tandem with spec.parallelism'
    errors.push(invalid(at.child('completions'), spec.completions, `${detail}`))
  }
}

/** A Job that is suspended and has not begun may still be told where its pods may run. */
function addTemplateErrors(errors: FieldError[], job: Job, old: Job): void {
  const template = job.spec?.template
  const munged = deepClone(old.spec?.template)
  const notBegun = old.spec?.suspend === true && old.status?.startTime === undefined
  if (notBegun && munged && template) {
    const to = munged.spec
    const from = template.spec
    if (to && from) {
      for (const field of ['nodeSelector', 'tolerations', 'schedulingGates'] as const) {
        if (from[field] === undefined) delete to[field]
        else (to as unknown as Record<string, unknown>)[field] = from[field]
      }
      if (from.affinity === undefined) delete to.affinity
      else to.affinity = from.affinity
    }
    const { annotations, labels } = template.metadata ?? {}
    munged.metadata = { ...munged.metadata, ...(annotations ? { annotations } : {}), ...(labels ? { labels } : {}) }
  }
  if (semanticEqual(template, munged)) return
  errors.push(invalid(at.child('template'), template ?? null, immutable))
}

function validateStatus({ status = {} }: Job): FieldError[] {
  const errors: FieldError[] = []
  const here = path('status')
  for (const field of ['active', 'succeeded', 'failed', 'ready', 'terminating'] as const) {
    addNegative(errors, here.child(field), status[field])
  }
  if (status.completionTime !== undefined && !isConditionTrue(status.conditions, 'Complete')) {
    errors.push(
      invalid(
        here.child('completionTime'),
        status.completionTime,
        'cannot be set when there is no Complete=True condition',
      ),
    )
  }
  if (isConditionTrue(status.conditions, 'Complete') && status.completionTime === undefined) {
    errors.push(required(here.child('completionTime'), 'completionTime is required for Complete jobs'))
  }
  return errors
}

function statusText({ metadata, status }: Job): string {
  for (const [type, text] of [
    ['Complete', 'Complete'],
    ['Failed', 'Failed'],
  ] as const) {
    if (isConditionTrue(status?.conditions, type)) return text
  }
  if (metadata?.deletionTimestamp !== undefined) return 'Terminating'
  for (const type of ['Suspended', 'FailureTarget', 'SuccessCriteriaMet']) {
    if (isConditionTrue(status?.conditions, type)) return type
  }
  return 'Running'
}

function completionsText({ spec, status }: Job): string {
  const succeeded = status?.succeeded ?? 0
  if (spec?.completions !== undefined) return `${succeeded}/${spec.completions}`
  const parallelism = spec?.parallelism ?? 0
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`
}

function durationCell({ status }: Job): Cell {
  if (status?.startTime === undefined) return ''
  if (status.completionTime === undefined) return { since: status.startTime }
  return humanDuration(Date.parse(status.completionTime) - Date.parse(status.startTime))
}

export const jobs = defineResource(Jobs, {
  cells: {
    Status: statusText,
    Completions: completionsText,
    Duration: durationCell,
    Containers: ({ spec }) => containerNames(spec?.template?.spec),
    Images: ({ spec }) => containerImages(spec?.template?.spec),
    Selector: ({ spec }) => selectorText(spec?.selector),
  },
  selectableFields: { 'status.successful': ({ status }) => String(status?.succeeded ?? 0) },
  defaultPropagation: 'orphan',
  defaults(job) {
    copyTemplateLabels(job)
    if (job.spec) setJobSpecDefaults(job.spec)
  },
  // Upstream defaults again what it reads from its store, by when the template has the generated labels.
  canonicalize: copyTemplateLabels,
  prepareForCreate(job) {
    generateSelector(job)
    job.status = {}
  },
  validate,
  validateUpdate,
  warnings: ({ metadata, spec }, old) => [
    ...(old ? [] : workloadNameWarnings(metadata?.name)),
    ...(old && semanticEqual(old.spec?.template, spec?.template)
      ? []
      : templateWarnings(spec?.template, at.child('template'))),
  ],
  status: { validateUpdate: validateStatus },
})
