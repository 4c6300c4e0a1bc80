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
  _JP = 'application/json-patch+json'
const _r = (note, method, path, body, query, ct) =>
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

const S = [
  ...start(
    crd(schema, {
      subresources: {
        status: {},
        scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' },
      },
    }),
  ),
]
{
  const r = (note, method, path, body, query, ct) =>
    S.push({
      note,
      request: {
        method,
        path,
        ...(body === undefined ? {} : { body }),
        ...(query ? { query } : {}),
        ...(ct ? { headers: { 'content-type': ct } } : {}),
      },
    })
  const ap = (note, spec, m, q = {}) =>
    r(
      note,
      'PATCH',
      O,
      { apiVersion: `${G}/v1`, kind: 'Widget', metadata: { name: 'a' }, spec },
      { fieldManager: m, ...q },
      A,
    )
  const sap = (note, spec, m, q = {}) =>
    r(
      note,
      'PATCH',
      `${O}/scale`,
      { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'a' }, spec },
      { fieldManager: m, ...q },
      A,
    )
  ap('apply 1', { replicas: 1 }, 'm1')
  sap('scale apply conflict', { replicas: 2 }, 's1')
  sap('scale apply same', { replicas: 1 }, 's1')
  r('get', 'GET', O)
  sap('scale apply force', { replicas: 3 }, 's2', { force: true })
  r('get', 'GET', O)
  sap('scale apply drop', {}, 's2')
  r('get', 'GET', O)
  ap('apply 2', { replicas: 1 }, 'm1')
  r('scale put', 'PUT', `${O}/scale`, scale({ replicas: 7 }), { fieldManager: 'p' })
  r('get', 'GET', O)
  r('scale merge', 'PATCH', `${O}/scale`, { spec: { replicas: 8 } }, { fieldManager: 'mg' }, MP)
  r('get', 'GET', O)
  r('main merge', 'PATCH', O, { spec: { replicas: 9 } }, { fieldManager: 'mm' }, MP)
  r('scale merge 2', 'PATCH', `${O}/scale`, { spec: { replicas: 10 } }, { fieldManager: 'mg' }, MP)
  r('get', 'GET', O)
  sap('scale apply after updates', { replicas: 3 }, 's3')
  sap('scale apply after updates force', { replicas: 3 }, 's3', { force: true })
  r('get', 'GET', O)
}
export default {
  about: 'who owns the replicas of a custom resource that is scaled',
  needs: ['apiserver'],
  steps: [...S, ...end],
}
