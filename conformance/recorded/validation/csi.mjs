/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/storage.k8s.io/v1/csidrivers',
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'CSIDriver',
      metadata: { name: 'hd.example.com-${ID}' },
      spec: {
        attachRequired: true,
        podInfoOnMount: true,
        volumeLifecycleModes: ['Persistent', 'Ephemeral'],
        storageCapacity: true,
        fsGroupPolicy: 'File',
        tokenRequests: [{ audience: 'a', expirationSeconds: 600 }],
        requiresRepublish: true,
        seLinuxMount: true,
        nodeAllocatableUpdatePeriodSeconds: 10,
      },
    },
    creates: [
      [
        [['spec', 'fsGroupPolicy'], ''],
        [
          ['spec', 'tokenRequests'],
          [
            { audience: 'a', expirationSeconds: 600 },
            { audience: 'a', expirationSeconds: 600 },
          ],
        ],
        [['spec', 'volumeLifecycleModes'], ['']],
      ],
      [[['spec', 'tokenRequests', 0, 'expirationSeconds'], -1]],
    ],
    updates: [
      [{ op: 'remove', path: '/spec' }],
      [
        { op: 'replace', path: '/spec/attachRequired', value: false },
        { op: 'replace', path: '/spec/fsGroupPolicy', value: '' },
        {
          op: 'replace',
          path: '/spec/tokenRequests',
          value: [
            { audience: 'a', expirationSeconds: 600 },
            { audience: 'a', expirationSeconds: 600 },
          ],
        },
        { op: 'replace', path: '/spec/volumeLifecycleModes', value: ['Persistent', 'Persistent'] },
      ],
      [
        { op: 'replace', path: '/spec/tokenRequests/0/expirationSeconds', value: -1 },
        { op: 'replace', path: '/spec/volumeLifecycleModes', value: [''] },
      ],
    ],
    statuses: [],
  },
  {
    path: '/apis/storage.k8s.io/v1/csinodes',
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'CSINode',
      metadata: { name: 'hd-node-${ID}' },
      spec: {
        drivers: [{ name: 'csi.example.com', nodeID: 'n-1', topologyKeys: ['zone'], allocatable: { count: 5 } }],
      },
    },
    creates: [
      [[['spec', 'drivers'], [{}]]],
      [
        [['spec', 'drivers', 0, 'allocatable', 'count'], -1],
        [
          ['spec', 'drivers', 0, 'topologyKeys'],
          ['zone', 'zone'],
        ],
      ],
      [[['spec', 'drivers', 0, 'topologyKeys'], ['']]],
    ],
    updates: [[{ op: 'replace', path: '/spec/drivers', value: [{}] }]],
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
  about: 'what is wrong with drivers and their nodes',
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
