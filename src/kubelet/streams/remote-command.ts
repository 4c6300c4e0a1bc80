import type { Readable, Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Logger } from '../../base/index.js'
import { messageOf } from '../../base/index.js'
import type { ExecSession } from '../runtime/container-runtime.js'
import { type CommandStatus, exitStatus, failureStatus } from './command-status.js'

export interface TerminalSize {
  readonly columns: number
  readonly rows: number
}

/** The client's side of a remote command, whatever the connection is. */
export interface CommandConnection {
  readonly stdin?: Readable | undefined
  readonly stdout?: Writable | undefined
  readonly stderr?: Writable | undefined
  /** JSON objects, one after the other. */
  readonly resize?: Readable | undefined
  /** Aborts when the client has gone. */
  readonly closed: AbortSignal
  /** Tells how it ended, after all output, and closes. */
  finish(status: CommandStatus): Promise<void>
}

export interface CommandRun {
  /** Starts the command, or joins a container's streams. */
  readonly open: () => Promise<ExecSession>
  /** What the client is told before the error's text. */
  readonly failurePrefix: string
  readonly logger: Logger
}

/** Joins a client with a command until the command has ended or the client has gone, which kills it. Never rejects. */
export async function runCommand(
  connection: CommandConnection,
  { open, failurePrefix, logger }: CommandRun,
): Promise<void> {
  let session: ExecSession
  try {
    session = await open()
  } catch (error) {
    await connection.finish(failureStatus(`${failurePrefix}: ${messageOf(error)}`))
    return
  }
  const kill = () => {
    session.kill().catch((error: unknown) => logger.warn('Could not end a remote command', { error: messageOf(error) }))
  }
  connection.closed.addEventListener('abort', kill, { once: true })
  if (connection.closed.aborted) kill()
  if (connection.resize !== undefined) followResizes(connection.resize, session)
  if (connection.stdin !== undefined && session.stdin !== undefined) feed(connection.stdin, session.stdin as Writable)
  const outputs = [
    pass(session.stdout, connection.stdout, connection.closed),
    pass(session.stderr, connection.stderr, connection.closed),
  ]
  const status = await session.exit.then(exitStatus, (error: unknown) =>
    failureStatus(`${failurePrefix}: ${messageOf(error)}`),
  )
  await Promise.all(outputs)
  connection.closed.removeEventListener('abort', kill)
  await connection.finish(status)
}

/** The command's input. A command that has closed its input still has output, so the rest is thrown away. */
function feed(from: Readable, to: Writable): void {
  to.on('error', () => from.resume())
  to.once('close', () => {
    from.unpipe(to)
    from.resume()
  })
  from.pipe(to)
}

/** All output, at the client's pace; thrown away once the client has gone, so that the command is not held up. */
async function pass(from: Readable | undefined, to: Writable | undefined, closed: AbortSignal): Promise<void> {
  if (from === undefined) return
  from.on('error', () => {})
  if (to === undefined || closed.aborted) from.resume()
  else {
    from.pipe(to, { end: false })
    const discard = () => {
      from.unpipe(to)
      from.resume()
    }
    closed.addEventListener('abort', discard, { once: true })
    to.once('close', discard)
  }
  await finished(from, { writable: false }).catch(() => {})
  if (to !== undefined) await flushed(to)
}

/** Until the client's connection has taken what was written. */
async function flushed(to: Writable): Promise<void> {
  if (to.destroyed || to.writableLength === 0) return
  await new Promise<void>((resolve) => {
    to.write(Buffer.alloc(0), () => resolve())
    to.once('close', () => resolve())
  })
}

/** `{"Width":97,"Height":31}`, split anywhere. */
function followResizes(source: Readable, session: ExecSession): void {
  let rest = ''
  source.on('data', (chunk: unknown) => {
    rest += String(chunk)
    for (let end = rest.indexOf('}'); end >= 0; end = rest.indexOf('}')) {
      const size = sizeFrom(rest.slice(0, end + 1))
      rest = rest.slice(end + 1)
      // A terminal that has gone needs no size.
      if (size !== undefined) session.resize(size).catch(() => {})
    }
    // No size is so long: it is no JSON of ours.
    if (rest.length > 4096) rest = ''
  })
}

function sizeFrom(text: string): TerminalSize | undefined {
  try {
    const { Width, Height } = JSON.parse(text) as { Width?: unknown; Height?: unknown }
    const fits = (value: unknown): value is number =>
      Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536
    return fits(Width) && fits(Height) ? { columns: Width, rows: Height } : undefined
  } catch {
    return undefined
  }
}
