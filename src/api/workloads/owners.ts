import type { OwnerReference } from '../generated/index.js'
import { apiVersionOf, type KubeObject, type ResourceToken } from '../meta/index.js'

/** The owner that manages the object; there is at most one. */
export function controllerOf(object: KubeObject): OwnerReference | undefined {
  return object.metadata?.ownerReferences?.find((reference) => reference.controller === true)
}

export function isControlledBy(object: KubeObject, owner: KubeObject): boolean {
  return controllerOf(object)?.uid === owner.metadata?.uid
}

/** The reference that makes `owner` the controller of an object: controller and blockOwnerDeletion are set. */
export function controllerReference(token: ResourceToken, owner: KubeObject): OwnerReference {
  return {
    apiVersion: apiVersionOf(token),
    blockOwnerDeletion: true,
    controller: true,
    kind: token.kind,
    name: owner.metadata?.name ?? '',
    uid: owner.metadata?.uid ?? '',
  }
}
