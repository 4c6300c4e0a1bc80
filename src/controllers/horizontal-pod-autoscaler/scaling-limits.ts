import type { HorizontalPodAutoscalerBehavior, HPAScalingRules } from '../../api/index.js'
import { changeWithin, type Remembered, remember, type ScalingMemory } from './scaling-memory.js'

/** `--horizontal-pod-autoscaler-downscale-stabilization`, 5 minutes. */
const downscaleStabilizationSeconds = 300

export interface SizeInputs {
  readonly current: number
  /** What the metrics ask for. */
  readonly desired: number
  readonly min: number
  readonly max: number
  readonly behavior: HorizontalPodAutoscalerBehavior | undefined
  /** Recommendations are added to it. */
  readonly memory: ScalingMemory
  /** Milliseconds since 1970. */
  readonly now: number
}

interface Note {
  readonly reason: string
  readonly message: string
}

export interface Size {
  readonly size: number
  /** For the condition AbleToScale. */
  readonly able: Note
  /** For the condition ScalingLimited. */
  readonly limit: Note & { readonly isLimited: boolean }
}

const ready: Note = { reason: 'ReadyForNewScale', message: 'recommended size matches current size' }
const withinRange: Note = {
  reason: 'DesiredWithinRange',
  message: 'the desired count is within the acceptable range',
}
const tooMany: Note = {
  reason: 'TooManyReplicas',
  message: 'the desired replica count is more than the maximum replica count',
}
const tooFew: Note = {
  reason: 'TooFewReplicas',
  message: 'the desired replica count is less than the minimum replica count',
}
const tooFastUp: Note = {
  reason: 'ScaleUpLimit',
  message: 'the desired replica count is increasing faster than the maximum scale rate',
}
const tooFastDown: Note = {
  reason: 'ScaleDownLimit',
  message: 'the desired replica count is decreasing faster than the maximum scale rate',
}
const downStabilized: Note = {
  reason: 'ScaleDownStabilized',
  message: 'recent recommendations were higher than current one, applying the highest recent recommendation',
}
const upStabilized: Note = {
  reason: 'ScaleUpStabilized',
  message: 'recent recommendations were lower than current one, applying the lowest recent recommendation',
}

/** The size to go to: what the metrics ask for, held by what was recommended lately and by the limits. */
export function nextSize(inputs: SizeInputs): Size {
  const { desired, current, behavior } = inputs
  const stabilized = behavior ? stabilizeByRules(inputs) : stabilize(inputs)
  const held = behavior && desired >= current ? upStabilized : downStabilized
  const [size, note] = behavior ? limitByRules(inputs, stabilized) : limit(inputs, stabilized)
  return { size, able: stabilized === desired ? ready : held, limit: { ...note, isLimited: size !== stabilized } }
}

/** The highest of the recommendations of the last minutes. */
function stabilize({ desired, memory, now }: SizeInputs): number {
  const oldest = now - downscaleStabilizationSeconds * 1000
  memory.recommendations = remember(memory.recommendations, { count: desired, at: now }, oldest)
  return Math.max(...memory.recommendations.map(({ count }) => count))
}

/** At most twice the size, or 4. */
function limit({ current, min, max }: SizeInputs, desired: number): readonly [number, Note] {
  const fastest = Math.max(2 * current, 4)
  if (desired < min) return [min, tooFew]
  const most = Math.min(max, fastest)
  return desired > most ? [most, max > fastest ? tooFastUp : tooMany] : [desired, withinRange]
}

function stabilizeByRules({ desired, current, behavior, memory, now }: SizeInputs): number {
  const upFrom = now - (behavior?.scaleUp?.stabilizationWindowSeconds ?? 0) * 1000
  const downFrom = now - (behavior?.scaleDown?.stabilizationWindowSeconds ?? downscaleStabilizationSeconds) * 1000
  const since = (from: number) => memory.recommendations.filter(({ at }) => at > from).map(({ count }) => count)
  const up = Math.min(desired, ...since(upFrom))
  const down = Math.max(desired, ...since(downFrom))
  const oldest = Math.min(upFrom, downFrom)
  memory.recommendations = remember(memory.recommendations, { count: desired, at: now }, oldest)
  return Math.min(Math.max(current, up), down)
}

function limitByRules(inputs: SizeInputs, desired: number): readonly [number, Note] {
  const { current, min, max, behavior } = inputs
  if (desired > current) {
    const fastest = Math.max(current, rateLimit(inputs, behavior?.scaleUp, 1))
    const most = Math.min(max, fastest)
    if (desired > most) return [most, max > fastest ? tooFastUp : tooMany]
  } else if (desired < current) {
    const fastest = Math.min(current, rateLimit(inputs, behavior?.scaleDown, -1))
    const least = Math.max(min, fastest)
    if (desired < least) return [least, min < fastest ? tooFastDown : tooFew]
  }
  return [desired, withinRange]
}

/** How far the policies let the size go in one direction: as far as the most generous one, unless `selectPolicy` says otherwise. */
function rateLimit({ current, memory, now }: SizeInputs, rules: HPAScalingRules | undefined, sign: 1 | -1): number {
  if (rules?.selectPolicy === 'Disabled') return current
  const proposals = (rules?.policies ?? []).map(({ type, value, periodSeconds }) => {
    const start =
      current - changeWithin(memory.ups, periodSeconds, now) + changeWithin(memory.downs, periodSeconds, now)
    if (type === 'Pods') return start + sign * value
    return sign > 0 ? Math.ceil(start * (1 + value / 100)) : Math.trunc(start * (1 - value / 100))
  })
  const isFarthest = rules?.selectPolicy !== 'Min'
  return isFarthest === sign > 0 ? Math.max(...proposals) : Math.min(...proposals)
}

/** Keeps what the policies count; without behavior nothing asks for it. */
export function rememberChange(
  memory: ScalingMemory,
  behavior: HorizontalPodAutoscalerBehavior | undefined,
  { from, to, now }: { readonly from: number; readonly to: number; readonly now: number },
): void {
  if (!behavior) return
  const rules = to > from ? behavior.scaleUp : behavior.scaleDown
  const longest = Math.max(0, ...(rules?.policies ?? []).map(({ periodSeconds }) => periodSeconds))
  const change: Remembered = { count: Math.abs(to - from), at: now }
  if (to > from) memory.ups = remember(memory.ups, change, now - longest * 1000)
  else memory.downs = remember(memory.downs, change, now - longest * 1000)
}
