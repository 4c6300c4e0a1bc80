import type {
  CrossVersionObjectReference,
  HorizontalPodAutoscalerCondition,
  LabelSelector,
  MetricSpec,
  MetricStatus,
  MetricTarget,
  MetricValueStatus,
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

const sourceField = (type: string): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}`

const identifier = ({ metricName = '', selector, metricSelector }: OldSource) => ({
  name: metricName,
  ...(selector || metricSelector ? { selector: selector ?? metricSelector ?? {} } : {}),
})

const nowhere: CrossVersionObjectReference = { kind: '', name: '' }

export function newMetric(old: OldMetric): MetricSpec {
  const { type } = old
  const source = (old[sourceField(type)] ?? {}) as OldSource
  const { name = '', container = '', targetValue, targetAverageValue, targetAverageUtilization, averageValue } = source
  const usage: MetricTarget = {
    type: targetAverageUtilization === undefined ? 'AverageValue' : 'Utilization',
    ...(targetAverageValue === undefined ? {} : { averageValue: targetAverageValue }),
    ...(targetAverageUtilization === undefined ? {} : { averageUtilization: targetAverageUtilization }),
  }
  switch (type) {
    case 'Resource':
      return { type, resource: { name, target: usage } }
    case 'ContainerResource':
      return { type, containerResource: { name, container, target: usage } }
    case 'Pods': {
      const target = { type: 'AverageValue', averageValue: targetAverageValue ?? '0' }
      return { type, pods: { metric: identifier(source), target } }
    }
    case 'Object': {
      const target = {
        type: averageValue === undefined ? 'Value' : 'AverageValue',
        value: targetValue ?? '0',
        ...(averageValue === undefined ? {} : { averageValue }),
      }
      return { type, object: { describedObject: source.target ?? nowhere, metric: identifier(source), target } }
    }
    default: {
      const target = {
        type: targetValue === undefined ? 'AverageValue' : 'Value',
        ...(targetValue === undefined ? {} : { value: targetValue }),
        ...(targetAverageValue === undefined ? {} : { averageValue: targetAverageValue }),
      }
      return { type, external: { metric: identifier(source), target } }
    }
  }
}

export function newStatus(old: OldMetric): MetricStatus {
  const { type } = old
  const source = (old[sourceField(type)] ?? {}) as OldSource
  const { name = '', container = '', averageValue, currentValue = '0', currentAverageValue } = source
  const utilization = source.currentAverageUtilization
  const use: MetricValueStatus = {
    averageValue: currentAverageValue ?? '0',
    ...(utilization === undefined ? {} : { averageUtilization: utilization }),
  }
  switch (type) {
    case 'Resource':
      return { type, resource: { name, current: use } }
    case 'ContainerResource':
      return { type, containerResource: { name, container, current: use } }
    case 'Pods':
      return { type, pods: { metric: identifier(source), current: { averageValue: currentAverageValue ?? '0' } } }
    case 'Object': {
      const current = { value: currentValue, ...(averageValue === undefined ? {} : { averageValue }) }
      return { type, object: { describedObject: source.target ?? nowhere, metric: identifier(source), current } }
    }
    default: {
      const current = {
        value: currentValue,
        ...(currentAverageValue === undefined ? {} : { averageValue: currentAverageValue }),
      }
      return { type, external: { metric: identifier(source), current } }
    }
  }
}
