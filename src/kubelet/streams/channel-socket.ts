import { Readable, Writable } from 'node:stream'
import type { MessageSocket } from '../../api/index.js'
import type { Clock, Timer } from '../../base/index.js'

/** Says that a channel ends; only in protocol v5. */
const closeChannel = 255

/** What a channel may hold that nobody reads, before the client has to wait. */
const readAhead = 256 * 1024
/** While nothing is read of the client, only writing shows that it has gone. */
const aliveMs = 5_000

export interface ChannelSocketOptions {
  readonly clock: Clock
  /** Channel numbers are digits and the rest is base64 text. */
  readonly base64: boolean
  /** `ff <channel>` ends a channel. */
  readonly closesChannels: boolean
  /** Channels that the client writes on; what comes on others is dropped. */
  readonly readable: readonly number[]
  /** The lowest channel that is written on: told of the start, and used to find out whether a silent client lives. */
  readonly announceOn: number
}

/**
 * Numbered channels in the messages of one WebSocket (`*.channel.k8s.io`; pkg/util/httpstream/wsstream, v1.34): the first byte is the channel. One slow
 * channel holds up all, as there is one connection.
 */
export class ChannelSocket {
  readonly #socket: MessageSocket
  readonly #options: ChannelSocketOptions
  readonly #inputs = new Map<number, Readable>()
  readonly #full = new Set<number>()
  readonly #endedInputs = new Set<number>()
  readonly #closed = new AbortController()
  #alive: Timer | undefined
  #isClosing = false

  /** Must be made in the same turn in which the connection was handed over, or messages are lost. */
  constructor(socket: MessageSocket, options: ChannelSocketOptions) {
    this.#socket = socket
    this.#options = options
    for (const channel of options.readable) {
      const input = new Readable({ read: () => this.#drained(channel), highWaterMark: readAhead })
      input.on('error', () => {})
      input.once('close', () => this.#drained(channel))
      this.#inputs.set(channel, input)
    }
    socket.on('message', (data) => this.#receive(data))
    socket.on('error', () => {})
    socket.on('close', () => this.#ended())
  }

  /** Aborts when the connection is over, whoever ended it. */
  get closed(): AbortSignal {
    return this.#closed.signal
  }

  /** An empty message: clients wait for it to know that the connection works. */
  async announce(): Promise<void> {
    await this.send(this.#options.announceOn, Buffer.alloc(0))
  }

  /** What the client writes on a channel. It ends with the channel, and with the connection. */
  input(channel: number): Readable {
    const input = this.#inputs.get(channel)
    if (input === undefined) throw new TypeError(`channel ${channel} is not read`)
    return input
  }

  output(channel: number): Writable {
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        if (chunk.length === 0) done()
        else void this.send(channel, chunk).then(() => done())
      },
    })
    output.on('error', () => {})
    return output
  }

  /** Resolves when the bytes are on their way, also when there is no way any more. */
  send(channel: number, data: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isClosing || this.#closed.signal.aborted) {
        resolve()
        return
      }
      // A socket that dies does not call back for what it has not sent.
      const finish = () => {
        this.#closed.signal.removeEventListener('abort', finish)
        resolve()
      }
      this.#closed.signal.addEventListener('abort', finish, { once: true })
      if (this.#options.base64) {
        this.#socket.send(`${channel}${Buffer.from(data).toString('base64')}`, finish)
        return
      }
      const message = Buffer.allocUnsafe(data.length + 1)
      message[0] = channel
      message.set(data, 1)
      this.#socket.send(message, finish)
    })
  }

  /** Ends the connection well. Clients take any other code for a failure. */
  async close(): Promise<void> {
    if (this.#closed.signal.aborted) return
    this.#isClosing = true
    for (const channel of this.#inputs.keys()) this.#drained(channel)
    this.#socket.close(1000)
    await new Promise<void>((resolve) => this.#closed.signal.addEventListener('abort', () => resolve(), { once: true }))
  }

  #receive(data: Buffer): void {
    const { base64, closesChannels } = this.#options
    if (data.length === 0 || this.#isClosing) return
    const first = data[0] ?? 0
    if (closesChannels && first === closeChannel) {
      this.#endInput(data[1] ?? closeChannel)
      return
    }
    const channel = base64 ? first - 0x30 : first
    const bytes = base64 ? Buffer.from(data.toString('latin1', 1), 'base64') : data.subarray(1)
    const input = this.#inputs.get(channel)
    if (input === undefined || input.destroyed || bytes.length === 0 || this.#endedInputs.has(channel)) return
    if (!input.push(bytes)) {
      this.#full.add(channel)
      this.#pause()
    }
  }

  #pause(): void {
    this.#socket.pause()
    this.#alive ??= this.#options.clock.every(aliveMs, () => {
      void this.send(this.#options.announceOn, Buffer.alloc(0))
    })
  }

  #drained(channel: number): void {
    if (!this.#full.delete(channel) || this.#full.size > 0) return
    this.#alive?.cancel()
    this.#alive = undefined
    if (!this.#closed.signal.aborted) this.#socket.resume()
  }

  #ended(): void {
    this.#alive?.cancel()
    this.#closed.abort()
    for (const channel of this.#inputs.keys()) this.#endInput(channel)
  }

  #endInput(channel: number): void {
    const input = this.#inputs.get(channel)
    if (input === undefined || input.destroyed || this.#endedInputs.has(channel)) return
    this.#endedInputs.add(channel)
    input.push(null)
  }
}
