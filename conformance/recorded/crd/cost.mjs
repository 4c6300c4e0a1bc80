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
const L = (n) => Array.from({ length: n }, (_, i) => `v${i}`)
const list = (max, rules) => ({
  type: 'array',
  maxItems: max,
  items: { type: 'string', maxLength: 5 },
  'x-kubernetes-validations': rules,
})
const dbl = 'self.all(x, self.all(y, x != y || x == y))'
const schema = {
  type: 'object',
  properties: {
    a: list(700, [
      { rule: dbl, message: 'never' },
      { rule: 'size(self) < 3', message: 'too big' },
    ]),
    b: { type: 'array', maxItems: 20, items: list(150, [{ rule: 'self.all(x, self.all(y, x == y || x != y))' }]) },
    c: {
      type: 'string',
      maxLength: 1000,
      'x-kubernetes-validations': [
        { rule: 'size(self) < 3', messageExpression: "self.replace('a', 'bb').replace('b', 'cc')" },
      ],
    },
    d: { type: 'integer', 'x-kubernetes-validations': [{ rule: 'self < 5' }] },
  },
}
const steps = [...start(crd(schema))]
const post = (note, o) =>
  steps.push({
    note,
    request: {
      method: 'POST',
      path: W,
      query: { dryRun: 'All' },
      body: { apiVersion: `${G}/v1`, kind: 'Widget', metadata: { name: 'a' }, ...o },
    },
    only: ['message', 'details.causes'],
  })
for (const n of [2, 3, 100, 400, 500, 600, 700]) post(`a ${n}`, { a: L(n) })
for (const n of [1, 5, 10, 20]) post(`b ${n}`, { b: Array.from({ length: n }, () => L(150)), d: 9 })
post('b small', { b: [L(10)], d: 9 })
post('c', { c: 'a'.repeat(500) })
post('d', { d: 9 })
post('two', { a: L(700), d: 9 })
export default { about: 'what rules may cost while they run', needs: ['apiserver'], steps: [...steps, ...end] }
