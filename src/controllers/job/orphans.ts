import { controllerOf, type Job, Jobs, objectKey, type Pod, Pods } from '../../api/index.js'
import type { Informer, Informers } from '../../client/index.js'
import {
  controlledBy,
  Expectations,
  indexByController,
  mapping,
  type Reconciler,
  type ReconcilerTools,
} from '../runtime/index.js'
import { isJobFinished } from './conditions.js'
import { JobPods } from './job-pods.js'
import { isManagedElsewhere, isTracked } from './pods.js'

/** Takes the tracking finalizer off pods that no job will count any more. pkg/controller/job syncOrphanPod (v1.34). */
export class OrphanReconciler implements Reconciler {
  readonly #jobs: Informer<Job>
  readonly #pods: Informer<Pod>
  readonly #jobPods: JobPods

  constructor(tools: ReconcilerTools) {
    this.#jobs = tools.informers.informer(Jobs)
    this.#pods = tools.informers.informer(Pods)
    indexByController(this.#pods)
    this.#jobPods = new JobPods(tools, new Expectations(tools.clock), () => {})
  }

  async reconcile(key: string): Promise<undefined> {
    const pod = this.#pods.getByKey(key)
    if (pod && isTracked(pod) && this.#isOrphan(pod)) await this.#jobPods.untrack(pod)
  }

  #isOrphan(pod: Pod): boolean {
    const reference = controllerOf(pod)
    if (!reference) return true
    if (reference.kind !== Jobs.kind || reference.apiVersion !== 'batch/v1') return false
    const job = this.#jobs.get(pod.metadata?.namespace ?? '', reference.name)
    return job?.metadata?.uid !== reference.uid || (!isManagedElsewhere(job) && isJobFinished(job))
  }
}

/** The pods of jobs that are finished or gone. */
export const podsOfEndedJobs = mapping(Jobs, (job, informers: Informers) => {
  const isGone = informers.informer(Jobs).getByKey(objectKey(job)) === undefined
  if (!isGone && !isJobFinished(job)) return []
  return controlledBy(informers.informer(Pods), job.metadata?.uid ?? '')
    .filter(isTracked)
    .map(objectKey)
})
