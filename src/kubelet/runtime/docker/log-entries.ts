import type { Readable } from 'node:stream'
import type Docker from 'dockerode'
import type { LogLine } from '../container-runtime.js'
import { readFrames } from './frames.js'

export interface LogQuery {
  /** Docker counts entries; a line of more than 16 KiB is several. */
  readonly tail: number | 'all'
  /** Milliseconds since 1970; from then on. */
  readonly since: number | undefined
}

/** dockerode's `logs` without `follow` would hold the whole log in memory: this is the same call as a stream. */
interface Modem {
  dial(
    options: {
      path: string
      method: string
      isStream: boolean
      options: Record<string, unknown>
      statusCodes: Record<number, unknown>
    },
    done: (error: Error | null, response: Readable) => void,
  ): void
}

/** Entries in the order in which they were written, in batches, with times in nanoseconds. */
export async function* readLogEntries(
  docker: Docker,
  container: { readonly id: string; readonly tty: boolean },
  query: LogQuery,
  signal: AbortSignal,
): AsyncGenerator<LogLine[]> {
  const options = {
    stdout: true,
    stderr: true,
    timestamps: true,
    tail: query.tail,
    ...(query.since === undefined ? {} : { since: dockerTime(query.since) }),
  }
  const response = await new Promise<Readable>((resolve, reject) => {
    ;(docker.modem as Modem).dial(
      {
        path: `/containers/${container.id}/logs?`,
        method: 'GET',
        isStream: true,
        options,
        statusCodes: { 200: true, 404: 'no such container', 500: 'server error' },
      },
      (error, stream) => (error === null ? resolve(stream) : reject(error)),
    )
  })
  // Aborted between two reads, the response has nobody else who listens for its error.
  response.on('error', () => {})
  // Given to the request, the signal would sooner or later meet its socket idle among others', where nobody listens for errors.
  const leave = () => response.destroy()
  signal.addEventListener('abort', leave, { once: true })
  try {
    if (signal.aborted) leave()
    if (container.tty) {
      yield* terminalEntries(response)
      return
    }
    for await (const frames of readFrames(response, false)) {
      yield frames.map(({ stream, data }) => entryFrom(stream, data))
    }
  } finally {
    signal.removeEventListener('abort', leave)
  }
}

/** With a terminal the entries come one after the other without frames: lines are all there is to tell them apart. */
async function* terminalEntries(source: AsyncIterable<unknown>): AsyncGenerator<LogLine[]> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    rest = Buffer.concat([rest, chunk as Uint8Array])
    const entries: LogLine[] = []
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      entries.push(entryFrom('stdout', rest.subarray(0, end + 1)))
      rest = rest.subarray(end + 1)
    }
    if (entries.length > 0) yield entries
  }
  if (rest.length > 0) yield [entryFrom('stdout', rest)]
}

function entryFrom(stream: LogLine['stream'], data: Buffer): LogLine {
  const space = data.indexOf(32)
  return { time: data.toString('latin1', 0, Math.max(space, 0)), stream, text: data.subarray(space + 1) }
}

/** Seconds with nine digits, as text: a number would lose some. */
export function dockerTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const nanoseconds = Math.floor((milliseconds - seconds * 1000) * 1_000_000)
  return `${seconds}.${String(nanoseconds).padStart(9, '0')}`
}
