/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/batch/v1/namespaces/${NS}/jobs',
    object: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'j' },
      spec: {
        parallelism: 3,
        completions: 5,
        activeDeadlineSeconds: 100,
        backoffLimit: 3,
        completionMode: 'Indexed',
        suspend: false,
        ttlSecondsAfterFinished: 100,
        podReplacementPolicy: 'Failed',
        maxFailedIndexes: 2,
        backoffLimitPerIndex: 1,
        managedBy: 'example.com/x',
        podFailurePolicy: {
          rules: [
            { action: 'FailJob', onExitCodes: { containerName: 'main', operator: 'In', values: [1, 2] } },
            { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
          ],
        },
        successPolicy: { rules: [{ succeededIndexes: '0-2', succeededCount: 1 }] },
        template: {
          metadata: { labels: { a: 'b' } },
          spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'registry.example/app:1' }] },
        },
      },
    },
    status: {
      startTime: '2020-01-01T00:00:00Z',
      active: 1,
      ready: 1,
      terminating: 1,
      succeeded: 1,
      failed: 1,
      completedIndexes: '1',
      failedIndexes: '2',
      uncountedTerminatedPods: { succeeded: ['a'], failed: ['b'] },
      conditions: [
        {
          type: 'Suspended',
          status: 'True',
          reason: 'r',
          message: 'm',
          lastTransitionTime: '2020-01-01T00:00:00Z',
          lastProbeTime: '2020-01-01T00:00:00Z',
        },
      ],
    },
    creates: [
      [[['spec']]],
      [
        [['spec', 'activeDeadlineSeconds'], -1],
        [['spec', 'backoffLimit'], -1],
        [['spec', 'backoffLimitPerIndex']],
        [['spec', 'completions'], -1],
        [['spec', 'managedBy'], ''],
        [['spec', 'manualSelector'], true],
        [['spec', 'maxFailedIndexes'], 2147483647],
      ],
      [
        [['spec', 'backoffLimitPerIndex'], -1],
        [['spec', 'managedBy'], 'Bad_Name!'],
        [['spec', 'maxFailedIndexes'], -1],
        [['spec', 'parallelism'], -1],
        [['spec', 'podFailurePolicy', 'rules'], [{}]],
        [['spec', 'podReplacementPolicy'], ''],
        [['spec', 'selector', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
      ],
      [
        [['spec', 'parallelism'], 2147483647],
        [['spec', 'podFailurePolicy', 'rules', 0, 'action'], 'Bad_Name!'],
        [['spec', 'podFailurePolicy', 'rules', 0, 'onExitCodes'], {}],
        [['spec', 'podFailurePolicy', 'rules', 0, 'onPodConditions'], [{ type: 'x', status: 'x' }]],
        [['spec', 'selector', 'matchExpressions'], [{}]],
        [['spec', 'successPolicy'], {}],
        [['spec', 'template', 'metadata', 'labels'], { '': 'x' }],
      ],
      [
        [['spec', 'podFailurePolicy', 'rules', 0, 'onExitCodes', 'containerName'], ''],
        [['spec', 'podFailurePolicy', 'rules', 0, 'onExitCodes', 'operator'], 'Bad_Name!'],
        [['spec', 'podFailurePolicy', 'rules', 0, 'onExitCodes', 'values'], []],
        [['spec', 'podFailurePolicy', 'rules', 0, 'onPodConditions'], [{}]],
        [['spec', 'selector', 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['spec', 'successPolicy', 'rules'], [{}]],
        [['spec', 'template', 'metadata', 'labels'], { 'A.b/c/d': 'x' }],
      ],
      [
        [
          ['spec', 'podFailurePolicy', 'rules', 0, 'onExitCodes', 'values'],
          [1, 1],
        ],
        [['spec', 'successPolicy', 'rules', 0, 'succeededCount'], -1],
        [['spec', 'template', 'metadata', 'labels'], { k: 'Bad_Name!' }],
        [['spec', 'template', 'spec', 'activeDeadlineSeconds'], -1],
        [['spec', 'template', 'spec', 'restartPolicy'], 'Bad_Name!'],
        [['spec', 'ttlSecondsAfterFinished'], -1],
      ],
      [
        [['spec', 'podFailurePolicy', 'rules', 0, 'onExitCodes', 'values'], [0]],
        [['spec', 'successPolicy', 'rules', 0, 'succeededIndexes'], 'Bad_Name!'],
        [['spec', 'template', 'spec', 'restartPolicy'], 'OnFailure'],
      ],
      [[['spec', 'podFailurePolicy', 'rules', 0, 'onExitCodes', 'values', 0], 7]],
      [[['spec', 'template', 'spec', 'terminationGracePeriodSeconds'], -1]],
    ],
    updates: [
      [
        { op: 'replace', path: '/spec/activeDeadlineSeconds', value: -1 },
        { op: 'replace', path: '/spec/backoffLimit', value: -1 },
        { op: 'remove', path: '/spec/backoffLimitPerIndex' },
        { op: 'replace', path: '/spec/completions', value: 1 },
      ],
      [
        { op: 'replace', path: '/spec/backoffLimitPerIndex', value: -1 },
        { op: 'remove', path: '/spec/managedBy' },
        { op: 'replace', path: '/spec/maxFailedIndexes', value: -1 },
        { op: 'replace', path: '/spec/parallelism', value: -1 },
        { op: 'remove', path: '/spec/podFailurePolicy' },
        { op: 'remove', path: '/spec/selector' },
      ],
      [
        { op: 'replace', path: '/spec/managedBy', value: '' },
        { op: 'replace', path: '/spec/maxFailedIndexes', value: 2147483647 },
        { op: 'replace', path: '/spec/parallelism', value: 2147483647 },
        { op: 'replace', path: '/spec/podReplacementPolicy', value: '' },
        { op: 'replace', path: '/spec/selector', value: {} },
        { op: 'remove', path: '/spec/successPolicy' },
      ],
      [
        { op: 'replace', path: '/spec/managedBy', value: 'Bad_Name!' },
        { op: 'add', path: '/spec/selector/matchExpressions', value: [{ key: 'x', operator: 'x' }] },
        { op: 'replace', path: '/spec/ttlSecondsAfterFinished', value: -1 },
      ],
      [
        {
          op: 'add',
          path: '/spec/selector/matchExpressions',
          value: [
            { key: 'x', operator: 'x' },
            { key: 'x', operator: 'x' },
          ],
        },
      ],
      [{ op: 'add', path: '/spec/selector/matchExpressions', value: [{ values: ['x'] }] }],
      [{ op: 'replace', path: '/spec/selector/matchLabels', value: { '': 'x' } }],
      [{ op: 'replace', path: '/spec/selector/matchLabels', value: { x: 'x' } }],
      [{ op: 'replace', path: '/spec/selector/matchLabels', value: { k: 'Bad_Name!' } }],
    ],
    statuses: [
      [{ op: 'remove', path: '/status' }],
      [
        { op: 'remove', path: '/status/active' },
        { op: 'replace', path: '/status/completedIndexes', value: 'Bad_Name!' },
        { op: 'add', path: '/status/completionTime', value: '2020-01-01T00:00:00Z' },
        { op: 'replace', path: '/status/failed', value: -1 },
        { op: 'replace', path: '/status/failedIndexes', value: 'Bad_Name!' },
        { op: 'replace', path: '/status/succeeded', value: -1 },
        { op: 'replace', path: '/status/terminating', value: -1 },
      ],
      [
        { op: 'replace', path: '/status/active', value: -1 },
        { op: 'replace', path: '/status/uncountedTerminatedPods/failed', value: ['b', 'b'] },
        { op: 'replace', path: '/status/uncountedTerminatedPods/succeeded', value: ['a', 'a'] },
      ],
      [
        { op: 'replace', path: '/status/ready', value: -1 },
        { op: 'replace', path: '/status/uncountedTerminatedPods/failed', value: [''] },
        { op: 'replace', path: '/status/uncountedTerminatedPods/succeeded', value: [''] },
      ],
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
  about: 'what is wrong with jobs',
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
