/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/batch/v1/namespaces/${NS}/cronjobs',
    object: {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'one' },
      spec: {
        schedule: '*/5 * * * *',
        timeZone: 'Europe/Paris',
        startingDeadlineSeconds: 10,
        concurrencyPolicy: 'Forbid',
        suspend: true,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 1,
        jobTemplate: {
          metadata: { labels: { a: 'b' } },
          spec: {
            parallelism: 2,
            template: {
              spec: { restartPolicy: 'OnFailure', containers: [{ name: 'main', image: 'registry.example/app:1' }] },
            },
            backoffLimit: 2,
            ttlSecondsAfterFinished: 1,
          },
        },
      },
    },
    status: {
      active: [{ kind: 'Job', name: 'x', apiVersion: 'batch/v1' }],
      lastScheduleTime: '2020-01-01T00:00:00Z',
      lastSuccessfulTime: '2020-01-01T00:00:00Z',
    },
    creates: [
      [[['spec']]],
      [
        [['spec', 'concurrencyPolicy'], 'Bad_Name!'],
        [['spec', 'failedJobsHistoryLimit'], -1],
        [['spec', 'jobTemplate', 'spec', 'activeDeadlineSeconds'], -1],
        [['spec', 'jobTemplate', 'spec', 'backoffLimit'], -1],
        [['spec', 'jobTemplate', 'spec', 'backoffLimitPerIndex'], -1],
        [['spec', 'jobTemplate', 'spec', 'completions'], -1],
        [['spec', 'jobTemplate', 'spec', 'managedBy'], ''],
      ],
      [
        [['spec', 'jobTemplate', 'spec', 'completionMode'], ''],
        [['spec', 'jobTemplate', 'spec', 'managedBy'], 'Bad_Name!'],
        [['spec', 'jobTemplate', 'spec', 'manualSelector'], true],
        [['spec', 'jobTemplate', 'spec', 'parallelism'], -1],
        [['spec', 'jobTemplate', 'spec', 'podFailurePolicy'], { rules: [{ action: 'Count' }] }],
        [['spec', 'jobTemplate', 'spec', 'selector'], {}],
        [['spec', 'jobTemplate', 'spec', 'template', 'spec', 'activeDeadlineSeconds'], -1],
      ],
      [
        [['spec', 'jobTemplate', 'spec', 'completionMode'], 'Indexed'],
        [['spec', 'jobTemplate', 'spec', 'podFailurePolicy', 'rules'], [{}]],
        [['spec', 'jobTemplate', 'spec', 'selector', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
        [['spec', 'jobTemplate', 'spec', 'ttlSecondsAfterFinished'], -1],
        [['spec', 'schedule'], 'Bad_Name!'],
        [['spec', 'startingDeadlineSeconds'], -1],
        [['spec', 'successfulJobsHistoryLimit'], -1],
      ],
      [
        [['spec', 'jobTemplate', 'spec', 'maxFailedIndexes'], -1],
        [['spec', 'jobTemplate', 'spec', 'podFailurePolicy', 'rules', 0, 'action'], 'Bad_Name!'],
        [
          ['spec', 'jobTemplate', 'spec', 'selector', 'matchExpressions'],
          [
            { key: 'x', operator: 'x' },
            { key: 'x', operator: 'x' },
          ],
        ],
        [['spec', 'schedule'], 'x'],
        [['spec', 'timeZone'], ''],
      ],
      [
        [['spec', 'jobTemplate', 'spec', 'podFailurePolicy', 'rules', 0, 'action'], 'FailIndex'],
        [['spec', 'jobTemplate', 'spec', 'selector', 'matchExpressions', 0, 'values'], ['x']],
        [['spec', 'schedule'], 'a.b/c'],
        [['spec', 'timeZone'], 'Bad_Name!'],
      ],
      [
        [['spec', 'jobTemplate', 'spec', 'podFailurePolicy', 'rules', 0, 'onExitCodes'], {}],
        [
          ['spec', 'jobTemplate', 'spec', 'podFailurePolicy', 'rules', 0, 'onPodConditions'],
          [{ type: 'x', status: 'x' }],
        ],
        [
          ['spec', 'jobTemplate', 'spec', 'selector', 'matchExpressions', 0, 'values'],
          ['x', 'x'],
        ],
        [['spec', 'schedule'], ' '],
        [['spec', 'timeZone'], 'x'],
      ],
      [
        [['spec', 'jobTemplate', 'spec', 'podFailurePolicy', 'rules', 0, 'onExitCodes', 'containerName'], ''],
        [['spec', 'jobTemplate', 'spec', 'podFailurePolicy', 'rules', 0, 'onPodConditions'], [{}]],
        [['spec', 'jobTemplate', 'spec', 'selector', 'matchLabels'], { key: 'x' }],
        [['spec', 'schedule'], '10.0.0.1'],
        [['spec', 'timeZone'], 'a.b/c'],
      ],
      [
        [['spec', 'jobTemplate', 'spec', 'podFailurePolicy', 'rules', 0, 'onExitCodes', 'operator'], 'Bad_Name!'],
        [['spec', 'schedule'], 'fd00::1'],
        [['spec', 'timeZone'], ' '],
      ],
      [
        [['spec', 'jobTemplate', 'spec', 'podFailurePolicy', 'rules', 0, 'onExitCodes', 'values'], []],
        [['spec', 'schedule'], '*'],
        [['spec', 'timeZone'], '10.0.0.1'],
      ],
      [
        [
          ['spec', 'jobTemplate', 'spec', 'podFailurePolicy', 'rules', 0, 'onExitCodes', 'values'],
          [1, 1],
        ],
        [['spec', 'schedule'], '-lead'],
        [['spec', 'timeZone'], 'fd00::1'],
      ],
      [
        [['spec', 'jobTemplate', 'spec', 'podReplacementPolicy'], ''],
        [['spec', 'jobTemplate', 'spec', 'template', 'spec', 'restartPolicy'], 'Bad_Name!'],
        [['spec', 'timeZone'], '*'],
      ],
      [
        [['spec', 'jobTemplate', 'spec', 'template', 'spec', 'terminationGracePeriodSeconds'], -1],
        [['spec', 'timeZone'], '-lead'],
      ],
    ],
    updates: [],
    statuses: [[{ op: 'replace', path: '/status/lastScheduleTime', value: 'bogus' }]],
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
  about: 'what is wrong with cron jobs',
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
