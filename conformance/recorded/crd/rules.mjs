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
const MP = 'application/merge-patch+json',
  str = { type: 'string', maxLength: 20 },
  int = { type: 'integer' }
const R = (...r) => ({ 'x-kubernetes-validations': r })
const spec = {
  type: 'object',
  properties: {
    a: {
      ...str,
      ...R(
        { rule: "self != 'bad'" },
        { rule: "self != 'msg'", message: 'a must not be msg' },
        { rule: "self != 'expr'", messageExpression: "'a was ' + self" },
        { rule: "self != 'both'", message: 'plain', messageExpression: "'expr ' + self" },
        { rule: "self != 'exprerr'", message: 'fallback', messageExpression: 'string(1 / (size(self) - 7))' },
        { rule: "self != 'exprempty'", message: 'fallback2', messageExpression: "''" },
        { rule: "self != 'exprnl'", messageExpression: "'a\\nb'" },
        { rule: "self != 'forb'", reason: 'FieldValueForbidden' },
        { rule: "self != 'req'", reason: 'FieldValueRequired' },
        { rule: "self != 'dup'", reason: 'FieldValueDuplicate' },
        { rule: "self != 'inv'", reason: 'FieldValueInvalid' },
      ),
    },
    imm: { ...str, ...R({ rule: 'self == oldSelf', message: 'imm is immutable' }) },
    once: {
      ...str,
      ...R({ rule: '!oldSelf.hasValue() || oldSelf.value() == self', optionalOldSelf: true, message: 'once set' }),
    },
    n: { ...int, ...R({ rule: 'self >= oldSelf', message: 'no shrink' }, { rule: '100 / self > 1' }) },
    l: {
      type: 'array',
      maxItems: 5,
      items: { ...str, ...R({ rule: "self.startsWith('x')" }) },
      ...R({ rule: 'self.size() < 3' }),
    },
    m: { type: 'object', maxProperties: 5, additionalProperties: { ...int, ...R({ rule: 'self < 10' }) } },
    lm: {
      type: 'array',
      maxItems: 5,
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['k'],
      items: {
        type: 'object',
        required: ['k'],
        properties: { k: str, v: { ...int, ...R({ rule: 'self >= oldSelf' }) } },
        ...R({ rule: "self.k != 'q'" }),
      },
    },
    o: {
      type: 'object',
      properties: { x: int, y: int },
      ...R({ rule: 'self.x < self.y', fieldPath: '.x', message: 'x below y' }, { rule: 'has(self.x) == has(self.y)' }),
    },
    old: { ...str, ...R({ rule: 'self.size() < 3' }) },
    oldl: { type: 'array', maxItems: 4, items: { ...str, ...R({ rule: 'self.size() < 3' }) } },
    oldpat: { type: 'string', maxLength: 5 },
    set: {
      type: 'array',
      maxItems: 5,
      'x-kubernetes-list-type': 'set',
      items: str,
      ...R({ rule: 'self.all(x, x in oldSelf)' }),
    },
    ios: { 'x-kubernetes-int-or-string': true, ...R({ rule: "type(self) == int ? self < 5 : self == '5%'" }) },
    cost: { type: 'string', maxLength: 20 },
  },
  ...R({ rule: '!has(self.a) || !has(self.cost) || self.a != self.cost', message: 'a and cost differ' }),
}
const schema = {
  type: 'object',
  properties: { spec, status: { type: 'object', properties: { n: { ...int, ...R({ rule: 'self > 0' }) } } } },
  ...R(
    { rule: 'self.metadata.name.size() < 8', message: 'name too long', fieldPath: '.metadata.name' },
    { rule: '!has(oldSelf.spec) || has(self.spec)', message: 'spec stays' },
  ),
}
delete schema['x-kubernetes-validations'][0].fieldPath
const loose = JSON.parse(JSON.stringify(schema))
for (const f of ['old', 'oldpat']) loose.properties.spec.properties[f] = { type: 'string' }
loose.properties.spec.properties.oldl = { type: 'array', items: { type: 'string' } }
const steps = [...start(crd(loose, { subresources: { status: {} } }))]
const post = (note, s, name = 'a', q = { dryRun: 'All' }) =>
  steps.push({
    note,
    request: {
      method: 'POST',
      path: W,
      query: q,
      body: { apiVersion: `${G}/v1`, kind: 'Widget', metadata: { name }, spec: s },
    },
    only: ['message', 'details.causes', 'reason'],
  })
post(
  'old',
  { old: 'much too long', oldpat: 'way too long text', imm: 'i', n: 5, lm: [{ k: 'a', v: 5 }], set: ['p'] },
  'a',
  {},
)
steps.push(
  {
    request: {
      method: 'PATCH',
      path: `${CRDS}/widgets.${G}`,
      headers: { 'content-type': MP },
      body: { spec: { versions: crd(schema, { subresources: { status: {} } }).spec.versions } },
    },
    unrecorded: true,
  },
  { until: { path: `${CRDS}/widgets.${G}`, where: 'metadata.generation', equals: 2 } },
  { settle: { ms: 1500 } },
)
for (const a of ['ok', 'bad', 'msg', 'expr', 'both', 'exprerr', 'exprempty', 'exprnl', 'forb', 'req', 'dup', 'inv'])
  post(`a ${a}`, { a }, 'b')
post('long name', {}, 'much-too-long')
post('imm create', { imm: 'x' }, 'b')
post('once create', { once: 'x' }, 'b')
for (const n of [0, 1, 50, 60]) post(`n ${n}`, { n }, 'b')
for (const l of [['a'], ['x', 'y', 'z'], ['x1', 'x2', 'x3'], []]) post(`l ${l}`, { l }, 'b')
post('m', { m: { a: 10, ok: 1 } }, 'b')
post('lm', { lm: [{ k: 'q' }, { k: 'z', v: 1 }] }, 'b')
for (const o of [{ x: 1, y: 2 }, { x: 3, y: 2 }, { x: 3 }, {}, { y: 1 }]) post(`o ${JSON.stringify(o)}`, { o }, 'b')
for (const ios of [4, 6, '5%', '6%']) post(`ios ${ios}`, { ios }, 'b')
post('schema error hides rules', { a: 5, l: ['a'] }, 'b')
post('pattern error and rule', { oldpat: 'toolong', a: 'bad' }, 'b')
post('root', { a: 'same', cost: 'same' }, 'b')
const up = (note, body, path = `${W}/a`, q = { dryRun: 'All' }) =>
  steps.push({
    note,
    request: { method: 'PATCH', path, query: q, headers: { 'content-type': MP }, body },
    only: ['message', 'details.causes'],
  })
up('ratchet label', { metadata: { labels: { a: 'b' } } })
up('ratchet other field', { spec: { a: 'ok' } })
up('ratchet touched old', { spec: { old: 'still long' } })
up('ratchet fix', { spec: { old: 'ok' } })
up('ratchet list', { spec: { oldl: ['long-one', 'ok', 'x'] } })
up('ratchet pat', { spec: { oldpat: 'other too long' } })
up('imm change', { spec: { imm: 'j' } })
up('imm drop', { spec: { imm: null } })
up('once', { spec: { once: 'a' } })
up('n less', { spec: { n: 4 } })
up('n more', { spec: { n: 6 } })
up('lm less', { spec: { lm: [{ k: 'a', v: 4 }] } })
up('lm other key', { spec: { lm: [{ k: 'b', v: 1 }] } })
up('set grows', { spec: { set: ['p', 'r'] } })
up('spec gone', { spec: null })
up('status bad', { status: { n: 0 } }, `${W}/a/status`)
up('status ok', { status: { n: 1 } }, `${W}/a/status`, {})
up('status ratchet', { metadata: { labels: { q: 'r' } } })
up('status in main ignored', { status: { n: -1 } })
steps.push({
  note: 'apply bad',
  request: {
    method: 'PATCH',
    path: `${W}/zz`,
    query: { fieldManager: 'm' },
    headers: { 'content-type': 'application/apply-patch+yaml' },
    body: { apiVersion: `${G}/v1`, kind: 'Widget', metadata: { name: 'zz' }, spec: { a: 'bad' } },
  },
})
export default {
  about:
    'rules of custom resources: messages, reasons, places, transitions, what fails to evaluate, and what ratcheting lets pass',
  needs: ['apiserver'],
  steps: [...steps, ...end],
}
