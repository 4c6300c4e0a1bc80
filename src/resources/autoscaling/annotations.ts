import type { HorizontalPodAutoscalerCondition, ObjectMeta } from '../../api/index.js'
import { canonicalQuantity } from '../../api/index.js'
import type { OldMetric } from './old-metrics.js'

/**
 * autoscaling/v1 knows the CPU target alone; what else a v2 object says travels in annotations, so that nothing is lost on the way through v1
 * (pkg/apis/autoscaling/v1/conversion.go, v1.34). What cannot be read in them is left out without a word.
 */
const prefix = 'autoscaling.alpha.kubernetes.io/'
export const metricsKey = `${prefix}metrics`
export const behaviorKey = `${prefix}behavior`
export const conditionsKey = `${prefix}conditions`
export const currentMetricsKey = `${prefix}current-metrics`

/** Go's internal type has no JSON names: its fields are printed capitalised, in their order. */
export interface PrintedRules {
  StabilizationWindowSeconds: number | null
  SelectPolicy: string | null
  Policies: { Type: string; Value: number; PeriodSeconds: number }[] | null
  Tolerance: string | null
}

export interface PrintedBehavior {
  ScaleUp: PrintedRules | null
  ScaleDown: PrintedRules | null
}

type Annotations = Readonly<Record<string, string>>

export interface AnnotatedParts {
  readonly metrics: readonly OldMetric[] | undefined
  readonly behavior: PrintedBehavior | undefined
  readonly conditions: readonly HorizontalPodAutoscalerCondition[] | undefined
  readonly currentMetrics: readonly OldMetric[] | undefined
}

export function readAnnotations(annotations: Annotations): AnnotatedParts {
  return {
    metrics: readMetrics(parsed(annotations[metricsKey])),
    behavior: readBehavior(parsed(annotations[behaviorKey])),
    conditions: readList(parsed(annotations[conditionsKey])) as HorizontalPodAutoscalerCondition[] | undefined,
    currentMetrics: readMetrics(parsed(annotations[currentMetricsKey])),
  }
}

const readers: Readonly<Record<string, (value: unknown) => unknown>> = {
  [metricsKey]: readMetrics,
  [behaviorKey]: readBehavior,
  [conditionsKey]: readList,
  [currentMetricsKey]: readMetrics,
}

/** Takes the annotations out in which there is nothing to read (`all`: every one of them), since nobody owns what is dropped. */
export function dropAnnotations(metadata: ObjectMeta | undefined, which: 'all' | 'unreadable'): void {
  const { annotations } = metadata ?? {}
  if (!metadata || !annotations) return
  for (const [key, read] of Object.entries(readers)) {
    if (annotations[key] === undefined) continue
    if (which === 'all' || isNothing(read(parsed(annotations[key])))) delete annotations[key]
  }
  if (Object.keys(annotations).length === 0) delete metadata.annotations
}

const isNothing = (read: unknown): boolean => read === undefined || (Array.isArray(read) && read.length === 0)

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

type Members = Record<string, unknown>

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Of objects; undefined where it is something else. */
function readList(value: unknown): Members[] | undefined {
  if (value === null) return []
  if (!Array.isArray(value)) return undefined
  const items = value.map((item: unknown) => item ?? {})
  return items.every(isObject) ? items : undefined
}

const sourceNames = ['object', 'pods', 'resource', 'containerResource', 'external'] as const
const textFields = ['name', 'container', 'metricName'] as const
const numberFields = ['targetAverageUtilization', 'currentAverageUtilization'] as const
const objectFields = ['selector', 'metricSelector', 'target'] as const
const quantityFields = [
  'averageValue',
  'targetValue',
  'targetAverageValue',
  'currentValue',
  'currentAverageValue',
] as const

function readMetrics(value: unknown): OldMetric[] | undefined {
  const items = readList(value)
  if (!items) return undefined
  const metrics: OldMetric[] = []
  for (const { type = '', ...sources } of items) {
    if (typeof type !== 'string') return undefined
    const metric: OldMetric = { type }
    for (const name of sourceNames) {
      const source = sources[name] ?? undefined
      if (source === undefined) continue
      const read = isObject(source) ? readSource(source) : undefined
      if (!read) return undefined
      metric[name] = read
    }
    metrics.push(metric)
  }
  return metrics
}

function readSource(source: Members): Members | undefined {
  const has = (names: readonly string[], isOfType: (value: unknown) => boolean): boolean =>
    names.every((name) => (source[name] ?? undefined) === undefined || isOfType(source[name]))
  if (!has(textFields, (value) => typeof value === 'string')) return undefined
  if (!has(numberFields, (value) => Number.isInteger(value))) return undefined
  if (!has(objectFields, isObject)) return undefined
  const read: Members = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== null))
  try {
    for (const name of quantityFields) if (read[name] !== undefined) read[name] = canonicalQuantity(String(read[name]))
  } catch {
    return undefined
  }
  return read
}

/** No rules for either direction are no behaviour. */
function readBehavior(value: unknown): PrintedBehavior | undefined {
  if (!isObject(value)) return undefined
  const { ScaleUp = null, ScaleDown = null } = value
  if ((!isObject(ScaleUp) && ScaleUp !== null) || (!isObject(ScaleDown) && ScaleDown !== null)) return undefined
  if (!ScaleUp && !ScaleDown) return undefined
  return { ScaleUp: ScaleUp && readRules(ScaleUp), ScaleDown: ScaleDown && readRules(ScaleDown) }
}

function readRules(rules: Members): PrintedRules {
  const { StabilizationWindowSeconds = null, SelectPolicy = null, Policies = null, Tolerance = null } = rules
  return { StabilizationWindowSeconds, SelectPolicy, Policies, Tolerance } as PrintedRules
}
