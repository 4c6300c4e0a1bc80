import type { PersistentVolumeClaim } from '../../../api/index.js'
import { parseQuantity, StorageClasses, storageClassNameOf } from '../../../api/index.js'
import type { AdmissionPlugin } from '../attributes.js'
import type { ObjectLister } from '../lister.js'
import { refuse } from '../refuse.js'

/** Only bound claims grow, and only where their storage class lets them (plugin/pkg/admission/storage/persistentvolume/resize, v1.34). */
export function persistentVolumeClaimResize(lister: ObjectLister): AdmissionPlugin {
  return {
    name: 'PersistentVolumeClaimResize',
    handles: ({ operation, resource, subresource }) =>
      operation === 'UPDATE' &&
      resource.group === '' &&
      resource.plural === 'persistentvolumeclaims' &&
      subresource === '',
    validate(attributes) {
      const claim = attributes.object as PersistentVolumeClaim
      const old = attributes.old as PersistentVolumeClaim
      if (sizeOf(claim).compare(sizeOf(old)) <= 0) return
      if (old.status?.phase !== 'Bound') {
        throw refuse(attributes, 'Only bound persistent volume claims can be expanded')
      }
      const name = storageClassNameOf(claim)
      const storageClass =
        name === '' || name !== storageClassNameOf(old) ? undefined : lister.get(StorageClasses, '', name)
      if (storageClass?.allowVolumeExpansion) return
      throw refuse(
        attributes,
        'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
      )
    },
  }
}

function sizeOf({ spec }: PersistentVolumeClaim) {
  return parseQuantity(spec?.resources?.requests?.storage ?? '0')
}
