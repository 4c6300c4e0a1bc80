import {
  apiVersionOf,
  controllerReference,
  type KubeObject,
  type OwnerReference,
  type PersistentVolumeClaim,
  type Pod,
  Pods,
  type ResourceToken,
  type StatefulSet,
  StatefulSets,
} from '../../api/index.js'
import { isInRange } from './ordinals.js'

/** The two objects that a claim may go with, and the claim. pkg/controller/statefulset (v1.34), stateful_set_utils.go. */
export interface ClaimPlace {
  readonly claim: PersistentVolumeClaim
  readonly set: StatefulSet
  readonly pod: Pod
}

/** Another controller owns the claim, so that the policy cannot be kept. */
export function hasOtherController({ claim, set, pod }: ClaimPlace): boolean {
  if (!deletes(set, 'whenScaled') && !deletes(set, 'whenDeleted')) return false
  return ownersOf(claim).some((owner) => {
    if (means(owner, set, StatefulSets)) return owner.uid !== uidOf(set)
    if (means(owner, pod, Pods)) return owner.uid !== uidOf(pod)
    return owner.controller === true
  })
}

/** An owner of the same name that is no more: the garbage collector will take the claim, and a pod must wait for that. */
export function isStale({ claim, set, pod }: ClaimPlace): boolean {
  return isStaleOwner(claim, set, StatefulSets) || isStaleOwner(claim, pod, Pods)
}

/** Whether a claim that is going with an earlier pod of this name is in the way of a new one. */
export function isStaleForPod({ claim, set, pod }: ClaimPlace): boolean {
  return deletes(set, 'whenScaled') && isStaleOwner(claim, pod, Pods)
}

/** The owners that the policy asks for; undefined when the claim has them. */
export function wantedOwners(place: ClaimPlace): OwnerReference[] | undefined {
  const { claim, set, pod } = place
  if (isStale(place)) return undefined
  const hasSet = isOwnedBy(claim, set)
  const hasPod = isOwnedBy(claim, pod)
  const others = ownersOf(claim).filter((owner) => !means(owner, set, StatefulSets) && !means(owner, pod, Pods))
  if (hasOtherController(place)) return hasSet || hasPod ? others : undefined
  const goesWithPod = deletes(set, 'whenScaled') && !isInRange(pod, set)
  const goesWithSet = deletes(set, 'whenDeleted') && !goesWithPod
  const hasPlainOwner = ownersOf(claim).some(
    (owner) => (owner.uid === uidOf(set) || owner.uid === uidOf(pod)) && owner.controller !== true,
  )
  if (!hasPlainOwner && hasPod === goesWithPod && hasSet === goesWithSet) return undefined
  return [
    ...others,
    ...(goesWithPod ? [controllerReference(pod, Pods)] : []),
    ...(goesWithSet ? [controllerReference(set, StatefulSets)] : []),
  ]
}

function deletes(set: StatefulSet, when: 'whenScaled' | 'whenDeleted'): boolean {
  return set.spec?.persistentVolumeClaimRetentionPolicy?.[when] === 'Delete'
}

function ownersOf(claim: PersistentVolumeClaim): readonly OwnerReference[] {
  return claim.metadata?.ownerReferences ?? []
}

function uidOf(object: KubeObject): string {
  return object.metadata?.uid ?? ''
}

function isOwnedBy(claim: PersistentVolumeClaim, owner: KubeObject): boolean {
  return ownersOf(claim).some((reference) => reference.uid === uidOf(owner))
}

function means(reference: OwnerReference, object: KubeObject, token: ResourceToken): boolean {
  return (
    reference.apiVersion === apiVersionOf(token) &&
    reference.kind === token.kind &&
    reference.name === object.metadata?.name
  )
}

function isStaleOwner(claim: PersistentVolumeClaim, object: KubeObject, token: ResourceToken): boolean {
  const reference = ownersOf(claim).find((one) => means(one, object, token))
  return reference !== undefined && reference.uid !== uidOf(object)
}
