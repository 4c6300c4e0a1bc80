import {
  controllerOf,
  isPodReady,
  type KubeObject,
  type OwnerReference,
  objectKey,
  type Pod,
  parseApiVersion,
  type ResourceToken,
  type Selector,
} from '../../api/index.js'
import type { Informer, InformerHandler } from '../../client/index.js'
import type { ReconcileQueue } from './controller.js'

export interface PodEventsOptions<O extends KubeObject> {
  readonly token: ResourceToken<O>
  readonly owners: Informer<O>
  readonly queue: ReconcileQueue
  readonly selectorOf: (owner: O) => Selector
  readonly minReadySecondsOf: (owner: O) => number
  /** Before its owner is enqueued. */
  readonly onCreated?: (ownerKey: string) => void
  /** Once when it begins to be deleted, and again when it has gone. */
  readonly onDeleted?: (ownerKey: string, pod: Pod) => void
}

/** The owner that a reference means: of this kind, with this name, and still the same object. */
function ownerOf<O extends KubeObject>(
  { token, owners }: Pick<PodEventsOptions<O>, 'token' | 'owners'>,
  namespace: string | undefined,
  reference: OwnerReference | undefined,
): O | undefined {
  if (reference?.kind !== token.kind || parseApiVersion(reference.apiVersion).group !== token.group) return undefined
  const owner = owners.get(namespace ?? '', reference.name)
  return owner?.metadata?.uid === reference.uid ? owner : undefined
}

/** Leads changes of pods to the owners that they concern, as pkg/controller/statefulset and pkg/controller/daemon (v1.34) do. */
export function podEvents<O extends KubeObject>(options: PodEventsOptions<O>): InformerHandler<Pod> {
  const { owners, queue, selectorOf, minReadySecondsOf, onCreated, onDeleted } = options
  const resolve = (pod: Pod) => ownerOf(options, pod.metadata?.namespace, controllerOf(pod))

  function enqueueMatching(pod: Pod): void {
    for (const owner of owners.list(pod.metadata?.namespace)) {
      if (selectorOf(owner).matches(pod.metadata?.labels)) queue.add(objectKey(owner))
    }
  }

  function gone(pod: Pod): void {
    const owner = resolve(pod)
    if (!owner) return
    onDeleted?.(objectKey(owner), pod)
    queue.add(objectKey(owner))
  }

  return {
    onAdd(pod) {
      // After a restart a pod may be seen for the first time while it is being deleted.
      if (pod.metadata?.deletionTimestamp !== undefined) return gone(pod)
      if (!controllerOf(pod)) return enqueueMatching(pod)
      const owner = resolve(pod)
      if (!owner) return
      onCreated?.(objectKey(owner))
      queue.add(objectKey(owner))
    },
    onUpdate(old, pod) {
      if (pod.metadata?.deletionTimestamp !== undefined) gone(pod)
      const hasNewOwner = controllerOf(old)?.uid !== controllerOf(pod)?.uid
      const before = hasNewOwner ? resolve(old) : undefined
      if (before) queue.add(objectKey(before))
      if (!controllerOf(pod)) {
        if (hasNewOwner || old.metadata?.labels !== pod.metadata?.labels) enqueueMatching(pod)
        return
      }
      const owner = resolve(pod)
      if (!owner) return
      queue.add(objectKey(owner))
      const minReadySeconds = minReadySecondsOf(owner)
      // Ready turns into available only after minReadySeconds; a second more, since timestamps are whole seconds.
      if (minReadySeconds > 0 && !isPodReady(old) && isPodReady(pod))
        queue.addAfter(objectKey(owner), minReadySeconds * 1000 + 1000)
    },
    onDelete: gone,
  }
}
