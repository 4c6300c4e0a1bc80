/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/apps/v1/namespaces/${NS}/replicasets',
    object: {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'one' },
      spec: {
        replicas: 2,
        minReadySeconds: 1,
        selector: { matchLabels: { app: 'one' }, matchExpressions: [{ key: 'app', operator: 'In', values: ['one'] }] },
        template: {
          metadata: { labels: { app: 'one' } },
          spec: { containers: [{ name: 'main', image: 'registry.example/app:1' }] },
        },
      },
    },
    status: {
      observedGeneration: 1,
      replicas: 5,
      fullyLabeledReplicas: 4,
      readyReplicas: 3,
      availableReplicas: 2,
      terminatingReplicas: 1,
      conditions: [
        { type: 'A', status: 'True', reason: 'r', message: 'm', lastTransitionTime: '2020-01-01T00:00:00Z' },
      ],
    },
    creates: [
      [[['spec']]],
      [
        [['spec', 'minReadySeconds'], -1],
        [['spec', 'replicas'], -1],
        [['spec', 'selector']],
        [['spec', 'template', 'metadata', 'labels'], { '': 'x' }],
        [['spec', 'template', 'spec', 'activeDeadlineSeconds'], -1],
        [['spec', 'template', 'spec', 'restartPolicy'], 'Bad_Name!'],
      ],
      [[['spec', 'selector'], {}]],
      [[['spec', 'selector', 'matchExpressions'], [{}]]],
      [
        [['spec', 'selector', 'matchExpressions', 0, 'key']],
        [['spec', 'selector', 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['spec', 'selector', 'matchLabels'], { '': 'x' }],
      ],
      [[['spec', 'selector', 'matchExpressions', 0, 'values']]],
      [[['spec', 'selector', 'matchLabels'], { k: 'Bad_Name!' }]],
      [[['spec', 'template', 'metadata', 'labels'], { k: 'Bad_Name!' }]],
      [[['spec', 'template', 'spec', 'terminationGracePeriodSeconds'], -1]],
    ],
    updates: [
      [{ op: 'remove', path: '/spec' }],
      [{ op: 'replace', path: '/spec/selector', value: {} }],
      [
        { op: 'remove', path: '/spec/selector/matchExpressions' },
        { op: 'replace', path: '/spec/template/metadata/labels', value: { k: 'Bad_Name!' } },
      ],
      [
        {
          op: 'replace',
          path: '/spec/selector/matchExpressions',
          value: [
            { key: 'app', operator: 'In', values: ['one'] },
            { key: 'app', operator: 'In', values: ['one'] },
          ],
        },
      ],
      [{ op: 'replace', path: '/spec/selector/matchExpressions/0/values', value: ['one', 'one'] }],
      [{ op: 'remove', path: '/spec/selector/matchLabels' }],
      [{ op: 'replace', path: '/spec/template/spec/terminationGracePeriodSeconds', value: -1 }],
    ],
    statuses: [
      [
        { op: 'replace', path: '/status/availableReplicas', value: -1 },
        { op: 'replace', path: '/status/fullyLabeledReplicas', value: -1 },
        { op: 'replace', path: '/status/observedGeneration', value: -1 },
        { op: 'replace', path: '/status/readyReplicas', value: 7 },
      ],
      [
        { op: 'replace', path: '/status/availableReplicas', value: 7 },
        { op: 'replace', path: '/status/fullyLabeledReplicas', value: 7 },
        { op: 'replace', path: '/status/readyReplicas', value: -1 },
      ],
      [{ op: 'replace', path: '/status/replicas', value: -1 }],
    ],
  },
  {
    path: '/apis/apps/v1/namespaces/${NS}/daemonsets',
    object: {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'one' },
      spec: {
        minReadySeconds: 1,
        revisionHistoryLimit: 3,
        selector: { matchLabels: { app: 'one' }, matchExpressions: [{ key: 'app', operator: 'In', values: ['one'] }] },
        template: {
          metadata: { labels: { app: 'one' } },
          spec: { containers: [{ name: 'main', image: 'registry.example/app:1' }] },
        },
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      },
    },
    status: {
      observedGeneration: 1,
      currentNumberScheduled: 1,
      numberMisscheduled: 1,
      desiredNumberScheduled: 1,
      numberReady: 1,
      updatedNumberScheduled: 1,
      numberAvailable: 1,
      numberUnavailable: 1,
      collisionCount: 2,
      conditions: [
        { type: 'A', status: 'True', reason: 'r', message: 'm', lastTransitionTime: '2020-01-01T00:00:00Z' },
      ],
    },
    creates: [
      [[['spec']]],
      [
        [['spec', 'minReadySeconds'], -1],
        [['spec', 'revisionHistoryLimit'], -1],
        [['spec', 'selector']],
        [['spec', 'template', 'metadata', 'labels'], { '': 'x' }],
        [['spec', 'template', 'spec', 'activeDeadlineSeconds'], -1],
        [['spec', 'template', 'spec', 'restartPolicy'], 'Bad_Name!'],
        [['spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'], -1],
      ],
      [
        [['spec', 'selector'], {}],
        [['spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'], '-5%'],
        [['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'], -1],
      ],
      [
        [['spec', 'selector', 'matchExpressions'], [{}]],
        [['spec', 'selector', 'matchLabels'], { '': 'x' }],
        [['spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'], '50%'],
        [['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'], '200%'],
      ],
      [
        [['spec', 'selector', 'matchExpressions', 0, 'values']],
        [['spec', 'selector', 'matchLabels'], { 'A.b/c/d': 'x' }],
        [['spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'], '200%'],
      ],
      [
        [['spec', 'selector', 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['spec', 'selector', 'matchLabels'], { k: 'Bad_Name!' }],
        [['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'], 0],
      ],
      [
        [['spec', 'template', 'metadata', 'labels'], { k: 'Bad_Name!' }],
        [['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'], '-5%'],
      ],
      [[['spec', 'template', 'spec', 'terminationGracePeriodSeconds'], -1]],
    ],
    updates: [
      [{ op: 'remove', path: '/spec' }],
      [
        { op: 'replace', path: '/spec/selector', value: {} },
        { op: 'replace', path: '/spec/updateStrategy/rollingUpdate/maxSurge', value: '-5%' },
        { op: 'replace', path: '/spec/updateStrategy/rollingUpdate/maxUnavailable', value: -1 },
      ],
      [
        {
          op: 'replace',
          path: '/spec/selector/matchExpressions',
          value: [
            { key: 'app', operator: 'In', values: ['one'] },
            { key: 'app', operator: 'In', values: ['one'] },
          ],
        },
        { op: 'replace', path: '/spec/updateStrategy/rollingUpdate/maxSurge', value: '200%' },
      ],
      [
        { op: 'replace', path: '/spec/selector/matchExpressions', value: [{}] },
        { op: 'replace', path: '/spec/updateStrategy/rollingUpdate/maxUnavailable', value: 0 },
      ],
      [{ op: 'replace', path: '/spec/selector/matchExpressions/0/values', value: ['one', 'one'] }],
      [{ op: 'remove', path: '/spec/selector/matchLabels' }],
      [{ op: 'replace', path: '/spec/template/spec/terminationGracePeriodSeconds', value: -1 }],
    ],
    statuses: [
      [{ op: 'remove', path: '/status' }],
      [
        { op: 'replace', path: '/status/collisionCount', value: -1 },
        { op: 'replace', path: '/status/currentNumberScheduled', value: -1 },
        { op: 'replace', path: '/status/desiredNumberScheduled', value: -1 },
        { op: 'replace', path: '/status/numberAvailable', value: -1 },
        { op: 'replace', path: '/status/numberMisscheduled', value: -1 },
        { op: 'replace', path: '/status/numberReady', value: -1 },
        { op: 'replace', path: '/status/numberUnavailable', value: -1 },
      ],
      [
        { op: 'replace', path: '/status/observedGeneration', value: -1 },
        { op: 'replace', path: '/status/updatedNumberScheduled', value: -1 },
      ],
    ],
  },
  {
    path: '/apis/apps/v1/namespaces/${NS}/controllerrevisions',
    object: {
      apiVersion: 'apps/v1',
      kind: 'ControllerRevision',
      metadata: { name: 'one' },
      revision: 3,
      data: { spec: { any: 'thing', b: 1 } },
    },
    creates: [[[['data']], [['revision'], -1]]],
    updates: [
      [
        { op: 'remove', path: '/data' },
        { op: 'replace', path: '/revision', value: -1 },
      ],
      [{ op: 'replace', path: '/data', value: {} }],
      [{ op: 'replace', path: '/data', value: { a: 1 } }],
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
  about: 'what is wrong with replica sets, daemon sets and revisions',
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
