import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { createServer as createHttp2Server } from 'node:http2'
import type { AddressInfo, Server as NetServer } from 'node:net'
import { connect, createServer as createTcpServer } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Probe } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import { SeededRandom, SystemClock } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import type { ContainerRuntime, ExecResult } from '../runtime/container-runtime.js'
import { RuntimeError } from '../runtime/container-runtime.js'
import { FakeRuntime } from '../runtime/fake/index.js'
import { aContainer, aPod } from '../testing/kubelet-world.js'
import { portNumber } from './ports.js'
import { ProbeWorker } from './probe-worker.js'
import { runProbe } from './run-probe.js'

let server: { close(): unknown; closeAllConnections?(): void } | undefined
afterEach(() => {
  server?.closeAllConnections?.()
  server?.close()
  server = undefined
})

async function listen<T extends NetServer | Server>(listening: T): Promise<number> {
  server = listening
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return (listening.address() as AddressInfo).port
}

/** A runtime whose pods' network is loopback. */
function loopback(clock: Clock, exec?: () => Promise<ExecResult>): ContainerRuntime {
  const runtime = new FakeRuntime({ clock, random: new SeededRandom(1) })
  const own: Partial<ContainerRuntime> = {
    supports: { ...runtime.supports, executes: true },
    connect: (_sandbox, port) =>
      new Promise<Duplex>((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', port })
        socket.once('connect', () => resolve(socket))
        socket.once('error', (error) => reject(new RuntimeError('CONNECTION_FAILED', error.message)))
      }),
    ...(exec === undefined ? {} : { execSync: exec }),
  }
  return Object.assign(Object.create(runtime) as FakeRuntime, own)
}

const clock = new SystemClock()
const target = { container: aContainer('c'), containerId: 'id', sandboxId: 's', podIP: '10.0.0.9' }
const run = (probe: Probe, exec?: () => Promise<ExecResult>) =>
  runProbe({ runtime: loopback(clock, exec), clock }, target, { timeoutSeconds: 1, ...probe })

describe('an HTTP probe', () => {
  it('sends its headers, and takes 200 to 399 as success', async () => {
    let seen: unknown
    const port = await listen(
      createServer((request, response) => {
        seen = {
          url: request.url,
          agent: request.headers['user-agent'],
          host: request.headers.host,
          x: request.headers['x-a'],
        }
        response.end('fine')
      }),
    )
    const httpGet = { path: '/ok?full=1', port, httpHeaders: [{ name: 'X-A', value: 'b' }] }
    expect(await run({ httpGet })).toEqual({ result: 'success', output: 'fine' })
    expect(seen).toEqual({ url: '/ok?full=1', agent: 'kube-probe/1.34', host: `10.0.0.9:${port}`, x: 'b' })
  })

  it('names the status that it does not like, follows redirects on the same host, and not to another', async () => {
    const port = await listen(
      createServer((request, response) => {
        if (request.url === '/here') response.writeHead(302, { location: '/there' }).end()
        else if (request.url === '/away') response.writeHead(302, { location: 'http://example.com/' }).end()
        else response.writeHead(503).end('no')
      }),
    )
    const failure = { result: 'failure', output: 'HTTP probe failed with statuscode: 503' }
    expect(await run({ httpGet: { path: '/', port } })).toEqual(failure)
    expect(await run({ httpGet: { path: '/here', port } })).toEqual(failure)
    expect((await run({ httpGet: { path: '/away', port } })).result).toBe('success')
  })

  it('says in Go’s words that nobody listens, or answers in time', async () => {
    const port = await listen(createTcpServer(() => {}))
    expect(await run({ httpGet: { path: '/', port } })).toEqual({
      result: 'failure',
      output: `Get "http://10.0.0.9:${port}/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
    })
    expect(await run({ httpGet: { path: '/', port: 1 } })).toEqual({
      result: 'failure',
      output: 'Get "http://10.0.0.9:1/": dial tcp 10.0.0.9:1: connect: connection refused',
    })
  })
})

describe('the other probes', () => {
  it('tcpSocket asks for a connection', async () => {
    const port = await listen(createTcpServer((socket) => socket.end()))
    expect((await run({ tcpSocket: { port } })).result).toBe('success')
    expect(await run({ tcpSocket: { port: 1 } })).toEqual({
      result: 'failure',
      output: 'dial tcp 10.0.0.9:1: connect: connection refused',
    })
  })

  it('exec goes by the exit code and the time', async () => {
    const exit = (exitCode: number) => async () => ({
      exitCode,
      stdout: Buffer.from('out'),
      stderr: Buffer.from('err'),
    })
    expect(await run({ exec: { command: ['x'] } }, exit(0))).toEqual({ result: 'success', output: 'outerr' })
    expect(await run({ exec: { command: ['x'] } }, exit(2))).toEqual({ result: 'failure', output: 'outerr' })
    const late = async () => Promise.reject(new RuntimeError('EXEC_TIMEOUT', 'late'))
    expect(await run({ exec: { command: ['x', 'y'] } }, late)).toEqual({
      result: 'failure',
      output: 'command timed out: "x y" timed out after 1s',
    })
    const broken = async () => Promise.reject(new RuntimeError('EXEC_FAILED', 'no shell'))
    expect((await run({ exec: { command: ['x'] } }, broken)).result).toBe('error')
  })

  it('grpc asks the health service', async () => {
    const asked: string[] = []
    const sessions = new Set<{ destroy(): void }>()
    const grpc = createHttp2Server()
    grpc.on('session', (session) => sessions.add(session))
    grpc.on('stream', (stream, headers) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const service = Buffer.concat(parts).subarray(7).toString()
        asked.push(`${headers[':path']} ${service}`)
        stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true })
        stream.on('wantTrailers', () =>
          stream.sendTrailers({ 'grpc-status': service === 'none' ? '5' : '0', 'grpc-message': 'unknown%20service' }),
        )
        if (service === 'none') stream.end()
        else stream.end(Buffer.from([0, 0, 0, 0, 2, 0x08, service === 'ill' ? 2 : 1]))
      })
    })
    const port = await listen(grpc)
    expect((await run({ grpc: { port } })).result).toBe('success')
    expect(await run({ grpc: { port, service: 'ill' } })).toMatchObject({
      result: 'failure',
      output: 'service unhealthy (responded with "NOT_SERVING")',
    })
    expect(await run({ grpc: { port, service: 'none' } })).toMatchObject({
      result: 'failure',
      output: 'error: health rpc probe failed: unknown service',
    })
    expect((await run({ grpc: { port: 1 } })).result).toBe('failure')
    expect(asked[1]).toBe('/grpc.health.v1.Health/Check ill')
    for (const session of sessions) session.destroy()
  })

  it('find ports by number, text and name', () => {
    const container = aContainer('c', { ports: [{ name: 'http', containerPort: 8080 }] })
    expect([8081, 'http', '82', 'other'].map((port) => portNumber(container, port))).toEqual([
      8081,
      8080,
      82,
      undefined,
    ])
  })
})

describe('ProbeWorker', () => {
  const begin = (
    probe: Probe,
    outcomes: readonly number[],
    kind: 'readiness' | 'liveness' | 'startup' = 'readiness',
  ) => {
    const fake = new FakeClock()
    const left = [...outcomes]
    const tries: number[] = []
    const changes: string[] = []
    const startedAt = fake.now()
    const exec = async () => {
      tries.push((fake.now() - startedAt) / 1000)
      return { exitCode: left.shift() ?? 0, stdout: new Uint8Array(), stderr: new Uint8Array() }
    }
    const events: string[] = []
    const context = {
      clock: fake,
      runtime: loopback(fake, exec),
      events: {
        container: (_pod: unknown, _container: unknown, _type: unknown, reason: string, message: string) =>
          events.push(`${reason}: ${message}`),
      },
    }
    const worker: ProbeWorker = new ProbeWorker({
      context: context as unknown as ConstructorParameters<typeof ProbeWorker>[0]['context'],
      pod: aPod('p'),
      kind,
      probe: { exec: { command: ['x'] }, ...probe },
      target,
      startedAt,
      initial: kind === 'liveness' ? 'success' : 'failure',
      onChange: () => changes.push(`${tries.at(-1)} ${worker.result}`),
    })
    return { fake, tries, changes, events, worker }
  }

  it('waits for its first delay, then keeps its period and thresholds', async () => {
    const { fake, tries, changes, events, worker } = begin(
      { initialDelaySeconds: 5, periodSeconds: 3, failureThreshold: 2, successThreshold: 2 },
      [0, 0, 1, 0, 1, 1, 0, 0],
    )
    await fake.advance(30)
    expect(tries).toEqual([])
    await fake.advance(27_000)
    expect(tries).toEqual([5, 8, 11, 14, 17, 20, 23, 26])
    expect(changes).toEqual(['8 success', '20 failure', '26 success'])
    expect(events).toEqual(Array.from({ length: 3 }, () => 'Unhealthy: Readiness probe failed: '))
    worker.stop()
    expect(fake.pendingTimers).toBe(0)
  })

  it('looks no further once liveness has failed', async () => {
    const { fake, tries, changes } = begin({ periodSeconds: 1, failureThreshold: 2 }, [0, 1, 1, 1], 'liveness')
    await fake.advance(10_000)
    expect(tries).toEqual([0, 1, 2])
    expect(changes).toEqual(['2 failure'])
  })

  it('looks no further once the container has started', async () => {
    const { fake, tries, changes } = begin({ periodSeconds: 1, failureThreshold: 30 }, [1, 1, 0], 'startup')
    await fake.advance(10_000)
    expect(tries).toEqual([0, 1, 2])
    expect(changes).toEqual(['2 success'])
  })
})
