import { labelSelectorAsSelector } from '../../api/index.js'
import { aNode, antiAffinityTo, aPod } from '../testing/index.js'
import { ClusterSnapshot, PodInfo } from './index.js'

const on = (nodeName: string) => ({ spec: { nodeName } })

describe('ClusterSnapshot', () => {
  it('keeps the sums of each node as pods come, change and go', () => {
    const snapshot = new ClusterSnapshot()
    snapshot.setNode(aNode('n1'))
    snapshot.setPod(aPod('a', { requests: { cpu: '1', memory: '1Gi', 'example.com/gpu': '1' }, ...on('n1') }))
    snapshot.setPod(aPod('b', on('n1')))
    const node = snapshot.get('n1')
    expect(node?.requested).toMatchObject({ milliCPU: 1000, memory: 2 ** 30 })
    expect(node?.scoringRequested).toMatchObject({ milliCPU: 1100, memory: 2 ** 30 + 200 * 2 ** 20 })
    snapshot.setPod(aPod('a', { requests: { cpu: '500m' }, ...on('n1') }))
    expect(node?.requested).toMatchObject({ milliCPU: 500, memory: 0 })
    expect(node?.requested.scalars.get('example.com/gpu')).toBe(0)
    snapshot.removePod('pod-a')
    snapshot.removePod('pod-b')
    expect(node?.requested.milliCPU).toBe(0)
    expect(node?.pods.size).toBe(0)
  })

  it('counts an assumed pod until it is forgotten, and for good once it is seen', () => {
    const snapshot = new ClusterSnapshot()
    snapshot.setNode(aNode('n1'))
    snapshot.setNode(aNode('n2'))
    const pod = new PodInfo(aPod('p', { requests: { cpu: '1' } }))
    snapshot.assume(pod, 'n1')
    expect(snapshot.isAssumed('pod-p')).toBe(true)
    expect(snapshot.forget('pod-p')).toBe(true)
    expect(snapshot.get('n1')?.requested.milliCPU).toBe(0)

    snapshot.assume(pod, 'n1')
    // Seen elsewhere than assumed: what is seen is true.
    snapshot.setPod(aPod('p', { requests: { cpu: '1' }, ...on('n2') }))
    expect(snapshot.isAssumed('pod-p')).toBe(false)
    expect(snapshot.forget('pod-p')).toBe(false)
    expect(snapshot.get('n1')?.pods.size).toBe(0)
    expect(snapshot.get('n2')?.requested.milliCPU).toBe(1000)
  })

  it('lets zones take turns, and follows nodes that move', () => {
    const snapshot = new ClusterSnapshot()
    const zone = (name: string) => ({ labels: { 'topology.kubernetes.io/zone': name } })
    for (const name of ['a1', 'a2', 'a3', 'b1', 'd1', 'd2']) snapshot.setNode(aNode(name, zone(name.charAt(0))))
    const names = () => snapshot.nodes.map(({ name }) => name)
    expect(names()).toEqual(['a1', 'b1', 'd1', 'a2', 'd2', 'a3'])
    snapshot.setNode(aNode('a3', zone('b')))
    snapshot.removeNode('d1')
    expect(names()).toEqual(['a1', 'b1', 'd2', 'a2', 'a3'])
  })

  it('keeps pods whose node comes later or has gone, without making it a node', () => {
    const snapshot = new ClusterSnapshot()
    snapshot.setPod(aPod('p', { requests: { cpu: '1' }, ...on('n1') }))
    expect(snapshot.get('n1')).toBeUndefined()
    expect(snapshot.nodes).toEqual([])
    snapshot.setNode(aNode('n1'))
    expect(snapshot.get('n1')?.requested.milliCPU).toBe(1000)
    snapshot.removeNode('n1')
    expect(snapshot.get('n1')).toBeUndefined()
    snapshot.setNode(aNode('n1'))
    expect(snapshot.get('n1')?.requested.milliCPU).toBe(1000)
  })

  it('knows the nodes whose pods have affinity', () => {
    const snapshot = new ClusterSnapshot()
    for (const name of ['n1', 'n2']) snapshot.setNode(aNode(name))
    snapshot.setPod(aPod('p', { spec: { nodeName: 'n1', ...antiAffinityTo('w') } }))
    snapshot.setPod(aPod('q', on('n2')))
    const names = () => [...snapshot.nodesWithRequiredAntiAffinity].map(({ name }) => name)
    expect(names()).toEqual(['n1'])
    snapshot.removePod('pod-p')
    expect(names()).toEqual([])
  })

  it('remembers counts of pods only as long as the pods are the same', () => {
    const snapshot = new ClusterSnapshot()
    snapshot.setNode(aNode('n1'))
    const selector = labelSelectorAsSelector({ matchLabels: { app: 'w' } })
    const count = () => snapshot.get('n1')?.countPods('k', 'default', selector)
    expect(count()).toBe(0)
    snapshot.setPod(aPod('a', { labels: { app: 'w' }, ...on('n1') }))
    snapshot.setPod(aPod('b', { labels: { app: 'x' }, ...on('n1') }))
    expect(count()).toBe(1)
    const gone = {
      namespace: 'default',
      name: 'a',
      uid: 'pod-a',
      labels: { app: 'w' },
      deletionTimestamp: '2025-01-01T00:00:00Z',
    }
    snapshot.setPod(aPod('a', { metadata: gone, ...on('n1') }))
    expect(count()).toBe(0)
  })

  it('keeps dry runs apart from what is', () => {
    const snapshot = new ClusterSnapshot()
    snapshot.setNode(aNode('n1'))
    const ports = [{ containerPort: 80, hostPort: 80 }]
    snapshot.setPod(aPod('a', { spec: { nodeName: 'n1', containers: [{ name: 'c', image: 'i', ports }] } }))
    const node = snapshot.get('n1')
    const copy = node?.clone()
    copy?.removePod('pod-a')
    const port = { containerPort: 1, hostPort: 80 }
    expect([copy?.hostPorts.conflicts(port), node?.hostPorts.conflicts(port)]).toEqual([false, true])
    expect([copy?.pods.size, node?.pods.size]).toEqual([0, 1])
  })

  it.each([
    [{ hostPort: 80 }, { hostPort: 80 }, true],
    [{ hostPort: 80 }, { hostPort: 81 }, false],
    [{ hostPort: 80 }, { hostPort: 80, protocol: 'UDP' }, false],
    [{ hostPort: 80, hostIP: '10.0.0.1' }, { hostPort: 80, hostIP: '10.0.0.2' }, false],
    [{ hostPort: 80, hostIP: '10.0.0.1' }, { hostPort: 80 }, true],
    [{ hostPort: 80 }, { hostPort: 80, hostIP: '10.0.0.1', protocol: 'TCP' }, true],
  ])('host port %j against %j: %s', (taken, wanted, conflicts) => {
    const snapshot = new ClusterSnapshot()
    snapshot.setNode(aNode('n1'))
    const containers = [{ name: 'c', image: 'i', ports: [{ containerPort: 1, ...taken }] }]
    snapshot.setPod(aPod('a', { spec: { nodeName: 'n1', containers } }))
    expect(snapshot.get('n1')?.hostPorts.conflicts({ containerPort: 1, ...wanted })).toBe(conflicts)
  })
})
