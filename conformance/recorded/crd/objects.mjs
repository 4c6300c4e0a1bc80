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
const str = { type: 'string' },
  int = { type: 'integer' }
const P = {
  type: 'object',
  properties: {
    s: { ...str, minLength: 2, maxLength: 5, pattern: '^a' },
    e: { ...str, enum: ['x', 'y'] },
    ei: { ...int, enum: [1, 2] },
    i: { ...int, minimum: 1, maximum: 10, multipleOf: 3 },
    ix: { ...int, minimum: 1, maximum: 10, exclusiveMinimum: true, exclusiveMaximum: true },
    n: { type: 'number', minimum: 0.5, maximum: 2.5, multipleOf: 0.5 },
    b: { type: 'boolean' },
    i32: { ...int, format: 'int32' },
    i64: { ...int, format: 'int64' },
    fl: { type: 'number', format: 'float' },
    db: { type: 'number', format: 'double' },
    ios: { 'x-kubernetes-int-or-string': true },
    iosp: {
      'x-kubernetes-int-or-string': true,
      pattern: '^[0-9]+%$',
      maximum: 5,
      anyOf: [{ type: 'integer' }, { type: 'string' }],
    },
    nul: { ...str, nullable: true },
    nulo: { type: 'object', nullable: true, properties: { a: str }, required: ['a'] },
    nule: { ...str, nullable: true, enum: ['a'] },
    l: { type: 'array', minItems: 2, maxItems: 3, items: { ...str, maxLength: 2 } },
    set: { type: 'array', 'x-kubernetes-list-type': 'set', items: str },
    m: {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['k', 'p'],
      items: { type: 'object', required: ['k'], properties: { k: str, p: { ...int, default: 1 }, v: str } },
    },
    o: {
      type: 'object',
      required: ['a', 'b'],
      properties: { a: str, b: { type: 'object', required: ['c'], properties: { c: int } } },
    },
    map: { type: 'object', minProperties: 1, maxProperties: 2, additionalProperties: { ...int, maximum: 5 } },
    mapo: { type: 'object', additionalProperties: { type: 'object', required: ['x'], properties: { x: str } } },
    any: { ...str, anyOf: [{ pattern: '^a' }, { minLength: 3 }] },
    one: { ...int, oneOf: [{ minimum: 5 }, { maximum: 7 }] },
    all: { ...str, allOf: [{ minLength: 3 }, { pattern: 'b' }] },
    not: { ...str, not: { enum: ['bad'] } },
    pre: {
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
      properties: { a: int, in: { type: 'object', properties: { q: str } } },
    },
    emb: { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
    d: {
      type: 'object',
      default: {},
      properties: {
        x: { ...str, default: 'dx' },
        y: { type: 'array', items: { type: 'object', properties: { z: { ...int, default: 3 } } } },
      },
    },
    ll: { type: 'array', items: { type: 'array', items: int } },
    dn: { ...str, nullable: true, default: 'dd' },
    dnn: { ...str, default: 'dd' },
    dt: { ...str, format: 'date-time' },
    by: { ...str, format: 'byte' },
    'a.b': int,
    'a/b': { type: 'object', properties: { 'c d': int } },
    anything: { 'x-kubernetes-preserve-unknown-fields': true },
    opt: { type: 'object', properties: { r: str }, required: ['r'] },
  },
}
const schema = { type: 'object', properties: { spec: P, status: { type: 'object', properties: { n: int } } } }
const steps = [...start(crd(schema, {}))]
const _n = 0
const post = (note, spec, more = {}, query = {}) =>
  steps.push({
    note,
    request: {
      method: 'POST',
      path: W,
      query: { dryRun: 'All', ...query },
      body: { apiVersion: `${G}/v1`, kind: 'Widget', metadata: { name: 'a' }, spec, ...more },
    },
    only: ['message', 'spec'],
  })
for (const s of ['', 'a', 'b', 'bb', 'abcdef', 'bcdefgh', 5, null, true, [], {}, '日本語aa', 'a'.repeat(1000)])
  post(`s ${JSON.stringify(s).slice(0, 20)}`, { s })
for (const e of ['z', '', null, 1, ['x']]) post(`e ${JSON.stringify(e)}`, { e })
for (const ei of [3, '1', 1.5, null, 1.0]) post(`ei ${ei}`, { ei })
for (const i of [0, 1, 3, 11, 12, 4.5, '3', null, -3, 1e20, 3.0]) post(`i ${JSON.stringify(i)}`, { i })
for (const ix of [1, 10, 5]) post(`ix ${ix}`, { ix })
for (const v of [0.5, 0, 3, 0.7, 2, '1', null, 1e308]) post(`n ${v}`, { n: v })
for (const b of ['true', 1, null]) post(`b ${b}`, { b })
for (const v of [2147483648, -2147483649, 1.5, 9007199254740992]) {
  post(`i32 ${v}`, { i32: v })
  post(`i64 ${v}`, { i64: v })
}
for (const v of [1e39, 3.5, 'x', 1]) {
  post(`fl ${v}`, { fl: v, db: v })
}
for (const v of [1, 'a', 1.5, true, null, {}, [], 1.0]) {
  post(`ios ${JSON.stringify(v)}`, { ios: v })
  post(`iosp ${JSON.stringify(v)}`, { iosp: v })
}
for (const v of ['5%', 'x', 6, 5]) post(`iosp ${v}`, { iosp: v })
for (const v of [null, 5, 'a']) {
  post('nul', { nul: v })
  post('nule', { nule: v })
  post('nulo', { nulo: v })
}
post('nulo {}', { nulo: {} })
for (const l of [[], ['a'], ['a', 'b', 'c', 'd'], ['abc', 'abcd'], [1, 'a'], 'x', {}, null, [null, 'a']])
  post(`l ${JSON.stringify(l)}`, { l })
for (const set of [['a', 'a'], ['a', 'b', 'a', 'b', 'a'], ['a', null], [1]]) post(`set ${JSON.stringify(set)}`, { set })
for (const m of [
  [{ k: 'a' }, { k: 'a' }],
  [{ k: 'a', p: 1 }, { k: 'a' }],
  [{ k: 'a', p: 2 }, { k: 'a' }],
  [{}],
  [
    { k: 'a', v: 'x' },
    { k: 'a', v: 'y' },
    { k: 'a', v: 'z' },
  ],
  [null],
  ['x'],
  [{ k: 5 }],
])
  post(`m ${JSON.stringify(m)}`, { m })
for (const o of [
  {},
  { a: 1 },
  { a: 'x', b: {} },
  { a: 'x', b: null },
  { b: { c: 'x' } },
  [],
  'x',
  { a: 'x', b: { c: 1 }, z: 1 },
])
  post(`o ${JSON.stringify(o)}`, { o })
for (const map of [{}, { a: 6 }, { a: 1, b: 2, c: 3 }, { a: 'x', b: 9 }, { a: null }, { 'x.y': 6, 'x/z': 7 }])
  post(`map ${JSON.stringify(map)}`, { map })
for (const mapo of [{ a: {} }, { 'a.b': { x: 1 } }, { a: null }, { a: { x: 'q', zz: 1 } }])
  post(`mapo ${JSON.stringify(mapo)}`, { mapo })
for (const any of ['b', 'ab', 'bbb', 5]) post(`any ${any}`, { any })
for (const one of [6, 3, 9, 'x']) post(`one ${one}`, { one })
for (const all of ['a', 'b', 'abc', 'aaa', 4]) post(`all ${all}`, { all })
for (const not of ['bad', 'ok', 5]) post(`not ${not}`, { not })
for (const pre of [{ a: 'x', z: 1 }, { a: 1, in: { q: 'a', w: 2 }, deep: { x: [1] } }, 5, null])
  post(`pre ${JSON.stringify(pre)}`, { pre })
for (const emb of [
  {},
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: '', kind: '' },
  { apiVersion: 'a/b/c', kind: 'bad kind!' },
  { apiVersion: 1, kind: [] },
  {
    apiVersion: 'v1',
    kind: 'X',
    metadata: {
      name: 'BAD/NAME',
      namespace: 'x_y',
      labels: { 'bad key!': 'v', ok: 'bad value!' },
      annotations: { 'q q': 'x' },
      finalizers: ['nope'],
      ownerReferences: [{ apiVersion: 'v1' }],
    },
  },
  { apiVersion: 'v1', kind: 'X', metadata: { labels: [1] } },
  { apiVersion: 'v1', kind: 'X', metadata: { unknown: 1, name: 'a' } },
  { apiVersion: 'v1', kind: 'X', metadata: null },
  { apiVersion: 'v1', kind: 'X', metadata: 'x' },
  { apiVersion: 'v1', kind: 'X', metadata: { creationTimestamp: 'bad' } },
  { apiVersion: 'v1', kind: 'X', metadata: { creationTimestamp: null, generateName: 'g' } },
])
  post(`emb ${JSON.stringify(emb)}`, { emb })
for (const d of [undefined, null, {}, { x: null }, { y: [{}, { z: 5 }, null] }, { x: 5 }])
  post(`d ${JSON.stringify(d)}`, { d })
for (const v of [undefined, null, 'q']) post(`dn ${v}`, { dn: v, dnn: v })
for (const ll of [[[1], ['x']], [1], [[1.5]]]) post(`ll ${JSON.stringify(ll)}`, { ll })
post('odd names', { 'a.b': 'x', 'a/b': { 'c d': 'y', z: 1 } })
post('anything', { anything: { a: [1, { b: null }], c: 1.5 } })
for (const v of ['null', '5', '"x"', '[]', 'true'])
  steps.push({
    note: `spec is ${v}`,
    request: {
      method: 'POST',
      path: W,
      query: { dryRun: 'All' },
      rawBody: `{"apiVersion":"${G}/v1","kind":"Widget","metadata":{"name":"a"},"spec":${v}}`,
    },
    only: ['message', 'spec'],
  })
for (const fv of ['Strict', 'Warn', 'Ignore', 'Bogus'])
  post(
    `unknown ${fv}`,
    { zz: 1, d: { q: 1 }, m: [{ k: 'a', qq: 1 }], mapo: { a: { x: 'x', y: 1 } }, ll: [] },
    { extra: 1, metadata: { name: 'a', foo: 1, labels: { a: 'b' } } },
    { fieldValidation: fv },
  )
for (const fv of ['Strict', 'Warn'])
  steps.push({
    note: `dup ${fv}`,
    request: {
      method: 'POST',
      path: W,
      query: { dryRun: 'All', fieldValidation: fv },
      rawBody: `{"apiVersion":"${G}/v1","kind":"Widget","metadata":{"name":"a","name":"b"},"spec":{"s":"ab","s":"ac","pre":{"x":1,"x":2}}}`,
    },
    only: ['message', 'spec'],
  })
post('many', { s: 5, e: 'q', i: 0, l: [], set: ['a', 'a'], o: {}, emb: {}, map: { a: 9 }, all: 'a' })
for (const metadata of [
  {},
  { generateName: 'Bad_' },
  { name: 'A' },
  { name: 'a', namespace: 'other' },
  { name: 'a', labels: { 'x y': 'z' } },
  { name: 'a', labels: { x: 'a b' } },
  { name: 'a', annotations: { 'x y': 'z' } },
  { name: 'a', finalizers: ['x'] },
  { name: 'a', finalizers: ['example.com/ok', 'bad one'] },
  { name: 'a', ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'x' }] },
  {
    name: 'a',
    ownerReferences: [
      { apiVersion: 'v1', kind: 'Pod', name: 'x', uid: 'u', controller: true },
      { apiVersion: 'v1', kind: 'Pod', name: 'y', uid: 'v', controller: true },
    ],
  },
  {
    name: 'a',
    generation: 7,
    uid: 'mine',
    creationTimestamp: '2001-01-01T00:00:00Z',
    selfLink: 'x',
    deletionGracePeriodSeconds: 3,
  },
  { name: 'a', resourceVersion: '5' },
  { name: 'x'.repeat(300) },
  { name: 5 },
  { name: 'a', labels: 'x' },
  { name: 'a', labels: { a: 1 } },
  { name: 'a', labels: null, annotations: null },
  { name: 'a', creationTimestamp: 'x' },
  { name: 'a', managedFields: [{ manager: 'x' }] },
])
  post(`meta ${JSON.stringify(metadata).slice(0, 60)}`, {}, { metadata })
for (const tm of [
  { kind: 'Gadget' },
  { apiVersion: 'v1' },
  { apiVersion: `${G}/v2` },
  { kind: '' },
  { apiVersion: '' },
  { apiVersion: 'other/v1' },
  { kind: 5 },
])
  post(`tm ${JSON.stringify(tm)}`, {}, tm)
for (const rawBody of ['', 'x', '[]', '5', '"x"', 'null', '{}', '{"a":', '{"apiVersion":1}'])
  steps.push({ note: `raw ${rawBody}`, request: { method: 'POST', path: W, query: { dryRun: 'All' }, rawBody } })
const unordered = /^many$|^map .*x|^fl x$|^odd names$|Bad_|resourceVersion/
export default {
  about: 'what schemas, TypeMeta and metadata make of custom objects',
  needs: ['apiserver'],
  steps: [...steps, ...end].filter(({ note = '' }) => !unordered.test(note)),
}
