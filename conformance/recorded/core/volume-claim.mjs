const base = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'pvc', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    accessModes: ['ReadWriteOnce', 'ReadOnlyMany'],
    resources: { requests: { storage: '1Gi' }, limits: { storage: '2Gi' } },
    storageClassName: 'sc',
    volumeMode: 'Filesystem',
    volumeName: 'v',
    selector: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'k', operator: 'In', values: ['v'] }] },
    dataSource: { kind: 'PersistentVolumeClaim', name: 'x' },
    volumeAttributesClassName: 'vac',
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
    path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/pvc',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'a claim: new, updated and its status',
  needs: ['apiserver'],
  steps: [
    create(['spec', 'accessModes'], undefined),
    create(['spec'], undefined, { ignore: ['message'] }),
    create(['spec', 'accessModes'], ['']),
    create(['spec', 'resources', 'requests'], { storage: '1Gi', 'Bad Key!': 'x' }),
    create(['spec', 'resources', 'requests', 'storage'], '-'),
    create(['spec', 'resources', 'requests', 'storage'], '1.5', { only: [] }),
    create(['spec', 'storageClassName'], 'Bad_Name!'),
    create(['spec', 'volumeMode'], ''),
    create(['spec', 'selector', 'matchLabels'], { a: 'b', 'Bad Key!': 'x' }),
    create(['spec', 'selector', 'matchLabels'], {
      a: 'b',
      kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
    }),
    create(['spec', 'selector', 'matchLabels', 'a'], 'Bad_Name!'),
    create(
      ['spec', 'selector', 'matchLabels', 'a'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['spec', 'selector', 'matchExpressions'], [{}], { ignore: ['message'] }),
    create(
      ['spec', 'selector', 'matchExpressions', 0, 'key'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['spec', 'selector', 'matchExpressions', 0, 'key'], '../x'),
    create(['spec', 'selector', 'matchExpressions', 0, 'key'], '/abs/x'),
    create(['spec', 'selector', 'matchExpressions', 0, 'values'], []),
    create(['spec', 'selector', 'matchExpressions', 0, 'values', 0], 'Bad_Name!'),
    create(
      ['spec', 'selector', 'matchExpressions', 0, 'values', 0],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['spec', 'dataSource'], { kind: 'PersistentVolumeClaim', name: 'x', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['spec', 'dataSource'],
      {
        kind: 'PersistentVolumeClaim',
        name: 'x',
        kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
      },
      { only: [] },
    ),
    create(['spec', 'dataSource', 'name'], undefined, { ignore: ['message'] }),
    create(['spec', 'volumeAttributesClassName'], '-'),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'pvc', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: {
            accessModes: ['ReadWriteOnce', 'ReadOnlyMany'],
            resources: { requests: { storage: '1Gi' }, limits: { storage: '2Gi' } },
            storageClassName: 'sc',
            volumeMode: 'Filesystem',
            volumeName: 'v',
            selector: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'k', operator: 'In', values: ['v'] }] },
            dataSource: { kind: 'PersistentVolumeClaim', name: 'x' },
            volumeAttributesClassName: 'vac',
          },
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    update(['spec', 'accessModes'], undefined, { ignore: ['message'] }),
    update(['spec', 'accessModes'], ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteOnce']),
    update(['spec', 'accessModes'], ['ReadOnlyMany', 'ReadWriteOnce']),
    update(['spec', 'accessModes'], [''], { ignore: ['message'] }),
    update(['spec', 'accessModes', 0], undefined),
    update(['spec', 'accessModes', 0], '', { ignore: ['message'] }),
    update(['spec', 'accessModes', 1], '', { ignore: ['message'] }),
    update(['spec', 'resources'], undefined, { ignore: ['message'] }),
    update(['spec', 'resources', 'requests'], undefined, { ignore: ['message'] }),
    update(['spec', 'resources', 'requests', 'storage'], '-', { ignore: ['message'] }),
    update(['spec', 'resources', 'limits'], undefined),
    update(['spec', 'resources', 'limits', 'storage'], '-'),
    update(['spec', 'storageClassName'], undefined),
    update(['spec', 'storageClassName'], '-', { ignore: ['message'] }),
    update(['spec', 'volumeMode'], '', { ignore: ['message'] }),
    update(['spec', 'volumeName'], undefined),
    update(['spec', 'selector'], undefined),
    update(['spec', 'selector', 'matchLabels'], undefined),
    update(
      ['spec', 'selector', 'matchLabels'],
      { a: 'b', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { ignore: ['message'] },
    ),
    update(['spec', 'selector', 'matchLabels'], { a: 'b', 'Bad Key!': 'x' }, { ignore: ['message'] }),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/pvc' }, unrecorded: true },
  ],
}
