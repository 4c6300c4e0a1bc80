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
  status: { phase: 'Available', message: 'm', reason: 'r', lastPhaseTransitionTime: '2020-01-01T00:00:00Z' },
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

const updateStatus = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/persistentvolumes/pv-${ID}/status',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: "a volume's status",
  needs: ['apiserver'],
  steps: [
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
    updateStatus(['metadata', 'labels'], { a: 'b', 'Bad Key!': 'x' }, { ignore: ['message'] }),
    updateStatus(
      ['metadata', 'labels'],
      { a: 'b', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { ignore: ['message'] },
    ),
    updateStatus(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    updateStatus(['metadata', 'labels', 'a'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', {
      ignore: ['message'],
    }),
    updateStatus(
      ['status'],
      {
        phase: 'Available',
        message: 'm',
        reason: 'r',
        lastPhaseTransitionTime: '2020-01-01T00:00:00Z',
        kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
      },
      { only: [] },
    ),
    updateStatus(
      ['status'],
      {
        phase: 'Available',
        message: 'm',
        reason: 'r',
        lastPhaseTransitionTime: '2020-01-01T00:00:00Z',
        'Bad Key!': 'x',
      },
      { only: [] },
    ),
    updateStatus(['status', 'lastPhaseTransitionTime'], ''),
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
