import type { Writable } from 'node:stream'
import type { ByteWriter } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import type { Exchange } from './exchange.js'
import type { HttpLimits } from './limits.js'

const bufferBytes = 256 * 1024
/** So many are kept for the next answer. */
const keptBuffers = 8
/** Room for the frame of a chunk (RFC 9112 section 7.1): eight hexadecimal digits and a line end before it, a line end behind it. */
const frameStart = 10
const frameEnd = 2

/** Buffers that answers are written into and sent from, used again and again: fresh memory costs more than the bytes that go into it. */
export class SendBuffers {
  readonly #free: Buffer[] = []

  take(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(bufferBytes)
  }

  giveBack(buffer: Buffer): void {
    if (this.#free.length < keptBuffers) this.#free.push(buffer)
  }
}

interface SendTools {
  readonly limits: HttpLimits
  readonly clock: Clock
  readonly buffers: SendBuffers
}

/** Sends all that the writer writes and ends the answer, whose head has been sent: one buffer is filled while the other is under way. */
export async function sendChunks(exchange: Exchange, writer: ByteWriter, tools: SendTools): Promise<void> {
  const { outgoing } = exchange
  exchange.flushHead()
  const connection = exchange.chunkedConnection
  await alternate(tools, exchange, (buffer) => {
    const length = writer.fill(buffer.subarray(frameStart, buffer.length - frameEnd))
    if (length === 0) return undefined
    if (!connection) return send(outgoing, buffer.subarray(frameStart, frameStart + length))
    buffer.write(`${length.toString(16).padStart(8, '0')}\r\n`, 0, 'latin1')
    buffer.write('\r\n', frameStart + length, 'latin1')
    return send(connection, buffer.subarray(0, frameStart + length + frameEnd))
  })
  if (!exchange.isGone) outgoing.end()
}

/** Writes all that the writer writes into a stream, which is not ended. */
export async function writeInto(target: Writable, writer: ByteWriter, tools: SendTools): Promise<void> {
  await alternate(tools, undefined, (buffer) => {
    const length = writer.fill(buffer)
    return length === 0 ? undefined : send(target, buffer.subarray(0, length))
  })
}

/** Calls `step` with two buffers in turn until it has nothing more to send; a client that takes nothing for too long is cut off. */
async function alternate(
  tools: SendTools,
  exchange: Exchange | undefined,
  step: (buffer: Buffer) => Promise<void> | undefined,
): Promise<void> {
  let [current, other] = [tools.buffers.take(), tools.buffers.take()]
  let underWay: Promise<void> | undefined
  const sent = async () => {
    const timer = exchange && tools.clock.after(tools.limits.writeTimeoutMs, () => exchange.cut())
    await underWay
    timer?.cancel()
  }
  for (;;) {
    // Of a client that has gone it is not known what its connection still holds.
    if (exchange?.isGone) return
    const sending = step(current)
    await sent()
    if (sending === undefined) break
    underWay = sending
    ;[current, other] = [other, current]
  }
  for (const buffer of [current, other]) tools.buffers.giveBack(buffer)
}

/** Resolves when the bytes have left or never will. */
function send(target: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    target.write(bytes, () => resolve())
  })
}
