import type {
  FieldError,
  FieldPath,
  HorizontalPodAutoscaler,
  HPAScalingRules,
  MetricIdentifier,
  MetricSpec,
  MetricTarget,
} from '../../api/index.js'
import {
  addLabelSelectorErrors,
  addReasons,
  addUnsupported,
  forbidden,
  invalid,
  nameIsPathSegment,
  parseQuantity,
  path,
  required,
} from '../../api/index.js'

const at = path('spec')
const sources = ['object', 'pods', 'resource', 'containerResource', 'external'] as const
const types = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource']
const positive = 'must be greater than 0'
const populate = 'must populate information for the given metric source'
const onlyOne = 'must populate the given metric source only'

/** validateHorizontalPodAutoscalerSpec (v1.34). */
export function validateAutoscaler({ spec }: HorizontalPodAutoscaler): FieldError[] {
  const errors: FieldError[] = []
  const { minReplicas, maxReplicas = 0, metrics = [], behavior, scaleTargetRef } = spec ?? {}
  if (minReplicas !== undefined && minReplicas < 1) {
    errors.push(invalid(at.child('minReplicas'), minReplicas, 'must be greater than or equal to 1'))
  }
  if (maxReplicas < 1) errors.push(invalid(at.child('maxReplicas'), maxReplicas, positive))
  if (minReplicas !== undefined && maxReplicas < minReplicas) {
    errors.push(invalid(at.child('maxReplicas'), maxReplicas, 'must be greater than or equal to `minReplicas`'))
  }
  const target = at.child('scaleTargetRef')
  for (const field of ['kind', 'name'] as const) {
    const value = scaleTargetRef?.[field] ?? ''
    if (value === '') errors.push(required(target.child(field)))
    else addReasons(errors, target.child(field), value, nameIsPathSegment(value, false))
  }
  addGroupErrors(errors, scaleTargetRef?.apiVersion ?? '', scaleTargetRef?.kind ?? '', target.child('apiVersion'))
  const list = at.child('metrics')
  for (const [index, metric] of metrics.entries()) addMetricErrors(errors, metric, list.index(index))
  const mayBeZero = metrics.some((one) => one.type === 'Object' || one.type === 'External')
  if (minReplicas === 0 && !mayBeZero) {
    errors.push(
      forbidden(list, 'must specify at least one Object or External metric to support scaling to zero replicas'),
    )
  }
  if (behavior?.scaleUp) addRulesErrors(errors, behavior.scaleUp, at.child('behavior', 'scaleUp'))
  if (behavior?.scaleDown) addRulesErrors(errors, behavior.scaleDown, at.child('behavior', 'scaleDown'))
  return errors
}

function addGroupErrors(errors: FieldError[], apiVersion: string, kind: string, here: FieldPath): void {
  if (apiVersion.split('/').length > 2) {
    errors.push(invalid(here, apiVersion, `unexpected GroupVersion string: ${apiVersion}`))
  } else if (!apiVersion.includes('/') && kind !== 'ReplicationController') {
    errors.push(invalid(here, apiVersion, 'apiVersion must specify API group'))
  }
}

function addMetricErrors(errors: FieldError[], metric: MetricSpec, here: FieldPath): void {
  const type = metric.type ?? ''
  if (type === '') errors.push(required(here.child('type'), 'must specify a metric source type'))
  else addUnsupported(errors, here.child('type'), type, types)
  const given = sources.filter((source) => metric[source] !== undefined)
  const expected = `${type.charAt(0).toLowerCase()}${type.slice(1)}` as (typeof sources)[number]
  const { object, pods, resource, containerResource, external } = metric
  if (object) {
    const own = here.child('object')
    for (const field of ['kind', 'name'] as const) {
      if (!object.describedObject?.[field]) errors.push(required(own.child('describedObject', field)))
    }
    addIdentifierErrors(errors, object.metric, own.child('metric'))
    addTargetErrors(errors, object.target, own.child('target'))
    if (object.target?.value === undefined && object.target?.averageValue === undefined) {
      errors.push(required(own.child('target', 'averageValue'), 'must set either a target value or averageValue'))
    }
  }
  if (external) {
    const own = here.child('external')
    addIdentifierErrors(errors, external.metric, own.child('metric'))
    addTargetErrors(errors, external.target, own.child('target'))
    const { value, averageValue } = external.target ?? {}
    if (value === undefined && averageValue === undefined) {
      errors.push(
        required(own.child('target', 'averageValue'), 'must set either a target value for metric or a per-pod target'),
      )
    }
    if (value !== undefined && averageValue !== undefined) {
      errors.push(
        forbidden(own.child('target', 'value'), 'may not set both a target value for metric and a per-pod target'),
      )
    }
  }
  if (pods) {
    const own = here.child('pods')
    addIdentifierErrors(errors, pods.metric, own.child('metric'))
    addTargetErrors(errors, pods.target, own.child('target'))
    const average = pods.target?.averageValue
    if (average === undefined || parseQuantity(average).sign() !== 1) {
      errors.push(required(own.child('target', 'averageValue'), 'must specify a positive target averageValue'))
    }
  }
  if (containerResource) {
    const own = here.child('containerResource')
    if (!containerResource.name) errors.push(required(own.child('name'), 'must specify a resource name'))
    if (!containerResource.container) errors.push(required(own.child('container'), 'must specify a container'))
    addUsageErrors(errors, containerResource.target, own)
  }
  if (resource) {
    const own = here.child('resource')
    if (!resource.name) errors.push(required(own.child('name'), 'must specify a resource name'))
    addUsageErrors(errors, resource.target, own)
  }
  if (!types.includes(type)) {
    // Upstream says it once more where it asks for the source of this type.
    addUnsupported(errors, here.child('type'), type, types)
    return
  }
  if (!given.includes(expected)) errors.push(required(here.child(expected), populate))
  if (given.length > 1) {
    for (const source of given) if (source !== expected) errors.push(forbidden(here.child(source), onlyOne))
  }
}

function addIdentifierErrors(errors: FieldError[], metric: MetricIdentifier | undefined, here: FieldPath): void {
  const name = metric?.name ?? ''
  if (name === '') errors.push(required(here.child('name'), 'must specify a metric name'))
  else addReasons(errors, here.child('name'), name, nameIsPathSegment(name, false))
  addLabelSelectorErrors(errors, metric?.selector, here.child('selector'))
}

function addTargetErrors(errors: FieldError[], target: MetricTarget | undefined, here: FieldPath): void {
  const { type = '', value, averageValue, averageUtilization } = target ?? {}
  if (type === '') errors.push(required(here.child('type'), 'must specify a metric target type'))
  if (type !== '' && !['Utilization', 'Value', 'AverageValue'].includes(type)) {
    errors.push(invalid(here.child('type'), type, 'must be either Utilization, Value, or AverageValue'))
  }
  if (value !== undefined && parseQuantity(value).sign() !== 1) {
    errors.push(invalid(here.child('value'), value, 'must be positive'))
  }
  if (averageValue !== undefined && parseQuantity(averageValue).sign() !== 1) {
    errors.push(invalid(here.child('averageValue'), averageValue, 'must be positive'))
  }
  if (averageUtilization !== undefined && averageUtilization < 1) {
    errors.push(invalid(here.child('averageUtilization'), averageUtilization, positive))
  }
}

function addUsageErrors(errors: FieldError[], target: MetricTarget | undefined, own: FieldPath): void {
  const here = own.child('target')
  addTargetErrors(errors, target, here)
  const { averageUtilization, averageValue } = target ?? {}
  if (averageUtilization === undefined && averageValue === undefined) {
    errors.push(
      required(here.child('averageUtilization'), 'must set either a target raw value or a target utilization'),
    )
  }
  if (averageUtilization !== undefined && averageValue !== undefined) {
    errors.push(forbidden(here.child('averageValue'), 'may not set both a target raw value and a target utilization'))
  }
}

function addRulesErrors(errors: FieldError[], rules: HPAScalingRules, here: FieldPath): void {
  const window = rules.stabilizationWindowSeconds
  if (window !== undefined && window < 0) {
    errors.push(invalid(here.child('stabilizationWindowSeconds'), window, 'must be greater than or equal to zero'))
  }
  if (window !== undefined && window > 3600) {
    errors.push(invalid(here.child('stabilizationWindowSeconds'), window, 'must be less than or equal to 3600'))
  }
  if (rules.selectPolicy !== undefined) {
    addUnsupported(errors, here.child('selectPolicy'), rules.selectPolicy, ['Disabled', 'Max', 'Min'])
  }
  const list = here.child('policies')
  if (!rules.policies?.length) errors.push(required(list, 'must specify at least one Policy'))
  rules.policies?.forEach(({ type, value = 0, periodSeconds = 0 }, index) => {
    const one = list.index(index)
    addUnsupported(errors, one.child('type'), type ?? '', ['Percent', 'Pods'])
    if (value <= 0) errors.push(invalid(one.child('value'), value, 'must be greater than zero'))
    if (periodSeconds <= 0) errors.push(invalid(one.child('periodSeconds'), periodSeconds, 'must be greater than zero'))
    if (periodSeconds > 1800) {
      errors.push(invalid(one.child('periodSeconds'), periodSeconds, 'must be less than or equal to 1800'))
    }
  })
}
