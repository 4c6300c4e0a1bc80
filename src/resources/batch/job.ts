import type { FieldError, Job, JobSpec, PodSpec } from '../../api/index.js'
import {
  humanDuration,
  internalForm,
  invalid,
  isConditionTrue,
  isDNS1123Label,
  Jobs,
  path,
  required,
  selectorOrNone,
} from '../../api/index.js'
import { deepClone } from '../../base/index.js'
import type { Cell } from '../../registry/definition/index.js'
import { addImmutable, addImmutableSelector, shownSelector, sortedMap } from '../apps/bad-values.js'
import { containerImages, containerNames, selectorText } from '../cells.js'
import { workloadNameWarnings } from '../core/pod/warnings.js'
import { defineResource } from '../define-resource.js'
import { shownFailurePolicy, shownSuccessPolicy } from './job-policies.js'
import { addJobSelectorErrors, addJobSpecErrors, jobSpecWarnings, setJobSpecDefaults } from './job-spec.js'
import { validateJobStatus } from './job-status.js'

const at = path('spec')
const uidLabel = 'batch.kubernetes.io/controller-uid'
const nameLabel = 'batch.kubernetes.io/job-name'
const legacyUidLabel = 'controller-uid'
const legacyNameLabel = 'job-name'
const emptySpec = { template: {} } as JobSpec

/** The selector by the Job's uid, unless the caller insists on his own (generateSelector of pkg/registry/batch/job/strategy.go). */
function generateSelector(job: Job): void {
  const spec = job.spec
  if (!spec || spec.manualSelector === true) return
  const generated = generatedLabels(job)
  const template = spec.template ?? {}
  spec.template = template
  const isShared = job.metadata?.labels !== undefined && job.metadata.labels === template.metadata?.labels
  // What the caller says himself stays, and is refused where it is wrong.
  template.metadata = { ...template.metadata, labels: sortedMap({ ...generated, ...template.metadata?.labels }) }
  if (isShared) job.metadata = { ...job.metadata, labels: { ...template.metadata.labels } }
  const uid = generated[uidLabel] ?? ''
  spec.selector = { ...spec.selector, matchLabels: sortedMap({ [uidLabel]: uid, ...spec.selector?.matchLabels }) }
}

function generatedLabels({ metadata }: Job): Record<string, string> {
  const { uid = '', name = '' } = metadata ?? {}
  return { [legacyUidLabel]: uid, [legacyNameLabel]: name, [uidLabel]: uid, [nameLabel]: name }
}

/** A Job without labels has those of its template: the very same map, so that what is generated into the one is in the other too. */
function shareTemplateLabels({ metadata, spec }: Job): void {
  const labels = spec?.template?.metadata?.labels
  if (labels && metadata && Object.keys(metadata.labels ?? {}).length === 0) metadata.labels = labels
}

/** validateGeneratedSelector: what was generated must have stayed so. Old Jobs may lack the prefixed labels. */
function addGeneratedSelectorErrors(errors: FieldError[], job: Job, needsPrefixed: boolean): void {
  const { spec = emptySpec } = job
  if (spec.manualSelector === true || !spec.selector) return
  const labels = spec.template?.metadata?.labels
  const generated = Object.entries(generatedLabels(job)).filter(([key]) => needsPrefixed || !key.includes('/'))
  for (const [key, expected] of generated) {
    const here = at.child('template', 'metadata', 'labels').key(key)
    const detail = `must be '${expected}'`
    if (labels?.[key] === undefined) errors.push(required(here, detail))
    else if (labels[key] !== expected) errors.push(invalid(here, sortedMap(labels), detail))
  }
  if (selectorOrNone(spec.selector)?.matches(Object.fromEntries(generated)) === false) {
    errors.push(invalid(at.child('selector'), shownSelector(spec.selector), '`selector` not auto-generated'))
  }
}

function validate(job: Job, old?: Job): FieldError[] {
  const errors: FieldError[] = []
  const spec = job.spec ?? emptySpec
  const before = old?.spec?.template?.metadata?.labels
  const needsPrefixed = !old || (before?.[nameLabel] !== undefined && before[uidLabel] !== undefined)
  addGeneratedSelectorErrors(errors, job, needsPrefixed)
  addJobSpecErrors(errors, spec, at)
  addJobSelectorErrors(errors, spec, at)
  if (spec.completionMode === 'Indexed' && (spec.completions ?? 0) > 0) {
    // The pods' host names end in their index.
    const name = job.metadata?.name ?? ''
    const last = `${name}-${(spec.completions ?? 1) - 1}`
    if (isDNS1123Label(last).length > 0) {
      const detail = `will not able to create pod with invalid DNS label: ${last}`
      errors.push(invalid(path('metadata', 'name'), name, detail))
    }
  }
  return errors
}

function validateUpdate(job: Job, old: Job): FieldError[] {
  const errors = validate(job, old)
  const spec = job.spec ?? emptySpec
  const before = old.spec ?? emptySpec
  // Upstream checks the spec for an update once more, and says so twice.
  addJobSpecErrors(errors, spec, at)
  addJobSelectorErrors(errors, spec, at)
  addCompletionsErrors(errors, spec, before)
  addImmutableSelector(errors, at.child('selector'), spec.selector, before.selector)
  addTemplateErrors(errors, job, old)
  const fixed = (field: keyof JobSpec, shown: unknown) =>
    addImmutable(errors, at.child(field), { value: spec[field], before: before[field], shown })
  fixed('completionMode', spec.completionMode)
  fixed('podFailurePolicy', shownFailurePolicy(spec.podFailurePolicy))
  fixed('backoffLimitPerIndex', spec.backoffLimitPerIndex)
  fixed('managedBy', spec.managedBy)
  fixed('successPolicy', shownSuccessPolicy(spec.successPolicy))
  return errors
}

/** Completions of an indexed Job may follow its parallelism. */
function addCompletionsErrors(errors: FieldError[], spec: JobSpec, before: JobSpec): void {
  const here = at.child('completions')
  if (spec.completionMode !== 'Indexed') {
    const { completions } = spec
    addImmutable(errors, here, { value: completions, before: before.completions, shown: completions })
  } else if (spec.completions !== before.completions && spec.completions !== undefined) {
    if (spec.completions === spec.parallelism) return
    errors.push(invalid(here, spec.completions, 'can only be modified in tandem with spec.parallelism'))
  }
}

/** A Job that is suspended and has not begun may still be told where its pods may run. */
function addTemplateErrors(errors: FieldError[], job: Job, old: Job): void {
  const template = job.spec?.template
  const munged = deepClone(old.spec?.template)
  if (old.spec?.suspend === true && old.status?.startTime === undefined && munged?.spec && template?.spec) {
    copyAffinity(munged.spec, template.spec)
    for (const field of ['nodeSelector', 'tolerations', 'schedulingGates'] as const) {
      copyField(munged.spec, template.spec, field)
    }
    munged.metadata = { ...munged.metadata }
    for (const field of ['annotations', 'labels'] as const) copyField(munged.metadata, template.metadata ?? {}, field)
  }
  addImmutable(errors, at.child('template'), {
    value: template,
    before: munged,
    shown: internalForm('core.PodTemplateSpec', template),
  })
}

function copyField<T, K extends keyof T>(to: T, from: T, field: K): void {
  if (from[field] === undefined) delete to[field]
  else to[field] = from[field]
}

/** Of the affinities only that to nodes may change. */
function copyAffinity(to: PodSpec, from: PodSpec): void {
  const { nodeAffinity: _, ...others } = to.affinity ?? {}
  const nodeAffinity = from.affinity?.nodeAffinity
  if (!from.affinity && Object.keys(others).length === 0) delete to.affinity
  else to.affinity = { ...others, ...(nodeAffinity ? { nodeAffinity } : {}) }
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
  metadataChecks: { asNew: 1 },
  podTemplate: ({ spec }) => spec?.template,
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
  deletePolicyWarning:
    'child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning',
  defaults(job) {
    shareTemplateLabels(job)
    if (job.spec) setJobSpecDefaults(job.spec)
  },
  // Upstream defaults again what it reads from its store, by when the template has the generated labels.
  canonicalize: shareTemplateLabels,
  prepareForCreate(job) {
    generateSelector(job)
    job.status = {}
  },
  validate: (job) => validate(job),
  validateUpdate,
  warnings: ({ metadata, spec }, old) => [
    ...(old ? [] : workloadNameWarnings(metadata?.name)),
    ...(old && metadata?.generation === old.metadata?.generation ? [] : jobSpecWarnings(spec, at)),
  ],
  status: { validateUpdate: validateJobStatus },
})
