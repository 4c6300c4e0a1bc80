import type {
  CrossVersionObjectReference,
  ExternalMetricSource,
  HorizontalPodAutoscalerCondition,
  LabelSelector,
  MetricSpec,
  MetricStatus,
  MetricTarget,
  MetricValueStatus,
  ObjectMetricSource,
  PodsMetricSource,
} from '../../api/index.js'

/**
 * Metrics as autoscaling/v1 writes them into annotations, where each kind of source has fields of its own for its target
 * (pkg/apis/autoscaling/v1/conversion.go, v1.34). The order of the fields is Go's; what is undefined is not printed.
 */
export interface OldMetric {
  type: string
  [source: string]: unknown
}

interface OldSource {
  readonly name?: string
  readonly container?: string
  readonly metricName?: string
  readonly selector?: LabelSelector
  readonly metricSelector?: LabelSelector
  readonly target?: CrossVersionObjectReference
  readonly averageValue?: string
  readonly targetValue?: string
  readonly targetAverageValue?: string
  readonly targetAverageUtilization?: number
  readonly currentValue?: string
  readonly currentAverageValue?: string
  readonly currentAverageUtilization?: number
}

const reference = ({ kind, name, apiVersion }: CrossVersionObjectReference) => ({ kind, name, apiVersion })

export function oldMetric(metric: MetricSpec): OldMetric {
  const { type, object, pods, resource, containerResource, external } = metric
  return {
    type,
    object: object && {
      target: reference(object.describedObject),
      metricName: object.metric.name,
      targetValue: object.target.value ?? '0',
      selector: object.metric.selector,
      averageValue: object.target.averageValue,
    },
    pods: pods && {
      metricName: pods.metric.name,
      targetAverageValue: pods.target.averageValue ?? '0',
      selector: pods.metric.selector,
    },
    resource: resource && { name: resource.name, ...oldUsage(resource.target) },
    containerResource: containerResource && {
      name: containerResource.name,
      ...oldUsage(containerResource.target),
      container: containerResource.container,
    },
    external: external && {
      metricName: external.metric.name,
      metricSelector: external.metric.selector,
      targetValue: external.target.value,
      targetAverageValue: external.target.averageValue,
    },
  }
}

function oldUsage({ averageUtilization, averageValue }: MetricTarget) {
  return { targetAverageUtilization: averageUtilization, targetAverageValue: averageValue }
}

export function oldStatus(metric: MetricStatus): OldMetric {
  const { type, object, pods, resource, containerResource, external } = metric
  return {
    type,
    object: object && {
      target: reference(object.describedObject),
      metricName: object.metric.name,
      currentValue: object.current.value ?? '0',
      selector: object.metric.selector,
      averageValue: object.current.averageValue,
    },
    pods: pods && {
      metricName: pods.metric.name,
      currentAverageValue: pods.current.averageValue ?? '0',
      selector: pods.metric.selector,
    },
    resource: resource && { name: resource.name, ...oldUse(resource.current) },
    containerResource: containerResource && {
      name: containerResource.name,
      ...oldUse(containerResource.current),
      container: containerResource.container,
    },
    external: external && {
      metricName: external.metric.name,
      metricSelector: external.metric.selector,
      currentValue: external.current.value ?? '0',
      currentAverageValue: external.current.averageValue,
    },
  }
}

function oldUse({ averageUtilization, averageValue }: MetricValueStatus) {
  return { currentAverageUtilization: averageUtilization, currentAverageValue: averageValue ?? '0' }
}

export function oldCondition(condition: HorizontalPodAutoscalerCondition): unknown {
  const { type, status, lastTransitionTime = null, reason, message } = condition
  return { type, status, lastTransitionTime, reason: reason || undefined, message: message || undefined }
}

const identifier = ({ metricName = '', selector, metricSelector }: OldSource) => ({
  name: metricName,
  ...(selector || metricSelector ? { selector: selector ?? metricSelector ?? {} } : {}),
})

const referenceOf = ({ target }: OldSource): CrossVersionObjectReference => ({ kind: '', name: '', ...target })

const given = <K extends string>(name: K, value: string | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [P in K]?: string }

export function newMetric({ type, ...sources }: OldMetric): MetricSpec {
  const { object, pods, resource, containerResource, external } = sources as Readonly<Record<string, OldSource>>
  return {
    type,
    ...(object ? { object: newObject(object) } : {}),
    ...(pods ? { pods: newPods(pods) } : {}),
    ...(resource ? { resource: { name: resource.name ?? '', target: newUsage(resource) } } : {}),
    ...(containerResource
      ? { containerResource: { ...namesOf(containerResource), target: newUsage(containerResource) } }
      : {}),
    ...(external ? { external: newExternal(external) } : {}),
  }
}

const namesOf = ({ name = '', container = '' }: OldSource) => ({ name, container })

function newUsage({ targetAverageValue, targetAverageUtilization: utilization }: OldSource): MetricTarget {
  return {
    type: utilization === undefined ? 'AverageValue' : 'Utilization',
    ...given('averageValue', targetAverageValue),
    ...(utilization === undefined ? {} : { averageUtilization: utilization }),
  }
}

function newPods(source: OldSource): PodsMetricSource {
  const target = { type: 'AverageValue', averageValue: source.targetAverageValue ?? '0' }
  return { metric: identifier(source), target }
}

function newObject(source: OldSource): ObjectMetricSource {
  const { averageValue, targetValue = '0' } = source
  const type = averageValue === undefined ? 'Value' : 'AverageValue'
  const target = { type, value: targetValue, ...given('averageValue', averageValue) }
  return { describedObject: referenceOf(source), metric: identifier(source), target }
}

function newExternal(source: OldSource): ExternalMetricSource {
  const { targetValue, targetAverageValue } = source
  const type = targetValue === undefined ? 'AverageValue' : 'Value'
  const target = { type, ...given('value', targetValue), ...given('averageValue', targetAverageValue) }
  return { metric: identifier(source), target }
}

export function newStatus({ type, ...sources }: OldMetric): MetricStatus {
  const { object, pods, resource, containerResource, external } = sources as Readonly<Record<string, OldSource>>
  return {
    type,
    ...(object ? { object: { describedObject: referenceOf(object), ...newCurrent(object, object.averageValue) } } : {}),
    ...(pods ? { pods: { metric: identifier(pods), current: newUse(pods) } } : {}),
    ...(resource ? { resource: { name: resource.name ?? '', current: newUse(resource) } } : {}),
    ...(containerResource
      ? { containerResource: { ...namesOf(containerResource), current: newUse(containerResource) } }
      : {}),
    ...(external ? { external: newCurrent(external, external.currentAverageValue) } : {}),
  }
}

function newUse({ currentAverageValue = '0', currentAverageUtilization: utilization }: OldSource): MetricValueStatus {
  return {
    averageValue: currentAverageValue,
    ...(utilization === undefined ? {} : { averageUtilization: utilization }),
  }
}

function newCurrent(source: OldSource, averageValue: string | undefined) {
  const { currentValue = '0' } = source
  return { metric: identifier(source), current: { value: currentValue, ...given('averageValue', averageValue) } }
}
