import type { Writable } from 'node:stream'
import type { ApiResponse, ByteSink, ByteSource } from '../../api/index.js'
import type { Exchange } from './exchange.js'
import type { ResponderTools } from './respond.js'
import { whenDrained } from './stalled.js'

/** Sends what its source pushes. Resolves when all is sent or the client left; never rejects. */
export function sendPushed(
  exchange: Exchange,
  response: ApiResponse,
  pushTo: (sink: ByteSink) => ByteSource,
  tools: ResponderTools,
): Promise<void> {
  if (exchange.isGone) return Promise.resolve()
  const { outgoing } = exchange
  exchange.begin(response.status, response.headers, -1)
  // A watch may have nothing to say for minutes, and the client waits for the headers.
  exchange.flushHead()
  if (exchange.isHead) {
    outgoing.end()
    return Promise.resolve()
  }
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
        whenDrained(target, exchange, tools, () => source?.resume())
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
