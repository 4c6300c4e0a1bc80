import type { CronJob, FieldError } from '../../api/index.js'
import { addNegative, addUnsupported, CronJobs, invalid, path, required, semanticEqual } from '../../api/index.js'
import { containerImages, containerNames, selectorText } from '../cells.js'
import { setPodSpecDefaults } from '../core/pod/spec-defaults.js'
import { templateWarnings, workloadNameWarnings } from '../core/pod/warnings.js'
import { defineResource } from '../define-resource.js'
import { scheduleProblem } from './cron-schedule.js'
import { addJobTemplateErrors } from './job-spec.js'

const at = path('spec')
/** The controller appends eleven characters to the name. */
const longestName = 52

function addScheduleErrors(errors: FieldError[], spec: CronJob['spec'], old: CronJob['spec']): void {
  const schedule = spec?.schedule ?? ''
  if (schedule === '') {
    errors.push(required(at.child('schedule')))
  } else {
    const problem = scheduleProblem(schedule)
    if (problem !== undefined) errors.push(invalid(at.child('schedule'), schedule, problem))
    if (schedule.includes('TZ') && old?.schedule !== schedule) {
      const detail = 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'
      errors.push(invalid(at.child('schedule'), schedule, detail))
    }
  }
  const zone = spec?.timeZone
  if (zone === undefined || zone === old?.timeZone) return
  const here = at.child('timeZone')
  if (zone === '') errors.push(invalid(here, zone, 'timeZone must be nil or non-empty string'))
  else if (zone.toLowerCase() === 'local') {
    errors.push(
      invalid(here, zone, 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'),
    )
  } else if (!isTimeZone(zone)) {
    errors.push(invalid(here, zone, `unknown time zone ${zone}`))
  }
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

function validate({ spec }: CronJob, old?: CronJob): FieldError[] {
  const errors: FieldError[] = []
  addScheduleErrors(errors, spec, old?.spec)
  addNegative(errors, at.child('startingDeadlineSeconds'), spec?.startingDeadlineSeconds)
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
    const template = spec.jobTemplate?.spec?.template?.spec
    if (template) setPodSpecDefaults(template)
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
  validateUpdate: validate,
  warnings: ({ metadata, spec }, old) => [
    ...(old ? [] : workloadNameWarnings(metadata?.name)),
    ...(old && semanticEqual(old.spec?.jobTemplate, spec?.jobTemplate)
      ? []
      : templateWarnings(spec?.jobTemplate?.spec?.template, at.child('jobTemplate', 'spec', 'template'))),
    ...(spec?.schedule?.includes('TZ') ? [zoneAdvice] : []),
  ],
})
