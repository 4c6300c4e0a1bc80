import type { AdmissionPlugin } from '../attributes.js'

const finalizers: Readonly<Record<string, string>> = {
  persistentvolumes: 'kubernetes.io/pv-protection',
  persistentvolumeclaims: 'kubernetes.io/pvc-protection',
  volumeattributesclasses: 'kubernetes.io/vac-protection',
}

/** Volumes and claims get the finalizer that keeps them while they are used (kubernetes' plugin/pkg/admission/storage/storageobjectinuseprotection). */
export function storageObjectInUseProtection(): AdmissionPlugin {
  return {
    name: 'StorageObjectInUseProtection',
    handles: ({ operation, resource, subresource }) =>
      operation === 'CREATE' && subresource === '' && Object.hasOwn(finalizers, resource.plural),
    mutate({ object, resource }) {
      const finalizer = finalizers[resource.plural]
      if (!object?.metadata || finalizer === undefined) return
      const present = object.metadata.finalizers ?? []
      if (!present.includes(finalizer)) object.metadata.finalizers = [...present, finalizer]
    },
  }
}
