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
  status: {
    phase: 'Bound',
    accessModes: ['ReadWriteOnce'],
    capacity: { storage: '1Gi' },
    conditions: [
      {
        type: 'Resizing',
        status: 'True',
        lastProbeTime: '2020-01-01T00:00:00Z',
        lastTransitionTime: '2020-01-01T00:00:00Z',
        reason: 'r',
        message: 'm',
      },
    ],
    allocatedResources: { storage: '1Gi' },
    allocatedResourceStatuses: { storage: 'ControllerResizeInProgress' },
    currentVolumeAttributesClassName: 'x',
    modifyVolumeStatus: { targetVolumeAttributesClassName: 'y', status: 'Pending' },
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

const updateStatus = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/pvc/status',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: "a claim's status",
  needs: ['apiserver'],
  steps: [
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
    updateStatus(
      ['metadata', 'labels'],
      { a: 'b', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { ignore: ['message'] },
    ),
    updateStatus(['metadata', 'labels'], { a: 'b', 'Bad Key!': 'x' }, { ignore: ['message'] }),
    updateStatus(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    updateStatus(['metadata', 'labels', 'a'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', {
      ignore: ['message'],
    }),
    updateStatus(['status', 'capacity'], {
      storage: '1Gi',
      kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
    }),
    updateStatus(['status', 'capacity', 'storage'], '-1'),
    updateStatus(
      ['status', 'conditions', 0],
      {
        type: 'Resizing',
        status: 'True',
        lastProbeTime: '2020-01-01T00:00:00Z',
        lastTransitionTime: '2020-01-01T00:00:00Z',
        reason: 'r',
        message: 'm',
        'Bad Key!': 'x',
      },
      { only: [] },
    ),
    updateStatus(
      ['status', 'conditions', 0],
      {
        type: 'Resizing',
        status: 'True',
        lastProbeTime: '2020-01-01T00:00:00Z',
        lastTransitionTime: '2020-01-01T00:00:00Z',
        reason: 'r',
        message: 'm',
        kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
      },
      { only: [] },
    ),
    updateStatus(['status', 'conditions', 0, 'lastProbeTime'], ''),
    updateStatus(['status', 'allocatedResources', 'storage'], '-1'),
    updateStatus(
      ['status', 'allocatedResourceStatuses'],
      { storage: 'ControllerResizeInProgress', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { ignore: ['message'] },
    ),
    updateStatus(
      ['status', 'allocatedResourceStatuses'],
      { storage: 'ControllerResizeInProgress', 'Bad Key!': 'x' },
      { ignore: ['message'] },
    ),
    updateStatus(
      ['status', 'modifyVolumeStatus'],
      { targetVolumeAttributesClassName: 'y', status: 'Pending', 'Bad Key!': 'x' },
      { only: [] },
    ),
    updateStatus(
      ['status', 'modifyVolumeStatus'],
      {
        targetVolumeAttributesClassName: 'y',
        status: 'Pending',
        kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
      },
      { only: [] },
    ),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/pvc' }, unrecorded: true },
  ],
}
