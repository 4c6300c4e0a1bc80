import {
  Nodes,
  type PersistentVolume,
  type PersistentVolumeClaim,
  PersistentVolumeClaims,
  PersistentVolumes,
  type Pod,
  Pods,
  StorageClasses,
} from '../../../api/index.js'
import { aNode, aPod, type SchedulerWorld, schedulerWorld } from '../../testing/index.js'

const claimed = (name: string, claimName: string): Pod =>
  aPod(name, { spec: { volumes: [{ name: 'd', persistentVolumeClaim: { claimName } }] } })

const aClaim = (name: string, more: PersistentVolumeClaim['spec'], bound = false): PersistentVolumeClaim => ({
  metadata: {
    namespace: 'default',
    name,
    uid: `claim-${name}`,
    ...(bound ? { annotations: { 'pv.kubernetes.io/bind-completed': 'yes' } } : {}),
  },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...more },
})

const aVolume = (
  name: string,
  more: PersistentVolume['spec'],
  labels: Record<string, string> = {},
): PersistentVolume => ({
  metadata: { name, uid: `volume-${name}`, labels },
  spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, ...more },
  status: { phase: 'Available' },
})

const onHost = (hostname: string) => ({
  required: {
    nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [hostname] }] }],
  },
})

const waiting = {
  metadata: { name: 'slow' },
  provisioner: 'example.com/disks',
  volumeBindingMode: 'WaitForFirstConsumer',
}

describe('volumes', () => {
  let world: SchedulerWorld

  beforeEach(async () => {
    world = schedulerWorld()
    for (const name of ['n1', 'n2'])
      world.cluster.put(Nodes, aNode(name, { labels: { 'topology.kubernetes.io/zone': name } }))
    await world.start()
  })

  afterEach(() => world.stop())

  it('keeps a pod whose claim does not exist, until it does', async () => {
    await world.create(claimed('p', 'ghost'))
    expect(world.messageOf('p')).toBe('0/2 nodes are available: persistentvolumeclaim "ghost" not found. not found')
    world.cluster.put(PersistentVolumes, aVolume('v', {}))
    world.cluster.put(PersistentVolumeClaims, aClaim('ghost', { volumeName: 'v' }, true))
    await world.settle()
    expect(world.nodeOf('p')).toBeDefined()
  })

  it('keeps a pod whose claim of immediate mode is not bound', async () => {
    world.cluster.put(PersistentVolumeClaims, aClaim('d', { storageClassName: '' }))
    await world.settle()
    await world.create(claimed('p', 'd'))
    expect(world.messageOf('p')).toBe(
      '0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
    )
  })

  it.each([
    ['node affinity', aVolume('v', { nodeAffinity: onHost('n2') })],
    ['zone', aVolume('v', {}, { 'topology.kubernetes.io/zone': 'n2__n3' })],
  ])('goes where the %s of its volume allows', async (_what, volume) => {
    world.cluster.put(PersistentVolumes, volume)
    world.cluster.put(PersistentVolumeClaims, aClaim('d', { volumeName: 'v' }, true))
    await world.settle()
    await world.create(claimed('p', 'd'))
    expect(world.nodeOf('p')).toBe('n2')
  })

  it('says what is wrong with the volumes of each node', async () => {
    world.cluster.put(PersistentVolumes, aVolume('v', { nodeAffinity: onHost('n3') }))
    world.cluster.put(PersistentVolumeClaims, aClaim('d', { volumeName: 'v' }, true))
    await world.settle()
    await world.create(claimed('p', 'd'))
    expect(world.messageOf('p')).toContain(
      "0/2 nodes are available: 2 node(s) didn't match PersistentVolume's node affinity.",
    )
  })

  it('chooses the smallest volume that fits on a node, reserves it, and binds the pod when the claim is bound', async () => {
    world.cluster.put(StorageClasses, { ...waiting, provisioner: 'kubernetes.io/no-provisioner' })
    const spec = { storageClassName: 'slow', nodeAffinity: onHost('n2') }
    world.cluster.put(PersistentVolumes, aVolume('large', { ...spec, capacity: { storage: '5Gi' } }))
    world.cluster.put(PersistentVolumes, aVolume('fitting', { ...spec, capacity: { storage: '2Gi' } }))
    world.cluster.put(PersistentVolumes, aVolume('small', { ...spec, capacity: { storage: '500Mi' } }))
    for (const name of ['d', 'e']) world.cluster.put(PersistentVolumeClaims, aClaim(name, { storageClassName: 'slow' }))
    await world.settle()
    await world.create(claimed('p', 'd'), claimed('q', 'e'))
    const claimOf = (name: string) => world.cluster.get(PersistentVolumes, '', name)?.spec?.claimRef?.name
    expect([claimOf('large'), claimOf('fitting'), claimOf('small')]).toEqual(['e', 'd', undefined])
    expect(world.nodeOf('p')).toBeUndefined()
    world.cluster.put(PersistentVolumeClaims, aClaim('d', { storageClassName: 'slow', volumeName: 'fitting' }, true))
    await world.settle()
    expect(world.nodeOf('p')).toBe('n2')
    expect(world.nodeOf('q')).toBeUndefined()
  })

  it('has a volume provisioned for the node it chose', async () => {
    world.cluster.put(StorageClasses, waiting)
    world.cluster.put(PersistentVolumeClaims, aClaim('d', { storageClassName: 'slow' }))
    await world.settle()
    await world.create(claimed('p', 'd'))
    const annotations = world.cluster.get(PersistentVolumeClaims, 'default', 'd')?.metadata?.annotations
    const node = annotations?.['volume.kubernetes.io/selected-node']
    expect(['n1', 'n2']).toContain(node)
    expect(world.nodeOf('p')).toBeUndefined()
    world.cluster.put(PersistentVolumes, aVolume('made', { storageClassName: 'slow' }))
    world.cluster.put(PersistentVolumeClaims, aClaim('d', { storageClassName: 'slow', volumeName: 'made' }, true))
    await world.settle()
    expect(world.nodeOf('p')).toBe(node)
  })

  it('shares a ReadWriteOncePod claim with no other pod', async () => {
    world.cluster.put(PersistentVolumes, aVolume('v', { accessModes: ['ReadWriteOncePod'] }))
    world.cluster.put(PersistentVolumeClaims, aClaim('d', { accessModes: ['ReadWriteOncePod'], volumeName: 'v' }, true))
    await world.settle()
    await world.create(claimed('p', 'd'))
    await world.create(claimed('q', 'd'))
    expect(world.nodeOf('p')).toBeDefined()
    expect(world.messageOf('q')).toContain(
      '2 node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod.',
    )
    world.cluster.remove(Pods, 'default', 'p')
    await world.settle()
    expect(world.nodeOf('q')).toBeDefined()
  })
})
