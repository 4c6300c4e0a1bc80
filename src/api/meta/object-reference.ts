import type { ObjectReference } from '../generated/index.js'
import type { KubeObject } from './object.js'
import type { ResourceToken } from './token.js'
import { apiVersionOf } from './token.js'

/** `namespace/name`, or the name alone where there is no namespace: the key of caches and queues. */
export function objectKey(object: KubeObject): string {
  const { namespace, name = '' } = object.metadata ?? {}
  return namespace ? `${namespace}/${name}` : name
}

export function splitObjectKey(key: string): { namespace: string; name: string } {
  const slash = key.indexOf('/')
  return slash < 0 ? { namespace: '', name: key } : { namespace: key.slice(0, slash), name: key.slice(slash + 1) }
}

/** The reference by which an Event names the object that it is about. */
export function objectReference(object: KubeObject, token: ResourceToken): ObjectReference {
  const { namespace, name, uid, resourceVersion } = object.metadata ?? {}
  return {
    kind: token.kind,
    apiVersion: apiVersionOf(token),
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
    ...(uid === undefined ? {} : { uid }),
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
  }
}
