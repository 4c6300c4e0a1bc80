import {
  type ControllerRevision,
  ControllerRevisions,
  isConflict,
  labelSelectorAsSelector,
  PersistentVolumeClaims,
  type Pod,
  Pods,
  type StatefulSet,
  type StatefulSetStatus,
  StatefulSets,
} from '../../api/index.js'
import type { Informer } from '../../client/index.js'
import { templateOf } from '../revision-history/index.js'
import {
  candidatesOf,
  claimObjects,
  indexByController,
  podEvents,
  type ReconcileResult,
  type Reconciler,
  type ReconcilerTools,
} from '../runtime/index.js'
import { type SetRevisions, syncRevisions, truncateHistory } from './history.js'
import { placeOf, replicasOf } from './ordinals.js'
import { stepSet } from './rollout.js'
import { StatefulPods } from './stateful-pods.js'
import { isStatusCurrent, statefulSetStatus } from './status.js'

const statusAttempts = 5

/** Keeps the pods of a stateful set, each with its name and its claims. pkg/controller/statefulset (v1.34). */
export class StatefulSetReconciler implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #sets: Informer<StatefulSet>
  readonly #pods: Informer<Pod>
  readonly #revisions: Informer<ControllerRevision>
  readonly #control: StatefulPods

  constructor(tools: ReconcilerTools) {
    const { client, informers, events, queue } = tools
    this.#tools = tools
    this.#sets = informers.informer(StatefulSets)
    this.#pods = informers.informer(Pods)
    this.#revisions = informers.informer(ControllerRevisions)
    this.#control = new StatefulPods(client, events, informers.informer(PersistentVolumeClaims))
    indexByController(this.#pods)
    indexByController(this.#revisions)
    this.#pods.subscribe(
      podEvents({
        token: StatefulSets,
        owners: this.#sets,
        queue,
        selectorOf: (set) => labelSelectorAsSelector(set.spec?.selector),
        minReadySecondsOf: (set) => set.spec?.minReadySeconds ?? 0,
      }),
    )
  }

  async reconcile(key: string): Promise<ReconcileResult | undefined> {
    const set = this.#sets.getByKey(key)
    if (!set) return undefined
    const { client } = this.#tools
    const { matches } = labelSelectorAsSelector(set.spec?.selector)
    const owner = { client, owner: set, ownerToken: StatefulSets }
    const revisions = await claimObjects({
      ...owner,
      token: ControllerRevisions,
      candidates: candidatesOf(this.#revisions, set).filter((revision) => matches(revision.metadata?.labels)),
      matches,
    })
    const pods = await claimObjects({
      ...owner,
      token: Pods,
      candidates: candidatesOf(this.#pods, set),
      matches: (labels, pod) => matches(labels) && placeOf(pod).parent === set.metadata?.name,
    })
    let live: readonly string[] = []
    let status: StatefulSetStatus
    try {
      const synced = await syncRevisions(client, set, revisions)
      live = [synced.current.metadata?.name ?? '', synced.update.metadata?.name ?? '']
      status = await this.#step(set, pods, synced)
    } finally {
      await truncateHistory(client, set, { pods, revisions, live })
    }
    const minReadyMs = (set.spec?.minReadySeconds ?? 0) * 1000
    if (minReadyMs > 0 && status.availableReplicas !== replicasOf(set)) return { requeueAfterMs: minReadyMs }
    return undefined
  }

  async #step(set: StatefulSet, pods: readonly Pod[], revisions: SetRevisions): Promise<StatefulSetStatus> {
    const { current, update, collisionCount } = revisions
    const versions = { current: versionOf(set, current), update: versionOf(set, update) }
    const now = this.#tools.clock.now()
    const { counts, error } = await stepSet({ set, pods, versions, control: this.#control, now })
    const names = { current: versions.current.name, update: versions.update.name }
    const status = statefulSetStatus(set, counts, { revisions: names, collisionCount })
    try {
      if (!isStatusCurrent(set, status)) await this.#writeStatus(set, status)
    } catch (statusError) {
      throw error ?? statusError
    }
    if (error !== undefined) throw error
    return status
  }

  async #writeStatus(set: StatefulSet, status: StatefulSetStatus): Promise<void> {
    const sets = this.#tools.client.resource(StatefulSets, set.metadata?.namespace)
    let current = set
    for (let attempt = 1; ; attempt++) {
      try {
        await sets.updateStatus({ ...current, status })
        return
      } catch (error) {
        if (!isConflict(error) || attempt === statusAttempts) throw error
        current = await sets.get(set.metadata?.name ?? '')
      }
    }
  }
}

function versionOf(set: StatefulSet, revision: ControllerRevision) {
  const template = templateOf(revision) ?? set.spec?.template ?? { spec: { containers: [] } }
  return { name: revision.metadata?.name ?? '', template }
}
