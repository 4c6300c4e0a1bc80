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
const int = { type: 'integer' }
const schema = {
  type: 'object',
  properties: {
    spec: { type: 'object', properties: { replicas: int, s: { type: 'string' } } },
    status: { type: 'object', properties: { replicas: int, sel: { type: 'string' } } },
  },
}
const steps = [
  ...start(
    crd(schema, {
      subresources: {
        status: {},
        scale: {
          specReplicasPath: '.spec.replicas',
          statusReplicasPath: '.status.replicas',
          labelSelectorPath: '.status.sel',
        },
      },
    }),
  ),
]
const O = `${W}/a`,
  A = 'application/apply-patch+yaml',
  MP = 'application/merge-patch+json',
  JP = 'application/json-patch+json'
const r = (note, method, path, body, query, ct) =>
  steps.push({
    note,
    request: {
      method,
      path,
      ...(body === undefined ? {} : { body }),
      ...(query ? { query } : {}),
      ...(ct ? { headers: { 'content-type': ct } } : {}),
    },
  })
const scale = (spec, more = {}, meta = {}) => ({
  apiVersion: 'autoscaling/v1',
  kind: 'Scale',
  metadata: { name: 'a', ...meta },
  ...(spec ? { spec } : {}),
  ...more,
})
r(
  'create no replicas',
  'POST',
  W,
  { apiVersion: `${G}/v1`, kind: 'Widget', metadata: { name: 'a' }, spec: { s: 'x' } },
  { fieldManager: 'c' },
)
r('get scale', 'GET', `${O}/scale`)
r('apply unset', 'PATCH', `${O}/scale`, scale({ replicas: 1 }), { fieldManager: 'ap' }, A)
r('put empty', 'PUT', `${O}/scale`, scale(undefined), { fieldManager: 'p' })
r('put empty spec', 'PUT', `${O}/scale`, scale({}), { fieldManager: 'p' })
r('merge nothing', 'PATCH', `${O}/scale`, {}, { fieldManager: 'm' }, MP)
r('merge nothing', 'PATCH', `${O}/scale`, { metadata: { labels: { a: 'b' } } }, { fieldManager: 'm' }, MP)
r('get', 'GET', O)
r('put', 'PUT', `${O}/scale`, scale({ replicas: 2 }), { fieldManager: 'p' })
r('get', 'GET', O)
r('merge', 'PATCH', `${O}/scale`, { spec: { replicas: 3 } }, { fieldManager: 'm' }, MP)
r('get', 'GET', O)
r('jp', 'PATCH', `${O}/scale`, [{ op: 'replace', path: '/spec/replicas', value: 4 }], { fieldManager: 'j' }, JP)
r('apply set', 'PATCH', `${O}/scale`, scale({ replicas: 5 }), { fieldManager: 'ap', force: true }, A)
r('neg', 'PUT', `${O}/scale`, scale({ replicas: -1 }), { fieldManager: 'p' })
r('big', 'PUT', `${O}/scale`, scale({ replicas: 3000000000 }), { fieldManager: 'p' })
r('text', 'PUT', `${O}/scale`, scale({ replicas: 'x' }), { fieldManager: 'p' })
r('unknown', 'PUT', `${O}/scale`, scale({ replicas: 1, foo: 1 }), { fieldManager: 'p', fieldValidation: 'Strict' })
r('merge neg', 'PATCH', `${O}/scale`, { spec: { replicas: -3 } }, { fieldManager: 'm' }, MP)
r('merge text', 'PATCH', `${O}/scale`, { spec: { replicas: 'x' } }, { fieldManager: 'm' }, MP)
r('merge null', 'PATCH', `${O}/scale`, { spec: { replicas: null } }, { fieldManager: 'm' }, MP)
r(
  'strategic',
  'PATCH',
  `${O}/scale`,
  { spec: { replicas: 1 } },
  { fieldManager: 'm' },
  'application/strategic-merge-patch+json',
)
r('rv', 'PUT', `${O}/scale`, scale({ replicas: 2 }, {}, { resourceVersion: '1' }), { fieldManager: 'p' })
r('name', 'PUT', `${O}/scale`, scale({ replicas: 2 }, {}, { name: 'b' }), { fieldManager: 'p' })
r('ns', 'PUT', `${O}/scale`, scale({ replicas: 2 }, {}, { namespace: 'b' }), { fieldManager: 'p' })
r('kind', 'PUT', `${O}/scale`, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } }, { fieldManager: 'p' })
r('dry', 'PUT', `${O}/scale`, scale({ replicas: 9 }), { fieldManager: 'p', dryRun: 'All' })
r('missing', 'GET', `${W}/zz/scale`)
r('missing put', 'PUT', `${W}/zz/scale`, { ...scale({ replicas: 9 }), metadata: { name: 'zz' } })
r('missing patch', 'PATCH', `${W}/zz/scale`, { spec: { replicas: 3 } }, undefined, MP)
r('post', 'POST', `${O}/scale`, scale({ replicas: 9 }))
r('delete', 'DELETE', `${O}/scale`)
r('status get', 'GET', `${O}/status`)
r(
  'status put',
  'PUT',
  `${O}/status`,
  {
    apiVersion: `${G}/v1`,
    kind: 'Widget',
    metadata: { name: 'a', labels: { x: 'y' } },
    spec: { s: 'zz' },
    status: { replicas: 3, sel: 'a=b' },
  },
  { fieldManager: 'st' },
)
r('scale get', 'GET', `${O}/scale`)
r('scale table', 'GET', `${O}/scale`)
steps.at(-1).request.headers = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' }
r('status bad sel', 'PATCH', `${O}/status`, { status: { sel: 5 } }, undefined, MP)
r('status neg', 'PATCH', `${O}/status`, { status: { replicas: -5 } }, undefined, MP)
r('status big', 'PATCH', `${O}/status`, { status: { replicas: 5000000000 } }, undefined, MP)
r('main neg', 'PATCH', O, { spec: { replicas: -5 } }, undefined, MP)
r('main big', 'PATCH', O, { spec: { replicas: 5000000000 } }, undefined, MP)
r('main text', 'PATCH', O, { spec: { replicas: 'x' } }, undefined, MP)
r('main null', 'PATCH', O, { spec: { replicas: null } }, undefined, MP)
r('scale get', 'GET', `${O}/scale`)
r('spec null', 'PATCH', O, { spec: null }, undefined, MP)
r('scale get', 'GET', `${O}/scale`)
r('scale merge', 'PATCH', `${O}/scale`, { spec: { replicas: 3 } }, { fieldManager: 'm' }, MP)
r('get', 'GET', O)
export default {
  about: 'scale and status subresources of custom resources, step by step',
  needs: ['apiserver'],
  steps: [...steps, ...end],
}
