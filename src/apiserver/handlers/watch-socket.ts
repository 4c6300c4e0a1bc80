import type { ApiRequest, UpgradedConnection, UpgradeRequest } from '../../api/index.js'
import type { Answer } from './answer.js'

/**
 * Watches are spoken to through another library than terminals are, and it is stricter: an Origin that is a URL, the last version of the
 * protocol, no choice of sub-protocols (golang.org/x/net/websocket hybiServerHandshaker). Undefined: nothing is wrong.
 */
export function handshakeRefusal({ headers, upgrade }: ApiRequest): Answer | undefined {
  const version = headers['sec-websocket-version']
  if (version !== '13') return refusal(400, 'missing or bad WebSocket Version', { 'sec-websocket-version': '13' })
  if (!isRequestUri(headers.origin ?? '')) return refusal(403, '')
  return (upgrade?.offered.length ?? 0) > 1 ? refusal(400, '') : undefined
}

function refusal(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { kind: 'raw', status, headers, body: { kind: 'bytes', parts: text === '' ? [] : [Buffer.from(text)] } }
}

/** Go's url.ParseRequestURI takes absolute URLs and absolute paths. */
function isRequestUri(text: string): boolean {
  return text.startsWith('/') || (/^[a-z][a-z0-9+.-]*:/i.test(text) && URL.canParse(text))
}

/**
 * A watch over a WebSocket: one message for each event, text unless the events are protobuf, and nothing that the client says is heeded
 * (apiserver pkg/endpoints/handlers/watch.go HandleWS, v1.34). `messages` must end when the request is aborted. A single sub-protocol is agreed to.
 */
export function socketAnswer(
  { offered }: UpgradeRequest,
  contentType: string,
  messages: AsyncIterable<Uint8Array>,
): Answer {
  const isText = !contentType.includes('protobuf')
  const accept = async (connection: UpgradedConnection) => {
    if (connection.protocol !== 'websocket') return
    const { socket } = connection
    // Reading goes on, so that pings and the end are noticed.
    socket.resume()
    for await (const message of messages) {
      const isSent = await new Promise<boolean>((resolve) => {
        socket.send(isText ? Buffer.from(message).toString() : message, (error) =>
          resolve(error === undefined || error === null),
        )
      })
      if (!isSent) break
    }
    socket.close(1000)
  }
  const [subprotocol = ''] = offered.length === 1 ? offered : []
  return { kind: 'raw', status: 101, headers: {}, body: { kind: 'upgrade', subprotocol, accept } }
}
