import type { Ingress, KubeObject, PersistentVolumeClaim } from '../../../api/index.js'
import { defaultStorageClassOf, IngressClasses, namesStorageClass, StorageClasses } from '../../../api/index.js'
import type { AdmissionPlugin } from '../attributes.js'
import type { ObjectLister } from '../lister.js'

const ingressAnnotation = 'ingressclass.kubernetes.io/is-default-class'

/** A claim that names no class gets the default one, of several the newest (kubernetes' plugin/pkg/admission/storage/storageclass/setdefault). */
export function defaultStorageClass(lister: ObjectLister): AdmissionPlugin {
  return {
    name: 'DefaultStorageClass',
    handles: ({ operation, resource, subresource }) =>
      operation === 'CREATE' &&
      resource.group === '' &&
      resource.plural === 'persistentvolumeclaims' &&
      subresource === '',
    mutate({ object }) {
      const claim = object as PersistentVolumeClaim
      if (!claim.spec || namesStorageClass(claim)) return
      const newest = defaultStorageClassOf(lister.list(StorageClasses, ''))
      if (newest?.metadata?.name) claim.spec.storageClassName = newest.metadata.name
    },
  }
}

/** An Ingress that names no class gets the default one, of several the newest (kubernetes' plugin/pkg/admission/network/defaultingressclass). */
export function defaultIngressClass(lister: ObjectLister): AdmissionPlugin {
  return {
    name: 'DefaultIngressClass',
    handles: ({ operation, resource, subresource }) =>
      operation === 'CREATE' &&
      resource.group === 'networking.k8s.io' &&
      resource.plural === 'ingresses' &&
      subresource === '',
    mutate({ object }) {
      const { spec, metadata } = object as Ingress
      if (
        !spec ||
        spec.ingressClassName !== undefined ||
        metadata?.annotations?.['kubernetes.io/ingress.class'] !== undefined
      )
        return
      const defaults = lister.list(IngressClasses, '').filter((one) => isTrue(one, ingressAnnotation))
      const newest = [...defaults].sort(byAge)[0]
      if (newest?.metadata?.name) spec.ingressClassName = newest.metadata.name
    },
  }
}

function isTrue(object: KubeObject, annotation: string): boolean {
  return object.metadata?.annotations?.[annotation] === 'true'
}

/** Newest first; of the same second by name. */
function byAge(a: KubeObject, b: KubeObject): number {
  const left = a.metadata?.creationTimestamp ?? ''
  const right = b.metadata?.creationTimestamp ?? ''
  if (left !== right) return left < right ? 1 : -1
  return (a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1
}
