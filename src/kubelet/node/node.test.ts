import type { Lease, Node } from '../../api/index.js'
import { Leases, Nodes } from '../../api/index.js'
import { KubeletWorld } from '../testing/kubelet-world.js'
import { nodeConditions } from './node-object.js'

let world: KubeletWorld

beforeEach(() => {
  world = new KubeletWorld()
})
afterEach(async () => {
  await world.stop()
})

const node = () => world.server.objects(Nodes).get('node-0') as Node | undefined
const lease = () => world.server.objects(Leases).get('kube-node-lease/node-0') as Lease | undefined

describe('a node', () => {
  it('registers itself with labels, addresses, capacity and the not-ready taint', async () => {
    await world.start()
    expect(node()).toMatchObject({
      metadata: {
        labels: {
          'kubernetes.io/hostname': 'node-0',
          'kubernetes.io/os': 'linux',
          'beta.kubernetes.io/os': 'linux',
        },
      },
      spec: {
        podCIDR: '10.244.0.0/24',
        podCIDRs: ['10.244.0.0/24'],
        taints: [{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }],
      },
      status: {
        addresses: [
          { type: 'InternalIP', address: '192.0.2.1' },
          { type: 'Hostname', address: 'node-0' },
        ],
        capacity: { cpu: '8', memory: '33554432Ki', pods: '110' },
        allocatable: { cpu: '8', pods: '110' },
        nodeInfo: { kubeletVersion: 'v1.34.4', containerRuntimeVersion: 'fake://1.0.0', operatingSystem: 'linux' },
      },
    })
    expect(node()?.status?.conditions?.map(({ type, status, reason }) => `${type} ${status} ${reason}`)).toEqual([
      'MemoryPressure False KubeletHasSufficientMemory',
      'DiskPressure False KubeletHasNoDiskPressure',
      'PIDPressure False KubeletHasSufficientPID',
      'Ready True KubeletReady',
    ])
    expect(world.server.eventTexts()).toEqual(
      expect.arrayContaining(['Starting: Starting kubelet.', 'NodeReady: Node node-0 status is now: NodeReady']),
    )
  })

  it('renews its Lease every ten seconds and writes an unchanged status every five minutes', async () => {
    await world.start()
    expect(lease()?.spec).toMatchObject({ holderIdentity: 'node-0', leaseDurationSeconds: 40 })
    expect(lease()?.metadata?.ownerReferences?.[0]).toMatchObject({ kind: 'Node', uid: node()?.metadata?.uid })
    const version = node()?.metadata?.resourceVersion
    await world.advance(10)
    expect(lease()?.spec?.renewTime).toBe('2025-01-01T00:00:10.000000Z')
    await world.advance(280)
    expect(node()?.metadata?.resourceVersion).toBe(version)
    await world.advance(20)
    expect(node()?.metadata?.resourceVersion).not.toBe(version)
    expect(node()?.status?.conditions?.[0]?.lastHeartbeatTime).toBe('2025-01-01T00:05:00Z')
    expect(node()?.status?.conditions?.[0]?.lastTransitionTime).toBe('2025-01-01T00:00:00Z')
  })

  it('keeps what users set on a Node that is there already, and puts its own right', async () => {
    await world.server.resource(Nodes).create({
      metadata: { name: 'node-0', labels: { zone: 'a', 'kubernetes.io/os': 'wrong' } },
      spec: { unschedulable: true },
    })
    await world.start()
    expect(node()?.metadata?.labels).toMatchObject({ zone: 'a', 'kubernetes.io/os': 'linux' })
    expect(node()?.spec).toMatchObject({ unschedulable: true, podCIDR: '10.244.0.0/24' })
    expect(node()?.spec?.taints).toBeUndefined()
    expect(node()?.status?.capacity?.pods).toBe('110')
  })

  it('makes its Lease again when somebody deleted it', async () => {
    await world.start()
    await world.server.resource(Leases, 'kube-node-lease').delete('node-0')
    await world.advance(10)
    expect(lease()?.spec?.holderIdentity).toBe('node-0')
  })
})

describe('nodeConditions', () => {
  it('keep others’ conditions and the time of the last change', () => {
    const first = nodeConditions(
      { runtimeError: undefined, hasDiskPressure: false },
      [{ type: 'Network', status: 'True' }],
      0,
    )
    const second = nodeConditions({ runtimeError: 'gone', hasDiskPressure: false }, first, 60_000)
    expect(second[0]).toEqual({ type: 'Network', status: 'True' })
    expect(second.find(({ type }) => type === 'Ready')).toMatchObject({
      status: 'False',
      reason: 'KubeletNotReady',
      message: 'gone',
      lastTransitionTime: '1970-01-01T00:01:00Z',
    })
    expect(second.find(({ type }) => type === 'DiskPressure')).toMatchObject({
      lastTransitionTime: '1970-01-01T00:00:00Z',
      lastHeartbeatTime: '1970-01-01T00:01:00Z',
    })
  })
})
