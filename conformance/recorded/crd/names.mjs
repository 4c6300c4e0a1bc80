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
const _W = `/apis/${G}/v1/namespaces/\${NS}/widgets`
const _start = (body) => [
  { request: { method: 'POST', path: CRDS, body }, unrecorded: true },
  { until: { path: `/apis/${G}/v1/widgets`, where: 'kind', equals: 'WidgetList' } },
]
const _end = [
  { request: { method: 'DELETE', path: `${CRDS}/widgets.${G}` }, unrecorded: true },
  { until: { path: `${CRDS}/widgets.${G}`, where: 'code', equals: 404 } },
]
const MP = 'application/merge-patch+json'
const d = (plural, kind, more = {}) => {
  const c = crd({ type: 'object' })
  c.metadata.name = `${plural}.${G}`
  c.spec.names = { plural, kind, singular: kind.toLowerCase(), listKind: `${kind}List`, ...more }
  return c
}
const steps = []
const mk = (note, body) =>
  steps.push({ note, request: { method: 'POST', path: CRDS, body }, only: ['message', 'status'] })
const conds = (name, type, status, _extra) =>
  steps.push(
    { until: { path: `${CRDS}/${name}.${G}`, where: `status.conditions[type=${type}].status`, equals: status } },
    { note: `status of ${name}`, request: { path: `${CRDS}/${name}.${G}` }, only: ['status'] },
  )
mk('first', d('alphas', 'Alpha', { shortNames: ['al', 'ap'], categories: ['cat'] }))
conds('alphas', 'Established', 'True')
mk('same kind', d('betas', 'Alpha', { singular: 'beta', listKind: 'BetaList' }))
conds('betas', 'NamesAccepted', 'False')
mk('same singular', d('gammas', 'Gamma', { singular: 'alpha' }))
conds('gammas', 'NamesAccepted', 'False')
mk('same short', d('deltas', 'Delta', { shortNames: ['ap'] }))
conds('deltas', 'NamesAccepted', 'False')
mk('same listKind', d('epsilons', 'Epsilon', { listKind: 'AlphaList' }))
conds('epsilons', 'NamesAccepted', 'False')
mk('plural is short', d('al', 'Zeta'))
conds('al', 'NamesAccepted', 'False')
mk('many conflicts', d('etas', 'Alpha', { singular: 'alpha', shortNames: ['al', 'et'], listKind: 'AlphaList' }))
conds('etas', 'NamesAccepted', 'False')
mk('kind is listKind of other', d('thetas', 'AlphaList', { listKind: 'ThetaList' }))
conds('thetas', 'NamesAccepted', 'False')
for (const n of ['betas', 'gammas', 'deltas', 'al'])
  steps.push({ note: `not served ${n}`, request: { path: `/apis/${G}/v1/${n}` } })
steps.push({ note: 'discovery', request: { path: `/apis/${G}/v1` }, ignore: ['resources.*.storageVersionHash'] })
steps.push({
  request: {
    method: 'PATCH',
    path: `${CRDS}/betas.${G}`,
    headers: { 'content-type': MP },
    body: { spec: { names: { kind: 'Beta' } } },
  },
  unrecorded: true,
})
conds('betas', 'Established', 'True')
steps.push({
  request: {
    method: 'PATCH',
    path: `${CRDS}/alphas.${G}`,
    headers: { 'content-type': MP },
    body: { spec: { names: { shortNames: ['al', 'be'], singular: 'beta' } } },
  },
  unrecorded: true,
})
conds('alphas', 'NamesAccepted', 'False')
steps.push({ until: { path: `/apis/${G}/v1/alphas`, where: 'kind', equals: 'AlphaList' } })
steps.push(
  { request: { method: 'DELETE', path: `${CRDS}/alphas.${G}` }, unrecorded: true },
  { until: { path: `${CRDS}/alphas.${G}`, gone: true } },
)
conds('deltas', 'Established', 'True')
mk('builtin names', d('pods', 'Pod'))
conds('pods', 'Established', 'True')
for (const n of ['betas', 'gammas', 'deltas', 'epsilons', 'al', 'etas', 'thetas', 'pods'])
  steps.push({ request: { method: 'DELETE', path: `${CRDS}/${n}.${G}` }, unrecorded: true })
export default {
  about: 'names that another definition has: which are accepted, when they are freed, what is served meanwhile',
  needs: ['apiserver'],
  steps,
}
