import {
  controllerOf,
  type Job,
  labelSelectorAsSelector,
  type OwnerReference,
  objectKey,
  type Pod,
  semanticEqual,
} from '../../api/index.js'
import type { Informer, InformerHandler } from '../../client/index.js'
import { type Expectations, podKey } from '../runtime/index.js'
import { isTracked } from './pods.js'

export interface PodHandlerOptions {
  readonly jobs: Informer<Job>
  readonly expectations: Expectations
  /** A pod's finalizer has gone, or the pod itself. */
  readonly untracked: (key: string, uid: string) => void
  readonly enqueue: (key: string) => void
}

/** Leads changes of pods to the jobs that they concern, and tells what came and went. pkg/controller/job (v1.34). */
export function podHandler({ jobs, expectations, untracked, enqueue }: PodHandlerOptions): InformerHandler<Pod> {
  /** The job that the reference means: same name, and still the same object. */
  function jobKeyOf(pod: Pod, reference: OwnerReference | undefined): string | undefined {
    if (reference?.kind !== 'Job') return undefined
    const job = jobs.get(pod.metadata?.namespace ?? '', reference.name)
    return job && job.metadata?.uid === reference.uid ? objectKey(job) : undefined
  }

  function enqueueMatching(pod: Pod): void {
    for (const job of jobs.list(pod.metadata?.namespace)) {
      if (labelSelectorAsSelector(job.spec?.selector).matches(pod.metadata?.labels)) enqueue(objectKey(job))
    }
  }

  function gone(pod: Pod, isFinal: boolean): void {
    const key = jobKeyOf(pod, controllerOf(pod))
    if (key === undefined) return
    expectations.deletionObserved(key, podKey(pod))
    if (isFinal || !isTracked(pod)) untracked(key, pod.metadata?.uid ?? '')
    enqueue(key)
  }

  return {
    onAdd(pod) {
      // After a restart a pod may be seen for the first time while it is being deleted.
      if (pod.metadata?.deletionTimestamp !== undefined) {
        gone(pod, false)
        return
      }
      const reference = controllerOf(pod)
      const key = jobKeyOf(pod, reference)
      if (key !== undefined) {
        expectations.creationObserved(key)
        enqueue(key)
      } else if (!reference) enqueueMatching(pod)
    },
    onUpdate(old, pod) {
      if (pod.metadata?.deletionTimestamp !== undefined) {
        gone(pod, false)
        return
      }
      const reference = controllerOf(pod)
      const oldReference = controllerOf(old)
      const hasNewOwner = !semanticEqual(reference, oldReference)
      const keys = [hasNewOwner ? jobKeyOf(old, oldReference) : undefined, jobKeyOf(pod, reference)]
      for (const key of keys) {
        if (key === undefined) continue
        if (!isTracked(pod)) untracked(key, pod.metadata?.uid ?? '')
        enqueue(key)
      }
      if (!reference && (hasNewOwner || !semanticEqual(old.metadata?.labels, pod.metadata?.labels)))
        enqueueMatching(pod)
    },
    onDelete: (pod) => gone(pod, true),
  }
}
