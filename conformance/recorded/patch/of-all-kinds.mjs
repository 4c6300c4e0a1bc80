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
const NSP = '/api/v1/namespaces/${NS}',
  str = { type: 'string' }
const MP = 'application/merge-patch+json',
  JP = 'application/json-patch+json',
  SM = 'application/strategic-merge-patch+json'
const steps = [
  ...start(
    crd({
      type: 'object',
      properties: {
        spec: {
          type: 'object',
          properties: { a: str, l: { type: 'array', items: str }, m: { type: 'object', additionalProperties: str } },
        },
      },
    }),
  ),
]
const r = (note, method, path, body, query, ct) =>
  steps.push({
    note,
    request: {
      method,
      path,
      ...(typeof body === 'string' ? { rawBody: body } : body === undefined ? {} : { body }),
      ...(query ? { query } : {}),
      ...(ct ? { headers: { 'content-type': ct } } : {}),
    },
    only: ['message', 'spec', 'metadata.labels'],
  })
r('cm', 'POST', `${NSP}/configmaps`, {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', labels: { 'x/y': '1', 'a~b': '2' } },
  data: { k: 'v', list: '[]' },
})
r('cr', 'POST', W, {
  apiVersion: `${G}/v1`,
  kind: 'Widget',
  metadata: { name: 'a' },
  spec: { a: 'x', l: ['p', 'q', 'r'], m: { 'x/y': '1', 'a~b': '2' } },
})
const C = `${NSP}/configmaps/a`,
  O = `${W}/a`
const each = (note, ops, q = {}) => {
  r(`cm ${note}`, 'PATCH', C, ops, { dryRun: 'All', ...q }, JP)
  r(`cr ${note}`, 'PATCH', O, ops, { dryRun: 'All', ...q }, JP)
}
each('escape', [{ op: 'replace', path: '/metadata/labels/x~1y', value: 'z' }])
each('escape2', [{ op: 'add', path: '/metadata/labels/q~1r~0s', value: 'z' }])
each('bad escape', [{ op: 'add', path: '/metadata/labels/q~2', value: 'z' }])
each('no slash', [{ op: 'add', path: 'metadata', value: 'z' }])
each('empty path', [
  { op: 'replace', path: '', value: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } } },
])
each('remove missing', [{ op: 'remove', path: '/metadata/labels/nope' }])
each('replace missing', [{ op: 'replace', path: '/spec/zz', value: 1 }])
each('add deep missing', [{ op: 'add', path: '/spec/zz/yy', value: 1 }])
each('test ok', [{ op: 'test', path: '/metadata/name', value: 'a' }])
each('test fails', [{ op: 'test', path: '/metadata/name', value: 'b' }])
each('test missing', [{ op: 'test', path: '/metadata/nope', value: null }])
each('test missing value', [{ op: 'test', path: '/metadata/name' }])
each('copy', [{ op: 'copy', from: '/metadata/name', path: '/metadata/labels/copied' }])
each('move', [{ op: 'move', from: '/metadata/labels/x~1y', path: '/metadata/labels/moved' }])
each('move missing', [{ op: 'move', from: '/metadata/zz', path: '/metadata/labels/moved' }])
each('copy no from', [{ op: 'copy', path: '/metadata/labels/copied' }])
each('move into child', [{ op: 'move', from: '/metadata', path: '/metadata/labels' }])
each('unknown op', [{ op: 'frob', path: '/metadata/name', value: 'a' }])
each('no op', [{ path: '/metadata/name', value: 'a' }])
each('no path', [{ op: 'add', value: 'a' }])
each('no value', [{ op: 'add', path: '/metadata/labels/x' }])
each('null value', [{ op: 'add', path: '/metadata/labels/x', value: null }])
each('extra member', [{ op: 'add', path: '/metadata/labels/x', value: 'y', foo: 1 }])
each('extra member strict', [{ op: 'add', path: '/metadata/labels/x', value: 'y', foo: 1 }], {
  fieldValidation: 'Strict',
})
each('op case', [{ op: 'ADD', path: '/metadata/labels/x', value: 'y' }])
each('op number', [{ op: 5, path: '/metadata/labels/x', value: 'y' }])
each('not list', { op: 'add' })
each('list of strings', ['a'])
each('null', 'null')
each('empty', '[]')
each('nothing', '')
each('bad json', '[{]')
each('two', '[][]')
each(
  'too many',
  Array.from({ length: 10001 }, () => ({ op: 'test', path: '/metadata/name', value: 'a' })),
)
each('unknown field', [{ op: 'add', path: '/foo', value: 1 }])
each('unknown field strict', [{ op: 'add', path: '/foo', value: 1 }], { fieldValidation: 'Strict' })
each('unknown field ignore', [{ op: 'add', path: '/foo', value: 1 }], { fieldValidation: 'Ignore' })
each('wrong type', [{ op: 'replace', path: '/metadata/labels', value: 5 }])
each('wrong kind', [{ op: 'replace', path: '/kind', value: 'Pod' }])
each('wrong version', [{ op: 'replace', path: '/apiVersion', value: 'v9' }])
each('no kind', [{ op: 'remove', path: '/kind' }])
each('rename', [{ op: 'replace', path: '/metadata/name', value: 'b' }])
each('rens', [{ op: 'replace', path: '/metadata/namespace', value: 'b' }])
each('reuid', [{ op: 'replace', path: '/metadata/uid', value: 'b' }])
each('rv stale', [{ op: 'replace', path: '/metadata/resourceVersion', value: '1' }])
each('rv removed', [{ op: 'remove', path: '/metadata/resourceVersion' }])
each('rv junk', [{ op: 'replace', path: '/metadata/resourceVersion', value: 'x' }])
each('creation', [{ op: 'remove', path: '/metadata/creationTimestamp' }])
each('metadata gone', [{ op: 'remove', path: '/metadata' }])
each('bad label', [{ op: 'add', path: '/metadata/labels/bad key!', value: 'bad value!' }])
const cr = (note, ops) => r(`cr ${note}`, 'PATCH', O, ops, { dryRun: 'All' }, JP)
for (const p of ['0', '1', '3', '4', '-', '-1', '01', 'x', '1.5', '', '99999999999999999999']) {
  cr(`list add ${p}`, [{ op: 'add', path: `/spec/l/${p}`, value: 'n' }])
  cr(`list remove ${p}`, [{ op: 'remove', path: `/spec/l/${p}` }])
  cr(`list replace ${p}`, [{ op: 'replace', path: `/spec/l/${p}`, value: 'n' }])
  cr(`list test ${p}`, [{ op: 'test', path: `/spec/l/${p}`, value: 'p' }])
}
cr('copy list', [{ op: 'copy', from: '/spec/l/0', path: '/spec/l/-' }])
cr('move list', [{ op: 'move', from: '/spec/l/0', path: '/spec/l/2' }])
const both = (note, b, q = {}) => {
  r(`cm merge ${note}`, 'PATCH', C, b, { dryRun: 'All', ...q }, MP)
  r(`cr merge ${note}`, 'PATCH', O, b, { dryRun: 'All', ...q }, MP)
  r(`cm strategic ${note}`, 'PATCH', C, b, { dryRun: 'All', ...q }, SM)
}
both('empty', {})
both('null', 'null')
both('list', '[]')
both('scalar', '5')
both('string', '"x"')
both('nothing', '')
both('bad', '{"a":')
both('dup', '{"metadata":{"labels":{"a":"1","a":"2"}}}')
both('dup strict', '{"metadata":{"labels":{"a":"1","a":"2"}}}', { fieldValidation: 'Strict' })
both('unknown', { foo: 1, metadata: { bar: 1 } })
both('unknown strict', { foo: 1, metadata: { bar: 1 } }, { fieldValidation: 'Strict' })
both('type', { metadata: { labels: 'x' } })
both('kind', { kind: 'Pod' })
both('apiVersion', { apiVersion: 'v2' })
both('name', { metadata: { name: 'z' } })
both('rv', { metadata: { resourceVersion: '1' } })
both('rv null', { metadata: { resourceVersion: null } })
both('rv empty', { metadata: { resourceVersion: '' } })
both('uid', { metadata: { uid: 'x' } })
both('labels null', { metadata: { labels: null } })
both('label null', { metadata: { labels: { 'x/y': null } } })
both('metadata null', { metadata: null })
both('kind null', { kind: null })
both('data null', { data: { k: null } })
both('data number', { data: { k: 5 } })
both('bad label', { metadata: { labels: { 'bad key!': 'v' } } })
both('deletion', {
  metadata: { deletionTimestamp: '2020-01-01T00:00:00Z', deletionGracePeriodSeconds: 5, generation: 9, selfLink: 'x' },
})
both('finalizers', { metadata: { finalizers: ['a.io/b'] } })
both('owner', { metadata: { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'p' }] } })
both('immutable', { immutable: true })
both('generateName', { metadata: { generateName: 'g-' } })
for (const [p, n] of [
  [`${NSP}/configmaps/nope`, 'cm'],
  [`${W}/nope`, 'cr'],
])
  for (const ct of [MP, JP, ...(n === 'cm' ? [SM] : [])])
    r(`${n} missing ${ct}`, 'PATCH', p, ct === JP ? [] : {}, undefined, ct)
for (const ct of [
  'application/json',
  'text/plain',
  'application/apply-patch+yaml',
  'application/strategic-merge-patch+json',
  'application/merge-patch+json; charset=utf-8',
  'APPLICATION/MERGE-PATCH+JSON',
  '',
  'application/apply-patch+cbor',
]) {
  r(`ct cm ${ct}`, 'PATCH', C, {}, { dryRun: 'All' }, ct)
  r(`ct cr ${ct}`, 'PATCH', O, {}, { dryRun: 'All' }, ct)
}
r('force without apply', 'PATCH', C, {}, { force: true }, MP)
r('big', 'PATCH', C, `{"data":{"x":"${'y'.repeat(3200000)}"}}`, { dryRun: 'All' }, MP)
export default {
  about:
    'JSON patches, merge patches and strategic ones of a ConfigMap and of a custom resource: what they do, and how they are refused',
  needs: ['apiserver'],
  steps: [...steps, ...end],
}
