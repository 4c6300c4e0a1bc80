const P = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
const base = () => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.${ID}.example.com' },
  spec: {
    group: '${ID}.example.com',
    scope: 'Namespaced',
    names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList' },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
  },
})
const steps = []
const schema = (note, s) => {
  const b = base()
  b.spec.versions[0].schema.openAPIV3Schema = s
  steps.push({
    note,
    request: { method: 'POST', path: P, query: { dryRun: 'All' }, body: b },
    only: ['message'],
  })
}
const prop = (note, s) => schema(`prop ${note}`, { type: 'object', properties: { x: s } })
schema('no type', {})
schema('type string', { type: 'string' })
schema('nullable root', { type: 'object', nullable: true })
schema('preserve root no type', { 'x-kubernetes-preserve-unknown-fields': true })
schema('default at root', { type: 'object', default: {} })
schema('metadata props', {
  type: 'object',
  properties: {
    metadata: {
      type: 'object',
      properties: {
        name: { type: 'string', pattern: '^a' },
        generateName: { type: 'string', maxLength: 5 },
        labels: { type: 'object' },
      },
    },
  },
})
schema('metadata type', {
  type: 'object',
  properties: { metadata: { type: 'string' }, apiVersion: { type: 'integer' }, kind: { type: 'object' } },
})
schema('metadata default', {
  type: 'object',
  properties: { metadata: { type: 'object', default: {} }, apiVersion: { type: 'string', default: 'x' } },
})
schema('metadata rule', {
  type: 'object',
  properties: { metadata: { type: 'object', 'x-kubernetes-validations': [{ rule: 'true' }] } },
})
schema('metadata required', { type: 'object', required: ['metadata', 'zz'] })
schema('root int-or-string', { 'x-kubernetes-int-or-string': true })
schema('root embedded', { type: 'object', 'x-kubernetes-embedded-resource': true })
schema('root list type', { type: 'object', 'x-kubernetes-list-type': 'set', 'x-kubernetes-map-type': 'atomic' })
prop('no type', {})
prop('only description', { description: 'x' })
prop('bad type', { type: 'text' })
prop('null type', { type: 'null' })
prop('array no items', { type: 'array' })
prop('array items no type', { type: 'array', items: {} })
prop('array items list', { type: 'array', items: [{ type: 'string' }] })
prop('items on object', { type: 'object', items: { type: 'string' } })
prop('props on string', { type: 'string', properties: { a: { type: 'string' } } })
prop('props and additional', {
  type: 'object',
  properties: { a: { type: 'string' } },
  additionalProperties: { type: 'string' },
})
prop('additional true', { type: 'object', additionalProperties: true })
prop('additional false', { type: 'object', additionalProperties: false })
prop('additional no type', { type: 'object', additionalProperties: {} })
prop('additional bool in schema', {
  type: 'object',
  additionalProperties: { type: 'object', additionalProperties: false },
})
prop('$ref', { $ref: '#/definitions/x' })
prop('definitions', {
  type: 'object',
  definitions: { a: { type: 'string' } },
  dependencies: { a: ['b'] },
  patternProperties: { a: { type: 'string' } },
})
prop('additionalItems', { type: 'array', items: { type: 'string' }, additionalItems: true })
prop('id schema', { type: 'string', id: 'x', $schema: 'y' })
prop('uniqueItems', { type: 'array', items: { type: 'string' }, uniqueItems: true })
prop('uniqueItems in allOf', { type: 'array', items: { type: 'string' }, allOf: [{ uniqueItems: true }] })
prop('bad pattern', { type: 'string', pattern: '[' })
prop('bad pattern lookahead', { type: 'string', pattern: '^(?!a)b' })
prop('enum empty', { type: 'string', enum: [] })
prop('enum wrong type', { type: 'string', enum: [1, 'a', null] })
prop('enum null nullable', { type: 'string', nullable: true, enum: ['a'] })
prop('enum dup', { type: 'string', enum: ['a', 'a'] })
prop('enum objects', { type: 'object', enum: [{ a: 1 }], 'x-kubernetes-preserve-unknown-fields': true })
prop('format unknown', { type: 'string', format: 'zip' })
prop('ios ok', { 'x-kubernetes-int-or-string': true })
prop('ios with type', { type: 'integer', 'x-kubernetes-int-or-string': true })
prop('ios anyOf', { anyOf: [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true })
prop('ios anyOf order', { anyOf: [{ type: 'string' }, { type: 'integer' }], 'x-kubernetes-int-or-string': true })
prop('ios allOf', {
  allOf: [{ anyOf: [{ type: 'integer' }, { type: 'string' }] }, { pattern: 'x' }],
  'x-kubernetes-int-or-string': true,
})
prop('ios false', { type: 'integer', 'x-kubernetes-int-or-string': false })
prop('anyOf integers no ios', { anyOf: [{ type: 'integer' }, { type: 'string' }] })
prop('preserve', { 'x-kubernetes-preserve-unknown-fields': true })
prop('preserve false', { type: 'object', 'x-kubernetes-preserve-unknown-fields': false })
prop('preserve string', { type: 'string', 'x-kubernetes-preserve-unknown-fields': true })
prop('embedded', { type: 'object', 'x-kubernetes-embedded-resource': true })
prop('embedded no type', { 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true })
prop('embedded string', { type: 'string', 'x-kubernetes-embedded-resource': true })
prop('embedded preserve', {
  type: 'object',
  'x-kubernetes-embedded-resource': true,
  'x-kubernetes-preserve-unknown-fields': true,
})
prop('embedded props', {
  type: 'object',
  'x-kubernetes-embedded-resource': true,
  properties: { metadata: { type: 'object', properties: { labels: { type: 'object' } } }, spec: { type: 'object' } },
})
prop('embedded additional', {
  type: 'object',
  'x-kubernetes-embedded-resource': true,
  additionalProperties: { type: 'string' },
})
prop('allOf with type', { type: 'string', allOf: [{ type: 'string' }] })
prop('allOf fields', {
  type: 'object',
  properties: { a: { type: 'string' } },
  allOf: [{ properties: { a: { pattern: 'x' }, b: { pattern: 'y' } }, required: ['a'] }],
})
prop('anyOf bad things', {
  type: 'object',
  properties: { a: { type: 'string' } },
  anyOf: [
    { properties: { a: { default: 'x', nullable: true, description: 'd', title: 't' } } },
    { additionalProperties: { pattern: 'x' } },
  ],
})
prop('not', { type: 'string', not: { pattern: 'x', type: 'string', default: 'a' } })
prop('oneOf items', {
  type: 'array',
  items: { type: 'string' },
  oneOf: [{ items: { pattern: 'a' } }, { items: { type: 'string' } }],
})
prop('junctor x-kubernetes', {
  type: 'string',
  anyOf: [
    { 'x-kubernetes-preserve-unknown-fields': true },
    { 'x-kubernetes-list-type': 'set' },
    { 'x-kubernetes-int-or-string': true },
    { 'x-kubernetes-embedded-resource': true },
    { 'x-kubernetes-map-type': 'atomic' },
    { 'x-kubernetes-validations': [{ rule: 'true' }] },
  ],
})
prop('list type bad', { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'bag' })
prop('list type on object', { type: 'object', 'x-kubernetes-list-type': 'set' })
prop('set of objects', { type: 'array', items: { type: 'object' }, 'x-kubernetes-list-type': 'set' })
prop('set of atomic objects', {
  type: 'array',
  items: { type: 'object', 'x-kubernetes-map-type': 'atomic' },
  'x-kubernetes-list-type': 'set',
})
prop('set of lists', {
  type: 'array',
  items: { type: 'array', items: { type: 'string' } },
  'x-kubernetes-list-type': 'set',
})
prop('set of atomic lists', {
  type: 'array',
  items: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'atomic' },
  'x-kubernetes-list-type': 'set',
})
prop('set nullable items', {
  type: 'array',
  items: { type: 'string', nullable: true },
  'x-kubernetes-list-type': 'set',
})
prop('set with keys', {
  type: 'array',
  items: { type: 'string' },
  'x-kubernetes-list-type': 'set',
  'x-kubernetes-list-map-keys': ['a'],
})
prop('map no keys', {
  type: 'array',
  items: { type: 'object', properties: { a: { type: 'string' } } },
  'x-kubernetes-list-type': 'map',
})
prop('map key missing', {
  type: 'array',
  items: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['b'],
})
prop('map key not required', {
  type: 'array',
  items: { type: 'object', properties: { a: { type: 'string' } } },
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['a'],
})
prop('map key default', {
  type: 'array',
  items: { type: 'object', properties: { a: { type: 'string', default: 'x' } } },
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['a'],
})
prop('map key object', {
  type: 'array',
  items: { type: 'object', properties: { a: { type: 'object' } }, required: ['a'] },
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['a'],
})
prop('map key nullable', {
  type: 'array',
  items: { type: 'object', properties: { a: { type: 'string', nullable: true } }, required: ['a'] },
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['a'],
})
prop('map key dup', {
  type: 'array',
  items: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['a', 'a'],
})
prop('map of strings', {
  type: 'array',
  items: { type: 'string' },
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['a'],
})
prop('map items nullable', {
  type: 'array',
  items: { type: 'object', nullable: true, properties: { a: { type: 'string' } }, required: ['a'] },
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['a'],
})
prop('keys without map', {
  type: 'array',
  items: { type: 'object', properties: { a: { type: 'string' } } },
  'x-kubernetes-list-map-keys': ['a'],
})
prop('map-type bad', { type: 'object', 'x-kubernetes-map-type': 'fine' })
prop('map-type on string', { type: 'string', 'x-kubernetes-map-type': 'atomic' })
prop('map-type granular', { type: 'object', 'x-kubernetes-map-type': 'granular' })
// defaults
prop('default ok', { type: 'string', default: 'a' })
prop('default wrong type', { type: 'string', default: 5 })
prop('default null', { type: 'string', default: null })
prop('default null nullable', { type: 'string', nullable: true, default: null })
prop('default enum', { type: 'string', enum: ['a'], default: 'b' })
prop('default pattern', { type: 'string', pattern: '^a', default: 'b' })
prop('default object unknown', { type: 'object', properties: { a: { type: 'string' } }, default: { b: 1 } })
prop('default object required', { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], default: {} })
prop('default nested', {
  type: 'object',
  properties: { a: { type: 'string', default: 'q' } },
  required: ['a'],
  default: {},
})
prop('default in list dup', {
  type: 'array',
  items: { type: 'string' },
  'x-kubernetes-list-type': 'set',
  default: ['a', 'a'],
})
prop('default rule fails', { type: 'string', default: 'a', 'x-kubernetes-validations': [{ rule: "self == 'b'" }] })
prop('default rule oldself', {
  type: 'string',
  default: 'a',
  'x-kubernetes-validations': [{ rule: 'self == oldSelf' }],
})
prop('default float for int', { type: 'integer', default: 1.5 })
prop('default int for number', { type: 'number', default: 1 })
prop('default ios', { 'x-kubernetes-int-or-string': true, default: true })
prop('default embedded', {
  type: 'object',
  'x-kubernetes-embedded-resource': true,
  'x-kubernetes-preserve-unknown-fields': true,
  default: { kind: 'A' },
})
prop('default embedded meta', {
  type: 'object',
  'x-kubernetes-embedded-resource': true,
  'x-kubernetes-preserve-unknown-fields': true,
  default: { apiVersion: 'v1', kind: 'A', metadata: { name: 'BAD NAME', zz: 1 } },
})
prop('default in additional', { type: 'object', additionalProperties: { type: 'string', default: 'x' } })
prop('default in items', { type: 'array', items: { type: 'string', default: 'x' } })
prop('default in anyOf', { type: 'string', anyOf: [{ default: 'x' }] })
prop('default exceed max', { type: 'integer', maximum: 3, minimum: 5, default: 4 })
prop('limits negative', { type: 'string', minLength: -1, maxLength: -2 })
prop('limits items', { type: 'array', items: { type: 'string' }, minItems: 5, maxItems: -3 })
prop('multipleOf 0', { type: 'integer', multipleOf: 0 })
prop('multipleOf neg', { type: 'integer', multipleOf: -2 })
prop('required not in props', { type: 'object', required: ['a', 'a'] })
prop('nullable enum', { type: 'integer', enum: [1], nullable: true, default: null })
prop('unknown keyword', { type: 'string', foo: 1 })
prop('example external', { type: 'string', example: 'x', externalDocs: { url: 'u' }, title: 't' })
prop('type array nested bad', {
  type: 'array',
  items: { type: 'object', properties: { 'a.b': {}, 'c/d': { type: 'array' } } },
})
prop('two errors', { type: 'object', properties: { b: {}, a: {}, c: { type: 'array', items: {} } } })
// rules
const rule = (note, r, s = { type: 'string' }) =>
  prop(`rule ${note}`, { ...s, 'x-kubernetes-validations': Array.isArray(r) ? r : [r] })
rule('empty', {})
rule('blank', { rule: ' ' })
rule('dup', [{ rule: 'true' }, { rule: 'true' }])
rule('not bool', { rule: '1' })
rule('bad syntax', { rule: 'self ==' })
rule('message blank', { rule: 'true', message: '  ' })
rule('message newline', { rule: 'true', message: 'a\nb' })
rule('message long', { rule: 'true', message: 'a'.repeat(3000) })
rule('rule newline no message', { rule: 'true\n&& true' })
rule('messageExpression not string', { rule: 'true', messageExpression: '1' })
rule('messageExpression bad', { rule: 'true', messageExpression: 'self +' })
rule('messageExpression blank', { rule: 'true', messageExpression: '  ' })
rule('messageExpression cost', { rule: 'true', messageExpression: "self.replace('a', self)" })
rule('reason bad', { rule: 'true', reason: 'Nope' })
for (const r of ['FieldValueInvalid', 'FieldValueForbidden', 'FieldValueRequired', 'FieldValueDuplicate'])
  rule(`reason ${r}`, { rule: 'true', reason: r })
const O = {
  type: 'object',
  properties: {
    a: { type: 'string' },
    'b.c': { type: 'string' },
    l: { type: 'array', items: { type: 'string' } },
    m: { type: 'object', additionalProperties: { type: 'string' } },
    o: { type: 'object', properties: { z: { type: 'string' } } },
  },
}
for (const f of [
  '.a',
  'a',
  '.zz',
  "['b.c']",
  '.b.c',
  '.l',
  '.l[0]',
  '.m.key',
  ".m['x.y']",
  '.o.z',
  '.o.zz',
  '',
  ' ',
  '.',
  '..a',
  '.a.b',
  "['a']['b']",
  '.a\n',
  "['o'].z",
  '.m',
  ".o['z']",
])
  rule(`fieldPath ${f}`, { rule: 'true', fieldPath: f }, O)
rule('oldSelf', { rule: 'self == oldSelf' })
rule('oldSelf optional', { rule: 'oldSelf.hasValue()', optionalOldSelf: true })
rule('optionalOldSelf without use', { rule: 'true', optionalOldSelf: true })
rule('oldSelf optional misuse', { rule: 'self == oldSelf', optionalOldSelf: true })
prop('oldSelf in atomic list', {
  type: 'array',
  items: { type: 'string', 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] },
})
prop('oldSelf in set', {
  type: 'array',
  'x-kubernetes-list-type': 'set',
  items: { type: 'string', 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] },
})
prop('oldSelf in map', {
  type: 'array',
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['k'],
  items: {
    type: 'object',
    required: ['k'],
    properties: { k: { type: 'string' } },
    'x-kubernetes-validations': [{ rule: 'self == oldSelf' }],
  },
})
prop('oldSelf deep in atomic', {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      a: {
        type: 'string',
        'x-kubernetes-validations': [
          { rule: 'self == oldSelf' },
          { rule: 'oldSelf.hasValue()', optionalOldSelf: true },
        ],
      },
    },
  },
})
prop('oldSelf in additional', {
  type: 'object',
  additionalProperties: { type: 'string', 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] },
})
prop('cost list', {
  type: 'array',
  items: { type: 'string' },
  'x-kubernetes-validations': [{ rule: 'self.all(x, self.all(y, x == y))' }],
})
prop('cost list 2', {
  type: 'array',
  maxItems: 1000,
  items: { type: 'string', maxLength: 100 },
  'x-kubernetes-validations': [{ rule: 'self.all(x, self.all(y, x == y))' }],
})
prop('cost string', {
  type: 'string',
  'x-kubernetes-validations': [{ rule: "self.contains('a')" }, { rule: "self.matches('^a+$')" }],
})
prop('cost nested', {
  type: 'array',
  items: { type: 'array', items: { type: 'string', 'x-kubernetes-validations': [{ rule: "self.startsWith('a')" }] } },
})
prop('cost map', {
  type: 'object',
  additionalProperties: {
    type: 'object',
    additionalProperties: { type: 'string', 'x-kubernetes-validations': [{ rule: "self.matches('a')" }] },
  },
})
prop('cost total', {
  type: 'object',
  additionalProperties: {
    type: 'string',
    'x-kubernetes-validations': Array.from({ length: 5 }, (_, i) => ({ rule: `self.size() != ${i}` })),
  },
})
prop('rule on ios', {
  'x-kubernetes-int-or-string': true,
  'x-kubernetes-validations': [{ rule: 'type(self) == int ? self > 1 : self == "a"' }],
})
prop('rule on preserve', {
  'x-kubernetes-preserve-unknown-fields': true,
  'x-kubernetes-validations': [{ rule: 'self.a == 1' }],
})
prop('rule on preserve typed', {
  type: 'object',
  'x-kubernetes-preserve-unknown-fields': true,
  'x-kubernetes-validations': [{ rule: 'self.a == 1' }],
})
prop('rule in junctor', {
  type: 'object',
  allOf: [{ properties: { a: { 'x-kubernetes-validations': [{ rule: 'true' }] } } }],
})
prop('null rules', { type: 'string', 'x-kubernetes-validations': null })
schema('root rule metadata', {
  type: 'object',
  properties: { spec: { type: 'object' } },
  'x-kubernetes-validations': [
    { rule: "self.metadata.name == 'a'" },
    { rule: 'self.metadata.labels.size() > 0' },
    { rule: "self.kind == 'X' && self.apiVersion == 'b'" },
    { rule: "self.metadata.namespace == ''" },
  ],
})
const unordered = /^prop default embedded meta$|^metadata default$/
export default {
  about: 'which schemas are structural, and how they, their defaults and their rules are refused',
  needs: ['apiserver'],
  steps: steps.filter(({ note = '' }) => !unordered.test(note)),
}
