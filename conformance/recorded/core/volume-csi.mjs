const base = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'pvcsi-${ID}', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    capacity: { storage: '1Gi' },
    accessModes: ['ReadWriteOnce'],
    csi: {
      driver: 'd.x',
      volumeHandle: 'h',
      readOnly: true,
      fsType: 'e',
      volumeAttributes: { a: 'b' },
      controllerPublishSecretRef: { name: 'a', namespace: 'b' },
      nodeStageSecretRef: { name: 'a', namespace: 'b' },
      nodePublishSecretRef: { name: 'a', namespace: 'b' },
      controllerExpandSecretRef: { name: 'a', namespace: 'b' },
      nodeExpandSecretRef: { name: 'a', namespace: 'b' },
    },
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
    path: '/api/v1/persistentvolumes/pvcsi-${ID}',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'a volume of CSI',
  needs: ['apiserver'],
  steps: [
    create(['spec'], undefined, { ignore: ['message'] }),
    create(['spec', 'capacity'], { storage: '1Gi', 'Bad Key!': 'x' }),
    create(['spec', 'capacity', 'storage'], '-'),
    create(['spec', 'capacity', 'storage'], '-1', { ignore: ['message'] }),
    create(['spec', 'accessModes'], ['']),
    create(['spec', 'csi'], {}, { ignore: ['message'] }),
    create(['spec', 'csi', 'driver'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['spec', 'csi', 'controllerPublishSecretRef'], {}, { ignore: ['message'] }),
    create(
      ['spec', 'csi', 'controllerPublishSecretRef'],
      { name: 'a', namespace: 'b', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['spec', 'csi', 'controllerPublishSecretRef'], { name: 'a', namespace: 'b', 'Bad Key!': 'x' }, { only: [] }),
    create(['spec', 'csi', 'controllerPublishSecretRef', 'name'], 'Bad_Name!'),
    create(['spec', 'csi', 'controllerPublishSecretRef', 'namespace'], '-'),
    create(
      ['spec', 'csi', 'controllerPublishSecretRef', 'namespace'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['spec', 'csi', 'controllerPublishSecretRef', 'namespace'], '1.2.3.4'),
    create(['spec', 'csi', 'nodeStageSecretRef'], { name: 'a', namespace: 'b', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['spec', 'csi', 'nodeStageSecretRef'],
      { name: 'a', namespace: 'b', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['spec', 'csi', 'nodePublishSecretRef'], {}, { ignore: ['message'] }),
    create(['spec', 'csi', 'nodePublishSecretRef'], { name: 'a', namespace: 'b', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['spec', 'csi', 'nodePublishSecretRef'],
      { name: 'a', namespace: 'b', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['spec', 'csi', 'nodePublishSecretRef', 'name'], 'Bad_Name!'),
    create(['spec', 'csi', 'nodePublishSecretRef', 'namespace'], 'Bad_Name!'),
    create(
      ['spec', 'csi', 'nodePublishSecretRef', 'namespace'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['spec', 'csi', 'nodePublishSecretRef', 'namespace'], '1.2.3.4'),
    create(['spec', 'csi', 'controllerExpandSecretRef'], {}, { ignore: ['message'] }),
    create(
      ['spec', 'csi', 'controllerExpandSecretRef'],
      { name: 'a', namespace: 'b', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['spec', 'csi', 'controllerExpandSecretRef'], { name: 'a', namespace: 'b', 'Bad Key!': 'x' }, { only: [] }),
    create(['spec', 'csi', 'controllerExpandSecretRef', 'name'], 'UPPER'),
    create(['spec', 'csi', 'controllerExpandSecretRef', 'namespace'], '-'),
    create(
      ['spec', 'csi', 'controllerExpandSecretRef', 'namespace'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['spec', 'csi', 'controllerExpandSecretRef', 'namespace'], '1.2.3.4'),
    create(['spec', 'csi', 'nodeExpandSecretRef'], {}, { ignore: ['message'] }),
    create(['spec', 'csi', 'nodeExpandSecretRef'], { name: 'a', namespace: 'b', 'Bad Key!': 'x' }, { only: [] }),
    create(
      ['spec', 'csi', 'nodeExpandSecretRef'],
      { name: 'a', namespace: 'b', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { only: [] },
    ),
    create(['spec', 'csi', 'nodeExpandSecretRef', 'name'], 'Bad_Name!'),
    create(['spec', 'csi', 'nodeExpandSecretRef', 'namespace'], 'Bad_Name!'),
    create(
      ['spec', 'csi', 'nodeExpandSecretRef', 'namespace'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['spec', 'csi', 'nodeExpandSecretRef', 'namespace'], '1.2.3.4'),
    {
      request: {
        method: 'POST',
        path: '/api/v1/persistentvolumes',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolume',
          metadata: { name: 'pvcsi-${ID}', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: {
            capacity: { storage: '1Gi' },
            accessModes: ['ReadWriteOnce'],
            csi: {
              driver: 'd.x',
              volumeHandle: 'h',
              readOnly: true,
              fsType: 'e',
              volumeAttributes: { a: 'b' },
              controllerPublishSecretRef: { name: 'a', namespace: 'b' },
              nodeStageSecretRef: { name: 'a', namespace: 'b' },
              nodePublishSecretRef: { name: 'a', namespace: 'b' },
              controllerExpandSecretRef: { name: 'a', namespace: 'b' },
              nodeExpandSecretRef: { name: 'a', namespace: 'b' },
            },
          },
        },
      },
      unrecorded: true,
    },
    update(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    update(['spec', 'capacity'], undefined, { ignore: ['message'] }),
    update(['spec', 'capacity', 'storage'], '-', { ignore: ['message'] }),
    update(['spec', 'capacity', 'storage'], '-1', { ignore: ['message'] }),
    update(['spec', 'accessModes'], [], { ignore: ['message'] }),
    update(['spec', 'accessModes'], [''], { ignore: ['message'] }),
    update(['spec', 'csi'], undefined, { ignore: ['message'] }),
    update(['spec', 'csi', 'driver'], undefined, { ignore: ['message'] }),
    update(['spec', 'csi', 'driver'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', {
      ignore: ['message'],
    }),
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/persistentvolumes/pvcsi-${ID}',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    { request: { method: 'DELETE', path: '/api/v1/persistentvolumes/pvcsi-${ID}' }, unrecorded: true },
  ],
}
