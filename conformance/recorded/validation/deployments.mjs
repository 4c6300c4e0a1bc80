/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/apps/v1/namespaces/${NS}/deployments',
    object: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'one' },
      spec: {
        replicas: 2,
        minReadySeconds: 1,
        progressDeadlineSeconds: 60,
        revisionHistoryLimit: 3,
        paused: false,
        selector: { matchLabels: { app: 'one' }, matchExpressions: [{ key: 'app', operator: 'In', values: ['one'] }] },
        template: {
          metadata: { labels: { app: 'one' } },
          spec: { containers: [{ name: 'main', image: 'registry.example/app:1' }] },
        },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '30%', maxUnavailable: 1 } },
      },
    },
    status: {
      observedGeneration: 1,
      replicas: 5,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 2,
      unavailableReplicas: 1,
      terminatingReplicas: 1,
      collisionCount: 2,
      conditions: [
        { type: 'A', status: 'True', reason: 'r', message: 'm', lastTransitionTime: '2020-01-01T00:00:00Z' },
      ],
    },
    creates: [
      [[['spec']]],
      [
        [['spec', 'minReadySeconds'], -1],
        [['spec', 'progressDeadlineSeconds'], -1],
        [['spec', 'replicas'], -1],
        [['spec', 'revisionHistoryLimit'], -1],
        [['spec', 'selector']],
        [['spec', 'strategy', 'rollingUpdate', 'maxSurge'], -1],
        [['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'], -1],
      ],
      [
        [['spec', 'minReadySeconds'], 65536],
        [['spec', 'selector'], {}],
        [['spec', 'strategy', 'rollingUpdate', 'maxSurge'], '-5%'],
        [['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'], '-5%'],
        [['spec', 'template', 'spec', 'activeDeadlineSeconds'], -1],
        [['spec', 'template', 'spec', 'restartPolicy'], 'Bad_Name!'],
      ],
      [
        [['spec', 'selector', 'matchExpressions'], [{}]],
        [['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'], '200%'],
      ],
      [
        [['spec', 'selector', 'matchExpressions', 0, 'key']],
        [['spec', 'selector', 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['spec', 'selector', 'matchLabels'], { '': 'x' }],
        [['spec', 'strategy', 'type'], 'Recreate'],
      ],
      [[['spec', 'selector', 'matchExpressions', 0, 'values']]],
      [[['spec', 'selector', 'matchLabels'], { k: 'Bad_Name!' }]],
      [[['spec', 'template', 'metadata', 'labels'], { '': 'x' }]],
      [[['spec', 'template', 'metadata', 'labels'], { k: 'Bad_Name!' }]],
      [[['spec', 'template', 'spec', 'terminationGracePeriodSeconds'], -1]],
    ],
    updates: [
      [{ op: 'remove', path: '/spec' }],
      [
        { op: 'replace', path: '/spec/minReadySeconds', value: 65536 },
        { op: 'replace', path: '/spec/selector', value: {} },
        { op: 'replace', path: '/spec/strategy/rollingUpdate/maxSurge', value: '-5%' },
        { op: 'replace', path: '/spec/strategy/rollingUpdate/maxUnavailable', value: '-5%' },
        { op: 'add', path: '/spec/template/spec/activeDeadlineSeconds', value: -1 },
        { op: 'replace', path: '/spec/template/spec/restartPolicy', value: 'Bad_Name!' },
      ],
      [
        { op: 'remove', path: '/spec/selector/matchExpressions' },
        { op: 'replace', path: '/spec/strategy/rollingUpdate/maxUnavailable', value: '200%' },
        { op: 'replace', path: '/spec/template/metadata/labels', value: { '': 'x' } },
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
        { op: 'replace', path: '/spec/strategy/type', value: 'Recreate' },
        { op: 'replace', path: '/spec/template/metadata/labels', value: { k: 'Bad_Name!' } },
      ],
      [{ op: 'replace', path: '/spec/selector/matchExpressions', value: [{}] }],
      [
        { op: 'remove', path: '/spec/selector/matchExpressions/0/key' },
        { op: 'replace', path: '/spec/selector/matchExpressions/0/values', value: ['Bad_Name!'] },
        { op: 'replace', path: '/spec/selector/matchLabels', value: { '': 'x' } },
      ],
      [{ op: 'replace', path: '/spec/selector/matchExpressions/0/values', value: ['one', 'one'] }],
      [{ op: 'remove', path: '/spec/selector/matchLabels' }],
      [{ op: 'replace', path: '/spec/template/spec/terminationGracePeriodSeconds', value: -1 }],
    ],
    statuses: [
      [{ op: 'remove', path: '/status' }],
      [
        { op: 'replace', path: '/status/availableReplicas', value: -1 },
        { op: 'replace', path: '/status/collisionCount', value: -1 },
        { op: 'replace', path: '/status/observedGeneration', value: -1 },
        { op: 'replace', path: '/status/readyReplicas', value: 7 },
        { op: 'replace', path: '/status/unavailableReplicas', value: -1 },
        { op: 'replace', path: '/status/updatedReplicas', value: -1 },
      ],
      [
        { op: 'replace', path: '/status/availableReplicas', value: 7 },
        { op: 'replace', path: '/status/readyReplicas', value: -1 },
      ],
      [{ op: 'replace', path: '/status/conditions/0/lastTransitionTime', value: 'bogus' }],
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
  about: 'what is wrong with deployments',
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
