/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets',
    object: {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'one' },
      spec: {
        minAvailable: 1,
        selector: { matchLabels: { app: 'one' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] },
        unhealthyPodEvictionPolicy: 'IfHealthyBudget',
      },
    },
    status: {
      observedGeneration: 1,
      disruptedPods: { x: '2020-01-01T00:00:00Z' },
      disruptionsAllowed: 1,
      currentHealthy: 2,
      desiredHealthy: 3,
      expectedPods: 4,
      conditions: [
        {
          type: 'DisruptionAllowed',
          status: 'True',
          reason: 'SufficientPods',
          message: 'm',
          lastTransitionTime: '2020-01-01T00:00:00Z',
          observedGeneration: 1,
        },
      ],
    },
    creates: [
      [
        [['spec', 'minAvailable'], -1],
        [['spec', 'selector', 'matchExpressions'], [{}]],
        [['spec', 'selector', 'matchLabels'], { '': 'x' }],
        [['spec', 'unhealthyPodEvictionPolicy'], ''],
      ],
      [
        [['spec', 'minAvailable'], '-5%'],
        [['spec', 'selector', 'matchExpressions', 0, 'values']],
        [['spec', 'selector', 'matchLabels'], { 'A.b/c/d': 'x' }],
      ],
      [
        [['spec', 'minAvailable'], '200%'],
        [['spec', 'selector', 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['spec', 'selector', 'matchLabels'], { k: 'Bad_Name!' }],
      ],
    ],
    updates: [],
    statuses: [
      [
        { op: 'replace', path: '/status/conditions', value: [{}] },
        { op: 'replace', path: '/status/currentHealthy', value: -1 },
        { op: 'replace', path: '/status/desiredHealthy', value: -1 },
        { op: 'replace', path: '/status/disruptionsAllowed', value: -1 },
        { op: 'replace', path: '/status/expectedPods', value: -1 },
      ],
      [{ op: 'replace', path: '/status/conditions/0/lastTransitionTime', value: 'bogus' }],
      [
        { op: 'replace', path: '/status/conditions/0/observedGeneration', value: -1 },
        { op: 'replace', path: '/status/conditions/0/reason', value: 'Bad_Name!' },
      ],
    ],
  },
  {
    path: '/apis/scheduling.k8s.io/v1/priorityclasses',
    object: {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'hd-p-${ID}' },
      value: 5,
      globalDefault: false,
      description: 'd',
      preemptionPolicy: 'Never',
    },
    creates: [
      [
        [['preemptionPolicy'], ''],
        [['value'], 2147483647],
      ],
      [[['preemptionPolicy'], 'Bad_Name!']],
    ],
    updates: [
      [
        { op: 'remove', path: '/preemptionPolicy' },
        { op: 'remove', path: '/value' },
      ],
    ],
    statuses: [],
  },
  {
    path: '/apis/coordination.k8s.io/v1/namespaces/${NS}/leases',
    object: {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'one' },
      spec: {
        holderIdentity: 'me',
        leaseDurationSeconds: 15,
        acquireTime: '2020-01-01T00:00:00.000000Z',
        renewTime: '2020-01-01T00:00:00.000000Z',
        leaseTransitions: 2,
      },
    },
    creates: [
      [
        [['spec', 'leaseDurationSeconds'], -1],
        [['spec', 'leaseTransitions'], -1],
      ],
    ],
    updates: [[{ op: 'replace', path: '/spec/acquireTime', value: '2020-01-01T00:00:00Z' }]],
    statuses: [],
  },
  {
    path: '/apis/node.k8s.io/v1/runtimeclasses',
    object: {
      apiVersion: 'node.k8s.io/v1',
      kind: 'RuntimeClass',
      metadata: { name: 'hd-rc-${ID}' },
      handler: 'runsc',
      overhead: { podFixed: { cpu: '1', memory: '1Gi' } },
      scheduling: {
        nodeSelector: { a: 'b' },
        tolerations: [
          { key: 'a', operator: 'Equal', value: 'b', effect: 'NoSchedule' },
          { key: 'x', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 },
        ],
      },
    },
    creates: [
      [
        [['handler']],
        [['overhead', 'podFixed'], { '': '1' }],
        [['scheduling', 'nodeSelector'], { '': 'x' }],
        [['scheduling', 'tolerations'], [{}]],
      ],
      [
        [['handler'], '10.0.0.1'],
        [['overhead', 'podFixed'], { 'bad key!': '1' }],
        [['scheduling', 'nodeSelector'], { 'A.b/c/d': 'x' }],
        [['scheduling', 'tolerations', 0, 'effect'], 'Bad_Name!'],
        [['scheduling', 'tolerations', 0, 'key'], 'Bad_Name!'],
        [['scheduling', 'tolerations', 0, 'operator'], 'Bad_Name!'],
        [['scheduling', 'tolerations', 0, 'tolerationSeconds'], -1],
      ],
      [
        [['overhead', 'podFixed'], { x: '1' }],
        [['scheduling', 'nodeSelector'], { k: 'Bad_Name!' }],
        [['scheduling', 'tolerations', 0, 'operator'], 'Exists'],
      ],
      [
        [['overhead', 'podFixed'], { 'A.b/c/d': '1' }],
        [['scheduling', 'tolerations', 0, 'value'], 'Bad_Name!'],
      ],
      [[['overhead', 'podFixed'], { k: '-1' }]],
    ],
    updates: [
      [
        { op: 'remove', path: '/handler' },
        { op: 'replace', path: '/overhead/podFixed', value: { '': '1' } },
        { op: 'replace', path: '/scheduling/nodeSelector', value: { '': 'x' } },
        { op: 'replace', path: '/scheduling/tolerations', value: [{}] },
      ],
      [{ op: 'replace', path: '/overhead/podFixed', value: { k: 'abc' } }],
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
  about: 'what is wrong with budgets, priorities, runtime classes and leases',
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
