import {
  controllerOf,
  type Deployment,
  Deployments,
  isNotFound,
  labelSelectorAsSelector,
  objectKey,
  type Pod,
  Pods,
  type ReplicaSet,
  ReplicaSets,
  semanticEqual,
} from '../../api/index.js'
import type { Informer } from '../../client/index.js'
import {
  candidatesOf,
  claimObjects,
  controlledBy,
  indexByController,
  ownerKeys,
  type ReconcileResult,
  type Reconciler,
  type ReconcilerTools,
} from '../runtime/index.js'
import { rollbackAnnotation } from './annotations.js'
import { replicasOf } from './replica-numbers.js'
import { byRevision } from './replica-sets.js'
import { rollBack } from './rollback.js'
import { Rollout } from './rollout.js'
import {
  deploymentStatus,
  hasHistoryLimit,
  hasProgressDeadline,
  isComplete,
  progressCheckAfter,
  progressingCondition,
  rolloutStatus,
} from './status.js'
import { applySize, isScalingEvent, stepRecreate, stepRollingUpdate } from './strategies.js'

/** pkg/controller/deployment (v1.34). */
export class DeploymentReconciler implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #deployments: Informer<Deployment>
  readonly #sets: Informer<ReplicaSet>
  readonly #pods: Informer<Pod>

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
    this.#deployments = tools.informers.informer(Deployments)
    this.#sets = tools.informers.informer(ReplicaSets)
    this.#pods = tools.informers.informer(Pods)
    indexByController(this.#sets)
    indexByController(this.#pods)
    this.#sets.subscribe({
      onAdd: (set) => this.#enqueueForOrphan(set),
      onUpdate: (old, set) => {
        if (old.metadata?.labels !== set.metadata?.labels || controllerOf(old)) this.#enqueueForOrphan(set)
      },
    })
    this.#pods.subscribe({ onDelete: (pod) => this.#podGone(pod) })
  }

  async reconcile(key: string): Promise<ReconcileResult | undefined> {
    const deployment = this.#deployments.getByKey(key)
    if (!deployment) return undefined
    if (semanticEqual(deployment.spec?.selector, {})) return this.#refuseEmptySelector(deployment)
    const sets = await claimObjects({
      client: this.#tools.client,
      owner: deployment,
      ownerToken: Deployments,
      token: ReplicaSets,
      candidates: candidatesOf(this.#sets, deployment),
      matches: labelSelectorAsSelector(deployment.spec?.selector).matches,
    })
    const rollout = new Rollout(this.#tools, deployment, sets)
    if (deployment.metadata?.deletionTimestamp !== undefined) {
      await rollout.syncRevision({ create: false })
      return this.#syncStatus(rollout)
    }
    await this.#notePause(rollout)
    if (deployment.spec?.paused) return this.#sync(rollout)
    if (deployment.metadata?.annotations?.[rollbackAnnotation] !== undefined) {
      await rollBack(rollout)
      return undefined
    }
    await rollout.syncRevision({ create: false })
    if (isScalingEvent(rollout)) return this.#sync(rollout)
    return this.#roll(rollout)
  }

  async #roll(rollout: Rollout): Promise<ReconcileResult | undefined> {
    if (rollout.deployment.spec?.strategy?.type === 'Recreate') await stepRecreate(rollout, () => this.#podsOf(rollout))
    else {
      if (!rollout.newSet) await rollout.syncRevision({ create: true })
      await stepRollingUpdate(rollout)
    }
    if (isComplete(rollout.deployment, rollout.deployment.status)) await this.#cleanUp(rollout)
    const { now } = rollout
    const status = rolloutStatus(rollout.deployment, rollout.allSets, rollout.newSet, now)
    if (!semanticEqual(rollout.deployment.status, status)) {
      await rollout.updateStatus(status)
      return undefined
    }
    const requeueAfterMs = progressCheckAfter(rollout.deployment, status, now)
    return requeueAfterMs === undefined ? undefined : { requeueAfterMs }
  }

  /** Paused or resized: sizes are kept in step, templates are not rolled out. */
  async #sync(rollout: Rollout): Promise<undefined> {
    await rollout.syncRevision({ create: false })
    await applySize(rollout)
    const { metadata, spec } = rollout.deployment
    if (spec?.paused && metadata?.annotations?.[rollbackAnnotation] === undefined) await this.#cleanUp(rollout)
    return this.#syncStatus(rollout)
  }

  async #syncStatus(rollout: Rollout): Promise<undefined> {
    const status = deploymentStatus(rollout.deployment, rollout.allSets, rollout.newSet, rollout.now)
    if (!semanticEqual(rollout.deployment.status, status)) await rollout.updateStatus(status)
  }

  async #notePause(rollout: Rollout): Promise<void> {
    const { deployment } = rollout
    const condition = progressingCondition(deployment.status)
    if (!hasProgressDeadline(deployment) || condition?.reason === 'ProgressDeadlineExceeded') return
    const isNoted = condition?.reason === 'DeploymentPaused'
    const isPaused = deployment.spec?.paused ?? false
    if (isPaused === isNoted) return
    await rollout.setStatusCondition({
      type: 'Progressing',
      status: 'Unknown',
      reason: isPaused ? 'DeploymentPaused' : 'DeploymentResumed',
      message: isPaused ? 'Deployment is paused' : 'Deployment is resumed',
    })
  }

  /** Deletes empty sets beyond the history's limit, oldest revision first. */
  async #cleanUp(rollout: Rollout): Promise<void> {
    const { deployment } = rollout
    if (!hasHistoryLimit(deployment)) return
    const alive = rollout.oldSets.filter((set) => set.metadata?.deletionTimestamp === undefined)
    const surplus = alive.length - (deployment.spec?.revisionHistoryLimit ?? 0)
    if (surplus <= 0) return
    for (const set of alive.sort(byRevision).slice(0, surplus)) {
      const isIdle = replicasOf(set) === 0 && (set.status?.replicas ?? 0) === 0
      const isObserved = (set.metadata?.generation ?? 0) <= (set.status?.observedGeneration ?? 0)
      if (!isIdle || !isObserved) continue
      try {
        await this.#tools.client.resource(ReplicaSets, set.metadata?.namespace).delete(set.metadata?.name ?? '')
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
    }
  }

  async #refuseEmptySelector(deployment: Deployment): Promise<undefined> {
    const rollout = new Rollout(this.#tools, deployment, [])
    const message = 'This deployment is selecting all pods. A non-empty selector is required.'
    rollout.event('Warning', 'SelectingAll', message)
    const generation = deployment.metadata?.generation ?? 0
    if ((deployment.status?.observedGeneration ?? 0) < generation)
      await rollout.updateStatus({ ...deployment.status, observedGeneration: generation })
  }

  #podsOf(rollout: Rollout): readonly { setUid: string; pods: readonly Pod[] }[] {
    return rollout.allSets.map((set) => {
      const setUid = set.metadata?.uid ?? ''
      return { setUid, pods: controlledBy(this.#pods, setUid) }
    })
  }

  /** A set that nobody controls may be for a deployment to adopt. */
  #enqueueForOrphan(set: ReplicaSet): void {
    if (controllerOf(set)) return
    for (const deployment of this.#deployments.list(set.metadata?.namespace)) {
      const { selector } = deployment.spec ?? {}
      if (!semanticEqual(selector, {}) && labelSelectorAsSelector(selector).matches(set.metadata?.labels))
        this.#tools.queue.add(objectKey(deployment))
    }
  }

  /** Recreate goes on when the last old pod has gone. */
  #podGone(pod: Pod): void {
    const [setKey] = ownerKeys(pod, ReplicaSets)
    const set = setKey === undefined ? undefined : this.#sets.getByKey(setKey)
    if (!set) return
    for (const key of ownerKeys(set, Deployments)) {
      if (this.#deployments.getByKey(key)?.spec?.strategy?.type === 'Recreate') this.#tools.queue.add(key)
    }
  }
}
