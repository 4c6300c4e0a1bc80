import { type Job, type JobCondition, Jobs, objectReference, type Pod } from '../../api/index.js'
import type { ReconcilerTools } from '../runtime/index.js'
import type { BackoffRecord } from './backoff.js'
import { ensureCondition, trueCondition } from './conditions.js'
import { judgeFailure } from './failure-policy.js'
import { countOf, formatIntervals, hasIndex, withIndexes } from './intervals.js'
import type { JobPods } from './job-pods.js'
import { completionIndexOf, isIndexed, isPodFailed, isTracked, validIndexOf } from './pods.js'
import type { JobRound } from './round.js'
import { completeCondition, failedCondition } from './verdict.js'

/** So that a status stays below some 20 KB: pkg/controller/job MaxUncountedPods (v1.34). */
const mostUncounted = 500

/**
 * Counts ended pods exactly once: first their uids are written into the status, then their finalizers go, then they are counted and the uids
 * go too. An interrupted round goes on where it was. pkg/controller/job trackJobStatusAndRemoveFinalizers (v1.34).
 */
export class PodTracking {
  readonly #tools: ReconcilerTools
  readonly #pods: JobPods
  /** By a job's key: uids of pods whose finalizer was taken off, until the informer shows it. */
  readonly #untracked = new Map<string, Set<string>>()

  constructor(tools: ReconcilerTools, pods: JobPods) {
    this.#tools = tools
    this.#pods = pods
  }

  untracked(key: string): ReadonlySet<string> {
    return new Set(this.#untracked.get(key))
  }

  untrackingObserved(key: string, uid: string): void {
    this.#untracked.get(key)?.delete(uid)
  }

  forget(key: string): void {
    this.#untracked.delete(key)
  }

  /**
   * Writes what the round found out, `flush` telling that there is something to write already. `onWritten` is called once the newly ended pods
   * are in the status. Gives true when the job is finished now.
   */
  async track(round: JobRound, flush: boolean, onWritten: (record: BackoffRecord) => void): Promise<boolean> {
    let mustWrite = flush
    const withFinalizer = new Set(round.pods.filter((pod) => this.#isCountable(round, pod)).map(uidOf))
    if (countUntracked(round, withFinalizer)) mustWrite = true
    const { toUntrack, succeededIndexes, isFull, hasNew } = collect(round, (pod) => this.#isCountable(round, pod))
    if (hasNew) mustWrite = true
    if (writeIndexes(round, succeededIndexes)) mustWrite = true
    const last = this.#noteInterim(round)
    if (last.isNew) mustWrite = true
    if (mustWrite) {
      await this.#write(round)
      onWritten(round.backoff)
      mustWrite = false
    }
    const error = await this.#untrackAll(round, toUntrack, withFinalizer)
    if (countUntracked(round, withFinalizer)) mustWrite = true
    if (error !== undefined) {
      if (mustWrite) await this.#write(round)
      throw error
    }
    const isFinished = !isFull && this.#finish(round, last.condition)
    if (isFinished || mustWrite) await this.#write(round)
    if (isFinished && last.condition) this.#recordFinished(round.job, last.condition)
    return isFinished
  }

  #isCountable(round: JobRound, pod: Pod): boolean {
    return isTracked(pod) && !round.untracked.has(uidOf(pod))
  }

  /** Puts the interim condition into the status; gives the last one that follows from it. */
  #noteInterim({ job, finished, status }: JobRound): { condition: JobCondition | undefined; isNew: boolean } {
    const now = this.#tools.clock.now()
    const { type } = finished ?? {}
    if (!finished || (type !== 'FailureTarget' && type !== 'SuccessCriteriaMet'))
      return { condition: finished, isNew: false }
    const isNew = !trueCondition(job, type)
    if (isNew) status.conditions = [...(status.conditions ?? []), finished]
    return { condition: (type === 'FailureTarget' ? failedCondition : completeCondition)(finished, now), isNew }
  }

  async #untrackAll(round: JobRound, pods: readonly Pod[], withFinalizer: Set<string>): Promise<unknown> {
    const { key } = round
    const expected = this.#untracked.get(key) ?? new Set<string>()
    if (pods.length > 0) this.#untracked.set(key, expected)
    for (const pod of pods) expected.add(uidOf(pod))
    let failure: unknown
    await Promise.all(
      pods.map(async (pod) => {
        try {
          await this.#pods.untrack(pod)
          withFinalizer.delete(uidOf(pod))
        } catch (error) {
          expected.delete(uidOf(pod))
          failure ??= error
        }
      }),
    )
    return failure
  }

  /** Not before every pod is counted and gone. */
  #finish({ status, terminating }: JobRound, condition: JobCondition | undefined): boolean {
    const { succeeded = [], failed = [] } = status.uncountedTerminatedPods ?? {}
    if (!condition || succeeded.length + failed.length > 0 || terminating > 0) return false
    const { type, reason = '', message = '' } = condition
    const conditions = ensureCondition(status.conditions ?? [], { type, reason, message }, this.#tools.clock.now())
    if (conditions) status.conditions = conditions
    if (type === 'Complete' && condition.lastTransitionTime !== undefined)
      status.completionTime = condition.lastTransitionTime
    return true
  }

  async #write(round: JobRound): Promise<void> {
    const jobs = this.#tools.client.resource(Jobs, round.job.metadata?.namespace)
    round.job = await jobs.updateStatus({ ...round.job, status: round.status })
    const { status } = round.job
    round.status = { ...status, uncountedTerminatedPods: { ...status?.uncountedTerminatedPods } }
  }

  #recordFinished(job: Job, { type, reason = '', message = '' }: JobCondition): void {
    const { events } = this.#tools
    const regarding = objectReference(job, Jobs)
    if (type !== 'Complete') {
      events.event(regarding, 'Warning', reason, message)
      return
    }
    const { completions } = job.spec ?? {}
    if (completions !== undefined && (job.status?.succeeded ?? 0) > completions) {
      const tooMany = 'Too many succeeded pods running after completion count reached'
      events.event(regarding, 'Warning', 'TooManySucceededPods', tooMany)
    }
    events.event(regarding, 'Normal', 'Completed', 'Job completed')
  }
}

function uidOf(pod: Pod): string {
  return pod.metadata?.uid ?? ''
}

/** Uids without a finalizer any more become numbers. */
function countUntracked({ status }: JobRound, withFinalizer: ReadonlySet<string>): boolean {
  const { succeeded = [], failed = [] } = status.uncountedTerminatedPods ?? {}
  const leftSucceeded = succeeded.filter((uid) => withFinalizer.has(uid))
  const leftFailed = failed.filter((uid) => withFinalizer.has(uid))
  const newSucceeded = succeeded.length - leftSucceeded.length
  const newFailed = failed.length - leftFailed.length
  if (newSucceeded + newFailed === 0) return false
  if (newSucceeded > 0) status.succeeded = (status.succeeded ?? 0) + newSucceeded
  if (newFailed > 0) status.failed = (status.failed ?? 0) + newFailed
  setUncounted(status, leftSucceeded, leftFailed)
  return true
}

function setUncounted(status: JobRound['status'], succeeded: readonly string[], failed: readonly string[]): void {
  status.uncountedTerminatedPods = {
    ...(succeeded.length > 0 ? { succeeded: [...succeeded] } : {}),
    ...(failed.length > 0 ? { failed: [...failed] } : {}),
  }
}

interface Collected {
  readonly toUntrack: readonly Pod[]
  readonly succeededIndexes: readonly number[]
  /** There may be more pods than one round counts. */
  readonly isFull: boolean
  readonly hasNew: boolean
}

/** Finds the pods whose finalizers may go and notes the uids of those to be counted. */
function collect(round: JobRound, isCountable: (pod: Pod) => boolean): Collected {
  const { job, status, finished } = round
  const isOver = finished !== undefined && finished.type !== 'SuccessCriteriaMet'
  const succeeded = [...(status.uncountedTerminatedPods?.succeeded ?? [])]
  const failed = [...(status.uncountedTerminatedPods?.failed ?? [])]
  const succeededIndexes: number[] = []
  const toUntrack: Pod[] = []
  let hasNew = false
  let isFull = false
  for (const pod of inOrder(round)) {
    if (!isCountable(pod) || !mayUntrack(round, pod)) continue
    toUntrack.push(pod)
    const uid = uidOf(pod)
    const index = isIndexed(job) ? validIndexOf(pod, job) : undefined
    const hasPlace = !isIndexed(job) || index !== undefined
    if (pod.status?.phase === 'Succeeded' && !round.uncountedFailed.has(uid)) {
      if (index !== undefined) {
        // The index says enough: it cannot be counted twice.
        if (!hasIndex(round.knownSucceededIndexes, index)) {
          succeededIndexes.push(index)
          hasNew = true
        }
      } else if (hasPlace && !round.uncountedSucceeded.has(uid)) {
        succeeded.push(uid)
        hasNew = true
      }
    } else if ((isPodFailed(pod, job) || isOver) && hasPlace && !round.uncountedFailed.has(uid)) {
      if (judgeFailure(job.spec?.podFailurePolicy, pod).counts) {
        failed.push(uid)
        hasNew = true
      }
    }
    if (succeededIndexes.length + succeeded.length + failed.length >= mostUncounted) {
      isFull = true
      break
    }
  }
  if (hasNew) setUncounted(status, succeeded, failed)
  return { toUntrack, succeededIndexes, isFull, hasNew }
}

function inOrder({ job, pods }: JobRound): readonly Pod[] {
  if (!isIndexed(job)) return pods
  return [...pods].sort((a, b) => (completionIndexOf(a) ?? -1) - (completionIndexOf(b) ?? -1))
}

/** A failed pod that will be replaced within its index is kept until then. */
function mayUntrack({ job, finished, replaceable }: JobRound, pod: Pod): boolean {
  if (job.metadata?.deletionTimestamp !== undefined || finished || pod.status?.phase === 'Succeeded') return true
  if (!isPodFailed(pod, job)) return false
  const index = completionIndexOf(pod)
  return index === undefined || replaceable.get(index)?.metadata?.uid !== pod.metadata?.uid
}

function writeIndexes(round: JobRound, newIndexes: readonly number[]): boolean {
  const { job, status, succeededIndexes, failedIndexes } = round
  if (!isIndexed(job)) return false
  const succeeded = withIndexes(succeededIndexes, newIndexes)
  const completedText = formatIntervals(succeeded)
  const failedText = failedIndexes && formatIntervals(failedIndexes)
  const isNew = completedText !== (status.completedIndexes ?? '') || failedText !== status.failedIndexes
  status.succeeded = countOf(succeeded)
  status.completedIndexes = completedText
  if (failedText === undefined) delete status.failedIndexes
  else status.failedIndexes = failedText
  return isNew
}
