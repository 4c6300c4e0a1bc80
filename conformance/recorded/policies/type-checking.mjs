const policies = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies'
const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
const rule = (apiGroups, apiVersions, resources) => ({ apiGroups, apiVersions, operations: ['CREATE'], resources })
const deployments = [rule(['apps'], ['v1'], ['deployments'])]
const custom = [rule(['${ID}.example.com'], ['v1'], ['widgets'])]

const ofDeployments = [
  "object.spec.replicas + 'a' == 'b'",
  'object.spec.replicas > 3.5',
  'object.metadata.labels.a == 3',
  'object.metadata.annotations.all(k, k == 3)',
  'object.metadata.creationTimestamp == "x"',
  'object.metadata.managedFields.all(m, m.fieldsV1.x == 1)',
  'object.spec.template.spec.containers.all(c, c.imag.startsWith("a"))',
  'object.spec.template.spec.containers.all(c, c.resources.limits.cpu == "1")',
  'object.spec.template.spec.containers.all(c, c.ports.exists(p, p.containerPort == "80" || p.x))',
  'object.spec.strategy.rollingUpdate.maxSurge == 1 && object.spec.strategy.rollingUpdate.maxSurge == "1"',
  'has(object.spec.strategy.rollingUpdat.maxSurge)',
  'object.spec.replicas == 1 || object.spec.y',
  'object.spec.template.spec.volumes[0].emptyDir.sizeLimit == "1"',
  'object.spec.template.spec.containers.exists(c, c.?image.orValue("x") == 3)',
  'object.?spec.?replicas.orValue(1) == "x"',
  'object.metadata.?labels[?"x"].orValue(1) == 1',
  'object.spec.selector.matchLabels.foo.bar == 1',
  'dyn(object).foo == 1',
  '!object.spec.replicas',
  'object.spec.for == 1',
  'object.spec.\nnothing == 1',
  '"é" == object.spec.replicas',
  'authorizer.requestResource.check("get").allowed()',
  'oldObject.spec.x == oldObject.spec.y',
  'object.status.conditions.exists(c, c.lastTransitionTime < c.lastUpdateTime && c.typ == "x")',
]

const ofWidgets = [
  "object.spec.a == 'x'",
  'object.spec.b == 1 && object.spec.b.c == "x"',
  'object.spec.c.d == 1',
  'object.spec.d == 1',
  'object.spec.e.metadata.name == 1',
  'object.spec.e.metadata.labels == {}',
  'object.spec.f == 1',
  'object.spec.g.x == "1"',
  'object.spec.h == 1 || object.spec.i == 1 || object.spec.j == 1 || object.spec.k == 1',
  'object.spec.m__dash__n == 1',
  'object.spec.namespace == 1 || object.spec.__namespace__ == 1',
  'object.spec.p.x.r == 1',
  'object.metadata.labels.a == 1',
  'object.status.x == 1',
]

const ofVariables = [
  'variables.untyped == "x"',
  'variables.number == "x"',
  'variables.later + variables.number == dyn("x")',
  'variables.template.nothing == 1',
  'variables.containers[0].nothing == 1',
  'variables.containers.x == 1',
  'variables.names[0] == 1',
  'variables.optional.orValue(variables.number) == "x"',
  'variables.time.x == "x"',
  'params.data.x == 1',
  'params.x == 1',
  'params.metadata.nothing == object.metadata.nothing',
  'params.immutable == 1',
]

const widgets = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.${ID}.example.com' },
  spec: {
    group: '${ID}.example.com',
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets', singular: 'widget' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: {
                  a: { type: 'integer' },
                  b: { 'x-kubernetes-int-or-string': true },
                  c: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
                  d: { 'x-kubernetes-preserve-unknown-fields': true },
                  e: {
                    type: 'object',
                    'x-kubernetes-embedded-resource': true,
                    'x-kubernetes-preserve-unknown-fields': true,
                  },
                  f: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
                  g: { type: 'object', additionalProperties: { type: 'number' } },
                  h: { type: 'string', format: 'date-time' },
                  i: { type: 'string', format: 'duration' },
                  j: { type: 'string', format: 'byte' },
                  k: { type: 'string', enum: ['a', 'b'] },
                  'm-n': { type: 'string' },
                  namespace: { type: 'string' },
                  p: {
                    type: 'object',
                    additionalProperties: { type: 'object', properties: { q: { type: 'boolean' } } },
                  },
                },
              },
              status: { type: 'object', properties: { phase: { type: 'string' } } },
            },
          },
        },
      },
    ],
  },
}

/** A policy is made, its status read when it is there, and the policy deleted. */
function statusSteps(label, { resourceRules, validations, ...rest }) {
  const name = `${label}-\${ID}`
  const body = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name },
    spec: {
      matchConstraints: { resourceRules },
      validations: validations.map((one) => (typeof one === 'string' ? { expression: one } : one)),
      ...rest,
    },
  }
  const path = `${policies}/${name}`
  return [
    { request: { method: 'POST', path: policies, body }, unrecorded: true },
    { until: { path, where: 'status.observedGeneration', equals: 1, withinMs: 40000 } },
    { request: { method: 'GET', path }, only: ['status'], note: label },
    { request: { method: 'DELETE', path }, unrecorded: true },
  ]
}

const several = [
  rule([''], ['v1'], ['pods', 'configmaps', 'events', 'services/status', '*/scale']),
  rule(['apps', 'batch'], ['v1', 'v1beta1'], ['deployments', 'jobs', 'nothing', 'statefulset']),
  rule(['*'], ['v1'], ['secrets']),
  rule(['networking.k8s.io'], ['*'], ['ingresses']),
  rule(['autoscaling'], ['v2', 'v1'], ['horizontalpodautoscalers']),
]
const many = [
  rule(
    [''],
    ['v1'],
    [
      ...['services', 'pods', 'configmaps', 'secrets', 'nodes', 'namespaces', 'endpoints', 'limitranges'],
      ...['persistentvolumes', 'persistentvolumeclaims', 'replicationcontrollers', 'serviceaccounts'],
    ],
  ),
  ...deployments,
]

export default {
  about:
    'types of built-in and custom kinds in expressions of policies: which rules count, parameters, variables, all that the status says',
  needs: ['apiserver', 'controllers'],
  steps: [
    ...statusSteps('deployments', { resourceRules: deployments, validations: ofDeployments }),
    ...statusSteps('several', {
      resourceRules: several,
      validations: [
        { expression: 'object.spec.x == 1', messageExpression: 'object.metadata.name + string(object.spec.replicas)' },
        { expression: 'object.data.x == 1', message: 'm' },
        { expression: 'true', messageExpression: "'a' + string(object.metadata.nothing)" },
      ],
    }),
    ...statusSteps('many', { resourceRules: many, validations: ['object.nothing == 1'] }),
    ...statusSteps('wildcards', { resourceRules: several.slice(2, 4), validations: ['object.nothing == 1'] }),
    ...statusSteps('variables', {
      resourceRules: deployments,
      paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
      variables: [
        { name: 'untyped', expression: 'object.spec.nothing' },
        { name: 'number', expression: 'object.spec.replicas' },
        { name: 'later', expression: 'variables.number + 1' },
        { name: 'wrong', expression: 'variables.number + "x"' },
        { name: 'template', expression: 'object.spec.template' },
        { name: 'containers', expression: 'object.spec.template.spec.containers' },
        { name: 'names', expression: 'object.spec.template.spec.containers.map(c, c.name)' },
        { name: 'optional', expression: 'object.?spec.?replicas' },
        { name: 'time', expression: 'object.metadata.creationTimestamp' },
      ],
      validations: ofVariables,
    }),
    ...statusSteps('unknown-params', {
      resourceRules: deployments,
      paramKind: { apiVersion: 'example.com/v1', kind: 'Nothing' },
      matchConditions: [{ name: 'c', expression: 'object.nothing == 1' }],
      auditAnnotations: [{ key: 'k', valueExpression: 'string(object.nothing)' }],
      validations: ['params.data.x == 1', 'true'],
    }),
    { request: { method: 'POST', path: definitions, body: widgets }, unrecorded: true },
    {
      until: {
        path: `${definitions}/${widgets.metadata.name}`,
        where: 'status.conditions[type=Established].status',
        equals: 'True',
      },
    },
    {
      until: { path: '/openapi/v3', contains: '${ID}.example.com/v1', withinMs: 20000 },
    },
    ...statusSteps('widgets', { resourceRules: custom, validations: ofWidgets }),
    ...statusSteps('widgets-as-params', {
      resourceRules: deployments,
      paramKind: { apiVersion: '${ID}.example.com/v1', kind: 'Widget' },
      validations: ['params.spec.a == "x"', 'params.spec.c.d == object.spec.replicas', 'params.data == 1'],
    }),
    { request: { method: 'DELETE', path: `${definitions}/${widgets.metadata.name}` }, unrecorded: true },
  ],
}
