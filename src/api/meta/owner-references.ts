import type { OwnerReference } from '../generated/index.js'
import type { KubeObject } from './object.js'
import type { ResourceToken } from './token.js'
import { apiVersionOf } from './token.js'

/** The reference with `controller: true`, if any. */
export function controllerOf(object: KubeObject): OwnerReference | undefined {
  return object.metadata?.ownerReferences?.find((reference) => reference.controller === true)
}

/** Whether `owner` is the controller of `object`, by uid. */
export function isControlledBy(object: KubeObject, owner: KubeObject): boolean {
  const uid = controllerOf(object)?.uid
  return uid !== undefined && uid === owner.metadata?.uid
}

/** The reference that a controller puts on what it creates. */
export function controllerReference(owner: KubeObject, token: ResourceToken): OwnerReference {
  return {
    apiVersion: apiVersionOf(token),
    kind: token.kind,
    name: owner.metadata?.name ?? '',
    uid: owner.metadata?.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  }
}
