import {
  controllerOf,
  isPodActive,
  isPodReady,
  type OwnerReference,
  objectKey,
  type Pod,
  parseApiVersion,
  type ReplicaSet,
} from '../../api/index.js'
import type { Informer, InformerHandler } from '../../client/index.js'
import { type Expectations, podKey, type ReconcileQueue } from '../runtime/index.js'
import type { SetKind } from './set-kind.js'

export interface PodHandlerOptions {
  readonly kind: SetKind
  readonly sets: Informer<ReplicaSet>
  readonly expectations: Expectations
  readonly queue: ReconcileQueue
  /** Brings a set up to date when it is worth it: there is nothing to create or delete, only its status changes. */
  readonly enqueueForStatus: (key: string) => void
}

/** Leads changes of pods to the sets that they concern, and tells the expectations what came and went. pkg/controller/replicaset (v1.34). */
export function podHandler(options: PodHandlerOptions): InformerHandler<Pod> {
  const { kind, sets, expectations, queue, enqueueForStatus } = options

  /** The set that the reference means: same name, and still the same object. */
  function setOf(pod: Pod, reference: OwnerReference | undefined): ReplicaSet | undefined {
    if (reference?.kind !== kind.token.kind || parseApiVersion(reference.apiVersion).group !== kind.token.group)
      return undefined
    const set = sets.get(pod.metadata?.namespace ?? '', reference.name)
    return set?.metadata?.uid === reference.uid ? set : undefined
  }

  function enqueueMatching(pod: Pod): void {
    for (const set of sets.list(pod.metadata?.namespace)) {
      if (kind.selectorOf(set).matches(pod.metadata?.labels)) queue.add(objectKey(set))
    }
  }

  function gone(pod: Pod): void {
    const set = setOf(pod, controllerOf(pod))
    if (!set) return
    expectations.deletionObserved(objectKey(set), podKey(pod))
    enqueueChanged(objectKey(set))
  }

  /** As long as something is expected the set's size cannot be judged. */
  function enqueueChanged(key: string): void {
    if (expectations.areSatisfied(key)) queue.add(key)
    else enqueueForStatus(key)
  }

  return {
    onAdd(pod) {
      // After a restart a pod may be seen for the first time while it is being deleted.
      if (pod.metadata?.deletionTimestamp !== undefined) {
        gone(pod)
        return
      }
      const reference = controllerOf(pod)
      if (!reference) {
        enqueueMatching(pod)
        return
      }
      const set = setOf(pod, reference)
      if (!set) return
      expectations.creationObserved(objectKey(set))
      enqueueChanged(objectKey(set))
    },
    onUpdate(old, pod) {
      const hasNewLabels = !sameLabels(old, pod)
      if (pod.metadata?.deletionTimestamp !== undefined) {
        gone(pod)
        if (hasNewLabels) gone(old)
        return
      }
      const reference = controllerOf(pod)
      const oldReference = controllerOf(old)
      const hasNewOwner = reference?.uid !== oldReference?.uid
      if (hasNewOwner && oldReference) {
        const oldSet = setOf(old, oldReference)
        if (oldSet) queue.add(objectKey(oldSet))
      }
      if (!reference) {
        if (hasNewLabels || hasNewOwner) enqueueMatching(pod)
        return
      }
      const set = setOf(pod, reference)
      if (!set) return
      const countsSame = isPodActive(old) === isPodActive(pod) && !hasNewLabels && !hasNewOwner
      if (countsSame) enqueueForStatus(objectKey(set))
      else queue.add(objectKey(set))
      const minReadySeconds = set.spec?.minReadySeconds ?? 0
      // Ready turns into available only after minReadySeconds; a second more, since timestamps are whole seconds.
      if (minReadySeconds > 0 && !isPodReady(old) && isPodReady(pod))
        queue.addAfter(objectKey(set), minReadySeconds * 1000 + 1000)
    },
    onDelete: gone,
  }
}

function sameLabels(a: Pod, b: Pod): boolean {
  const left = a.metadata?.labels ?? {}
  const right = b.metadata?.labels ?? {}
  if (left === right) return true
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key])
}
