import {
  isNotFound,
  isPodTerminal,
  objectKey,
  type PersistentVolumeClaim,
  PersistentVolumeClaims,
  type Pod,
  Pods,
} from '../../api/index.js'
import type { Informer } from '../../client/index.js'
import {
  claimNameOf,
  foreignClaim,
  indexByClaim,
  podsOfClaim,
  type Reconciler,
  type ReconcilerTools,
} from '../runtime/index.js'
import {
  claimFinalizer,
  isHeld,
  isUnprotected,
  watchUnprotected,
  withFinalizer,
  withoutFinalizer,
} from './finalizers.js'

/** Holds claims that are being deleted as long as a pod on a node has them. pkg/controller/volume/pvcprotection (v1.34). */
export class ClaimProtection implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #claims: Informer<PersistentVolumeClaim>
  readonly #pods: Informer<Pod>

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
    this.#claims = tools.informers.informer(PersistentVolumeClaims)
    this.#pods = tools.informers.informer(Pods)
    indexByClaim(this.#pods)
    watchUnprotected(tools, PersistentVolumeClaims, claimFinalizer)
    const enqueue = (pod: Pod) => {
      for (const volume of pod.spec?.volumes ?? []) {
        const name = claimNameOf(pod, volume)
        if (name !== undefined) tools.queue.add(`${pod.metadata?.namespace}/${name}`)
      }
    }
    const enqueueWhenIdle = (pod: Pod) => {
      if (!pod.spec?.nodeName || hasEnded(pod)) enqueue(pod)
    }
    this.#pods.subscribe({ onAdd: enqueueWhenIdle, onUpdate: (_, pod) => enqueueWhenIdle(pod), onDelete: enqueue })
  }

  async reconcile(key: string): Promise<undefined> {
    const claim = this.#claims.getByKey(key)
    if (!claim) return undefined
    if (isHeld(claim, claimFinalizer)) {
      if (!(await this.#isUsed(claim))) await this.#write(withoutFinalizer(claim, claimFinalizer))
    } else if (isUnprotected(claim, claimFinalizer)) await this.#write(withFinalizer(claim, claimFinalizer))
    return undefined
  }

  /** The informer may not have seen the newest pod yet: before the claim is let go the server is asked. */
  async #isUsed(claim: PersistentVolumeClaim): Promise<boolean> {
    const uses = (pod: Pod) => usesClaim(pod, claim)
    if (podsOfClaim(this.#pods, objectKey(claim)).some(uses)) return true
    const live = await this.#tools.client.resource(Pods, claim.metadata?.namespace).list()
    return live.items.some(uses)
  }

  async #write(claim: PersistentVolumeClaim): Promise<void> {
    try {
      await this.#tools.client.resource(PersistentVolumeClaims, claim.metadata?.namespace).update(claim)
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}

/** Only pods on a node can have a volume in use; ephemeral volumes are free once their pod is shut down. */
export function usesClaim(pod: Pod, claim: PersistentVolumeClaim): boolean {
  if (!pod.spec?.nodeName) return false
  const { deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata ?? {}
  const isShutDown = deletionTimestamp !== undefined && deletionGracePeriodSeconds === 0
  return (pod.spec.volumes ?? []).some((volume) => {
    if (claimNameOf(pod, volume) !== claim.metadata?.name) return false
    return volume.persistentVolumeClaim !== undefined || (!isShutDown && foreignClaim(pod, claim) === undefined)
  })
}

/** Its containers run no more. */
export function hasEnded(pod: Pod): boolean {
  if (isPodTerminal(pod)) return true
  const statuses = pod.status?.containerStatuses ?? []
  return (
    pod.metadata?.deletionTimestamp !== undefined &&
    statuses.every(({ state }) => state?.terminated !== undefined || state?.waiting !== undefined)
  )
}
