import {
  compareQuantities,
  labelSelectorAsSelector,
  type PersistentVolume,
  type PersistentVolumeClaim,
  parseQuantity,
  storageClassNameOf,
} from '../../api/index.js'

const defaultMode = 'Filesystem'
const modeOrder = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod']

/** Named by the volume, and by uid where that is given. */
export function isPromisedTo(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const reference = volume.spec?.claimRef
  if (reference?.name !== claim.metadata?.name || reference?.namespace !== claim.metadata?.namespace) return false
  return !reference?.uid || reference.uid === claim.metadata?.uid
}

export function hasOtherMode(claim: PersistentVolumeClaim, volume: PersistentVolume): boolean {
  return (claim.spec?.volumeMode ?? defaultMode) !== (volume.spec?.volumeMode ?? defaultMode)
}

/** Why the volume that a claim asks for by name cannot be its; undefined when it can. */
export function mismatch(volume: PersistentVolume, claim: PersistentVolumeClaim): string | undefined {
  if (volume.metadata?.deletionTimestamp !== undefined)
    return `the volume is marked for deletion "${volume.metadata.name}"`
  if (bytes(capacityOf(volume)) < bytes(requestOf(claim))) return 'requested PV is too small'
  if (storageClassNameOf(volume) !== storageClassNameOf(claim)) return 'storageClassName does not match'
  if (hasOtherAttributes(volume, claim)) return 'volumeAttributesClassName does not match'
  if (hasOtherMode(claim, volume)) return 'incompatible volumeMode'
  if (!offersModes(volume, claim)) return 'incompatible accessMode'
  return undefined
}

/**
 * The volume that fits best: one that names the claim, else the smallest large enough among those with the fewest access modes. While
 * binding waits for a consumer only one that names the claim will do. FindMatchingVolume (component-helpers, v0.34).
 */
export function bestVolume(
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
  { isDelayed }: { readonly isDelayed: boolean },
): PersistentVolume | undefined {
  const byModes = new Map<string, PersistentVolume[]>()
  for (const volume of volumes) {
    if (!offersModes(volume, claim)) continue
    const modes = modeOrder.filter((mode) => volume.spec?.accessModes?.includes(mode)).join(',')
    byModes.set(modes, [...(byModes.get(modes) ?? []), volume])
  }
  const groups = [...byModes].sort(([a], [b]) => a.split(',').length - b.split(',').length)
  for (const [, group] of groups) {
    const best = bestOfGroup(claim, group, isDelayed)
    if (best) return best
  }
  return undefined
}

function bestOfGroup(
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
  isDelayed: boolean,
): PersistentVolume | undefined {
  const request = requestOf(claim)
  const selector = claim.spec?.selector ? labelSelectorAsSelector(claim.spec.selector) : undefined
  let smallest: PersistentVolume | undefined
  for (const volume of volumes) {
    if (volume.spec?.claimRef && !isPromisedTo(volume, claim)) continue
    if (compareQuantities(capacityOf(volume), request) < 0 || hasOtherMode(claim, volume)) continue
    if (hasOtherAttributes(volume, claim) || volume.metadata?.deletionTimestamp !== undefined) continue
    if (isPromisedTo(volume, claim)) return volume
    if (isDelayed || volume.status?.phase !== 'Available') continue
    if (selector && !selector.matches(volume.metadata?.labels)) continue
    if (storageClassNameOf(volume) !== storageClassNameOf(claim)) continue
    if (!smallest || compareQuantities(capacityOf(smallest), capacityOf(volume)) > 0) smallest = volume
  }
  return smallest
}

function offersModes(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  return (claim.spec?.accessModes ?? []).every((mode) => volume.spec?.accessModes?.includes(mode))
}

function hasOtherAttributes(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  return (volume.spec?.volumeAttributesClassName ?? '') !== (claim.spec?.volumeAttributesClassName ?? '')
}

export function capacityOf(volume: PersistentVolume): string {
  return volume.spec?.capacity?.storage ?? '0'
}

function requestOf(claim: PersistentVolumeClaim): string {
  return claim.spec?.resources?.requests?.storage ?? '0'
}

function bytes(quantity: string): number {
  return parseQuantity(quantity).value()
}
