/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/apps/v1/namespaces/${NS}/statefulsets',
    object: {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'one' },
      spec: {
        replicas: 2,
        minReadySeconds: 1,
        revisionHistoryLimit: 3,
        serviceName: 'one',
        podManagementPolicy: 'Parallel',
        ordinals: { start: 1 },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
        selector: { matchLabels: { app: 'one' }, matchExpressions: [{ key: 'app', operator: 'In', values: ['one'] }] },
        template: {
          metadata: { labels: { app: 'one' } },
          spec: { containers: [{ name: 'main', image: 'registry.example/app:1' }] },
        },
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        ],
      },
    },
    status: {
      observedGeneration: 1,
      replicas: 5,
      readyReplicas: 4,
      currentReplicas: 3,
      updatedReplicas: 2,
      availableReplicas: 2,
      currentRevision: 'a',
      updateRevision: 'b',
      collisionCount: 2,
      conditions: [
        { type: 'A', status: 'True', reason: 'r', message: 'm', lastTransitionTime: '2020-01-01T00:00:00Z' },
      ],
    },
    creates: [
      [[['spec']]],
      [
        [['spec', 'minReadySeconds'], -1],
        [['spec', 'ordinals', 'start'], -1],
        [['spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted'], 'Bad_Name!'],
        [['spec', 'persistentVolumeClaimRetentionPolicy', 'whenScaled'], 'Bad_Name!'],
        [['spec', 'podManagementPolicy'], 'Bad_Name!'],
        [['spec', 'replicas'], -1],
        [['spec', 'selector']],
      ],
      [
        [['spec', 'revisionHistoryLimit'], -1],
        [['spec', 'selector'], {}],
        [['spec', 'serviceName'], 'Bad_Name!'],
        [['spec', 'template', 'spec', 'activeDeadlineSeconds'], -1],
        [['spec', 'template', 'spec', 'restartPolicy'], 'Bad_Name!'],
        [['spec', 'updateStrategy', 'rollingUpdate', 'partition'], -1],
        [['spec', 'volumeClaimTemplates'], [{}]],
      ],
      [
        [['spec', 'selector', 'matchExpressions'], [{}]],
        [['spec', 'serviceName'], '10.0.0.1'],
      ],
      [
        [['spec', 'selector', 'matchExpressions', 0, 'key']],
        [['spec', 'selector', 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['spec', 'selector', 'matchLabels'], { '': 'x' }],
      ],
      [[['spec', 'selector', 'matchExpressions', 0, 'values']]],
      [[['spec', 'selector', 'matchLabels'], { k: 'Bad_Name!' }]],
      [
        [['spec', 'template', 'metadata', 'labels'], { '': 'x' }],
        [['spec', 'volumeClaimTemplates', 0, 'metadata', 'name'], 'Bad_Name!'],
      ],
      [
        [['spec', 'template', 'metadata', 'labels'], { k: 'Bad_Name!' }],
        [['spec', 'volumeClaimTemplates', 0, 'metadata', 'name'], '10.0.0.1'],
      ],
      [[['spec', 'template', 'spec', 'terminationGracePeriodSeconds'], -1]],
    ],
    updates: [
      [{ op: 'remove', path: '/spec' }],
      [
        { op: 'replace', path: '/spec/template/spec/terminationGracePeriodSeconds', value: -1 },
        { op: 'add', path: '/spec/volumeClaimTemplates/0/metadata/creationTimestamp', value: 'bogus' },
      ],
    ],
    statuses: [
      [{ op: 'remove', path: '/status' }],
      [
        { op: 'replace', path: '/status/availableReplicas', value: -1 },
        { op: 'replace', path: '/status/collisionCount', value: -1 },
        { op: 'replace', path: '/status/currentReplicas', value: -1 },
        { op: 'replace', path: '/status/observedGeneration', value: -1 },
        { op: 'replace', path: '/status/readyReplicas', value: 7 },
        { op: 'replace', path: '/status/updatedReplicas', value: -1 },
      ],
      [
        { op: 'replace', path: '/status/availableReplicas', value: 7 },
        { op: 'replace', path: '/status/currentReplicas', value: 7 },
        { op: 'replace', path: '/status/readyReplicas', value: -1 },
      ],
      [{ op: 'remove', path: '/status/replicas' }],
      [{ op: 'replace', path: '/status/replicas', value: -1 }],
    ],
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
  about: 'what is wrong with stateful sets',
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
