const base = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'pv-${ID}', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    capacity: { storage: '1Gi' },
    accessModes: ['ReadWriteOnce'],
    persistentVolumeReclaimPolicy: 'Retain',
    storageClassName: 'sc',
    mountOptions: ['a', 'b'],
    volumeMode: 'Filesystem',
    claimRef: { namespace: 'n', name: 'c', uid: 'u' },
    nodeAffinity: {
      required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'k', operator: 'In', values: ['v'] }] }] },
    },
    hostPath: { path: '/x', type: 'Directory' },
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
    path: '/api/v1/persistentvolumes',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

const update = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/persistentvolumes/pv-${ID}',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'a volume: new, updated and its status',
  needs: ['apiserver'],
  steps: [
    create(['spec'], undefined, { ignore: ['message'] }),
    create(['spec', 'capacity'], { storage: '1Gi', 'Bad Key!': 'x' }),
    create(['spec', 'capacity', 'storage'], '-'),
    create(['spec', 'capacity', 'storage'], '-1', { ignore: ['message'] }),
    create(['spec', 'accessModes', 0], ''),
    create(['spec', 'persistentVolumeReclaimPolicy'], 'Bad_Name!'),
    create(['spec', 'storageClassName'], '-'),
    create(['spec', 'volumeMode'], ''),
    create(['spec', 'claimRef'], { namespace: 'n', name: 'c', uid: 'u', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['spec', 'claimRef'],
      { namespace: 'n', name: 'c', uid: 'u', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['spec', 'nodeAffinity'], {}),
    create(['spec', 'nodeAffinity', 'required'], {}),
    create(['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions'], [{}], {
      ignore: ['message'],
    }),
    create(
      ['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'key'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'key'], '/abs/x'),
    create(['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'key'], '../x'),
    create(['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'values'], []),
    create(
      ['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'values', 0],
      'Bad_Name!',
    ),
    create(
      ['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'values', 0],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['spec', 'hostPath'], {}),
    create(['spec', 'hostPath'], { path: '/x', type: 'Directory', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['spec', 'hostPath'],
      { path: '/x', type: 'Directory', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['spec', 'hostPath', 'path'], '../x'),
    create(['spec', 'hostPath', 'type'], 'Bad_Name!'),
    {
      request: {
        method: 'POST',
        path: '/api/v1/persistentvolumes',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolume',
          metadata: { name: 'pv-${ID}', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: {
            capacity: { storage: '1Gi' },
            accessModes: ['ReadWriteOnce'],
            persistentVolumeReclaimPolicy: 'Retain',
            storageClassName: 'sc',
            mountOptions: ['a', 'b'],
            volumeMode: 'Filesystem',
            claimRef: { namespace: 'n', name: 'c', uid: 'u' },
            nodeAffinity: {
              required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'k', operator: 'In', values: ['v'] }] }] },
            },
            hostPath: { path: '/x', type: 'Directory' },
          },
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    update(['spec'], undefined, { ignore: ['message'] }),
    update(['spec', 'capacity', 'storage'], '-', { ignore: ['message'] }),
    update(['spec', 'capacity', 'storage'], '-1', { ignore: ['message'] }),
    update(['spec', 'accessModes'], [''], { ignore: ['message'] }),
    update(['spec', 'persistentVolumeReclaimPolicy'], '-', { ignore: ['message'] }),
    update(['spec', 'storageClassName'], 'Bad_Name!', { ignore: ['message'] }),
    update(['spec', 'volumeMode'], '', { ignore: ['message'] }),
    update(['spec', 'nodeAffinity'], {}, { ignore: ['message'] }),
    update(['spec', 'nodeAffinity', 'required'], {}, { ignore: ['message'] }),
    update(['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms'], [], { ignore: ['message'] }),
    update(
      ['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms'],
      [
        { matchExpressions: [{ key: 'k', operator: 'In', values: ['v'] }] },
        { matchExpressions: [{ key: 'k', operator: 'In', values: ['v'] }] },
      ],
    ),
    update(['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms'], [{}]),
    update(
      ['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions'],
      [
        { key: 'k', operator: 'In', values: ['v'] },
        { key: 'k', operator: 'In', values: ['v'] },
      ],
    ),
    update(['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'key'], 'Bad_Name!', {
      ignore: ['message'],
    }),
    update(
      ['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'key'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      { ignore: ['message'] },
    ),
    update(['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'key'], '../x', {
      ignore: ['message'],
    }),
    update(['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'key'], '/abs/x', {
      ignore: ['message'],
    }),
    update(['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'operator'], undefined, {
      ignore: ['message'],
    }),
    update(['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'values'], undefined, {
      ignore: ['message'],
    }),
    update(['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms', 0, 'matchExpressions', 0, 'values'], ['v', 'v']),
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/persistentvolumes/pv-${ID}',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { method: 'DELETE', path: '/api/v1/persistentvolumes/pv-${ID}' }, unrecorded: true },
  ],
}
