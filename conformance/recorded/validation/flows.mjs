/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas',
    object: {
      apiVersion: 'flowcontrol.apiserver.k8s.io/v1',
      kind: 'FlowSchema',
      metadata: { name: 'hd-one-${ID}' },
      spec: {
        priorityLevelConfiguration: { name: 'global-default' },
        matchingPrecedence: 9000,
        distinguisherMethod: { type: 'ByUser' },
        rules: [
          {
            subjects: [
              { kind: 'User', user: { name: 'ann-none' } },
              { kind: 'Group', group: { name: 'g-none' } },
              { kind: 'ServiceAccount', serviceAccount: { name: 'sa', namespace: 'ns-none' } },
            ],
            resourceRules: [
              {
                verbs: ['get', 'list'],
                apiGroups: ['x.example.com'],
                resources: ['pods'],
                namespaces: ['ns'],
                clusterScope: true,
              },
            ],
            nonResourceRules: [{ verbs: ['get'], nonResourceURLs: ['/none', '/none/*'] }],
          },
        ],
      },
    },
    status: {
      conditions: [
        { type: 'Dangling', status: 'True', reason: 'r', message: 'm', lastTransitionTime: '2020-01-01T00:00:00Z' },
      ],
    },
    creates: [
      [[['spec']]],
      [
        [['spec', 'matchingPrecedence'], -1],
        [['spec', 'priorityLevelConfiguration', 'name'], 'Bad_Name!'],
        [['spec', 'rules'], [{}]],
      ],
      [
        [['spec', 'matchingPrecedence'], 1],
        [['spec', 'rules', 0, 'nonResourceRules'], [{}]],
        [['spec', 'rules', 0, 'resourceRules'], [{}]],
        [['spec', 'rules', 0, 'subjects'], [{}]],
      ],
      [
        [['spec', 'matchingPrecedence'], 65536],
        [['spec', 'rules', 0, 'nonResourceRules', 0, 'nonResourceURLs'], ['']],
        [['spec', 'rules', 0, 'nonResourceRules', 0, 'verbs'], ['']],
        [['spec', 'rules', 0, 'resourceRules', 0, 'namespaces'], ['']],
        [['spec', 'rules', 0, 'resourceRules', 0, 'verbs'], ['']],
        [['spec', 'rules', 0, 'subjects', 0, 'group'], { name: 'x' }],
        [['spec', 'rules', 0, 'subjects', 0, 'serviceAccount'], { namespace: 'x', name: 'x' }],
      ],
      [
        [['spec', 'rules', 0, 'nonResourceRules', 0, 'nonResourceURLs'], ['Bad_Name!']],
        [['spec', 'rules', 0, 'resourceRules', 0, 'namespaces'], ['10.0.0.1']],
        [['spec', 'rules', 0, 'resourceRules', 0, 'verbs', 0], null],
        [['spec', 'rules', 0, 'subjects', 0, 'user']],
        [['spec', 'rules', 0, 'subjects', 1, 'group']],
        [['spec', 'rules', 0, 'subjects', 1, 'user'], { name: 'x' }],
        [['spec', 'rules', 0, 'subjects', 2, 'serviceAccount']],
      ],
      [
        [['spec', 'rules', 0, 'nonResourceRules', 0, 'nonResourceURLs', 0], '*'],
        [['spec', 'rules', 0, 'resourceRules', 0, 'verbs', 0], '*'],
        [['spec', 'rules', 0, 'subjects', 0, 'user'], {}],
        [['spec', 'rules', 0, 'subjects', 1, 'group'], {}],
        [['spec', 'rules', 0, 'subjects', 2, 'serviceAccount'], {}],
      ],
      [
        [['spec', 'rules', 0, 'subjects', 2, 'serviceAccount', 'name'], 'Bad_Name!'],
        [['spec', 'rules', 0, 'subjects', 2, 'serviceAccount', 'namespace'], 'Bad_Name!'],
      ],
      [[['spec', 'rules', 0, 'subjects', 2, 'serviceAccount', 'namespace'], '10.0.0.1']],
    ],
    updates: [
      [{ op: 'remove', path: '/spec' }],
      [
        { op: 'replace', path: '/spec/matchingPrecedence', value: -1 },
        { op: 'replace', path: '/spec/priorityLevelConfiguration/name', value: 'Bad_Name!' },
        { op: 'replace', path: '/spec/rules', value: [{}] },
      ],
      [
        { op: 'replace', path: '/spec/matchingPrecedence', value: 1 },
        { op: 'replace', path: '/spec/rules/0/nonResourceRules', value: [{}] },
        { op: 'replace', path: '/spec/rules/0/resourceRules', value: [{}] },
        { op: 'replace', path: '/spec/rules/0/subjects', value: [{}] },
      ],
      [
        { op: 'replace', path: '/spec/matchingPrecedence', value: 65536 },
        { op: 'replace', path: '/spec/rules/0/nonResourceRules/0/nonResourceURLs', value: [''] },
        { op: 'replace', path: '/spec/rules/0/nonResourceRules/0/verbs', value: [''] },
        { op: 'replace', path: '/spec/rules/0/resourceRules/0/namespaces', value: [''] },
        { op: 'replace', path: '/spec/rules/0/resourceRules/0/verbs', value: [''] },
        { op: 'add', path: '/spec/rules/0/subjects/0/group', value: { name: 'x' } },
        { op: 'add', path: '/spec/rules/0/subjects/0/serviceAccount', value: { namespace: 'x', name: 'x' } },
      ],
      [
        { op: 'replace', path: '/spec/rules/0/nonResourceRules/0/nonResourceURLs', value: ['Bad_Name!'] },
        { op: 'replace', path: '/spec/rules/0/resourceRules/0/namespaces', value: ['10.0.0.1'] },
        { op: 'replace', path: '/spec/rules/0/resourceRules/0/verbs/0', value: null },
        { op: 'remove', path: '/spec/rules/0/subjects/0/user' },
        { op: 'remove', path: '/spec/rules/0/subjects/1/group' },
        { op: 'add', path: '/spec/rules/0/subjects/1/user', value: { name: 'x' } },
        { op: 'remove', path: '/spec/rules/0/subjects/2/serviceAccount' },
      ],
      [
        { op: 'replace', path: '/spec/rules/0/nonResourceRules/0/nonResourceURLs/0', value: '*' },
        { op: 'replace', path: '/spec/rules/0/resourceRules/0/verbs/0', value: '*' },
        { op: 'replace', path: '/spec/rules/0/subjects/0/user', value: {} },
        { op: 'replace', path: '/spec/rules/0/subjects/1/group', value: {} },
        { op: 'replace', path: '/spec/rules/0/subjects/2/serviceAccount', value: {} },
      ],
      [
        { op: 'replace', path: '/spec/rules/0/subjects/2/serviceAccount/name', value: 'Bad_Name!' },
        { op: 'replace', path: '/spec/rules/0/subjects/2/serviceAccount/namespace', value: 'Bad_Name!' },
      ],
      [{ op: 'replace', path: '/spec/rules/0/subjects/2/serviceAccount/namespace', value: '10.0.0.1' }],
    ],
    statuses: [[{ op: 'replace', path: '/status/conditions', value: [{}] }]],
  },
  {
    path: '/apis/flowcontrol.apiserver.k8s.io/v1/prioritylevelconfigurations',
    object: {
      apiVersion: 'flowcontrol.apiserver.k8s.io/v1',
      kind: 'PriorityLevelConfiguration',
      metadata: { name: 'hd-one-${ID}' },
      spec: {
        type: 'Limited',
        limited: {
          nominalConcurrencyShares: 5,
          lendablePercent: 10,
          borrowingLimitPercent: 50,
          limitResponse: { type: 'Queue', queuing: { queues: 16, handSize: 4, queueLengthLimit: 20 } },
        },
      },
    },
    status: {
      conditions: [
        { type: 'Dangling', status: 'True', reason: 'r', message: 'm', lastTransitionTime: '2020-01-01T00:00:00Z' },
      ],
    },
    creates: [
      [[['spec']]],
      [[['spec', 'exempt'], {}], [['spec', 'limited']]],
      [[['spec', 'limited'], {}]],
      [
        [['spec', 'limited', 'borrowingLimitPercent'], -1],
        [['spec', 'limited', 'lendablePercent'], -1],
        [['spec', 'limited', 'limitResponse', 'queuing']],
        [['spec', 'limited', 'nominalConcurrencyShares'], -1],
      ],
      [
        [['spec', 'limited', 'limitResponse', 'queuing', 'handSize'], -1],
        [['spec', 'limited', 'limitResponse', 'queuing', 'queueLengthLimit'], -1],
      ],
      [
        [['spec', 'limited', 'limitResponse', 'queuing', 'handSize'], 65536],
        [['spec', 'limited', 'limitResponse', 'queuing', 'queues'], -1],
      ],
      [[['spec', 'limited', 'limitResponse', 'queuing', 'queues'], 65536]],
      [[['spec', 'limited', 'limitResponse', 'queuing', 'queues'], 2147483647]],
    ],
    updates: [
      [{ op: 'remove', path: '/spec' }],
      [
        { op: 'add', path: '/spec/exempt', value: {} },
        { op: 'remove', path: '/spec/limited' },
      ],
      [{ op: 'replace', path: '/spec/limited', value: {} }],
      [
        { op: 'replace', path: '/spec/limited/borrowingLimitPercent', value: -1 },
        { op: 'replace', path: '/spec/limited/lendablePercent', value: -1 },
        { op: 'remove', path: '/spec/limited/limitResponse/queuing' },
        { op: 'replace', path: '/spec/limited/nominalConcurrencyShares', value: -1 },
      ],
      [
        { op: 'replace', path: '/spec/limited/limitResponse/queuing/handSize', value: -1 },
        { op: 'replace', path: '/spec/limited/limitResponse/queuing/queueLengthLimit', value: -1 },
      ],
      [
        { op: 'replace', path: '/spec/limited/limitResponse/queuing/handSize', value: 65536 },
        { op: 'replace', path: '/spec/limited/limitResponse/queuing/queues', value: -1 },
      ],
      [{ op: 'replace', path: '/spec/limited/limitResponse/queuing/queues', value: 65536 }],
      [{ op: 'replace', path: '/spec/limited/limitResponse/queuing/queues', value: 2147483647 }],
    ],
    statuses: [
      [{ op: 'replace', path: '/status/conditions', value: [{}] }],
      [{ op: 'replace', path: '/status/conditions/0/lastTransitionTime', value: 'bogus' }],
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
  about: 'what is wrong with flow schemas and priority levels',
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
