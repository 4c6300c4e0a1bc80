import {
  formatTimestamp,
  type HorizontalPodAutoscaler,
  type HorizontalPodAutoscalerCondition,
  type HorizontalPodAutoscalerStatus,
  HorizontalPodAutoscalers,
  type MetricStatus,
  objectKey,
  objectReference,
  withCondition,
} from '../../api/index.js'
import type { EventRecorder, EventType } from '../../client/index.js'

/** One look at one autoscaler: what its status will say, and what is told of it meanwhile. */
export class Round {
  status: HorizontalPodAutoscalerStatus
  readonly autoscaler: HorizontalPodAutoscaler
  readonly key: string
  readonly namespace: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly #events: EventRecorder

  constructor(autoscaler: HorizontalPodAutoscaler, { now, events }: { now: number; events: EventRecorder }) {
    this.autoscaler = autoscaler
    this.key = objectKey(autoscaler)
    this.namespace = autoscaler.metadata?.namespace ?? ''
    this.status = autoscaler.status ?? { desiredReplicas: 0 }
    this.now = now
    this.#events = events
  }

  event(type: EventType, reason: string, message: string): void {
    this.#events.event(objectReference(this.autoscaler, HorizontalPodAutoscalers), type, reason, message)
  }

  condition(type: string, status: 'True' | 'False', reason: string, message: string): void {
    const next: HorizontalPodAutoscalerCondition = { type, status, reason, message }
    this.status = {
      ...this.status,
      conditions: withCondition(this.status.conditions, next, formatTimestamp(this.now)),
    }
  }

  finish(
    current: number,
    desired: number,
    { metrics, isRescaled }: { readonly metrics: readonly MetricStatus[]; readonly isRescaled: boolean },
  ): void {
    const { lastScaleTime, conditions } = this.status
    const scaledAt = isRescaled ? formatTimestamp(this.now) : lastScaleTime
    this.status = {
      ...(current === 0 ? {} : { currentReplicas: current }),
      desiredReplicas: desired,
      ...(scaledAt === undefined ? {} : { lastScaleTime: scaledAt }),
      ...(metrics.length === 0 ? {} : { currentMetrics: [...metrics] }),
      ...(conditions ? { conditions } : {}),
    }
  }

  /** The size stays as it was wished for before. */
  giveUp(current: number, metrics: readonly MetricStatus[]): void {
    this.finish(current, this.status.desiredReplicas, { metrics, isRescaled: false })
  }
}
