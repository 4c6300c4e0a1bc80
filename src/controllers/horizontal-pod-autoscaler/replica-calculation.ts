import { isPodReady, type Pod, parseQuantity, podCondition, podRequests, timeOf } from '../../api/index.js'

/** Thousandths of the metric's unit, per pod. */
export interface PodMetric {
  readonly value: number
  /** Milliseconds since 1970, and the length of what was measured. */
  readonly at: number
  readonly windowMs: number
}

export type PodMetrics = ReadonlyMap<string, PodMetric>

export interface CalculationInputs {
  readonly current: number
  readonly pods: readonly Pod[]
  readonly metrics: PodMetrics
  /** Pods that begin are judged otherwise for cpu. */
  readonly isCpu: boolean
  /** Milliseconds since 1970. */
  readonly now: number
}

export interface Calculation {
  readonly replicas: number
  /** Per pod, in thousandths. */
  readonly average: number
  /** Percent of the requests. */
  readonly utilization?: number
}

const tolerance = 0.1
const cpuInitializationMs = 300_000
const initialReadinessMs = 30_000

export function isTolerable(ratio: number): boolean {
  return 1 - tolerance <= ratio && ratio <= 1 + tolerance
}

/** As many as bring the utilization of the requests to the target (GetResourceReplicas, v1.34). `requests` in thousandths, by pod. */
export function byUtilization(
  inputs: CalculationInputs,
  target: number,
  requests: ReadonlyMap<string, number>,
): Calculation {
  const ratioOf = (metrics: ReadonlyMap<string, number>) => {
    const known = [...metrics].filter(([name]) => requests.has(name))
    const used = known.reduce((sum, [, value]) => sum + value, 0)
    const requested = known.reduce((sum, [name]) => sum + (requests.get(name) ?? 0), 0)
    if (requested === 0) throw new Error('no metrics returned matched known pods')
    const utilization = Math.trunc((used * 100) / requested)
    return { ratio: utilization / target, utilization, average: Math.trunc(used / known.length) }
  }
  const idle = (name: string) => Math.trunc(((requests.get(name) ?? 0) * Math.max(100, target)) / 100)
  return calculate(inputs, ratioOf, idle)
}

/** As many as bring the average value to the target, in thousandths (calcPlainMetricReplicas, v1.34). */
export function byAverage(inputs: CalculationInputs, target: number): Calculation {
  const ratioOf = (metrics: ReadonlyMap<string, number>) => {
    const average = Math.trunc([...metrics.values()].reduce((sum, value) => sum + value, 0) / metrics.size)
    return { ratio: average / target, average }
  }
  return calculate(inputs, ratioOf, () => target)
}

interface Ratio {
  readonly ratio: number
  readonly average: number
  readonly utilization?: number
}

/** Pods without metrics count against a change; if that turns its direction, nothing is changed. */
function calculate(
  inputs: CalculationInputs,
  ratioOf: (metrics: ReadonlyMap<string, number>) => Ratio,
  assumedWhenShrinking: (name: string) => number,
): Calculation {
  const { current, pods } = inputs
  if (pods.length === 0) throw new Error('no pods returned by selector while calculating replica count')
  const { ready, unready, missing, ignored } = groupPods(inputs)
  const metrics = new Map([...inputs.metrics].map(([name, { value }]) => [name, value]))
  for (const name of [...ignored, ...unready]) metrics.delete(name)
  if (metrics.size === 0) throw new Error('did not receive metrics for targeted pods (pods might be unready)')
  const { ratio, average, utilization } = ratioOf(metrics)
  const result = (replicas: number): Calculation => ({
    replicas,
    average,
    ...(utilization === undefined ? {} : { utilization }),
  })
  const growsWithUnready = unready.length > 0 && ratio > 1
  if (!growsWithUnready && missing.length === 0) return result(isTolerable(ratio) ? current : Math.ceil(ratio * ready))
  if (ratio < 1) for (const name of missing) metrics.set(name, assumedWhenShrinking(name))
  if (ratio > 1) for (const name of missing) metrics.set(name, 0)
  if (growsWithUnready) for (const name of unready) metrics.set(name, 0)
  const again = ratioOf(metrics).ratio
  if (isTolerable(again) || (ratio < 1 && again > 1) || (ratio > 1 && again < 1)) return result(current)
  const replicas = Math.ceil(again * metrics.size)
  const isTurned = (again < 1 && replicas > current) || (again > 1 && replicas < current)
  return result(isTurned ? current : replicas)
}

function groupPods({ pods, metrics, isCpu, now }: CalculationInputs) {
  let ready = 0
  const unready: string[] = []
  const missing: string[] = []
  const ignored: string[] = []
  for (const pod of pods) {
    const name = pod.metadata?.name ?? ''
    const metric = metrics.get(name)
    if (pod.metadata?.deletionTimestamp !== undefined || pod.status?.phase === 'Failed') ignored.push(name)
    else if (pod.status?.phase === 'Pending') unready.push(name)
    else if (!metric) missing.push(name)
    else if (isCpu && isStarting(pod, metric, now)) unready.push(name)
    else ready++
  }
  return { ready, unready, missing, ignored }
}

/** What a pod uses while it starts says little about its load. */
function isStarting(pod: Pod, metric: PodMetric, now: number): boolean {
  const condition = podCondition(pod, 'Ready')
  const startedAt = timeOf(pod.status?.startTime)
  if (!condition || startedAt === undefined) return true
  const changedAt = timeOf(condition.lastTransitionTime) ?? 0
  const isFalse = condition.status === 'False'
  if (startedAt + cpuInitializationMs > now) return isFalse || metric.at < changedAt + metric.windowMs
  return isFalse && startedAt + initialReadinessMs > changedAt
}

/** What each pod requests of a resource, in thousandths; throws when one names no request. */
export function requestsOf(
  pods: readonly Pod[],
  resource: string,
  container: string | undefined,
): ReadonlyMap<string, number> {
  return new Map(pods.map((pod) => [pod.metadata?.name ?? '', requestOf(pod, resource, container)]))
}

function requestOf(pod: Pod, resource: string, container: string | undefined): number {
  const name = pod.metadata?.name
  const podLevel = pod.spec?.resources?.requests
  if (podLevel && container === undefined) {
    const amounts = podRequests(pod)
    if (resource === 'cpu') return amounts.milliCPU
    if (resource === 'memory') return amounts.memory * 1000
    throw new Error(`missing pod-level request for ${resource} in Pod ${name}`)
  }
  const sidecars = (pod.spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')
  return [...(pod.spec?.containers ?? []), ...sidecars].reduce((sum, one) => {
    if (container !== undefined && one.name !== container) return sum
    const request = one.resources?.requests?.[resource]
    if (request === undefined)
      throw new Error(`missing request for ${resource} in container ${one.name} of Pod ${name}`)
    return sum + parseQuantity(request).milliValue()
  }, 0)
}

/** A size for a value that belongs to no pod: in proportion to the ready pods. */
export function byRatio(current: number, ratio: number, pods: readonly Pod[]): number {
  if (current === 0) return Math.ceil(ratio)
  if (isTolerable(ratio)) return current
  if (pods.length === 0)
    throw new Error('unable to calculate ready pods: no pods returned by selector while calculating replica count')
  return Math.ceil(ratio * pods.filter((pod) => pod.status?.phase === 'Running' && isPodReady(pod)).length)
}
