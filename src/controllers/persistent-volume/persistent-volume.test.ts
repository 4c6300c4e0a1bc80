import type { PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../../api/index.js'
import { defaultStorageClassOf } from '../../api/index.js'
import { hasEnded, usesClaim } from '../volume-protection/claim-protection.js'
import { bestVolume, mismatch } from './matching.js'
import { deletionOf, findProvisioner } from './plugins.js'
import { withProvisionerNotes } from './volume-lifecycle.js'

type VolumeSpec = NonNullable<PersistentVolume['spec']>
type ClaimSpec = NonNullable<PersistentVolumeClaim['spec']>

const volume = (
  name: string,
  spec: Partial<VolumeSpec> = {},
  metadata: PersistentVolume['metadata'] = {},
): PersistentVolume => ({
  metadata: { name, ...metadata },
  spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], ...spec },
  status: { phase: 'Available' },
})
const claim = (spec: Partial<ClaimSpec> = {}): PersistentVolumeClaim => ({
  metadata: { name: 'data', namespace: 'ns', uid: 'u' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
})

describe('the best volume', () => {
  const forMe = { claimRef: { name: 'data', namespace: 'ns' } }
  it.each<[string, PersistentVolume[], Partial<ClaimSpec>, string | undefined]>([
    [
      'is the smallest',
      [volume('a', { capacity: { storage: '3Gi' } }), volume('b', { capacity: { storage: '2Gi' } })],
      {},
      'b',
    ],
    ['is large enough', [volume('a', { capacity: { storage: '1000M' } })], {}, undefined],
    [
      'has few modes',
      [volume('a', { accessModes: ['ReadWriteOnce', 'ReadWriteMany'] }), volume('b', { capacity: { storage: '9Gi' } })],
      {},
      'b',
    ],
    ['has all modes', [volume('a')], { accessModes: ['ReadWriteMany'] }, undefined],
    ['has the class', [volume('a', { storageClassName: 'x' }), volume('b')], {}, 'b'],
    [
      'has the labels',
      [volume('a'), volume('b', {}, { labels: { t: '1' } })],
      { selector: { matchLabels: { t: '1' } } },
      'b',
    ],
    ['has the volume mode', [volume('a')], { volumeMode: 'Block' }, undefined],
    ['is the one that names it', [volume('a'), volume('b', { ...forMe, storageClassName: 'x' })], {}, 'b'],
    ['is not one that names another', [volume('a', { claimRef: { name: 'other', namespace: 'ns' } })], {}, undefined],
    [
      'is not one that names an earlier one',
      [volume('a', { claimRef: { ...forMe.claimRef, uid: 'v' } })],
      {},
      undefined,
    ],
    ['is not going', [volume('a', {}, { deletionTimestamp: '2025-01-01T00:00:00Z' })], {}, undefined],
    ['is available', [{ ...volume('a'), status: { phase: 'Released' } }], {}, undefined],
    ['has the attributes', [volume('a', { volumeAttributesClassName: 'gold' })], {}, undefined],
  ])('%s', (_, volumes, spec, expected) => {
    expect(bestVolume(claim(spec), volumes, { isDelayed: false })?.metadata?.name).toBe(expected)
  })
  it('must name the claim while binding waits for a consumer', () => {
    expect(bestVolume(claim(), [volume('a')], { isDelayed: true })).toBeUndefined()
    expect(bestVolume(claim(), [volume('a', forMe)], { isDelayed: true })?.metadata?.name).toBe('a')
  })
})

it.each<[Partial<VolumeSpec>, Partial<ClaimSpec>, string | undefined]>([
  [{}, {}, undefined],
  [{ capacity: { storage: '1' } }, {}, 'requested PV is too small'],
  [{ storageClassName: 'x' }, {}, 'storageClassName does not match'],
  [{ volumeMode: 'Block' }, {}, 'incompatible volumeMode'],
  [{}, { accessModes: ['ReadOnlyMany'] }, 'incompatible accessMode'],
  [{}, { volumeAttributesClassName: 'gold' }, 'volumeAttributesClassName does not match'],
])('a volume asked for by name: %j for %j', (volumeSpec, claimSpec, why) => {
  expect(mismatch(volume('a', volumeSpec), claim(claimSpec))).toBe(why)
})

it('the default class is the newest of those marked', () => {
  const storageClass = (name: string, created: string, mark?: string): StorageClass => ({
    metadata: {
      name,
      creationTimestamp: created,
      ...(mark === undefined
        ? {}
        : { annotations: { [`storageclass.${mark}kubernetes.io/is-default-class`]: 'true' } }),
    },
    provisioner: 'p',
  })
  const classes = [
    storageClass('old', '2025-01-01T00:00:00Z', ''),
    storageClass('b', '2025-01-02T00:00:00Z', 'beta.'),
    storageClass('a', '2025-01-02T00:00:00Z', ''),
    storageClass('unmarked', '2025-01-03T00:00:00Z'),
  ]
  expect(defaultStorageClassOf(classes)?.metadata?.name).toBe('a')
  expect(defaultStorageClassOf(classes.slice(3))).toBeUndefined()
})

it.each([
  ['disks.test/slow', { external: 'disks.test/slow' }],
  ['kubernetes.io/aws-ebs', { external: 'ebs.csi.aws.com' }],
  ['kubernetes.io/nfs', { problem: 'no provisionable volume plugin matched' }],
  ['kubernetes.io/no-provisioner', { problem: 'no volume plugin matched name: kubernetes.io/no-provisioner' }],
])('provisioner %s', (name, expected) => {
  expect(findProvisioner(name)).toEqual(expected)
})

const provisioned = (by: string) => ({ annotations: { 'pv.kubernetes.io/provisioned-by': by } })

it.each<[string, PersistentVolume, unknown]>([
  [
    'nfs',
    volume('a', { nfs: { server: 's', path: '/' } }),
    'error getting deleter volume plugin for volume "a": no deletable volume plugin matched',
  ],
  [
    'local',
    volume('a', { local: { path: '/x' } }),
    'error getting deleter volume plugin for volume "a": no volume plugin matched',
  ],
  [
    'host path',
    volume('a', { hostPath: { path: '/data' } }),
    'host_path deleter only supports /tmp/.+ but received provided /data',
  ],
  ['below /tmp', volume('a', { hostPath: { path: '/tmp/x' } }), 'deleted'],
  ['CSI', volume('a', { csi: { driver: 'd', volumeHandle: 'h' } }), 'external'],
  ['provisioned outside', volume('a', { hostPath: { path: '/data' } }, provisioned('disks.test')), 'external'],
  [
    'provisioned by what is gone',
    volume('a', {}, provisioned('kubernetes.io/gone')),
    'no volume plugin matched name: kubernetes.io/gone',
  ],
])('deleting %s', (_, one, expected) => {
  const deletion = deletionOf(one)
  expect(typeof deletion === 'string' ? deletion : deletion.problem).toBe(expected)
})

it('notes who took over from a provisioner, and guards what the controller itself deletes', () => {
  const migrated = withProvisionerNotes(volume('a', {}, provisioned('kubernetes.io/gce-pd')))
  expect(migrated.metadata?.annotations?.['pv.kubernetes.io/migrated-to']).toBe('pd.csi.storage.gke.io')
  const builtIn = volume('a', { persistentVolumeReclaimPolicy: 'Delete' }, provisioned('kubernetes.io/host-path'))
  expect(withProvisionerNotes(builtIn).metadata?.finalizers).toEqual(['kubernetes.io/pv-controller'])
  const outside = volume('a', {}, provisioned('disks.test'))
  expect(withProvisionerNotes(outside)).toBe(outside)
})

describe('a claim is in use', () => {
  const pod = (more: Partial<Pod>, spec: Partial<NonNullable<Pod['spec']>> = {}): Pod => ({
    ...more,
    metadata: { name: 'p', namespace: 'ns', uid: 'pod', ...more.metadata },
    spec: {
      containers: [],
      nodeName: 'n',
      volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }],
      ...spec,
    },
  })
  const ephemeral = { volumes: [{ name: 'v', ephemeral: { volumeClaimTemplate: { spec: {} } } }] }
  const own: PersistentVolumeClaim = {
    metadata: {
      name: 'p-v',
      namespace: 'ns',
      ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'pod', controller: true }],
    },
  }
  const gone = { deletionTimestamp: '2025-01-01T00:00:00Z', deletionGracePeriodSeconds: 0 }
  it.each<[string, Pod, PersistentVolumeClaim, boolean]>([
    ['by a pod on a node', pod({}), claim(), true],
    ['even one that has ended', pod({ status: { phase: 'Succeeded' } }), claim(), true],
    ['not by one without', pod({}, { nodeName: '' }), claim(), false],
    ['by its own pod', pod({}, ephemeral), own, true],
    ['not once that is shut down', pod({ metadata: gone }, ephemeral), own, false],
    ['not by one whose own it is not', pod({}, ephemeral), { metadata: { name: 'p-v', namespace: 'ns' } }, false],
  ])('%s', (_, one, of, expected) => {
    expect(usesClaim(one, of)).toBe(expected)
  })
  it('a pod has ended by phase, or when it is deleted and no container runs', () => {
    const status = (state: object) => ({
      containerStatuses: [{ name: 'c', image: '', imageID: '', ready: false, restartCount: 0, state }],
    })
    expect(hasEnded(pod({ status: { phase: 'Failed' } }))).toBe(true)
    expect(hasEnded(pod({ metadata: gone, status: status({ terminated: { exitCode: 0 } }) }))).toBe(true)
    expect(hasEnded(pod({ metadata: gone, status: status({ running: {} }) }))).toBe(false)
    expect(hasEnded(pod({ status: status({ terminated: { exitCode: 0 } }) }))).toBe(false)
  })
})
