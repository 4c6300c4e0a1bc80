/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/storage.k8s.io/v1/storageclasses',
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'hd-sc-${ID}' },
      provisioner: 'example.com/disk',
      parameters: { a: 'b' },
      reclaimPolicy: 'Retain',
      mountOptions: ['ro'],
      allowVolumeExpansion: true,
      volumeBindingMode: 'WaitForFirstConsumer',
      allowedTopologies: [{ matchLabelExpressions: [{ key: 'zone', values: ['a', 'b'] }] }],
    },
    creates: [
      [
        [
          ['allowedTopologies'],
          [
            { matchLabelExpressions: [{ key: 'zone', values: ['a', 'b'] }] },
            { matchLabelExpressions: [{ key: 'zone', values: ['a', 'b'] }] },
          ],
        ],
        [['parameters'], { '': 'x' }],
        [['provisioner']],
        [['reclaimPolicy'], 'Bad_Name!'],
        [['volumeBindingMode'], ''],
      ],
      [
        [
          ['allowedTopologies', 0, 'matchLabelExpressions'],
          [
            { key: 'zone', values: ['a', 'b'] },
            { key: 'zone', values: ['a', 'b'] },
          ],
        ],
        [['provisioner'], 'Bad_Name!'],
      ],
      [[['allowedTopologies', 0, 'matchLabelExpressions'], [{}]]],
      [
        [
          ['allowedTopologies', 0, 'matchLabelExpressions', 0, 'values'],
          ['a', 'a'],
        ],
      ],
    ],
    updates: [
      [
        {
          op: 'replace',
          path: '/allowedTopologies',
          value: [
            { matchLabelExpressions: [{ key: 'zone', values: ['a', 'b'] }] },
            { matchLabelExpressions: [{ key: 'zone', values: ['a', 'b'] }] },
          ],
        },
        { op: 'remove', path: '/parameters' },
        { op: 'remove', path: '/provisioner' },
        { op: 'remove', path: '/reclaimPolicy' },
        { op: 'remove', path: '/volumeBindingMode' },
      ],
      [
        {
          op: 'replace',
          path: '/allowedTopologies/0/matchLabelExpressions',
          value: [
            { key: 'zone', values: ['a', 'b'] },
            { key: 'zone', values: ['a', 'b'] },
          ],
        },
        { op: 'replace', path: '/parameters', value: { '': 'x' } },
        { op: 'replace', path: '/provisioner', value: 'Bad_Name!' },
        { op: 'replace', path: '/reclaimPolicy', value: 'Bad_Name!' },
        { op: 'replace', path: '/volumeBindingMode', value: '' },
      ],
      [{ op: 'replace', path: '/allowedTopologies/0/matchLabelExpressions', value: [{}] }],
      [{ op: 'replace', path: '/allowedTopologies/0/matchLabelExpressions/0/values', value: ['a', 'a'] }],
    ],
    statuses: [],
  },
  {
    path: '/apis/storage.k8s.io/v1/volumeattachments',
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'VolumeAttachment',
      metadata: { name: 'hd-va-${ID}' },
      spec: { attacher: 'csi.example.com', nodeName: 'node1', source: { persistentVolumeName: 'pv1' } },
    },
    status: {
      attached: true,
      attachmentMetadata: { a: 'b' },
      attachError: { time: '2020-01-01T00:00:00Z', message: 'm', errorCode: 3 },
      detachError: { message: 'x' },
    },
    creates: [
      [[['spec']]],
      [[['spec', 'source', 'inlineVolumeSpec'], {}]],
      [[['spec', 'source', 'persistentVolumeName'], '']],
    ],
    updates: [],
    statuses: [[{ op: 'replace', path: '/status/attachError/time', value: 'bogus' }]],
  },
  {
    path: '/apis/storage.k8s.io/v1/volumeattributesclasses',
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'VolumeAttributesClass',
      metadata: { name: 'hd-vac-${ID}' },
      driverName: 'csi.example.com',
      parameters: { iops: '500' },
    },
    creates: [
      [[['driverName']], [['parameters']]],
      [
        [['driverName'], 'Bad_Name!'],
        [['parameters'], { '': 'x' }],
      ],
    ],
    updates: [],
    statuses: [],
  },
  {
    path: '/apis/storage.k8s.io/v1/namespaces/${NS}/csistoragecapacities',
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'CSIStorageCapacity',
      metadata: { name: 'one' },
      storageClassName: 'fast',
      capacity: '1Gi',
      maximumVolumeSize: '500Mi',
      nodeTopology: { matchLabels: { a: 'b' } },
    },
    creates: [
      [
        [['capacity'], '-1'],
        [['nodeTopology', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
        [['nodeTopology', 'matchLabels'], { '': 'x' }],
        [['storageClassName']],
      ],
      [
        [['nodeTopology', 'matchExpressions'], [{}]],
        [['nodeTopology', 'matchLabels'], { 'A.b/c/d': 'x' }],
      ],
      [
        [['nodeTopology', 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['nodeTopology', 'matchLabels'], { k: 'Bad_Name!' }],
      ],
    ],
    updates: [
      [
        { op: 'replace', path: '/capacity', value: '-1' },
        { op: 'remove', path: '/nodeTopology' },
        { op: 'remove', path: '/storageClassName' },
      ],
      [{ op: 'replace', path: '/capacity', value: 'abc' }],
      [{ op: 'replace', path: '/nodeTopology', value: {} }],
      [{ op: 'add', path: '/nodeTopology/matchExpressions', value: [{ key: 'x', operator: 'x' }] }],
      [
        {
          op: 'add',
          path: '/nodeTopology/matchExpressions',
          value: [
            { key: 'x', operator: 'x' },
            { key: 'x', operator: 'x' },
          ],
        },
      ],
      [{ op: 'add', path: '/nodeTopology/matchExpressions', value: [{}] }],
      [{ op: 'add', path: '/nodeTopology/matchExpressions', value: [{ values: ['x'] }] }],
      [{ op: 'add', path: '/nodeTopology/matchExpressions', value: [{ values: ['x', 'x'] }] }],
      [{ op: 'add', path: '/nodeTopology/matchExpressions', value: [{ values: ['Bad_Name!'] }] }],
      [{ op: 'replace', path: '/nodeTopology/matchLabels', value: { '': 'x' } }],
      [{ op: 'replace', path: '/nodeTopology/matchLabels', value: { k: 'Bad_Name!' } }],
    ],
    statuses: [],
  },
]

/** The value with another at a path of it; without it where there is none. */
function changed(value, [key, ...rest], ...to) {
  const copy = Array.isArray(value) ? [...value] : typeof key === 'number' && !value ? [] : { ...value }
  if (rest.length > 0) copy[key] = changed(copy[key], rest, ...to)
  else if (to.length > 0) copy[key] = to[0]
  else if (Array.isArray(copy)) copy.splice(key, 1)
  else delete copy[key]
  return copy
}

const answer = { only: ['kind', 'status', 'details', 'message', 'reason', 'code'] }
const patch = (path, body) => ({
  request: {
    method: 'PATCH',
    path: `${path}?dryRun=All`,
    body,
    headers: { 'content-type': 'application/json-patch+json' },
  },
  ...answer,
})

export default {
  about: 'what is wrong with the kinds of storage',
  needs: ['apiserver'],
  steps: kinds.flatMap(({ path, object, status, creates, updates, statuses }) => {
    const item = `${path}/${object.metadata.name}`
    return [
      ...creates.map((changes) => ({
        request: {
          method: 'POST',
          path: `${path}?dryRun=All`,
          body: changes.reduce((body, [at, ...to]) => changed(body, at, ...to), object),
        },
        ...answer,
      })),
      { request: { method: 'POST', path, body: object }, unrecorded: true },
      ...updates.map((body) => patch(item, body)),
      ...(status
        ? [
            {
              request: {
                method: 'PATCH',
                path: `${item}/status`,
                body: { status },
                headers: { 'content-type': 'application/merge-patch+json' },
              },
              unrecorded: true,
            },
          ]
        : []),
      ...statuses.map((body) => patch(`${item}/status`, body)),
      { request: { method: 'DELETE', path: item }, unrecorded: true },
    ]
  }),
}
