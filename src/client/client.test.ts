import http from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type ConfigMap,
  ConfigMaps,
  type Event,
  Events,
  isAlreadyExists,
  isConflict,
  isExpired,
  isNotFound,
  Leases,
  Nodes,
  type ObjectReference,
  Pods,
  StatusError,
} from '../api/index.js'
import { SeededRandom, silentLogger } from '../base/index.js'
import { FakeClock } from '../base/testing/index.js'
import {
  type Client,
  createClient,
  createEventRecorder,
  createInformers,
  httpTransport,
  type Informer,
  inProcessTransport,
  runWithLease,
} from './index.js'
import { MemoryApi } from './testing/index.js'

const user = { username: 'system:admin', groups: ['system:masters'] }
const map = (name: string, data: Record<string, string> = {}): ConfigMap => ({
  metadata: { name, namespace: 'default' },
  data,
})

/** Puts an API behind a plain HTTP server, watches as JSON lines. */
async function serve(api: MemoryApi): Promise<{ server: http.Server; url: string; seen: http.IncomingHttpHeaders[] }> {
  const seen: http.IncomingHttpHeaders[] = []
  const server = http.createServer(async (request, response) => {
    seen.push(request.headers)
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const text = Buffer.concat(parts).toString()
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const answer = await api.handler({
      method: request.method ?? 'GET',
      path,
      query: new URLSearchParams(query),
      headers: request.headers as Record<string, string>,
      ...(text === '' ? {} : { body: JSON.parse(text) }),
      wantsObjects: true,
      signal: gone.signal,
    })
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    if (answer.body.kind === 'object') response.end(JSON.stringify(answer.body.object))
    else if (answer.body.kind === 'events') {
      response.flushHeaders()
      for await (const events of answer.body.events)
        response.write(events.map((event) => `${JSON.stringify(event)}\n`).join(''))
      response.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

describe('the client over both transports', () => {
  const clock = new FakeClock()
  let served: Awaited<ReturnType<typeof serve>>
  const transports = new Map<string, Client>()
  beforeAll(async () => {
    const apis = [0, 1].map(() => new MemoryApi(clock, [ConfigMaps, Pods, Nodes])) as [MemoryApi, MemoryApi]
    served = await serve(apis[1])
    transports.set('in-process', createClient(inProcessTransport(apis[0].handler, user)))
    transports.set('http', createClient(httpTransport({ server: served.url, token: () => 'secret' })))
  })
  afterAll(() => {
    served.server.closeAllConnections()
    served.server.close()
  })

  describe.each(['in-process', 'http'])('%s', (name) => {
    const client = () => transports.get(name) ?? (transports.values().next().value as Client)

    it('creates, reads, updates, patches, lists and deletes; what comes back is frozen', async () => {
      const maps = client().resource(ConfigMaps, 'default')
      const created = await maps.create(map('a', { k: '1' }))
      expect(Object.isFrozen(created) && Object.isFrozen(created.metadata)).toBe(true)
      const updated = await maps.update({ ...created, data: { k: '2' } })
      await expect(maps.update({ ...created, data: { k: '3' } })).rejects.toSatisfy(isConflict)
      await maps.patch('a', 'merge', { data: { other: 'x' } })
      expect((await maps.get('a')).data).toEqual({ k: '2', other: 'x' })
      expect(updated.metadata?.resourceVersion).not.toBe(created.metadata?.resourceVersion)
      expect((await maps.list()).items).toHaveLength(1)
      expect((await client().resource(ConfigMaps).list({ fieldSelector: 'metadata.name=b' })).items).toEqual([])
      await maps.delete('a')
      await expect(maps.get('a')).rejects.toSatisfy(isNotFound)
    })

    it('throws the Status of the server as a StatusError', async () => {
      const maps = client().resource(ConfigMaps, 'default')
      await maps.create(map('twice'))
      const error = await maps.create(map('twice')).catch((failure: unknown) => failure)
      expect(error).toBeInstanceOf(StatusError)
      expect(isAlreadyExists(error)).toBe(true)
      await maps.delete('twice')
    })

    it('refuses to delete another object of the same name', async () => {
      const maps = client().resource(ConfigMaps, 'default')
      await maps.create(map('mine'))
      await expect(maps.delete('mine', { preconditions: { uid: 'other' } })).rejects.toSatisfy(isConflict)
      await maps.delete('mine')
    })

    it('watches until the signal aborts', async () => {
      const maps = client().resource(ConfigMaps, 'default')
      const abort = new AbortController()
      const { metadata } = await maps.list()
      const types: string[] = []
      const watching = (async () => {
        for await (const events of maps.watch({
          resourceVersion: metadata?.resourceVersion ?? '0',
          signal: abort.signal,
        })) {
          for (const event of events) types.push(`${event.type} ${event.object.metadata?.name}`)
          if (types.length === 2) abort.abort()
        }
      })()
      await maps.create(map('w'))
      await maps.delete('w')
      await watching
      expect(types).toEqual(['ADDED w', 'DELETED w'])
    })

    it('needs a namespace to address one object of a namespaced kind', () => {
      expect(() => client().resource(ConfigMaps).get('a')).toThrow(TypeError)
    })
  })

  it('sends its token and field manager', async () => {
    await transports.get('http')?.as('me').resource(ConfigMaps, 'default').list()
    expect(served.seen.at(-1)).toMatchObject({ authorization: 'Bearer secret', 'user-agent': 'me/v1.34.0' })
  })

  it('turns a refused connection into a StatusError 503', async () => {
    const client = createClient(httpTransport({ server: 'http://127.0.0.1:1' }))
    const error = await client.raw('GET', '/version').catch((failure: unknown) => failure)
    expect(error).toBeInstanceOf(StatusError)
    expect((error as StatusError).code).toBe(503)
  })
})

describe('informers', () => {
  const clock = new FakeClock()
  let api: MemoryApi
  let client: Client
  let informers: ReturnType<typeof createInformers>
  let informer: Informer<ConfigMap>
  let log: string[]
  beforeEach(async () => {
    api = new MemoryApi(clock, [ConfigMaps])
    client = createClient(inProcessTransport(api.handler, user))
    informers = createInformers(client, { clock, logger: silentLogger })
    informer = informers.informer(ConfigMaps)
    log = []
    informer.subscribe({
      onAdd: (object, initial) => log.push(`add ${object.metadata?.name}${initial ? ' initial' : ''}`),
      onUpdate: (old, object) => log.push(`update ${object.metadata?.name} ${old.data?.k}→${object.data?.k}`),
      onDelete: (object, final) => log.push(`delete ${object.metadata?.name}${final ? '' : ' unseen'}`),
    })
  })
  afterEach(() => informers.stop())

  async function start(): Promise<void> {
    informers.start()
    await informers.waitForSync(new AbortController().signal)
    await clock.settle()
  }

  it('list, then follow; objects are the server’s own, not copies', async () => {
    await client.resource(ConfigMaps).create(map('a'))
    expect(informer.hasSynced).toBe(false)
    await start()
    const b = await client.resource(ConfigMaps).create(map('b', { k: '1' }))
    const b2 = await client.resource(ConfigMaps).update({ ...b, data: { k: '2' } })
    await client.resource(ConfigMaps, 'default').delete('a')
    await clock.settle()
    expect(log).toEqual(['add a initial', 'add b', 'update b 1→2', 'delete a'])
    expect(informer.get('default', 'b')).toBe(b2)
    expect(informer.list('default')).toEqual([b2])
    expect(informer.list('other')).toEqual([])
    expect(informer.revision).toBe('4')
    expect(informers.isIdle()).toBe(true)
  })

  it('are shared by all who ask for the same', () => {
    expect(informers.informer(ConfigMaps)).toBe(informer)
    expect(informers.informer(ConfigMaps, { namespace: 'default' })).not.toBe(informer)
    expect(informers.has(Pods)).toBe(false)
  })

  it('tell a handler that comes late of everything that is there', async () => {
    await client.resource(ConfigMaps).create(map('a'))
    await start()
    const names: string[] = []
    informer.subscribe({ onAdd: (object, initial) => names.push(`${object.metadata?.name} ${initial}`) })
    expect(names).toEqual(['a true'])
  })

  it('resume a watch that ended from the last version, without listing again', async () => {
    await start()
    await client.resource(ConfigMaps).create(map('a'))
    await clock.settle()
    const lists = () => api.requests.filter((request) => request === 'GET /api/v1/configmaps').length
    const before = lists()
    api.closeWatches()
    await client.resource(ConfigMaps).create(map('b'))
    await clock.advance(1000)
    expect(log).toEqual(['add a', 'add b'])
    expect(lists()).toBe(before + 1)
  })

  /** The server is away while something happens, and has forgotten what when it is back. */
  async function gap(meanwhile: () => Promise<void>): Promise<void> {
    let isAway = true
    api.intercept = (method, path) => {
      if (isAway && method === 'GET' && path === '/api/v1/configmaps')
        throw new StatusError({ code: 503, reason: 'ServiceUnavailable', message: 'away' })
    }
    api.closeWatches()
    await clock.settle()
    await meanwhile()
    api.compact()
    isAway = false
    await clock.advance(2000)
  }

  it('list again when the version is gone, and tell only of what has changed meanwhile', async () => {
    await start()
    const a = await client.resource(ConfigMaps).create(map('a', { k: '1' }))
    await client.resource(ConfigMaps).create(map('b'))
    await client.resource(ConfigMaps).create(map('same'))
    await clock.settle()
    log.length = 0
    await gap(async () => {
      await client.resource(ConfigMaps).update({ ...a, data: { k: '2' } })
      await client.resource(ConfigMaps, 'default').delete('b')
      await client.resource(ConfigMaps).create(map('c'))
    })
    expect(log).toEqual(['update a 1→2', 'add c', 'delete b unseen'])
  })

  it('see an object that was deleted and made anew between two lists as two changes', async () => {
    await start()
    await client.resource(ConfigMaps).create(map('a'))
    await clock.settle()
    log.length = 0
    await gap(async () => {
      await client.resource(ConfigMaps, 'default').delete('a')
      await client.resource(ConfigMaps).create(map('a'))
    })
    expect(log).toEqual(['delete a unseen', 'add a'])
  })

  it('try again with a growing delay while the server is away', async () => {
    let attempts = 0
    api.intercept = () => {
      attempts++
      throw new StatusError({ code: 503, reason: 'ServiceUnavailable', message: 'away' })
    }
    informers.start()
    await clock.advance(10_000)
    expect(attempts).toBe(4)
    api.intercept = () => {}
    await clock.advance(20_000)
    expect(informer.hasSynced).toBe(true)
  })

  it('keep indexes through changes', async () => {
    await start()
    informer.addIndex('k', (object) => (object.data?.k ? [object.data.k] : []))
    const a = await client.resource(ConfigMaps).create(map('a', { k: 'x' }))
    await client.resource(ConfigMaps).create(map('b', { k: 'x' }))
    await clock.settle()
    const names = (value: string) => informer.byIndex('k', value).map((object) => object.metadata?.name)
    expect(names('x')).toEqual(['a', 'b'])
    await client.resource(ConfigMaps).update({ ...a, data: { k: 'y' } })
    await client.resource(ConfigMaps, 'default').delete('b')
    await clock.settle()
    expect([names('x'), names('y'), informer.countByIndex('k', 'x')]).toEqual([[], ['a'], 0])
    expect(() => informer.byIndex('nothing', '')).toThrow(TypeError)
  })

  it('go on when a handler throws', async () => {
    informer.subscribe({
      onAdd() {
        throw new Error('bad handler')
      },
    })
    await start()
    await client.resource(ConfigMaps).create(map('a'))
    await client.resource(ConfigMaps).create(map('b'))
    await clock.settle()
    expect(informer.size).toBe(2)
  })

  it('a watch of a version that is gone rejects with Expired', async () => {
    await client.resource(ConfigMaps).create(map('a'))
    await client.resource(ConfigMaps).create(map('b'))
    api.compact()
    const watch = client.resource(ConfigMaps).watch({ resourceVersion: '1', signal: new AbortController().signal })
    await expect(watch[Symbol.asyncIterator]().next()).rejects.toSatisfy(isExpired)
  })
})

describe('event recorder', () => {
  const pod: ObjectReference = { kind: 'Pod', apiVersion: 'v1', namespace: 'default', name: 'p', uid: 'u' }
  let clock: FakeClock
  let api: MemoryApi
  let recorder: ReturnType<typeof createEventRecorder>
  const start = (style: 'core' | 'events' = 'core') => {
    clock = new FakeClock()
    api = new MemoryApi(clock, [Events])
    const client = createClient(inProcessTransport(api.handler, user))
    const random = new SeededRandom(7)
    recorder = createEventRecorder(client, {
      component: 'kubelet',
      host: 'n',
      style,
      clock,
      random,
      logger: silentLogger,
    })
  }
  const stored = async (): Promise<readonly Event[]> => {
    for (let i = 0; i < 20 && !recorder.isIdle(); i++) await clock.settle()
    return (await createClient(inProcessTransport(api.handler, user)).resource(Events).list()).items
  }

  it('writes core events as upstream does', async () => {
    start()
    recorder.event(pod, 'Normal', 'Pulled', 'Container image "x" already present on machine')
    const [event] = await stored()
    expect(event?.metadata?.name).toMatch(/^p\.[0-9a-f]{16}$/)
    expect(event).toMatchObject({
      involvedObject: pod,
      type: 'Normal',
      reason: 'Pulled',
      count: 1,
      firstTimestamp: '2025-01-01T00:00:00Z',
      lastTimestamp: '2025-01-01T00:00:00Z',
      source: { component: 'kubelet', host: 'n' },
      reportingComponent: 'kubelet',
      reportingInstance: 'n',
    })
  })

  it('counts the same again in the same event', async () => {
    start()
    for (let i = 0; i < 3; i++) {
      recorder.event(pod, 'Warning', 'BackOff', 'Back-off restarting failed container')
      await clock.advance(5000)
    }
    const events = await stored()
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      count: 3,
      firstTimestamp: '2025-01-01T00:00:00Z',
      lastTimestamp: '2025-01-01T00:00:10Z',
    })
  })

  it('combines what is similar, and writes no more than 25 of one object at once', async () => {
    start()
    for (let i = 0; i < 100; i++) recorder.event(pod, 'Normal', 'SuccessfulCreate', `Created pod: ${i}`)
    const events = await stored()
    expect(events).toHaveLength(10)
    const combined = events.filter((event) =>
      event.message?.startsWith('(combined from similar events): Created pod: '),
    )
    expect(combined).toHaveLength(1)
    expect(combined[0]?.count).toBe(16)
  })

  it('writes series in the style of events.k8s.io', async () => {
    start('events')
    recorder.event(pod, 'Warning', 'FailedScheduling', 'no', { action: 'Scheduling' })
    await clock.advance(1000)
    recorder.event(pod, 'Warning', 'FailedScheduling', 'still no', { action: 'Scheduling' })
    const events = await stored()
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      eventTime: '2025-01-01T00:00:00.000000Z',
      action: 'Scheduling',
      reportingComponent: 'kubelet',
      reportingInstance: 'kubelet-n',
      series: { count: 2, lastObservedTime: '2025-01-01T00:00:01.000000Z' },
    })
    expect(events[0]?.source).toBeUndefined()
  })

  it('tries again while the server is away, and never throws', async () => {
    start()
    let failures = 2
    api.intercept = () => {
      if (failures-- > 0) throw new StatusError({ code: 503, reason: 'ServiceUnavailable', message: 'away' })
    }
    recorder.event(pod, 'Normal', 'Started', 'Started container c')
    await clock.advance(30_000)
    expect(await stored()).toHaveLength(1)
  })

  it('writes what is left before it stops', async () => {
    start()
    recorder.event(pod, 'Normal', 'Killing', 'Stopping container c')
    await recorder.stop()
    expect(await stored()).toHaveLength(1)
    recorder.event(pod, 'Normal', 'Killing', 'too late')
    expect(await stored()).toHaveLength(1)
  })
})

describe('leader election', () => {
  it('one leads at a time; another takes over when the leader falls silent', async () => {
    const clock = new FakeClock()
    const api = new MemoryApi(clock, [Leases])
    const client = createClient(inProcessTransport(api.handler, user))
    const leading: string[] = []
    const candidate = (identity: string, signal: AbortSignal) =>
      runWithLease(
        {
          client,
          clock,
          random: new SeededRandom(3),
          logger: silentLogger,
          namespace: 'kube-system',
          name: 'l',
          identity,
        },
        (lost) =>
          new Promise((resolve) => {
            leading.push(identity)
            lost.addEventListener('abort', () => {
              leading.splice(leading.indexOf(identity), 1)
              resolve()
            })
          }),
        signal,
      )
    const [first, second] = [new AbortController(), new AbortController()]
    const a = candidate('a', first.signal)
    await clock.advance(100)
    const b = candidate('b', second.signal)
    await clock.advance(60_000)
    expect(leading).toEqual(['a'])
    first.abort()
    await a
    expect(leading).toEqual([])
    await clock.advance(10_000)
    expect(leading).toEqual([])
    await clock.advance(20_000)
    expect(leading).toEqual(['b'])
    const lease = await client.resource(Leases, 'kube-system').get('l')
    expect(lease.spec).toMatchObject({ holderIdentity: 'b', leaseTransitions: 1, leaseDurationSeconds: 15 })
    second.abort()
    await b
  })

  it('a leader that cannot renew gives up before another may take over', async () => {
    const clock = new FakeClock()
    const api = new MemoryApi(clock, [Leases])
    const client = createClient(inProcessTransport(api.handler, user))
    let lostAt = 0
    const running = runWithLease(
      {
        client,
        clock,
        random: new SeededRandom(3),
        logger: silentLogger,
        namespace: 'kube-system',
        name: 'l',
        identity: 'a',
      },
      (lost) =>
        new Promise((resolve) => {
          lost.addEventListener('abort', () => {
            lostAt = clock.now()
            resolve()
          })
        }),
      new AbortController().signal,
    )
    await clock.advance(5000)
    const cutAt = clock.now()
    api.intercept = () => {
      throw new StatusError({ code: 503, reason: 'ServiceUnavailable', message: 'away' })
    }
    await clock.advance(20_000)
    await running
    expect(lostAt - cutAt).toBeLessThan(15_000)
  })
})

expect.extend({
  toSatisfy(received: unknown, predicate: (value: unknown) => boolean) {
    return { pass: predicate(received), message: () => `${String(received)} does not satisfy ${predicate.name}` }
  },
})

declare global {
  namespace jest {
    interface Matchers<R> {
      toSatisfy(predicate: (value: unknown) => boolean): R
    }
  }
}
