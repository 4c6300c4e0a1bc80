import { isNotFound, type Job, Jobs, timeOf } from '../../api/index.js'
import { finishedConditionOf } from '../job/index.js'
import { defineController, type ReconcileResult, type Reconciler, type ReconcilerTools } from '../runtime/index.js'

/** Deletes finished jobs after `ttlSecondsAfterFinished`. pkg/controller/ttlafterfinished (v1.34). */
export const ttlAfterFinishedController = defineController({
  name: 'ttl-after-finished-controller',
  reconciles: Jobs,
  concerns: (job) => job.spec?.ttlSecondsAfterFinished !== undefined,
  create: (tools) => new ExpiryReconciler(tools),
})

class ExpiryReconciler implements Reconciler {
  readonly #tools: ReconcilerTools

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
  }

  async reconcile(key: string): Promise<ReconcileResult | undefined> {
    const { informers, client, clock } = this.#tools
    const cached = informers.informer(Jobs).getByKey(key)
    const leftMs = cached && timeToLiveMs(cached, clock.now())
    if (leftMs === undefined) return undefined
    if (leftMs > 0) return { requeueAfterMs: leftMs }
    const { name = '', namespace } = cached?.metadata ?? {}
    const jobs = client.resource(Jobs, namespace)
    try {
      // The cache may be behind: the time to live may have been made longer meanwhile.
      const job = await jobs.get(name)
      const freshLeftMs = timeToLiveMs(job, clock.now())
      if (freshLeftMs === undefined) return undefined
      if (freshLeftMs > 0) return { requeueAfterMs: freshLeftMs }
      const { uid } = job.metadata ?? {}
      const preconditions = uid === undefined ? {} : { preconditions: { uid } }
      await jobs.delete(name, { propagationPolicy: 'Foreground', ...preconditions })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
    return undefined
  }
}

/** Undefined where the job is not to be deleted. Throws when it does not tell when it finished. */
export function timeToLiveMs(job: Job, now: number): number | undefined {
  const { ttlSecondsAfterFinished } = job.spec ?? {}
  const condition = finishedConditionOf(job)
  if (job.metadata?.deletionTimestamp !== undefined || ttlSecondsAfterFinished === undefined || !condition)
    return undefined
  const at = timeOf(condition.lastTransitionTime)
  if (at === undefined) {
    const { namespace, name } = job.metadata ?? {}
    throw new Error(`unable to find the time when the Job ${namespace}/${name} finished`)
  }
  return at + ttlSecondsAfterFinished * 1000 - now
}
