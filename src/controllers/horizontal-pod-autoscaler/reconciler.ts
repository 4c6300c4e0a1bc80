import {
  type HorizontalPodAutoscaler,
  HorizontalPodAutoscalers,
  type MetricStatus,
  objectKey,
  type Pod,
  Pods,
  parseApiVersion,
  type ResourceToken,
  type Scale,
  semanticEqual,
} from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { Informer } from '../../client/index.js'
import type { ReconcileResult, Reconciler, ReconcilerTools } from '../runtime/index.js'
import { bestProposal, type MetricProposals } from './best-proposal.js'
import { MetricsReader } from './metrics.js'
import { Round } from './round.js'
import { nextSize, rememberChange } from './scaling-limits.js'
import type { ScalingMemory } from './scaling-memory.js'
import { SelectedPods } from './selected-pods.js'
import { ScaleTargets } from './target.js'

/** `--horizontal-pod-autoscaler-sync-period`: each is looked at this often, and new ones only after it, as upstream's queue has it. */
const periodMs = 15_000

interface Wish {
  readonly size: number
  readonly reason: string
  readonly metrics: readonly MetricStatus[]
}

/** Sets the size of what it targets by metrics. reconcileAutoscaler (v1.34). */
export class AutoscalerReconciler implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #autoscalers: Informer<HorizontalPodAutoscaler>
  readonly #pods: SelectedPods
  readonly #targets: ScaleTargets
  readonly #reader: MetricsReader
  readonly #memories = new Map<string, ScalingMemory>()

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
    this.#autoscalers = tools.informers.informer(HorizontalPodAutoscalers)
    this.#pods = new SelectedPods(tools.informers.informer(Pods))
    this.#targets = new ScaleTargets(tools.client)
    this.#reader = new MetricsReader(tools.client)
    const enqueue = (autoscaler: HorizontalPodAutoscaler) => tools.queue.addAfter(objectKey(autoscaler), periodMs)
    this.#autoscalers.subscribe({
      onAdd: enqueue,
      onUpdate: (_, autoscaler) => enqueue(autoscaler),
      onDelete: (autoscaler) => {
        this.#memories.delete(objectKey(autoscaler))
        this.#pods.forget(objectKey(autoscaler))
      },
    })
  }

  async reconcile(key: string): Promise<ReconcileResult | undefined> {
    const autoscaler = this.#autoscalers.getByKey(key)
    if (!autoscaler) return undefined
    const round = new Round(autoscaler, { now: this.#tools.clock.now(), events: this.#tools.events })
    try {
      await this.#look(round)
    } catch (error) {
      // Said in conditions and events; the next round comes all the same.
      this.#tools.logger.debug('Could not scale', { key, error: messageOf(error) })
    }
    await this.#writeStatus(round)
    return { requeueAfterMs: periodMs }
  }

  async #look(round: Round): Promise<void> {
    const { autoscaler } = round
    const { scaleTargetRef, minReplicas: min = 1, maxReplicas: max = 0 } = autoscaler.spec ?? {}
    const { apiVersion = '', kind = '', name = '' } = scaleTargetRef ?? {}
    let token: ResourceToken | undefined
    let scale: Scale
    try {
      token = await this.#targets.tokenOf(apiVersion, kind)
      if (!token) throw new Error(`no matches for kind "${kind}" in group "${parseApiVersion(apiVersion).group}"`)
      scale = await this.#targets.get(token, round.namespace, name)
    } catch (error) {
      round.event('Warning', 'FailedGetScale', messageOf(error))
      const message = `the HPA controller was unable to get the target's current scale: ${messageOf(error)}`
      round.condition('AbleToScale', 'False', 'FailedGetScale', message)
      throw error
    }
    const found = "the HPA controller was able to get the target's current scale"
    round.condition('AbleToScale', 'True', 'SucceededGetScale', found)
    const current = scale.spec?.replicas ?? 0
    const memory = this.#memoryOf(round, current)
    let wish: Wish = { size: current, reason: '', metrics: [] }
    if (current === 0 && min !== 0) {
      const message = 'scaling is disabled since the replica count of the target is zero'
      round.condition('ScalingActive', 'False', 'ScalingDisabled', message)
    } else if (current > max)
      wish = { size: max, reason: 'Current number of replicas above Spec.MaxReplicas', metrics: [] }
    else if (current < min)
      wish = { size: min, reason: 'Current number of replicas below Spec.MinReplicas', metrics: [] }
    else wish = await this.#wishOfMetrics(round, scale, memory)
    const isRescaled = wish.size !== current
    if (isRescaled) await this.#rescale(round, { token, scale }, wish, memory)
    round.finish(current, wish.size, { metrics: wish.metrics, isRescaled })
  }

  #memoryOf({ key, now }: Round, current: number): ScalingMemory {
    const first = { count: current, at: now }
    const memory = this.#memories.get(key) ?? { recommendations: [first], ups: [], downs: [] }
    this.#memories.set(key, memory)
    return memory
  }

  /** The largest size that a metric asks for, within the limits. */
  async #wishOfMetrics(round: Round, scale: Scale, memory: ScalingMemory): Promise<Wish> {
    const current = scale.spec?.replicas ?? 0
    const { spec } = round.autoscaler
    const { proposal, metrics } = await this.#proposals(round, scale).catch((error: unknown) => {
      round.event('Warning', 'FailedComputeMetricsReplicas', messageOf(error))
      throw error
    })
    const desired = proposal?.replicas ?? 0
    const { size, able, limit } = nextSize({
      current,
      desired,
      min: spec?.minReplicas ?? 1,
      max: spec?.maxReplicas ?? 0,
      behavior: spec?.behavior,
      memory,
      now: round.now,
    })
    round.condition('AbleToScale', 'True', able.reason, able.message)
    round.condition('ScalingLimited', limit.isLimited ? 'True' : 'False', limit.reason, limit.message)
    const reason =
      desired > current ? `${proposal?.name} above target` : desired < current ? 'All metrics below target' : ''
    return { size, reason, metrics }
  }

  async #proposals(round: Round, scale: Scale): Promise<MetricProposals> {
    let pods: readonly Pod[]
    try {
      pods = this.#pods.of(round, scale.status?.selector ?? '')
    } catch (error) {
      round.giveUp(scale.spec?.replicas ?? 0, [])
      throw error
    }
    return bestProposal(round, scale, pods, { reader: this.#reader, targets: this.#targets })
  }

  async #rescale(
    round: Round,
    target: { readonly token: ResourceToken; readonly scale: Scale },
    { size, reason, metrics }: Wish,
    memory: ScalingMemory,
  ): Promise<void> {
    const current = target.scale.spec?.replicas ?? 0
    try {
      await this.#targets.setReplicas(target.token, target.scale, size)
    } catch (error) {
      const message = `New size: ${size}; reason: ${reason}; error: ${messageOf(error)}`
      round.event('Warning', 'FailedRescale', message)
      const failed = `the HPA controller was unable to update the target scale: ${messageOf(error)}`
      round.condition('AbleToScale', 'False', 'FailedUpdateScale', failed)
      round.giveUp(current, metrics)
      throw error
    }
    const done = `the HPA controller was able to update the target scale to ${size}`
    round.condition('AbleToScale', 'True', 'SucceededRescale', done)
    round.event('Normal', 'SuccessfulRescale', `New size: ${size}; reason: ${reason}`)
    rememberChange(memory, round.autoscaler.spec?.behavior, { from: current, to: size, now: round.now })
  }

  async #writeStatus(round: Round): Promise<void> {
    const { autoscaler, status } = round
    if (semanticEqual(autoscaler.status, status)) return
    const { client, logger } = this.#tools
    try {
      await client
        .resource(HorizontalPodAutoscalers, autoscaler.metadata?.namespace)
        .updateStatus({ ...autoscaler, status })
    } catch (error) {
      round.event('Warning', 'FailedUpdateStatus', messageOf(error))
      logger.debug('Could not write the status of an autoscaler', { error: messageOf(error) })
    }
  }
}
