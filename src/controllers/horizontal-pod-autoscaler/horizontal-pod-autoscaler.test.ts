import type { HorizontalPodAutoscalerBehavior, HPAScalingRules, Pod } from '../../api/index.js'
import { byAverage, byRatio, byUtilization, type PodMetrics, requestsOf } from './replica-calculation.js'
import { nextSize, rememberChange, type SizeInputs } from './scaling-limits.js'
import type { ScalingMemory } from './scaling-memory.js'

const now = Date.UTC(2025, 0, 2)
const time = (secondsAgo: number) => new Date(now - secondsAgo * 1000).toISOString()

const pod = (
  name: string,
  { phase = 'Running', ready = 'True', started = 3600, changed = 3600, request = '100m' } = {},
): Pod => ({
  metadata: { name },
  spec: { containers: [{ name: 'c', resources: { requests: { cpu: request } } }] },
  status: {
    phase,
    startTime: time(started),
    conditions: [{ type: 'Ready', status: ready, lastTransitionTime: time(changed) }],
  },
})
const metrics = (values: Record<string, number>): PodMetrics =>
  new Map(Object.entries(values).map(([name, value]) => [name, { value, at: now - 10_000, windowMs: 30_000 }]))

describe('replicas by utilization of requests', () => {
  const three = ['a', 'b', 'c'].map((name) => pod(name))
  it.each<[string, Pod[], Record<string, number>, number, number]>([
    ['grow', three, { a: 100, b: 100, c: 100 }, 50, 6],
    ['shrink', three, { a: 20, b: 20, c: 20 }, 60, 1],
    ['stay within a tenth', three, { a: 54, b: 54, c: 54 }, 50, 3],
    ['count a missing pod as idle when they grow', three, { a: 100, b: 100 }, 50, 4],
    ['count a missing pod as busy when they shrink', three, { a: 10, b: 10 }, 50, 3],
    ['stay when missing pods turn the direction', three, { a: 60 }, 50, 3],
    [
      'leave out pods that fail',
      [...three.slice(0, 2), pod('c', { phase: 'Failed' })],
      { a: 100, b: 100, c: 0 },
      50,
      4,
    ],
    ['count a pending pod as idle', [...three.slice(0, 2), pod('c', { phase: 'Pending' })], { a: 100, b: 100 }, 50, 4],
    [
      'do not trust a pod that starts',
      [...three.slice(0, 2), pod('c', { started: 20, changed: 20 })],
      { a: 20, b: 20, c: 900 },
      40,
      1,
    ],
  ])('%s', (_, pods, values, target, expected) => {
    const inputs = { current: 3, pods, metrics: metrics(values), isCpu: true, now }
    expect(byUtilization(inputs, target, requestsOf(pods, 'cpu', undefined)).replicas).toBe(expected)
  })
  it('tell utilization and average', () => {
    const inputs = { current: 3, pods: three, metrics: metrics({ a: 100, b: 50, c: 30 }), isCpu: true, now }
    expect(byUtilization(inputs, 50, requestsOf(three, 'cpu', undefined))).toEqual({
      replicas: 4,
      average: 60,
      utilization: 60,
    })
    expect(byAverage(inputs, 30)).toEqual({ replicas: 6, average: 60 })
  })
  it('need pods, metrics and requests', () => {
    const inputs = { current: 1, pods: three, metrics: metrics({}), isCpu: true, now }
    expect(() => byAverage(inputs, 1)).toThrow('did not receive metrics for targeted pods (pods might be unready)')
    expect(() => byAverage({ ...inputs, pods: [] }, 1)).toThrow('no pods returned by selector')
    expect(() => requestsOf(three, 'memory', undefined)).toThrow('missing request for memory in container c of Pod a')
  })
})

it('a value of the whole is in proportion to the ready pods', () => {
  const pods = [pod('a'), pod('b'), pod('c', { ready: 'False' })]
  expect([byRatio(3, 2, pods), byRatio(3, 1.05, pods), byRatio(0, 1.5, [])]).toEqual([4, 3, 2])
})

describe('the next size', () => {
  const inputs = (more: Partial<SizeInputs>): SizeInputs => ({
    current: 4,
    desired: 4,
    min: 1,
    max: 100,
    behavior: undefined,
    memory: { recommendations: [], ups: [], downs: [] },
    now,
    ...more,
  })
  it.each<[string, Partial<SizeInputs>, number, string, string]>([
    ['as asked', { desired: 6 }, 6, 'ReadyForNewScale', 'DesiredWithinRange'],
    ['at most doubled', { desired: 50 }, 8, 'ReadyForNewScale', 'ScaleUpLimit'],
    ['at most the maximum', { desired: 50, max: 6 }, 6, 'ReadyForNewScale', 'TooManyReplicas'],
    ['at least the minimum', { desired: 1, min: 3 }, 3, 'ReadyForNewScale', 'TooFewReplicas'],
    [
      'not below what was recommended lately',
      { desired: 1, memory: { recommendations: [{ count: 3, at: now - 200_000 }], ups: [], downs: [] } },
      3,
      'ScaleDownStabilized',
      'DesiredWithinRange',
    ],
    [
      'below what was recommended long ago',
      { desired: 1, memory: { recommendations: [{ count: 3, at: now - 301_000 }], ups: [], downs: [] } },
      1,
      'ReadyForNewScale',
      'DesiredWithinRange',
    ],
  ])('%s', (_, more, size, able, limit) => {
    const next = nextSize(inputs(more))
    expect([next.size, next.able.reason, next.limit.reason]).toEqual([size, able, limit])
  })

  const rules = (more: Partial<HPAScalingRules>): HPAScalingRules => ({
    stabilizationWindowSeconds: 0,
    selectPolicy: 'Max',
    policies: [
      { type: 'Pods', value: 4, periodSeconds: 60 },
      { type: 'Percent', value: 50, periodSeconds: 60 },
    ],
    ...more,
  })
  const behavior = (more: Partial<HPAScalingRules> = {}): HorizontalPodAutoscalerBehavior => ({
    scaleUp: rules(more),
    scaleDown: rules(more),
  })
  it.each<[string, HorizontalPodAutoscalerBehavior, number, number, string]>([
    ['up by the most generous policy', behavior(), 50, 15, 'ScaleUpLimit'],
    ['up by the strictest policy', behavior({ selectPolicy: 'Min' }), 50, 14, 'ScaleUpLimit'],
    ['not up', behavior({ selectPolicy: 'Disabled' }), 50, 9, 'ScaleUpLimit'],
    ['down by the most generous policy', behavior(), 1, 5, 'ScaleDownLimit'],
    ['down by the strictest policy', behavior({ selectPolicy: 'Min' }), 1, 6, 'ScaleDownLimit'],
    ['not down', behavior({ selectPolicy: 'Disabled' }), 1, 9, 'ScaleDownLimit'],
  ])('with rules %s', (_, rulesOfBoth, desired, size, limit) => {
    // The last minute began with 10: 2 came since, 3 went.
    const memory: ScalingMemory = {
      recommendations: [],
      ups: [{ count: 2, at: now - 30_000 }],
      downs: [
        { count: 3, at: now - 20_000 },
        { count: 5, at: now - 90_000 },
      ],
    }
    const next = nextSize(inputs({ current: 9, desired, behavior: rulesOfBoth, memory }))
    expect([next.size, next.limit.reason]).toEqual([size, limit])
  })

  it('keeps what it changed as long as a policy counts it', () => {
    const memory: ScalingMemory = { recommendations: [], ups: [{ count: 1, at: now - 61_000 }], downs: [] }
    rememberChange(memory, behavior(), { from: 2, to: 5, now })
    expect(memory.ups).toEqual([{ count: 3, at: now }])
    rememberChange(memory, undefined, { from: 5, to: 2, now })
    expect(memory.downs).toEqual([])
  })
})
