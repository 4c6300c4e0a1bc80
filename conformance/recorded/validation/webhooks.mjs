/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations',
    object: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'hd-v-${ID}' },
      webhooks: [
        {
          name: 'one.example.com',
          sideEffects: 'None',
          admissionReviewVersions: ['v1', 'v1beta1'],
          timeoutSeconds: 5,
          failurePolicy: 'Ignore',
          matchPolicy: 'Exact',
          clientConfig: { service: { name: 'hook', namespace: 'fixtures', path: '/x', port: 444 } },
          rules: [
            {
              apiGroups: ['nothing.example.com'],
              apiVersions: ['v1'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['things', 'things/status'],
              scope: 'Namespaced',
            },
          ],
          namespaceSelector: { matchLabels: { a: 'b' } },
          objectSelector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] },
          matchConditions: [
            { name: 'c1', expression: 'true' },
            { name: 'c2', expression: 'request.kind.group != ""' },
          ],
        },
        {
          name: 'two.example.com',
          sideEffects: 'NoneOnDryRun',
          admissionReviewVersions: ['v1'],
          clientConfig: { url: 'https://x.example.com/p' },
          rules: [{ apiGroups: ['nothing.example.com'], apiVersions: ['*'], operations: ['*'], resources: ['*'] }],
        },
      ],
    },
    creates: [
      [[['webhooks'], [{}]]],
      [
        [
          ['webhooks', 0, 'admissionReviewVersions'],
          ['v1', 'v1'],
        ],
        [['webhooks', 0, 'clientConfig', 'service'], {}],
        [['webhooks', 0, 'failurePolicy'], ''],
        [
          ['webhooks', 0, 'matchConditions'],
          [
            { name: 'c1', expression: 'true' },
            { name: 'c1', expression: 'true' },
          ],
        ],
        [['webhooks', 0, 'matchPolicy'], ''],
        [['webhooks', 0, 'name'], 'Bad_Name!'],
        [['webhooks', 0, 'namespaceSelector', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
      ],
      [
        [['webhooks', 0, 'admissionReviewVersions'], ['']],
        [['webhooks', 0, 'clientConfig', 'service', 'path'], 'Bad_Name!'],
        [['webhooks', 0, 'clientConfig', 'service', 'port'], -1],
        [['webhooks', 0, 'matchConditions'], [{}]],
        [['webhooks', 0, 'name'], 'x'],
        [['webhooks', 0, 'namespaceSelector', 'matchExpressions'], [{}]],
        [['webhooks', 0, 'namespaceSelector', 'matchLabels'], { '': 'x' }],
      ],
      [
        [['webhooks', 0, 'clientConfig', 'service', 'path'], 'x'],
        [['webhooks', 0, 'matchConditions', 0, 'expression'], 'Bad_Name!'],
        [['webhooks', 0, 'matchConditions', 0, 'name'], 'Bad_Name!'],
        [['webhooks', 0, 'namespaceSelector', 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['webhooks', 0, 'namespaceSelector', 'matchLabels'], { 'A.b/c/d': 'x' }],
        [['webhooks', 0, 'objectSelector', 'matchExpressions'], [{}]],
        [['webhooks', 0, 'rules', 0, 'apiVersions'], ['']],
      ],
      [
        [['webhooks', 0, 'matchConditions', 0, 'expression'], 'x'],
        [['webhooks', 0, 'namespaceSelector', 'matchLabels'], { k: 'Bad_Name!' }],
        [['webhooks', 0, 'objectSelector', 'matchExpressions', 0, 'values'], ['x']],
        [['webhooks', 0, 'rules'], [{}]],
        [['webhooks', 0, 'sideEffects'], ''],
        [['webhooks', 0, 'timeoutSeconds'], -1],
        [['webhooks', 1, 'clientConfig', 'url'], ''],
      ],
      [
        [['webhooks', 0, 'matchConditions', 0, 'expression'], 'a.b/c'],
        [['webhooks', 0, 'objectSelector', 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['webhooks', 0, 'rules', 0, 'operations'], ['']],
        [['webhooks', 0, 'rules', 0, 'resources'], ['']],
        [['webhooks', 0, 'rules', 0, 'scope'], ''],
        [
          ['webhooks', 1, 'rules', 0, 'apiVersions'],
          ['*', '*'],
        ],
      ],
      [
        [['webhooks', 0, 'matchConditions', 0, 'expression'], '10.0.0.1'],
        [['webhooks', 0, 'rules', 0, 'operations', 0], '*'],
      ],
      [[['webhooks', 0, 'matchConditions', 0, 'expression'], 'fd00::1']],
      [[['webhooks', 0, 'matchConditions', 0, 'expression'], '*']],
      [[['webhooks', 0, 'matchConditions', 0, 'expression'], '-lead']],
    ],
    updates: [[{ op: 'add', path: '/webhooks/0/clientConfig/caBundle', value: '!!' }]],
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
  about: 'what is wrong with configurations of webhooks',
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
