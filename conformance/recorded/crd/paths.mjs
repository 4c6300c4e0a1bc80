const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
const G = '${ID}.example.com'
const crd = (schema, more = {}, spec = {}) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `widgets.${G}` },
  spec: {
    group: G,
    scope: 'Namespaced',
    names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList' },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema }, ...more }],
    ...spec,
  },
})
const W = `/apis/${G}/v1/namespaces/\${NS}/widgets`
const start = (body) => [
  { request: { method: 'POST', path: CRDS, body }, unrecorded: true },
  { until: { path: `/apis/${G}/v1/widgets`, where: 'kind', equals: 'WidgetList' } },
]
const end = [
  { request: { method: 'DELETE', path: `${CRDS}/widgets.${G}` }, unrecorded: true },
  { until: { path: `${CRDS}/widgets.${G}`, where: 'code', equals: 404 } },
]
const def = crd({ type: 'object', properties: { a: { type: 'string' } } })
const steps = [...start(def)]
for (const p of [
  '',
  '/',
  '/v1',
  '/v1/',
  '/v9',
  '/v9/',
  '/v9/widgets',
  '/v1/zzz',
  '/v1/zzz/a',
  '/v1/namespaces/${NS}/zzz',
  '/v1/namespaces/${NS}/widgets/a',
  '/v1/namespaces/${NS}/widgets/a/zzz',
  '/v1/namespaces/${NS}/widgets/a/status',
  '/v1/namespaces/${NS}/widgets/a/b/c',
  '/v1/widgets/a',
  '/v9/namespaces/${NS}/widgets/a',
  '/v1/namespaces/${NS}',
  '/v1/namespaces/nope/widgets',
])
  for (const m of ['GET', 'POST', 'DELETE', 'PUT'])
    if (!(p.includes('watch') && m === 'GET') && !(m === 'POST' && p === '/v1/widgets'))
      steps.push({
        note: `${m} ${p}`,
        request: {
          method: m,
          path: `/apis/${G}${p}`,
          ...(m === 'POST' || m === 'PUT'
            ? { body: { apiVersion: `${G}/v1`, kind: 'Widget', metadata: { name: 'a' } } }
            : {}),
        },
      })
steps.push({
  note: 'post in missing ns',
  request: {
    method: 'POST',
    path: `/apis/${G}/v1/namespaces/nope-\${ID}/widgets`,
    body: { apiVersion: `${G}/v1`, kind: 'Widget', metadata: { name: 'a' } },
  },
})
for (const m of ['HEAD', 'PATCH']) steps.push({ note: m, request: { method: m, path: W } })
export default {
  about: 'paths and methods in a group of custom resources that lead nowhere, or where one would not expect',
  needs: ['apiserver'],
  steps: [
    ...steps.map((step) =>
      step.note ? { ...step, ignore: ['metadata.managedFields', 'resources.*.storageVersionHash'] } : step,
    ),
    ...end,
  ],
}
