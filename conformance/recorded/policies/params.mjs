const group = '/apis/admissionregistration.k8s.io/v1'
const rule = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] }
const maps = { apiVersion: 'v1', kind: 'ConfigMap' }
// Of kinds that upstream does not watch for itself it stops the watch with the last policy, for good.
const accounts = { apiVersion: 'v1', kind: 'ServiceAccount' }
const expression = 'params != null && object.metadata.name == params.metadata.annotations.name'
const messageExpression = '"wants " + params.metadata.annotations.name'

/** Policies of ConfigMaps with ServiceAccounts for parameters; each is asked about objects with its own label only. Bindings by their parameters. */
const policies = {
  'by-name': { bindings: [{ name: 'one', parameterNotFoundAction: 'Deny' }] },
  'by-name-and-namespace': { bindings: [{ name: 'one', namespace: '${NS}', parameterNotFoundAction: 'Deny' }] },
  'of-another-namespace': { bindings: [{ name: 'default', namespace: 'no-such', parameterNotFoundAction: 'Deny' }] },
  'missing-denied': { bindings: [{ name: 'gone', parameterNotFoundAction: 'Deny' }] },
  'missing-allowed': { bindings: [{ name: 'gone', parameterNotFoundAction: 'Allow' }] },
  'missing-ignored': { failurePolicy: 'Ignore', bindings: [{ name: 'gone', parameterNotFoundAction: 'Deny' }] },
  'by-selector': { bindings: [{ selector: { matchLabels: { params: 'yes' } }, parameterNotFoundAction: 'Deny' }] },
  'by-empty-selector': {
    bindings: [{ selector: { matchLabels: { params: 'yes', set: 'b' } }, parameterNotFoundAction: 'Deny' }],
  },
  'none-selected-denied': {
    bindings: [{ selector: { matchLabels: { params: 'no' } }, parameterNotFoundAction: 'Deny' }],
  },
  'none-selected-allowed': {
    bindings: [{ selector: { matchLabels: { params: 'no' } }, parameterNotFoundAction: 'Allow' }],
  },
  'without-reference': { bindings: [undefined] },
  'two-bindings': {
    bindings: [
      { name: 'one', parameterNotFoundAction: 'Deny' },
      { name: 'two', parameterNotFoundAction: 'Deny' },
    ],
  },
  'kind-without-params': {
    paramKind: null,
    bindings: [{ name: 'one', parameterNotFoundAction: 'Deny' }],
    expression: 'false',
  },
  'no-such-kind': {
    paramKind: { apiVersion: 'example.com/v1', kind: 'Nothing' },
    bindings: [{ name: 'one', parameterNotFoundAction: 'Deny' }],
  },
  'cluster-kind': {
    paramKind: { apiVersion: 'v1', kind: 'Namespace' },
    expression: 'object.metadata.namespace == params.metadata.name && false',
    messageExpression: '"in " + string(params.metadata.name == object.metadata.namespace)',
    bindings: [{ name: '${NS}', parameterNotFoundAction: 'Deny' }],
  },
  'condition-on-params': {
    matchConditions: [{ name: 'c', expression: 'params.metadata.annotations.name == "y"' }],
    bindings: [{ selector: { matchLabels: { params: 'yes' } }, parameterNotFoundAction: 'Deny' }],
  },
}

function policySteps([label, { paramKind = accounts, failurePolicy, matchConditions, bindings, ...texts }]) {
  const name = `${label}-\${ID}`
  const post = (plural, body) => ({
    request: {
      method: 'POST',
      path: `${group}/${plural}`,
      body: { apiVersion: 'admissionregistration.k8s.io/v1', ...body },
    },
    unrecorded: true,
  })
  return [
    post('validatingadmissionpolicies', {
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: {
        ...(paramKind ? { paramKind } : {}),
        ...(failurePolicy ? { failurePolicy } : {}),
        ...(matchConditions ? { matchConditions } : {}),
        matchConstraints: {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': '${NS}' } },
          objectSelector: { matchLabels: { case: label } },
          resourceRules: [rule],
        },
        validations: [
          paramKind
            ? {
                expression: texts.expression ?? expression,
                messageExpression: texts.messageExpression ?? messageExpression,
              }
            : { expression: texts.expression },
        ],
      },
    }),
    ...bindings.map((paramRef, index) =>
      post('validatingadmissionpolicybindings', {
        kind: 'ValidatingAdmissionPolicyBinding',
        metadata: { name: `${name}-${index}` },
        spec: { policyName: name, validationActions: ['Deny'], ...(paramRef ? { paramRef } : {}) },
      }),
    ),
  ]
}

const path = '/api/v1/namespaces/${NS}/configmaps'
const account = (name, labels, annotations) => ({
  request: {
    method: 'POST',
    path: '/api/v1/namespaces/${NS}/serviceaccounts',
    body: { ...accounts, metadata: { name, labels, annotations } },
  },
  unrecorded: true,
})

const asked = Object.keys(policies).map((label) => ({
  method: 'POST',
  path: `${path}?dryRun=All`,
  body: { ...maps, metadata: { name: 'x', labels: { case: label } } },
}))

export default {
  about: 'parameters of policies: by name and by labels, missing ones, and what has none',
  needs: ['apiserver'],
  steps: [
    account('one', { params: 'yes', set: 'a' }, { name: 'x' }),
    account('two', { params: 'yes', set: 'b' }, { name: 'y' }),
    ...Object.entries(policies).flatMap(policySteps),
    { settle: { ms: 3000 } },
    ...asked.map((request) => ({ request, only: ['kind', 'status', 'details', 'message', 'reason', 'code'] })),
    ...Object.entries(policies).flatMap(([label, { bindings }]) => [
      ...bindings.map((_, index) => ({
        request: { method: 'DELETE', path: `${group}/validatingadmissionpolicybindings/${label}-\${ID}-${index}` },
        unrecorded: true,
      })),
      { request: { method: 'DELETE', path: `${group}/validatingadmissionpolicies/${label}-\${ID}` }, unrecorded: true },
    ]),
  ],
}
