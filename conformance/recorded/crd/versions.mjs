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
const A = 'application/apply-patch+yaml',
  MP = 'application/merge-patch+json',
  SM = 'application/strategic-merge-patch+json'
const sp = (props) => ({
  type: 'object',
  properties: { spec: { type: 'object', properties: props }, status: { type: 'object', properties: { n: int } } },
})
const def = crd(sp({ both: str, one: str, set: { type: 'array', 'x-kubernetes-list-type': 'set', items: str } }))
Object.assign(def.spec.versions[0], {
  subresources: { status: {} },
  selectableFields: [{ jsonPath: '.spec.both' }],
  additionalPrinterColumns: [{ name: 'One', type: 'string', jsonPath: '.spec.one' }],
})
def.spec.versions.push(
  {
    name: 'v2',
    served: true,
    storage: false,
    deprecated: true,
    schema: {
      openAPIV3Schema: sp({
        both: { ...str, maxLength: 5 },
        two: { ...str, default: 'dtwo' },
        set: { type: 'array', items: str },
      }),
    },
    additionalPrinterColumns: [{ name: 'Two', type: 'string', jsonPath: '.spec.two' }],
  },
  {
    name: 'v3',
    served: true,
    storage: false,
    deprecated: true,
    deprecationWarning: 'v3 is old',
    schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
  },
  { name: 'v4', served: false, storage: false, schema: { openAPIV3Schema: { type: 'object' } } },
)
const steps = [
  ...start(def),
  { until: { path: `/apis/${G}/v2/widgets`, where: 'kind', equals: 'WidgetList' } },
  { until: { path: `/apis/${G}/v3/widgets`, where: 'kind', equals: 'WidgetList' } },
]
const at = (v, n = '') => W.replace('/v1/', `/${v}/`) + (n ? `/${n}` : '')
const r = (note, method, path, body, query, ct, accept) =>
  steps.push({
    note,
    request: {
      method,
      path,
      ...(body === undefined ? {} : { body }),
      ...(query ? { query } : {}),
      ...(ct || accept ? { headers: { ...(ct ? { 'content-type': ct } : {}), ...(accept ? { accept } : {}) } } : {}),
    },
  })
const obj = (v, name, spec, more = {}) => ({
  apiVersion: `${G}/${v}`,
  kind: 'Widget',
  metadata: { name },
  spec,
  ...more,
})
r('group', 'GET', `/apis/${G}`)
r('post v1', 'POST', at('v1'), obj('v1', 'a', { both: 'x', one: '1', set: ['p', 'q'] }), { fieldManager: 'c1' })
for (const v of ['v1', 'v2', 'v3', 'v4']) r(`get ${v}`, 'GET', at(v, 'a'))
r('post v2', 'POST', at('v2'), obj('v2', 'b', { both: 'x', two: '2', set: ['p', 'p'] }), { fieldManager: 'c2' })
for (const v of ['v1', 'v2', 'v3']) r(`get b ${v}`, 'GET', at(v, 'b'))
r('post v3', 'POST', at('v3'), obj('v3', 'c', { both: 'x', one: '1', two: '2', three: '3' }), { fieldManager: 'c3' })
for (const v of ['v1', 'v2', 'v3']) r(`get c ${v}`, 'GET', at(v, 'c'))
for (const v of ['v1', 'v2', 'v3']) {
  r(`list ${v}`, 'GET', at(v))
  r(`table ${v}`, 'GET', at(v), undefined, undefined, undefined, 'application/json;as=Table;v=v1;g=meta.k8s.io')
  r(
    `partial ${v}`,
    'GET',
    at(v),
    undefined,
    undefined,
    undefined,
    'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io',
  )
  r(`select ${v}`, 'GET', at(v), undefined, { fieldSelector: 'spec.both=x' })
}
r('wrong version body', 'POST', at('v1'), obj('v2', 'd', {}))
r('wrong version put', 'PUT', at('v1', 'a'), obj('v2', 'a', {}))
r('patch v2', 'PATCH', at('v2', 'a'), { spec: { two: 'z' } }, { fieldManager: 'u2' }, MP)
r('get a v1', 'GET', at('v1', 'a'))
r('patch v1', 'PATCH', at('v1', 'a'), { spec: { one: 'n' } }, { fieldManager: 'u1' }, MP)
r('patch v2 both', 'PATCH', at('v2', 'a'), { spec: { both: 'n' } }, { fieldManager: 'u2' }, MP)
r('patch v2 long', 'PATCH', at('v2', 'a'), { spec: { both: 'much-too-long' } }, { fieldManager: 'u2' }, MP)
r('apply v1', 'PATCH', at('v1', 'ap'), obj('v1', 'ap', { both: 'x', one: '1' }), { fieldManager: 'a1' }, A)
r('apply v2 other', 'PATCH', at('v2', 'ap'), obj('v2', 'ap', { two: '2' }), { fieldManager: 'a2' }, A)
r('apply v2 conflict', 'PATCH', at('v2', 'ap'), obj('v2', 'ap', { both: 'y' }), { fieldManager: 'a2' }, A)
r('apply v2 same manager', 'PATCH', at('v2', 'ap'), obj('v2', 'ap', { both: 'x' }), { fieldManager: 'a1' }, A)
r('get ap v1', 'GET', at('v1', 'ap'))
r('apply v1 2', 'PATCH', at('v1', 'ap2'), obj('v1', 'ap2', { both: 'x' }), { fieldManager: 'a1' }, A)
r('apply v2 2 both', 'PATCH', at('v2', 'ap2'), obj('v2', 'ap2', { both: 'x' }), { fieldManager: 'a2' }, A)
r('apply v2 2 force', 'PATCH', at('v2', 'ap2'), obj('v2', 'ap2', { both: 'y' }), { fieldManager: 'a2', force: true }, A)
r('apply v1 2 drop', 'PATCH', at('v1', 'ap2'), obj('v1', 'ap2', {}), { fieldManager: 'a1' }, A)
r('update ap2 v1', 'PATCH', at('v1', 'ap2'), { spec: { one: 'k' } }, { fieldManager: 'u1' }, MP)
r('status v2', 'PATCH', `${at('v2', 'ap2')}/status`, { status: { n: 1 } }, { fieldManager: 's2' }, MP)
r('status v1', 'PATCH', `${at('v1', 'ap2')}/status`, { status: { n: 1 } }, { fieldManager: 's1' }, MP)
r('strategic', 'PATCH', at('v1', 'a'), { spec: { one: 'k' } }, undefined, SM)
r('delete v3', 'DELETE', at('v3', 'c'))
r('delete collection v2', 'DELETE', at('v2'))
r('list v1', 'GET', at('v1'))
export default {
  about:
    'one resource in several versions without conversion: pruned, defaulted, checked, owned, printed and selected by the version of the request',
  needs: ['apiserver'],
  steps: [...steps, ...end],
}
