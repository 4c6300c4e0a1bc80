const base = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'pvc2', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    accessModes: ['ReadWriteMany'],
    resources: { requests: { storage: '1Gi' } },
    dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'x' },
  },
}

/** The same with another value at a place; without it when there is none. */
function having(object, place, value) {
  const copy = structuredClone(object)
  const parent = place.slice(0, -1).reduce((at, key) => at[key], copy)
  const key = place.at(-1)
  if (value !== undefined) parent[key] = value
  else if (Array.isArray(parent)) parent.splice(key, 1)
  else delete parent[key]
  return copy
}

const create = (place, value, rest) => ({
  request: {
    method: 'POST',
    path: '/api/v1/namespaces/${NS}/persistentvolumeclaims',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/pvc2',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'a claim with a data source',
  needs: ['apiserver'],
  steps: [
    create(['spec', 'accessModes'], undefined),
    create(['spec'], {}, { ignore: ['message'] }),
    create(['spec', 'accessModes'], ['']),
    create(['spec', 'resources', 'requests'], { storage: '1Gi', 'Bad Key!': 'x' }),
    create(['spec', 'resources', 'requests', 'storage'], '-'),
    create(['spec', 'resources', 'requests', 'storage'], '1.5', { only: [] }),
    create(['spec', 'dataSourceRef'], {}, { ignore: ['message'] }),
    create(
      ['spec', 'dataSourceRef'],
      { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'x', 'Bad Key!': 'x' },
      { only: [] },
    ),
    create(
      ['spec', 'dataSourceRef'],
      {
        apiGroup: 'snapshot.storage.k8s.io',
        kind: 'VolumeSnapshot',
        name: 'x',
        kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
      },
      { only: [] },
    ),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'pvc2', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: {
            accessModes: ['ReadWriteMany'],
            resources: { requests: { storage: '1Gi' } },
            dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'x' },
          },
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    update(['spec'], undefined, { ignore: ['message'] }),
    update(['spec', 'accessModes'], undefined, { ignore: ['message'] }),
    update(['spec', 'accessModes'], ['ReadWriteMany', 'ReadWriteMany']),
    update(['spec', 'accessModes'], [''], { ignore: ['message'] }),
    update(['spec', 'resources'], undefined, { ignore: ['message'] }),
    update(['spec', 'resources', 'requests', 'storage'], '-', { ignore: ['message'] }),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/pvc2' }, unrecorded: true },
  ],
}
