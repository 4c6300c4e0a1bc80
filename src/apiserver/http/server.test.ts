import { once } from 'node:events'
import http2 from 'node:http2'
import https from 'node:https'
import tls from 'node:tls'
import { gunzipSync } from 'node:zlib'
import { WebSocket } from 'ws'
import type { ApiHandler, ApiRequest, ApiResponse, ByteSink, ByteSource } from '../../api/index.js'
import { SeededRandom, SystemClock, silentLogger } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { createHttpServer, type HttpServer, type HttpServerOptions } from './index.js'
import { testCertificates } from './testing/certificates.js'

const { ca, server: serverPair, admin, foreign } = testCertificates
/** For what happens in the kernel. */
const machine = new SystemClock()
const running: { stop(): unknown }[] = []

afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop()
})

async function serve(
  handler: ApiHandler,
  options: Partial<HttpServerOptions> = {},
): Promise<{ server: HttpServer; port: number }> {
  const server = createHttpServer({
    handler,
    tls: { ...serverPair, clientCa: ca },
    clock: new SystemClock(),
    random: new SeededRandom(1),
    logger: silentLogger,
    ...options,
  })
  running.push(server)
  const { port } = await server.listen('127.0.0.1', 0)
  return { server, port }
}

function text(body: string, headers: ApiResponse['headers'] = {}): ApiResponse {
  return { status: 200, headers, body: { kind: 'bytes', parts: [Buffer.from(body)] } }
}

/** The two ways in which a source of bytes may be read. */
const ways = ['pulled', 'pushed'] as const

function streamOf(chunks: AsyncGenerator<Uint8Array>, way: (typeof ways)[number]): ApiResponse {
  const body = { kind: 'stream', chunks, ...(way === 'pulled' ? {} : { pushTo: pusherOf(chunks) }) } as const
  return { status: 200, headers: {}, body }
}

/** Pushes at the sink's pace what a generator gives. */
function pusherOf(chunks: AsyncGenerator<Uint8Array>): (sink: ByteSink) => ByteSource {
  return (sink) => {
    let isRunning = false
    const run = async () => {
      if (isRunning) return
      isRunning = true
      try {
        for (;;) {
          const next = await chunks.next()
          if (next.done) return sink.end()
          if (!sink.write(next.value)) break
        }
      } catch (error) {
        sink.end(error)
      }
      isRunning = false
    }
    void run()
    return { resume: () => void run(), close: () => void chunks.return(undefined) }
  }
}

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: Buffer
}

interface Call {
  readonly method?: string
  readonly headers?: Record<string, string | string[]>
  readonly body?: Buffer
  readonly pair?: { key: string; cert: string }
}

async function viaHttp1(port: number, path: string, call: Call = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body, pair } = call
  const request = https.request({ host: '127.0.0.1', port, path, method, headers, ca, agent: false, ...pair })
  request.end(body)
  const [response] = await once(request, 'response')
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }
}

async function viaHttp2(port: number, path: string, call: Call = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body, pair } = call
  const session = http2.connect(`https://127.0.0.1:${port}`, { ca, ...pair })
  session.on('error', () => {})
  try {
    const stream = session.request({ ':path': path, ':method': method, ...headers }, { endStream: body === undefined })
    if (body) stream.end(body)
    const [answered] = await once(stream, 'response')
    const parts: Buffer[] = []
    for await (const part of stream) parts.push(part)
    const { ':status': status, ...rest } = answered
    return { status, headers: rest, body: Buffer.concat(parts) }
  } finally {
    session.close()
  }
}

describe.each([
  ['HTTP/1.1', viaHttp1],
  ['HTTP/2', viaHttp2],
])('over %s', (_version, via) => {
  it('hands method, path, query, headers and body to the handler', async () => {
    const seen: ApiRequest[] = []
    const { port } = await serve(async (request) => {
      seen.push(request)
      return text('fine', { 'content-type': 'text/plain', warning: ['299 - "a"', '299 - "b"'] })
    })
    const answer = await via(port, '/api/v1/a%2Fb?x=1&x=2', {
      method: 'POST',
      body: Buffer.from('{"a":1}'),
      headers: { 'impersonate-group': ['dev', 'qa'] },
    })
    expect(answer).toMatchObject({ status: 200, headers: { 'content-length': '4' } })
    expect([answer.headers.warning].flat().join(', ')).toBe('299 - "a", 299 - "b"')
    expect(answer.body.toString()).toBe('fine')
    const [request] = seen
    expect(request).toMatchObject({ method: 'POST', path: '/api/v1/a%2Fb', sourceAddress: '127.0.0.1' })
    expect(request?.query.getAll('x')).toEqual(['1', '2'])
    expect(request?.headers['impersonate-group']).toBe('dev, qa')
    expect(Buffer.from(request?.body as Uint8Array).toString()).toBe('{"a":1}')
    expect(request?.credentials).toBeUndefined()
  })

  it('gives a GET no body and an empty query', async () => {
    const seen: ApiRequest[] = []
    const { port } = await serve(async (request) => {
      seen.push(request)
      return { status: 204, headers: {}, body: { kind: 'empty' } }
    })
    expect(await via(port, '/x')).toMatchObject({ status: 204, body: Buffer.alloc(0) })
    expect(seen[0]?.body).toBeUndefined()
    expect(seen[0]?.query.size).toBe(0)
  })

  it('reads the subject of a client certificate and refuses to believe a foreign one', async () => {
    const { port } = await serve(async ({ credentials }) => text(JSON.stringify(credentials ?? null)))
    expect(JSON.parse((await via(port, '/', { pair: admin })).body.toString())).toEqual({
      certificate: {
        commonName: 'kubernetes-admin',
        organizations: ['system:masters', 'dev'],
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    })
    expect(JSON.parse((await via(port, '/', { pair: foreign })).body.toString())).toEqual({
      refusedCertificate: expect.any(String),
    })
  })

  it('joins the parts of a body in order', async () => {
    const parts = ['{"items":[', '1', ',2', ']}'].map((part) => Buffer.from(part))
    const { port } = await serve(async () => ({ status: 200, headers: {}, body: { kind: 'bytes', parts } }))
    expect((await via(port, '/')).body.toString()).toBe('{"items":[1,2]}')
  })

  it('answers HEAD with the length and no body', async () => {
    const { port } = await serve(async () => text('twelve bytes'))
    const answer = await via(port, '/', { method: 'HEAD' })
    expect(answer).toMatchObject({ status: 200, headers: { 'content-length': '12' } })
    expect(answer.body).toHaveLength(0)
  })

  it('answers 413 in the words of the API to a body over the limit', async () => {
    const { port } = await serve(async () => text('never'))
    const answer = await via(port, '/', { method: 'PATCH', body: Buffer.alloc(3 * 1024 * 1024 + 1, 'x') })
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.body.toString())).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'Request entity too large: limit is 3145728',
      reason: 'RequestEntityTooLarge',
      code: 413,
    })
  })

  it('compresses large answers for those who accept it', async () => {
    const large = 'abc'.repeat(100_000)
    const { port } = await serve(async () => text(large, { 'content-type': 'application/json' }))
    const packed = await via(port, '/', { headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
    expect(packed.body.length).toBeLessThan(10_000)
    expect(gunzipSync(packed.body).toString()).toBe(large)
    const plain = await via(port, '/')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.body.toString()).toBe(large)
  })

  it.each(ways)('streams, and ends when the source ends (%s)', async (way) => {
    async function* lines() {
      yield Buffer.from('one\n')
      yield Buffer.from('two\n')
    }
    const { port } = await serve(async () => streamOf(lines(), way))
    expect((await via(port, '/')).body.toString()).toBe('one\ntwo\n')
  })

  it('sends what is written piece by piece, compressed for those who accept it, and nothing of it for HEAD', async () => {
    const body = 'äöü'.repeat(200_000)
    const bytes = Buffer.from(body)
    const written = (): ApiResponse => {
      let at = 0
      const fill = (target: Buffer) => {
        const copied = bytes.copy(target, 0, at)
        at += copied
        return copied
      }
      return { status: 200, headers: {}, body: { kind: 'written', writer: { fill } } }
    }
    const { port } = await serve(async () => written())
    expect((await via(port, '/')).body.toString()).toBe(body)
    const packed = await via(port, '/', { headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.body).toString()).toBe(body)
    expect((await via(port, '/', { method: 'HEAD' })).body.length).toBe(0)
    // The buffers are used again.
    expect(
      (await Promise.all([via(port, '/'), via(port, '/'), via(port, '/')])).map((one) => one.body.toString()),
    ).toEqual([body, body, body])
  })

  it('does not let what could not be written look whole', async () => {
    let calls = 0
    const fill = (target: Buffer) => {
      if (calls++ > 2) throw new Error('bug')
      return target.fill(0x61).length
    }
    const { port } = await serve(async () => ({
      status: 200,
      headers: {},
      body: { kind: 'written', writer: { fill } },
    }))
    await expect(via(port, '/')).rejects.toThrow()
  })

  it('turns a handler that rejects into a 500 and lives on', async () => {
    const { port } = await serve(async ({ path }) => {
      if (path === '/broken') throw new Error('bug')
      return text('fine')
    })
    expect((await via(port, '/broken')).status).toBe(500)
    expect((await via(port, '/')).status).toBe(200)
  })

  it.each(ways)('does not let a broken stream look whole (%s)', async (way) => {
    async function* broken() {
      yield Buffer.from('half')
      throw new Error('lost')
    }
    const { port } = await serve(async () => streamOf(broken(), way))
    await expect(via(port, '/')).rejects.toThrow()
  })
})

describe('connections', () => {
  it('know the client again when its TLS session is resumed', async () => {
    const { port } = await serve(async ({ credentials }) => text(credentials?.certificate?.commonName ?? 'nobody'))
    const ask = async (session?: Buffer) => {
      const socket = tls.connect({ host: '127.0.0.1', port, ca, ...admin, ...(session ? { session } : {}) })
      let ticket: Buffer | undefined
      socket.on('session', (one) => {
        ticket = one
      })
      socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
      await once(socket, 'secureConnect')
      const resumed = socket.isSessionReused()
      let answer = ''
      for await (const part of socket) answer += part
      return { name: answer.split('\r\n\r\n')[1], ticket, resumed }
    }
    const first = await ask()
    const second = await ask(first.ticket)
    expect(first).toMatchObject({ name: 'kubernetes-admin', resumed: false })
    expect(second).toMatchObject({ name: 'kubernetes-admin', resumed: true })
  })

  it('abort the signal when the client leaves', async () => {
    let left: Promise<unknown> | undefined
    let arrived = () => {}
    const hasArrived = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const { port } = await serve(async ({ signal }) => {
      left = once(signal, 'abort')
      arrived()
      await left
      return text('too late')
    })
    const request = https.get({ host: '127.0.0.1', port, ca, agent: false })
    request.on('error', () => {})
    await hasArrived
    request.destroy()
    await left
  })

  it('give up on a body that does not come', async () => {
    const clock = new FakeClock(0)
    const { port } = await serve(async () => text('never'), { clock })
    const request = https.request({
      host: '127.0.0.1',
      port,
      ca,
      agent: false,
      method: 'POST',
      headers: { 'content-length': '10' },
    })
    request.write('half')
    const answered = once(request, 'response')
    // The request has to arrive before its time can run out.
    let isAnswered = false
    void answered.then(() => {
      isAnswered = true
    })
    while (!isAnswered) {
      await clock.advance(61_000)
      await machine.sleep(5)
    }
    const [response] = await answered
    expect(response.statusCode).toBe(408)
    request.destroy()
  })

  it.each(ways)(
    'take no more from a stream than the client reads, and cut one that reads nothing (%s)',
    async (way) => {
      const clock = new FakeClock(0)
      let pulled = 0
      let ended = () => {}
      const hasEnded = new Promise<void>((resolve) => {
        ended = resolve
      })
      async function* endless() {
        try {
          for (;;) {
            pulled++
            yield Buffer.alloc(64 * 1024)
          }
        } finally {
          ended()
        }
      }
      const { port } = await serve(async () => streamOf(endless(), way), { clock })
      const socket = tls.connect({ host: '127.0.0.1', port, ca })
      socket.on('error', () => {})
      await once(socket, 'secureConnect')
      socket.pause()
      socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
      let before = -1
      while (before !== pulled || pulled === 0) {
        before = pulled
        await machine.sleep(50)
      }
      expect(pulled).toBeLessThan(1000)
      await clock.advance(61_000)
      await hasEnded
      socket.destroy()
    },
  )

  it.each(ways)('end their streams politely when the server stops (%s)', async (way) => {
    const { server, port } = await serve(async ({ signal }) => {
      async function* watch() {
        yield Buffer.from('event\n')
        await once(signal, 'abort')
      }
      return streamOf(watch(), way)
    })
    const request = https.get({ host: '127.0.0.1', port, ca, agent: false })
    const [response] = await once(request, 'response')
    const parts: Buffer[] = []
    response.on('data', (part: Buffer) => parts.push(part))
    const ended = once(response, 'end')
    await once(response, 'data')
    await server.stop()
    await ended
    expect(Buffer.concat(parts).toString()).toBe('event\n')
  })

  it('carry the next request after a stream has ended', async () => {
    async function* lines() {
      yield Buffer.from('one\n')
      yield Buffer.from('two\n')
    }
    const { port } = await serve(async ({ path }) => (path === '/watch' ? streamOf(lines(), 'pushed') : text('fine')))
    const socket = tls.connect({ host: '127.0.0.1', port, ca })
    // Both at once: the second answer has to wait for its turn.
    socket.write('GET /watch HTTP/1.1\r\nhost: x\r\n\r\nGET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    let answers = ''
    for await (const part of socket) answers += part
    expect(answers).toMatch(/\r\n\r\n4\r\none\n\r\n4\r\ntwo\n\r\n0\r\n\r\nHTTP\/1.1 200 OK\r\n[\s\S]*\r\n\r\nfine$/)
  })

  it('survive garbage', async () => {
    const { port } = await serve(async () => text('fine'))
    const socket = tls.connect({ host: '127.0.0.1', port, ca })
    socket.on('error', () => {})
    socket.write('\x00\x01 nonsense\r\n\r\n')
    await once(socket.resume(), 'close')
    expect((await viaHttp1(port, '/')).status).toBe(200)
  })
})

describe('upgrades', () => {
  const echo: ApiHandler = async ({ upgrade, path }) => {
    if (path === '/refused')
      return {
        status: 403,
        headers: { 'content-type': 'application/json' },
        body: { kind: 'bytes', parts: [Buffer.from('{"no":1}')] },
      }
    return {
      status: 101,
      headers: {},
      body: {
        kind: 'upgrade',
        subprotocol: upgrade?.offered[0] ?? '',
        accept: async (connection) => {
          if (connection.protocol === 'spdy') {
            for await (const part of connection.stream) connection.stream.write(part)
            return
          }
          connection.socket.on('message', (data) => connection.socket.send(data))
          await new Promise<void>((resolve) => connection.socket.on('close', () => resolve()))
        },
      },
    }
  }

  it('agree on a sub-protocol over WebSocket', async () => {
    const { port } = await serve(echo)
    const socket = new WebSocket(`wss://127.0.0.1:${port}/exec`, ['v5.channel.k8s.io', 'v4.channel.k8s.io'], { ca })
    await once(socket, 'open')
    expect(socket.protocol).toBe('v5.channel.k8s.io')
    socket.send(Buffer.from([0, 1, 2]))
    const [data] = await once(socket, 'message')
    expect([...data]).toEqual([0, 1, 2])
    socket.close(1000)
    await once(socket, 'close')
  })

  it('carry SPDY frames as a byte stream in WebSocket messages', async () => {
    const { port } = await serve(echo)
    // By hand: ws refuses a sub-protocol with a slash on this side too.
    const request = https.get({
      host: '127.0.0.1',
      port,
      ca,
      agent: false,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-protocol': 'SPDY/3.1+portforward.k8s.io',
      },
    })
    const [response, socket] = await once(request, 'upgrade')
    expect(response.headers['sec-websocket-protocol']).toBe('SPDY/3.1+portforward.k8s.io')
    const mask = [0, 0, 0, 0]
    socket.write(Buffer.from([0x82, 0x82, ...mask, 7, 8]))
    const [frame] = await once(socket, 'data')
    expect([...frame]).toEqual([0x82, 2, 7, 8])
    socket.destroy()
  })

  it('switch to SPDY with one version and carry bytes both ways', async () => {
    const { port } = await serve(echo)
    const request = https.request({
      host: '127.0.0.1',
      port,
      ca,
      agent: false,
      method: 'POST',
      path: '/exec',
      headers: {
        connection: 'Upgrade',
        upgrade: 'SPDY/3.1',
        'x-stream-protocol-version': 'v4.channel.k8s.io, v3.channel.k8s.io',
        'content-length': '0',
      },
    })
    request.end()
    const [response, socket] = await once(request, 'upgrade')
    expect(response.statusCode).toBe(101)
    expect(response.headers).toMatchObject({ upgrade: 'SPDY/3.1', 'x-stream-protocol-version': 'v4.channel.k8s.io' })
    socket.write('frames')
    const [back] = await once(socket, 'data')
    expect(back.toString()).toBe('frames')
    socket.destroy()
  })

  it('are refused with a plain HTTP answer', async () => {
    const { port } = await serve(echo)
    const socket = new WebSocket(`wss://127.0.0.1:${port}/refused`, ['v5.channel.k8s.io'], { ca })
    const [, response] = await once(socket, 'unexpected-response')
    const parts: Buffer[] = []
    for await (const part of response) parts.push(part)
    expect(response.statusCode).toBe(403)
    expect(Buffer.concat(parts).toString()).toBe('{"no":1}')
  })
})
