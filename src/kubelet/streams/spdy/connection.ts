import { Duplex } from 'node:stream'
import type { Clock, Timer } from '../../../base/index.js'
import { printSpdyFrame, readSpdyFrames, rstStatus, type SpdyFrame } from './frames.js'
import { HeaderCodec, type SpdyHeaders } from './headers.js'

/** A stream that the client has opened. Its headers are lower case; both directions end by themselves. */
export interface SpdyStream {
  readonly id: number
  readonly headers: SpdyHeaders
  /** `end()` sends FIN; destroying it sends RST_STREAM where something is still open. */
  readonly duplex: Duplex
}

export interface SpdyConnectionOptions {
  readonly clock: Clock
  /** Called for each new stream, in order. Its data waits until it is read. */
  readonly onStream: (stream: SpdyStream) => void
}

/** More at once than any client opens. */
const mostStreams = 2000
/** Largest payload of one frame, so that streams take turns. */
const largestPayload = 32 * 1024
/** What a stream may hold that nobody reads, before the whole connection has to wait. */
const readAhead = 256 * 1024
/** While nothing is read of the client, only writing shows that it has gone. */
const aliveMs = 5_000
/** A client that has been told the end has this long to close. */
const closeMs = 10_000

interface OpenStream {
  readonly duplex: Duplex
  sentLast: boolean
  receivedLast: boolean
  /** Waits while the reader is behind. */
  resume: (() => void) | undefined
}

/**
 * The server's side of SPDY/3.1 over any byte stream. There is no flow control by windows: kubectl neither sends window updates nor expects them, so
 * TCP's own does the work in both directions.
 */
export class SpdyConnection {
  readonly #stream: Duplex
  readonly #clock: Clock
  readonly #onStream: (stream: SpdyStream) => void
  readonly #codec = new HeaderCodec()
  readonly #streams = new Map<number, OpenStream>()
  readonly #closed = new AbortController()
  #lastStreamId = 0
  #pingId = 2
  #closeTimer: Timer | undefined

  constructor(stream: Duplex, options: SpdyConnectionOptions) {
    this.#stream = stream
    this.#clock = options.clock
    this.#onStream = options.onStream
    stream.on('error', () => {})
    stream.once('close', () => {
      this.#closed.abort()
      for (const { resume } of this.#streams.values()) resume?.()
    })
    if (stream.destroyed) this.#closed.abort()
  }

  /** Aborts when the connection is over, whoever ended it. */
  get closed(): AbortSignal {
    return this.#closed.signal
  }

  /** Reads until the connection ends. Never rejects: a client that breaks the protocol is disconnected. */
  async run(): Promise<void> {
    try {
      // The iterator alone would close the connection on an error, before the client is told.
      const bytes = this.#stream.iterator({ destroyOnReturn: false })
      for await (const frame of readSpdyFrames(bytes)) await this.#handle(frame)
    } catch {
      void this.#write(printSpdyFrame({ type: 'goAway', lastStreamId: this.#lastStreamId, status: 1 }))
    } finally {
      this.#closeTimer?.cancel()
      this.#closed.abort()
      for (const { duplex, resume } of this.#streams.values()) {
        resume?.()
        duplex.destroy()
      }
      this.#streams.clear()
      this.#codec.close()
      this.#stream.end(() => this.#stream.destroy())
    }
  }

  /** Sends what streams have that are ending, then closes; a client that does not close in its turn is cut off. */
  close(): void {
    if (this.#closed.signal.aborted || this.#closeTimer !== undefined) return
    this.#closeTimer = this.#clock.after(closeMs, () => this.#stream.destroy())
    const ending = [...this.#streams.values()].filter(({ duplex }) => duplex.writableEnded && !duplex.writableFinished)
    const ended = ending.map(
      ({ duplex }) =>
        new Promise<void>((resolve) => {
          duplex.once('finish', resolve)
          duplex.once('close', resolve)
        }),
    )
    void Promise.all(ended).then(() => this.#stream.end())
  }

  async #handle(frame: SpdyFrame): Promise<void> {
    switch (frame.type) {
      case 'synStream':
        return await this.#open(frame)
      case 'data':
        return await this.#receive(frame.streamId, frame.data, frame.isLast)
      case 'rstStream': {
        const stream = this.#streams.get(frame.streamId)
        if (stream === undefined) return
        // Nothing is to be answered to a reset.
        stream.sentLast = true
        stream.receivedLast = true
        stream.duplex.destroy()
        return
      }
      case 'ping':
        // Even numbers are answers to ours.
        if (frame.id % 2 === 1) await this.#write(printSpdyFrame(frame))
        return
      case 'headers':
      case 'synReply':
        // Not expected, but it must pass through the shared decompression.
        await this.#codec.unpack(frame.block)
        return
      case 'goAway':
      case 'other':
        return
    }
  }

  async #open(frame: Extract<SpdyFrame, { type: 'synStream' }>): Promise<void> {
    const { streamId: id } = frame
    const headers = await this.#codec.unpack(frame.block)
    if (id <= this.#lastStreamId || id % 2 === 0) {
      await this.#write(printSpdyFrame({ type: 'rstStream', streamId: id, status: rstStatus.protocolError }))
      return
    }
    this.#lastStreamId = id
    if (this.#streams.size >= mostStreams) {
      await this.#write(printSpdyFrame({ type: 'rstStream', streamId: id, status: rstStatus.refusedStream }))
      return
    }
    const stream: OpenStream = {
      duplex: this.#duplexOf(id),
      sentLast: frame.isUnidirectional,
      receivedLast: frame.isLast,
      resume: undefined,
    }
    this.#streams.set(id, stream)
    if (frame.isLast) stream.duplex.push(null)
    const block = await this.#codec.pack({})
    await this.#write(printSpdyFrame({ type: 'synReply', streamId: id, isLast: false, block }))
    this.#onStream({ id, headers, duplex: stream.duplex })
  }

  async #receive(id: number, data: Buffer, isLast: boolean): Promise<void> {
    const stream = this.#streams.get(id)
    // Of a stream that has just been closed from here: it may have been on its way.
    if (stream === undefined || stream.receivedLast || stream.duplex.destroyed) return
    const hasRoom = data.length === 0 || stream.duplex.push(data)
    if (isLast) {
      stream.receivedLast = true
      stream.duplex.push(null)
    }
    if (!hasRoom && stream.duplex.readableLength >= readAhead) await this.#waitForReader(stream)
  }

  async #waitForReader(stream: OpenStream): Promise<void> {
    const alive = this.#clock.every(aliveMs, () => {
      void this.#write(printSpdyFrame({ type: 'ping', id: this.#pingId }))
      this.#pingId += 2
    })
    await new Promise<void>((resolve) => {
      stream.resume = resolve
      if (stream.duplex.destroyed || this.#closed.signal.aborted) resolve()
    })
    stream.resume = undefined
    alive.cancel()
  }

  #duplexOf(id: number): Duplex {
    const duplex = new Duplex({
      read: () => this.#streams.get(id)?.resume?.(),
      write: (chunk: Buffer, _encoding, done) => {
        void this.#sendData(id, chunk).then(() => done())
      },
      final: (done) => {
        void this.#sendLast(id).then(() => done())
      },
      destroy: (error, done) => {
        this.#forget(id)
        done(error)
      },
      readableHighWaterMark: readAhead,
    })
    // Whoever uses the stream sees its end; an error of a stream is never one of the process.
    duplex.on('error', () => {})
    return duplex
  }

  async #sendData(id: number, chunk: Buffer): Promise<void> {
    const stream = this.#streams.get(id)
    for (let at = 0; at < chunk.length && stream !== undefined && !stream.sentLast; at += largestPayload) {
      const data = chunk.subarray(at, at + largestPayload)
      await this.#write(printSpdyFrame({ type: 'data', streamId: id, data, isLast: false }))
    }
  }

  async #sendLast(id: number): Promise<void> {
    const stream = this.#streams.get(id)
    if (stream === undefined || stream.sentLast) return
    stream.sentLast = true
    await this.#write(printSpdyFrame({ type: 'data', streamId: id, data: Buffer.alloc(0), isLast: true }))
  }

  #forget(id: number): void {
    const stream = this.#streams.get(id)
    if (stream === undefined) return
    this.#streams.delete(id)
    stream.resume?.()
    if (stream.sentLast && stream.receivedLast) return
    void this.#write(printSpdyFrame({ type: 'rstStream', streamId: id, status: rstStatus.cancel }))
  }

  /** Resolves when the bytes are on their way, also when there is no way any more. */
  #write(bytes: Buffer): Promise<void> {
    return new Promise((resolve) => {
      if (this.#stream.destroyed || this.#stream.writableEnded) resolve()
      else this.#stream.write(bytes, () => resolve())
    })
  }
}
