import type { UpgradedConnection, UpgradeRequest } from '../../api/index.js'
import type { Answer } from './answer.js'

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
