import type {
  AutoscalingV1HorizontalPodAutoscaler,
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerBehavior,
  HPAScalingRules,
  KubeObject,
  MetricSpec,
  MetricStatus,
} from '../../api/index.js'
import type { PrintedBehavior, PrintedRules } from './annotations.js'
import {
  behaviorKey,
  conditionsKey,
  currentMetricsKey,
  dropAnnotations,
  metricsKey,
  readAnnotations,
} from './annotations.js'
import { newMetric, newStatus, oldCondition, oldMetric, oldStatus } from './old-metrics.js'

type Version1 = AutoscalingV1HorizontalPodAutoscaler

const isCpu = (metric: MetricSpec | MetricStatus): boolean =>
  metric.type === 'Resource' && metric.resource?.name === 'cpu'

const isCpuTarget = (metric: MetricSpec): boolean =>
  isCpu(metric) && metric.resource?.target.averageUtilization !== undefined

export function fromHub(object: KubeObject): KubeObject {
  const { spec, status, metadata, ...rest } = object as HorizontalPodAutoscaler
  const annotations: Record<string, string> = { ...metadata?.annotations }
  const others = spec?.metrics?.filter((metric) => !isCpuTarget(metric)) ?? []
  if (others.length > 0) annotations[metricsKey] = JSON.stringify(others.map(oldMetric))
  if (spec?.behavior) annotations[behaviorKey] = JSON.stringify(printedBehavior(spec.behavior))
  if (status?.conditions?.length) annotations[conditionsKey] = JSON.stringify(status.conditions.map(oldCondition))
  // The raw values too, which v1 has no field for.
  if (status?.currentMetrics?.length)
    annotations[currentMetricsKey] = JSON.stringify(status.currentMetrics.map(oldStatus))
  const version1: Version1 = {
    ...rest,
    metadata: { ...metadata, ...(Object.keys(annotations).length > 0 ? { annotations } : {}) },
  }
  if (spec) {
    const cpu = spec.metrics?.find(isCpu)?.resource?.target.averageUtilization
    version1.spec = {
      scaleTargetRef: spec.scaleTargetRef,
      maxReplicas: spec.maxReplicas,
      ...(spec.minReplicas === undefined ? {} : { minReplicas: spec.minReplicas }),
      ...(cpu === undefined ? {} : { targetCPUUtilizationPercentage: cpu }),
    }
  }
  if (status) {
    const { conditions: _, currentMetrics, ...counts } = status
    const used = currentMetrics?.filter(isCpu).map(({ resource }) => resource?.current.averageUtilization)
    const utilization = used?.filter((one) => one !== undefined).at(-1)
    version1.status = {
      ...counts,
      currentReplicas: status.currentReplicas ?? 0,
      ...(utilization === undefined ? {} : { currentCPUUtilizationPercentage: utilization }),
    }
  }
  return version1
}

/** What v1 says when it says nothing. */
export const defaultCpuUtilization = 80

export function toHub(object: KubeObject): KubeObject {
  const { spec, status, metadata, ...rest } = object as Version1
  const { annotations: given, ...plain } = metadata ?? {}
  const read = readAnnotations(given ?? {})
  const { behavior, conditions, currentMetrics: statuses } = read
  const metrics = (read.metrics ?? []).map(newMetric)
  const kept = { ...plain, ...(given ? { annotations: { ...given } } : {}) }
  dropAnnotations(kept, 'all')
  const hub: HorizontalPodAutoscaler = { ...rest, metadata: kept }
  if (spec) {
    const { targetCPUUtilizationPercentage: cpu, ...others } = spec
    if (cpu !== undefined || metrics.length === 0) {
      const target = { type: 'Utilization', averageUtilization: cpu ?? defaultCpuUtilization }
      metrics.push({ type: 'Resource', resource: { name: 'cpu', target } })
    }
    hub.spec = { ...others, metrics, ...(behavior ? { behavior: readBehavior(behavior) } : {}) }
  }
  if (status) {
    const { currentCPUUtilizationPercentage: cpu, ...counts } = status
    const fromCpu: MetricStatus[] =
      cpu === undefined ? [] : [{ type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: cpu } } }]
    const currentMetrics = statuses?.map(newStatus) ?? fromCpu
    hub.status = {
      ...counts,
      currentMetrics: currentMetrics.length > 0 ? currentMetrics : null,
      ...(conditions ? { conditions } : {}),
    } as NonNullable<HorizontalPodAutoscaler['status']>
  }
  return hub
}

function printedBehavior({ scaleUp, scaleDown }: HorizontalPodAutoscalerBehavior): PrintedBehavior {
  return { ScaleUp: printedRules(scaleUp), ScaleDown: printedRules(scaleDown) }
}

function printedRules(rules: HPAScalingRules | undefined): PrintedRules | null {
  if (!rules) return null
  return {
    StabilizationWindowSeconds: rules.stabilizationWindowSeconds ?? null,
    SelectPolicy: rules.selectPolicy ?? null,
    Policies:
      rules.policies?.map(({ type, value, periodSeconds }) => ({
        Type: type,
        Value: value,
        PeriodSeconds: periodSeconds,
      })) ?? null,
    Tolerance: rules.tolerance ?? null,
  }
}

function readBehavior({ ScaleUp, ScaleDown }: PrintedBehavior): HorizontalPodAutoscalerBehavior {
  const behavior: HorizontalPodAutoscalerBehavior = {}
  if (ScaleUp) behavior.scaleUp = readRules(ScaleUp)
  if (ScaleDown) behavior.scaleDown = readRules(ScaleDown)
  return behavior
}

function readRules({ StabilizationWindowSeconds, SelectPolicy, Policies, Tolerance }: PrintedRules): HPAScalingRules {
  return {
    ...(StabilizationWindowSeconds === null ? {} : { stabilizationWindowSeconds: StabilizationWindowSeconds }),
    ...(SelectPolicy === null ? {} : { selectPolicy: SelectPolicy }),
    ...(Policies === null
      ? {}
      : {
          policies: Policies.map(({ Type, Value, PeriodSeconds }) => ({
            type: Type,
            value: Value,
            periodSeconds: PeriodSeconds,
          })),
        }),
    ...(Tolerance === null || Tolerance === undefined ? {} : { tolerance: Tolerance }),
  }
}
