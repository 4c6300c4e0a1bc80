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
const schema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        replicas: int,
        s: str,
        set: { type: 'array', 'x-kubernetes-list-type': 'set', items: str },
        nums: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'number' } },
        m: {
          type: 'array',
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['k', 'p'],
          items: {
            type: 'object',
            required: ['k'],
            properties: {
              k: str,
              p: { ...int, default: 1 },
              v: str,
              n: { type: 'object', properties: { a: int, b: int } },
            },
          },
        },
        atomic: { type: 'array', items: str },
        amap: { type: 'object', 'x-kubernetes-map-type': 'atomic', properties: { a: int, b: int } },
        gmap: { type: 'object', additionalProperties: str },
        pre: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        any: { 'x-kubernetes-preserve-unknown-fields': true },
        emb: { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
        nul: { ...str, nullable: true },
        ios: { 'x-kubernetes-int-or-string': true },
        d: { ...str, default: 'dd' },
        fl: { type: 'number' },
        deep: { type: 'object', properties: { x: { type: 'object', properties: { y: int, z: int } } } },
        sets: {
          type: 'array',
          'x-kubernetes-list-type': 'set',
          items: { type: 'object', 'x-kubernetes-map-type': 'atomic', properties: { q: int } },
        },
        ll: { type: 'array', items: { type: 'array', items: int } },
      },
    },
    status: {
      type: 'object',
      properties: {
        replicas: int,
        sel: str,
        c: {
          type: 'array',
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['type'],
          items: { type: 'object', required: ['type'], properties: { type: str, status: str } },
        },
      },
    },
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
  MP = 'application/merge-patch+json'
const ap = (note, spec, fieldManager = 'm1', query = {}, path = O, more = {}) =>
  steps.push({
    note,
    request: {
      method: 'PATCH',
      path,
      query: { fieldManager, ...query },
      headers: { 'content-type': A },
      body: {
        apiVersion: `${G}/v1`,
        kind: 'Widget',
        metadata: { name: 'a' },
        ...(spec === undefined ? {} : { spec }),
        ...more,
      },
    },
  })
const mp = (note, body, fieldManager = 'u', path = O) =>
  steps.push({
    note,
    request: { method: 'PATCH', path, query: { fieldManager }, headers: { 'content-type': MP }, body },
  })
ap('create', {
  s: 'x',
  set: ['a', 'b'],
  m: [{ k: 'one', v: '1' }],
  gmap: { a: '1' },
  pre: { x: { y: 1 } },
  amap: { a: 1 },
})
ap('set by other', { set: ['b', 'c'] }, 'm2')
ap('set dup', { set: ['b', 'b'] }, 'm2')
ap('m1 shrinks set', {
  s: 'x',
  set: ['a'],
  m: [{ k: 'one', v: '1' }],
  gmap: { a: '1' },
  pre: { x: { y: 1 } },
  amap: { a: 1 },
})
ap('nums', { nums: [1, 1.5, 2] }, 'nums')
ap('nums dup', { nums: [1, 1.0] }, 'nums')
ap(
  'map default key',
  {
    m: [
      { k: 'one', p: 1, v: '1' },
      { k: 'one', p: 2, n: { a: 1 } },
    ],
  },
  'm2',
)
ap('map dup by default', { m: [{ k: 'one' }, { k: 'one', p: 1 }] }, 'm3')
ap('map no key', { m: [{ v: 'x' }] }, 'm3')
ap('map null key', { m: [{ k: null }] }, 'm3')
ap('map item null', { m: [null] }, 'm3')
ap('map key wrong type', { m: [{ k: 5 }] }, 'm3')
ap('map nested', { m: [{ k: 'one', p: 2, n: { b: 2 } }] }, 'm3')
ap('map conflict', { m: [{ k: 'one', v: '2' }] }, 'm4')
ap('atomic', { atomic: ['x', 'x'] }, 'm4')
ap('atomic other', { atomic: ['y'] }, 'm5')
ap('amap conflict', { amap: { b: 2 } }, 'm5')
ap('amap force', { amap: { b: 2 } }, 'm5', { force: true })
ap('gmap', { gmap: { b: '2', 'x/y.z': '3' } }, 'm5')
ap('gmap type', { gmap: { b: 2 } }, 'm5')
ap('pre other', { pre: { x: { z: 2 }, l: [1, { a: 1 }], 'k.k': null } }, 'm6')
ap('pre conflict', { pre: { x: { y: 3 } } }, 'm7')
ap('pre scalar to object', { pre: { x: { y: { deep: 1 } } } }, 'm7', { force: true })
ap('pre object to scalar', { pre: { x: 5 } }, 'm8', { force: true })
ap('pre object back', { pre: { x: { q: 1 } } }, 'm9', { force: true })
ap('pre to null', { pre: { x: null } }, 'm9')
ap('pre list to object', { pre: { l: { a: 1 } } }, 'm9', { force: true })
ap('any scalar', { any: 5 }, 'any')
ap('any object', { any: { a: 1 } }, 'any')
ap('any object 2', { any: { b: 1 } }, 'any2')
ap('any scalar 2', { any: 'x' }, 'any2', { force: true })
ap('any list', { any: [1, 2] }, 'any3', { force: true })
ap('any drop', {}, 'any3')
mp('update scalar to object', { spec: { pre: { u: 1 } } })
mp('update to object', { spec: { pre: { u: { a: 1 } } } }, 'u2')
mp('update to object deeper', { spec: { pre: { u: { a: { b: 2 } } } } }, 'u3')
mp('update to scalar', { spec: { pre: { u: 'x' } } }, 'u4')
mp('update to list', { spec: { pre: { u: ['x'] } } }, 'u5')
mp('update to empty object', { spec: { pre: { u: {} } } }, 'u6')
mp('update remove', { spec: { pre: { u: null } } }, 'u7')
ap(
  'emb',
  { emb: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'q', labels: { a: 'b' } }, data: { x: '1' } } },
  'emb',
)
ap(
  'emb other',
  { emb: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { labels: { c: 'd' } }, data: { y: '1' } } },
  'emb2',
)
ap('nul', { nul: null }, 'nul')
ap('nul val', { nul: 'x' }, 'nul2')
ap('ios', { ios: 5 }, 'ios')
ap('ios text', { ios: '5' }, 'ios2')
ap('default owned', { d: 'dd' }, 'd1')
ap('default other', { d: 'ee' }, 'd2')
ap('default drop', {}, 'd1')
ap('float int', { fl: 1 }, 'f1')
ap('float', { fl: 1.0 }, 'f2')
ap('float 2', { fl: 1.5 }, 'f2')
ap('deep', { deep: { x: { y: 1 } } }, 'p1')
ap('deep2', { deep: { x: { z: 1 } } }, 'p2')
ap('deep empty', { deep: {} }, 'p1')
ap('deep null', { deep: null }, 'p2')
ap('sets', { sets: [{ q: 1 }, { q: 2 }] }, 'ss')
ap('sets dup', { sets: [{ q: 1 }, { q: 1 }] }, 'ss')
ap('sets other', { sets: [{ q: 1 }, { q: 3 }] }, 'ss2')
ap('ll', { ll: [[1], [2]] }, 'll')
ap('unknown', { zzz: 1 }, 'unk')
ap('unknown strict', { zzz: 1 }, 'unk', { fieldValidation: 'Strict' })
ap('unknown ignore', { zzz: 1, s: 'x' }, 'unk', { fieldValidation: 'Ignore' })
ap('unknown top', {}, 'unk', {}, O, { foo: 1 })
ap('invalid', { s: 5 }, 'inv')
ap('invalid type obj', { deep: 5 }, 'inv')
ap('list for map', { gmap: ['x'] }, 'inv')
ap('status ignored in main', { s: 'x' }, 'stm', {}, O, { status: { replicas: 3 } })
ap('status', undefined, 'st', {}, `${O}/status`, {
  status: { replicas: 3, sel: 'a=b', c: [{ type: 'A', status: 'True' }] },
})
ap('status with spec', { s: 'zzz' }, 'st', {}, `${O}/status`, {
  status: { replicas: 4, c: [{ type: 'A', status: 'True' }] },
})
ap('status other', undefined, 'st2', {}, `${O}/status`, { status: { c: [{ type: 'B', status: 'True' }] } })
ap('status labels', undefined, 'st3', {}, `${O}/status`, {
  metadata: { name: 'a', labels: { x: 'y' } },
  status: { sel: 'q=r' },
})
steps.push({
  note: 'scale apply',
  request: {
    method: 'PATCH',
    path: `${O}/scale`,
    query: { fieldManager: 'sc' },
    headers: { 'content-type': A },
    body: { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'a' }, spec: { replicas: 7 } },
  },
})
steps.push({ note: 'scale get', request: { path: `${O}/scale` } })
ap('replicas', { replicas: 9 }, 'rep')
mp('replicas merge', { spec: { replicas: 8 } }, 'repu')
steps.push({
  note: 'scale put',
  request: {
    method: 'PUT',
    path: `${O}/scale`,
    query: { fieldManager: 'sput' },
    body: { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'a' }, spec: { replicas: 2 } },
  },
})
mp('scale merge', { spec: { replicas: 3 } }, 'smp', `${O}/scale`)
mp('scale merge bad', { spec: { replicas: -3 } }, 'smp', `${O}/scale`)
mp('scale merge bad2', { spec: { replicas: 'x' } }, 'smp', `${O}/scale`)
ap('meta only labels', undefined, 'lab', {}, O, {
  metadata: { name: 'a', labels: { l: '1' }, annotations: { q: 'w' }, finalizers: ['x.io/y'] },
})
ap('meta only drop', undefined, 'lab', {}, O, { metadata: { name: 'a' } })
ap('conflict all', { s: 'other', gmap: { a: '9' }, amap: { a: 3 }, m: [{ k: 'one', v: '9' }] }, 'conf')
ap('wrong version', {}, 'm1', {}, O, { apiVersion: `${G}/v2` })
ap('wrong group', {}, 'm1', {}, O, { apiVersion: 'other/v1' })
ap('wrong kind', {}, 'm1', {}, O, { kind: 'Gadget' })
steps.push({ note: 'get', request: { path: O } })

const shown = /^get|^pre scalar|^update (?:to object|to scalar|to empty)|^any (?:object 2|scalar 2)|^status labels/
export default {
  about: 'a custom resource applied by many managers: sets, keys, atomic and unknown parts, defaults, status',
  needs: ['apiserver'],
  steps: [
    ...steps.map((step) =>
      step.request && !step.unrecorded
        ? {
            ...step,
            only: shown.test(step.note) ? ['message', 'spec', 'status', 'metadata.managedFields'] : ['message'],
          }
        : step,
    ),
    ...end,
  ],
}
