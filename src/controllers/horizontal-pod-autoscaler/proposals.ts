import {
  type LabelSelector,
  type MetricSpec,
  type MetricStatus,
  type MetricValueStatus,
  type Pod,
  parseQuantity,
  Quantity,
  type ResourceToken,
} from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { MetricsReader } from './metrics.js'
import { byAverage, byRatio, byUtilization, type Calculation, isTolerable, requestsOf } from './replica-calculation.js'

export interface ProposalInputs {
  readonly reader: MetricsReader
  readonly namespace: string
  readonly selector: string
  readonly pods: readonly Pod[]
  /** Of the scale: what it asks for, and what there is. */
  readonly specReplicas: number
  readonly statusReplicas: number
  readonly now: number
  readonly tokenOf: (apiVersion: string, kind: string) => Promise<ResourceToken | undefined>
}

/** What one metric asks for. */
export interface Proposal {
  readonly replicas: number
  readonly name: string
  readonly status: MetricStatus
}

/** Why one metric gives no size: `reason` for event and condition, `detail` in them; the message says what was tried besides. */
export class MetricFailure extends Error {
  readonly reason: string
  readonly detail: string

  constructor(reason: string, detail: string, message: string) {
    super(message)
    this.reason = reason
    this.detail = detail
  }
}

const noTarget = 'neither a value target nor an average value target was set'

/** Throws a MetricFailure. */
export async function propose(spec: MetricSpec, inputs: ProposalInputs): Promise<Proposal> {
  if (spec.resource) {
    const { name } = spec.resource
    return failing('FailedGetResourceMetric', `failed to get ${name} resource metric value`, () =>
      ofResource(spec, inputs),
    )
  }
  if (spec.containerResource) {
    const { container } = spec.containerResource
    return failing('FailedGetContainerResourceMetric', `failed to get ${container} container metric value`, () =>
      ofResource(spec, inputs),
    )
  }
  if (spec.pods) return failing('FailedGetPodsMetric', 'failed to get pods metric value', () => ofPods(spec, inputs))
  if (spec.object)
    return failing('FailedGetObjectMetric', 'failed to get object metric value', () => ofObject(spec, inputs))
  if (spec.external) {
    const { name } = spec.external.metric
    return failing('FailedGetExternalMetric', `failed to get ${name} external metric value`, () =>
      ofExternal(spec, inputs),
    )
  }
  const message = `unknown metric source type "${spec.type}"`
  throw new MetricFailure('InvalidMetricSourceType', message, message)
}

async function failing(reason: string, context: string, action: () => Promise<Proposal>): Promise<Proposal> {
  try {
    return await action()
  } catch (error) {
    const detail = error instanceof MetricFailure ? error.detail : messageOf(error)
    throw new MetricFailure(reason, detail, `${context}: ${messageOf(error)}`)
  }
}

async function ofResource(spec: MetricSpec, inputs: ProposalInputs): Promise<Proposal> {
  const source = spec.resource ?? spec.containerResource
  if (!source) throw new TypeError('not a resource metric')
  const { name, target } = source
  const container = spec.containerResource?.container
  const isUtilization = target.averageValue === undefined
  if (isUtilization && target.averageUtilization === undefined)
    throw new Error(
      'invalid resource metric source: neither an average utilization target nor an average value (usage) target was set',
    )
  let result: Calculation
  try {
    const metrics = await inputs.reader
      .resource(inputs.namespace, inputs.selector, { name, container })
      .catch((cause) => {
        throw new Error(`unable to get metrics for resource ${name}: ${messageOf(cause)}`, { cause })
      })
    const { specReplicas: current, pods, now } = inputs
    const given = { current, pods, metrics, isCpu: name === 'cpu', now }
    result =
      target.averageValue === undefined
        ? byUtilization(given, target.averageUtilization ?? 0, requestsOf(pods, name, container))
        : byAverage(given, milli(target.averageValue))
  } catch (cause) {
    throw new Error(`failed to get ${name} ${isUtilization ? 'utilization' : 'usage'}: ${messageOf(cause)}`, { cause })
  }
  const { replicas, average, utilization } = result
  const current: MetricValueStatus = {
    ...(utilization === undefined ? {} : { averageUtilization: utilization }),
    averageValue: quantity(average, name === 'memory' ? 'binary' : 'decimal'),
  }
  const kind = container === undefined ? 'resource' : 'container resource'
  return {
    replicas,
    name: isUtilization ? `${name} ${kind} utilization (percentage of request)` : `${name} resource`,
    status:
      container === undefined
        ? { type: spec.type, resource: { name, current } }
        : { type: spec.type, containerResource: { name, container, current } },
  }
}

async function ofPods({ pods: source, type }: MetricSpec, inputs: ProposalInputs): Promise<Proposal> {
  if (!source) throw new TypeError('not a pods metric')
  const { metric, target } = source
  const metrics = await inputs.reader.pods(inputs.namespace, inputs.selector, metric).catch((cause) => {
    throw new Error(`unable to get metric ${metric.name}: ${messageOf(cause)}`, { cause })
  })
  const { specReplicas: current, pods, now } = inputs
  const { replicas, average } = byAverage({ current, pods, metrics, isCpu: false, now }, milli(target.averageValue))
  const status = { type, pods: { metric, current: { averageValue: quantity(average) } } }
  return { replicas, name: `pods metric ${metric.name}`, status }
}

async function ofObject({ object: source, type }: MetricSpec, inputs: ProposalInputs): Promise<Proposal> {
  if (!source) throw new TypeError('not an object metric')
  const { metric, target, describedObject } = source
  const isAverage = target.type === 'AverageValue' && target.averageValue !== undefined
  if (!isAverage && !(target.type === 'Value' && target.value !== undefined))
    throw new Error(`invalid object metric source: ${noTarget}`)
  const token = await inputs.tokenOf(describedObject.apiVersion ?? '', describedObject.kind)
  const usage = await inputs.reader
    .object(inputs.namespace, { reference: describedObject, token }, metric)
    .catch((cause) => {
      // The order of the parts is upstream's.
      const { kind, name } = describedObject
      const message = `unable to get metric ${metric.name}: ${kind} on ${inputs.namespace} ${name}/${messageOf(cause)}`
      throw new MetricFailure(
        '',
        message,
        isAverage ? `failed to get ${metric.name} object metric: ${message}` : message,
      )
    })
  const { replicas, current } = ofWhole(usage, target, inputs)
  const name = isAverage ? externalName(metric) : `${describedObject.kind} metric ${metric.name}`
  return { replicas, name, status: { type, object: { describedObject, metric, current } } }
}

async function ofExternal({ external: source, type }: MetricSpec, inputs: ProposalInputs): Promise<Proposal> {
  if (!source) throw new TypeError('not an external metric')
  const { metric, target } = source
  if (target.averageValue === undefined && target.value === undefined)
    throw new Error(`invalid external metric source: ${noTarget}`)
  const usage = await inputs.reader.external(inputs.namespace, metric).catch((cause) => {
    const what = `${inputs.namespace}/${metric.name}/${printed(metric.selector)}`
    const why = `unable to get external metric ${what}: ${messageOf(cause)}`
    const whose =
      target.averageValue === undefined ? `external metric ${metric.name}` : `${metric.name} external metric`
    throw new MetricFailure('', why, `failed to get ${whose}: ${why}`)
  })
  const { replicas, current } = ofWhole(usage, target, inputs)
  return { replicas, name: externalName(metric), status: { type, external: { metric, current } } }
}

/** For a value of the whole: by its ratio to the target, or shared among the pods. */
function ofWhole(
  usage: number,
  target: { readonly value?: string; readonly averageValue?: string },
  { specReplicas, statusReplicas, pods }: ProposalInputs,
): { readonly replicas: number; readonly current: MetricValueStatus } {
  if (target.averageValue === undefined) {
    const replicas = byRatio(specReplicas, usage / milli(target.value), pods)
    return { replicas, current: { value: quantity(usage) } }
  }
  const share = milli(target.averageValue)
  const isFine = isTolerable(usage / (share * statusReplicas))
  const average = statusReplicas === 0 ? 0 : Math.ceil(usage / statusReplicas)
  return { replicas: isFine ? statusReplicas : Math.ceil(usage / share), current: { averageValue: quantity(average) } }
}

function externalName({ name, selector }: { readonly name: string; readonly selector?: LabelSelector }): string {
  return `external metric ${name}(${printed(selector)})`
}

/** As Go prints a selector. */
function printed(selector: LabelSelector | undefined): string {
  if (!selector) return 'nil'
  const labels = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => `${key}: ${value},`)
  const expressions = (selector.matchExpressions ?? []).map(
    ({ key, operator, values = [] }) =>
      `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${values.join(' ')}],}`,
  )
  const list = expressions.map((one) => `${one},`).join('')
  return `&LabelSelector{MatchLabels:map[string]string{${labels.sort().join('')}},MatchExpressions:[]LabelSelectorRequirement{${list}},}`
}

function milli(text: string | undefined): number {
  return parseQuantity(text ?? '0').milliValue()
}

function quantity(thousandths: number, format: 'decimal' | 'binary' = 'decimal'): string {
  return new Quantity(BigInt(Math.trunc(thousandths)) * 1_000_000n, format).toString()
}
