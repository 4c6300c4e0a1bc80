const finalizers = ['x']
const refusing = { annotations: { 'Bad Key!': 'x' } }
const create = (path, body) => ({
  request: { path, method: 'POST', query: { dryRun: 'All' }, body },
  ignore: ['metadata.managedFields'],
})
const lease = (metadata, spec = {}) =>
  create('/apis/coordination.k8s.io/v1/namespaces/${NS}/leases', {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: 'l', ...metadata },
    spec,
  })
const budget = (metadata, spec) =>
  create('/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'b', ...metadata },
    spec,
  })
const cluster = (group, plural, kind, rest) =>
  create(`/apis/${group}/v1/${plural}`, {
    apiVersion: `${group}/v1`,
    kind,
    metadata: { name: 'lax-metadata', finalizers },
    ...rest,
  })
const definition = {
  group: 'lax.example.com',
  scope: 'Namespaced',
  names: { plural: 'things', singular: 'thing', kind: 'Thing', listKind: 'ThingList' },
}
const schema = (properties) => ({
  openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties } } },
})
const text = { type: 'string' }
const version = (name, storage, properties) => ({
  name,
  served: true,
  storage,
  ...(properties ? { schema: schema(properties) } : {}),
  selectableFields: [{ jsonPath: '.spec.a' }],
})
const selectable = (...versions) =>
  create('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.lax.example.com', finalizers },
    spec: { ...definition, versions },
  })

export default {
  about:
    'finalizers that most kinds refuse, metadata that is looked at last, selectable fields without a schema beside them',
  needs: ['apiserver'],
  steps: [
    lease({ finalizers }),
    lease({ finalizers }, { leaseDurationSeconds: -1 }),
    lease(refusing, { leaseDurationSeconds: -1 }),
    budget({ finalizers }, {}),
    budget(refusing, {}),
    budget(refusing, { minAvailable: -1 }),
    cluster('node.k8s.io', 'runtimeclasses', 'RuntimeClass', { handler: 'h' }),
    cluster('admissionregistration.k8s.io', 'validatingwebhookconfigurations', 'ValidatingWebhookConfiguration', {}),
    cluster('admissionregistration.k8s.io', 'mutatingwebhookconfigurations', 'MutatingWebhookConfiguration', {}),
    cluster('scheduling.k8s.io', 'priorityclasses', 'PriorityClass', { value: 1 }),
    selectable(version('v1', true, { a: text })),
    selectable(version('v1', true, { a: text }), version('v2', false, { a: text })),
    selectable(version('v1', true, { a: text }), version('v2', false, { a: text, b: text })),
    selectable(version('v1', true)),
  ],
}
