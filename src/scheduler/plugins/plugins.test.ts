import { type Node, Nodes, type Pod, ReplicaSets, Services } from '../../api/index.js'
import { CycleState, type Plugin } from '../framework/index.js'
import { feasibleNodesToFind } from '../node-search.js'
import { ClusterSnapshot, type NodeInfo, PodInfo } from '../snapshot/index.js'
import { aNode, aPod, schedulerWorld } from '../testing/index.js'
import { nodeResourcesBalancedAllocation } from './balanced-allocation.js'
import { pickCandidate } from './default-preemption/candidates.js'
import { imageLocality } from './image-locality.js'
import { nodeResourcesFit } from './node-resources-fit.js'
import { taintToleration } from './taint-toleration.js'
import type { PluginTools } from './tools.js'

function aSnapshot(nodes: readonly Node[], pods: readonly Pod[] = []): ClusterSnapshot {
  const snapshot = new ClusterSnapshot()
  for (const node of nodes) snapshot.setNode(node)
  for (const pod of pods) snapshot.setPod(pod)
  return snapshot
}

/** What the plugin gives each node in the end; undefined when it has nothing to say. */
function scoresOf(plugin: Plugin, pod: Pod, nodes: readonly NodeInfo[]): number[] | undefined {
  const state = new CycleState()
  const info = new PodInfo(pod)
  if (plugin.preScore?.(state, info, nodes).code === 'skip') return undefined
  const scores = nodes.map((node) => plugin.score?.(state, info, node) ?? 0)
  plugin.normalize?.(state, info, scores, nodes)
  return scores
}

const toolsOf = (snapshot: ClusterSnapshot) => ({ snapshot }) as PluginTools

describe('NodeResourcesFit', () => {
  it('scores the share of cpu and memory that stays free', () => {
    const used = aPod('a', { requests: { cpu: '3', memory: '6Gi' }, spec: { nodeName: 'n1' } })
    const { nodes } = aSnapshot([aNode('n1'), aNode('n2')], [used])
    // (4000 - 3100) / 4000 = 22, (8192 - 6244) / 8192 = 23; (4000 - 100) / 4000 = 97, (8192 - 100) / 8192 = 98.
    expect(scoresOf(nodeResourcesFit, aPod('p', { requests: { cpu: '100m', memory: '100Mi' } }), nodes)).toEqual([
      22, 97,
    ])
  })

  it('lets a pod that asks for nothing weigh a little', () => {
    const { nodes } = aSnapshot([aNode('n1')])
    expect(scoresOf(nodeResourcesFit, aPod('p'), nodes)).toEqual([97])
  })

  it.each<[string, Record<string, string>, string, readonly string[]]>([
    ['fits', { cpu: '2', memory: '1Gi', 'example.com/gpu': '1' }, 'fits', []],
    ['lacks what others use', { cpu: '3500m' }, 'unschedulable', ['Insufficient cpu']],
    ['lacks more than there is', { cpu: '5' }, 'unresolvable', ['Insufficient cpu']],
    [
      'lacks several',
      { memory: '9Gi', 'ephemeral-storage': '1Gi' },
      'unresolvable',
      ['Insufficient memory', 'Insufficient ephemeral-storage'],
    ],
    ['lacks an extended resource', { 'example.com/gpu': '3' }, 'unresolvable', ['Insufficient example.com/gpu']],
    ['asks for none of what is not there', { 'example.com/none': '0' }, 'fits', []],
  ])('a pod that %s', (_what, requests, code, reasons) => {
    const used = aPod('a', { requests: { cpu: '1' }, spec: { nodeName: 'n1' } })
    const [node] = aSnapshot([aNode('n1', { allocatable: { 'example.com/gpu': '2' } })], [used]).nodes
    const verdict = node && nodeResourcesFit.filter?.(new CycleState(), new PodInfo(aPod('p', { requests })), node)
    expect(verdict).toMatchObject({ code, reasons })
  })
})

describe('NodeResourcesBalancedAllocation', () => {
  it('scores how alike the shares of cpu and memory would be', () => {
    const { nodes } = aSnapshot([aNode('even'), aNode('lots-of-memory', { allocatable: { memory: '32Gi' } })])
    const pod = aPod('p', { requests: { cpu: '2', memory: '4Gi' } })
    // 50 % and 50 %; 50 % and 12.5 %.
    expect(scoresOf(nodeResourcesBalancedAllocation, pod, nodes)).toEqual([100, 81])
    expect(scoresOf(nodeResourcesBalancedAllocation, aPod('p'), nodes)).toBeUndefined()
  })
})

describe('TaintToleration', () => {
  it('prefers nodes with fewer soft taints that the pod does not tolerate', () => {
    const soft = (key: string) => ({ key, effect: 'PreferNoSchedule' })
    const { nodes } = aSnapshot([
      aNode('none'),
      aNode('one', { spec: { taints: [soft('a')] } }),
      aNode('two', { spec: { taints: [soft('a'), soft('b')] } }),
      aNode('tolerated', { spec: { taints: [soft('t')] } }),
    ])
    const pod = aPod('p', { spec: { tolerations: [{ key: 't', operator: 'Exists' }] } })
    expect(scoresOf(taintToleration, pod, nodes)).toEqual([100, 50, 0, 100])
  })
})

describe('ImageLocality', () => {
  it('prefers nodes with the image, less so when few have it', () => {
    const images = [{ names: ['example.com/app:1'], sizeBytes: 1000 * 2 ** 20 }]
    const snapshot = aSnapshot([aNode('n1', { images }), aNode('n2')])
    const plugin = imageLocality(toolsOf(snapshot))
    // 1000 MiB on half of the nodes: 500 of 23 to 1000.
    expect(scoresOf(plugin, aPod('p'), snapshot.nodes)).toEqual([48, 0])
    const other = aPod('p', { spec: { containers: [{ name: 'c', image: 'example.com/other' }] } })
    expect(scoresOf(plugin, other, snapshot.nodes)).toBeUndefined()
  })
})

describe('the default spread', () => {
  it('keeps replicas of a set apart, also against emptier nodes', async () => {
    const world = schedulerWorld()
    const labels = { app: 'w' }
    world.cluster.put(ReplicaSets, {
      metadata: { namespace: 'default', name: 'set', uid: 'set' },
      spec: { selector: { matchLabels: labels } },
    })
    world.cluster.put(Services, { metadata: { namespace: 'default', name: 'all' }, spec: { selector: labels } })
    for (const node of [aNode('n1', { allocatable: { cpu: '5', memory: '10Gi' } }), aNode('n2')]) {
      world.cluster.put(Nodes, node)
    }
    await world.start()
    const ownerReferences = [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'set', uid: 'set', controller: true }]
    for (const name of ['a', 'b', 'd', 'e']) {
      const metadata = { namespace: 'default', name, uid: name, labels, ownerReferences }
      await world.create(aPod(name, { metadata, requests: { cpu: '10m', memory: '10Mi' } }))
    }
    const nodes = ['a', 'b', 'd', 'e'].map((name) => world.nodeOf(name))
    expect(nodes.filter((name) => name === 'n1')).toHaveLength(2)
    expect(nodes.filter((name) => name === 'n2')).toHaveLength(2)
    await world.stop()
  })
})

describe('feasibleNodesToFind', () => {
  it.each([
    [10, 10],
    [100, 100],
    [200, 100],
    [1000, 420],
    [5000, 500],
    [10000, 500],
  ])('of %d nodes: %d', (nodes, expected) => {
    expect(feasibleNodesToFind(nodes)).toBe(expected)
  })
})

describe('pickCandidate', () => {
  const victim = (name: string, priority: number, startTime = '2025-01-01T00:00:00Z') =>
    new PodInfo(aPod(name, { spec: { priority }, status: { startTime } }))
  const candidate = (nodeName: string, violations: number, ...pods: PodInfo[]) => ({
    nodeName,
    violations,
    pods,
    verdict: { code: 'fits' as const, reasons: [] },
  })

  it.each([
    ['fewer broken budgets', candidate('x', 1, victim('a', 1)), candidate('best', 0, victim('a', 9), victim('b', 9))],
    [
      'a less important first victim',
      candidate('x', 0, victim('a', 5)),
      candidate('best', 0, victim('a', 4), victim('b', 4)),
    ],
    [
      'a smaller sum of priorities',
      candidate('x', 0, victim('a', 5), victim('b', 3)),
      candidate('best', 0, victim('a', 5), victim('b', 2)),
    ],
    ['fewer victims', candidate('x', 0, victim('a', 5), victim('b', -5)), candidate('best', 0, victim('a', 5))],
    [
      'younger victims',
      candidate('x', 0, victim('a', 5)),
      candidate('best', 0, victim('a', 5, '2025-01-02T00:00:00Z')),
    ],
  ])('takes %s', (_what, other, best) => {
    expect(pickCandidate([other, best])?.nodeName).toBe('best')
    expect(pickCandidate([best, other])?.nodeName).toBe('best')
  })
})
