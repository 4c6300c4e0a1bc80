import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { ApiResponse, ByteWriter, ResponseHeaders } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import type { ChunkFrames } from './chunk-frames.js'
import type { Exchange } from './exchange.js'
import type { HttpLimits } from './limits.js'
import { type SendBuffers, sendChunks, writeInto } from './send-chunks.js'
import { cutWhenStalled, drained } from './stalled.js'

/** Answers up to this size fit into the kernel's buffers: a client that takes none of it holds nothing of ours. */
const unwatchedBytes = 128 * 1024

/** So few bytes never fill a connection that has nothing else to send. */
const keptBack = 1024

/** Parts of no more than this are cheaper to join than to send one by one. */
const joinedBytes = 16 * 1024

/** What all answers of a server share. */
export interface ResponderTools {
  readonly limits: HttpLimits
  readonly clock: Clock
  /** Answers being compressed just now. */
  readonly gzip: { inFlight: number }
  readonly chunkFrames: ChunkFrames
  readonly buffers: SendBuffers
}

/** Sends bytes or nothing, at once in the common case; never rejects. */
export function sendWhole(
  exchange: Exchange,
  response: ApiResponse,
  parts: readonly Uint8Array[],
  tools: ResponderTools,
): void | Promise<void> {
  if (exchange.isGone) return
  let length = 0
  for (const part of parts) length += part.length
  const { outgoing } = exchange
  const bodyless = response.status === 204 || response.status === 304
  if (exchange.isHead || bodyless) {
    exchange.begin(response.status, response.headers, bodyless ? -1 : length)
    outgoing.end()
    return
  }
  if (mayCompress(exchange, response, length, tools)) {
    const write = async (gzip: Writable) => {
      for (const part of parts) if (!gzip.write(part)) await once(gzip, 'drain')
    }
    return sendCompressed(exchange, response, write, tools)
  }
  exchange.begin(response.status, response.headers, length)
  if (length > unwatchedBytes) return sendLarge(exchange, parts, tools)
  const [only] = parts
  if (only === undefined) outgoing.end()
  else if (parts.length === 1) outgoing.end(only)
  else if (length <= joinedBytes) outgoing.end(Buffer.concat(parts, length))
  else {
    writeAll(outgoing, parts)
    outgoing.end()
  }
}

/**
 * Keeps the last part back until the others have left. A client that has the whole answer may send its next request before Node has heard that all is sent, and
 * Node breaks off a request whose body comes in several pieces on a connection that it takes for full ("Parse Error: Paused").
 */
async function sendLarge(exchange: Exchange, parts: readonly Uint8Array[], tools: ResponderTools): Promise<void> {
  const { outgoing } = exchange
  cutWhenStalled(exchange, tools)
  const last = parts.at(-1) as Uint8Array
  const keptFrom = Math.max(0, last.length - keptBack)
  writeAll(outgoing, [...parts.slice(0, -1), last.subarray(0, keptFrom)])
  await emptied(outgoing)
  if (!exchange.isGone) outgoing.end(last.subarray(keptFrom))
}

/** Resolves when nothing waits to be sent, or never will be. */
function emptied(outgoing: Writable): Promise<void> | void {
  if (!outgoing.writableNeedDrain || outgoing.destroyed) return
  return new Promise((resolve) => {
    outgoing.once('drain', resolve)
    outgoing.once('close', resolve)
  })
}

function writeAll(outgoing: Writable, parts: readonly Uint8Array[]): void {
  outgoing.cork()
  for (const part of parts) if (part.length > 0) outgoing.write(part)
  outgoing.uncork()
}

/** Sends what is written piece by piece, at the reader's pace. Resolves when all is sent or the client has gone; never rejects. */
export async function sendWritten(
  exchange: Exchange,
  response: ApiResponse,
  writer: ByteWriter,
  tools: ResponderTools,
): Promise<void> {
  if (exchange.isGone) return
  try {
    if (mayCompress(exchange, response, Number.POSITIVE_INFINITY, tools)) {
      await sendCompressed(exchange, response, (gzip) => writeInto(gzip, writer, tools), tools)
      return
    }
    exchange.begin(response.status, response.headers, -1)
    if (exchange.isHead) exchange.outgoing.end()
    else await sendChunks(exchange, writer, tools)
  } catch {
    // What was sent is no whole answer, and the client has to see that.
    exchange.cut()
  }
}

function mayCompress(
  exchange: Exchange,
  response: ApiResponse,
  length: number,
  { limits, gzip }: ResponderTools,
): boolean {
  return (
    length >= limits.gzipFromBytes &&
    gzip.inFlight < limits.gzipInFlight &&
    exchange.acceptsGzip &&
    response.headers['content-encoding'] === undefined
  )
}

async function sendCompressed(
  exchange: Exchange,
  response: ApiResponse,
  write: (gzip: Writable) => Promise<void>,
  tools: ResponderTools,
): Promise<void> {
  tools.gzip.inFlight++
  try {
    const gzip = createGzip({ level: 1, chunkSize: 64 * 1024 })
    exchange.begin(response.status, withGzip(response.headers), -1)
    const compressed = (async () => {
      await write(gzip)
      gzip.end()
    })()
    await pump(exchange, gzip, tools)
    // When the reader left, the writing half waits for a drain that never comes.
    if (gzip.destroyed && !gzip.readableEnded) compressed.catch(() => {})
    else await compressed
  } catch {
    exchange.cut()
  } finally {
    tools.gzip.inFlight--
  }
}

function withGzip(headers: ResponseHeaders): ResponseHeaders {
  const vary = headers.vary
  return {
    ...headers,
    'content-encoding': 'gzip',
    vary: vary === undefined ? 'Accept-Encoding' : [vary, 'Accept-Encoding'].flat(),
  }
}

/** Sends what comes over time. Resolves when all is sent, the client left or `isStopping` aborted; never rejects. */
export async function sendStream(
  exchange: Exchange,
  response: ApiResponse,
  chunks: AsyncIterable<Uint8Array>,
  tools: ResponderTools,
): Promise<void> {
  if (exchange.isGone) return
  try {
    exchange.begin(response.status, response.headers, -1)
    if (exchange.isHead) exchange.outgoing.end()
    // A watch may have nothing to say for minutes, and the client waits for the headers.
    else await pump(exchange, chunks, tools, true)
  } catch {
    // What was sent is no whole answer, and the client has to see that.
    exchange.cut()
  }
}

/** Moves chunks at the reader's pace: the source is not asked for more while some are waiting. */
async function pump(
  exchange: Exchange,
  chunks: AsyncIterable<Uint8Array>,
  tools: ResponderTools,
  flush = false,
): Promise<void> {
  const { outgoing } = exchange
  if (flush) exchange.flushHead()
  const iterator = chunks[Symbol.asyncIterator]()
  const leave = () => void iterator.return?.()
  exchange.signal.addEventListener('abort', leave, { once: true })
  try {
    for (;;) {
      const next = await iterator.next()
      if (next.done || exchange.isGone) break
      if (next.value.length > 0 && !outgoing.write(next.value)) await drained(exchange, tools)
    }
  } finally {
    exchange.signal.removeEventListener('abort', leave)
    if (exchange.isGone) leave()
  }
  if (!exchange.isGone) outgoing.end()
}
