import fc from 'fast-check'
import { decode, type FieldError, type JSONSchemaProps, parseJson } from '../../api/index.js'
import {
  compileSchema,
  defaultBySchema,
  dropNulls,
  prune,
  validateBySteps,
  validateListTypes,
  validateSchema,
  validateSchemaUpdate,
} from './index.js'

const spec = (properties: Record<string, JSONSchemaProps>, more: JSONSchemaProps = {}): JSONSchemaProps => ({
  type: 'object',
  properties: { spec: { type: 'object', properties, ...more } },
})
const shown = (errors: readonly FieldError[]) => errors.map(({ field, message }) => `${field}: ${message}`)
const check = (schema: JSONSchemaProps, value: unknown) => shown(validateSchema({ spec: value }, schema))

describe('validateSchema', () => {
  it('tells of ten thousand wrong items in linear time', () => {
    const list: JSONSchemaProps = { type: 'array', items: { type: 'integer' } }
    expect(check(spec({ list }), { list: Array.from({ length: 200_000 }, () => 'x') })).toHaveLength(10_000)
  })

  const table: [string, JSONSchemaProps, unknown, string[]][] = [
    [
      'a wrong type',
      { type: 'integer' },
      'x',
      ['spec.a: Invalid value: "string": spec.a in body must be of type integer: "string"'],
    ],
    ['an integer where a number may be', { type: 'number' }, 1, []],
    ['a whole float for an integer', { type: 'integer' }, 2.0, []],
    [
      'a fraction for an integer',
      { type: 'integer' },
      1.5,
      ['spec.a: Invalid value: "number": spec.a in body must be of type integer: "number"'],
    ],
    [
      'an integer by whole limits',
      { type: 'number', multipleOf: 0.5, maximum: 2.5 },
      3,
      [
        'spec.a: Invalid value: 0: factor MultipleOf declared for spec.a must be positive: 0',
        'spec.a: Invalid value: 3: spec.a in body should be less than or equal to 2',
      ],
    ],
    [
      'null',
      { type: 'string' },
      null,
      ['spec.a: Invalid value: "null": spec.a in body must be of type string: "null"'],
    ],
    ['a nullable null', { type: 'string', nullable: true }, null, []],
    [
      'int or string',
      { 'x-kubernetes-int-or-string': true },
      true,
      ['spec.a: Invalid value: "boolean": spec.a in body must be of type integer,string: "boolean"'],
    ],
    [
      'an enum',
      { type: 'string', enum: ['b', 'a'] },
      'c',
      ['spec.a: Unsupported value: "c": supported values: "b", "a"'],
    ],
    ['a long string', { type: 'string', maxLength: 2 }, 'äöü', ['spec.a: Too long: may not be more than 2 bytes']],
    [
      'a short string',
      { type: 'string', minLength: 4 },
      'äöü',
      ['spec.a: Invalid value: "äöü": spec.a in body should be at least 4 chars long'],
    ],
    [
      'a pattern',
      { type: 'string', pattern: '^a+$' },
      'b',
      ['spec.a: Invalid value: "b": spec.a in body should match \'^a+$\''],
    ],
    ['an unanchored pattern', { type: 'string', pattern: 'b' }, 'abc', []],
    [
      'a minimum',
      { type: 'integer', minimum: 5 },
      3,
      ['spec.a: Invalid value: 3: spec.a in body should be greater than or equal to 5'],
    ],
    [
      'an exclusive maximum',
      { type: 'integer', maximum: 5, exclusiveMaximum: true },
      5,
      ['spec.a: Invalid value: 5: spec.a in body should be less than 5'],
    ],
    [
      'a factor',
      { type: 'number', multipleOf: 0.1 },
      0.25,
      ['spec.a: Invalid value: 0.25: spec.a in body should be a multiple of 0.1'],
    ],
    ['a decimal factor that fits', { type: 'number', multipleOf: 0.1 }, 0.3, []],
    [
      'items',
      { type: 'array', items: { type: 'integer' } },
      [1, 'x'],
      ['spec.a[1]: Invalid value: "string": spec.a[1] in body must be of type integer: "string"'],
    ],
    [
      'too many items',
      { type: 'array', maxItems: 1, items: {} },
      [1, 2],
      ['spec.a: Too many: 2: must have at most 1 item'],
    ],
    [
      'too few items',
      { type: 'array', minItems: 1 },
      [],
      ['spec.a: Invalid value: 0: spec.a in body should have at least 1 items'],
    ],
    [
      'too many properties',
      { type: 'object', maxProperties: 1 },
      { x: 1, y: 2 },
      ['spec.a: Too many: 2: must have at most 1 item'],
    ],
    [
      'too few properties',
      { type: 'object', minProperties: 1 },
      {},
      ['spec.a: Invalid value: 0: spec.a in body should have at least 1 properties'],
    ],
    [
      'map values',
      { type: 'object', additionalProperties: { type: 'string' } },
      { x: 1 },
      ['spec.a.x: Invalid value: "integer": spec.a.x in body must be of type string: "integer"'],
    ],
    [
      'a date-time',
      { type: 'string', format: 'date-time' },
      'now',
      ['spec.a: Invalid value: "now": spec.a in body must be of type date-time: "now"'],
    ],
    [
      'an ipv4',
      { type: 'string', format: 'ipv4' },
      'x',
      ['spec.a: Invalid value: "x": spec.a in body must be of type ipv4: "x"'],
    ],
    [
      'bytes',
      { type: 'string', format: 'byte' },
      '!!',
      ['spec.a: Invalid value: "!!": spec.a in body must be of type byte: "!!"'],
    ],
    [
      'a duration',
      { type: 'string', format: 'duration' },
      'long',
      ['spec.a: Invalid value: "long": spec.a in body must be of type duration: "long"'],
    ],
    [
      'a number where a text of some format is wanted',
      { type: 'string', format: 'date' },
      5,
      ['spec.a: Invalid value: "int64": spec.a in body must be of type date: "int64"'],
    ],
    [
      'an object where only a format is named',
      { anyOf: [{ format: 'date' }], 'x-kubernetes-preserve-unknown-fields': true },
      {},
      [
        '<nil>: Invalid value: "": "spec.a" must validate at least one schema (anyOf)',
        'spec.a: Invalid value: "": spec.a in body must be of type date: ""',
      ],
    ],
    ['an unknown format', { type: 'string', format: 'zipcode' }, 'x', []],
    ['int32, which is no format of custom resources', { type: 'integer', format: 'int32' }, 2 ** 40, []],
  ]
  it.each(table)('judges %s', (_, a, value, errors) => {
    expect(check(spec({ a }), { a: value })).toEqual(errors)
  })

  it('asks for what is required, at the root as well', () => {
    expect(check(spec({}, { required: ['a', 'b'] }), { b: 1 })).toEqual(['spec.a: Required value'])
    expect(shown(validateSchema({}, { type: 'object', required: ['spec'] }))).toEqual(['spec: Required value'])
  })

  it('tells floats from integers, as they were sent', () => {
    const schema: JSONSchemaProps = {
      type: 'object',
      properties: {
        s: { type: 'string' },
        i: { type: 'integer', minimum: 2000 },
        n: { type: 'number', maximum: 1e6 },
        l: { type: 'array', items: { type: 'number' }, 'x-kubernetes-list-type': 'set' },
      },
    }
    const value = parseJson(Buffer.from('{"s":1.0,"i":1e3,"n":3e6,"l":[1,1.0]}'))
    expect(shown(validateSchema(value, schema))).toEqual([
      's: Invalid value: "number": s in body must be of type string: "number"',
      'i: Invalid value: 1000: i in body should be greater than or equal to 2000',
      'n: Invalid value: 3e+06: n in body should be less than or equal to 1e+06',
    ])
    expect(validateListTypes(value, schema)).toEqual([])
  })

  it('names a single property without a leading dot', () => {
    expect(shown(validateSchema({ size: 'x' }, { type: 'object', properties: { size: { type: 'integer' } } }))).toEqual(
      ['size: Invalid value: "string": size in body must be of type integer: "string"'],
    )
  })

  it('speaks of combinations as upstream does', () => {
    const schema = spec(
      { a: { type: 'string' }, b: { type: 'string' }, n: { type: 'integer' } },
      {
        oneOf: [{ required: ['a'] }, { required: ['b'] }],
        not: { required: ['a', 'n'] },
        anyOf: [{ properties: { n: { minimum: 5 } } }, { properties: { n: { maximum: 2 } } }],
      },
    )
    expect(check(schema, { a: '1' })).toEqual([])
    expect(check(schema, {})).toEqual([
      '<nil>: Invalid value: "": "spec" must validate one and only one schema (oneOf). Found none valid',
      'spec.a: Required value',
    ])
    expect(check(schema, { a: '1', b: '2' })).toEqual([
      '<nil>: Invalid value: "": "spec" must validate one and only one schema (oneOf). Found 2 valid alternatives',
    ])
    expect(check(schema, { a: '1', n: 9 })).toEqual([
      '<nil>: Invalid value: "": "spec" must not validate the schema (not)',
    ])
    expect(check(schema, { b: '1', n: 3 })).toEqual([
      '<nil>: Invalid value: "": "spec" must validate at least one schema (anyOf)',
      'spec.n: Invalid value: 3: spec.n in body should be greater than or equal to 5',
    ])
    expect(check(spec({ n: { allOf: [{ minimum: 1 }, { maximum: 0 }] } }), { n: 5 })).toEqual([
      'spec.n: Invalid value: 5: spec.n in body should be less than or equal to 0',
      '<nil>: Invalid value: "": "spec.n" must validate all the schemas (allOf)',
    ])
  })

  it('answers a catastrophic pattern at once', () => {
    const start = process.hrtime.bigint()
    check(spec({ a: { type: 'string', pattern: '^(a+)+$' } }), { a: `${'a'.repeat(5000)}!` })
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(2000)
  })
})

describe('validateSchemaUpdate', () => {
  const schema = spec({
    size: { type: 'integer', maximum: 5 },
    name: { type: 'string', minLength: 2 },
    ports: {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['port'],
      items: { type: 'object', properties: { port: { type: 'integer' }, name: { type: 'string', maxLength: 2 } } },
    },
    list: { type: 'array', items: { type: 'string', maxLength: 2 } },
  })

  it('forgives what did not change, and nothing else', () => {
    const old = { spec: { size: 9, name: 'x', ports: [{ port: 1, name: 'long' }], list: ['long'] } }
    const update = (change: object) => shown(validateSchemaUpdate({ spec: { ...old.spec, ...change } }, old, schema))
    expect(shown(validateSchema(old, schema))).toHaveLength(4)
    expect(update({})).toEqual([])
    expect(update({ name: 'xy' })).toEqual([])
    expect(update({ size: 8 })).toEqual([
      'spec.size: Invalid value: 8: spec.size in body should be less than or equal to 5',
    ])
    expect(
      update({
        ports: [
          { port: 2, name: 'ok' },
          { port: 1, name: 'long' },
        ],
      }),
    ).toEqual([])
    expect(update({ ports: [{ port: 2, name: 'long' }] })).toEqual([
      'spec.ports[0].name: Too long: may not be more than 2 bytes',
    ])
    expect(update({ list: ['long', 'a'] })).toEqual(['spec.list[0]: Too long: may not be more than 2 bytes'])
  })
})

describe('a long value', () => {
  const colour: JSONSchemaProps = {
    type: 'string',
    enum: Array.from({ length: 5000 }, (_, index) => `colour-${index}`),
  }
  const schema = spec({ all: { type: 'array', items: colour }, any: { anyOf: [colour, colour] } })

  it('is checked item by item, so that others may come in', () => {
    const steps = validateBySteps({ spec: { all: Array(300).fill('colour-1'), any: 'colour-2' } }, undefined, schema)
    let count = 0
    while (!steps.next().done) count++
    expect(count).toBeGreaterThan(300)
  })

  it('is told of in as many words as an answer takes', () => {
    const all = Array.from({ length: 2000 }, (_, index) => `none-${index}`)
    const errors = validateSchema({ spec: { all } }, schema)
    expect(errors.length).toBeGreaterThan(50)
    // Each names five thousand colours.
    expect(errors.length).toBeLessThan(500)
  })
})

describe('validateListTypes', () => {
  it('finds doubled values and keys', () => {
    const schema = spec({
      tags: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
      ports: {
        type: 'array',
        items: { type: 'object', properties: { port: { type: 'integer' } } },
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['port'],
      },
    })
    const value = {
      spec: {
        tags: ['a', 'a', 'b', 'a'],
        ports: [
          { port: 1, name: 'x' },
          { port: 1, name: 'y' },
        ],
      },
    }
    expect(shown(validateListTypes(value, schema))).toEqual([
      'spec.tags[1]: Duplicate value: "a"',
      'spec.ports[1]: Duplicate value: {"port":1}',
    ])
  })

  it('takes values for the same that are equal to Go, named once', () => {
    const schema = spec({ all: { type: 'array', 'x-kubernetes-list-type': 'set' } })
    const doubled = (all: readonly unknown[]) => validateListTypes({ spec: { all } }, schema).map(({ field }) => field)
    expect(
      doubled([
        { a: 1, b: [{}] },
        { b: [{}], a: 1 },
        { a: 1, b: [{}] },
      ]),
    ).toEqual(['spec.all[1]'])
    expect(doubled([1, '1', true, 'true', null, 'null', [1], ['1'], {}])).toEqual([])
    expect(doubled([2n ** 60n, 2n ** 60n, { a: 2n ** 60n }, { a: 2n ** 60n }])).toEqual(['spec.all[1]', 'spec.all[3]'])
  })

  it('takes as much longer as the list is', () => {
    const schema = spec({ all: { type: 'array', 'x-kubernetes-list-type': 'set' } })
    const all = Array.from({ length: 200_000 }, (_, index) => `n${index}`)
    const before = process.cpuUsage()
    expect(validateListTypes({ spec: { all } }, schema)).toEqual([])
    // A fifth of a second; comparing each with each takes minutes.
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000)
  })
})

describe('prune', () => {
  it('drops what the schema does not name, and says what', () => {
    const object = {
      apiVersion: 'x/v1',
      kind: 'X',
      metadata: { name: 'a', labels: { x: 'y' } },
      more: 1,
      spec: {
        size: 1,
        extra: {},
        list: [{ a: 1, b: 2 }],
        map: { k: { a: 1, b: 2 } },
        free: { anything: { goes: 1 }, a: { a: 1, b: 2 } },
      },
    }
    const a: JSONSchemaProps = { type: 'object', properties: { a: { type: 'integer' } } }
    const schema = spec({
      size: { type: 'integer' },
      list: { type: 'array', items: a },
      map: { type: 'object', additionalProperties: a },
      free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { a } },
    })
    expect(prune(object, schema)).toEqual(['more', 'spec.extra', 'spec.free.a.b', 'spec.list[0].b', 'spec.map.k.b'])
    expect(object).toEqual({
      apiVersion: 'x/v1',
      kind: 'X',
      metadata: { name: 'a', labels: { x: 'y' } },
      spec: { size: 1, list: [{ a: 1 }], map: { k: { a: 1 } }, free: { anything: { goes: 1 }, a: { a: 1 } } },
    })
  })

  it('keeps the head of embedded resources', () => {
    const object = { spec: { template: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: { a: 1 } } } }
    expect(prune(object, spec({ template: { type: 'object', 'x-kubernetes-embedded-resource': true } }))).toEqual([
      'spec.template.spec',
    ])
    expect(object.spec.template).toEqual({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' } })
  })

  it('leaves nothing to prune', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3 }), (value) => {
        const schema = spec({
          a: { type: 'object', additionalProperties: true },
          b: { type: 'array', items: { type: 'object' } },
        })
        const object = JSON.parse(JSON.stringify({ spec: value }))
        prune(object, schema)
        expect(prune(object, schema)).toEqual([])
      }),
    )
  })
})

describe('defaultBySchema', () => {
  const schema = spec(
    {
      size: { type: 'integer', default: 3 },
      maybe: { type: 'string', nullable: true, default: 'x' },
      never: { type: 'string' },
      inner: { type: 'object', default: {}, properties: { deep: { type: 'string', default: 'd' } } },
      list: { type: 'array', items: { type: 'object', properties: { protocol: { type: 'string', default: 'TCP' } } } },
    },
    {},
  )

  it('fills in defaults, inner ones too, and minds null', () => {
    const object = { spec: { size: null, maybe: null, never: null, list: [{}, { protocol: 'UDP' }] } }
    dropNulls(object, schema)
    expect(object.spec).toEqual({ size: null, maybe: null, list: [{}, { protocol: 'UDP' }] })
    defaultBySchema(object, schema)
    expect(object).toEqual({
      spec: { size: 3, maybe: null, inner: { deep: 'd' }, list: [{ protocol: 'TCP' }, { protocol: 'UDP' }] },
    })
  })

  it('shares no default between objects', () => {
    const objects = [{ spec: {} as { inner?: { deep: string } } }, { spec: {} as { inner?: { deep: string } } }]
    for (const object of objects) defaultBySchema(object, schema)
    expect(objects[0]?.spec.inner).not.toBe(objects[1]?.spec.inner)
    const before = JSON.stringify(objects[0])
    defaultBySchema(objects[0], schema)
    expect(JSON.stringify(objects[0])).toBe(before)
  })
})

describe('compileSchema', () => {
  it('gives the type that apply and ownership walk', () => {
    const type = compileSchema(
      spec({
        ports: {
          type: 'array',
          items: { type: 'object', properties: { port: { type: 'integer' } } },
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['port'],
        },
        target: { 'x-kubernetes-int-or-string': true },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        day: { type: 'string', format: 'date' },
        any: { 'x-kubernetes-preserve-unknown-fields': true, properties: { a: { type: 'string' } } },
      }),
    )
    const inner = type.fields.get('spec')?.type
    if (inner?.kind !== 'struct') throw new TypeError('spec is no struct')
    expect(inner.fields.get('ports')?.type).toMatchObject({ kind: 'list', listType: 'map', mapKeys: ['port'] })
    expect(inner.fields.get('target')?.type).toMatchObject({ kind: 'scalar', format: 'intOrString' })
    expect(inner.fields.get('labels')?.type).toMatchObject({ kind: 'map', atomic: false })
    expect(inner.fields.get('free')?.type).toMatchObject({ kind: 'struct', preserveUnknownFields: true })
    expect(inner.fields.get('day')?.type).toMatchObject({ kind: 'scalar', format: 'string', untyped: true })
    expect(inner.fields.get('any')?.type).toMatchObject({ kind: 'struct', anyKind: true })
    expect(type.fields.get('metadata')?.type).toMatchObject({ kind: 'struct', goType: 'v1.ObjectMeta' })
    expect(
      decode(type, { metadata: { name: 'x' }, spec: { target: 0, labels: { a: 'b' }, free: { x: [1] } } }).object,
    ).toEqual({
      metadata: { name: 'x' },
      spec: { target: 0, labels: { a: 'b' }, free: { x: [1] } },
    })
  })

  it('keeps everything without a schema', () => {
    expect(compileSchema(undefined).preserveUnknownFields).toBe(true)
  })
})
