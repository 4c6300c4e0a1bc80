import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Clock, SystemClock } from '../../../base/index.js'
import { FakeClock } from '../../../base/testing/index.js'
import { headerDictionary } from './dictionary.js'
import { printSpdyFrame, readSpdyFrames, type SpdyFrame } from './frames.js'
import { HeaderCodec, parseHeaders, printHeaders } from './headers.js'
import { SpdyConnection, type SpdyStream } from './index.js'

async function framesOf(chunks: readonly Buffer[]): Promise<SpdyFrame[]> {
  const frames: SpdyFrame[] = []
  for await (const frame of readSpdyFrames(
    (async function* () {
      yield* chunks
    })(),
  ))
    frames.push(frame)
  return frames
}

const samples: Exclude<SpdyFrame, { type: 'other' }>[] = [
  { type: 'synStream', streamId: 1, isLast: false, isUnidirectional: false, block: Buffer.from('block') },
  { type: 'synReply', streamId: 1, isLast: true, block: Buffer.from('other block') },
  { type: 'data', streamId: 0x7fffffff, data: Buffer.from('payload'), isLast: false },
  { type: 'data', streamId: 3, data: Buffer.alloc(0), isLast: true },
  { type: 'headers', streamId: 5, isLast: false, block: Buffer.alloc(0) },
  { type: 'rstStream', streamId: 7, status: 5 },
  { type: 'ping', id: 0xffffffff },
  { type: 'goAway', lastStreamId: 9, status: 0 },
]

describe('SPDY frames', () => {
  it('are laid out as the protocol says', () => {
    const syn = {
      type: 'synStream',
      streamId: 1,
      isLast: true,
      isUnidirectional: false,
      block: Buffer.from('ab'),
    } as const
    expect(printSpdyFrame(syn).toString('hex')).toBe('800300010100000c00000001000000000000' + '6162')
    expect(printSpdyFrame({ type: 'ping', id: 1 }).toString('hex')).toBe('800300060000000400000001')
    const fin = { type: 'data', streamId: 5, data: Buffer.from('x'), isLast: true } as const
    expect(printSpdyFrame(fin).toString('hex')).toBe('000000050100000178')
  })

  it('survive being printed and read, whole or byte by byte', async () => {
    const bytes = Buffer.concat(samples.map(printSpdyFrame))
    expect(await framesOf([bytes])).toEqual(samples)
    const split = await framesOf([...bytes].map((byte) => Buffer.from([byte])))
    const data = Buffer.concat(split.flatMap((frame) => (frame.type === 'data' ? [frame.data] : [])))
    expect(data.toString()).toBe('payload')
    expect(split.filter(({ type }) => type !== 'data')).toEqual(samples.filter(({ type }) => type !== 'data'))
    expect(split.filter((frame) => frame.type === 'data' && frame.isLast)).toHaveLength(1)
  })

  it('pass over settings and window updates', async () => {
    expect(await framesOf([Buffer.from('8003000900000008000000010000ffff', 'hex')])).toEqual([
      { type: 'other', kind: 9 },
    ])
  })

  it.each([
    ['another version', '8002000600000004000000010000'],
    ['a control frame without end', '80030001ffffffff'],
    ['a cut-off reset', '800300030000000400000001'],
    ['a stream without its fields', '800300010000000400000001'],
  ])('of %s are refused', async (_name, hex) => {
    await expect(framesOf([Buffer.from(hex, 'hex')])).rejects.toThrow()
  })
})

describe('SPDY headers', () => {
  it('start from the dictionary whose checksum zlib writes into every stream', async () => {
    expect(headerDictionary.length).toBe(1423)
    const codec = new HeaderCodec()
    const block = await codec.pack({ streamtype: 'error' })
    // 78bb: deflate with a preset dictionary; then the dictionary's Adler-32.
    expect(block.subarray(2, 6).toString('hex')).toBe('e3c6a7c2')
    codec.close()
  })

  it('unpack what another implementation has packed, block after block', async () => {
    // Made with Python's zlib (level 9, Z_SYNC_FLUSH after each block).
    const codec = new HeaderCodec()
    for (const [hex, headers] of packedElsewhere) {
      expect({ ...(await codec.unpack(Buffer.from(hex, 'hex'))) }).toEqual(headers)
    }
    codec.close()
  })

  it('share one history in each direction', async () => {
    const [client, server] = [new HeaderCodec(), new HeaderCodec()]
    for (const port of ['80', '8080', '80', '443']) {
      const headers = { streamtype: 'data', port, requestid: '0' }
      expect({ ...(await server.unpack(await client.pack(headers))) }).toEqual(headers)
      expect({ ...(await client.unpack(await server.pack({}))) }).toEqual({})
    }
    client.close()
    server.close()
  })

  it('refuse garbage, and blocks that grow without measure', async () => {
    const codec = new HeaderCodec()
    await expect(codec.unpack(Buffer.from('no header block'))).rejects.toThrow('could not be read')
    const [packer, reader] = [new HeaderCodec(), new HeaderCodec()]
    const bomb = await packer.pack({ a: 'x'.repeat(60_000) })
    expect((await reader.unpack(bomb)).a).toHaveLength(60_000)
    await expect(reader.unpack(await new HeaderCodec().pack({ b: '' }))).rejects.toThrow()
    expect(() => parseHeaders(Buffer.from('00000001000000ff61', 'hex'))).toThrow('cut off')
    expect({ ...parseHeaders(printHeaders({ __proto__x: 'y' })) }).toEqual({ __proto__x: 'y' })
    for (const one of [codec, packer, reader]) one.close()
  })
})

const packedElsewhere: [string, Record<string, string>][] = [
  [
    '78f9e3c6a7c202253a703a2b294a4dcc851625aca9a0808614cb45e01c6061606100a4398b20d198094ade8c0600000000ffff',
    { streamtype: 'error', port: '8080', requestid: '0' },
  ],
  ['c2aa19540e2512d60b000000ffff', { streamtype: 'data', port: '8080', requestid: '0' }],
]

/** The client's side, spoken frame by frame. */
class Client {
  readonly socket: Socket
  readonly codec = new HeaderCodec()
  readonly frames: SpdyFrame[] = []
  ended = false
  #wake: () => void = () => {}

  constructor(socket: Socket) {
    this.socket = socket
    socket.on('error', () => {})
    void (async () => {
      try {
        for await (const frame of readSpdyFrames(socket)) {
          this.frames.push(frame)
          this.#wake()
        }
      } catch {}
      this.ended = true
      this.#wake()
    })()
  }

  send(frame: Exclude<SpdyFrame, { type: 'other' }>): void {
    this.socket.write(printSpdyFrame(frame))
  }

  async open(streamId: number, headers: Record<string, string>, isLast = false): Promise<void> {
    const block = await this.codec.pack(headers)
    this.send({ type: 'synStream', streamId, isLast, isUnidirectional: false, block })
  }

  async until(condition: (frames: readonly SpdyFrame[]) => boolean): Promise<void> {
    while (!condition(this.frames)) {
      if (this.ended) throw new Error(`the connection ended after ${JSON.stringify(this.frames)}`)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  textOf(streamId: number): string {
    return Buffer.concat(
      this.frames.flatMap((frame) => (frame.type === 'data' && frame.streamId === streamId ? [frame.data] : [])),
    ).toString()
  }

  hasEnded(streamId: number): boolean {
    return this.frames.some((frame) => frame.type === 'data' && frame.streamId === streamId && frame.isLast)
  }
}

describe('a SPDY connection', () => {
  const cleanups: (() => void)[] = []
  afterEach(() => {
    for (const cleanup of cleanups.splice(0)) cleanup()
  })

  async function join(clock: Clock = new SystemClock()) {
    const server = createServer({ allowHalfOpen: true })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const accepted = once(server, 'connection') as Promise<[Socket]>
    const client = new Client(connect((server.address() as { port: number }).port, '127.0.0.1'))
    const [socket] = await accepted
    const streams: SpdyStream[] = []
    const connection = new SpdyConnection(socket, { clock, onStream: (stream) => streams.push(stream) })
    const running = connection.run()
    cleanups.push(() => {
      client.socket.destroy()
      client.codec.close()
      server.close()
    })
    const streamNumber = async (index: number): Promise<Duplex> => {
      await client.until((frames) => frames.filter(({ type }) => type === 'synReply').length > index)
      const stream = streams[index]
      if (stream === undefined) throw new Error('no such stream')
      return stream.duplex
    }
    return { client, connection, running, streams, streamNumber, socket }
  }

  it('opens streams with their headers, answers them, and closes each direction by itself', async () => {
    const { client, streams, streamNumber } = await join()
    await client.open(1, { StreamType: 'stdin' })
    const stdin = await streamNumber(0)
    expect(streams[0]?.headers.streamtype).toBe('stdin')
    client.send({ type: 'data', streamId: 1, data: Buffer.from('to the server'), isLast: false })
    client.send({ type: 'data', streamId: 1, data: Buffer.alloc(0), isLast: true })
    let received = ''
    // An iterator would close the other direction as well.
    stdin.on('data', (chunk) => {
      received += String(chunk)
    })
    await once(stdin, 'end')
    expect(received).toBe('to the server')
    stdin.write('still ')
    stdin.end('open')
    await client.until(() => client.hasEnded(1))
    expect(client.textOf(1)).toBe('still open')
  })

  it('echoes pings and refuses stream numbers that go back', async () => {
    const { client, streams } = await join()
    client.send({ type: 'ping', id: 1 })
    await client.open(3, {})
    await client.open(1, {})
    await client.until((frames) => frames.some(({ type }) => type === 'rstStream'))
    expect(client.frames.filter(({ type }) => type !== 'synReply')).toEqual([
      { type: 'ping', id: 1 },
      { type: 'rstStream', streamId: 1, status: 1 },
    ])
    expect(streams.map(({ id }) => id)).toEqual([3])
  })

  it('resets a stream that is given up, and takes a reset as its end', async () => {
    const { client, streamNumber } = await join()
    await client.open(1, {})
    await client.open(3, {})
    const [first, second] = [await streamNumber(0), await streamNumber(1)]
    first.destroy()
    await client.until((frames) => frames.some((frame) => frame.type === 'rstStream' && frame.streamId === 1))
    client.send({ type: 'rstStream', streamId: 3, status: 5 })
    await once(second, 'close')
    expect(client.frames.filter(({ type }) => type === 'rstStream')).toHaveLength(1)
  })

  it('ends all streams when the client goes', async () => {
    const { client, connection, running, streamNumber } = await join()
    await client.open(1, {})
    const stream = await streamNumber(0)
    client.socket.destroy()
    await once(stream, 'close')
    await running
    expect(connection.closed.aborted).toBe(true)
  })

  it('disconnects who does not speak SPDY, and says why', async () => {
    const { client, running } = await join()
    client.socket.write(Buffer.from('800200060000000400000001', 'hex'))
    await client.until((frames) => frames.some(({ type }) => type === 'goAway'))
    expect(client.frames).toEqual([{ type: 'goAway', lastStreamId: 0, status: 1 }])
    await running
    if (!client.socket.readableEnded) await once(client.socket, 'end')
  })

  it('closes after what was written, and cuts a client off that stays', async () => {
    const clock = new FakeClock()
    const { client, connection, running, streamNumber } = await join(clock)
    await client.open(1, {})
    const stream = await streamNumber(0)
    stream.end('the last word')
    connection.close()
    await client.until(() => client.hasEnded(1))
    expect(client.textOf(1)).toBe('the last word')
    await clock.advance(10_000)
    await running
  })

  it('lets a client wait that sends more than is read, and holds little of it', async () => {
    const { client, socket, streamNumber } = await join()
    await client.open(1, {})
    const stream = await streamNumber(0)
    const piece = Buffer.alloc(32 * 1024)
    const pieces = 1000
    for (let i = 0; i < pieces; i++) client.send({ type: 'data', streamId: 1, data: piece, isLast: i === pieces - 1 })
    // Nobody reads: what arrives is bounded by our buffer and the kernel's.
    for (let last = -1; last !== socket.bytesRead; await new Promise(setImmediate)) last = socket.bytesRead
    expect(stream.readableLength).toBeLessThan(400 * 1024)
    let length = 0
    for await (const chunk of stream) length += (chunk as Buffer).length
    expect(length).toBe(pieces * piece.length)
  })

  it('waits for a client that does not read', async () => {
    const { client, socket, streamNumber } = await join()
    await client.open(1, {})
    const stream = await streamNumber(0)
    client.socket.pause()
    let written = 0
    const piece = Buffer.alloc(64 * 1024)
    while (written < 64 * 1024 * 1024 && stream.write(piece)) {
      written += piece.length
      await new Promise(setImmediate)
    }
    expect(stream.writableNeedDrain).toBe(true)
    expect(socket.writableLength).toBeLessThan(256 * 1024)
  })
})
