import { getEventListeners } from 'node:events'
import type { KubeObject } from '../../api/index.js'
import {
  ConfigMaps,
  closeEnvelope,
  Deployments,
  decodeMessage,
  encodeMessage,
  messageOfDefinition,
  Namespaces,
  openEnvelope,
  type ProtobufType,
  Secrets,
} from '../../api/index.js'
import { plainDefinition } from '../../registry/testing/index.js'
import { startTestServer, type TestServer } from '../testing/index.js'

const at = '/api/v1/namespaces/x/configmaps'
const one = `${at}/one`

const configMap = (metadata: Record<string, unknown> = {}, rest: Record<string, unknown> = { data: { a: '1' } }) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'one', ...metadata },
  ...rest,
})

const servers: TestServer[] = []

async function start(): Promise<TestServer> {
  const server = await startTestServer([
    plainDefinition(ConfigMaps),
    plainDefinition(Secrets),
    plainDefinition(Deployments),
    plainDefinition(Namespaces, {
      subresources: [{ kind: 'writer', name: 'finalize', verbs: ['update'], writesMetadata: true }],
      holdsDeletion: ({ metadata, spec }) =>
        metadata?.deletionTimestamp === undefined || (spec?.finalizers?.length ?? 0) > 0,
      prepareForDelete(namespace) {
        namespace.status = { phase: 'Terminating' }
      },
    }),
  ])
  servers.push(server)
  return server
}

afterEach(async () => {
  for (const { registry } of servers.splice(0)) await registry.stop()
})

function messageOf(definition: string): ProtobufType {
  const message = messageOfDefinition(definition)
  if (!message) throw new TypeError(`no message ${definition}`)
  return message
}

describe('what is refused', () => {
  it.each([
    ['DELETE', '/api/v1/namespaces'],
    ['HEAD', at],
    ['OPTIONS', one],
    ['POST', one],
    ['POST', '/apis/apps/v1/namespaces/x/deployments/web/status'],
  ])('%s %s is not allowed, in the words of the router', async (method, path) => {
    const { call } = await start()
    expect((await call(method, path)).object).toMatchObject({
      code: 405,
      reason: 'MethodNotAllowed',
      message: 'the server does not allow this method on the requested resource',
      details: {},
    })
  })

  it.each([
    ['application/json', 415, '415: Unsupported Media Type'],
    ['application/apply-patch+cbor', 415, '415: Unsupported Media Type'],
    [undefined, 415, '415: Unsupported Media Type'],
  ])('a patch of type %s', async (type, code, message) => {
    const { call } = await start()
    const { object } = await call('PATCH', one, {}, type ? { headers: { 'content-type': type } } : {})
    expect(object).toMatchObject({ code, message, reason: 'UnsupportedMediaType', details: {} })
  })

  it.each(['', '{'])('a patch of "%s" ends too early', async (body) => {
    const { call } = await start()
    const headers = { 'content-type': 'application/merge-patch+json' }
    expect((await call('PATCH', one, Buffer.from(body), { headers })).status).toBe(404)
    await call('POST', at, configMap())
    expect((await call('PATCH', one, Buffer.from(body), { headers })).object).toMatchObject({
      code: 400,
      message: 'error decoding patch: unexpected end of JSON input',
    })
  })

  it('a patch that makes another kind of the object, quoted whole in the order of Go', async () => {
    const { call } = await start()
    await call('POST', at, configMap({ labels: { a: 'b' } }, { binaryData: { a: 'AQI=' } }))
    const patch = (body: unknown) =>
      call('PATCH', one, body, { headers: { 'content-type': 'application/merge-patch+json' } })
    const { message } = (await patch({ kind: 'Secret' })).object
    expect(message).toMatch(
      /^ "" is invalid: patch: Invalid value: "\{\\"apiVersion\\":\\"v1\\",\\"binaryData\\":.*\\"metadata\\":\{\\"name\\":\\"one\\",\\"namespace\\":\\"x\\",\\"uid\\":\\"[^"]*\\",\\"resourceVersion\\":\\"1\\",\\"creationTimestamp\\":\\"[^"]*\\",\\"labels\\":/,
    )
    expect(message).toMatch(/converting \(v1\.Secret\) to \(core\.ConfigMap\): unknown conversion$/)
    expect((await patch({ kind: 'Sekret' })).object.message).toMatch(/no kind "Sekret" is registered for version "v1"/)
  })

  it.each([
    ['merge', /Invalid value: "\{\\"apiVersion\\":.*\\"extra\\":2/],
    ['strategic-merge', /Invalid value: "map\[data:map\[a:2\] extra:2\]"/],
  ])('an unknown and a doubled field in a strict %s patch', async (kind, quoted) => {
    const { call } = await start()
    await call('POST', at, configMap())
    const headers = { 'content-type': `application/${kind}-patch+json` }
    const body = Buffer.from('{"extra":2,"data":{"a":"1","a":"2"}}')
    const { object } = await call('PATCH', `${one}?fieldValidation=Strict`, body, { headers })
    expect(object).toMatchObject({ code: 422, message: expect.stringMatching(quoted) })
    expect(object.message).toMatch(/: strict decoding error: duplicate field "data\.a", unknown field "extra"$/)
    const { warnings } = await call('PATCH', one, body, { headers })
    expect(warnings).toEqual(['299 - "duplicate field \\"data.a\\""', '299 - "unknown field \\"extra\\""'])
  })

  it('a JSON patch whose test fails', async () => {
    const { call } = await start()
    await call('POST', at, configMap())
    const body = [{ op: 'test', path: '/data/a', value: '2' }]
    const { object } = await call('PATCH', one, body, { headers: { 'content-type': 'application/json-patch+json' } })
    expect(object).toMatchObject({
      code: 422,
      message: 'the server rejected our request due to an error in our request',
      details: {},
    })
  })

  it('a resourceVersion that is no number', async () => {
    const { call } = await start()
    await call('POST', at, configMap())
    expect((await call('PUT', one, configMap({ resourceVersion: 'abc' }))).object).toMatchObject({
      code: 500,
      message: 'strconv.ParseUint: parsing "abc": invalid syntax',
    })
  })

  it.each([
    ['limit', 'GET'],
    ['timeoutSeconds', 'GET'],
    ['limit', 'DELETE'],
    ['timeoutSeconds', 'DELETE'],
  ])('a %s that is no number, in a %s', async (parameter, method) => {
    const { call } = await start()
    for (const query of [`${parameter}=x`, `${parameter}=x&watch=1`]) {
      expect((await call(method, `${at}?${query}`)).object).toMatchObject({
        code: 400,
        message: 'strconv.ParseInt: parsing "x": invalid syntax',
      })
    }
  })

  it('options of a delete that are none', async () => {
    const { call } = await start()
    await call('POST', at, configMap())
    expect((await call('DELETE', one, Buffer.from('{'))).object).toMatchObject({
      code: 500,
      message: "couldn't get version/kind; json parse error: unexpected end of JSON input",
    })
    expect((await call('DELETE', one, {}, { headers: { 'content-type': 'text/plain' } })).object).toMatchObject({
      code: 415,
    })
    expect((await call('DELETE', one, { gracePeriodSeconds: 'x' })).object.message).toMatch(
      /^json: cannot unmarshal string into Go struct field DeleteOptions/,
    )
    expect((await call('GET', one)).status).toBe(200)
    expect((await call('DELETE', one, Buffer.from('null'))).status).toBe(200)
  })
})

describe('what is written', () => {
  it('shows metadata in the order of Go, also to those who read the object', async () => {
    const { call } = await start()
    const created = await call(
      'POST',
      at,
      configMap({ finalizers: ['example.com/a'], annotations: { n: '1' }, labels: { a: 'b' } }),
    )
    const order = [
      'name',
      'namespace',
      'uid',
      'resourceVersion',
      'creationTimestamp',
      'labels',
      'annotations',
      'finalizers',
      'managedFields',
    ]
    expect(Object.keys(created.object.metadata ?? {})).toEqual(order)
    await call('DELETE', one)
    const marked = await call('GET', one)
    expect(Object.keys(marked.object.metadata ?? {})).toEqual([
      ...order.slice(0, 5),
      'deletionTimestamp',
      'deletionGracePeriodSeconds',
      ...order.slice(5),
    ])
  })

  it('names each owner once, and says so', async () => {
    const { call } = await start()
    const owner = { apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u' }
    const { object, warnings } = await call(
      'POST',
      at,
      configMap({ ownerReferences: [owner, owner, { ...owner, name: 'q' }] }),
    )
    expect(object.metadata?.ownerReferences).toEqual([owner, { ...owner, name: 'q' }])
    expect(warnings).toEqual([expect.stringContaining('duplicate UID(s) observed: u')])
  })

  it('may come and go as protobuf, errors too', async () => {
    const { call } = await start()
    const message = messageOf('io.k8s.api.core.v1.ConfigMap')
    const body = closeEnvelope('v1', 'ConfigMap', encodeMessage(message, configMap({}, { binaryData: { b: 'AQI=' } })))
    const protobuf = 'application/vnd.kubernetes.protobuf'
    const created = await call('POST', at, body, { headers: { 'content-type': protobuf } })
    expect(created.object).toMatchObject({ metadata: { name: 'one' }, binaryData: { b: 'AQI=' } })
    const read = await call('GET', one, undefined, { headers: { accept: protobuf } })
    expect(decodeMessage(message, openEnvelope(read.bytes).raw)).toMatchObject({ binaryData: { b: 'AQI=' } })
    const missing = await call('GET', `${at}/two`, undefined, { headers: { accept: protobuf } })
    expect(missing.response.headers['content-type']).toBe(protobuf)
    const status = decodeMessage(
      messageOf('io.k8s.apimachinery.pkg.apis.meta.v1.Status'),
      openEnvelope(missing.bytes).raw,
    )
    expect(status).toMatchObject({ code: 404, message: 'configmaps "two" not found' })
    const table = await call('GET', one, undefined, { headers: { accept: `${protobuf};as=Table;v=v1;g=meta.k8s.io` } })
    expect(table.status).toBe(406)
  })
})

describe('an object that is being deleted', () => {
  it('goes when its last finalizer is taken, and is answered under the version that was there', async () => {
    const { call } = await start()
    await call('POST', at, configMap({ finalizers: ['example.com/a'] }))
    const marked = await call('DELETE', one)
    const headers = { 'content-type': 'application/merge-patch+json' }
    const last = await call('PATCH', one, { metadata: { finalizers: null } }, { headers })
    expect(last.object.metadata?.resourceVersion).toBe(marked.object.metadata?.resourceVersion)
    expect((await call('GET', one)).status).toBe(404)
  })
})

describe('a namespace', () => {
  it('is marked by the first delete and goes with the last of its finalizers', async () => {
    const { call } = await start()
    const item = '/api/v1/namespaces/gone'
    const namespace = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'gone' },
      spec: { finalizers: ['kubernetes'] },
    }
    await call('POST', '/api/v1/namespaces', namespace)
    for (let times = 0; times < 2; times++) {
      expect((await call('DELETE', item)).object).toMatchObject({ kind: 'Namespace', status: { phase: 'Terminating' } })
    }
    expect((await call('PUT', `${item}/finalize`, { ...namespace, spec: { finalizers: [] } })).status).toBe(200)
    expect((await call('GET', item)).status).toBe(404)
  })

  it('without finalizers goes with the second delete', async () => {
    const { call } = await start()
    const item = '/api/v1/namespaces/gone'
    await call('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'gone' } })
    expect((await call('DELETE', item)).object).toMatchObject({ kind: 'Namespace' })
    expect((await call('DELETE', item)).object).toMatchObject({ kind: 'Status', status: 'Success' })
    expect((await call('GET', item)).status).toBe(404)
  })
})

describe('a watch', () => {
  const linesOf = async (server: TestServer, url: string, count: number, accept = 'application/json') => {
    const gone = new AbortController()
    const { response } = await server.call('GET', url, undefined, { headers: { accept }, signal: gone.signal })
    if (response.body.kind !== 'stream') throw new Error('no stream')
    let text = ''
    for await (const chunk of response.body.chunks) {
      text += Buffer.from(chunk).toString()
      if (text.split('\n').length > count) break
    }
    gone.abort()
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; object: KubeObject & Record<string, unknown> })
  }
  const initial = 'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true'

  it('ends its initial events with the empty object of Go', async () => {
    const server = await start()
    const [bookmark] = await linesOf(server, `/apis/apps/v1/deployments?${initial}`, 1)
    expect(bookmark).toMatchObject({
      type: 'BOOKMARK',
      object: {
        kind: 'Deployment',
        metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } },
        spec: { replicas: 0, selector: null, strategy: {}, template: { metadata: {}, spec: { containers: null } } },
        status: {},
      },
    })
  })

  it('shows as a Table the columns once, and a bookmark as a row', async () => {
    const server = await start()
    await server.call('POST', at, configMap())
    const table = 'application/json;as=Table;v=v1;g=meta.k8s.io'
    const [added, bookmark] = await linesOf(server, `/api/v1/configmaps?${initial}`, 2, table)
    expect(added?.object).toMatchObject({ kind: 'Table', columnDefinitions: [], rows: [{}] })
    expect(bookmark?.object).toMatchObject({
      kind: 'Table',
      columnDefinitions: null,
      metadata: { resourceVersion: '1' },
      rows: [{ object: { metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } } } }],
    })
  })

  it.each([true, false])('lets everything go when its client leaves (objects: %s)', async (wantsObjects) => {
    const server = await start()
    const gone = new AbortController()
    const timers = server.clock.pendingTimers
    const resource = server.registry.resource(
      [...server.registry.resources()][0]?.definition ?? plainDefinition(ConfigMaps),
    )
    const response = await server.handler({
      method: 'GET',
      path: '/api/v1/configmaps',
      query: new URLSearchParams('watch=1'),
      headers: {},
      wantsObjects,
      signal: gone.signal,
    })
    expect(resource.watcherCount).toBe(1)
    expect(server.clock.pendingTimers).toBe(timers + 1)
    gone.abort()
    expect(resource.watcherCount).toBe(0)
    expect(server.clock.pendingTimers).toBe(timers)
    expect(getEventListeners(gone.signal, 'abort')).toEqual([])
    const { body } = response
    const events = body.kind === 'stream' ? body.chunks : body.kind === 'events' ? body.events : undefined
    for await (const _event of events ?? []) throw new Error('an event after the end')
  })

  it('leaves no listener on its signal when it ends by itself', async () => {
    const server = await start()
    const gone = new AbortController()
    const { response } = await server.call('GET', `${at}?watch=1&timeoutSeconds=5`, undefined, { signal: gone.signal })
    if (response.body.kind !== 'stream') throw new Error('no stream')
    const timers = server.clock.pendingTimers
    await server.clock.advance(5000)
    for await (const _chunk of response.body.chunks) throw new Error('an event')
    expect(server.clock.pendingTimers).toBe(timers - 1)
    expect(getEventListeners(gone.signal, 'abort')).toEqual([])
  })

  it.each<[Record<string, string>, string[], number]>([
    [{}, [], 400],
    [{ 'sec-websocket-version': '8', origin: 'http://localhost' }, [], 400],
    [{ 'sec-websocket-version': '13' }, [], 403],
    [{ 'sec-websocket-version': '13', origin: 'null' }, [], 403],
    [{ 'sec-websocket-version': '13', origin: 'http://localhost' }, ['a', 'b'], 400],
  ])('refuses a WebSocket with %j and sub-protocols %j', async (headers, offered, status) => {
    const server = await start()
    const response = await server.handler({
      method: 'GET',
      path: at,
      query: new URLSearchParams('watch=1'),
      headers,
      signal: new AbortController().signal,
      upgrade: { protocol: 'websocket', offered },
      user: { username: 'admin', groups: ['system:masters'] },
    })
    expect(response.status).toBe(status)
    for (const resource of server.registry.resources()) expect(resource.watcherCount).toBe(0)
  })

  it.each([
    ['text', 'application/json'],
    ['bytes', 'application/vnd.kubernetes.protobuf;stream=watch'],
  ])('sends a WebSocket one message of %s for each event', async (form, accept) => {
    const server = await start()
    await server.call('POST', at, configMap())
    await server.call('POST', at, configMap({ name: 'two' }))
    const gone = new AbortController()
    const response = await server.handler({
      method: 'GET',
      path: at,
      query: new URLSearchParams('watch=1'),
      headers: { accept, origin: 'http://localhost', 'sec-websocket-version': '13' },
      signal: gone.signal,
      upgrade: { protocol: 'websocket', offered: ['any'] },
      user: { username: 'admin', groups: ['system:masters'] },
    })
    if (response.body.kind !== 'upgrade') throw new Error(`${response.status}, no upgrade`)
    expect(response.body.subprotocol).toBe('any')
    const sent: (string | Uint8Array)[] = []
    const codes: unknown[] = []
    const socket = {
      send(data: string | Uint8Array, done?: (error?: Error) => void) {
        sent.push(data)
        if (sent.length === 2) gone.abort()
        done?.()
      },
      close: (code?: number) => void codes.push(code),
      terminate() {},
      on() {},
      pause() {},
      resume() {},
      bufferedAmount: 0,
    }
    await response.body.accept({ protocol: 'websocket', subprotocol: 'any', socket })
    expect(codes).toEqual([1000])
    if (form === 'bytes') expect(sent.map((data) => typeof data)).toEqual(['object', 'object'])
    else expect(sent.map((data) => JSON.parse(String(data)).object.metadata.name)).toEqual(['one', 'two'])
  })
})
