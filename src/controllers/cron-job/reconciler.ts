import {
  type CronJob,
  type CronJobStatus,
  CronJobs,
  CronScheduleError,
  controllerOf,
  formatTimestamp,
  isControlledBy,
  isNotFound,
  isStatusError,
  isTimeZone,
  type Job,
  Jobs,
  type NextTime,
  objectKey,
  objectReference,
  timeOf,
} from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import { type EventType, type Informer, keyFor } from '../../client/index.js'
import { finishedConditionOf } from '../job/index.js'
import {
  isNamespaceTerminating,
  type ReconcileResult,
  type Reconciler,
  type ReconcilerTools,
} from '../runtime/index.js'
import { type DueRun, ImpossibleScheduleError, latestDueRun, nextLookMs } from './due-runs.js'
import { jobsBeyondHistory } from './history.js'
import { jobNameOf, jobOfRun } from './job-template.js'
import { namesZoneItself, nextTimeOfCronJob } from './schedule.js'

const ownerIndex = 'cron job'

/** One look at a cron job: its status as it is to become. */
interface Look {
  readonly cronJob: CronJob
  status: CronJobStatus
  isChanged: boolean
}

/** Starts jobs when their time has come. pkg/controller/cronjob (v1.34). */
export class CronJobReconciler implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #localTimeZone: string
  readonly #cronJobs: Informer<CronJob>
  readonly #jobs: Informer<Job>
  /** Whose schedule has just changed: the new one begins with its next time, whatever it would have missed. */
  readonly #rescheduled = new Set<string>()

  constructor(tools: ReconcilerTools, localTimeZone: string) {
    this.#tools = tools
    this.#localTimeZone = localTimeZone
    this.#cronJobs = tools.informers.informer(CronJobs)
    this.#jobs = tools.informers.informer(Jobs)
    this.#jobs.addIndex(ownerIndex, (job) => {
      const name = controllerOf(job)?.name
      return name === undefined ? [] : [keyFor(job.metadata?.namespace ?? '', name)]
    })
    this.#cronJobs.subscribe({
      onUpdate: (old, cronJob) => {
        const isSame = old.spec?.schedule === cronJob.spec?.schedule && old.spec?.timeZone === cronJob.spec?.timeZone
        if (!isSame) this.#rescheduled.add(objectKey(cronJob))
      },
      onDelete: (cronJob) => this.#rescheduled.delete(objectKey(cronJob)),
    })
  }

  async reconcile(key: string): Promise<ReconcileResult | undefined> {
    const cronJob = this.#cronJobs.getByKey(key)
    const isRescheduled = this.#rescheduled.delete(key)
    if (!cronJob) return undefined
    if (isRescheduled) return this.#reschedule(cronJob)
    const jobs = this.#jobs.byIndex(ownerIndex, key)
    const look: Look = { cronJob, status: { ...cronJob.status }, isChanged: false }
    for (const job of jobsBeyondHistory(cronJob, jobs)) {
      if (await this.#deleteJob(look, job)) look.isChanged = true
    }
    let requeueAfterMs: number | undefined
    let failure: unknown
    try {
      requeueAfterMs = await this.#sync(look, jobs)
    } catch (error) {
      failure = error
    }
    if (look.isChanged) {
      const resource = this.#tools.client.resource(CronJobs, cronJob.metadata?.namespace)
      await resource.updateStatus({ ...cronJob, status: look.status })
    }
    if (failure !== undefined) throw failure
    return requeueAfterMs === undefined ? undefined : { requeueAfterMs }
  }

  #reschedule(cronJob: CronJob): ReconcileResult | undefined {
    try {
      const next = nextTimeOfCronJob(cronJob, this.#localTimeZone)
      const requeueAfterMs = nextLookMs(cronJob, this.#tools.clock.now(), next)
      return requeueAfterMs === undefined ? undefined : { requeueAfterMs: Math.max(0, requeueAfterMs) }
    } catch (error) {
      if (!(error instanceof CronScheduleError)) throw error
      const message = `unparseable schedule for cronjob: ${cronJob.spec?.schedule}`
      this.#event(cronJob, 'Warning', 'UnParseableCronJobSchedule', message)
      return undefined
    }
  }

  /** Gives the time until the next look; undefined when nothing will come of itself. */
  async #sync(look: Look, jobs: readonly Job[]): Promise<number | undefined> {
    const { cronJob } = look
    const now = this.#tools.clock.now()
    for (const job of jobs) await this.#noteJob(look, job)
    await this.#dropMissing(look, jobs)
    if (cronJob.metadata?.deletionTimestamp !== undefined) return undefined
    const { timeZone, suspend, concurrencyPolicy } = cronJob.spec ?? {}
    if (timeZone !== undefined && timeZone !== 'Local' && !isTimeZone(timeZone)) {
      const message = `invalid timeZone: ${JSON.stringify(timeZone)}: unknown time zone ${timeZone}`
      this.#event(cronJob, 'Warning', 'UnknownTimeZone', message)
      return undefined
    }
    if (suspend) return undefined
    const next = this.#readSchedule(cronJob)
    const due = next && this.#dueRun(cronJob, now, next)
    if (!next || !due) return undefined
    if (due.at !== undefined && this.#mayStart(look, due.at, now)) {
      if (concurrencyPolicy === 'Replace') await this.#replaceActive(look)
      if (!(await this.#start(look, due.at))) return undefined
    }
    return nextLookMs({ ...cronJob, status: look.status }, now, next)
  }

  #readSchedule(cronJob: CronJob): NextTime | undefined {
    const schedule = cronJob.spec?.schedule
    if (namesZoneItself(cronJob)) {
      const seeMore = 'see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details'
      const message = `CRON_TZ or TZ used in schedule ${JSON.stringify(schedule)} is not officially supported, ${seeMore}`
      this.#event(cronJob, 'Warning', 'UnsupportedSchedule', message)
    }
    try {
      return nextTimeOfCronJob(cronJob, this.#localTimeZone)
    } catch (error) {
      if (!(error instanceof CronScheduleError)) throw error
      const message = `unparseable schedule: ${JSON.stringify(schedule)} : ${error.message}`
      this.#event(cronJob, 'Warning', 'UnparseableSchedule', message)
      return undefined
    }
  }

  /** Undefined where the schedule can never come. */
  #dueRun(cronJob: CronJob, now: number, next: NextTime): DueRun | undefined {
    try {
      const due = latestDueRun(cronJob, { now, next, respectDeadline: true })
      if (due.at !== undefined && due.missed === 'many') {
        const message = 'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew'
        this.#event(cronJob, 'Warning', 'TooManyMissedTimes', message)
      }
      return due
    } catch (error) {
      if (!(error instanceof ImpossibleScheduleError)) throw error
      const message = `invalid schedule: ${cronJob.spec?.schedule} : ${error.message}`
      this.#event(cronJob, 'Warning', 'InvalidSchedule', message)
      return undefined
    }
  }

  #mayStart({ cronJob, status }: Look, at: number, now: number): boolean {
    const { startingDeadlineSeconds, concurrencyPolicy } = cronJob.spec ?? {}
    if (startingDeadlineSeconds !== undefined && at + startingDeadlineSeconds * 1000 < now) {
      const time = new Date(at).toUTCString().replace('GMT', '+0000')
      this.#event(cronJob, 'Warning', 'MissSchedule', `Missed scheduled time to start a job: ${time}`)
      return false
    }
    const active = status.active ?? []
    const name = jobNameOf(cronJob, at)
    const isActive = active.some((job) => job.name === name && job.namespace === cronJob.metadata?.namespace)
    if (isActive || timeOf(status.lastScheduleTime) === at) return false
    if (concurrencyPolicy === 'Forbid' && active.length > 0) {
      const message = 'Not starting job because prior execution is running and concurrency policy is Forbid'
      this.#event(cronJob, 'Normal', 'JobAlreadyActive', message)
      return false
    }
    return true
  }

  async #replaceActive(look: Look): Promise<void> {
    const { cronJob } = look
    for (const { namespace, name = '' } of look.status.active ?? []) {
      let job: Job
      try {
        job = await this.#tools.client.resource(Jobs, namespace).get(name)
      } catch (error) {
        this.#event(cronJob, 'Warning', 'FailedGet', `Get job: ${messageOf(error)}`)
        throw error
      }
      if (!(await this.#deleteJob(look, job))) throw new Error(`could not replace job ${namespace}/${name}`)
      look.isChanged = true
    }
  }

  /** False where another has the name, or the job is known already. */
  async #start(look: Look, at: number): Promise<boolean> {
    const { cronJob } = look
    const jobs = this.#tools.client.resource(Jobs, cronJob.metadata?.namespace)
    const wanted = jobOfRun(cronJob, at)
    let job: Job
    try {
      job = await jobs.create(wanted)
      this.#event(cronJob, 'Normal', 'SuccessfulCreate', `Created job ${job.metadata?.name}`)
    } catch (error) {
      if (!isStatusError(error, 'AlreadyExists')) {
        if (!isNamespaceTerminating(error))
          this.#event(cronJob, 'Warning', 'FailedCreate', `Error creating job: ${messageOf(error)}`)
        throw error
      }
      job = await jobs.get(wanted.metadata?.name ?? '')
      if (!isControlledBy(job, cronJob) || isActive(look.status, job)) return false
    }
    look.status.active = [...(look.status.active ?? []), objectReference(job, Jobs)]
    look.status.lastScheduleTime = formatTimestamp(at)
    look.isChanged = true
    return true
  }

  async #noteJob(look: Look, job: Job): Promise<void> {
    const { cronJob, status } = look
    const name = job.metadata?.name
    const wasActive = isActive(status, job)
    const finished = finishedConditionOf(job)
    if (!finished) {
      if (wasActive || (await this.#isActiveOnServer(cronJob, job))) return
      const message = `Saw a job that the controller did not create or forgot: ${name}`
      this.#event(cronJob, 'Warning', 'UnexpectedJob', message)
      return
    }
    if (wasActive) {
      dropActive(look, job.metadata?.uid)
      const message = `Saw completed job: ${name}, condition: ${finished.type}`
      this.#event(cronJob, 'Normal', 'SawCompletedJob', message)
      look.isChanged = true
    }
    const { completionTime } = job.status ?? {}
    if (finished.type !== 'Complete' || completionTime === undefined) return
    if ((timeOf(completionTime) ?? 0) <= (timeOf(status.lastSuccessfulTime) ?? -1)) return
    look.status.lastSuccessfulTime = completionTime
    look.isChanged = true
  }

  /** The informer may not have seen yet what was written when the job was made. */
  async #isActiveOnServer(cronJob: CronJob, job: Job): Promise<boolean> {
    const { namespace, name = '' } = cronJob.metadata ?? {}
    const fresh = await this.#tools.client.resource(CronJobs, namespace).get(name)
    return isActive(fresh.status ?? {}, job)
  }

  async #dropMissing(look: Look, jobs: readonly Job[]): Promise<void> {
    const known = new Set(jobs.map((job) => job.metadata?.uid))
    for (const { uid, namespace, name = '' } of look.status.active ?? []) {
      if (known.has(uid)) continue
      try {
        await this.#tools.client.resource(Jobs, namespace).get(name)
      } catch (error) {
        if (!isNotFound(error)) throw error
        this.#event(look.cronJob, 'Normal', 'MissingJob', `Active job went missing: ${name}`)
        dropActive(look, uid)
        look.isChanged = true
      }
    }
  }

  async #deleteJob(look: Look, job: Job): Promise<boolean> {
    const { namespace, name = '', uid } = job.metadata ?? {}
    try {
      await this.#tools.client.resource(Jobs, namespace).delete(name, { propagationPolicy: 'Background' })
    } catch (error) {
      this.#event(look.cronJob, 'Warning', 'FailedDelete', `Deleted job: ${messageOf(error)}`)
      return false
    }
    dropActive(look, uid)
    this.#event(look.cronJob, 'Normal', 'SuccessfulDelete', `Deleted job ${name}`)
    return true
  }

  #event(cronJob: CronJob, type: EventType, reason: string, message: string): void {
    this.#tools.events.event(objectReference(cronJob, CronJobs), type, reason, message)
  }
}

function isActive(status: CronJobStatus, job: Job): boolean {
  return status.active?.some(({ uid }) => uid === job.metadata?.uid) ?? false
}

function dropActive(look: Look, uid: string | undefined): void {
  const { active = [], ...rest } = look.status
  const left = active.filter((job) => job.uid !== uid)
  look.status = left.length === 0 ? rest : { ...rest, active: left }
}
