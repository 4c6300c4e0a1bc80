import type { Duplex } from 'node:stream'
import type { MessageSocket } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import { ChannelSocket } from './channel-socket.js'
import { printStatus } from './command-status.js'
import type { CommandConnection } from './remote-command.js'
import { SpdyConnection, type SpdyStream } from './spdy/index.js'
import type { CommandProtocol } from './subprotocols.js'

/** Which streams the client has asked for; with a terminal there is no stderr. */
export interface WantedStreams {
  readonly stdin: boolean
  readonly stdout: boolean
  readonly stderr: boolean
  readonly tty: boolean
}

const channels = { stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4 } as const

/** Streams as channels in WebSocket messages. */
export async function openChannels(
  socket: MessageSocket,
  { protocol, wanted, clock }: { protocol: CommandProtocol; wanted: WantedStreams; clock: Clock },
): Promise<CommandConnection> {
  const { base64, closesChannels } = protocol
  const announceOn = wanted.stdout ? channels.stdout : wanted.stderr ? channels.stderr : channels.error
  const readable = [...(wanted.stdin ? [channels.stdin] : []), ...(wanted.tty ? [channels.resize] : [])]
  const connection = new ChannelSocket(socket, { clock, base64, closesChannels, readable, announceOn })
  await connection.announce()
  return {
    stdin: wanted.stdin ? connection.input(channels.stdin) : undefined,
    stdout: wanted.stdout ? connection.output(channels.stdout) : undefined,
    stderr: wanted.stderr ? connection.output(channels.stderr) : undefined,
    resize: wanted.tty ? connection.input(channels.resize) : undefined,
    closed: connection.closed,
    finish: async (status) => {
      const bytes = printStatus(status, protocol.endsWithStatus)
      if (bytes.length > 0) await connection.send(channels.error, bytes)
      await connection.close()
    },
  }
}

/** How long a client may take to open all streams that it has asked for (remotecommand's DefaultStreamCreationTimeout, v1.34). */
const streamCreationMs = 30_000

/** Streams as SPDY streams, each with its `streamtype`. Undefined when the client does not open what it has asked for, or goes. */
export async function openSpdyStreams(
  stream: Duplex,
  { protocol, wanted, clock }: { protocol: CommandProtocol; wanted: WantedStreams; clock: Clock },
): Promise<CommandConnection | undefined> {
  const missing = new Set([
    'error',
    ...(wanted.stdin ? ['stdin'] : []),
    ...(wanted.stdout ? ['stdout'] : []),
    ...(wanted.stderr ? ['stderr'] : []),
    ...(wanted.tty && protocol.resizes ? ['resize'] : []),
  ])
  const streams = new Map<string, Duplex>()
  let complete: () => void = () => {}
  const whenComplete = new Promise<void>((resolve) => {
    complete = resolve
  })
  const onStream = ({ headers, duplex }: SpdyStream) => {
    const type = headers.streamtype ?? ''
    if (!missing.delete(type)) {
      duplex.destroy()
      return
    }
    streams.set(type, duplex)
    if (missing.size === 0) complete()
  }
  const connection = new SpdyConnection(stream, { clock, onStream })
  const running = connection.run()
  const timer = clock.after(streamCreationMs, complete)
  await Promise.race([whenComplete, running])
  timer.cancel()
  if (missing.size > 0) {
    connection.close()
    await running
    return undefined
  }
  return {
    stdin: streams.get('stdin'),
    stdout: streams.get('stdout'),
    stderr: streams.get('stderr'),
    resize: streams.get('resize'),
    closed: connection.closed,
    finish: async (status) => {
      const error = streams.get('error')
      const bytes = printStatus(status, protocol.endsWithStatus)
      // The status first: a client that sees the other streams end before it may take that for success.
      await new Promise<void>((resolve) => {
        error?.once('close', () => resolve())
        error?.write(bytes, () => resolve())
      })
      for (const type of ['stdout', 'stderr', 'error', 'resize', 'stdin']) streams.get(type)?.end()
      connection.close()
      await running
    },
  }
}
