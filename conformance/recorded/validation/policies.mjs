/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies',
    object: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: 'hd-vap-${ID}' },
      spec: {
        failurePolicy: 'Fail',
        paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
        matchConstraints: {
          matchPolicy: 'Equivalent',
          namespaceSelector: { matchLabels: { a: 'b' } },
          objectSelector: { matchLabels: { a: 'b' } },
          resourceRules: [
            {
              resourceNames: ['x'],
              apiGroups: ['nothing.example.com'],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['pods'],
              scope: '*',
            },
          ],
          excludeResourceRules: [
            { apiGroups: ['nothing.example.com'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] },
          ],
        },
        validations: [
          {
            expression: 'object.metadata.name != "x"',
            message: 'm',
            reason: 'Forbidden',
            messageExpression: '"a" + object.metadata.name',
          },
        ],
        auditAnnotations: [{ key: 'k', valueExpression: '"x"' }],
        matchConditions: [{ name: 'c', expression: 'true' }],
        variables: [{ name: 'foo', expression: '1 + 1' }],
      },
    },
    status: {
      observedGeneration: 1,
      typeChecking: { expressionWarnings: [{ fieldRef: 'spec.validations[0].expression', warning: 'w' }] },
      conditions: [
        { type: 'A', status: 'True', reason: 'r', message: 'm', lastTransitionTime: '2020-01-01T00:00:00Z' },
      ],
    },
    creates: [
      [[['spec']]],
      [
        [
          ['spec', 'auditAnnotations'],
          [
            { key: 'k', valueExpression: '"x"' },
            { key: 'k', valueExpression: '"x"' },
          ],
        ],
        [['spec', 'failurePolicy'], ''],
        [
          ['spec', 'matchConditions'],
          [
            { name: 'c', expression: 'true' },
            { name: 'c', expression: 'true' },
          ],
        ],
        [['spec', 'matchConstraints'], {}],
        [['spec', 'paramKind'], {}],
        [['spec', 'validations'], [{}]],
        [['spec', 'variables'], [{}]],
      ],
      [
        [['spec', 'auditAnnotations'], [{}]],
        [['spec', 'matchConditions'], [{}]],
        [['spec', 'matchConstraints', 'excludeResourceRules'], [{}]],
        [['spec', 'matchConstraints', 'matchPolicy'], ''],
        [['spec', 'matchConstraints', 'namespaceSelector', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
        [['spec', 'matchConstraints', 'namespaceSelector', 'matchLabels'], { '': 'x' }],
        [['spec', 'matchConstraints', 'objectSelector', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
      ],
      [
        [['spec', 'auditAnnotations', 0, 'key'], 'a.b/c'],
        [['spec', 'auditAnnotations', 0, 'valueExpression'], 'Bad_Name!'],
        [['spec', 'matchConditions', 0, 'expression'], 'Bad_Name!'],
        [['spec', 'matchConditions', 0, 'name'], 'Bad_Name!'],
        [['spec', 'matchConstraints', 'excludeResourceRules', 0, 'apiVersions'], ['']],
        [['spec', 'matchConstraints', 'excludeResourceRules', 0, 'operations'], ['']],
        [
          ['spec', 'matchConstraints', 'excludeResourceRules', 0, 'resourceNames'],
          ['x', 'x'],
        ],
      ],
      [
        [['spec', 'auditAnnotations', 0, 'valueExpression'], 'x'],
        [['spec', 'matchConditions', 0, 'expression'], 'x'],
        [['spec', 'matchConstraints', 'excludeResourceRules', 0, 'resourceNames'], ['a.b/c']],
        [['spec', 'matchConstraints', 'excludeResourceRules', 0, 'resources'], ['']],
        [['spec', 'matchConstraints', 'excludeResourceRules', 0, 'scope'], ''],
        [['spec', 'matchConstraints', 'namespaceSelector', 'matchExpressions'], [{}]],
        [['spec', 'matchConstraints', 'namespaceSelector', 'matchLabels'], { 'A.b/c/d': 'x' }],
      ],
      [
        [['spec', 'auditAnnotations', 0, 'valueExpression'], 'fd00::1'],
        [['spec', 'matchConditions', 0, 'expression'], 'fd00::1'],
        [['spec', 'matchConstraints', 'objectSelector', 'matchLabels'], { k: 'Bad_Name!' }],
        [['spec', 'matchConstraints', 'resourceRules', 0, 'operations'], ['']],
        [
          ['spec', 'matchConstraints', 'resourceRules', 0, 'resourceNames'],
          ['x', 'x'],
        ],
        [['spec', 'matchConstraints', 'resourceRules', 0, 'resources'], ['']],
        [['spec', 'matchConstraints', 'resourceRules', 0, 'scope'], ''],
      ],
      [
        [['spec', 'auditAnnotations', 0, 'valueExpression'], '*'],
        [['spec', 'matchConditions', 0, 'expression'], '*'],
        [['spec', 'matchConstraints', 'resourceRules', 0, 'resourceNames'], ['a.b/c']],
        [['spec', 'validations', 0, 'expression'], 'Bad_Name!'],
        [['spec', 'validations', 0, 'message'], ' '],
        [['spec', 'validations', 0, 'messageExpression'], 'Bad_Name!'],
        [['spec', 'validations', 0, 'reason'], ''],
      ],
      [
        [['spec', 'auditAnnotations', 0, 'valueExpression'], '-lead'],
        [['spec', 'matchConditions', 0, 'expression'], '-lead'],
        [['spec', 'validations', 0, 'expression'], 'x'],
        [['spec', 'validations', 0, 'messageExpression'], 'x'],
        [['spec', 'variables', 0, 'expression'], 'Bad_Name!'],
        [['spec', 'variables', 0, 'name'], 'Bad_Name!'],
      ],
      [
        [['spec', 'validations', 0, 'expression'], 'a.b/c'],
        [['spec', 'validations', 0, 'messageExpression'], 'a.b/c'],
        [['spec', 'variables', 0, 'expression'], 'x'],
      ],
      [
        [['spec', 'validations', 0, 'expression'], '10.0.0.1'],
        [['spec', 'validations', 0, 'messageExpression'], ' '],
        [['spec', 'variables', 0, 'expression'], 'a.b/c'],
      ],
      [
        [['spec', 'validations', 0, 'expression'], 'fd00::1'],
        [['spec', 'validations', 0, 'messageExpression'], '10.0.0.1'],
        [['spec', 'variables', 0, 'expression'], '10.0.0.1'],
      ],
      [
        [['spec', 'validations', 0, 'messageExpression'], '-lead'],
        [['spec', 'variables', 0, 'expression'], '-lead'],
      ],
    ],
    updates: [],
    statuses: [
      [
        { op: 'replace', path: '/status/conditions', value: [{}] },
        { op: 'replace', path: '/status/typeChecking/expressionWarnings', value: [{}] },
      ],
    ],
  },
  {
    path: '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings',
    object: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: 'hd-b-${ID}' },
      spec: {
        policyName: 'none',
        validationActions: ['Deny', 'Audit'],
        paramRef: { name: 'p', namespace: 'n', parameterNotFoundAction: 'Deny' },
        matchResources: {
          matchPolicy: 'Equivalent',
          namespaceSelector: { matchLabels: { a: 'b' } },
          objectSelector: { matchLabels: { a: 'b' } },
          resourceRules: [
            {
              resourceNames: ['x'],
              apiGroups: ['nothing.example.com'],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['pods'],
              scope: '*',
            },
          ],
          excludeResourceRules: [
            { apiGroups: ['nothing.example.com'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] },
          ],
        },
      },
    },
    creates: [
      [[['spec']]],
      [
        [['spec', 'matchResources', 'excludeResourceRules'], [{}]],
        [['spec', 'matchResources', 'matchPolicy'], ''],
        [['spec', 'matchResources', 'namespaceSelector', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
        [['spec', 'matchResources', 'namespaceSelector', 'matchLabels'], { '': 'x' }],
        [['spec', 'matchResources', 'objectSelector', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
        [['spec', 'matchResources', 'objectSelector', 'matchLabels'], { '': 'x' }],
        [['spec', 'matchResources', 'resourceRules', 0, 'apiVersions'], ['']],
      ],
      [
        [['spec', 'matchResources', 'excludeResourceRules', 0, 'apiVersions'], ['']],
        [['spec', 'matchResources', 'excludeResourceRules', 0, 'operations'], ['']],
        [
          ['spec', 'matchResources', 'excludeResourceRules', 0, 'resourceNames'],
          ['x', 'x'],
        ],
        [['spec', 'matchResources', 'excludeResourceRules', 0, 'resources'], ['']],
        [['spec', 'matchResources', 'excludeResourceRules', 0, 'scope'], ''],
        [['spec', 'matchResources', 'namespaceSelector', 'matchExpressions'], [{}]],
        [['spec', 'matchResources', 'namespaceSelector', 'matchLabels'], { 'A.b/c/d': 'x' }],
      ],
      [
        [['spec', 'matchResources', 'objectSelector', 'matchExpressions', 0, 'values'], ['Bad_Name!']],
        [['spec', 'matchResources', 'objectSelector', 'matchLabels'], { k: 'Bad_Name!' }],
        [['spec', 'matchResources', 'resourceRules', 0, 'operations'], ['']],
        [
          ['spec', 'matchResources', 'resourceRules', 0, 'resourceNames'],
          ['x', 'x'],
        ],
        [['spec', 'matchResources', 'resourceRules', 0, 'resources'], ['']],
        [['spec', 'matchResources', 'resourceRules', 0, 'scope'], ''],
        [['spec', 'paramRef', 'name']],
      ],
      [
        [['spec', 'matchResources', 'resourceRules', 0, 'resourceNames'], ['a.b/c']],
        [['spec', 'paramRef', 'name'], 'a.b/c'],
        [['spec', 'paramRef', 'parameterNotFoundAction'], ''],
        [['spec', 'paramRef', 'selector'], {}],
        [['spec', 'policyName'], 'Bad_Name!'],
        [
          ['spec', 'validationActions'],
          ['Deny', 'Deny'],
        ],
      ],
      [
        [['spec', 'paramRef', 'parameterNotFoundAction'], 'Bad_Name!'],
        [['spec', 'paramRef', 'selector', 'matchExpressions'], [{ key: 'x', operator: 'x' }]],
        [['spec', 'validationActions'], ['']],
      ],
    ],
    updates: [],
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
  about: 'what is wrong with policies and their bindings',
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
