import type { DaemonSet, Node, Pod, PodSpec, Taint } from '../../api/index.js'
import { daemonTolerations, isUpdated, targetNode, templateForNode } from './daemon-pod.js'
import { FailedPodBackoff } from './failed-pod-backoff.js'
import { nodeFit } from './node-fit.js'
import { podsByNode } from './node-pods.js'
import { placePods } from './placement.js'
import { rollingStep } from './rolling-update.js'
import { daemonSetNumbers, isStatusCurrent } from './status.js'

const now = Date.UTC(2025, 0, 2)
type Spec = NonNullable<DaemonSet['spec']>
type Rolling = NonNullable<NonNullable<Spec['updateStrategy']>['rollingUpdate']>

const set = (
  podSpec: Partial<PodSpec> = {},
  rollingUpdate: Rolling = { maxUnavailable: 1, maxSurge: 0 },
): DaemonSet => ({
  metadata: { name: 'ag', generation: 2, annotations: { 'deprecated.daemonset.template.generation': '2' } },
  spec: {
    selector: { matchLabels: { app: 'ag' } },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate },
    template: { metadata: { labels: { app: 'ag' } }, spec: { containers: [], ...podSpec } },
  },
})
const node = (name: string, { labels = {}, taints = [] as Taint[] } = {}): Node => ({
  metadata: { name, labels },
  spec: { taints },
})
type Trait = 'old' | 'ready' | 'deleting' | 'failed' | 'succeeded' | 'unbound' | 'young'
const pod = (name: string, nodeName: string, ...traits: Trait[]): Pod => ({
  metadata: {
    name,
    uid: name,
    creationTimestamp: traits.includes('young') ? '2025-01-01T12:00:00Z' : '2025-01-01T00:00:00Z',
    labels: { 'controller-revision-hash': traits.includes('old') ? 'old' : 'new' },
    ...(traits.includes('deleting') ? { deletionTimestamp: '2025-01-01T23:00:00Z' } : {}),
  },
  spec: traits.includes('unbound')
    ? (templateForNode(set(), nodeName, 'new').spec ?? { containers: [] })
    : { containers: [], nodeName },
  status: {
    phase: traits.includes('failed') ? 'Failed' : traits.includes('succeeded') ? 'Succeeded' : 'Running',
    conditions: traits.includes('ready')
      ? [{ type: 'Ready', status: 'True', lastTransitionTime: '2025-01-01T00:00:00Z' }]
      : [],
  },
})
const names = (pods: readonly Pod[]) => pods.map(({ metadata }) => metadata?.name)

describe('pods of daemon sets', () => {
  it('tolerate what keeps others away, and on the host network a missing network', () => {
    const own = { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 }
    const tolerations = daemonTolerations({ containers: [], tolerations: [{ key: 'mine', operator: 'Exists' }, own] })
    expect(tolerations.map(({ key, tolerationSeconds }) => [key, tolerationSeconds])).toEqual([
      ['mine', undefined],
      ['node.kubernetes.io/not-ready', undefined],
      ['node.kubernetes.io/unreachable', undefined],
      ['node.kubernetes.io/disk-pressure', undefined],
      ['node.kubernetes.io/memory-pressure', undefined],
      ['node.kubernetes.io/pid-pressure', undefined],
      ['node.kubernetes.io/unschedulable', undefined],
    ])
    expect(daemonTolerations({ containers: [], hostNetwork: true }).at(-1)?.key).toBe(
      'node.kubernetes.io/network-unavailable',
    )
  })
  it('are pinned to their node, whatever the template requires', () => {
    const required = { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }] }
    const affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required }, podAffinity: {} }
    const template = templateForNode(set({ affinity }), 'n1', 'h')
    expect(template.metadata?.labels).toEqual({
      app: 'ag',
      'controller-revision-hash': 'h',
      'pod-template-generation': '2',
    })
    expect(template.spec?.affinity?.podAffinity).toEqual({})
    expect(targetNode({ spec: template.spec ?? { containers: [] } })).toBe('n1')
    expect(targetNode({ spec: { containers: [], affinity } })).toBeUndefined()
  })
  it('are up to date by hash or by generation', () => {
    const labelled = (labels: Record<string, string>): Pod => ({ metadata: { labels } })
    expect(isUpdated(labelled({ 'controller-revision-hash': 'h' }), set(), 'h')).toBe(true)
    expect(isUpdated(labelled({ 'pod-template-generation': '2' }), set(), 'h')).toBe(true)
    expect(isUpdated(labelled({ 'pod-template-generation': '1' }), set(), 'h')).toBe(false)
    expect(isUpdated(labelled({ 'controller-revision-hash': '' }), set(), '')).toBe(false)
  })
})

describe('nodes that fit', () => {
  const taint = (effect: string, key = 'team'): Taint => ({ key, effect })
  it.each<[string, Node, Partial<PodSpec>, boolean, boolean]>([
    ['any', node('n'), {}, true, true],
    ['named', node('n'), { nodeName: 'n' }, true, true],
    ['another named', node('n'), { nodeName: 'm' }, false, false],
    ['selected', node('n', { labels: { disk: 'ssd' } }), { nodeSelector: { disk: 'ssd' } }, true, true],
    ['not selected', node('n'), { nodeSelector: { disk: 'ssd' } }, false, false],
    ['NoSchedule', node('n', { taints: [taint('NoSchedule')] }), {}, false, true],
    ['NoExecute', node('n', { taints: [taint('NoExecute')] }), {}, false, false],
    ['PreferNoSchedule', node('n', { taints: [taint('PreferNoSchedule')] }), {}, true, true],
    ['cordoned', node('n', { taints: [taint('NoSchedule', 'node.kubernetes.io/unschedulable')] }), {}, true, true],
    ['tolerated', node('n', { taints: [taint('NoExecute')] }), { tolerations: [{ operator: 'Exists' }] }, true, true],
  ])('%s', (_, one, podSpec, shouldRun, mayStay) => {
    expect(nodeFit(one, set(podSpec))).toEqual({ shouldRun, mayStay })
  })
})

describe('one pod on each node', () => {
  const nodes = [node('a'), node('b'), node('closed', { taints: [{ key: 'x', effect: 'NoExecute' }] })]
  const surge = { maxUnavailable: 0, maxSurge: 1 }
  it.each<[string, Pod[], Rolling | undefined, string[], string[]]>([
    ['is missing', [], undefined, ['a', 'b'], []],
    ['is on its way', [pod('1', 'a', 'unbound'), pod('2', 'b', 'deleting')], undefined, [], []],
    ['is too much', [pod('1', 'a', 'young'), pod('2', 'a'), pod('3', 'b')], undefined, [], ['1']],
    ['bound ones stay', [pod('1', 'a', 'unbound'), pod('2', 'a', 'young'), pod('3', 'b')], undefined, [], ['1']],
    ['has failed', [pod('1', 'a', 'failed'), pod('2', 'b', 'succeeded')], undefined, [], ['1', '2']],
    ['has failed and goes', [pod('1', 'a', 'failed', 'deleting'), pod('2', 'b')], undefined, ['a'], []],
    ['may not run', [pod('1', 'a'), pod('2', 'b'), pod('3', 'closed')], undefined, [], ['3']],
    ['is for a node that is gone', [pod('1', 'a'), pod('2', 'b'), pod('3', 'z', 'unbound')], undefined, [], ['3']],
    ['old beside new', [pod('1', 'a', 'old', 'ready'), pod('2', 'a'), pod('3', 'b')], surge, [], []],
    ['old not ready beside new', [pod('1', 'a', 'old'), pod('2', 'a'), pod('3', 'b')], surge, [], ['1']],
    [
      'old beside new that is available',
      [pod('1', 'a', 'old', 'ready'), pod('2', 'a', 'ready'), pod('3', 'b')],
      surge,
      [],
      ['1'],
    ],
    ['new beside what is deleted', [pod('1', 'a', 'deleting'), pod('3', 'b')], surge, ['a'], []],
  ])('%s', (_, pods, rolling, createOn, remove) => {
    const placement = placePods({
      daemonSet: set({}, rolling),
      nodes,
      nodePods: podsByNode(pods),
      hash: 'new',
      now,
      mayReplaceEnded: () => true,
    })
    expect(placement.createOn).toEqual(createOn)
    expect(names(placement.remove)).toEqual(remove)
  })
})

describe('rolling update', () => {
  const nodes = ['a', 'b', 'c', 'd'].map((name) => node(name))
  const olds = ['a', 'b', 'c', 'd'].map((name) => pod(name, name, 'old', 'ready'))
  const step = (pods: readonly Pod[], rolling: Rolling) =>
    rollingStep({ daemonSet: set({}, rolling), nodes, nodePods: podsByNode(pods), hash: 'new', now })
  it.each<[string, Rolling, Pod[], string[]]>([
    ['takes one', { maxUnavailable: 1 }, olds, ['a']],
    ['takes a part', { maxUnavailable: '50%' }, olds, ['a', 'b']],
    ['waits for the new one', { maxUnavailable: 1 }, [pod('n', 'a'), ...olds.slice(1)], []],
    ['waits for a missing one', { maxUnavailable: 1 }, olds.slice(1), []],
    ['goes on', { maxUnavailable: 1 }, [pod('n', 'a', 'ready'), ...olds.slice(1)], ['b']],
    ['takes what does not serve anyway', { maxUnavailable: 1 }, [...olds.slice(1), pod('x', 'a', 'old')], ['x']],
    ['takes one though percentages come to nothing', { maxUnavailable: '0%', maxSurge: '0%' }, olds, ['a']],
  ])('%s', (_, rolling, pods, remove) => {
    const placement = step(pods, rolling)
    expect(placement.createOn).toEqual([])
    expect(names(placement.remove)).toEqual(remove)
  })
  it.each<[string, Pod[], string[], string[]]>([
    ['makes a new one beside the old one', olds, ['a'], []],
    ['waits until it serves', [pod('n', 'a'), ...olds], [], []],
    ['takes the old one then, and goes on', [pod('n', 'a', 'ready'), ...olds], ['b'], ['a']],
    ['makes one at once where the old one does not serve', [...olds.slice(0, 3), pod('x', 'd', 'old')], ['d', 'a'], []],
    ['takes one from a node that is gone', [...olds, pod('x', 'z', 'old', 'ready')], ['a'], ['x']],
  ])('with surge %s', (_, pods, createOn, remove) => {
    const placement = step(pods, { maxUnavailable: 0, maxSurge: 1 })
    expect(placement.createOn).toEqual(createOn)
    expect(names(placement.remove)).toEqual(remove)
  })
})

it('counts nodes with and without pods', () => {
  const nodes = [node('a'), node('b'), node('c'), node('closed', { taints: [{ key: 'x', effect: 'NoSchedule' }] })]
  const pods = [pod('1', 'a', 'ready'), pod('2', 'b', 'old'), pod('3', 'closed', 'ready')]
  const numbers = daemonSetNumbers(set(), { nodes, nodePods: podsByNode(pods), hash: 'new', now })
  expect(numbers).toEqual({
    currentNumberScheduled: 2,
    numberMisscheduled: 1,
    desiredNumberScheduled: 3,
    numberReady: 1,
    updatedNumberScheduled: 1,
    numberAvailable: 1,
    numberUnavailable: 2,
  })
  expect(isStatusCurrent(set(), numbers)).toBe(false)
  expect(isStatusCurrent({ ...set(), status: { ...numbers, observedGeneration: 2 } }, numbers)).toBe(true)
  expect(isStatusCurrent({ ...set(), status: { ...numbers, observedGeneration: 1 } }, numbers)).toBe(false)
})

it('leaves a failed pod longer each time', () => {
  const backoff = new FailedPodBackoff()
  expect(backoff.delay('n', 0)).toBeUndefined()
  backoff.next('n', 0)
  expect(backoff.delay('n', 500)).toBe(1000)
  expect(backoff.delay('n', 1000)).toBeUndefined()
  backoff.next('n', 1000)
  expect(backoff.delay('n', 2500)).toBe(2000)
  for (let i = 0; i < 20; i++) backoff.next('n', 2500)
  expect(backoff.delay('n', 2500)).toBe(900_000)
  backoff.next('m', 2500 + 1_800_001)
  expect(backoff.delay('n', 2500)).toBeUndefined()
})
