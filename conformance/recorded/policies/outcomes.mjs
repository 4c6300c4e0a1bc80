const group = '/apis/admissionregistration.k8s.io/v1'
const rule = {
  apiGroups: [''],
  apiVersions: ['v1'],
  operations: ['CREATE', 'UPDATE', 'DELETE'],
  resources: ['configmaps'],
}

/** Each is asked about objects with its own label only. */
const policies = {
  'runtime-error': { spec: { validations: [{ expression: 'object.data.missing == "x"' }] } },
  'runtime-error-ignored': {
    spec: { failurePolicy: 'Ignore', validations: [{ expression: 'object.data.missing == "x"' }] },
  },
  'error-then-false': {
    spec: {
      validations: [
        { expression: 'object.data.missing == "x"', message: 'first' },
        { expression: '1 == 2', message: 'second' },
      ],
    },
  },
  'ignored-error-then-false': {
    spec: {
      failurePolicy: 'Ignore',
      validations: [{ expression: 'object.data.missing == "x"' }, { expression: '1 == 2', message: 'second' }],
    },
  },
  'message-expression': {
    spec: {
      validations: [{ expression: 'false', messageExpression: '"name is " + object.metadata.name', message: 'plain' }],
    },
  },
  'message-error': {
    spec: { validations: [{ expression: 'false', messageExpression: 'object.data.missing', message: 'plain' }] },
  },
  'message-error-alone': {
    spec: { validations: [{ expression: 'object.metadata.name == "y"', messageExpression: 'object.data.missing' }] },
  },
  'message-empty': { spec: { validations: [{ expression: 'false', messageExpression: '"  "', message: 'plain' }] } },
  'message-of-lines': {
    spec: { validations: [{ expression: 'false', messageExpression: '"a\\nb"', message: 'plain' }] },
  },
  'message-is-trimmed': { spec: { validations: [{ expression: 'false', messageExpression: '"  a b  "' }] } },
  'expression-of-lines': { spec: { validations: [{ expression: '\n  object.metadata.name ==\n  "y"\n' }] } },
  'reason-unauthorized': { spec: { validations: [{ expression: 'false', reason: 'Unauthorized' }] } },
  'reason-forbidden': { spec: { validations: [{ expression: 'false', reason: 'Forbidden', message: 'm' }] } },
  'reason-too-large': { spec: { validations: [{ expression: 'false', reason: 'RequestEntityTooLarge' }] } },
  'reason-invalid': { spec: { validations: [{ expression: 'false', reason: 'Invalid' }] } },
  'reason-of-first': {
    spec: {
      validations: [
        { expression: 'false', reason: 'Forbidden' },
        { expression: 'false', reason: 'Unauthorized' },
      ],
    },
  },
  'warn-error': { spec: { validations: [{ expression: 'object.data.missing == "x"' }] }, actions: ['Warn'] },
  'warn-two': {
    spec: {
      validations: [
        { expression: 'false', message: 'one' },
        { expression: 'false', message: 'two' },
      ],
    },
    actions: ['Warn'],
  },
  'deny-and-audit': { spec: { validations: [{ expression: 'false' }] }, actions: ['Deny', 'Audit'] },
  'condition-false': {
    spec: {
      matchConditions: [{ name: 'c', expression: 'object.metadata.name == "other"' }],
      validations: [{ expression: 'false' }],
    },
  },
  'condition-error': {
    spec: {
      matchConditions: [{ name: 'c', expression: 'object.data.missing == "x"' }],
      validations: [{ expression: 'true' }],
    },
  },
  'condition-error-ignored': {
    spec: {
      failurePolicy: 'Ignore',
      matchConditions: [{ name: 'c', expression: 'object.data.missing == "x"' }],
      validations: [{ expression: 'false' }],
    },
  },
  'condition-error-and-false': {
    spec: {
      matchConditions: [
        { name: 'c', expression: 'object.data.missing == "x"' },
        { name: 'd', expression: 'false' },
      ],
      validations: [{ expression: 'false' }],
    },
  },
  'conditions-errors': {
    spec: {
      matchConditions: [
        { name: 'c', expression: 'object.data.missing == "x"' },
        { name: 'd', expression: 'object.data.gone == "x"' },
      ],
      validations: [{ expression: 'false' }],
    },
  },
  'variable-error': {
    spec: {
      variables: [{ name: 'v', expression: 'object.data.missing' }],
      validations: [{ expression: 'variables.v == "x"' }, { expression: 'variables.v == "y"' }],
    },
  },
  'variable-of-variable': {
    spec: {
      variables: [
        { name: 'a', expression: 'object.metadata.name.size()' },
        { name: 'b', expression: 'variables.a + 1' },
      ],
      validations: [{ expression: 'variables.b > 100', messageExpression: 'string(variables.b)' }],
    },
  },
  'asks-authorizer': {
    spec: {
      validations: [
        {
          expression: 'authorizer.group("apps").resource("deployments").namespace("default").check("create").allowed()',
          message: 'allowed',
        },
        { expression: 'authorizer.requestResource.check("nonsense").allowed()', message: 'own' },
        { expression: 'authorizer.path("/healthz").check("get").reason() == ""', message: 'path' },
        {
          expression:
            '!authorizer.serviceAccount("default", "nobody").resource("pods").namespace("default").check("get").allowed()',
          message: 'account',
        },
        {
          expression: 'false',
          messageExpression:
            'authorizer.serviceAccount("default", "nobody").resource("pods").check("get").reason() + "."',
        },
      ],
    },
  },
  'too-costly': {
    spec: {
      validations: [
        {
          expression:
            '[1,2,3,4,5,6,7,8,9,10].all(a, [1,2,3,4,5,6,7,8,9,10].all(b, [1,2,3,4,5,6,7,8,9,10].all(c, [1,2,3,4,5,6,7,8,9,10].all(d, [1,2,3,4,5,6,7,8,9,10].all(e, [1,2,3,4,5,6,7,8,9,10].all(f, [1,2,3,4,5,6,7,8,9,10].all(g, a + b + c + d + e + f + g > 0)))))))',
        },
      ],
    },
  },
  'old-is-null': {
    spec: {
      validations: [
        { expression: 'oldObject == null', message: 'not new' },
        { expression: 'request.operation != "DELETE"', message: 'delete' },
      ],
    },
  },
}

const object = (label) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', labels: { case: label } } })
const path = '/api/v1/namespaces/${NS}/configmaps'
const only = ['kind', 'status', 'details', 'message', 'reason', 'code']

function policySteps([label, { spec, actions = ['Deny'] }]) {
  const name = `${label}-\${ID}`
  return [
    {
      request: {
        method: 'POST',
        path: `${group}/validatingadmissionpolicies`,
        body: {
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingAdmissionPolicy',
          metadata: { name },
          spec: {
            matchConstraints: {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': '${NS}' } },
              objectSelector: { matchLabels: { case: label } },
              resourceRules: [rule],
            },
            ...spec,
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'POST',
        path: `${group}/validatingadmissionpolicybindings`,
        body: {
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingAdmissionPolicyBinding',
          metadata: { name },
          spec: { policyName: name, validationActions: actions },
        },
      },
      unrecorded: true,
    },
  ]
}

const labels = Object.keys(policies)

export default {
  about: 'what becomes of a request by what a policy finds',
  needs: ['apiserver'],
  steps: [
    ...Object.entries(policies).flatMap(policySteps),
    { settle: { ms: 3000 } },
    ...labels.map((label) => ({ request: { method: 'POST', path: `${path}?dryRun=All`, body: object(label) }, only })),
    // An object that is there: its old form is asked about too.
    { request: { method: 'POST', path, body: object('old-is-null') }, only },
    { request: { method: 'PUT', path: `${path}/x`, body: { ...object('old-is-null'), data: { a: 'b' } } }, only },
    { request: { method: 'PUT', path: `${path}/x`, body: object('none') }, only },
    { request: { method: 'DELETE', path: `${path}/x` }, only },
    { request: { method: 'DELETE', path }, only },
    ...labels.flatMap((label) =>
      ['validatingadmissionpolicybindings', 'validatingadmissionpolicies'].map((plural) => ({
        request: { method: 'DELETE', path: `${group}/${plural}/${label}-\${ID}` },
        unrecorded: true,
      })),
    ),
  ],
}
