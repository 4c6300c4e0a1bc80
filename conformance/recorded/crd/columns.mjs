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
const T = 'application/json;as=Table;v=v1;g=meta.k8s.io',
  str = { type: 'string' }
const c = (name, type, jsonPath, more = {}) => ({ name, type, jsonPath, ...more })
const cols = [
  c('S', 'string', '.spec.s'),
  c('I', 'integer', '.spec.i'),
  c('N', 'number', '.spec.n'),
  c('B', 'boolean', '.spec.b'),
  c('D', 'date', '.spec.d'),
  c('DT', 'date', '.metadata.creationTimestamp'),
  c('L', 'string', '.spec.l'),
  c('L0', 'string', '.spec.l[0]'),
  c('LA', 'string', '.spec.l[*]'),
  c('LN', 'string', '.spec.l[-1]'),
  c('O', 'string', '.spec.o'),
  c('OX', 'string', '.spec.o.x'),
  c('F', 'string', '.spec.items[?(@.k=="b")].v'),
  c('FA', 'string', '.spec.items[*].k'),
  c('Miss', 'string', '.spec.zz.yy'),
  c('IS', 'integer', '.spec.s'),
  c('SI', 'string', '.spec.i'),
  c('NS', 'number', '.spec.s'),
  c('BS', 'boolean', '.spec.s'),
  c('IN', 'integer', '.spec.n'),
  c('Lab', 'string', '.metadata.labels.a'),
  c('LabD', 'string', '.metadata.labels.x\\.io/y'),
  c('LabB', 'string', ".metadata.labels['x.io/y']"),
  c('Ann', 'string', '.metadata.annotations'),
  c('Nm', 'string', '.metadata.name'),
  c('P', 'string', '.spec.s', { priority: 1, description: 'the s', format: 'password' }),
  c('Dot', 'string', '.spec..k'),
  c('Slice', 'string', '.spec.l[0:2]'),
  c('Null', 'string', '.spec.nul'),
  c('Cond', 'string', '.status.conditions[?(@.type=="Ready")].status'),
  c('Gen', 'integer', '.metadata.generation'),
  c('BI', 'integer', '.spec.b'),
  c('DI', 'date', '.spec.i'),
  c('LI', 'integer', '.spec.ints'),
  c('LI0', 'integer', '.spec.ints[1]'),
  c('Kind', 'string', '.kind'),
  c('Whole', 'string', '.spec.o.deep'),
]
const schema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
      properties: { nul: { ...str, nullable: true } },
    },
    status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  },
}
const steps = [...start(crd(schema, { additionalPrinterColumns: cols }))]
const post = (name, spec, more = {}, meta = {}) =>
  steps.push({
    request: {
      method: 'POST',
      path: W,
      body: { apiVersion: `${G}/v1`, kind: 'Widget', metadata: { name, ...meta }, spec, ...more },
    },
    unrecorded: true,
  })
post(
  'a',
  {
    s: 'text',
    i: 5,
    n: 1.5,
    b: true,
    d: '2020-01-02T03:04:05Z',
    l: ['x', 'y', 'z'],
    o: { x: 'ox', deep: { a: [1, { b: 'c' }] } },
    items: [
      { k: 'a', v: '1' },
      { k: 'b', v: '2' },
      { k: 'b', v: '3' },
    ],
    nul: null,
    ints: [7, 8],
  },
  { status: { conditions: [{ type: 'Ready', status: 'True' }] } },
  { labels: { a: 'la', 'x.io/y': 'dotted' }, annotations: { q: 'w', r: 's' } },
)
post('b', {})
post('c', { s: '42', i: 0, n: 3, b: false, d: 'not a date', l: [], o: {}, items: [], ints: [] })
post('d', {
  s: 'multi\nline\ttab',
  i: -7,
  n: 1e15,
  b: 'true',
  d: '2999-01-01T00:00:00Z',
  l: [true, 1.5, null, { a: 1 }],
  o: 'plain',
  items: 'x',
  nul: 'here',
  ints: ['a', 1.7],
})
post('e', { s: '', i: 9007199254740991, n: 0.1, b: null, d: null, l: 'notalist', o: ['list'] })
const get = (note, path, query, accept = T) =>
  steps.push({ note, request: { path, headers: { accept }, ...(query ? { query } : {}) }, ignore: ['rows.*.object'] })
get('list', W)
for (const n of 'abcde') get(n, `${W}/${n}`)
get('include none', W, { includeObject: 'None' })
get('include object', W, { includeObject: 'Object', fieldSelector: 'metadata.name=b' })
steps.at(-1).ignore = ['rows.*.object.metadata.managedFields', 'columnDefinitions']
get('include bogus', W, { includeObject: 'Bogus' })
get('limit', W, { limit: 2 })
get('partial', `${W}/b`, undefined, 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io')
steps.at(-1).ignore = ['metadata.managedFields']
get('v1beta1 table', `${W}/b`, undefined, 'application/json;as=Table;v=v1beta1;g=meta.k8s.io')
steps.push(
  { note: 'kubectl', kubectl: ['get', `widgets.${G}`] },
  { note: 'kubectl wide', kubectl: ['get', `widgets.${G}`, '-o', 'wide'] },
  { note: 'kubectl custom', kubectl: ['get', `widgets.${G}`, '-o', 'custom-columns=N:.metadata.name,S:.spec.s'] },
  { note: 'kubectl name', kubectl: ['get', `widgets.${G}`, '-o', 'name'] },
)
export default {
  about: 'printer columns of custom resources: every type, path and missing value, in lists, objects and watches',
  needs: ['apiserver'],
  steps: [...steps, ...end],
}
