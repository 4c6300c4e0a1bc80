import {
  type ControllerRevision,
  ControllerRevisions,
  controllerOf,
  type DaemonSet,
  DaemonSets,
  isNotFound,
  labelSelectorAsSelector,
  type Node,
  Nodes,
  objectKey,
  objectReference,
  type Pod,
  Pods,
  semanticEqual,
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
  podEvents,
  podKey,
  type ReconcileResult,
  type Reconciler,
  type ReconcilerTools,
  slowStart,
} from '../runtime/index.js'
import { revisionLabel, templateForNode } from './daemon-pod.js'
import { FailedPodBackoff } from './failed-pod-backoff.js'
import { cleanUpHistory, syncHistory } from './history.js'
import { nodeFit } from './node-fit.js'
import { podsByNode } from './node-pods.js'
import { type Placement, placePods } from './placement.js'
import { rollingStep } from './rolling-update.js'
import { daemonSetNumbers, isStatusCurrent } from './status.js'

/** Pods made or deleted at most in one round. */
const burstReplicas = 250
const statusAttempts = 2

/** Keeps a pod of each daemon set on each node that fits. pkg/controller/daemon (v1.34). */
export class DaemonSetReconciler implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #sets: Informer<DaemonSet>
  readonly #nodes: Informer<Node>
  readonly #pods: Informer<Pod>
  readonly #revisions: Informer<ControllerRevision>
  readonly #expectations: Expectations
  readonly #podControl: PodControl
  readonly #failures = new FailedPodBackoff()

  constructor(tools: ReconcilerTools) {
    const { client, informers, events, queue, clock } = tools
    this.#tools = tools
    this.#sets = informers.informer(DaemonSets)
    this.#nodes = informers.informer(Nodes)
    this.#pods = informers.informer(Pods)
    this.#revisions = informers.informer(ControllerRevisions)
    this.#expectations = new Expectations(clock)
    this.#podControl = new PodControl(client, events)
    indexByController(this.#pods)
    indexByController(this.#revisions)
    this.#sets.subscribe({ onDelete: (set) => this.#expectations.forget(objectKey(set)) })
    this.#revisions.subscribe({
      onAdd: (revision) => this.#enqueueForOrphan(revision),
      onUpdate: (_, revision) => this.#enqueueForOrphan(revision),
    })
    this.#pods.subscribe(
      podEvents({
        token: DaemonSets,
        owners: this.#sets,
        queue,
        selectorOf: (set) => labelSelectorAsSelector(set.spec?.selector),
        minReadySecondsOf: (set) => set.spec?.minReadySeconds ?? 0,
        onCreated: (key) => this.#expectations.creationObserved(key),
        onDeleted: (key, pod) => this.#expectations.deletionObserved(key, podKey(pod)),
      }),
    )
    this.#nodes.subscribe({
      onAdd: (node) => this.#enqueueForNode(node),
      onUpdate: (old, node) => {
        const isSame = semanticEqual(old.metadata?.labels, node.metadata?.labels)
        if (!isSame || !semanticEqual(old.spec?.taints, node.spec?.taints)) this.#enqueueForNode(node)
      },
    })
  }

  async reconcile(key: string): Promise<ReconcileResult | undefined> {
    const set = this.#sets.getByKey(key)
    if (!set) {
      this.#expectations.forget(key)
      return undefined
    }
    if (semanticEqual(set.spec?.selector, {})) {
      const message = 'This daemon set is selecting all pods. A non-empty selector is required.'
      this.#tools.events.event(objectReference(set, DaemonSets), 'Warning', 'SelectingAll', message)
      return undefined
    }
    if (set.metadata?.deletionTimestamp !== undefined) return undefined
    const { client } = this.#tools
    const pods = await this.#claimPods(set)
    const revisions = await this.#claimRevisions(set)
    const history = await syncHistory(client, { daemonSet: set, revisions, pods })
    const hash = history.current.metadata?.labels?.[revisionLabel] ?? ''
    if (!this.#expectations.areSatisfied(key)) return this.#writeStatus(set, hash, false)
    let failure: unknown
    try {
      await this.#manage(set, pods, hash)
      await cleanUpHistory(client, { daemonSet: set, revisions: history.old, pods: this.#podsOf(set) })
    } catch (error) {
      failure = error
    }
    const result = await this.#writeStatus(set, hash, true).catch((error: unknown) => {
      throw failure ?? error
    })
    if (failure !== undefined) throw failure
    return result
  }

  /** First one pod for each node; when nothing is pending, the next step of the rolling update. */
  async #manage(set: DaemonSet, pods: readonly Pod[], hash: string): Promise<void> {
    const nodes = this.#nodes.list()
    const now = this.#tools.clock.now()
    const mayReplaceEnded = (pod: Pod, nodeName: string) => this.#mayReplaceEnded(set, pod, nodeName)
    const nodePods = podsByNode(pods)
    await this.#apply(set, placePods({ daemonSet: set, nodes, nodePods, hash, now, mayReplaceEnded }), hash)
    if (set.spec?.updateStrategy?.type !== 'RollingUpdate' || !this.#expectations.areSatisfied(objectKey(set))) return
    const fresh = podsByNode(this.#podsOf(set))
    await this.#apply(set, rollingStep({ daemonSet: set, nodes, nodePods: fresh, hash, now }), hash)
  }

  #mayReplaceEnded(set: DaemonSet, pod: Pod, nodeName: string): boolean {
    const { events, clock, queue } = this.#tools
    const regarding = objectReference(set, DaemonSets)
    const where = `daemon pod ${pod.metadata?.namespace}/${pod.metadata?.name} on node ${nodeName}`
    if (pod.status?.phase === 'Succeeded') {
      events.event(regarding, 'Normal', 'SucceededDaemonPod', `Found succeeded ${where}, will try to delete it`)
      return true
    }
    const key = `${set.metadata?.uid}/${set.status?.observedGeneration ?? 0}/${nodeName}`
    const delayMs = this.#failures.delay(key, clock.now())
    if (delayMs !== undefined) {
      queue.addAfter(objectKey(set), delayMs)
      return false
    }
    this.#failures.next(key, clock.now())
    events.event(regarding, 'Warning', 'FailedDaemonPod', `Found failed ${where}, will try to kill it`)
    return true
  }

  async #apply(set: DaemonSet, placement: Placement, hash: string): Promise<void> {
    const key = objectKey(set)
    const createOn = placement.createOn.slice(0, burstReplicas)
    const remove = placement.remove.slice(0, burstReplicas)
    this.#expectations.expect(key, { creations: createOn.length, deletions: remove.map(podKey) })
    const { successes, error } = await slowStart(createOn.length, async (index) => {
      try {
        await this.#podControl.create(DaemonSets, set, templateForNode(set, createOn[index] ?? '', hash))
      } catch (error) {
        // Expected to be seen all the same: nothing will come of this set any more.
        if (!isNamespaceTerminating(error)) throw error
      }
    })
    if (successes < createOn.length) this.#expectations.creationObserved(key, createOn.length - successes)
    const results = await Promise.allSettled(
      remove.map(async (pod) => {
        try {
          await this.#podControl.delete(DaemonSets, set, pod)
        } catch (error) {
          this.#expectations.deletionObserved(key, podKey(pod))
          if (!isNotFound(error)) throw error
        }
      }),
    )
    const failed = results.find((result) => result.status === 'rejected')
    if (error !== undefined) throw error
    if (failed) throw failed.reason
  }

  async #writeStatus(set: DaemonSet, hash: string, isObserved: boolean): Promise<ReconcileResult | undefined> {
    const nodePods = podsByNode(this.#podsOf(set))
    const now = this.#tools.clock.now()
    const numbers = daemonSetNumbers(set, { nodes: this.#nodes.list(), nodePods, hash, now })
    if (!isStatusCurrent(set, numbers)) {
      const sets = this.#tools.client.resource(DaemonSets, set.metadata?.namespace)
      const { generation } = set.metadata ?? {}
      const observed = isObserved && generation !== undefined ? { observedGeneration: generation } : {}
      let current = set
      for (let attempt = 1; ; attempt++) {
        try {
          await sets.updateStatus({ ...current, status: { ...current.status, ...numbers, ...observed } })
          break
        } catch (error) {
          if (attempt === statusAttempts) throw error
          current = await sets.get(set.metadata?.name ?? '')
        }
      }
    }
    const minReadyMs = (set.spec?.minReadySeconds ?? 0) * 1000
    return minReadyMs > 0 && numbers.numberReady !== numbers.numberAvailable
      ? { requeueAfterMs: minReadyMs }
      : undefined
  }

  #claimPods(set: DaemonSet): Promise<readonly Pod[]> {
    const { matches } = labelSelectorAsSelector(set.spec?.selector)
    const candidates = candidatesOf(this.#pods, set)
    return claimObjects({ ...this.#owner(set), token: Pods, candidates, matches })
  }

  #claimRevisions(set: DaemonSet): Promise<readonly ControllerRevision[]> {
    const { matches } = labelSelectorAsSelector(set.spec?.selector)
    const candidates = candidatesOf(this.#revisions, set)
    return claimObjects({ ...this.#owner(set), token: ControllerRevisions, candidates, matches })
  }

  #owner(set: DaemonSet) {
    return { client: this.#tools.client, owner: set, ownerToken: DaemonSets }
  }

  #podsOf(set: DaemonSet): readonly Pod[] {
    const { matches } = labelSelectorAsSelector(set.spec?.selector)
    return controlledBy(this.#pods, set.metadata?.uid ?? '').filter((pod) => matches(pod.metadata?.labels))
  }

  /** A revision that nobody controls may be for a set to adopt. */
  #enqueueForOrphan(revision: ControllerRevision): void {
    if (controllerOf(revision)) return
    for (const set of this.#sets.list(revision.metadata?.namespace)) {
      if (labelSelectorAsSelector(set.spec?.selector).matches(revision.metadata?.labels))
        this.#tools.queue.add(objectKey(set))
    }
  }

  /** The sets for which the node makes a difference. */
  #enqueueForNode(node: Node): void {
    const name = node.metadata?.name ?? ''
    for (const set of this.#sets.list()) {
      const { shouldRun, mayStay } = nodeFit(node, set)
      const isScheduled = this.#podsOf(set).some((pod) => pod.spec?.nodeName === name)
      const isMisplaced = (set.status?.numberMisscheduled ?? 0) > 0
      if (isScheduled ? !mayStay || isMisplaced : shouldRun) this.#tools.queue.add(objectKey(set))
    }
  }
}
