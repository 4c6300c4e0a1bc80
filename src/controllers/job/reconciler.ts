import {
  formatTimestamp,
  isConflict,
  type Job,
  Jobs,
  labelSelectorAsSelector,
  objectKey,
  objectReference,
  type Pod,
  Pods,
} from '../../api/index.js'
import type { Informer } from '../../client/index.js'
import {
  candidatesOf,
  claimObjects,
  Expectations,
  indexByController,
  type ReconcileResult,
  type Reconciler,
  type ReconcilerTools,
} from '../runtime/index.js'
import { type BackoffRecord, noFailures } from './backoff.js'
import { type ConditionText, ensureCondition, isJobFinished } from './conditions.js'
import { JobPods } from './job-pods.js'
import { podHandler } from './pod-handler.js'
import { isManagedElsewhere, trackingFinalizer } from './pods.js'
import { countRound, type JobRound } from './round.js'
import { PodTracking } from './tracking.js'
import { completedCondition, deadlineLeftMs, verdictOf } from './verdict.js'

/** Pods that change together are counted together. Upstream waits a whole second, which a small cluster need not. */
const batchMs = 100
/** No pod is tried again sooner. */
const failurePauseMs = 1000

/** Runs the pods of jobs until enough have succeeded or too many failed. pkg/controller/job (v1.34). */
export class JobReconciler implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #jobs: Informer<Job>
  readonly #pods: Informer<Pod>
  readonly #expectations: Expectations
  readonly #jobPods: JobPods
  readonly #tracking: PodTracking
  readonly #backoffs = new Map<string, BackoffRecord>()
  /** By key: until when a job is left alone, unless its spec changes. */
  readonly #pauses = new Map<string, { readonly until: number; readonly generation: number | undefined }>()
  /** Uids of jobs that were finished here, though the informer does not show it yet. */
  readonly #finished = new Set<string>()

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
    this.#jobs = tools.informers.informer(Jobs)
    this.#pods = tools.informers.informer(Pods)
    this.#expectations = new Expectations(tools.clock)
    const { queue } = tools
    const requeue = (key: string, delayMs: number) => queue.addAfter(key, Math.max(delayMs, batchMs))
    this.#jobPods = new JobPods(tools, this.#expectations, requeue)
    this.#tracking = new PodTracking(tools, this.#jobPods)
    indexByController(this.#pods)
    this.#jobs.subscribe({
      onDelete: (job) => {
        this.#finished.delete(job.metadata?.uid ?? '')
        this.#forget(objectKey(job))
      },
    })
    this.#pods.subscribe(
      podHandler({
        jobs: this.#jobs,
        expectations: this.#expectations,
        untracked: (key, uid) => this.#tracking.untrackingObserved(key, uid),
        enqueue: (key) => queue.addAfter(key, batchMs),
      }),
    )
  }

  async reconcile(key: string): Promise<ReconcileResult | undefined> {
    const job = this.#jobs.getByKey(key)
    if (!job) {
      this.#forget(key)
      return undefined
    }
    if (isManagedElsewhere(job)) return undefined
    const uid = job.metadata?.uid ?? ''
    if (isJobFinished(job)) {
      this.#backoffs.delete(key)
      this.#pauses.delete(key)
      this.#finished.delete(uid)
      return undefined
    }
    if (this.#finished.has(uid)) return undefined
    const pausedMs = this.#pausedMs(key, job)
    if (pausedMs > 0) return { requeueAfterMs: pausedMs, isPostponed: true }
    try {
      await this.#sync(key, job)
      this.#pause(key, job, batchMs)
    } catch (error) {
      // The informer was behind the server; nothing has failed.
      if (isConflict(error)) return { requeueAfterMs: batchMs }
      this.#pause(key, job, failurePauseMs)
      throw error
    }
    return undefined
  }

  #pausedMs(key: string, job: Job): number {
    const pause = this.#pauses.get(key)
    if (!pause || pause.generation !== job.metadata?.generation) return 0
    return pause.until - this.#tools.clock.now()
  }

  /** What a round writes leads to the next one, which seldom has more to do; and what has failed would fail again. */
  #pause(key: string, job: Job, ms: number): void {
    this.#pauses.set(key, { until: this.#tools.clock.now() + ms, generation: job.metadata?.generation })
  }

  #forget(key: string): void {
    this.#expectations.forget(key)
    this.#tracking.forget(key)
    this.#backoffs.delete(key)
    this.#pauses.delete(key)
  }

  async #sync(key: string, job: Job): Promise<void> {
    const isExpected = this.#expectations.areSatisfied(key)
    const pods = await this.#claim(job)
    const untracked = this.#tracking.untracked(key)
    const round = countRound({ key, job, pods, untracked, backoff: this.#backoffs.get(key) ?? noFailures })
    const { clock, queue } = this.#tools
    const now = clock.now()
    if (round.status.startTime === undefined && !job.spec?.suspend) round.status.startTime = formatTimestamp(now)
    const before = { ...job.status }
    round.finished = verdictOf(round, now)
    if (!round.finished) {
      const leftMs = deadlineLeftMs(job, now, round.status.startTime)
      if (leftMs !== undefined) queue.addAfter(key, leftMs)
    }
    const { failure, isNew } = round.finished
      ? { failure: await this.#end(round, isExpected), isNew: false }
      : await this.#run(round, isExpected)
    const { active, ready, terminating, status } = round
    if (active > 0) status.active = active
    else delete status.active
    Object.assign(status, { ready, terminating })
    const hasChanged =
      isNew || active !== (before.active ?? 0) || ready !== before.ready || terminating !== before.terminating
    const isFinished = await this.#tracking.track(round, hasChanged, (record) => this.#backoffs.set(key, record))
    if (isFinished) this.#finished.add(job.metadata?.uid ?? '')
    if (failure !== undefined) throw failure
  }

  #claim(job: Job): Promise<readonly Pod[]> {
    return claimObjects({
      client: this.#tools.client,
      owner: job,
      ownerToken: Jobs,
      token: Pods,
      candidates: candidatesOf(this.#pods, job),
      matches: labelSelectorAsSelector(job.spec?.selector).matches,
      finalizers: [trackingFinalizer],
    })
  }

  /** Deletes what still runs of a job that has ended; as long as some pod may have been missed, it has not. */
  async #end(round: JobRound, isExpected: boolean): Promise<unknown> {
    const failure = await this.#jobPods.deleteActive(round)
    if (round.active > 0 || !isExpected) round.finished = undefined
    return failure
  }

  async #run(round: JobRound, isExpected: boolean): Promise<{ failure: unknown; isNew: boolean }> {
    const { job } = round
    const isManaged = isExpected && job.metadata?.deletionTimestamp === undefined
    const failure = isManaged ? await this.#jobPods.manage(round) : undefined
    const { completions } = job.spec ?? {}
    const isComplete = completions === undefined ? round.succeeded > 0 : round.succeeded >= completions
    if (isComplete && round.active === 0) round.finished = completedCondition(this.#tools.clock.now())
    const isNew = isManaged && !round.finished && this.#noteSuspension(round)
    return { failure, isNew }
  }

  /** Whether the condition Suspended has changed. */
  #noteSuspension(round: JobRound): boolean {
    const { job, status } = round
    const { clock, events } = this.#tools
    const text: ConditionText = job.spec?.suspend
      ? { type: 'Suspended', status: 'True', reason: 'JobSuspended', message: 'Job suspended' }
      : { type: 'Suspended', status: 'False', reason: 'JobResumed', message: 'Job resumed' }
    const conditions = ensureCondition(status.conditions ?? [], text, clock.now())
    if (!conditions) return false
    status.conditions = conditions
    events.event(objectReference(job, Jobs), 'Normal', job.spec?.suspend ? 'Suspended' : 'Resumed', text.message)
    // What has passed while the job was suspended does not count towards its deadline.
    if (!job.spec?.suspend) status.startTime = formatTimestamp(clock.now())
    return true
  }
}
