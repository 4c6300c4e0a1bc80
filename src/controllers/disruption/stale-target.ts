import { formatTimestamp, isPodTerminal, type Pod, Pods, podCondition, timeOf } from '../../api/index.js'
import type { ReconcileResult, Reconciler, ReconcilerTools } from '../runtime/index.js'

/** pkg/controller/disruption stalePodDisruptionTimeout (v1.34). */
const staleMs = 120_000

/** Whether the pod was told that it will be disrupted, and nothing has come of it yet. */
export function isDisruptionTarget(pod: Pod): boolean {
  const condition = podCondition(pod, 'DisruptionTarget')
  if (condition?.status !== 'True' || condition.reason === 'TerminationByKubelet') return false
  return pod.metadata?.deletionTimestamp === undefined && !isPodTerminal(pod)
}

/** Takes the condition DisruptionTarget back from pods that were not disrupted after all. */
export class StaleTargetReconciler implements Reconciler {
  readonly #tools: ReconcilerTools

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
  }

  async reconcile(key: string): Promise<ReconcileResult | undefined> {
    const { informers, client, clock } = this.#tools
    const pod = informers.informer(Pods).getByKey(key)
    if (!pod || !isDisruptionTarget(pod)) return undefined
    const now = clock.now()
    const since = timeOf(podCondition(pod, 'DisruptionTarget')?.lastTransitionTime) ?? 0
    if (since + staleMs > now) return { requeueAfterMs: since + staleMs - now }
    const { namespace, generation } = pod.metadata ?? {}
    const conditions = (pod.status?.conditions ?? []).map((condition) =>
      condition.type === 'DisruptionTarget'
        ? {
            type: condition.type,
            status: 'False',
            lastTransitionTime: formatTimestamp(now),
            ...(generation === undefined ? {} : { observedGeneration: generation }),
          }
        : condition,
    )
    await client.resource(Pods, namespace).updateStatus({ ...pod, status: { ...pod.status, conditions } })
    return undefined
  }
}
