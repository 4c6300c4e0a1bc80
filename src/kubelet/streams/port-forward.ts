import type { Duplex } from 'node:stream'
import type { MessageSocket } from '../../api/index.js'
import type { Clock, Timer } from '../../base/index.js'
import { messageOf } from '../../base/index.js'
import { ChannelSocket } from './channel-socket.js'
import { SpdyConnection, type SpdyStream } from './spdy/index.js'

export interface Forwarding {
  readonly clock: Clock
  /** Names the pod in error messages. */
  readonly sandboxId: string
  /** Rejects when nobody listens. */
  readonly connect: (port: number) => Promise<Duplex>
}

/** What a client is told on the error stream; pkg/kubelet portforward, v1.34. */
function failureText(sandboxId: string, port: number, error: unknown): string {
  return `error forwarding port ${port} to pod ${sandboxId}, uid : ${messageOf(error)}`
}

/** The two streams of one local connection may come with others' in between. */
const pairMs = 30_000

/** Each connection is a pair of streams, one for data and one for an error's text, with the same `requestid`. Resolves when the client has gone. */
export async function forwardOverSpdy(stream: Duplex, forwarding: Forwarding): Promise<void> {
  const waiting = new Map<string, { readonly stream: SpdyStream; readonly timer: Timer }>()
  const onStream = (opened: SpdyStream) => {
    const { streamtype: type, port: portText = '', requestid } = opened.headers
    const port = Number(portText)
    const valid = (type === 'data' || type === 'error') && Number.isInteger(port) && port > 0 && port < 65_536
    if (!valid) {
      opened.duplex.destroy()
      return
    }
    // The oldest clients send no requestid: then the data stream follows its error stream.
    const key = requestid ?? String(type === 'error' ? opened.id : opened.id - 2)
    const first = waiting.get(key)
    if (first === undefined) {
      const timer = forwarding.clock.after(pairMs, () => opened.duplex.destroy())
      waiting.set(key, { stream: opened, timer })
      opened.duplex.once('close', () => {
        timer.cancel()
        if (waiting.get(key)?.stream === opened) waiting.delete(key)
      })
      return
    }
    first.timer.cancel()
    waiting.delete(key)
    const partner = first.stream
    if (partner.headers.streamtype === type) {
      opened.duplex.destroy()
      partner.duplex.destroy()
      return
    }
    const [data, error] = type === 'data' ? [opened, partner] : [partner, opened]
    void forwardPair({ data: data.duplex, error: error.duplex, port }, forwarding)
  }
  await new SpdyConnection(stream, { clock: forwarding.clock, onStream }).run()
}

async function forwardPair(
  { data, error, port }: { data: Duplex; error: Duplex; port: number },
  { connect, sandboxId }: Forwarding,
): Promise<void> {
  error.resume()
  try {
    const backend = await connect(port)
    await join(data, backend)
    error.end()
  } catch (failure) {
    // The text first: the end of the data would be taken for the end of the connection.
    error.end(failureText(sandboxId, port, failure))
    data.end()
    data.resume()
  }
}

/**
 * Both directions, each to its own end. Resolves when the backend has said all, though the client may still speak: kubectl closes its side only after it
 * has seen the end of both streams. A backend that breaks off is its end: an error's text would end the client's whole command, and with it all its
 * other connections.
 */
function join(client: Duplex, backend: Duplex): Promise<void> {
  return new Promise((resolve) => {
    backend.on('error', () => {})
    backend.once('close', () => client.end())
    client.once('finish', () => resolve())
    client.once('close', () => {
      backend.destroy()
      resolve()
    })
    if (client.destroyed) backend.destroy()
    client.pipe(backend)
    backend.pipe(client)
  })
}

/**
 * The form with numbered channels: two for each port of the query, data and error, each beginning with the port as two bytes, the lower first
 * (pkg/kubelet portforward websocket, v1.34). One connection for each port, made at once.
 */
export async function forwardOverChannels(
  socket: MessageSocket,
  ports: readonly number[],
  {
    base64,
    closesChannels,
    ...forwarding
  }: Forwarding & { readonly base64: boolean; readonly closesChannels: boolean },
): Promise<void> {
  const { clock, connect, sandboxId } = forwarding
  const readable = ports.map((_, i) => 2 * i)
  const channels = new ChannelSocket(socket, { clock, base64, closesChannels, readable, announceOn: 0 })
  const forwards = ports.map(async (port, i) => {
    const [data, error] = [2 * i, 2 * i + 1]
    const prefix = Buffer.from([port & 0xff, port >> 8])
    await channels.send(data, prefix)
    await channels.send(error, prefix)
    try {
      const backend = await connect(port)
      await joinChannel(channels, data, backend)
    } catch (failure) {
      channels.input(data).resume()
      await channels.send(error, Buffer.from(failureText(sandboxId, port, failure)))
    }
  })
  await Promise.all(forwards)
  await channels.close()
}

/** There is no half-close in this form: the connection ends when the backend ends or the client goes. */
function joinChannel(channels: ChannelSocket, channel: number, backend: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const output = channels.output(channel)
    const input = channels.input(channel)
    const leave = () => backend.destroy()
    channels.closed.addEventListener('abort', leave, { once: true })
    if (channels.closed.aborted) leave()
    output.once('finish', () => {
      channels.closed.removeEventListener('abort', leave)
      backend.destroy()
      input.unpipe(backend)
      input.resume()
      resolve()
    })
    backend.on('error', () => {})
    backend.once('close', () => output.end())
    input.pipe(backend)
    backend.pipe(output)
  })
}
