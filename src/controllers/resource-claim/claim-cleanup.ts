import {
  controllerOf,
  isNotFound,
  isPodTerminal,
  type Pod,
  Pods,
  type ResourceClaim,
  type ResourceClaimConsumerReference,
  ResourceClaims,
} from '../../api/index.js'
import type { Reconciler, ReconcilerTools } from '../runtime/index.js'

/** Held by claims that the scheduler allocated: resource.k8s.io Finalizer. */
const allocatedFinalizer = 'resource.kubernetes.io/delete-protection'

/** The pods, by their keys, that the claim was made for or is reserved for. */
export function consumersOf(claim: ResourceClaim): readonly string[] {
  const owner = controllerOf(claim)
  const names = (claim.status?.reservedFor ?? []).filter(({ resource }) => resource === 'pods').map(({ name }) => name)
  if (owner?.kind === 'Pod') names.push(owner.name)
  return [...new Set(names)].map((name) => `${claim.metadata?.namespace}/${name}`)
}

/** Takes back reservations of pods that have ended, allocations that nobody has reserved any more, and claims made for pods that run no more. */
export class ClaimCleanup implements Reconciler {
  readonly #tools: ReconcilerTools

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
  }

  async reconcile(key: string): Promise<undefined> {
    const { client, informers } = this.#tools
    const claim = informers.informer(ResourceClaims).getByKey(key)
    if (!claim) return undefined
    const claims = client.resource(ResourceClaims, claim.metadata?.namespace)
    const reservedFor = claim.status?.reservedFor ?? []
    const valid: ResourceClaimConsumerReference[] = []
    for (const one of reservedFor) if (await this.#isUsing(claim, one)) valid.push(one)
    const isHeld = (claim.metadata?.finalizers ?? []).includes(allocatedFinalizer)
    const isLeft = isHeld && valid.length === 0
    if (valid.length < reservedFor.length) {
      const { allocation, reservedFor: _, ...rest } = claim.status ?? {}
      const kept = allocation !== undefined && !isLeft ? { allocation } : {}
      const status = { ...rest, ...kept, ...(valid.length > 0 ? { reservedFor: valid } : {}) }
      const updated = await claims.updateStatus({ ...claim, status })
      if (updated.status?.allocation === undefined) await this.#release(updated)
    } else if (isLeft && claim.metadata?.deletionTimestamp !== undefined) {
      const { allocation, ...rest } = claim.status ?? {}
      await this.#release(allocation ? await claims.updateStatus({ ...claim, status: rest }) : claim)
    }
    if (valid.length === 0) await this.#deleteUnneeded(claim)
    return undefined
  }

  /** Only the server can say that a pod is gone which the cache does not have: it may be new. */
  async #isUsing(claim: ResourceClaim, { resource, name, uid }: ResourceClaimConsumerReference): Promise<boolean> {
    if (resource !== 'pods') throw new Error(`unsupported ReservedFor entry: ${resource} ${name}`)
    const namespace = claim.metadata?.namespace ?? ''
    const cached = this.#tools.informers.informer(Pods).get(namespace, name)
    if (cached) return cached.metadata?.uid === uid && !isDone(cached)
    try {
      const pod = await this.#tools.client.resource(Pods, namespace).get(name)
      return pod.metadata?.uid === uid
    } catch (error) {
      if (isNotFound(error)) return false
      throw error
    }
  }

  async #release(claim: ResourceClaim): Promise<void> {
    const finalizers = claim.metadata?.finalizers ?? []
    if (!finalizers.includes(allocatedFinalizer)) return
    const metadata = { ...claim.metadata, finalizers: finalizers.filter((one) => one !== allocatedFinalizer) }
    await this.#tools.client.resource(ResourceClaims, metadata.namespace).update({ ...claim, metadata })
  }

  /** The pod itself may stay for long; one that is gone leaves its claims to the garbage collector. */
  async #deleteUnneeded(claim: ResourceClaim): Promise<void> {
    const owner = controllerOf(claim)
    const { name = '', namespace = '', uid } = claim.metadata ?? {}
    if (owner?.kind !== 'Pod') return
    const pod = this.#tools.informers.informer(Pods).get(namespace, owner.name)
    if (!pod || (pod.metadata?.uid === owner.uid && !isDone(pod))) return
    try {
      await this.#tools.client
        .resource(ResourceClaims, namespace)
        .delete(name, uid === undefined ? {} : { preconditions: { uid } })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}

/** It runs no more, or never did and never will. */
export function isDone(pod: Pod): boolean {
  return isPodTerminal(pod) || (pod.metadata?.deletionTimestamp !== undefined && !pod.spec?.nodeName)
}
