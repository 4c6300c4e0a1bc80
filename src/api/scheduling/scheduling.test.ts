import type { Node, Pod, PodSpec, Taint, Toleration } from '../index.js'
import { findUntoleratedTaint, matchesRequiredNodeAffinity, podRequests, toleratesTaint } from './index.js'

const taint: Taint = { key: 'team', value: 'red', effect: 'NoSchedule' }

describe('tolerations', () => {
  it.each<[string, Toleration, boolean]>([
    ['equal value', { key: 'team', operator: 'Equal', value: 'red', effect: 'NoSchedule' }, true],
    ['operator left out', { key: 'team', value: 'red' }, true],
    ['another value', { key: 'team', value: 'blue' }, false],
    ['exists', { key: 'team', operator: 'Exists' }, true],
    ['exists without a key', { operator: 'Exists' }, true],
    ['another key', { key: 'tier', operator: 'Exists' }, false],
    ['another effect', { key: 'team', operator: 'Exists', effect: 'NoExecute' }, false],
    ['an operator that there is not', { key: 'team', operator: 'Like', value: 'red' }, false],
  ])('%s', (_what, toleration, expected) => {
    expect(toleratesTaint(toleration, taint)).toBe(expected)
  })

  it('finds the first taint that counts and is not tolerated', () => {
    const soft: Taint = { key: 'soft', effect: 'PreferNoSchedule' }
    expect(findUntoleratedTaint([soft, taint], [], ['NoSchedule'])).toBe(taint)
    expect(findUntoleratedTaint([soft, taint], undefined)).toBe(soft)
    expect(findUntoleratedTaint([taint], [{ operator: 'Exists' }])).toBeUndefined()
    expect(findUntoleratedTaint(undefined, undefined)).toBeUndefined()
  })
})

describe('node affinity', () => {
  const node: Node = { metadata: { name: 'n1', labels: { disk: 'ssd', cores: '8' } } }
  const withTerms = (...nodeSelectorTerms: object[]): Pod => ({
    spec: {
      containers: [],
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
    } as PodSpec,
  })
  const expression = (key: string, operator: string, ...values: string[]) => ({
    matchExpressions: [{ key, operator, values }],
  })

  it.each<[string, Pod, boolean]>([
    ['no wish', { spec: { containers: [] } }, true],
    ['selector', { spec: { containers: [], nodeSelector: { disk: 'ssd' } } }, true],
    ['selector that fails', { spec: { containers: [], nodeSelector: { disk: 'hdd' } } }, false],
    ['In', withTerms(expression('disk', 'In', 'hdd', 'ssd')), true],
    ['NotIn on a label that is not there', withTerms(expression('zone', 'NotIn', 'a')), true],
    ['Exists', withTerms(expression('zone', 'Exists')), false],
    ['DoesNotExist', withTerms(expression('zone', 'DoesNotExist')), true],
    ['Gt', withTerms(expression('cores', 'Gt', '7')), true],
    ['Gt is strict', withTerms(expression('cores', 'Gt', '8')), false],
    ['Lt on what is no number', withTerms(expression('disk', 'Lt', '8')), false],
    ['one of two terms', withTerms(expression('disk', 'In', 'hdd'), expression('cores', 'Lt', '9')), true],
    ['a term without anything', withTerms({}), false],
    ['no term', withTerms(), false],
    ['field', withTerms({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n1'] }] }), true],
    ['another name', withTerms({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n2'] }] }), false],
  ])('%s', (_what, pod, expected) => {
    expect(matchesRequiredNodeAffinity(pod, node)).toBe(expected)
  })
})

describe('requests of a pod', () => {
  const container = (requests: Record<string, string>, restartPolicy?: string) => ({
    name: 'c',
    resources: { requests },
    ...(restartPolicy ? { restartPolicy } : {}),
  })

  it('adds up containers and the overhead', () => {
    const containers = [container({ cpu: '100m', memory: '1Gi' }), container({ cpu: '0.2', 'example.com/gpu': '2' })]
    const sum = podRequests({ spec: { containers, overhead: { cpu: '50m' } } })
    expect(sum).toMatchObject({ milliCPU: 350, memory: 2 ** 30 })
    expect(sum.scalars.get('example.com/gpu')).toBe(2)
  })

  it('takes the largest moment of the init phase, sidecars that already run included', () => {
    const containers = [container({ cpu: '1' })]
    const initContainers = [
      container({ cpu: '3' }),
      container({ cpu: '500m' }, 'Always'),
      container({ cpu: '4' }),
      container({ cpu: '250m' }, 'Always'),
    ]
    expect(podRequests({ spec: { containers, initContainers } }).milliCPU).toBe(4500)
    expect(podRequests({ spec: { containers: [container({ cpu: '9' })], initContainers } }).milliCPU).toBe(9750)
  })

  it('counts pod-level requests instead of the sum', () => {
    const spec = { containers: [container({ cpu: '1', memory: '1Gi' })], resources: { requests: { cpu: '3' } } }
    expect(podRequests({ spec })).toMatchObject({ milliCPU: 3000, memory: 2 ** 30 })
  })

  it('counts the larger of asked and allocated while a container is resized', () => {
    const containers = [container({ cpu: '1' })]
    const containerStatuses = [{ name: 'c', allocatedResources: { cpu: '2' }, resources: { requests: { cpu: '2' } } }]
    const pod = { spec: { containers }, status: { containerStatuses } } as unknown as Pod
    expect(podRequests(pod).milliCPU).toBe(2000)
  })

  it('gives containers without requests a little, when asked', () => {
    const containers = [container({}), container({ cpu: '0' })]
    const sum = podRequests({ spec: { containers } }, { defaults: { milliCPU: 100, memory: 200 } })
    expect(sum).toMatchObject({ milliCPU: 100, memory: 400 })
  })
})
