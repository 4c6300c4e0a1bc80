const set = '/apis/apps/v1/namespaces/${NS}/statefulsets/db'
const pods = '/api/v1/namespaces/${NS}/pods'
const claims = '/api/v1/namespaces/${NS}/persistentvolumeclaims'
const merge = { 'content-type': 'application/merge-patch+json' }
const change = (body) => ({ request: { method: 'PATCH', path: set, body, headers: merge }, unrecorded: true })
const image = (name) => ({ spec: { template: { spec: { containers: [{ name: 'c', image: name }] } } } })
const settled = (generation) => ({
  until: { path: set, where: 'status.observedGeneration', equals: generation, withinMs: 40000 },
})
const run = (where, equals) => ({
  runPods: { selector: 'app=db', withinMs: 40000, bind: 'hand-${ID}', until: { path: set, where, equals } },
})
const revisions = {
  request: { method: 'GET', path: '/apis/apps/v1/namespaces/${NS}/controllerrevisions' },
  sort: 'items',
  sortBy: 'revision',
  only: [
    'items.*.metadata.name',
    'items.*.metadata.labels',
    'items.*.metadata.annotations',
    'items.*.metadata.ownerReferences.*.name',
    'items.*.data',
    'items.*.revision',
  ],
}
const look = { request: { method: 'GET', path: set }, only: ['status', 'metadata.generation'] }
const names = {
  request: { method: 'GET', path: pods },
  only: [
    'items.*.metadata.name',
    'items.*.spec.containers.*.image',
    'items.*.spec.volumes.*.persistentVolumeClaim',
    'items.*.spec.subdomain',
  ],
}

export default {
  about: 'first ordinal, OnDelete, partition, limit of the history, claims that go with scaled-down pods, events',
  needs: ['apiserver', 'controllers'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/statefulsets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          metadata: { name: 'db', annotations: { note: 'x' } },
          spec: {
            replicas: 2,
            ordinals: { start: 5 },
            revisionHistoryLimit: 1,
            podManagementPolicy: 'Parallel',
            updateStrategy: { type: 'OnDelete' },
            persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete', whenDeleted: 'Delete' },
            selector: { matchLabels: { app: 'db' } },
            template: {
              metadata: { labels: { app: 'db' }, annotations: { a: '<1> & 2' } },
              spec: {
                schedulerName: 'by-hand',
                subdomain: 'mine',
                terminationGracePeriodSeconds: 0,
                containers: [
                  { name: 'c', image: 'one', ports: [{ containerPort: 80 }], resources: { limits: { cpu: '1500m' } } },
                ],
                volumes: [{ name: 'data', emptyDir: {} }],
              },
            },
            volumeClaimTemplates: [
              {
                metadata: { name: 'data', labels: { t: '1', app: 'no' } },
                spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
              },
            ],
          },
        },
      },
      unrecorded: true,
    },
    run('status.availableReplicas', 2),
    look,
    names,
    {
      request: { method: 'GET', path: claims },
      only: ['items.*.metadata.name', 'items.*.metadata.labels', 'items.*.metadata.ownerReferences'],
    },
    revisions,
    change(image('two')),
    settled(2),
    {
      until: {
        path: '/apis/apps/v1/namespaces/${NS}/controllerrevisions',
        where: 'items.length',
        equals: 2,
        withinMs: 40000,
      },
    },
    { settle: { ms: 300 } },
    look,
    names,
    { request: { method: 'DELETE', path: `${pods}/db-5` }, unrecorded: true },
    run('status.updatedReplicas', 1),
    run('status.availableReplicas', 2),
    names,
    look,
    change({ spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } } } }),
    settled(3),
    run('status.updatedReplicas', 2),
    run('status.currentReplicas', 2),
    run('status.availableReplicas', 2),
    { settle: { ms: 300 } },
    look,
    change(image('three')),
    settled(4),
    run('status.updatedReplicas', 2),
    run('status.currentReplicas', 2),
    run('status.availableReplicas', 2),
    {
      until: {
        path: '/apis/apps/v1/namespaces/${NS}/controllerrevisions',
        where: 'items.length',
        equals: 2,
        withinMs: 40000,
      },
    },
    revisions,
    change(image('two')),
    settled(5),
    run('status.updatedReplicas', 2),
    run('status.currentReplicas', 2),
    run('status.availableReplicas', 2),
    { settle: { ms: 300 } },
    revisions,
    change({ spec: { replicas: 1 } }),
    settled(6),
    { until: { path: `${pods}/db-6`, gone: true, withinMs: 40000 } },
    { settle: { ms: 300 } },
    look,
    change({ spec: { ordinals: { start: 0 } } }),
    settled(7),
    run('status.availableReplicas', 1),
    { until: { path: `${pods}/db-5`, gone: true, withinMs: 40000 } },
    names,
    {
      request: { method: 'GET', path: '/api/v1/namespaces/${NS}/events?fieldSelector=involvedObject.name=db' },
      sort: 'items',
      sortBy: 'message',
      only: ['items.*.type', 'items.*.reason', 'items.*.message'],
    },
  ],
}
