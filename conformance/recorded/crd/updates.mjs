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
const _start = (body) => [
  { request: { method: 'POST', path: CRDS, body }, unrecorded: true },
  { until: { path: `/apis/${G}/v1/widgets`, where: 'kind', equals: 'WidgetList' } },
]
const _end = [
  { request: { method: 'DELETE', path: `${CRDS}/widgets.${G}` }, unrecorded: true },
  { until: { path: `${CRDS}/widgets.${G}`, where: 'code', equals: 404 } },
]
const N = `${CRDS}/widgets.${G}`,
  MP = 'application/merge-patch+json',
  JP = 'application/json-patch+json'
const str = { type: 'string' }
const steps = []
const r = (note, method, path, body, query, ct, extra = {}) =>
  steps.push({
    note,
    request: {
      method,
      path,
      ...(body === undefined ? {} : { body }),
      ...(query ? { query } : {}),
      ...(ct ? { headers: { 'content-type': ct } } : {}),
    },
    ...extra,
  })
const ver = (name, props, more = {}) => ({
  name,
  served: true,
  storage: false,
  schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties: props } } } },
  ...more,
})
const noMF = { only: ['message', 'status', 'metadata.generation'] }
const def = crd({ type: 'object', properties: { spec: { type: 'object', properties: { a: { ...str }, old: str } } } })
def.spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.a.maxLength = 5
r('create', 'POST', CRDS, def, undefined, undefined, noMF)
steps.push({ until: { path: N, where: 'status.conditions[type=Established].status', equals: 'True' } })
steps.push({ until: { path: `/apis/${G}/v1/widgets`, where: 'kind', equals: 'WidgetList' } })
r('get', 'GET', N, undefined, undefined, undefined, noMF)
r('status', 'GET', `${N}/status`, undefined, undefined, undefined, noMF)
r('table', 'GET', N)
steps.at(-1).request.headers = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' }
const mp = (note, body, path = N) => r(note, 'PATCH', path, body, undefined, MP, noMF)
const jp = (note, body, path = N) => r(note, 'PATCH', path, body, undefined, JP, noMF)
mp('group', { spec: { group: 'other.example.com' } })
mp('plural', { spec: { names: { plural: 'things' } } })
mp('kind', { spec: { names: { kind: 'Thing' } } })
mp('scope', { spec: { scope: 'Cluster' } })
mp('singular', { spec: { names: { singular: 'wdgt', shortNames: ['wi', 'wj'], categories: ['stuff'] } } })
steps.push({ until: { path: N, where: 'status.acceptedNames.singular', equals: 'wdgt' } })
r('get', 'GET', N, undefined, undefined, undefined, { only: ['status', 'spec.names'] })
r('discovery', 'GET', `/apis/${G}/v1`)
steps.at(-1).ignore = ['resources.*.storageVersionHash']
mp('listKind', { spec: { names: { listKind: 'WidgetSet' } } })
steps.push({ until: { path: N, where: 'status.acceptedNames.listKind', equals: 'WidgetSet' } })
r('list', 'GET', `/apis/${G}/v1/widgets`)
mp('listKind back', { spec: { names: { listKind: 'WidgetList' } } })
steps.push({ until: { path: `/apis/${G}/v1/widgets`, where: 'kind', equals: 'WidgetList' } })
r('object', 'POST', W, {
  apiVersion: `${G}/v1`,
  kind: 'Widget',
  metadata: { name: 'one' },
  spec: { a: 'x', old: 'kept' },
})
jp('add v2', [{ op: 'add', path: '/spec/versions/-', value: ver('v2', { a: str, b: { ...str, default: 'bb' } }) }])
steps.push({ until: { path: `/apis/${G}/v2/widgets`, where: 'kind', equals: 'WidgetList' } })
r('group', 'GET', `/apis/${G}`)
r('get v2', 'GET', `${W.replace('/v1/', '/v2/')}/one`)
r('put v2', 'PATCH', `${W.replace('/v1/', '/v2/')}/one`, { spec: { b: 'q' } }, undefined, MP)
r('get v1', 'GET', `${W}/one`)
r('list v2', 'GET', W.replace('/v1/', '/v2/'))
jp('switch storage', [
  { op: 'replace', path: '/spec/versions/1/storage', value: true },
  { op: 'replace', path: '/spec/versions/0/storage', value: false },
])
r('get', 'GET', N, undefined, undefined, undefined, { only: ['status.storedVersions'] })
r('get v1', 'GET', `${W}/one`)
r('post v2', 'POST', W.replace('/v1/', '/v2/'), {
  apiVersion: `${G}/v2`,
  kind: 'Widget',
  metadata: { name: 'two' },
  spec: { a: 'long-one', b: 'c' },
})
r('get v1 two', 'GET', `${W}/two`)
r('post v1 long', 'POST', W, {
  apiVersion: `${G}/v1`,
  kind: 'Widget',
  metadata: { name: 'three' },
  spec: { a: 'long-one', b: 'c' },
})
r('put v1 two', 'PATCH', `${W}/two`, { metadata: { labels: { a: 'b' } } }, undefined, MP)
r('put v1 two a', 'PATCH', `${W}/two`, { spec: { old: 'z' } }, undefined, MP)
jp('remove v1 while stored', [{ op: 'remove', path: '/spec/versions/0' }])
jp('unserve v1', [{ op: 'replace', path: '/spec/versions/0/served', value: false }])
steps.push({ until: { path: `/apis/${G}/v1/widgets`, gone: true } })
r('v1 gone', 'GET', W)
r('v1 gone get', 'GET', `${W}/one`)
r('v1 discovery', 'GET', `/apis/${G}/v1`)
r('group', 'GET', `/apis/${G}`)
r('get v2', 'GET', `${W.replace('/v1/', '/v2/')}/one`)
jp('stored versions bad', [{ op: 'replace', path: '/status/storedVersions', value: ['v1'] }], `${N}/status`)
jp('stored versions unknown', [{ op: 'replace', path: '/status/storedVersions', value: ['v2', 'v7'] }], `${N}/status`)
jp('stored versions empty', [{ op: 'replace', path: '/status/storedVersions', value: [] }], `${N}/status`)
jp('stored versions ok', [{ op: 'replace', path: '/status/storedVersions', value: ['v2'] }], `${N}/status`)
jp('status in main', [{ op: 'replace', path: '/status/storedVersions', value: ['v1', 'v2'] }])
r(
  'migrate',
  'PATCH',
  `${W.replace('/v1/', '/v2/')}/one`,
  { metadata: { labels: { migrated: 'yes' } } },
  undefined,
  MP,
  noMF,
)
jp('remove v1', [{ op: 'remove', path: '/spec/versions/0' }])
r('get', 'GET', N, undefined, undefined, undefined, { only: ['status.storedVersions', 'spec.versions'] })
mp('bad schema', {
  spec: {
    versions: [
      {
        name: 'v2',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', properties: { x: {} } } },
      },
    ],
  },
})
mp('schema null', { spec: { versions: [{ name: 'v2', served: true, storage: true }] } })
mp('preserve', { spec: { preserveUnknownFields: true } })
mp('finalizers', { metadata: { finalizers: ['x.io/y'], labels: { a: 'b' }, annotations: { c: 'd' } } })
mp('finalizers off', { metadata: { finalizers: null } })
mp('dry', { spec: { names: { shortNames: ['zz'] } } })
steps.at(-1).request.query = { dryRun: 'All' }
r('put no rv', 'PUT', N, def, undefined, undefined, noMF)
r('put status', 'PUT', `${N}/status`, def, undefined, undefined, noMF)
r('delete v2 object', 'DELETE', `${W.replace('/v1/', '/v2/')}/one`)
mp('finalizer on object', { metadata: { finalizers: ['x.io/hold'] } }, `${W.replace('/v1/', '/v2/')}/two`)
r('delete crd', 'DELETE', N, undefined, undefined, undefined, { ...noMF })
r('crd terminating', 'GET', N, undefined, undefined, undefined, { only: ['metadata.finalizers'] })
steps.push({ until: { path: `${W.replace('/v1/', '/v2/')}/two`, where: 'metadata.deletionTimestamp' } })
r('create while terminating', 'POST', W.replace('/v1/', '/v2/'), {
  apiVersion: `${G}/v2`,
  kind: 'Widget',
  metadata: { name: 'late' },
})
r('list while terminating', 'GET', W.replace('/v1/', '/v2/'), undefined, undefined, undefined, {
  ignore: ['items.*.metadata.managedFields'],
})
r('patch crd terminating', 'PATCH', N, { metadata: { labels: { t: '1' } } }, undefined, MP, noMF)
mp('release', { metadata: { finalizers: null } }, `${W.replace('/v1/', '/v2/')}/two`)
steps.push({ until: { path: N, gone: true } })
r('gone', 'GET', W.replace('/v1/', '/v2/'))
r('gone post', 'POST', W.replace('/v1/', '/v2/'), { apiVersion: `${G}/v2`, kind: 'Widget', metadata: { name: 'late' } })
r('gone group', 'GET', `/apis/${G}`)
export default {
  about: 'a definition through its life: names, versions, storage version, status, finalizers, deletion',
  serial: true,
  needs: ['apiserver'],
  steps,
}
