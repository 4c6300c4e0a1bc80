import type { CronJob, CronJobSpec, FieldError, FieldPath } from '../../api/index.js'
import {
  addNegative,
  addUnsupported,
  CronJobs,
  cronScheduleProblem,
  invalid,
  isTimeZone,
  path,
  required,
} from '../../api/index.js'
import { containerImages, containerNames, selectorText } from '../cells.js'
import { setPodSpecDefaults } from '../core/pod/spec-defaults.js'
import { workloadNameWarnings } from '../core/pod/warnings.js'
import { defineResource } from '../define-resource.js'
import { setFailurePolicyDefaults } from './job-policies.js'
import { addJobTemplateErrors, jobSpecWarnings } from './job-spec.js'

const at = path('spec')
/** The controller appends eleven characters to the name. */
const longestName = 52
const emptySpec = { schedule: '' } as CronJobSpec

function addScheduleErrors(errors: FieldError[], spec: CronJobSpec, old: CronJobSpec | undefined): void {
  const { schedule = '', timeZone } = spec
  const here = at.child('schedule')
  if (schedule === '') {
    errors.push(required(here))
    return
  }
  const problem = cronScheduleProblem(schedule)
  if (problem !== undefined) errors.push(invalid(here, schedule, problem))
  if (!schedule.includes('TZ')) return
  // Zones in schedules were never meant to be, but what has one may keep it.
  if (!old?.schedule?.includes('TZ')) {
    errors.push(invalid(here, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'))
  } else if (timeZone !== undefined) {
    errors.push(invalid(here, schedule, 'cannot use both timeZone field and TZ or CRON_TZ in schedule'))
  }
}

function addTimeZoneErrors(errors: FieldError[], zone: string, here: FieldPath): void {
  if (zone === '') {
    errors.push(invalid(here, zone, 'timeZone must be nil or non-empty string'))
    return
  }
  const isLocal = zone.toLowerCase() === 'local'
  if (isLocal) {
    const detail = 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'
    errors.push(invalid(here, zone, detail))
  }
  if (zone !== 'Local' && !isTimeZone(zone)) errors.push(invalid(here, zone, `unknown time zone ${zone}`))
}

function validate({ spec }: CronJob, old?: CronJob): FieldError[] {
  const errors: FieldError[] = []
  addScheduleErrors(errors, spec ?? emptySpec, old?.spec)
  addNegative(errors, at.child('startingDeadlineSeconds'), spec?.startingDeadlineSeconds)
  const zone = spec?.timeZone
  if (zone !== undefined && zone !== old?.spec?.timeZone) addTimeZoneErrors(errors, zone, at.child('timeZone'))
  const policy = spec?.concurrencyPolicy
  if (!policy) errors.push(required(at.child('concurrencyPolicy')))
  else addUnsupported(errors, at.child('concurrencyPolicy'), policy, ['Allow', 'Forbid', 'Replace'])
  addJobTemplateErrors(errors, spec?.jobTemplate ?? {}, at.child('jobTemplate'))
  addNegative(errors, at.child('successfulJobsHistoryLimit'), spec?.successfulJobsHistoryLimit)
  addNegative(errors, at.child('failedJobsHistoryLimit'), spec?.failedJobsHistoryLimit)
  return errors
}

const zoneAdvice =
  'CRON_TZ or TZ used in spec.schedule is not officially supported, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details'

export const cronJobs = defineResource(CronJobs, {
  status: { metadataChecks: { asUpdated: 0 } },
  podTemplate: ({ spec }) => spec?.jobTemplate?.spec?.template,
  cells: {
    Schedule: ({ spec }) => spec?.schedule ?? '',
    Timezone: ({ spec }) => spec?.timeZone ?? '<none>',
    Suspend: ({ spec }) => (spec?.suspend === undefined ? '<unset>' : spec.suspend ? 'True' : 'False'),
    Active: ({ status }) => status?.active?.length ?? 0,
    'Last Schedule': ({ status }) =>
      status?.lastScheduleTime === undefined ? '<none>' : { since: status.lastScheduleTime },
    Containers: ({ spec }) => containerNames(spec?.jobTemplate?.spec?.template?.spec),
    Images: ({ spec }) => containerImages(spec?.jobTemplate?.spec?.template?.spec),
    Selector: ({ spec }) => selectorText(spec?.jobTemplate?.spec?.selector) || '<none>',
  },
  defaults({ spec }) {
    if (!spec) return
    spec.concurrencyPolicy ||= 'Allow'
    spec.suspend ??= false
    spec.successfulJobsHistoryLimit ??= 3
    spec.failedJobsHistoryLimit ??= 1
    const job = spec.jobTemplate?.spec
    if (!job) return
    setFailurePolicyDefaults(job)
    if (job.template?.spec) setPodSpecDefaults(job.template.spec)
  },
  prepareForCreate(cronJob) {
    cronJob.status = {}
  },
  validate(cronJob) {
    const errors = validate(cronJob)
    const name = cronJob.metadata?.name ?? ''
    if (name.length > longestName) {
      errors.push(invalid(path('metadata', 'name'), name, `must be no more than ${longestName} characters`))
    }
    return errors
  },
  validateUpdate: (cronJob, old) => validate(cronJob, old),
  warnings: ({ metadata, spec }, old) => [
    ...(old ? [] : workloadNameWarnings(metadata?.name)),
    ...(old && metadata?.generation === old.metadata?.generation
      ? []
      : jobSpecWarnings(spec?.jobTemplate?.spec, at.child('jobTemplate', 'spec'))),
    ...(spec?.schedule?.includes('TZ') ? [zoneAdvice] : []),
  ],
})
