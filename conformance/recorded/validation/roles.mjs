/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/rbac.authorization.k8s.io/v1/namespaces/${NS}/roles',
    object: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'one' },
      rules: [
        { apiGroups: ['', 'apps'], resources: ['pods', 'deployments'], resourceNames: ['x'], verbs: ['get', 'list'] },
      ],
    },
    creates: [
      [[['rules'], [{}]]],
      [[['rules', 0, 'nonResourceURLs'], ['x']]],
      [
        [
          ['rules', 0, 'nonResourceURLs'],
          ['x', 'x'],
        ],
      ],
    ],
    updates: [
      [{ op: 'replace', path: '/rules', value: [{}] }],
      [{ op: 'add', path: '/rules/0/nonResourceURLs', value: ['x'] }],
      [{ op: 'add', path: '/rules/0/nonResourceURLs', value: ['x', 'x'] }],
    ],
    statuses: [],
  },
  {
    path: '/apis/rbac.authorization.k8s.io/v1/clusterroles',
    object: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'hd-two-${ID}' },
      rules: [],
      aggregationRule: {
        clusterRoleSelectors: [
          { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] },
        ],
      },
    },
    creates: [
      [
        [['aggregationRule'], {}],
        [['rules'], [{ verbs: ['x'] }, { verbs: ['x'] }]],
      ],
      [
        [['aggregationRule', 'clusterRoleSelectors', 0, 'matchExpressions'], [{}]],
        [['aggregationRule', 'clusterRoleSelectors', 0, 'matchLabels'], { '': 'x' }],
        [['rules'], [{}]],
      ],
      [
        [['aggregationRule', 'clusterRoleSelectors', 0, 'matchExpressions', 0, 'values']],
        [['aggregationRule', 'clusterRoleSelectors', 0, 'matchLabels'], { 'A.b/c/d': 'x' }],
      ],
      [
        [['aggregationRule', 'clusterRoleSelectors', 0, 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['aggregationRule', 'clusterRoleSelectors', 0, 'matchLabels'], { k: 'Bad_Name!' }],
      ],
    ],
    updates: [
      [
        { op: 'replace', path: '/aggregationRule', value: {} },
        { op: 'replace', path: '/rules', value: [{ verbs: ['x'] }, { verbs: ['x'] }] },
      ],
      [
        { op: 'replace', path: '/aggregationRule/clusterRoleSelectors/0/matchExpressions', value: [{}] },
        { op: 'replace', path: '/aggregationRule/clusterRoleSelectors/0/matchLabels', value: { '': 'x' } },
      ],
      [
        { op: 'remove', path: '/aggregationRule/clusterRoleSelectors/0/matchExpressions/0/values' },
        { op: 'replace', path: '/aggregationRule/clusterRoleSelectors/0/matchLabels', value: { 'A.b/c/d': 'x' } },
        { op: 'replace', path: '/rules', value: [{}] },
      ],
      [
        {
          op: 'replace',
          path: '/aggregationRule/clusterRoleSelectors/0/matchExpressions/0/values',
          value: ['Bad_Name!'],
        },
        { op: 'replace', path: '/aggregationRule/clusterRoleSelectors/0/matchLabels', value: { k: 'Bad_Name!' } },
      ],
    ],
    statuses: [],
  },
  {
    path: '/apis/rbac.authorization.k8s.io/v1/namespaces/${NS}/rolebindings',
    object: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'one' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' },
      subjects: [
        { kind: 'ServiceAccount', name: 'bob', namespace: 'n' },
        { kind: 'User', name: 'u', apiGroup: 'rbac.authorization.k8s.io' },
        { kind: 'Group', name: 'g' },
      ],
    },
    creates: [
      [[['roleRef']], [['subjects'], [{}]]],
      [
        [['roleRef', 'apiGroup'], 'Bad_Name!'],
        [['roleRef', 'name'], 'a.b/c'],
        [['subjects', 0, 'apiGroup'], 'Bad_Name!'],
        [['subjects', 0, 'name'], 'Bad_Name!'],
      ],
    ],
    updates: [
      [{ op: 'replace', path: '/subjects', value: [{}] }],
      [
        { op: 'add', path: '/subjects/0/apiGroup', value: 'Bad_Name!' },
        { op: 'replace', path: '/subjects/0/name', value: 'Bad_Name!' },
      ],
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
  about: 'what is wrong with roles and bindings',
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
