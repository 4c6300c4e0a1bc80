import {
  labelSelectorAsSelector,
  matchesNodeSelector,
  type Node,
  type PersistentVolume,
  type PersistentVolumeClaim,
  resourceAmount,
  storageClassNameOf,
} from '../../../api/index.js'

export function fitsNode(volume: PersistentVolume, node: Node): boolean {
  const required = volume.spec?.nodeAffinity?.required
  return required === undefined || matchesNodeSelector(required, node)
}

/**
 * The volume for a claim on a node: one that is reserved for the claim, else the smallest that is free, large enough and of the kind that the claim asks for
 * (component-helpers storage/volume FindMatchingVolume, v0.34).
 */
export function findMatchingVolume(
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
  node: Node,
  isTaken: (volumeName: string) => boolean,
): PersistentVolume | undefined {
  const wanted = storageOf(claim.spec?.resources?.requests)
  const selector = claim.spec?.selector ? labelSelectorAsSelector(claim.spec.selector) : undefined
  let smallest: PersistentVolume | undefined
  let smallestSize = Number.POSITIVE_INFINITY
  for (const volume of volumes) {
    const { spec, metadata } = volume
    if (!spec || isTaken(metadata?.name ?? '')) continue
    if ((spec.volumeMode ?? 'Filesystem') !== (claim.spec?.volumeMode ?? 'Filesystem')) continue
    if ((spec.volumeAttributesClassName ?? '') !== (claim.spec?.volumeAttributesClassName ?? '')) continue
    if (metadata?.deletionTimestamp !== undefined || !fitsNode(volume, node)) continue
    const size = storageOf(spec.capacity)
    if (isReservedFor(volume, claim)) {
      if (size >= wanted) return volume
      continue
    }
    if (spec.claimRef || volume.status?.phase !== 'Available') continue
    if (selector && !selector.matches(metadata?.labels)) continue
    if ((spec.storageClassName ?? '') !== storageClassNameOf(claim)) continue
    if (!(claim.spec?.accessModes ?? []).every((mode) => spec.accessModes?.includes(mode))) continue
    if (size < wanted || size >= smallestSize) continue
    smallest = volume
    smallestSize = size
  }
  return smallest
}

function isReservedFor({ spec }: PersistentVolume, { metadata }: PersistentVolumeClaim): boolean {
  const reference = spec?.claimRef
  if (!reference) return false
  return (
    reference.name === metadata?.name &&
    reference.namespace === metadata?.namespace &&
    (!reference.uid || reference.uid === metadata?.uid)
  )
}

export function storageOf(resources: Readonly<Record<string, string>> | undefined): number {
  return resourceAmount('storage', resources?.storage ?? '0')
}
