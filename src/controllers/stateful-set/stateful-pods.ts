import {
  isAlreadyExists,
  isConflict,
  type ObjectReference,
  objectReference,
  type PersistentVolumeClaim,
  PersistentVolumeClaims,
  type Pod,
  Pods,
  type StatefulSet,
  StatefulSets,
} from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { Client, EventRecorder, Informer } from '../../client/index.js'
import { type ClaimPlace, hasOtherController, isStaleForPod, wantedOwners } from './claim-retention.js'
import { claimsFor } from './claims.js'
import { hasIdentity, hasStorage, withIdentity, withStorage } from './pod-identity.js'

type Verb = 'create' | 'update' | 'delete'

const updateAttempts = 4

/** Creates, corrects and deletes the pods of stateful sets with their claims, and tells of it: stateful_pod_control.go (v1.34). */
export class StatefulPods {
  readonly #client: Client
  readonly #events: EventRecorder
  readonly #claims: Informer<PersistentVolumeClaim>

  constructor(client: Client, events: EventRecorder, claims: Informer<PersistentVolumeClaim>) {
    this.#client = client
    this.#events = events
    this.#claims = claims
  }

  /** The pod's claims first. A pod that is there already rejects without an event. */
  async create(set: StatefulSet, pod: Pod): Promise<void> {
    await this.#told('create', set, pod, () => this.#createClaims(set, pod))
    try {
      await this.#client.resource(Pods, set.metadata?.namespace).create(pod)
    } catch (error) {
      if (!isAlreadyExists(error)) {
        await this.#told('update', set, pod, () => this.#updateClaimOwners(set, pod))
        this.#podEvent('create', set, pod, error)
      }
      throw error
    }
    await this.#told('update', set, pod, () => this.#updateClaimOwners(set, pod))
    this.#podEvent('create', set, pod)
  }

  async delete(set: StatefulSet, pod: Pod): Promise<void> {
    await this.#told('delete', set, pod, () =>
      this.#client.resource(Pods, pod.metadata?.namespace).delete(pod.metadata?.name ?? ''),
    )
    this.#podEvent('delete', set, pod)
  }

  /** Puts identity, storage and the claims' owners right; does nothing when all are. */
  async correct(set: StatefulSet, stale: Pod): Promise<void> {
    const pods = this.#client.resource(Pods, set.metadata?.namespace)
    let pod = stale
    for (let attempt = 1; ; attempt++) {
      let wanted = hasIdentity(set, pod) ? pod : withIdentity(set, pod)
      if (!hasStorage(set, wanted)) {
        wanted = withStorage(set, wanted)
        await this.#told('update', set, pod, () => this.#createClaims(set, pod))
      }
      const hasOwners = this.claimsHaveOwners(set, pod)
      if (!hasOwners) await this.#told('update', set, pod, () => this.#updateClaimOwners(set, pod))
      if (wanted === pod && hasOwners) return
      try {
        await pods.update(wanted)
        break
      } catch (error) {
        if (!isConflict(error) || attempt === updateAttempts) {
          this.#podEvent('update', set, pod, error)
          throw error
        }
        pod = await pods.get(pod.metadata?.name ?? '')
      }
    }
    this.#podEvent('update', set, pod)
  }

  /** Claims that a pending pod still misses. */
  async createMissingClaims(set: StatefulSet, pod: Pod): Promise<void> {
    await this.#createClaims(set, pod)
    await this.#told('update', set, pod, () => this.#updateClaimOwners(set, pod))
  }

  async updateClaimOwners(set: StatefulSet, pod: Pod): Promise<void> {
    await this.#updateClaimOwners(set, pod)
  }

  claimsHaveOwners(set: StatefulSet, pod: Pod): boolean {
    return this.#presentClaims(set, pod).every((claim) => wantedOwners({ claim, set, pod }) === undefined)
  }

  /** A claim that goes with the pod's namesake has not gone yet. */
  hasStaleClaim(set: StatefulSet, pod: Pod): boolean {
    return this.#presentClaims(set, pod).some((claim) => isStaleForPod({ claim, set, pod }))
  }

  #presentClaims(set: StatefulSet, pod: Pod): readonly PersistentVolumeClaim[] {
    return claimsFor(set, pod).flatMap((claim) => this.#present(claim) ?? [])
  }

  #present(claim: PersistentVolumeClaim): PersistentVolumeClaim | undefined {
    return this.#claims.get(claim.metadata?.namespace ?? '', claim.metadata?.name ?? '')
  }

  async #createClaims(set: StatefulSet, pod: Pod): Promise<void> {
    const failures: string[] = []
    for (const claim of claimsFor(set, pod)) {
      const name = claim.metadata?.name ?? ''
      const present = this.#present(claim)
      if (present?.metadata?.deletionTimestamp !== undefined) failures.push(`pvc ${name} is being deleted`)
      if (present) continue
      try {
        await this.#client.resource(PersistentVolumeClaims, set.metadata?.namespace).create(claim)
        const message = `create Claim ${name} Pod ${pod.metadata?.name} in StatefulSet ${set.metadata?.name} success`
        this.#events.event(regarding(set), 'Normal', 'SuccessfulCreate', message)
      } catch (error) {
        failures.push(`failed to create PVC ${name}: ${messageOf(error)}`)
        if (isAlreadyExists(error)) continue
        const message = `create Claim ${name} for Pod ${pod.metadata?.name} in StatefulSet ${set.metadata?.name} failed error: ${messageOf(error)}`
        this.#events.event(regarding(set), 'Warning', 'FailedCreate', message)
      }
    }
    if (failures.length === 1) throw new Error(failures[0])
    if (failures.length > 1) throw new Error(`[${failures.join(', ')}]`)
  }

  async #updateClaimOwners(set: StatefulSet, pod: Pod): Promise<void> {
    for (const claim of this.#presentClaims(set, pod)) {
      const name = claim.metadata?.name ?? ''
      if (hasOtherController({ claim, set, pod })) {
        const message = `PersistentVolumeClaim ${name} has a conflicting OwnerReference that acts as a manging controller, the retention policy is ignored for this claim`
        this.#events.event(regarding(set), 'Warning', 'ConflictingController', message)
      }
      try {
        await this.#writeOwners({ claim, set, pod })
      } catch (cause) {
        throw new Error(`could not update claim ${name} for delete policy ownerRefs: ${messageOf(cause)}`, { cause })
      }
    }
  }

  /** A new claim is written by others at the same time: what the informer has may be old. */
  async #writeOwners({ claim, set, pod }: ClaimPlace): Promise<void> {
    const claims = this.#client.resource(PersistentVolumeClaims, set.metadata?.namespace)
    let current = claim
    for (let attempt = 1; ; attempt++) {
      const ownerReferences = wantedOwners({ claim: current, set, pod })
      if (!ownerReferences) return
      try {
        await claims.update({ ...current, metadata: { ...current.metadata, ownerReferences } })
        return
      } catch (error) {
        if (!isConflict(error) || attempt === updateAttempts) throw error
        current = await claims.get(claim.metadata?.name ?? '')
      }
    }
  }

  /** An event for the failure, if it fails. */
  async #told(verb: Verb, set: StatefulSet, pod: Pod, action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (error) {
      this.#podEvent(verb, set, pod, error)
      throw error
    }
  }

  #podEvent(verb: Verb, set: StatefulSet, pod: Pod, error?: unknown): void {
    const Verb = verb[0]?.toUpperCase() + verb.slice(1)
    const what = `${verb} Pod ${pod.metadata?.name} in StatefulSet ${set.metadata?.name}`
    if (error === undefined) this.#events.event(regarding(set), 'Normal', `Successful${Verb}`, `${what} successful`)
    else {
      const message = `${what} failed error: ${messageOf(error)}`
      this.#events.event(regarding(set), 'Warning', `Failed${Verb}`, message)
    }
  }
}

function regarding(set: StatefulSet): ObjectReference {
  return objectReference(set, StatefulSets)
}
