import type { Writable } from 'node:stream'
import type { ApiResponse, ByteSink, ByteSource } from '../../api/index.js'
import type { Exchange } from './exchange.js'
import type { ResponderTools } from './respond.js'

/** Sends what its source pushes. Resolves when all is sent or the client left; never rejects. */
export function sendPushed(
  exchange: Exchange,
  response: ApiResponse,
  pushTo: (sink: ByteSink) => ByteSource,
  tools: ResponderTools,
): Promise<void> {
  const { outgoing } = exchange
  exchange.begin(response.status, response.headers, -1)
  // A watch may have nothing to say for minutes, and the client waits for the headers.
  if ('flushHeaders' in outgoing && typeof outgoing.flushHeaders === 'function') outgoing.flushHeaders()
  return new Promise((resolve) => {
    const connection = exchange.chunkedConnection
    const target: Writable = connection ?? outgoing
    let isOver = false
    let source: ByteSource | undefined
    const finish = () => {
      if (isOver) return
      isOver = true
      exchange.signal.removeEventListener('abort', leave)
      if (exchange.isGone) source?.close()
      resolve()
    }
    const leave = () => {
      source?.close()
      if (!isOver && !exchange.isGone) outgoing.end()
      finish()
    }
    exchange.signal.addEventListener('abort', leave, { once: true })
    source = pushTo({
      write(chunk) {
        if (isOver || exchange.isGone) return false
        if (target.write(connection ? tools.chunkFrames.of(chunk) : chunk)) return true
        whenDrained(target, { exchange, tools, resume: () => source?.resume() })
        return false
      },
      end(error) {
        if (error !== undefined) exchange.cut()
        else if (!exchange.isGone) outgoing.end()
        finish()
      },
    })
    if (exchange.signal.aborted) leave()
  })
}

/** Calls back when the client has taken what is waiting; one that takes nothing for too long is cut off. */
function whenDrained(
  target: Writable,
  { exchange, tools, resume }: { readonly exchange: Exchange; readonly tools: ResponderTools; resume(): void },
): void {
  const timer = tools.clock.after(tools.limits.writeTimeoutMs, () => exchange.cut())
  const done = () => {
    timer.cancel()
    target.off('drain', done)
    target.off('close', done)
    resume()
  }
  target.once('drain', done)
  target.once('close', done)
}
