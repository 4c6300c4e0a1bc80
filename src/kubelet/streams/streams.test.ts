import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createWebSocketStream, WebSocket, WebSocketServer } from 'ws'
import type { NodeAccess, Pod, PodStatus, StreamSession, UpgradeRequest } from '../../api/index.js'
import { SystemClock, SystemRandom, silentLogger } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import type { KubeletPods } from '../pods/lookup.js'
import type { ContainerRuntime, ExecSession, LogLine, StreamOptions } from '../runtime/container-runtime.js'
import { RuntimeError } from '../runtime/container-runtime.js'
import { createFakeRuntime } from '../runtime/fake/index.js'
import { createNodeAccess } from './index.js'
import { printSpdyFrame, readSpdyFrames, type SpdyFrame } from './spdy/frames.js'
import { HeaderCodec } from './spdy/headers.js'

const pod: Pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'default', uid: 'uid-p' },
  spec: { nodeName: 'here', containers: [{ name: 'main' }] },
}

/** A runtime whose commands really run, on this machine. */
class LocalRuntime {
  readonly processes: ChildProcess[] = []
  readonly sizes: string[] = []
  backend: Server | undefined

  async exec(_id: string, command: readonly string[], streams: StreamOptions): Promise<ExecSession> {
    const [program = '', ...args] = command
    if (program === 'refused') throw new RuntimeError('EXEC_FAILED', 'OCI runtime exec failed: no refused')
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    this.processes.push(child)
    if (!streams.stdin) child.stdin.end()
    child.stdin.on('error', () => {})
    return {
      ...(streams.stdin ? { stdin: child.stdin } : {}),
      ...(streams.stdout ? { stdout: child.stdout } : {}),
      ...(streams.stderr ? { stderr: child.stderr } : {}),
      exit: new Promise((resolve) => child.once('close', (code) => resolve(code ?? 137))),
      resize: async ({ columns, rows }) => {
        this.sizes.push(`${columns}x${rows}`)
      },
      kill: async () => {
        child.kill('SIGKILL')
      },
    }
  }

  async connect(_id: string, port: number): Promise<Duplex> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    return await new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(socket))
      socket.once('error', () => reject(new RuntimeError('CONNECTION_FAILED', 'connect: connection refused')))
    })
  }
}

interface Setup {
  readonly access: NodeAccess
  readonly local: LocalRuntime
}

function setUp(changes: { pods?: Partial<KubeletPods>; runtime?: Partial<ContainerRuntime> } = {}): Setup {
  const clock = new SystemClock()
  const fake = createFakeRuntime({ clock, random: new SystemRandom() })
  const local = new LocalRuntime()
  const container = { id: 'c1', state: 'running', uid: 'uid-p' }
  const runtime = Object.assign(fake, {
    exec: local.exec.bind(local),
    attach: (id: string, streams: StreamOptions) => local.exec(id, ['cat'], streams),
    connect: local.connect.bind(local),
    containerState: async () => container,
    ...changes.runtime,
  }) as unknown as ContainerRuntime
  const pods = {
    hasNode: (name: string) => name === 'here',
    findContainer: async () => container,
    findSandbox: async () => ({ id: 'sandbox-1' }),
    statusOf: () => undefined,
    ...changes.pods,
  } as unknown as KubeletPods
  return { access: createNodeAccess({ pods, runtime, clock, logger: silentLogger }), local }
}

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** A WebSocket whose other end has been handed to the session, as the API server does it. */
async function overWebSocket(session: StreamSession): Promise<WebSocket> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => false })
  await once(server, 'listening')
  server.once('connection', (socket) => {
    if (session.subprotocol.startsWith('SPDY/')) {
      const stream = createWebSocketStream(socket)
      void session.accept({ protocol: 'spdy', subprotocol: session.subprotocol, stream })
    } else void session.accept({ protocol: 'websocket', subprotocol: session.subprotocol, socket })
  })
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  client.on('error', () => {})
  cleanups.push(() => {
    client.terminate()
    for (const socket of server.clients) socket.terminate()
    return new Promise((resolve) => server.close(resolve))
  })
  return client
}

interface Received {
  readonly channels: string[]
  readonly code: number
}

/** All that comes on each channel, until the close. */
async function readChannels(client: WebSocket, decode = (data: Buffer) => [data[0] ?? 0, data.subarray(1)] as const) {
  const channels: string[] = []
  client.on('message', (data: Buffer) => {
    const [channel, bytes] = decode(data)
    channels[channel] = (channels[channel] ?? '') + bytes.toString()
  })
  const [code] = (await once(client, 'close')) as [number]
  return { channels, code } satisfies Received
}

const webSocket = (...offered: string[]): UpgradeRequest => ({ protocol: 'websocket', offered })
const spdy = (...offered: string[]): UpgradeRequest => ({ protocol: 'spdy', offered })
const allOutput = { stdin: false, stdout: true, stderr: true, tty: false }
const success = '{"metadata":{},"status":"Success"}'
const exited7 =
  '{"metadata":{},"status":"Failure","reason":"NonZeroExitCode","message":"command terminated with non-zero exit code: exit status 7","details":{"causes":[{"reason":"ExitCode","message":"7"}]}}'

describe('commands over WebSocket', () => {
  const run = async (script: string, protocol: string, streams = allOutput, setup = setUp()) => {
    const options = { container: 'main', command: ['sh', '-c', script], ...streams }
    const session = await setup.access.exec(pod, options, webSocket(protocol))
    expect(session.subprotocol).toBe(protocol)
    return await overWebSocket(session)
  }

  it.each(['v5.channel.k8s.io', 'v4.channel.k8s.io'])('end with a Status and code 1000 in %s', async (protocol) => {
    const received = await readChannels(await run('echo out; echo err >&2; exit 7', protocol))
    expect(received).toEqual({ channels: [undefined, 'out\n', 'err\n', exited7], code: 1000 })
    const fine = await readChannels(await run('true', protocol))
    expect(fine).toEqual({ channels: [undefined, '', undefined, success], code: 1000 })
  })

  it('end with plain text, or nothing, before v4', async () => {
    const received = await readChannels(await run('exit 7', 'channel.k8s.io'))
    expect(received.channels[3]).toBe('command terminated with non-zero exit code: exit status 7')
    expect((await readChannels(await run('true', 'channel.k8s.io'))).channels[3]).toBeUndefined()
  })

  it('are text in the base64 protocols', async () => {
    const decode = (data: Buffer) => [Number(String(data)[0]), Buffer.from(String(data).slice(1), 'base64')] as const
    const client = await run('exec cat', 'v4.base64.channel.k8s.io', { ...allOutput, stdin: true })
    const received = readChannels(client, decode)
    await once(client, 'open')
    client.send(`0${Buffer.from('hello\n').toString('base64')}`)
    // No protocol but v5 can end the input: the command goes with the client.
    const [first] = (await once(client, 'message')) as [Buffer, boolean]
    expect(decode(first)[0]).toBe(1)
    client.close()
    expect((await received).channels[3]).toBeUndefined()
  })

  it('get their input, and in v5 its end', async () => {
    const client = await run('cat; echo done', 'v5.channel.k8s.io', { ...allOutput, stdin: true })
    const received = readChannels(client)
    await once(client, 'open')
    client.send(Buffer.from('\0binary '))
    // Python sends text.
    client.send('\0text ')
    client.send(Buffer.from([255, 0]))
    client.send(Buffer.from('\0too late'))
    expect(await received).toEqual({ channels: [undefined, 'binary text done\n', undefined, success], code: 1000 })
  })

  it('carry megabytes both ways', async () => {
    const client = await run('cat', 'v5.channel.k8s.io', { ...allOutput, stdin: true })
    const received = readChannels(client)
    await once(client, 'open')
    const piece = Buffer.concat([Buffer.from([0]), Buffer.alloc(32 * 1024, 'x')])
    for (let i = 0; i < 128; i++) client.send(piece)
    client.send(Buffer.from([255, 0]))
    expect((await received).channels[1]).toHaveLength(128 * 32 * 1024)
  })

  it('pass on the sizes of a terminal', async () => {
    const setup = setUp()
    const client = await run('sleep 0.2', 'v5.channel.k8s.io', { ...allOutput, stderr: false, tty: true }, setup)
    await once(client, 'open')
    client.send(Buffer.from('\x04{"Width":97,"Height":31}\n{"Wid'))
    client.send(Buffer.from('\x04th":80,"Height":24}\n{"Width":-1,"Height":1}nonsense'))
    await readChannels(client)
    expect(setup.local.sizes).toEqual(['97x31', '80x24'])
  })

  it('are killed when the client goes', async () => {
    const setup = setUp()
    const client = await run('echo begun; exec sleep 100', 'v5.channel.k8s.io', allOutput, setup)
    await once(client, 'message')
    client.terminate()
    const [child] = setup.local.processes
    if (child?.signalCode === null) await once(child, 'exit')
    expect(child?.signalCode).toBe('SIGKILL')
  })

  it('wait for a client that does not read, and are killed with it', async () => {
    const setup = setUp()
    const client = await run('exec yes', 'v5.channel.k8s.io', allOutput, setup)
    await once(client, 'message')
    client.pause()
    const before = process.memoryUsage().rss
    for (let i = 0; i < 40; i++) await new SystemClock().sleep(10)
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
    client.terminate()
    const [child] = setup.local.processes
    if (child?.signalCode === null) await once(child, 'exit')
    expect(child?.signalCode).toBe('SIGKILL')
  })

  it('say what kept them from starting', async () => {
    const { access } = setUp()
    const options = { container: 'main', command: ['refused'], ...allOutput }
    const session = await access.exec(pod, options, webSocket('v5.channel.k8s.io'))
    const { channels, code } = await readChannels(await overWebSocket(session))
    expect(code).toBe(1000)
    expect(JSON.parse(channels[3] ?? '')).toMatchObject({
      status: 'Failure',
      reason: 'InternalError',
      code: 500,
      message: 'Internal error occurred: error executing command in container: OCI runtime exec failed: no refused',
    })
  })

  it('of containers that do not run are refused on the error channel, and over SPDY at once', async () => {
    const { access } = setUp({ pods: { findContainer: async () => undefined } })
    const options = { container: 'main', command: ['true'], ...allOutput }
    const session = await access.exec(pod, options, webSocket('v5.channel.k8s.io'))
    const { channels } = await readChannels(await overWebSocket(session))
    expect(JSON.parse(channels[3] ?? '').message).toBe(
      'Internal error occurred: unable to upgrade connection: container not found ("main")',
    )
    await expect(access.exec(pod, options, spdy('v4.channel.k8s.io'))).rejects.toMatchObject({
      code: 500,
      message: 'Internal error occurred: container not found ("main")',
    })
  })

  it('can be joined', async () => {
    const { access } = setUp()
    const session = await access.attach(
      pod,
      { container: 'main', ...allOutput, stdin: true },
      webSocket('v5.channel.k8s.io'),
    )
    const client = await overWebSocket(session)
    const received = readChannels(client)
    await once(client, 'open')
    client.send(Buffer.from('\0joined'))
    client.send(Buffer.from([255, 0]))
    expect((await received).channels[1]).toBe('joined')
  })
})

/** The client's side of SPDY. */
class SpdyClient {
  readonly stream: Duplex
  readonly frames: SpdyFrame[] = []
  readonly #codec = new HeaderCodec()
  #ended = false
  #wake: () => void = () => {}

  constructor(stream: Duplex) {
    this.stream = stream
    stream.on('error', () => {})
    void (async () => {
      try {
        for await (const frame of readSpdyFrames(stream)) {
          this.frames.push(frame)
          this.#wake()
        }
      } catch {}
      this.#ended = true
      this.#codec.close()
      this.#wake()
    })()
  }

  async open(streamId: number, headers: Record<string, string>, options: { ends?: boolean } = {}): Promise<void> {
    const block = await this.#codec.pack(headers)
    this.#send({ type: 'synStream', streamId, isLast: false, isUnidirectional: false, block })
    if (options.ends === true) this.write(streamId, '', true)
  }

  write(streamId: number, text: string, isLast = false): void {
    this.#send({ type: 'data', streamId, data: Buffer.from(text), isLast })
  }

  reset(streamId: number): void {
    this.#send({ type: 'rstStream', streamId, status: 5 })
  }

  textOf(streamId: number): string {
    return Buffer.concat(
      this.frames.flatMap((frame) => (frame.type === 'data' && frame.streamId === streamId ? [frame.data] : [])),
    ).toString()
  }

  /** Streams in the order in which the server has ended them. */
  get endings(): number[] {
    return this.frames.flatMap((frame) => (frame.type === 'data' && frame.isLast ? [frame.streamId] : []))
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition() && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    expect(condition()).toBe(true)
  }

  async ended(): Promise<void> {
    await this.until(() => this.#ended)
  }

  #send(frame: Exclude<SpdyFrame, { type: 'other' }>): void {
    this.stream.write(printSpdyFrame(frame))
  }
}

async function overSpdy(session: StreamSession): Promise<{ client: SpdyClient; accepted: Promise<void> }> {
  const server = createServer({ allowHalfOpen: true })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const connection = once(server, 'connection') as Promise<[Socket]>
  const client = new SpdyClient(connect((server.address() as AddressInfo).port, '127.0.0.1'))
  const [stream] = await connection
  stream.on('error', () => {})
  cleanups.push(() => {
    client.stream.destroy()
    stream.destroy()
    server.close()
  })
  return { client, accepted: session.accept({ protocol: 'spdy', subprotocol: session.subprotocol, stream }) }
}

describe('commands over SPDY', () => {
  it('end in the order that clients rely on', async () => {
    const { access } = setUp()
    const options = { container: 'main', command: ['sh', '-c', 'cat; echo err >&2; exit 7'], ...allOutput, stdin: true }
    const session = await access.exec(pod, options, spdy('v5.channel.k8s.io', 'v4.channel.k8s.io'))
    expect(session.subprotocol).toBe('v5.channel.k8s.io')
    const { client, accepted } = await overSpdy(session)
    for (const [i, streamtype] of ['error', 'stdin', 'stdout', 'stderr'].entries()) {
      await client.open(2 * i + 1, { streamtype })
    }
    client.write(3, 'through cat', true)
    await client.ended()
    await accepted
    expect(client.textOf(5)).toBe('through cat')
    expect(client.textOf(7)).toBe('err\n')
    expect(client.textOf(1)).toBe(exited7)
    expect(client.endings).toEqual([5, 7, 1, 3])
    const status = client.frames.findIndex((frame) => frame.type === 'data' && frame.streamId === 1)
    expect(client.frames.findIndex((frame) => frame.type === 'data' && frame.isLast)).toBeGreaterThan(status)
  })

  it('start when all streams are there, whatever their order, and know sizes from v3 on', async () => {
    const setup = setUp()
    const options = { container: 'main', command: ['sleep', '0.2'], ...allOutput, tty: true }
    const session = await setup.access.exec(pod, options, spdy('v3.channel.k8s.io'))
    const { client } = await overSpdy(session)
    await client.open(1, { streamType: 'resize' })
    client.write(1, '{"Width":10,"Height":20}')
    await client.open(3, { streamType: 'stdout' })
    expect(setup.local.processes).toEqual([])
    await client.open(5, { streamType: 'error' })
    await client.ended()
    expect(setup.local.sizes).toEqual(['10x20'])
    expect(client.textOf(5)).toBe('')
  })

  it('are killed when the client goes', async () => {
    const setup = setUp()
    const options = {
      container: 'main',
      command: ['sh', '-c', 'echo begun; exec sleep 100'],
      ...allOutput,
      stderr: false,
    }
    const { client } = await overSpdy(await setup.access.exec(pod, options, spdy('v4.channel.k8s.io')))
    await client.open(1, { streamtype: 'error' })
    await client.open(3, { streamtype: 'stdout' })
    await client.until(() => client.textOf(3) !== '')
    client.stream.destroy()
    const [child] = setup.local.processes
    if (child?.signalCode === null) await once(child, 'exit')
    expect(child?.signalCode).toBe('SIGKILL')
  })

  it('do not start for a client that opens no streams', async () => {
    const clock = new FakeClock()
    const { local } = setUp()
    const runtime = createFakeRuntime({ clock, random: new SystemRandom() })
    const pods = { hasNode: () => true, findContainer: async () => ({ id: 'c', state: 'running' }) }
    const access = createNodeAccess({ pods: pods as unknown as KubeletPods, runtime, clock, logger: silentLogger })
    const options = { container: 'main', command: ['true'], ...allOutput }
    const { client, accepted } = await overSpdy(await access.exec(pod, options, spdy('v4.channel.k8s.io')))
    await client.open(1, { streamtype: 'error' })
    await client.until(() => client.frames.length === 1)
    await clock.advance(30_000)
    await clock.advance(10_000)
    await accepted
    expect(local.processes).toEqual([])
  })
})

describe('port-forward', () => {
  /** Answers in capitals, and says goodbye at the end of what it hears. */
  const startBackend = async () => {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('data', (data) => socket.writable && socket.write(String(data).toUpperCase()))
      socket.on('end', () => socket.end('BYE'))
      socket.on('error', () => {})
      sockets.add(socket)
    })
    const sockets = new Set<Socket>()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    cleanups.push(() => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    return { port: (server.address() as AddressInfo).port, sockets }
  }
  const openPair = async (client: SpdyClient, first: number, port: number, requestid: string) => {
    await client.open(first, { streamtype: 'error', port: String(port), requestid }, { ends: true })
    await client.open(first + 2, { streamtype: 'data', port: String(port), requestid })
  }

  it('joins pairs of SPDY streams by their request, in any order, and ends data before error', async () => {
    const { access } = setUp()
    const { port } = await startBackend()
    const session = await access.portForward(pod, { ports: [] }, spdy('portforward.k8s.io'))
    expect(session.subprotocol).toBe('portforward.k8s.io')
    const { client } = await overSpdy(session)
    const request = (streamtype: string, requestid: string) => ({ streamtype, port: String(port), requestid })
    await client.open(1, request('error', 'a'), { ends: true })
    await client.open(3, request('error', 'b'), { ends: true })
    await client.open(5, request('data', 'b'))
    await client.open(7, request('data', 'a'))
    client.write(5, 'second', true)
    await client.until(() => client.endings.includes(3))
    client.write(7, 'first', true)
    await client.until(() => client.endings.includes(1))
    expect(client.textOf(5)).toBe('SECONDBYE')
    expect(client.textOf(7)).toBe('FIRSTBYE')
    expect(client.endings).toEqual([5, 3, 7, 1])
    expect(client.textOf(1) + client.textOf(3)).toBe('')
  })

  it('ends both streams when the backend has ended, though the client still could speak', async () => {
    const { access } = setUp()
    const { port, sockets } = await startBackend()
    const { client } = await overSpdy(await access.portForward(pod, { ports: [] }, spdy('portforward.k8s.io')))
    await openPair(client, 1, port, '0')
    client.write(3, 'hello')
    await client.until(() => client.textOf(3) === 'HELLO')
    for (const socket of sockets) socket.end()
    await client.until(() => client.endings.length === 2)
    expect(client.endings).toEqual([3, 1])
    const [backend] = sockets
    client.write(3, 'late', true)
    if (backend !== undefined) await once(backend, 'end')
    expect(backend?.bytesRead).toBe(9)
  })

  it('writes the reason of a refused connection on the error stream', async () => {
    const { access } = setUp()
    const { client } = await overSpdy(await access.portForward(pod, { ports: [] }, spdy('portforward.k8s.io')))
    await openPair(client, 1, 1, '0')
    await client.until(() => client.endings.includes(1) && client.endings.includes(3))
    expect(client.textOf(1)).toBe('error forwarding port 1 to pod sandbox-1, uid : connect: connection refused')
  })

  it('goes on after a connection that the client or the backend has broken off', async () => {
    const { access } = setUp()
    const { port, sockets } = await startBackend()
    const { client } = await overSpdy(await access.portForward(pod, { ports: [] }, spdy('portforward.k8s.io')))
    await openPair(client, 1, port, '0')
    client.write(3, 'a')
    await client.until(() => client.textOf(3) === 'A')
    client.reset(3)
    await client.until(() => client.endings.includes(1))
    await openPair(client, 5, port, '1')
    client.write(7, 'b')
    await client.until(() => client.textOf(7) === 'B')
    for (const socket of sockets) socket.resetAndDestroy()
    await client.until(() => client.endings.includes(5))
    expect(client.textOf(1) + client.textOf(5)).toBe('')
    await openPair(client, 9, port, '2')
    client.write(11, 'c', true)
    await client.until(() => client.textOf(11) === 'CBYE')
  })

  it('tunnels SPDY through WebSocket messages', async () => {
    const { access } = setUp()
    const { port } = await startBackend()
    const offered = ['SPDY/3.1+portforward.k8s.io']
    const session = await access.portForward(pod, { ports: [] }, webSocket(...offered))
    expect(session.subprotocol).toBe(offered[0])
    const socket = await overWebSocket(session)
    await once(socket, 'open')
    const client = new SpdyClient(createWebSocketStream(socket))
    await openPair(client, 1, port, '0')
    client.write(3, 'tunnel', true)
    await client.until(() => client.endings.includes(1))
    expect(client.textOf(3)).toBe('TUNNELBYE')
  })

  it('speaks in pairs of channels with other clients, v4 rather than v5', async () => {
    const { access } = setUp()
    const { port } = await startBackend()
    const offered = ['v5.channel.k8s.io', 'v4.channel.k8s.io', 'channel.k8s.io']
    const session = await access.portForward(pod, { ports: [port, 1] }, webSocket(...offered))
    expect(session.subprotocol).toBe('v4.channel.k8s.io')
    const socket = await overWebSocket(session)
    const channels: Buffer[] = Array.from({ length: 4 }, () => Buffer.alloc(0))
    socket.on('message', (data: Buffer) => {
      channels[data[0] ?? 0] = Buffer.concat([channels[data[0] ?? 0] ?? Buffer.alloc(0), data.subarray(1)])
    })
    await once(socket, 'open')
    socket.send(Buffer.from('\0hello'))
    for (let i = 0; i < 200 && channels[0]?.length !== 7; i++) await new SystemClock().sleep(5)
    const prefix = Buffer.from([port & 255, port >> 8])
    expect(channels[0]).toEqual(Buffer.concat([prefix, Buffer.from('HELLO')]))
    expect(channels[1]).toEqual(prefix)
    expect(channels[2]).toEqual(Buffer.from([1, 0]))
    expect(channels[3]?.subarray(2).toString()).toContain('error forwarding port 1 to pod')
    await expect(access.portForward(pod, { ports: [] }, webSocket('v4.channel.k8s.io'))).rejects.toMatchObject({
      code: 400,
    })
  })

  it('ends a channel when its backend has ended', async () => {
    const { access } = setUp()
    const { port, sockets } = await startBackend()
    const session = await access.portForward(pod, { ports: [port] }, webSocket('v4.channel.k8s.io'))
    const socket = await overWebSocket(session)
    const received = readChannels(socket)
    await once(socket, 'open')
    for (let i = 0; i < 200 && sockets.size === 0; i++) await new SystemClock().sleep(5)
    for (const one of sockets) one.destroy()
    expect((await received).code).toBe(1000)
  })
})

describe('the choice of a protocol', () => {
  const options = { container: 'main', command: ['true'], ...allOutput }

  it('takes the first that the client offers and we speak', async () => {
    const { access } = setUp()
    const chosen = async (upgrade: UpgradeRequest) => (await access.exec(pod, options, upgrade)).subprotocol
    expect(await chosen(webSocket('v9.channel.k8s.io', 'v4.channel.k8s.io', 'v5.channel.k8s.io'))).toBe(
      'v4.channel.k8s.io',
    )
    expect(await chosen(webSocket())).toBe('')
    expect(await chosen(spdy('v4.channel.k8s.io', 'v3.channel.k8s.io'))).toBe('v4.channel.k8s.io')
    await expect(chosen(webSocket('v3.channel.k8s.io'))).rejects.toMatchObject({ code: 403 })
    await expect(access.portForward(pod, { ports: [] }, spdy('v4.channel.k8s.io'))).rejects.toMatchObject({ code: 403 })
  })

  it('refuses nodes that are elsewhere, and pods without a sandbox', async () => {
    const { access } = setUp({ pods: { findSandbox: async () => undefined } })
    const elsewhere: Pod = { ...pod, spec: { nodeName: 'gone', containers: [] } }
    const notFound = { code: 404, message: 'pods "gone" not found' }
    await expect(access.exec(elsewhere, options, webSocket('v5.channel.k8s.io'))).rejects.toMatchObject(notFound)
    await expect(access.portForward(pod, { ports: [] }, spdy('portforward.k8s.io'))).rejects.toMatchObject({
      message: 'Internal error occurred: pod not found ("p_default")',
    })
  })
})

describe('logs', () => {
  const line = (text: string, stream: LogLine['stream'] = 'stdout', second = 0): LogLine => ({
    time: `2026-01-02T03:04:0${second}.000000000Z`,
    stream,
    text: Buffer.from(text),
  })
  const asked: unknown[] = []
  const withLog = (lines: readonly LogLine[], status: PodStatus, changes: Partial<ContainerRuntime> = {}) =>
    setUp({
      pods: { statusOf: () => status },
      runtime: {
        async *logs(id, options) {
          asked.push([id, options])
          yield* lines
        },
        ...changes,
      },
    })
  const read = async (setup: Setup, options: Partial<Parameters<NodeAccess['logs']>[1]> = {}) => {
    const all = { container: 'main', follow: false, previous: false, timestamps: false, ...options }
    const parts: Uint8Array[] = []
    for await (const part of await setup.access.logs(pod, all, new AbortController().signal)) parts.push(part)
    return { text: Buffer.concat(parts).toString(), parts: parts.length }
  }
  const statusWith = (state: object, lastState: object = {}): PodStatus =>
    ({ containerStatuses: [{ name: 'main', containerID: 'docker://now', state, lastState }] }) as unknown as PodStatus
  const running = statusWith({ running: {} })
  const crashed = statusWith(
    { waiting: { reason: 'CrashLoopBackOff' } },
    { terminated: { containerID: 'docker://before', exitCode: 1 } },
  )

  it('come gathered, with times at the beginnings of lines, and cut where wanted', async () => {
    const lines = [
      line('one\n'),
      line('tw', 'stdout', 1),
      line('err\n', 'stderr', 1),
      line('o\n', 'stdout', 2),
      line('end'),
    ]
    const setup = withLog(lines, running)
    expect(await read(setup)).toEqual({ text: 'one\ntwerr\no\nend', parts: 1 })
    expect((await read(setup, { timestamps: true })).text).toBe(
      [
        '2026-01-02T03:04:00.000000000Z one\n',
        '2026-01-02T03:04:01.000000000Z tw',
        '2026-01-02T03:04:01.000000000Z err\n',
        'o\n',
        '2026-01-02T03:04:00.000000000Z end',
      ].join(''),
    )
    expect((await read(setup, { limitBytes: 5 })).text).toBe('one\nt')
  })

  it('are asked for with the options of the request', async () => {
    const setup = withLog([], running)
    asked.length = 0
    await read(setup, { follow: true, tailLines: 3, stream: 'Stderr', sinceTime: '2026-01-02T03:04:05Z' })
    const since = Date.UTC(2026, 0, 2, 3, 4, 5)
    expect(asked).toEqual([['now', { follow: true, stdout: false, stderr: true, tailLines: 3, since }]])
  })

  it('are those of the container that the status names', async () => {
    asked.length = 0
    const terminated = statusWith({ terminated: { containerID: 'docker://dead', exitCode: 0 } })
    await read(withLog([], terminated))
    await read(withLog([], crashed))
    await read(withLog([], crashed), { previous: true })
    expect(asked.map((one) => (one as [string])[0])).toEqual(['dead', 'before', 'before'])
  })

  it.each([
    [{}, { previous: true }, running, 'previous terminated container "main" in pod "p" not found'],
    [
      {},
      {},
      statusWith({ waiting: { reason: 'ContainerCreating' } }),
      'container "main" in pod "p" is waiting to start: ContainerCreating',
    ],
    [
      {},
      {},
      statusWith({ waiting: { reason: 'ImagePullBackOff' } }),
      'container "main" in pod "p" is waiting to start: trying and failing to pull image',
    ],
    [{}, { container: 'other' }, running, 'container "other" in pod "p" is not available'],
    [{ containerState: async () => undefined }, {}, running, 'unable to retrieve container logs for fake://now'],
  ])("are refused in upstream's words (%#)", async (runtime, options, status, message) => {
    const setup = withLog([], status, runtime as Partial<ContainerRuntime>)
    await expect(read(setup, options)).rejects.toMatchObject({ code: 400, message })
  })

  it('wait for a reader that is slow, and end with their source', async () => {
    let produced = 0
    const setup = withLog([], running, {
      async *logs() {
        for (; produced < 10_000; produced++) yield line(`${'x'.repeat(99)}\n`)
      },
    })
    const chunks = (
      await setup.access.logs(
        pod,
        { container: 'main', follow: false, previous: false, timestamps: false },
        new AbortController().signal,
      )
    )[Symbol.asyncIterator]()
    await chunks.next()
    for (let i = 0; i < 20; i++) await new Promise(setImmediate)
    expect(produced).toBeLessThan(3000)
    let length = 0
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) length += next.value.length
    expect(length).toBeGreaterThan(800_000)
  })
})
