import type {
  CrossVersionObjectReference,
  FieldError,
  FieldPath,
  HorizontalPodAutoscaler,
  HPAScalingRules,
  MetricIdentifier,
  MetricSpec,
  MetricTarget,
} from '../../api/index.js'
import {
  addContainerResourceNameErrors,
  addReasons,
  addUnsupported,
  forbidden,
  invalid,
  isDNS1123Label,
  nameIsPathSegment,
  parseQuantity,
  path,
  required,
} from '../../api/index.js'

const at = path('spec')
const types = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource']
const positive = 'must be greater than 0'
const populate = 'must populate information for the given metric source'
const onlyOne = 'must populate the given metric source only'

/** ValidateHorizontalPodAutoscaler and its update (v1.34): what an object already gets wrong it may keep. */
export function validateAutoscaler({ spec }: HorizontalPodAutoscaler, old?: HorizontalPodAutoscaler): FieldError[] {
  const errors: FieldError[] = []
  const { minReplicas, maxReplicas = 0, behavior, scaleTargetRef } = spec ?? {}
  const metrics = spec?.metrics ?? []
  const fewest = old?.spec?.minReplicas === 0 ? 0 : 1
  if (minReplicas !== undefined && minReplicas < fewest) {
    errors.push(invalid(at.child('minReplicas'), minReplicas, `must be greater than or equal to ${fewest}`))
  }
  if (maxReplicas < 1) errors.push(invalid(at.child('maxReplicas'), maxReplicas, positive))
  if (minReplicas !== undefined && maxReplicas < minReplicas) {
    errors.push(invalid(at.child('maxReplicas'), maxReplicas, 'must be greater than or equal to `minReplicas`'))
  }
  const before = old?.spec?.scaleTargetRef
  const keepsGroup = before !== undefined && versionProblem(before, true) !== undefined
  addReferenceErrors(errors, scaleTargetRef, at.child('scaleTargetRef'), keepsGroup ? 'any' : 'group')
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

type Reference = Partial<CrossVersionObjectReference>

/** What is wrong with the apiVersion of a reference. ReplicationControllers alone are of no group. */
function versionProblem({ apiVersion = '', kind = '' }: Reference, needsGroup: boolean): string | undefined {
  if (apiVersion.split('/').length > 2) return `unexpected GroupVersion string: ${apiVersion}`
  if (needsGroup && !apiVersion.includes('/') && kind !== 'ReplicationController') {
    return 'apiVersion must specify API group'
  }
  return undefined
}

function addReferenceErrors(
  errors: FieldError[],
  reference: Reference = {},
  here: FieldPath,
  version: 'group' | 'core' | 'any',
): void {
  for (const field of ['kind', 'name'] as const) {
    const value = reference[field] ?? ''
    if (value === '') errors.push(required(here.child(field)))
    else addReasons(errors, here.child(field), value, nameIsPathSegment(value, false))
  }
  const problem = version === 'any' ? undefined : versionProblem(reference, version === 'group')
  if (problem !== undefined) errors.push(invalid(here.child('apiVersion'), reference.apiVersion ?? '', problem))
}

type Source = 'object' | 'external' | 'pods' | 'resource' | 'containerResource'

/** In upstream's order. Of several sources only the first is looked into. */
const sources: readonly Source[] = ['object', 'external', 'pods', 'resource', 'containerResource']
const sourceOf: Readonly<Record<string, Source>> = {
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
  External: 'external',
  ContainerResource: 'containerResource',
}

function addMetricErrors(errors: FieldError[], metric: MetricSpec, here: FieldPath): void {
  const type = metric.type ?? ''
  if (type === '') errors.push(required(here.child('type'), 'must specify a metric source type'))
  addUnsupported(errors, here.child('type'), type, types)
  const given = sources.filter((source) => metric[source] !== undefined)
  const first = given[0]
  if (first) addSourceErrors(errors, metric, first, here.child(first))
  const expected = sourceOf[type]
  if (!expected) addUnsupported(errors, here.child('type'), type, types)
  else if (metric[expected] === undefined) errors.push(required(here.child(expected), populate))
  if (given.length < 2) return
  for (const source of given) if (source !== expected) errors.push(forbidden(here.child(source), onlyOne))
}

function addSourceErrors(errors: FieldError[], metric: MetricSpec, source: Source, own: FieldPath): void {
  const { object, external, pods, resource, containerResource } = metric
  if (source === 'object') {
    addReferenceErrors(errors, object?.describedObject, own.child('describedObject'), 'core')
    addIdentifierErrors(errors, object?.metric, own.child('metric'))
    addTargetErrors(errors, object?.target, own.child('target'))
    addEitherValue(errors, object?.target, own, 'must set either a target value or averageValue')
  } else if (source === 'external') {
    addIdentifierErrors(errors, external?.metric, own.child('metric'))
    addTargetErrors(errors, external?.target, own.child('target'))
    addEitherValue(errors, external?.target, own, 'must set either a target value for metric or a per-pod target')
    if (external?.target?.value !== undefined && external.target.averageValue !== undefined) {
      const detail = 'may not set both a target value for metric and a per-pod target'
      errors.push(forbidden(own.child('target', 'value'), detail))
    }
  } else if (source === 'pods') {
    addIdentifierErrors(errors, pods?.metric, own.child('metric'))
    addTargetErrors(errors, pods?.target, own.child('target'))
    if (pods?.target?.averageValue === undefined) {
      errors.push(required(own.child('target', 'averageValue'), 'must specify a positive target averageValue'))
    }
  } else if (source === 'resource') {
    if (!resource?.name) errors.push(required(own.child('name'), 'must specify a resource name'))
    addUsageErrors(errors, resource?.target, own)
  } else {
    const { name = '', container = '' } = containerResource ?? {}
    if (name === '') errors.push(required(own.child('name'), 'must specify a resource name'))
    else addContainerResourceNameErrors(errors, name, own.child('name'))
    if (container === '') errors.push(required(own.child('container'), 'must specify a container'))
    else addReasons(errors, own.child('container'), container, isDNS1123Label(container))
    addUsageErrors(errors, containerResource?.target, own)
  }
}

function addEitherValue(errors: FieldError[], target: MetricTarget | undefined, own: FieldPath, detail: string): void {
  if (target?.value !== undefined || target?.averageValue !== undefined) return
  errors.push(required(own.child('target', 'averageValue'), detail))
}

function addIdentifierErrors(errors: FieldError[], metric: MetricIdentifier | undefined, here: FieldPath): void {
  const name = metric?.name ?? ''
  if (name === '') errors.push(required(here.child('name'), 'must specify a metric name'))
  else addReasons(errors, here.child('name'), name, nameIsPathSegment(name, false))
}

function addTargetErrors(errors: FieldError[], target: MetricTarget | undefined, here: FieldPath): void {
  const { type = '', value, averageValue, averageUtilization } = target ?? {}
  if (type === '') errors.push(required(here.child('type'), 'must specify a metric target type'))
  if (!['Utilization', 'Value', 'AverageValue'].includes(type)) {
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
