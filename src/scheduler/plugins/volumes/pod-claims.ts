import {
  bindCompletedAnnotation,
  CSIDrivers,
  CSINodes,
  CSIStorageCapacities,
  type PersistentVolume,
  type PersistentVolumeClaim,
  PersistentVolumeClaims,
  PersistentVolumes,
  type Pod,
  type StorageClass,
  StorageClasses,
  storageClassNameOf,
} from '../../../api/index.js'
import type { Informers } from '../../../client/index.js'

/** The storage objects that volume plugins look at. */
export class StorageObjects {
  readonly claims
  readonly volumes
  readonly classes
  readonly csiNodes
  readonly csiDrivers
  readonly capacities

  constructor(informers: Informers) {
    this.claims = informers.informer(PersistentVolumeClaims)
    this.volumes = informers.informer(PersistentVolumes)
    this.classes = informers.informer(StorageClasses)
    this.csiNodes = informers.informer(CSINodes)
    this.csiDrivers = informers.informer(CSIDrivers)
    this.capacities = informers.informer(CSIStorageCapacities)
  }

  classOf(claim: PersistentVolumeClaim): StorageClass | undefined {
    const name = storageClassNameOf(claim)
    return name === '' ? undefined : this.classes.get('', name)
  }

  /** Whether the claim is bound (or provisioned) only once a pod that uses it has its node. */
  waitsForConsumer(claim: PersistentVolumeClaim): boolean {
    return this.classOf(claim)?.volumeBindingMode === 'WaitForFirstConsumer'
  }

  volumeOf(claim: PersistentVolumeClaim): PersistentVolume | undefined {
    return claim.spec?.volumeName ? this.volumes.get('', claim.spec.volumeName) : undefined
  }

  /** The pod's claims that exist. */
  claimsOf(pod: Pod): readonly PersistentVolumeClaim[] {
    return claimNames(pod).flatMap(({ name }) => this.claims.get(pod.metadata?.namespace ?? '', name) ?? [])
  }
}

/** Bound from both sides. */
export function isBound({ metadata, spec }: PersistentVolumeClaim): boolean {
  return Boolean(spec?.volumeName) && metadata?.annotations?.[bindCompletedAnnotation] !== undefined
}

export interface ClaimName {
  readonly name: string
  /** Made for this pod alone. */
  readonly isEphemeral: boolean
}

/** The claims that the pod's volumes name. */
export function claimNames({ metadata, spec }: Pod): readonly ClaimName[] {
  const names: ClaimName[] = []
  for (const { name, persistentVolumeClaim, ephemeral } of spec?.volumes ?? []) {
    if (persistentVolumeClaim) names.push({ name: persistentVolumeClaim.claimName, isEphemeral: false })
    else if (ephemeral) names.push({ name: `${metadata?.name}-${name}`, isEphemeral: true })
  }
  return names
}
