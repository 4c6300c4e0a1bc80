import {
  formatTimestamp,
  type HorizontalPodAutoscaler,
  type HorizontalPodAutoscalerCondition,
  type HorizontalPodAutoscalerStatus,
  HorizontalPodAutoscalers,
  isConflict,
  type MetricStatus,
  objectKey,
  objectReference,
  type Pod,
  Pods,
  parseApiVersion,
  parseLabelSelector,
  type ResourceToken,
  type Scale,
  type Selector,
  semanticEqual,
  withCondition,
} from '../../api/index.js'
import type { EventType, Informer } from '../../client/index.js'
import { messageOf, type ReconcileResult, type Reconciler, type ReconcilerTools } from '../runtime/index.js'
import { MetricsReader } from './metrics.js'
import { MetricFailure, type Proposal, propose } from './proposals.js'
import { nextSize, rememberChange } from './scaling-limits.js'
import type { ScalingMemory } from './scaling-memory.js'
import { ScaleTargets } from './target.js'

/** `--horizontal-pod-autoscaler-sync-period`: each is looked at this often, and new ones only after it, as upstream's queue has it. */
const periodMs = 15_000
const updateAttempts = 5

/** One look at one autoscaler: what its status will say. */
class Round {
  status: HorizontalPodAutoscalerStatus
  readonly autoscaler: HorizontalPodAutoscaler
  readonly #now: number

  constructor(autoscaler: HorizontalPodAutoscaler, now: number) {
    this.autoscaler = autoscaler
    this.status = autoscaler.status ?? { desiredReplicas: 0 }
    this.#now = now
  }

  condition(type: string, status: 'True' | 'False', reason: string, message: string): void {
    const next: HorizontalPodAutoscalerCondition = { type, status, reason, message }
    this.status = {
      ...this.status,
      conditions: withCondition(this.status.conditions, next, formatTimestamp(this.#now)),
    }
  }

  finish(
    current: number,
    desired: number,
    { metrics, isRescaled }: { readonly metrics: readonly MetricStatus[]; readonly isRescaled: boolean },
  ): void {
    const { lastScaleTime, conditions } = this.status
    const scaledAt = isRescaled ? formatTimestamp(this.#now) : lastScaleTime
    this.status = {
      ...(current === 0 ? {} : { currentReplicas: current }),
      desiredReplicas: desired,
      ...(scaledAt === undefined ? {} : { lastScaleTime: scaledAt }),
      ...(metrics.length === 0 ? {} : { currentMetrics: [...metrics] }),
      ...(conditions ? { conditions } : {}),
    }
  }
}

interface Wish {
  readonly size: number
  readonly reason: string
  readonly metrics: readonly MetricStatus[]
}

/** Sets the size of what it targets by metrics. reconcileAutoscaler (v1.34). */
export class AutoscalerReconciler implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #autoscalers: Informer<HorizontalPodAutoscaler>
  readonly #pods: Informer<Pod>
  readonly #targets: ScaleTargets
  readonly #reader: MetricsReader
  readonly #memories = new Map<string, ScalingMemory>()
  readonly #selectors = new Map<string, Selector>()

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
    this.#autoscalers = tools.informers.informer(HorizontalPodAutoscalers)
    this.#pods = tools.informers.informer(Pods)
    this.#targets = new ScaleTargets(tools.client)
    this.#reader = new MetricsReader(tools.client)
    const enqueue = (autoscaler: HorizontalPodAutoscaler) => tools.queue.addAfter(objectKey(autoscaler), periodMs)
    this.#autoscalers.subscribe({
      onAdd: enqueue,
      onUpdate: (_, autoscaler) => enqueue(autoscaler),
      onDelete: (autoscaler) => {
        this.#memories.delete(objectKey(autoscaler))
        this.#selectors.delete(objectKey(autoscaler))
      },
    })
  }

  async reconcile(key: string): Promise<ReconcileResult | undefined> {
    const autoscaler = this.#autoscalers.getByKey(key)
    if (!autoscaler) return undefined
    const round = new Round(autoscaler, this.#tools.clock.now())
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
    const { namespace = '' } = autoscaler.metadata ?? {}
    const { apiVersion = '', kind = '', name = '' } = scaleTargetRef ?? {}
    let token: ResourceToken | undefined
    let scale: Scale
    try {
      token = await this.#targets.tokenOf(apiVersion, kind)
      if (!token) throw new Error(`no matches for kind "${kind}" in group "${parseApiVersion(apiVersion).group}"`)
      scale = await this.#targets.get(token, namespace, name)
    } catch (error) {
      this.#event(round, 'Warning', 'FailedGetScale', messageOf(error))
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

  #memoryOf({ autoscaler }: Round, current: number): ScalingMemory {
    const key = objectKey(autoscaler)
    const first = { count: current, at: this.#tools.clock.now() }
    const memory = this.#memories.get(key) ?? { recommendations: [first], ups: [], downs: [] }
    this.#memories.set(key, memory)
    return memory
  }

  /** The largest size that a metric asks for, within the limits. */
  async #wishOfMetrics(round: Round, scale: Scale, memory: ScalingMemory): Promise<Wish> {
    const current = scale.spec?.replicas ?? 0
    const { spec } = round.autoscaler
    const { proposal, metrics } = await this.#proposals(round, scale).catch((error: unknown) => {
      this.#event(round, 'Warning', 'FailedComputeMetricsReplicas', messageOf(error))
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
      now: this.#tools.clock.now(),
    })
    round.condition('AbleToScale', 'True', able.reason, able.message)
    round.condition('ScalingLimited', limit.isLimited ? 'True' : 'False', limit.reason, limit.message)
    const reason =
      desired > current ? `${proposal?.name} above target` : desired < current ? 'All metrics below target' : ''
    return { size, reason, metrics }
  }

  async #proposals(
    round: Round,
    scale: Scale,
  ): Promise<{ readonly proposal: Proposal | undefined; readonly metrics: readonly MetricStatus[] }> {
    const specs = round.autoscaler.spec?.metrics ?? []
    const { namespace = '' } = round.autoscaler.metadata ?? {}
    const current = scale.spec?.replicas ?? 0
    const fail = (metrics: readonly MetricStatus[]) =>
      round.finish(current, round.status.desiredReplicas, { metrics, isRescaled: false })
    let pods: readonly Pod[]
    try {
      pods = this.#selectPods(round, scale.status?.selector ?? '')
    } catch (error) {
      fail([])
      throw error
    }
    const failures: MetricFailure[] = []
    const metrics: MetricStatus[] = []
    let best: Proposal | undefined
    for (const spec of specs) {
      try {
        const proposal = await propose(spec, {
          reader: this.#reader,
          namespace,
          selector: scale.status?.selector ?? '',
          pods,
          specReplicas: current,
          statusReplicas: scale.status?.replicas ?? 0,
          now: this.#tools.clock.now(),
          tokenOf: (apiVersion, kind) => this.#targets.tokenOf(apiVersion, kind),
        })
        metrics.push(proposal.status)
        if (!best || proposal.replicas > best.replicas) best = proposal
      } catch (error) {
        if (!(error instanceof MetricFailure)) throw error
        this.#event(round, 'Warning', error.reason, error.detail)
        // Go's zero value stands where a metric has no status.
        metrics.push({ type: '' })
        failures.push(error)
      }
    }
    const [first] = failures
    if (first && (!best || failures.length === specs.length || best.replicas < current)) {
      const message = `the HPA was unable to compute the replica count: ${first.detail}`
      round.condition('ScalingActive', 'False', first.reason, message)
      fail(metrics)
      throw new Error(
        `invalid metrics (${failures.length} invalid out of ${specs.length}), first error is: ${first.message}`,
      )
    }
    const message = `the HPA was able to successfully calculate a replica count from ${best?.name ?? ''}`
    round.condition('ScalingActive', 'True', 'ValidMetricFound', message)
    return { proposal: best, metrics }
  }

  /** The target's pods; they may not be another autoscaler's as well. */
  #selectPods(round: Round, text: string): readonly Pod[] {
    const refuse = (reason: string, event: string, message = event): never => {
      this.#event(round, 'Warning', reason, event)
      const conditionReason = reason === 'SelectorRequired' ? 'InvalidSelector' : reason
      round.condition('ScalingActive', 'False', conditionReason, message)
      throw new Error(event)
    }
    if (text === '')
      return refuse('SelectorRequired', 'selector is required', "the HPA target's scale is missing a selector")
    let selector: Selector
    try {
      selector = parseLabelSelector(text)
    } catch (error) {
      const message = `couldn't convert selector into a corresponding internal selector object: ${messageOf(error)}`
      return refuse('InvalidSelector', message)
    }
    const { namespace = '' } = round.autoscaler.metadata ?? {}
    this.#selectors.set(objectKey(round.autoscaler), selector)
    const pods = this.#pods.list(namespace).filter((pod) => selector.matches(pod.metadata?.labels))
    const selecting = [...this.#selectors].filter(
      ([key, one]) => key.startsWith(`${namespace}/`) && pods.some((pod) => one.matches(pod.metadata?.labels)),
    )
    if (selecting.length < 2) return pods
    const names = selecting.map(([key]) => `{${key.slice(namespace.length + 1)} ${namespace}}`).sort()
    return refuse('AmbiguousSelector', `pods by selector ${text} are controlled by multiple HPAs: [${names.join(' ')}]`)
  }

  async #rescale(
    round: Round,
    target: { readonly token: ResourceToken; readonly scale: Scale },
    { size, reason, metrics }: Wish,
    memory: ScalingMemory,
  ): Promise<void> {
    const current = target.scale.spec?.replicas ?? 0
    try {
      await this.#setReplicas(target, size)
    } catch (error) {
      const message = `New size: ${size}; reason: ${reason}; error: ${messageOf(error)}`
      this.#event(round, 'Warning', 'FailedRescale', message)
      const failed = `the HPA controller was unable to update the target scale: ${messageOf(error)}`
      round.condition('AbleToScale', 'False', 'FailedUpdateScale', failed)
      round.finish(current, round.status.desiredReplicas, { metrics, isRescaled: false })
      throw error
    }
    const done = `the HPA controller was able to update the target scale to ${size}`
    round.condition('AbleToScale', 'True', 'SucceededRescale', done)
    this.#event(round, 'Normal', 'SuccessfulRescale', `New size: ${size}; reason: ${reason}`)
    const now = this.#tools.clock.now()
    rememberChange(memory, round.autoscaler.spec?.behavior, { from: current, to: size, now })
  }

  async #setReplicas({ token, scale }: { token: ResourceToken; scale: Scale }, size: number): Promise<void> {
    const { namespace = '', name = '' } = scale.metadata ?? {}
    let current = scale
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#targets.setReplicas(token, current, size)
      } catch (error) {
        if (!isConflict(error) || attempt === updateAttempts) throw error
        current = await this.#targets.get(token, namespace, name)
      }
    }
  }

  async #writeStatus({ autoscaler, status }: Round): Promise<void> {
    if (semanticEqual(autoscaler.status, status)) return
    const { client, events, logger } = this.#tools
    try {
      await client
        .resource(HorizontalPodAutoscalers, autoscaler.metadata?.namespace)
        .updateStatus({ ...autoscaler, status })
    } catch (error) {
      const regarding = objectReference(autoscaler, HorizontalPodAutoscalers)
      events.event(regarding, 'Warning', 'FailedUpdateStatus', messageOf(error))
      logger.debug('Could not write the status of an autoscaler', { error: messageOf(error) })
    }
  }

  #event({ autoscaler }: Round, type: EventType, reason: string, message: string): void {
    this.#tools.events.event(objectReference(autoscaler, HorizontalPodAutoscalers), type, reason, message)
  }
}
