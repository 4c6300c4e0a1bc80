import type {
  AutoscalingV1HorizontalPodAutoscaler,
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerBehavior,
  HPAScalingRules,
  KubeObject,
  MetricSpec,
  MetricTarget,
} from '../../api/index.js'

/**
 * autoscaling/v1 knows the CPU target alone; what else a v2 object says travels in annotations, so that nothing is lost on the way through v1
 * (pkg/apis/autoscaling/v1/conversion.go, v1.34).
 */
const metricsKey = 'autoscaling.alpha.kubernetes.io/metrics'
const behaviorKey = 'autoscaling.alpha.kubernetes.io/behavior'
const conditionsKey = 'autoscaling.alpha.kubernetes.io/conditions'
const currentMetricsKey = 'autoscaling.alpha.kubernetes.io/current-metrics'

type Version1 = AutoscalingV1HorizontalPodAutoscaler

const isCpuTarget = (metric: MetricSpec): boolean =>
  metric.type === 'Resource' &&
  metric.resource?.name === 'cpu' &&
  metric.resource.target.averageUtilization !== undefined

export function fromHub(object: KubeObject): KubeObject {
  const { spec, status, metadata, ...rest } = object as HorizontalPodAutoscaler
  const annotations: Record<string, string> = { ...metadata?.annotations }
  const cpu = spec?.metrics?.find(isCpuTarget)?.resource?.target.averageUtilization
  const firstCpu = spec?.metrics?.findIndex(isCpuTarget) ?? -1
  const others = spec?.metrics?.filter((_, index) => index !== firstCpu) ?? []
  if (others.length > 0) annotations[metricsKey] = JSON.stringify(others.map(oldMetric))
  if (spec?.behavior) annotations[behaviorKey] = JSON.stringify(printedBehavior(spec.behavior))
  if (status?.conditions?.length) annotations[conditionsKey] = JSON.stringify(status.conditions)
  if (status?.currentMetrics?.length) annotations[currentMetricsKey] = JSON.stringify(status.currentMetrics)
  const currentCpu = status?.currentMetrics?.find((one) => one.type === 'Resource' && one.resource?.name === 'cpu')
  const utilization = currentCpu?.resource?.current.averageUtilization
  const version1: Version1 = {
    ...rest,
    metadata: { ...metadata, ...(Object.keys(annotations).length > 0 ? { annotations } : {}) },
  }
  if (spec) {
    version1.spec = {
      scaleTargetRef: spec.scaleTargetRef,
      maxReplicas: spec.maxReplicas,
      ...(spec.minReplicas === undefined ? {} : { minReplicas: spec.minReplicas }),
      ...(cpu === undefined ? {} : { targetCPUUtilizationPercentage: cpu }),
    }
  }
  if (status) {
    const { conditions: _, currentMetrics: __, ...counts } = status
    version1.status = {
      ...counts,
      currentReplicas: status.currentReplicas ?? 0,
      ...(utilization === undefined ? {} : { currentCPUUtilizationPercentage: utilization }),
    }
  }
  return version1
}

export function toHub(object: KubeObject): KubeObject {
  const { spec, status, metadata, ...rest } = object as Version1
  const annotations: Record<string, string> = { ...metadata?.annotations }
  const take = (key: string): unknown => {
    const text = annotations[key]
    delete annotations[key]
    if (text === undefined) return undefined
    try {
      return JSON.parse(text) as unknown
    } catch {
      return undefined
    }
  }
  const metrics = ((take(metricsKey) as OldMetric[] | undefined) ?? []).map(newMetric)
  const behavior = take(behaviorKey) as PrintedBehavior | undefined
  const conditions = take(conditionsKey)
  const currentMetrics = take(currentMetricsKey)
  const cpu = spec?.targetCPUUtilizationPercentage
  if (cpu !== undefined) {
    const target: MetricTarget = { type: 'Utilization', averageUtilization: cpu }
    metrics.push({ type: 'Resource', resource: { name: 'cpu', target } })
  }
  const { annotations: _, ...plain } = metadata ?? {}
  const hub: HorizontalPodAutoscaler = {
    ...rest,
    metadata: Object.keys(annotations).length > 0 ? { ...plain, annotations } : plain,
  }
  if (spec) {
    const { targetCPUUtilizationPercentage: __, ...kept } = spec
    hub.spec = {
      ...kept,
      ...(metrics.length > 0 ? { metrics } : {}),
      ...(behavior ? { behavior: readBehavior(behavior) } : {}),
    }
  }
  if (status) {
    const { currentCPUUtilizationPercentage: __, ...counts } = status
    hub.status = {
      ...counts,
      currentMetrics: (currentMetrics as never) ?? null,
      ...(conditions ? { conditions: conditions as never } : {}),
    } as NonNullable<HorizontalPodAutoscaler['status']>
  }
  return hub
}

/** Metrics in the form of autoscaling/v2beta1, which the annotation is written in. */
interface OldMetric {
  type: string
  [source: string]: unknown
}

function oldMetric(metric: MetricSpec): OldMetric {
  const { resource, containerResource, pods, object, external } = metric
  if (resource) return { type: 'Resource', resource: { name: resource.name, ...oldUsage(resource.target) } }
  if (containerResource) {
    const { name, container, target } = containerResource
    return { type: 'ContainerResource', containerResource: { name, ...oldUsage(target), container } }
  }
  if (pods) {
    const { metric: id, target } = pods
    return {
      type: 'Pods',
      pods: { metricName: id.name, targetAverageValue: target.averageValue, selector: id.selector },
    }
  }
  if (object) {
    const { describedObject, metric: id, target } = object
    return {
      type: 'Object',
      object: {
        target: describedObject,
        metricName: id.name,
        targetValue: target.value ?? '0',
        selector: id.selector,
        averageValue: target.averageValue,
      },
    }
  }
  return {
    type: metric.type,
    external: {
      metricName: external?.metric.name,
      metricSelector: external?.metric.selector,
      targetValue: external?.target.value,
      targetAverageValue: external?.target.averageValue,
    },
  }
}

function oldUsage(target: MetricTarget) {
  return { targetAverageUtilization: target.averageUtilization, targetAverageValue: target.averageValue }
}

function newMetric(old: OldMetric): MetricSpec {
  const source = (old[sourceField(old.type)] ?? {}) as Record<string, never>
  const targetOf = (value?: string, averageValue?: string, averageUtilization?: number): MetricTarget => ({
    type: averageUtilization !== undefined ? 'Utilization' : averageValue !== undefined ? 'AverageValue' : 'Value',
    ...(value === undefined || averageValue !== undefined ? {} : { value }),
    ...(averageValue === undefined ? {} : { averageValue }),
    ...(averageUtilization === undefined ? {} : { averageUtilization }),
  })
  const id = (name: string, selector?: never) => ({ name, ...(selector ? { selector } : {}) })
  const average = targetOf(undefined, source.targetAverageValue, source.targetAverageUtilization)
  switch (old.type) {
    case 'Resource':
      return { type: old.type, resource: { name: source.name ?? '', target: average } }
    case 'ContainerResource':
      return {
        type: old.type,
        containerResource: { name: source.name ?? '', container: source.container ?? '', target: average },
      }
    case 'Pods':
      return { type: old.type, pods: { metric: id(source.metricName ?? '', source.selector), target: average } }
    case 'Object':
      return {
        type: old.type,
        object: {
          describedObject: source.target ?? { kind: '', name: '' },
          metric: id(source.metricName ?? '', source.selector),
          target: targetOf(source.targetValue, source.averageValue),
        },
      }
    default:
      return {
        type: old.type,
        external: {
          metric: id(source.metricName ?? '', source.metricSelector),
          target: targetOf(source.targetValue, source.targetAverageValue),
        },
      }
  }
}

function sourceField(type: string): string {
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}`
}

/** Go's internal type has no JSON names: its fields are printed capitalised, in their order. */
interface PrintedRules {
  StabilizationWindowSeconds: number | null
  SelectPolicy: string | null
  Policies: { Type: string; Value: number; PeriodSeconds: number }[] | null
  Tolerance: string | null
}

interface PrintedBehavior {
  ScaleUp: PrintedRules | null
  ScaleDown: PrintedRules | null
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
