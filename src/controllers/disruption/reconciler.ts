import {
  isConflict,
  labelSelectorAsSelector,
  objectKey,
  objectReference,
  type Pod,
  type PodDisruptionBudget,
  type PodDisruptionBudgetStatus,
  PodDisruptionBudgets,
  Pods,
} from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { EventType, Informer } from '../../client/index.js'
import type { ReconcileResult, Reconciler, ReconcilerTools } from '../runtime/index.js'
import { ControllerScales } from './controller-scale.js'
import { unmanagedPodsMessage } from './events.js'
import { expectedPods } from './expected-pods.js'
import { countHealthy, disruptedPods, failedStatus, nextStatus } from './status.js'

/** Tells how many pods of a budget may be evicted; the eviction itself takes from that. pkg/controller/disruption (v1.34). */
export class DisruptionReconciler implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #budgets: Informer<PodDisruptionBudget>
  readonly #pods: Informer<Pod>
  readonly #scales: ControllerScales

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
    this.#budgets = tools.informers.informer(PodDisruptionBudgets)
    this.#pods = tools.informers.informer(Pods)
    this.#scales = new ControllerScales(tools.client, tools.informers)
    const changed = (pod: Pod) => this.#podChanged(pod)
    this.#pods.subscribe({
      onAdd: changed,
      onUpdate: (old, pod) => {
        if (old.metadata?.labels !== pod.metadata?.labels) for (const one of this.#budgetsOf(old)) this.#enqueue(one)
        changed(pod)
      },
      onDelete: changed,
    })
  }

  async reconcile(key: string): Promise<ReconcileResult | undefined> {
    const budget = this.#budgets.getByKey(key)
    if (!budget) return undefined
    try {
      return await this.#sync(budget)
    } catch (error) {
      if (isConflict(error)) throw error
      await this.#write(budget, failedStatus(budget, messageOf(error), this.#tools.clock.now()))
      return undefined
    }
  }

  async #sync(budget: PodDisruptionBudget): Promise<ReconcileResult | undefined> {
    const { matches } = labelSelectorAsSelector(budget.spec?.selector)
    const pods = this.#pods.list(budget.metadata?.namespace).filter((pod) => matches(pod.metadata?.labels))
    if (pods.length === 0) this.#event(budget, 'Normal', 'NoPods', 'No matching pods found')
    const { expected, desired, unmanaged } = await this.#expect(budget, pods)
    if (unmanaged.length > 0)
      this.#event(budget, 'Warning', 'UnmanagedPods', unmanagedPodsMessage(budget.spec?.selector))
    const now = this.#tools.clock.now()
    const { waiting, overdue, recheckAt } = disruptedPods(budget, pods, now)
    for (const pod of overdue) this.#noteOverdue(budget, pod)
    const status = nextStatus(budget, { expected, desired, healthy: countHealthy(pods, waiting), waiting, now })
    if (status) await this.#write(budget, status)
    return recheckAt === undefined ? undefined : { requeueAfterMs: recheckAt - now + 1 }
  }

  async #expect(budget: PodDisruptionBudget, pods: readonly Pod[]) {
    try {
      return await expectedPods(budget, pods, (reference, namespace) => this.#scales.find(reference, namespace))
    } catch (error) {
      const message = `Failed to calculate the number of expected pods: ${messageOf(error)}`
      this.#event(budget, 'Warning', 'CalculateExpectedPodCountFailed', message)
      throw error
    }
  }

  async #write(budget: PodDisruptionBudget, status: PodDisruptionBudgetStatus): Promise<void> {
    const budgets = this.#tools.client.resource(PodDisruptionBudgets, budget.metadata?.namespace)
    await budgets.updateStatus({ ...budget, status })
  }

  #budgetsOf(pod: Pod): readonly PodDisruptionBudget[] {
    if (this.#budgets.size === 0) return []
    return this.#budgets
      .list(pod.metadata?.namespace)
      .filter((budget) => labelSelectorAsSelector(budget.spec?.selector).matches(pod.metadata?.labels))
  }

  #podChanged(pod: Pod): void {
    const budgets = this.#budgetsOf(pod)
    for (const budget of budgets) this.#enqueue(budget)
    const [first] = budgets
    if (!first || budgets.length === 1) return
    const { namespace, name } = pod.metadata ?? {}
    const who = `${JSON.stringify(namespace)}/${JSON.stringify(name)}`
    const chosen = JSON.stringify(first.metadata?.name)
    const message = `Pod ${who} matches multiple PodDisruptionBudgets.  Chose ${chosen} arbitrarily.`
    this.#tools.events.event(objectReference(pod, Pods), 'Warning', 'MultiplePodDisruptionBudgets', message)
  }

  #enqueue(budget: PodDisruptionBudget): void {
    this.#tools.queue.add(objectKey(budget))
  }

  #noteOverdue(budget: PodDisruptionBudget, pod: Pod): void {
    // Upstream names the namespace twice.
    const { namespace } = budget.metadata ?? {}
    const message = `Pod was expected by PDB ${namespace}/${namespace} to be deleted but it wasn't`
    this.#tools.events.event(objectReference(pod, Pods), 'Warning', 'NotDeleted', message)
  }

  #event(budget: PodDisruptionBudget, type: EventType, reason: string, message: string): void {
    this.#tools.events.event(objectReference(budget, PodDisruptionBudgets), type, reason, message)
  }
}
