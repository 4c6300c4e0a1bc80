import type { WatchEvent } from '../../api/index.js'
import { deepFreeze } from '../../base/index.js'

const newline = 0x0a

/** The JSON lines of a watch over HTTP: all events that are whole in one chunk come as one batch. */
export async function* decodeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly WatchEvent[]> {
  let pending: Uint8Array[] = []
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(newline)
    if (end < 0) {
      pending.push(chunk)
      continue
    }
    const text = Buffer.concat([...pending, chunk.subarray(0, end)]).toString('utf8')
    pending = end + 1 < chunk.length ? [chunk.subarray(end + 1)] : []
    const events: WatchEvent[] = []
    for (const line of text.split('\n')) if (line !== '') events.push(deepFreeze(JSON.parse(line) as WatchEvent))
    if (events.length > 0) yield events
  }
}
