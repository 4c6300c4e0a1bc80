import { setImmediate as nextTurn } from 'node:timers/promises'
import type { LogLine } from '../runtime/container-runtime.js'

export interface LogFormat {
  readonly timestamps: boolean
  /** Cuts the output, in the middle of a line if need be. */
  readonly limitBytes?: number | undefined
}

/** So much is gathered for a reader that does not keep up; then the log waits. */
const longestChunk = 64 * 1024

/** Lines as the client gets them: with their time where wanted, gathered into chunks, cut at the limit. */
export async function* formatLog(lines: AsyncIterable<LogLine>, format: LogFormat): AsyncGenerator<Uint8Array> {
  let remaining = format.limitBytes ?? Number.POSITIVE_INFINITY
  for await (const chunk of gather(withTimes(lines, format.timestamps))) {
    if (chunk.length >= remaining) {
      yield chunk.subarray(0, remaining)
      return
    }
    remaining -= chunk.length
    yield chunk
  }
}

/** A part of a line that goes on in the next has no time of its own in front. */
async function* withTimes(lines: AsyncIterable<LogLine>, timestamps: boolean): AsyncGenerator<Uint8Array> {
  const isInLine = { stdout: false, stderr: false }
  for await (const { time, stream, text } of lines) {
    const continues = isInLine[stream]
    isInLine[stream] = text[text.length - 1] !== 10
    yield timestamps && !continues ? Buffer.concat([Buffer.from(`${time} `), text]) : text
  }
}

/** Many small parts become few large ones, without holding any back while nothing else comes. */
async function* gather(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = parts[Symbol.asyncIterator]()
  const arrived: Uint8Array[] = []
  let length = 0
  let isDone = false
  let failure: { readonly error: unknown } | undefined
  let isStopped = false
  let wakeReader: () => void = () => {}
  let wakeSource: () => void = () => {}
  const reading = (async () => {
    try {
      while (!isStopped) {
        const next = await source.next()
        if (next.done === true) break
        arrived.push(next.value)
        length += next.value.length
        wakeReader()
        if (length >= longestChunk) await new Promise<void>((resolve) => (wakeSource = resolve))
      }
    } catch (error) {
      failure = { error }
    }
    isDone = true
    wakeReader()
  })()
  try {
    for (;;) {
      if (arrived.length === 0 && !isDone) await new Promise<void>((resolve) => (wakeReader = resolve))
      if (!isDone && length < longestChunk) await nextTurn()
      if (arrived.length > 0) {
        const chunk = arrived.length === 1 && arrived[0] !== undefined ? arrived[0] : Buffer.concat(arrived)
        arrived.length = 0
        length = 0
        wakeSource()
        yield chunk
      } else if (isDone) {
        if (failure !== undefined) throw failure.error
        return
      }
    }
  } finally {
    isStopped = true
    wakeSource()
    // A source that waits for more is ended by its own signal: waiting for it here could take for ever.
    void reading.then(() => source.return?.())
  }
}
