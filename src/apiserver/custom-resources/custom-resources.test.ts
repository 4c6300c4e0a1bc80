import type { CustomServer } from './testing/server.js'
import { crdPath, startCustomServer, until, version, widgets } from './testing/server.js'

const running: CustomServer[] = []

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
})

async function start(options: Parameters<typeof startCustomServer>[0] = {}): Promise<CustomServer> {
  const server = await startCustomServer(options)
  running.push(server)
  return server
}

const collection = '/apis/example.com/v1/namespaces/a/widgets'
const merge = { 'content-type': 'application/merge-patch+json' }

async function establish({ call }: CustomServer, crd: object): Promise<void> {
  const created = await call('POST', crdPath, crd)
  expect(created.status).toBe(201)
  await until(
    () => call('GET', `${crdPath}/widgets.example.com`),
    ({ object }) => object?.status?.conditions?.[1]?.status === 'True',
  )
}

const spec = (properties: object, more: object = {}) => ({ spec: { type: 'object', properties, ...more } })
const widget = (name: string, more: object = {}) => ({
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { name },
  ...more,
})

describe('a definition of custom resources', () => {
  it('is established, and serves its resource', async () => {
    const server = await start()
    await establish(server, widgets([version('v1', spec({ size: { type: 'integer' } }))]))
    const crd = (await server.call('GET', `${crdPath}/widgets.example.com`)).object
    expect(crd.status).toEqual({
      storedVersions: ['v1'],
      acceptedNames: {
        plural: 'widgets',
        singular: 'widget',
        shortNames: ['wd'],
        kind: 'Widget',
        listKind: 'WidgetList',
      },
      conditions: [
        { type: 'NamesAccepted', status: 'True', reason: 'NoConflicts', message: 'no conflicts found' },
        {
          type: 'Established',
          status: 'True',
          reason: 'InitialNamesAccepted',
          message: 'the initial names have been accepted',
        },
      ].map((condition) => ({ ...condition, lastTransitionTime: expect.stringMatching(/^20.*Z$/) })),
    })
    expect(crd.metadata.managedFields).toContainEqual(
      expect.objectContaining({ manager: 'kube-apiserver', operation: 'Update', subresource: 'status' }),
    )
    const created = await server.call('POST', collection, widget('one', { spec: { size: 1 } }))
    expect(created.object).toMatchObject({ metadata: { generation: 1, namespace: 'a' }, spec: { size: 1 } })
    expect((await server.call('GET', collection)).object).toMatchObject({
      kind: 'WidgetList',
      items: [{ kind: 'Widget', apiVersion: 'example.com/v1', spec: { size: 1 } }],
    })
  })

  it('waits for a name that another has, and gets it when that one goes', async () => {
    const server = await start()
    await establish(server, widgets([version('v1', {})]))
    const gadgets = widgets([version('v1', {})], {
      names: { plural: 'gadgets', singular: 'widget', kind: 'Gadget', listKind: 'GadgetList' },
    })
    const name = `${crdPath}/gadgets.example.com`
    await server.call('POST', crdPath, { ...gadgets, metadata: { name: 'gadgets.example.com' } })
    const refused = await until(
      () => server.call('GET', name),
      ({ object }) => object?.status?.conditions?.length === 2,
    )
    expect(refused.object.status).toMatchObject({
      acceptedNames: { kind: 'Gadget', listKind: 'GadgetList', plural: 'gadgets' },
      conditions: [
        { type: 'NamesAccepted', status: 'False', reason: 'SingularConflict', message: '"widget" is already in use' },
        { type: 'Established', status: 'False', reason: 'NotAccepted', message: 'not all names are accepted' },
      ],
    })
    expect(refused.object.status.acceptedNames).not.toHaveProperty('singular')
    expect((await server.call('GET', '/apis/example.com/v1/gadgets')).status).toBe(404)
    await server.call('DELETE', `${crdPath}/widgets.example.com`)
    const accepted = await until(
      () => server.call('GET', name),
      ({ object }) => object.status.conditions[1].status === 'True',
    )
    expect(accepted.object.status.acceptedNames.singular).toBe('widget')
  })

  it('takes its objects along when it goes, and waits for those with finalizers', async () => {
    const server = await start()
    await establish(server, widgets([version('v1', {})]))
    for (let i = 0; i < 5; i++) await server.call('POST', collection, widget(`w${i}`))
    await server.call('POST', collection, { ...widget('held'), metadata: { name: 'held', finalizers: ['x/y'] } })
    const deleted = await server.call('DELETE', `${crdPath}/widgets.example.com`)
    expect(deleted.object.metadata.finalizers).toEqual(['customresourcecleanup.apiextensions.k8s.io'])
    const left = await until(
      () => server.call('GET', collection),
      ({ object }) => object.items.length === 1,
    )
    expect(left.object.items[0].metadata.deletionTimestamp).toBeDefined()
    expect((await server.call('POST', collection, widget('late'))).object).toMatchObject({
      code: 403,
      message:
        'widgets.example.com "late" is forbidden: create not allowed while custom resource definition is terminating',
    })
    await server.call('PATCH', `${collection}/held`, { metadata: { finalizers: null } }, merge)
    await until(
      () => server.call('GET', `${crdPath}/widgets.example.com`),
      ({ status }) => status === 404,
    )
    await until(
      () => server.call('GET', collection),
      ({ text }) => text === '404 page not found\n',
    )
    expect(await server.store.list({ start: '/registry/example.com/', end: '/registry/example.com0' })).toMatchObject({
      entries: [],
    })
  })

  it('is served again after a restart, objects included', async () => {
    const first = await startCustomServer()
    await establish(first, widgets([version('v1', spec({ size: { type: 'integer' } }))]))
    await first.call('POST', collection, widget('one', { spec: { size: 1 } }))
    await first.stop()
    const second = await start({ store: first.store })
    expect((await second.call('GET', `${collection}/one`)).object.spec).toEqual({ size: 1 })
  })
})

describe('objects of a definition that changes', () => {
  it('are read by the new schema: defaults appear, what it does not know is gone, and comes back with it', async () => {
    const server = await start()
    await establish(server, widgets([version('v1', spec({ size: { type: 'integer' }, old: { type: 'string' } }))]))
    const written = await server.call('POST', collection, widget('one', { spec: { size: 1, old: 'x' } }))
    const replace = (properties: object) =>
      server.call(
        'PATCH',
        `${crdPath}/widgets.example.com`,
        { spec: { versions: [version('v1', spec(properties))] } },
        merge,
      )
    await replace({ size: { type: 'integer' }, colour: { type: 'string', default: 'red' } })
    const read = await until(
      () => server.call('GET', `${collection}/one`),
      ({ object }) => object?.spec?.colour !== undefined,
    )
    expect(read.object.spec).toEqual({ size: 1, colour: 'red' })
    expect(read.object.metadata.resourceVersion).toBe(written.object.metadata.resourceVersion)
    await replace({ size: { type: 'integer' }, old: { type: 'string' } })
    const again = await until(
      () => server.call('GET', `${collection}/one`),
      ({ object }) => object?.spec?.old !== undefined,
    )
    expect(again.object.spec).toEqual({ size: 1, old: 'x' })
  })
})

describe('two versions', () => {
  const v1 = version('v1', spec({ size: { type: 'integer' } }))
  const v2 = version('v2', spec({ size: { type: 'integer' }, shape: { type: 'string', enum: ['round'] } }))

  it('show the same objects; each has its own schema', async () => {
    const server = await start()
    await establish(server, widgets([v1, v2]))
    await server.call('POST', collection, widget('one', { spec: { size: 1 } }))
    const inV2 = collection.replace('/v1/', '/v2/')
    expect((await server.call('GET', `${inV2}/one`)).object).toMatchObject({
      apiVersion: 'example.com/v2',
      spec: { size: 1 },
    })
    expect((await server.call('GET', inV2)).object.items[0].apiVersion).toBe('example.com/v2')
    const bad = { ...widget('two', { spec: { shape: 'flat' } }), apiVersion: 'example.com/v2' }
    expect((await server.call('POST', inV2, bad)).object.message).toBe(
      'Widget.example.com "two" is invalid: spec.shape: Unsupported value: "flat": supported values: "round"',
    )
    const good = { ...widget('two', { spec: { size: 2, shape: 'round' } }), apiVersion: 'example.com/v2' }
    // The storage version does not know the shape.
    expect((await server.call('POST', inV2, good)).object.spec).toEqual({ size: 2 })
    expect((await server.call('POST', inV2, widget('three'))).object.message).toBe(
      'the API version in the data (example.com/v1) does not match the expected API version (example.com/v2)',
    )
    expect(
      (await server.call('POST', collection, { ...widget('x'), apiVersion: 'example.com/v9' })).object.message,
    ).toBe('the API version in the data (example.com/v9) does not match the expected API version (example.com/v1)')
  })

  it('change places: what is stored in the old one is read in the new one, and written in it by an update', async () => {
    const server = await start()
    await establish(server, widgets([v1, v2]))
    await server.call('POST', collection, widget('one', { spec: { size: 1 } }))
    await server.call(
      'PATCH',
      `${crdPath}/widgets.example.com`,
      {
        spec: {
          versions: [
            { ...v1, storage: false },
            { ...v2, storage: true },
          ],
        },
      },
      merge,
    )
    const inV2 = collection.replace('/v1/', '/v2/')
    const crd = await until(
      () => server.call('GET', `${crdPath}/widgets.example.com`),
      ({ object }) => object.status.storedVersions.length === 2,
    )
    expect(crd.object.status.storedVersions).toEqual(['v1', 'v2'])
    const read = await until(
      () => server.call('GET', `${inV2}/one`),
      ({ object }) => object?.apiVersion === 'example.com/v2',
    )
    expect((await server.call('PUT', `${inV2}/one`, read.object)).object.metadata.resourceVersion).not.toBe(
      read.object.metadata.resourceVersion,
    )
    const entry = await server.store.get('/registry/example.com/widgets/a/one')
    expect(Buffer.from(entry?.value ?? []).toString()).toContain('"apiVersion":"example.com/v2"')
  })
})
