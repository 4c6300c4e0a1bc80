import { isNotFound, isPodReady, Jobs, type Pod, Pods } from '../../api/index.js'
import {
  type Expectations,
  isNamespaceTerminating,
  PodControl,
  podKey,
  type ReconcilerTools,
  slowStart,
} from '../runtime/index.js'
import { backoffLeftMs } from './backoff.js'
import { indexBackoffLeftMs } from './index-failures.js'
import { lowestMissing, mergeIntervals, withIndexes } from './intervals.js'
import { indexedPod, jobPodTemplate } from './pod-template.js'
import {
  hasBackoffLimitPerIndex,
  indexesOf,
  isIndexed,
  isTerminating,
  isTracked,
  replacesOnlyFailed,
  trackingFinalizer,
} from './pods.js'
import type { JobRound } from './round.js'
import { surplusPods } from './surplus.js'

/** Pods made or deleted at most in one round: pkg/controller/job MaxPodCreateDeletePerSync (v1.34). */
const burst = 500

/** Makes and deletes the pods of jobs. */
export class JobPods {
  readonly #tools: ReconcilerTools
  readonly #expectations: Expectations
  readonly #control: PodControl
  /** When a job that has to wait for its back-off is looked at again. */
  readonly #requeue: (key: string, delayMs: number) => void

  constructor(tools: ReconcilerTools, expectations: Expectations, requeue: (key: string, delayMs: number) => void) {
    this.#tools = tools
    this.#expectations = expectations
    this.#control = new PodControl(tools.client, tools.events)
    this.#requeue = requeue
  }

  /** Deletes or creates what is too much or missing (never both in one round); gives the first error. pkg/controller/job manageJob (v1.34). */
  async manage(round: JobRound): Promise<unknown> {
    const { job, activePods } = round
    const { suspend, parallelism = 1, completions } = job.spec ?? {}
    if (suspend) return this.#deleteSurplus(round, surplusPods(job, activePods, activePods.length))
    const wanted =
      completions === undefined
        ? round.succeeded > 0
          ? round.active
          : parallelism
        : Math.max(0, Math.min(parallelism, completions - round.succeeded))
    const surplus = surplusPods(job, activePods, Math.max(0, round.active - wanted)).slice(0, burst)
    if (surplus.length > 0) return this.#deleteSurplus(round, surplus)
    const missing = wanted - round.active - (replacesOnlyFailed(job) ? round.terminating : 0)
    return missing > 0 ? this.#create(round, Math.min(missing, burst)) : undefined
  }

  /** Deletes the active pods of a job that has ended; they keep their finalizers until they are counted. Gives the first error. */
  async deleteActive(round: JobRound): Promise<unknown> {
    return this.#deleteAll(round, round.activePods, () => {})
  }

  /** Takes the finalizer off; a pod that has gone counts as done. Rejects with the API's error. */
  async untrack(pod: Pod): Promise<void> {
    if (!isTracked(pod)) return
    const { namespace, name = '' } = pod.metadata ?? {}
    const patch = { metadata: { '$deleteFromPrimitiveList/finalizers': [trackingFinalizer] } }
    try {
      await this.#tools.client.resource(Pods, namespace).patch(name, 'strategic', patch)
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }

  async #deleteSurplus(round: JobRound, pods: readonly Pod[]): Promise<unknown> {
    const { key } = round
    this.#expectations.expect(key, { deletions: pods.map(podKey) })
    const unexpect = (pod: Pod) => this.#expectations.deletionObserved(key, podKey(pod))
    return this.#deleteAll(round, pods, unexpect, (pod) => this.untrack(pod))
  }

  async #deleteAll(
    round: JobRound,
    pods: readonly Pod[],
    onFailure: (pod: Pod) => void,
    before?: (pod: Pod) => Promise<void>,
  ): Promise<unknown> {
    let failure: unknown
    await Promise.all(
      pods.map(async (pod) => {
        try {
          await before?.(pod)
          await this.#control.delete(Jobs, round.job, pod)
        } catch (error) {
          onFailure(pod)
          if (!isNotFound(error)) {
            failure ??= error
            return
          }
        }
        round.active--
        round.terminating++
        if (isPodReady(pod)) round.ready--
      }),
    )
    return failure
  }

  async #create(round: JobRound, missing: number): Promise<unknown> {
    const { job, key } = round
    const now = this.#tools.clock.now()
    let indexes: readonly number[] | undefined
    if (!hasBackoffLimitPerIndex(job)) {
      const leftMs = backoffLeftMs(round.backoff, now)
      if (leftMs > 0) return this.#wait(round, leftMs)
    }
    if (isIndexed(job)) {
      const pending = pendingIndexes(round, missing)
      indexes = pending
      if (hasBackoffLimitPerIndex(job)) {
        const waits = pending.map((index) => indexBackoffLeftMs(round.replaceable.get(index), now))
        indexes = pending.filter((_, i) => waits[i] === 0)
        if (indexes.length === 0 && waits.length > 0) return this.#wait(round, Math.min(...waits))
      }
    }
    const count = indexes?.length ?? missing
    const template = jobPodTemplate(job)
    this.#expectations.expect(key, { creations: count })
    const { successes, error } = await slowStart(count, async (i) => {
      const index = indexes?.[i]
      try {
        if (index === undefined) await this.#control.create(Jobs, job, template)
        else {
          const { template: indexed, generateName } = indexedPod(job, template, index, round.replaceable.get(index))
          await this.#control.create(Jobs, job, indexed, { generateName })
        }
      } catch (error) {
        // Expected to be seen all the same: nothing will come of this job any more.
        if (!isNamespaceTerminating(error)) throw error
      }
    })
    if (successes < count) this.#expectations.creationObserved(key, count - successes)
    round.active += successes
    return error
  }

  /** As upstream, which tells of no active pods while it waits to make more. */
  #wait(round: JobRound, delayMs: number): undefined {
    round.active = 0
    this.#requeue(round.key, delayMs)
  }
}

/** The lowest indexes that have neither ended nor a pod. */
function pendingIndexes(round: JobRound, count: number): readonly number[] {
  const { job, pods, activePods, failedIndexes = [] } = round
  const terminating = replacesOnlyFailed(job) ? pods.filter(isTerminating) : []
  const taken = withIndexes(round.succeededIndexes, [...indexesOf(activePods), ...indexesOf(terminating)])
  return lowestMissing(mergeIntervals(taken, failedIndexes), count, job.spec?.completions ?? 0)
}
