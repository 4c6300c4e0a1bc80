import { type KubeObject, objectKey, type ResourceToken } from '../../api/index.js'
import type { ReconcilerTools } from '../runtime/index.js'

export const claimFinalizer = 'kubernetes.io/pvc-protection'
export const volumeFinalizer = 'kubernetes.io/pv-protection'
export const attributesClassFinalizer = 'kubernetes.io/vac-protection'

/** It is being deleted and the finalizer holds it. */
export function isHeld({ metadata }: KubeObject, finalizer: string): boolean {
  return metadata?.deletionTimestamp !== undefined && (metadata.finalizers ?? []).includes(finalizer)
}

/** It lives without the finalizer. */
export function isUnprotected({ metadata }: KubeObject, finalizer: string): boolean {
  return metadata?.deletionTimestamp === undefined && !(metadata?.finalizers ?? []).includes(finalizer)
}

export function withFinalizer<O extends KubeObject>(object: O, finalizer: string): O {
  return {
    ...object,
    metadata: { ...object.metadata, finalizers: [...(object.metadata?.finalizers ?? []), finalizer] },
  }
}

export function withoutFinalizer<O extends KubeObject>(object: O, finalizer: string): O {
  const finalizers = (object.metadata?.finalizers ?? []).filter((one) => one !== finalizer)
  return { ...object, metadata: { ...object.metadata, finalizers } }
}

/**
 * Admission protects what is new: who lives without the finalizer has lost it by hand, mostly in order to be deleted next. Upstream's
 * controller is a few round trips behind such a hand; in one process it would always be there first.
 */
const secondThoughtMs = 200

/** Leads to each object that lives without the finalizer, a moment later. */
export function watchUnprotected<O extends KubeObject>(
  { informers, queue }: ReconcilerTools,
  token: ResourceToken<O>,
  finalizer: string,
): void {
  const enqueue = (object: O) => {
    if (isUnprotected(object, finalizer)) queue.addAfter(objectKey(object), secondThoughtMs)
  }
  informers.informer(token).subscribe({ onAdd: enqueue, onUpdate: (_, object) => enqueue(object) })
}
