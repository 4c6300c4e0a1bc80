import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../generated/index.js'

/** How the class was named before there was a field; it still wins. */
export const betaStorageClassAnnotation = 'volume.beta.kubernetes.io/storage-class'

const defaultAnnotations = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
]

/** The class of a volume or claim, empty for none (component-helpers' GetPersistentVolumeClass, v0.34). */
export function storageClassNameOf({ metadata, spec }: PersistentVolume | PersistentVolumeClaim): string {
  return metadata?.annotations?.[betaStorageClassAnnotation] ?? spec?.storageClassName ?? ''
}

/** Even naming the empty class is a choice (PersistentVolumeClaimHasClass). */
export function namesStorageClass({ metadata, spec }: PersistentVolumeClaim): boolean {
  return metadata?.annotations?.[betaStorageClassAnnotation] !== undefined || spec?.storageClassName !== undefined
}

export function isDefaultStorageClass({ metadata }: StorageClass): boolean {
  return defaultAnnotations.some((name) => metadata?.annotations?.[name] === 'true')
}

/** The newest of the classes that are marked as default, of the same second by name (pkg/volume/util GetDefaultClass, v1.34). */
export function defaultStorageClassOf(classes: readonly StorageClass[]): StorageClass | undefined {
  return classes.filter(isDefaultStorageClass).sort(newestFirst)[0]
}

function newestFirst({ metadata: a }: StorageClass, { metadata: b }: StorageClass): number {
  const [left = '', right = ''] = [a?.creationTimestamp, b?.creationTimestamp]
  if (left !== right) return left < right ? 1 : -1
  return (a?.name ?? '') < (b?.name ?? '') ? -1 : 1
}
