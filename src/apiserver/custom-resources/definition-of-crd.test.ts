import type { CustomResourceDefinition, JSONSchemaProps } from '../../api/index.js'
import { compileJsonPath } from './json-path.js'
import type { CustomServer } from './testing/server.js'
import { crdPath, startCustomServer, until, version, widgets } from './testing/server.js'

const collection = '/apis/example.com/v1/namespaces/a/widgets'
const merge = { 'content-type': 'application/merge-patch+json' }
const widget = (name: string, more: object = {}) => ({
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { name },
  ...more,
})

const running: CustomServer[] = []

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
})

async function serve(properties: Record<string, JSONSchemaProps>, more: object = {}): Promise<CustomServer> {
  const server = await startCustomServer()
  running.push(server)
  await server.call('POST', crdPath, widgets([version('v1', properties, more)]))
  await until(
    () => server.call('GET', collection),
    ({ status }) => status === 200,
  )
  return server
}

describe('scale', () => {
  const object: JSONSchemaProps = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
  const subresources = {
    status: {},
    scale: {
      specReplicasPath: '.spec.size',
      statusReplicasPath: '.status.size',
      labelSelectorPath: '.status.selector',
    },
  }

  it('shows and sets the number at its path', async () => {
    const { call } = await serve({ spec: object, status: object }, { subresources })
    await call('POST', collection, widget('one', { spec: { size: 2 } }))
    await call('PATCH', `${collection}/one/status`, { status: { size: 1, selector: 'a=b' } }, merge)
    expect((await call('GET', `${collection}/one/scale`)).object).toMatchObject({
      kind: 'Scale',
      metadata: { name: 'one' },
      spec: { replicas: 2 },
      status: { replicas: 1, selector: 'a=b' },
    })
    const scaled = await call('PATCH', `${collection}/one/scale`, { spec: { replicas: 5 } }, merge)
    expect(scaled.object.spec).toEqual({ replicas: 5 })
    const { spec, metadata } = (await call('GET', `${collection}/one`)).object
    expect(spec).toEqual({ size: 5 })
    expect(metadata.generation).toBe(2)
    expect(metadata.managedFields).toContainEqual(
      expect.objectContaining({ subresource: 'scale', fieldsV1: { 'f:spec': { 'f:size': {} } } }),
    )
  })

  it('says what is wrong with the fields at its paths', async () => {
    const { call } = await serve({ spec: object, status: object }, { subresources })
    await call('POST', collection, widget('none', { spec: {} }))
    expect((await call('GET', `${collection}/none/scale`)).object).toMatchObject({
      code: 500,
      message: 'Internal error occurred: the spec replicas field ".spec.size" does not exist',
    })
    const messageOf = async (spec: object) => (await call('POST', collection, widget('bad', { spec }))).object.message
    const prefix = 'Widget.example.com "bad" is invalid: .spec.size: Invalid value:'
    expect(await messageOf({ size: 'many' })).toBe(
      `${prefix} 0: .spec.size accessor error: many is of the type string, expected int64`,
    )
    expect(await messageOf({ size: -1 })).toBe(`${prefix} -1: should be a non-negative integer`)
    expect(await messageOf({ size: 3e9 })).toBe(`${prefix} 3000000000: should be less than or equal to 2147483647`)
  })
})

describe('bodies', () => {
  it.each<[string, unknown, number, string]>([
    [
      'without a kind',
      { apiVersion: 'example.com/v1', metadata: { name: 'x' } },
      400,
      `the object provided is unrecognized (must be of type Widget): Object 'Kind' is missing in '{"apiVersion":"example.com/v1","metadata":{"name":"x"}}' ({"apiVersion":"example.com/v1" ...)`,
    ],
    [
      'of another kind',
      { ...widget('x'), kind: 'Gadget' },
      422,
      'Gadget.example.com "x" is invalid: kind: Invalid value: "Gadget": must be Widget',
    ],
    [
      'of another group',
      { ...widget('x'), apiVersion: 'other.com/v1' },
      400,
      'the API version in the data (other.com/v1) does not match the expected API version (example.com/v1)',
    ],
    [
      'with metadata of a wrong type',
      { ...widget('x'), metadata: { name: 'x', labels: { a: 1 } } },
      400,
      'Widget in version "v1" cannot be handled as a Widget: json: cannot unmarshal number into Go struct field ObjectMeta.labels of type string',
    ],
  ])('%s are refused', async (_name, body, status, message) => {
    const { call } = await serve({})
    expect((await call('POST', collection, body)).object).toMatchObject({ code: status, message })
  })

  it('may double no field where that is asked', async () => {
    const { call } = await serve({ spec: { type: 'object', properties: { a: { type: 'integer' } } } })
    const text = '{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"x"},"spec":{"a":1,"a":2,"b":1}}'
    expect((await call('POST', `${collection}?fieldValidation=Strict`, text)).object.message).toBe(
      'Widget in version "v1" cannot be handled as a Widget: strict decoding error: duplicate field "spec.a", unknown field "spec.b"',
    )
    expect((await call('POST', collection, text)).object.spec).toEqual({ a: 2 })
  })

  it('keep embedded objects whole, and their metadata in form', async () => {
    const embedded: JSONSchemaProps = {
      type: 'object',
      'x-kubernetes-embedded-resource': true,
      'x-kubernetes-preserve-unknown-fields': true,
    }
    const { call } = await serve({ spec: { type: 'object', properties: { template: embedded } } })
    const template = { apiVersion: 'v1', kind: 'Pod', metadata: { labels: { a: 'b' }, odd: 1 }, spec: { any: true } }
    const created = await call('POST', collection, widget('x', { spec: { template } }))
    expect(created.object.spec.template).toEqual({ ...template, metadata: { labels: { a: 'b' } } })
    expect(created.headers.warning).toEqual(['299 - "unknown field \\"spec.template.metadata.odd\\""'])
    const bare = await call('POST', collection, widget('y', { spec: { template: { metadata: { name: 'No_' } } } }))
    expect(bare.object.details.causes.map((one: { field: string }) => one.field)).toEqual([
      'spec.template.apiVersion',
      'spec.template.kind',
    ])
  })
})

describe('finalizers', () => {
  it('without a domain are advised against, once', async () => {
    const { call } = await serve({})
    const object = widget('one', { metadata: { name: 'one', finalizers: ['mine', 'x.y', 'a.b/c', 'orphan'] } })
    const created = await call('POST', collection, object)
    expect(created.headers.warning).toEqual([
      '299 - "metadata.finalizers: \\"mine\\": prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers"',
      '299 - "metadata.finalizers: \\"x.y\\": prefer a domain-qualified finalizer name including a path (/) to avoid accidental conflicts with other finalizer writers"',
    ])
    const labelled = await call('PATCH', `${collection}/one`, { metadata: { labels: { a: 'b' } } }, merge)
    expect(labelled.headers).not.toHaveProperty('warning')
  })
})

describe('updates', () => {
  it('are not held to what was wrong before', async () => {
    const spec = (size: object) => ({ spec: { type: 'object', properties: { size, colour: { type: 'string' } } } })
    const { call } = await serve(spec({ type: 'integer' }))
    await call('POST', collection, widget('one', { spec: { size: 1 } }))
    const versions = [version('v1', spec({ type: 'integer', minimum: 5 }))]
    await call('PATCH', `${crdPath}/widgets.example.com`, { spec: { versions } }, merge)
    const refused = await until(
      () => call('POST', `${collection}?dryRun=All`, widget('two', { spec: { size: 2 } })),
      ({ status }) => status === 422,
    )
    expect(refused.object.message).toContain('spec.size in body should be greater than or equal to 5')
    expect((await call('PATCH', `${collection}/one`, { spec: { colour: 'red' } }, merge)).status).toBe(200)
    expect((await call('PATCH', `${collection}/one`, { spec: { size: 3 } }, merge)).status).toBe(422)
  })
})

describe('selectable fields', () => {
  it('select, and no others do', async () => {
    const { call } = await serve(
      { spec: { type: 'object', properties: { colour: { type: 'string' }, on: { type: 'boolean' } } } },
      { selectableFields: [{ jsonPath: '.spec.colour' }, { jsonPath: '.spec.on' }] },
    )
    await call('POST', collection, widget('red', { spec: { colour: 'red', on: true } }))
    await call('POST', collection, widget('blue', { spec: { colour: 'blue' } }))
    const names = async (selector: string) =>
      (await call('GET', `${collection}?fieldSelector=${selector}`)).object.items.map(
        (one: CustomResourceDefinition) => one.metadata?.name,
      )
    expect(await names('spec.colour=red,spec.on=true')).toEqual(['red'])
    expect(await names('spec.on=')).toEqual(['blue'])
    expect((await call('GET', `${collection}?fieldSelector=spec.size=1`)).object).toMatchObject({
      code: 400,
      message: 'field label not supported: spec.size',
    })
  })
})

describe('paths of columns', () => {
  const object = {
    spec: { size: 3, list: ['x', 'y', 'z'], 'a.b': 1 },
    status: {
      conditions: [
        { type: 'A', status: 'no' },
        { type: 'Ready', status: 'yes', n: 2 },
      ],
    },
  }
  it.each<[string, unknown[] | undefined]>([
    ['.spec.size', [3]],
    ['.spec.none', []],
    ['.spec.list[0]', ['x']],
    ['.spec.list[-1]', ['z']],
    ['.spec.list[0:2]', ['x', 'y']],
    ['.spec.list[::2]', ['x', 'z']],
    ['.spec.list[*]', ['x', 'y', 'z']],
    ['.spec.list[0,2]', ['x', 'z']],
    ['.spec.a\\.b', [1]],
    // What is quoted is a path again.
    [".spec['a.b']", []],
    [".spec['a\\.b']", [1]],
    ['.status.conditions[?(@.type=="Ready")].status', ['yes']],
    [".status.conditions[?(@.type=='Ready')].status", ['yes']],
    ['.status.conditions[?(@.n > 1)].type', ['Ready']],
    ['.status.conditions[?(@.n)].type', ['Ready']],
    ['..status', [object.status, 'no', 'yes']],
    ['.', [object]],
    ['$.spec.size', [3]],
    ['.spec.list[', undefined],
    ['.spec.list[?(@.a', undefined],
  ])('%s', (path, expected) => {
    expect(compileJsonPath(path)?.(object)).toEqual(expected)
  })
})
