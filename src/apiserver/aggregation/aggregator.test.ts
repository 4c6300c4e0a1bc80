import {
  type APIService,
  APIServices,
  type ApiRequest,
  type ApiResponse,
  builtInGroups,
  type EndpointSlice,
  EndpointSlices,
  type KubeObject,
  type ResourceToken,
  type Service,
  Services,
} from '../../api/index.js'
import { silentLogger } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { createClient, createInformers, inProcessTransport } from '../../client/index.js'
import { MemoryApi } from '../../client/testing/index.js'
import { type AnyResourceDefinition, Catalog, type ForwardTarget } from '../../registry/index.js'
import { Aggregator } from './index.js'
import { identityHeaders, withoutIdentity } from './proxy-headers.js'

const anyone = { username: 'jane', uid: '7', groups: ['a', 'b'], extra: { 'Scopes/x': ['1', '2'] } }
const list = {
  resources: [
    { name: 'gadgets', singularName: 'gadget', namespaced: true, kind: 'Gadget', verbs: ['get'], shortNames: ['gd'] },
    { name: 'gadgets/scale', namespaced: true, group: 'autoscaling', version: 'v1', kind: 'Scale', verbs: ['get'] },
  ],
}

/** A definition with nothing in it but what discovery shows. */
function custom(group: string, version: string): AnyResourceDefinition {
  const token = { group, version, kind: 'W', plural: 'ws', singular: 'w', namespaced: true, listKind: 'WList' }
  const none = { shortNames: [], categories: [], verbs: [], columns: [], selectableFields: {}, subresources: [] }
  return { token, type: {} as never, custom: true, ...none }
}

class World {
  readonly clock = new FakeClock()
  readonly catalog = new Catalog(builtInGroups(), [])
  readonly sent: { readonly target: ForwardTarget; readonly request: ApiRequest }[] = []
  documents = {}
  answer: () => { readonly status: number; readonly body: unknown } = () => ({ status: 200, body: list })
  readonly client
  readonly #objects
  aggregator: Aggregator

  constructor() {
    const api = new MemoryApi(this.clock, [APIServices, Services, EndpointSlices])
    this.client = createClient(inProcessTransport(api.handler, { username: 'a', groups: ['system:masters'] }))
    // Told of changes before the aggregator is, as the server's caches are.
    this.#objects = createInformers(this.client, { clock: this.clock, logger: silentLogger })
    for (const token of [Services, EndpointSlices] as const) this.#objects.informer(token as ResourceToken)
    this.#objects.start()
    this.aggregator = this.make()
  }

  /** What another start of the server has. */
  make(): Aggregator {
    return new Aggregator({
      client: () => this.client,
      catalog: this.catalog,
      objects: {
        get: <T extends KubeObject>(token: ResourceToken<T>, namespace: string, name: string) =>
          this.#objects.informer(token).get(namespace, name),
        list: <T extends KubeObject>(token: ResourceToken<T>, namespace: string) =>
          this.#objects.informer(token).list(namespace),
      },
      resolveService: ({ name, port }) => (name === 'lost' ? undefined : { host: '192.0.2.9', port: port + 1000 }),
      send: async (target, request): Promise<ApiResponse> => {
        this.sent.push({ target, request })
        const { status, body } = request.path === '/openapi/v3' ? { status: 200, body: this.documents } : this.answer()
        const chunks = (async function* () {
          yield Buffer.from(JSON.stringify(body))
        })()
        return { status, headers: { 'content-type': 'application/json' }, body: { kind: 'stream', chunks } }
      },
      identity: () => ({ certificate: 'c', privateKey: 'k' }),
      clock: this.clock,
      logger: silentLogger,
    })
  }

  async start(): Promise<void> {
    await this.aggregator.start(new AbortController().signal)
    await this.settle()
  }

  async stop(): Promise<void> {
    await this.aggregator.stop()
    await this.#objects.stop()
  }

  async settle(): Promise<void> {
    for (let round = 0; round < 5; round++) await this.clock.advance(20)
  }

  get services() {
    return this.client.resource(APIServices)
  }

  async names(): Promise<readonly string[]> {
    return (await this.services.list()).items.map(({ metadata }) => metadata?.name ?? '').sort()
  }

  /** `True Passed: all checks passed`. */
  async availability(name = 'v1.ext'): Promise<string> {
    const [one] = (await this.services.get(name)).status?.conditions ?? []
    return `${one?.status} ${one?.reason}: ${one?.message}`
  }

  request(path: string, headers: Record<string, string> = {}): ApiRequest {
    return { method: 'GET', path, query: new URLSearchParams(), headers, signal: new AbortController().signal }
  }
}

const remote = (changes: Partial<NonNullable<APIService['spec']>> = {}): APIService => ({
  metadata: { name: 'v1.ext' },
  spec: {
    group: 'ext',
    version: 'v1',
    groupPriorityMinimum: 17850,
    versionPriority: 10,
    service: { namespace: 'default', name: 's', port: 443 },
    ...changes,
  },
})
const service = (changes: Partial<Service['spec']> = {}): Service => ({
  metadata: { name: 's', namespace: 'default' },
  spec: { type: 'ClusterIP', clusterIP: '10.96.0.9', ports: [{ name: 'https', port: 443 }], ...changes },
})
const slice = (endpoints: EndpointSlice['endpoints'], portName = 'https'): EndpointSlice => ({
  metadata: { name: 's-1', namespace: 'default', labels: { 'kubernetes.io/service-name': 's' } },
  addressType: 'IPv4',
  endpoints,
  ports: [{ name: portName, port: 8443 }],
})

let world: World
beforeEach(() => {
  world = new World()
})
afterEach(() => world.stop())

describe('APIServices of what the server serves itself', () => {
  const widgets = () => custom('a.example.com', 'v1')

  it('are made at the start, with the label of those that are made then', async () => {
    await world.start()
    const names = await world.names()
    expect(names).toHaveLength(21)
    expect(names).not.toContain('v1.apiregistration.k8s.io')
    const { metadata, spec } = await world.services.get('v2.autoscaling')
    expect(metadata?.labels).toEqual({ 'kube-aggregator.kubernetes.io/automanaged': 'onstart' })
    expect(spec).toEqual({ group: 'autoscaling', version: 'v2', groupPriorityMinimum: 17500, versionPriority: 30 })
    expect(await world.availability('v1.')).toBe('True Local: Local APIServices are always available')
  })
  it('come and go with definitions of custom resources, and are put right', async () => {
    await world.start()
    const definition = widgets()
    world.catalog.add(definition)
    await world.settle()
    const made = await world.services.get('v1.a.example.com')
    expect(made.metadata?.labels).toEqual({ 'kube-aggregator.kubernetes.io/automanaged': 'true' })
    await world.services.update({ ...made, spec: { ...made.spec, groupPriorityMinimum: 1, versionPriority: 1 } })
    await world.settle()
    expect((await world.services.get('v1.a.example.com')).spec).toMatchObject({ groupPriorityMinimum: 1000 })
    await world.services.delete('v1.a.example.com')
    await world.settle()
    expect(await world.names()).toContain('v1.a.example.com')
    world.catalog.remove(definition)
    await world.settle()
    expect(await world.names()).not.toContain('v1.a.example.com')
  })
  it('of built-in groups are left alone until the next start', async () => {
    await world.start()
    await world.services.delete('v1.apps')
    await world.settle()
    expect(await world.names()).not.toContain('v1.apps')
    expect(world.aggregator.groups.named().map(({ group }) => group)).not.toContain('apps')
    await world.aggregator.stop()
    world.aggregator = world.make()
    await world.start()
    expect(await world.names()).toContain('v1.apps')
  })
  it('leave those of others alone, and take away those of definitions that have gone', async () => {
    world.catalog.add(widgets())
    const label = (value: string) => ({ 'kube-aggregator.kubernetes.io/automanaged': value })
    const own = { group: 'a.example.com', version: 'v1', groupPriorityMinimum: 5, versionPriority: 5 }
    await world.services.create({ metadata: { name: 'v1.a.example.com' }, spec: own })
    await world.services.create({
      metadata: { name: 'v1.gone', labels: label('true') },
      spec: { ...own, group: 'gone' },
    })
    await world.services.create({ metadata: { name: 'v1.kept' }, spec: { ...own, group: 'kept' } })
    await world.start()
    expect((await world.services.get('v1.a.example.com')).spec).toEqual(own)
    expect(await world.names()).toEqual(expect.arrayContaining(['v1.kept']))
    expect(await world.names()).not.toContain('v1.gone')
  })
})

describe('discovery', () => {
  it('lists groups by priority, then by names: of APIServices, or of groups in one document', async () => {
    world.catalog.add(custom('b.example.com', 'v1'))
    world.catalog.add(custom('a.example.com', 'v1beta1'))
    world.catalog.add(custom('a.example.com', 'v2'))
    await world.start()
    await world.services.create(remote())
    await world.settle()
    const { groups } = world.aggregator
    const named = groups.named().map(({ group }) => group)
    expect(named.slice(0, 3)).toEqual(['apiregistration.k8s.io', 'ext', 'apps'])
    expect(named.slice(-2)).toEqual(['b.example.com', 'a.example.com'])
    expect(groups.named().find(({ group }) => group === 'a.example.com')?.versions).toEqual(['v2', 'v1beta1'])
    expect(
      groups
        .aggregated('apis')
        .slice(-2)
        .map(({ group }) => group),
    ).toEqual(['a.example.com', 'b.example.com'])
    expect(groups.aggregated('api')).toEqual([{ group: '', versions: ['v1'] }])
  })
})

describe('the servers of others', () => {
  it('are available when their Service leads somewhere and they answer', async () => {
    await world.start()
    await world.services.create(remote())
    await world.settle()
    expect(await world.availability()).toBe('False ServiceNotFound: service/s in "default" is not present')
    const services = world.client.resource(Services, 'default')
    const made = await services.create(service({ ports: [{ port: 444 }] }))
    await world.settle()
    expect(await world.availability()).toBe(
      'False ServicePortError: service/s in "default" is not listening on port 443',
    )
    const right = { ...made.spec, ports: [{ name: 'https', port: 443 }] }
    await services.update({ ...made, spec: right })
    await world.settle()
    expect(await world.availability()).toBe(
      'False EndpointsNotFound: cannot find endpointslices for service/s in "default"',
    )
    const slices = world.client.resource(EndpointSlices, 'default')
    const missing =
      'False MissingEndpoints: endpointslices for service/s in "default" have no addresses with port name "https"'
    let present = await slices.create(slice([{ addresses: ['192.0.2.9'], conditions: { ready: false } }]))
    await world.settle()
    expect(await world.availability()).toBe(missing)
    present = await slices.update({
      ...present,
      ...slice([{ addresses: ['192.0.2.9'] }], 'other'),
      metadata: present.metadata ?? {},
    })
    await world.settle()
    expect(await world.availability()).toBe(missing)
    world.answer = () => ({ status: 403, body: {} })
    await slices.update({ ...present, ports: [{ name: 'https', port: 8443 }] })
    await world.settle()
    const url = 'https://10.96.0.9:443/apis/ext/v1'
    expect(await world.availability()).toBe(
      `False FailedDiscoveryCheck: failing or missing response from ${url}: bad status from ${url}: 403`,
    )
    world.answer = () => {
      throw new Error('dial tcp 192.0.2.9:1443: connect: connection refused')
    }
    await world.clock.advance(31_000)
    expect(await world.availability()).toBe(
      `False FailedDiscoveryCheck: failing or missing response from ${url}: Get "${url}": dial tcp 192.0.2.9:1443: connect: connection refused`,
    )
    world.answer = () => ({ status: 200, body: list })
    await world.clock.advance(31_000)
    expect(await world.availability()).toBe('True Passed: all checks passed')
    const [probe] = world.sent.slice(-1)
    expect(probe?.target.headers).toEqual({
      'x-remote-user': 'system:kube-aggregator',
      'x-remote-group': ['system:masters'],
    })
    expect(world.aggregator.groups.resourcesOf('ext', 'v1')).toEqual({
      isStale: false,
      resources: [
        {
          resource: 'gadgets',
          responseKind: { group: '', version: '', kind: 'Gadget' },
          scope: 'Namespaced',
          singularResource: 'gadget',
          verbs: ['get'],
          shortNames: ['gd'],
          subresources: [
            {
              subresource: 'scale',
              responseKind: { group: 'autoscaling', version: 'v1', kind: 'Scale' },
              verbs: ['get'],
            },
          ],
        },
      ],
    })
  })

  it('are sent requests of their group version with who asks, once they are available', async () => {
    await world.start()
    await world.services.create(remote({ caBundle: Buffer.from('CA').toString('base64') }))
    await world.settle()
    const path = '/apis/ext/v1/namespaces/n/gadgets/g'
    const textOf = (response: ApiResponse | undefined) =>
      response?.body.kind === 'bytes'
        ? `${response.status} ${Buffer.concat([...response.body.parts])}`
        : response?.body.kind
    const ask = async () =>
      textOf(await world.aggregator.forward(world.request(path, { 'x-remote-user': 'root' }), anyone))
    expect(await ask()).toBe('503 service unavailable\n')
    await world.client.resource(Services, 'default').create(service())
    await world.client.resource(EndpointSlices, 'default').create(slice([{ addresses: ['192.0.2.9'] }]))
    await world.settle()
    expect(await ask()).toBe('stream')
    const { target, request } = world.sent.at(-1) ?? {}
    expect(request).toMatchObject({ path, headers: {} })
    expect(target).toEqual({
      scheme: 'https',
      host: '192.0.2.9',
      port: 1443,
      path,
      headers: { ...identityHeaders(anyone), host: '192.0.2.9:1443', 'x-forwarded-host': '192.0.2.9:1443' },
      tls: { serverName: 's.default.svc', isVerified: true, ca: 'CA', certificate: 'c', privateKey: 'k' },
    })
    world.answer = () => {
      throw new Error('EOF')
    }
    expect(await ask()).toBe('503 error trying to reach service: EOF\n')
    for (const other of ['/apis/ext/v1beta1/gadgets', '/apis/ext', '/apis', '/api/v1/pods', '/apis/ext/v10'])
      expect(world.aggregator.forward(world.request(other), anyone)).toBeUndefined()
    await world.services.delete('v1.ext')
    await world.settle()
    expect(world.aggregator.forward(world.request(path), anyone)).toBeUndefined()
  })
})

it('documents of other servers are theirs to send', async () => {
  const url = '/openapi/v3/apis/ext/v1?hash=1'
  world.documents = {
    paths: { 'apis/ext/v1': { serverRelativeURL: url }, 'apis/apps/v1': { serverRelativeURL: 'no' } },
  }
  await world.start()
  await world.services.create(remote())
  await world.client.resource(Services, 'default').create(service())
  await world.client.resource(EndpointSlices, 'default').create(slice([{ addresses: ['192.0.2.9'] }]))
  await world.settle()
  expect([...world.aggregator.groups.documents()]).toEqual([['apis/ext/v1', url]])
  const path = '/openapi/v3/apis/ext/v1'
  expect((await world.aggregator.forward(world.request(path), anyone))?.status).toBe(200)
  expect(world.sent.at(-1)?.target.path).toBe(path)
  for (const own of ['/openapi/v3', '/openapi/v3/apis/apps/v1', '/openapi/v3/apis/ext/v2', '/openapi/v2'])
    expect(world.aggregator.forward(world.request(own), anyone)).toBeUndefined()
})

describe('who asks', () => {
  it('stands in headers that nobody else may send', () => {
    expect(identityHeaders(anyone)).toEqual({
      'x-remote-user': 'jane',
      'x-remote-uid': '7',
      'x-remote-group': ['a', 'b'],
      'x-remote-extra-scopes%2fx': ['1', '2'],
    })
    const sent = {
      'x-remote-user': 'root',
      'x-remote-group': 'g',
      'x-remote-uid': '0',
      'x-remote-extra-a': 'b',
      a: 'b',
    }
    expect(withoutIdentity(sent)).toEqual({ a: 'b' })
  })
})
