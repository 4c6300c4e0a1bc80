const NSP = '/api/v1/namespaces/${NS}'
const steps = []
const A = 'application/apply-patch+yaml'
const ap = (note, path, body, query = {}, more = {}) =>
  steps.push({
    note,
    request: {
      method: 'PATCH',
      path,
      query: { fieldManager: 'm1', ...query },
      headers: { 'content-type': A, ...more.headers },
      ...(typeof body === 'string' ? { rawBody: body } : { body }),
    },
    ...more.step,
  })
const req = (note, method, path, body, query, more = {}) =>
  steps.push({
    note,
    request: { method, path, ...(body === undefined ? {} : { body }), ...(query ? { query } : {}), ...more },
  })
const cm = (name, extra = {}) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, ...extra })
const C = (n) => `${NSP}/configmaps/${n}`
// basics and errors
ap('create', C('a'), cm('a', { data: { x: '1', y: '2' } }))
ap('again same', C('a'), cm('a', { data: { x: '1', y: '2' } }))
ap('other manager conflict', C('a'), cm('a', { data: { x: '5', y: '2' } }), { fieldManager: 'm2' })
ap('other manager same values', C('a'), cm('a', { data: { x: '1' } }), { fieldManager: 'm2' })
ap('two conflicts', C('a'), cm('a', { data: { x: '7', y: '8' } }), { fieldManager: 'm3' })
ap('force', C('a'), cm('a', { data: { x: '7', y: '8' } }), { fieldManager: 'm3', force: true })
ap('m1 drops all', C('a'), cm('a'))
ap('m3 drops y', C('a'), cm('a', { data: { x: '7' } }), { fieldManager: 'm3' })
ap('no manager', C('a'), cm('a'), { fieldManager: '' })
ap('manager long', C('a'), cm('a'), { fieldManager: 'x'.repeat(129) })
ap('manager unprintable', C('a'), cm('a'), { fieldManager: 'a\u0007b' })
ap('force no bool', C('a'), cm('a'), { force: 'maybe' })
ap('dryRun', C('a'), cm('a', { data: { z: '1' } }), { fieldManager: 'm4', dryRun: 'All' })
ap('dryRun bad', C('a'), cm('a'), { dryRun: 'Some' })
ap('name mismatch', C('a'), cm('b'))
ap('no name', C('a'), { apiVersion: 'v1', kind: 'ConfigMap', data: {} })
ap('no kind', C('a'), { apiVersion: 'v1', metadata: { name: 'a' } })
ap('no apiVersion', C('a'), { kind: 'ConfigMap', metadata: { name: 'a' } })
ap('wrong kind', C('a'), { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } })
ap('wrong version', C('a'), { apiVersion: 'apps/v1', kind: 'ConfigMap', metadata: { name: 'a' } })
ap('wrong ns', C('a'), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'other' } })
ap('own ns', C('a'), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: '${NS}' } })
ap('managedFields given', C('a'), cm('a', { metadata: { name: 'a', managedFields: [] } }))
ap('managedFields given 2', C('a'), {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name: 'a',
    managedFields: [{ manager: 'x', operation: 'Apply', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: {} }],
  },
})
ap('unknown field', C('a'), cm('a', { foo: 1 }))
ap('unknown field ignore', C('a'), cm('a', { foo: 1 }), { fieldValidation: 'Ignore' })
ap('unknown field warn', C('a'), cm('a', { foo: 1 }), { fieldValidation: 'Warn' })
ap('type error', C('a'), cm('a', { data: { x: 5 } }))
ap('type error 2', C('a'), cm('a', { data: ['x'] }))
ap('type error 3', C('a'), cm('a', { immutable: 'yes' }))
ap('null value', C('a'), cm('a', { data: { x: null } }), { fieldManager: 'm5' })
ap('null map', C('a'), cm('a', { data: null }), { fieldManager: 'm5' })
ap('empty body', C('a'), '')
ap('list body', C('a'), '[]')
ap('scalar body', C('a'), '5')
ap('bad yaml', C('a'), 'a: [')
ap('bad yaml tabs', C('a'), 'a:\n\t- b')
ap('dup keys', C('a'), 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  x: "1"\n  x: "2"\n')
ap('dup keys strict', C('a'), 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  x: "1"\n  x: "2"\n', {
  fieldValidation: 'Strict',
})
ap('two docs', C('a'), 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n---\napiVersion: v1\n')
ap('json', C('a'), cm('a', { data: { j: '1' } }), { fieldManager: 'j' })
ap('resourceVersion wrong', C('a'), {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', resourceVersion: '1' },
})
ap('resourceVersion junk', C('a'), {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', resourceVersion: 'x' },
})
ap('uid wrong', C('a'), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', uid: 'abc' } })
ap('create with rv', C('new1'), {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'new1', resourceVersion: '1' },
})
ap('create with uid', C('new2'), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'new2', uid: 'abc' } })
ap('create bad name', C('Bad_Name'), cm('Bad_Name'))
ap('create dryRun', C('new3'), cm('new3'), { dryRun: 'All' })
req('not there', 'GET', C('new3'))
ap(
  'creationTimestamp given',
  C('a'),
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', creationTimestamp: null, labels: { l: '1' } } },
  { fieldManager: 'ct' },
)
ap(
  'labels with slash',
  C('a'),
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', labels: { 'a.b/c': '1' }, annotations: { 'x/y.z': 'q' } },
  },
  { fieldManager: 'ct' },
)
ap(
  'finalizers',
  C('a'),
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', finalizers: ['a.io/x', 'a.io/y'] } },
  { fieldManager: 'fin' },
)
ap(
  'finalizers other',
  C('a'),
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', finalizers: ['a.io/z'] } },
  { fieldManager: 'fin2' },
)
ap(
  'finalizers dup',
  C('a'),
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', finalizers: ['a.io/z', 'a.io/z'] } },
  { fieldManager: 'fin2' },
)
ap(
  'finalizers fewer',
  C('a'),
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', finalizers: ['a.io/y'] } },
  { fieldManager: 'fin' },
)
ap(
  'ownerRefs',
  C('a'),
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u1' }] },
  },
  { fieldManager: 'own' },
)
ap(
  'ownerRefs dup',
  C('a'),
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'a',
      ownerReferences: [
        { apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u1' },
        { apiVersion: 'v1', kind: 'Pod', name: 'q', uid: 'u1' },
      ],
    },
  },
  { fieldManager: 'own' },
)
req('get', 'GET', C('a'))
req('put no manager', 'PUT', C('a'), cm('a', { data: { p: '1' } }))
req('get', 'GET', C('a'))
req('put same again', 'PUT', C('a'), cm('a', { data: { p: '1' } }))
req('put named', 'PUT', C('a'), cm('a', { data: { p: '2', q: '1' } }), { fieldManager: 'putter' })
req(
  'merge patch',
  'PATCH',
  C('a'),
  { data: { r: '1' } },
  { fieldManager: 'merger' },
  { headers: { 'content-type': 'application/merge-patch+json' } },
)
req(
  'merge patch noop',
  'PATCH',
  C('a'),
  { data: { r: '1' } },
  { fieldManager: 'nooper' },
  { headers: { 'content-type': 'application/merge-patch+json' } },
)
req(
  'json patch',
  'PATCH',
  C('a'),
  [{ op: 'remove', path: '/data/q' }],
  { fieldManager: 'jp' },
  { headers: { 'content-type': 'application/json-patch+json' } },
)
ap('m1 again', C('a'), cm('a', { data: { p: '9' } }))
for (const mf of [
  [{}],
  [],
  null,
  [
    {
      manager: 'x',
      operation: 'Update',
      apiVersion: 'v1',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:data': { 'f:r': {} } },
      time: '2020-01-01T00:00:00Z',
    },
  ],
  [{ manager: 'x', operation: 'Bogus', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: {} }],
  [{ manager: 'x', operation: 'Update', apiVersion: 'v1', fieldsType: 'V9', fieldsV1: {} }],
  [{ manager: 'x', operation: 'Update', apiVersion: 'v9', fieldsType: 'FieldsV1', fieldsV1: { 'f:data': {} } }],
  [{ manager: 'x', operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: { bad: {} } }],
  [{ manager: 'x', operation: 'Update', apiVersion: 'v1' }],
  [{ manager: '', operation: 'Apply', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: { 'f:data': {} } }],
  [
    {
      manager: 'x'.repeat(130),
      operation: 'Apply',
      apiVersion: 'v1',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:data': {} },
    },
  ],
  [
    {
      manager: 'x',
      operation: 'Update',
      apiVersion: 'v1',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:data': {} },
      subresource: 'x'.repeat(260),
    },
  ],
  [
    { manager: 'a', operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: { 'f:data': {} } },
    {
      manager: 'a',
      operation: 'Update',
      apiVersion: 'v1',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:data': { 'f:p': {} } },
    },
  ],
  'x',
  [{ fieldsV1: 5 }],
]) {
  req(
    `mf merge ${JSON.stringify(mf).slice(0, 90)}`,
    'PATCH',
    C('a'),
    { metadata: { managedFields: mf } },
    { fieldManager: 'mfm' },
    { headers: { 'content-type': 'application/merge-patch+json' } },
  )
}
req('mf post', 'POST', `${NSP}/configmaps`, {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name: 'mf1',
    managedFields: [
      {
        manager: 'x',
        operation: 'Update',
        apiVersion: 'v1',
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:data': { 'f:r': {} } },
        time: '2020-01-01T00:00:00Z',
      },
    ],
  },
  data: { r: '1', s: '2' },
})
req('mf post [{}]', 'POST', `${NSP}/configmaps`, {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'mf2', managedFields: [{}] },
  data: { r: '1', s: '2' },
})
req('mf post bad', 'POST', `${NSP}/configmaps`, {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'mf3', managedFields: [{ manager: 'x', operation: 'Nope' }] },
  data: { r: '1', s: '2' },
})
req('post long UA', 'POST', `${NSP}/configmaps`, cm('ua1'), undefined, {
  headers: { 'user-agent': 'my-tool/v1.2 (linux) foo' },
})
req('post odd UA', 'POST', `${NSP}/configmaps`, cm('ua2'), undefined, { headers: { 'user-agent': '/x' } })
req('post UA empty', 'POST', `${NSP}/configmaps`, cm('ua3'), undefined, { headers: { 'user-agent': '' } })
req('post UA long', 'POST', `${NSP}/configmaps`, cm('ua4'), undefined, {
  headers: { 'user-agent': `${'a'.repeat(200)}/1` },
})
req('put create?', 'PUT', C('nope'), cm('nope'))
req('fieldManager in delete', 'DELETE', C('mf1'), undefined, { fieldManager: 'x' })
req(
  'collection apply',
  'PATCH',
  `${NSP}/configmaps`,
  cm('x'),
  { fieldManager: 'x' },
  { headers: { 'content-type': A } },
)
ap('generateName', C('gn'), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'gn-' } })

const shown = /^get|^force|^put|^mf merge|^mf post/
export default {
  about: 'creating by apply, bodies and names that do not fit, managers and managed fields that clients send',
  needs: ['apiserver'],
  steps: [
    ...steps.map((step) =>
      step.request && !step.unrecorded
        ? {
            ...step,
            only: shown.test(step.note) ? ['message', 'spec', 'status', 'metadata.managedFields'] : ['message', 'spec'],
          }
        : step,
    ),
  ],
}
