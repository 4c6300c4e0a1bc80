import {
  controllerOf,
  isNotFound,
  isPodActive,
  isPodReady,
  objectKey,
  type Pod,
  Pods,
  podCondition,
  type ReplicaSet,
  timeOf,
} from '../../api/index.js'
import type { Informer } from '../../client/index.js'
import {
  candidatesOf,
  claimObjects,
  controlledBy,
  Expectations,
  indexByController,
  isNamespaceTerminating,
  PodControl,
  podKey,
  type ReconcileResult,
  type Reconciler,
  type ReconcilerTools,
  slowStart,
} from '../runtime/index.js'
import { rankForDeletion } from './deletion-ranking.js'
import { podHandler } from './pod-handler.js'
import type { SetKind } from './set-kind.js'
import { isStatusCurrent, replicaSetStatus } from './status.js'

/** Pods made or deleted at most in one round: pkg/controller/replicaset BurstReplicas (v1.34). */
const burstReplicas = 500
const statusAttempts = 2

/** Sets of this size and larger wait a moment before they count again; see `#enqueueForStatus`. */
const largeSet = 20
const longestPauseMs = 100

/** Keeps as many pods as a ReplicaSet (or what looks like one) asks for. */
export class ReplicaSetReconciler implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #kind: SetKind
  readonly #sets: Informer<ReplicaSet>
  readonly #pods: Informer<Pod>
  readonly #expectations: Expectations
  readonly #podControl: PodControl
  /** When a set's pods were last counted, and how many they were. */
  readonly #counted = new Map<string, { readonly at: number; readonly size: number }>()

  constructor(kind: SetKind, tools: ReconcilerTools) {
    this.#tools = tools
    this.#kind = kind
    this.#sets = tools.informers.informer(kind.token)
    this.#pods = tools.informers.informer(Pods)
    this.#expectations = new Expectations(tools.clock)
    this.#podControl = new PodControl(tools.client, tools.events)
    indexByController(this.#pods)
    indexByController(this.#sets)
    this.#sets.subscribe({ onDelete: (set) => this.#forget(objectKey(set)) })
    const { queue } = tools
    const enqueueForStatus = (key: string) => this.#enqueueForStatus(key)
    this.#pods.subscribe(
      podHandler({ kind, sets: this.#sets, expectations: this.#expectations, queue, enqueueForStatus }),
    )
  }

  async reconcile(key: string): Promise<ReconcileResult | undefined> {
    const set = this.#sets.getByKey(key)
    if (!set) {
      this.#forget(key)
      return undefined
    }
    const mayManage = this.#expectations.areSatisfied(key)
    let activePods = await this.#claim(set)
    this.#counted.set(key, { at: this.#tools.clock.now(), size: activePods.length })
    let failure: unknown
    if (mayManage && set.metadata?.deletionTimestamp === undefined) failure = await this.#manage(key, set, activePods)
    // What was made before the failure shows in the same status as the failure.
    if (failure !== undefined) activePods = controlledBy(this.#pods, set.metadata?.uid ?? '').filter(isPodActive)
    const now = this.#tools.clock.now()
    const updated = await this.#writeStatus(set, activePods, failure)
    if (failure !== undefined) throw failure
    return this.#nextAvailability(updated, activePods, now)
  }

  #forget(key: string): void {
    this.#expectations.forget(key)
    this.#counted.delete(key)
  }

  /** A thousand pods that become ready one by one would be counted a thousand times: large sets are counted at intervals. */
  #enqueueForStatus(key: string): void {
    const counted = this.#counted.get(key)
    const { clock, queue } = this.#tools
    if (!counted || counted.size < largeSet) queue.add(key)
    else queue.addAfter(key, counted.at + Math.min(counted.size / 10, longestPauseMs) - clock.now())
  }

  #claim(set: ReplicaSet): Promise<readonly Pod[]> {
    return claimObjects({
      client: this.#tools.client,
      owner: set,
      ownerToken: this.#kind.token,
      token: Pods,
      candidates: candidatesOf(this.#pods, set).filter(isPodActive),
      matches: this.#kind.selectorOf(set).matches,
    })
  }

  /** Creates or deletes what is missing or too much; gives the first error. */
  async #manage(key: string, set: ReplicaSet, activePods: readonly Pod[]): Promise<unknown> {
    const difference = activePods.length - (set.spec?.replicas ?? 1)
    if (difference < 0) return this.#create(key, set, Math.min(-difference, burstReplicas))
    if (difference > 0)
      return this.#delete(key, set, this.#surplus(set, activePods, Math.min(difference, burstReplicas)))
    return undefined
  }

  async #create(key: string, set: ReplicaSet, count: number): Promise<unknown> {
    const template = set.spec?.template
    if (!template) return undefined
    // Before the first request: its pod may show up in the informer before the answer does.
    this.#expectations.expect(key, { creations: count })
    const { successes, error } = await slowStart(count, async () => {
      try {
        await this.#podControl.create(this.#kind.token, set, template)
      } catch (error) {
        // Expected to be seen all the same: nothing will come of this set any more.
        if (!isNamespaceTerminating(error)) throw error
      }
    })
    if (successes < count) this.#expectations.creationObserved(key, count - successes)
    return error
  }

  async #delete(key: string, set: ReplicaSet, pods: readonly Pod[]): Promise<unknown> {
    this.#expectations.expect(key, { deletions: pods.map(podKey) })
    const results = await Promise.allSettled(
      pods.map(async (pod) => {
        try {
          await this.#podControl.delete(this.#kind.token, set, pod)
        } catch (error) {
          this.#expectations.deletionObserved(key, podKey(pod))
          if (!isNotFound(error)) throw error
        }
      }),
    )
    return results.find((result) => result.status === 'rejected')?.reason
  }

  #surplus(set: ReplicaSet, activePods: readonly Pod[], count: number): readonly Pod[] {
    if (count >= activePods.length) return activePods.slice(0, count)
    const crowds = new Map<string, number>()
    for (const pod of this.#relatedPods(set, activePods)) {
      const node = pod.spec?.nodeName ?? ''
      if (node !== '' && isPodActive(pod)) crowds.set(node, (crowds.get(node) ?? 0) + 1)
    }
    const ranked = rankForDeletion(activePods, {
      podsOnNode: (pod) => crowds.get(pod.spec?.nodeName ?? '') ?? 0,
      now: this.#tools.clock.now(),
    })
    return ranked.slice(0, count)
  }

  /** Pods of all sets with the same controller: a rollout's sets spread over nodes together. */
  #relatedPods(set: ReplicaSet, own: readonly Pod[]): readonly Pod[] {
    const controller = controllerOf(set)
    if (!controller) return own
    return controlledBy(this.#sets, controller.uid).flatMap((one) => controlledBy(this.#pods, one.metadata?.uid ?? ''))
  }

  async #writeStatus(set: ReplicaSet, activePods: readonly Pod[], failure: unknown): Promise<ReplicaSet> {
    const status = replicaSetStatus(set, { activePods, failure, now: this.#tools.clock.now() })
    if (isStatusCurrent(set, status)) return set
    const sets = this.#tools.client.resource(this.#kind.token, set.metadata?.namespace)
    let current = set
    for (let attempt = 1; ; attempt++) {
      try {
        const generation = set.metadata?.generation
        return await sets.updateStatus({
          ...current,
          status: { ...status, ...(generation === undefined ? {} : { observedGeneration: generation }) },
        })
      } catch (error) {
        if (isNotFound(error)) return set
        if (attempt === statusAttempts) throw error
        current = await sets.get(set.metadata?.name ?? '')
      }
    }
  }

  /** When the next ready pod will have been ready for long enough. */
  #nextAvailability(set: ReplicaSet, pods: readonly Pod[], now: number): ReconcileResult | undefined {
    const minReadyMs = (set.spec?.minReadySeconds ?? 0) * 1000
    if (minReadyMs === 0 || (set.status?.readyReplicas ?? 0) === (set.status?.availableReplicas ?? 0)) return undefined
    let earliest = Number.POSITIVE_INFINITY
    for (const pod of pods) {
      if (!isPodReady(pod)) continue
      const availableAt = (timeOf(podCondition(pod, 'Ready')?.lastTransitionTime) ?? now) + minReadyMs
      if (availableAt > now && availableAt < earliest) earliest = availableAt
    }
    return earliest === Number.POSITIVE_INFINITY
      ? { requeueAfterMs: minReadyMs }
      : { requeueAfterMs: earliest - now + 1 }
  }
}
