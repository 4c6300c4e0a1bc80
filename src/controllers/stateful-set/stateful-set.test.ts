import type { ControllerRevision, OwnerReference, PersistentVolumeClaim, Pod, StatefulSet } from '../../api/index.js'
import { byRevision, hashRevision, revisionData, templateOf } from '../revision-history/index.js'
import { hasOtherController, isStaleForPod, wantedOwners } from './claim-retention.js'
import { claimsFor } from './claims.js'
import { isInRange, placeOf } from './ordinals.js'
import { hasIdentity, hasStorage, newStatefulPod, withIdentity, withStorage } from './pod-identity.js'
import { countPods, isStatusCurrent, statefulSetStatus } from './status.js'

const template = (image: string) => ({
  metadata: { labels: { app: 'db' } },
  spec: { containers: [{ name: 'c', image }] },
})
const versions = {
  current: { name: 'db-old', template: template('old') },
  update: { name: 'db-new', template: template('new') },
}
const set = (spec: Partial<NonNullable<StatefulSet['spec']>> = {}, status?: StatefulSet['status']): StatefulSet => ({
  metadata: { name: 'db', namespace: 'ns', uid: 'set-uid', generation: 2 },
  spec: {
    replicas: 3,
    serviceName: 'svc',
    selector: { matchLabels: { app: 'db' } },
    updateStrategy: { type: 'RollingUpdate' },
    template: template('new'),
    ...spec,
  },
  ...(status ? { status } : {}),
})
const pod = (name: string, more: Partial<Pod> = {}): Pod => ({
  metadata: { name, namespace: 'ns', uid: `${name}-uid` },
  ...more,
})

describe('revisions', () => {
  it('are named as upstream names them', () => {
    const data = revisionData({
      metadata: { labels: { app: 'plain' } },
      spec: {
        containers: [
          {
            name: 'c',
            image: 'example.com/app:1',
            imagePullPolicy: 'IfNotPresent',
            resources: {},
            terminationMessagePath: '/dev/termination-log',
            terminationMessagePolicy: 'File',
          },
        ],
        dnsPolicy: 'ClusterFirst',
        restartPolicy: 'Always',
        schedulerName: 'default-scheduler',
        securityContext: {},
        subdomain: 'other',
        terminationGracePeriodSeconds: 30,
      },
    })
    expect(hashRevision(data, 0)).toBe('5c97bcc6db')
    expect(hashRevision(data, 1)).not.toBe(hashRevision(data, 0))
  })
  it('give the template back, and go by number, age and name', () => {
    const revision = (name: string, number: number, created: string): ControllerRevision => ({
      metadata: { name, creationTimestamp: created },
      data: revisionData(template('x')),
      revision: number,
    })
    const sorted = [
      revision('c', 2, '2025-01-01T00:00:00Z'),
      revision('b', 1, '2025-01-01T00:00:01Z'),
      revision('d', 1, '2025-01-01T00:00:00Z'),
      revision('a', 1, '2025-01-01T00:00:01Z'),
    ].sort(byRevision)
    expect(sorted.map(({ metadata }) => metadata?.name)).toEqual(['d', 'a', 'b', 'c'])
    expect(templateOf(revision('a', 1, ''))).toEqual(template('x'))
    expect(templateOf({ revision: 1, data: { other: 1 } })).toBeUndefined()
  })
})

describe('ordinals', () => {
  it.each([
    ['db-0', 'db', 0],
    ['my-db-12', 'my-db', 12],
    ['db', '', -1],
    ['db-x', '', -1],
    ['db-99999999999', 'db', -1],
  ])('%s', (name, parent, ordinal) => {
    expect(placeOf(pod(name))).toEqual({ parent, ordinal })
  })
  it('are in range from the start on', () => {
    const within = ['db-0', 'db-1', 'db-2', 'db-3', 'db-4', 'db-5'].filter((name) =>
      isInRange(pod(name), set({ ordinals: { start: 2 } })),
    )
    expect(within).toEqual(['db-2', 'db-3', 'db-4'])
  })
})

describe('a new pod', () => {
  it('has name, labels, host name, subdomain and volumes of its own', () => {
    const withClaims = set({ volumeClaimTemplates: [{ metadata: { name: 'data' } }] })
    const made = newStatefulPod(withClaims, 1, versions)
    expect(made.metadata).toMatchObject({
      name: 'db-1',
      generateName: 'db-',
      labels: {
        app: 'db',
        'statefulset.kubernetes.io/pod-name': 'db-1',
        'apps.kubernetes.io/pod-index': '1',
        'controller-revision-hash': 'db-new',
      },
    })
    expect(made.spec).toMatchObject({
      hostname: 'db-1',
      subdomain: 'svc',
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-db-1' } }],
    })
    expect(hasIdentity(withClaims, made) && hasStorage(withClaims, made)).toBe(true)
  })
  it.each<[string, Partial<NonNullable<StatefulSet['spec']>>, number, number, string]>([
    [
      'below the partition',
      { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } },
      0,
      1,
      'db-old',
    ],
    [
      'from the partition on',
      { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } },
      3,
      2,
      'db-new',
    ],
    ['one of those still current', {}, 2, 1, 'db-old'],
    ['beyond those still current', {}, 2, 2, 'db-new'],
    ['with a first ordinal', { ordinals: { start: 5 } }, 1, 5, 'db-old'],
    ['on delete', { updateStrategy: { type: 'OnDelete' } }, 3, 0, 'db-new'],
  ])('%s', (_, spec, currentReplicas, ordinal, revision) => {
    const made = newStatefulPod(set(spec, { replicas: 3, currentReplicas }), ordinal, versions)
    expect(made.metadata?.labels?.['controller-revision-hash']).toBe(revision)
    expect(made.spec?.containers[0]?.image).toBe(revision === 'db-old' ? 'old' : 'new')
  })
  it('corrects what somebody changed', () => {
    const withClaims = set({ volumeClaimTemplates: [{ metadata: { name: 'data' } }] })
    const bare = pod('db-1', {
      spec: {
        containers: [],
        volumes: [
          { name: 'data', emptyDir: {} },
          { name: 'more', emptyDir: {} },
        ],
      },
    })
    expect(hasIdentity(withClaims, bare) || hasStorage(withClaims, bare)).toBe(false)
    const corrected = withStorage(withClaims, withIdentity(withClaims, bare))
    expect(hasIdentity(withClaims, corrected) && hasStorage(withClaims, corrected)).toBe(true)
    expect(corrected.spec?.volumes?.map(({ name }) => name)).toEqual(['data', 'more'])
  })
  it('has claims with the labels of template and selector', () => {
    const templates = [{ metadata: { name: 'data', labels: { t: '1', app: 'x' } } }, { metadata: { name: 'more' } }]
    expect(claimsFor(set({ volumeClaimTemplates: templates }), pod('db-2')).map(({ metadata }) => metadata)).toEqual([
      { name: 'data-db-2', namespace: 'ns', labels: { t: '1', app: 'db' } },
      { name: 'more-db-2', namespace: 'ns', labels: { app: 'db' } },
    ])
  })
})

describe('whom a claim goes with', () => {
  const owner = (kind: string, uid: string, controller = true): OwnerReference => ({
    apiVersion: kind === 'Pod' ? 'v1' : 'apps/v1',
    kind,
    name: kind === 'Pod' ? 'db-0' : 'db',
    uid,
    ...(controller ? { controller } : {}),
  })
  const ofSet = owner('StatefulSet', 'set-uid')
  const ofPod = owner('Pod', 'db-0-uid')
  const place = (whenScaled: string, whenDeleted: string, replicas: number, owners: OwnerReference[]) => ({
    set: set({ replicas, persistentVolumeClaimRetentionPolicy: { whenScaled, whenDeleted } }),
    pod: pod('db-0'),
    claim: { metadata: { name: 'data-db-0', ownerReferences: owners } } as PersistentVolumeClaim,
  })
  it.each<[string, string, number, OwnerReference[], string[] | undefined]>([
    ['Retain', 'Retain', 1, [], undefined],
    ['Retain', 'Retain', 1, [ofSet], []],
    ['Retain', 'Retain', 0, [ofPod], []],
    ['Retain', 'Delete', 1, [], ['StatefulSet']],
    ['Retain', 'Delete', 0, [ofPod], ['StatefulSet']],
    ['Retain', 'Delete', 0, [ofSet], undefined],
    ['Delete', 'Retain', 1, [], undefined],
    ['Delete', 'Retain', 0, [], ['Pod']],
    ['Delete', 'Retain', 1, [ofPod], []],
    ['Delete', 'Delete', 1, [], ['StatefulSet']],
    ['Delete', 'Delete', 0, [ofSet], ['Pod']],
    ['Delete', 'Delete', 0, [ofPod], undefined],
    ['Retain', 'Delete', 1, [owner('StatefulSet', 'set-uid', false)], ['StatefulSet']],
    ['Retain', 'Delete', 1, [owner('StatefulSet', 'an earlier one')], undefined],
    ['Retain', 'Delete', 1, [{ ...owner('Widget', 'w'), name: 'w' }], undefined],
    ['Retain', 'Delete', 1, [{ ...owner('Widget', 'w', false), name: 'w' }], ['Widget', 'StatefulSet']],
    ['Delete', 'Delete', 1, [{ ...owner('Widget', 'w'), name: 'w' }, ofSet], ['Widget']],
  ])('scaled %s, deleted %s, %d replicas', (whenScaled, whenDeleted, replicas, owners, expected) => {
    const wanted = wantedOwners(place(whenScaled, whenDeleted, replicas, owners))
    expect(wanted?.map(({ kind }) => kind)).toEqual(expected)
  })
  it('notices another controller, and a claim that waits to go with an earlier pod', () => {
    const other = { ...owner('Widget', 'w'), name: 'w' }
    expect(hasOtherController(place('Delete', 'Delete', 1, [other]))).toBe(true)
    expect(hasOtherController(place('Retain', 'Retain', 1, [other]))).toBe(false)
    expect(isStaleForPod(place('Delete', 'Retain', 1, [owner('Pod', 'an earlier one')]))).toBe(true)
    expect(isStaleForPod(place('Retain', 'Retain', 1, [owner('Pod', 'an earlier one')]))).toBe(false)
  })
})

describe('status', () => {
  const revisions = { current: 'db-old', update: 'db-new' }
  const now = Date.UTC(2025, 0, 1, 0, 1)
  const running = (revision: string, since = '2025-01-01T00:00:00Z', deleting = false): Pod => ({
    metadata: {
      labels: { 'controller-revision-hash': revision },
      ...(deleting ? { deletionTimestamp: '2025-01-01T00:00:30Z' } : {}),
    },
    status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: since }] },
  })
  it('counts created, ready, available, current and updated pods', () => {
    const pods = [
      running('db-old'),
      running('db-new', '2025-01-01T00:00:55Z'),
      running('db-new', '2025-01-01T00:00:00Z', true),
      { status: { phase: 'Pending' } },
      {},
    ]
    const counts = countPods(pods, { minReadySeconds: 10, revisions, now })
    expect(counts).toEqual({ replicas: 4, ready: 3, available: 2, current: 1, updated: 1 })
  })
  it('makes the update revision current once all pods are ready in it', () => {
    const counts = { replicas: 3, ready: 3, available: 1, current: 0, updated: 3 }
    const done = statefulSetStatus(set(), counts, { revisions, collisionCount: 0 })
    expect(done).toEqual({
      observedGeneration: 2,
      replicas: 3,
      readyReplicas: 3,
      currentReplicas: 3,
      updatedReplicas: 3,
      availableReplicas: 1,
      currentRevision: 'db-new',
      updateRevision: 'db-new',
      collisionCount: 0,
    })
    expect(isStatusCurrent(set({}, done), done)).toBe(true)
    expect(isStatusCurrent(set({}, { ...done, readyReplicas: 2 }), done)).toBe(false)
    const onDelete = set({ updateStrategy: { type: 'OnDelete' } })
    expect(statefulSetStatus(onDelete, counts, { revisions, collisionCount: 0 }).currentRevision).toBe('db-old')
  })
})
