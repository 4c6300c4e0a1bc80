import type http from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createWebSocketStream, type WebSocket, WebSocketServer } from 'ws'
import type { ApiResponse, UpgradeRequest } from '../../api/index.js'

/** Larger messages are refused by closing; kubectl sends 32 KiB at most. */
const maxMessageBytes = 16 * 1024 * 1024

type UpgradeBody = Extract<ApiResponse['body'], { kind: 'upgrade' }>

/** What the client wants to speak; undefined when it is nothing that is spoken here, and the request is served as if it had not asked. */
export function readUpgrade(request: http.IncomingMessage): UpgradeRequest | undefined {
  const wanted = (request.headers.upgrade ?? '').toLowerCase()
  if (wanted === 'websocket') {
    return { protocol: 'websocket', offered: listOf(request.headers['sec-websocket-protocol']) }
  }
  if (wanted === 'spdy/3.1') {
    return { protocol: 'spdy', offered: listOf(request.headers['x-stream-protocol-version']) }
  }
  return undefined
}

function listOf(header: string | string[] | undefined): readonly string[] {
  return [header ?? []]
    .flat()
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

/** Answers 101 and hands connections over. One for all upgrades of a server. */
export class Upgrader {
  readonly #sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: maxMessageBytes })
  readonly #subprotocols = new WeakMap<http.IncomingMessage, string>()

  constructor() {
    // ws refuses sub-protocols with a slash (`SPDY/3.1+portforward.k8s.io`), so it never hears of any: the header is ours.
    this.#sockets.on('headers', (headers, request) => {
      const subprotocol = this.#subprotocols.get(request)
      if (subprotocol !== undefined && subprotocol !== '') headers.push(`Sec-WebSocket-Protocol: ${subprotocol}`)
    })
  }

  /** Rejects with whatever `accept` rejects with. */
  async upgrade(
    request: http.IncomingMessage,
    socket: Duplex,
    head: Buffer,
    wanted: UpgradeRequest,
    body: UpgradeBody,
  ): Promise<void> {
    const { subprotocol, accept } = body
    if (wanted.protocol === 'spdy') {
      const version = subprotocol === '' ? '' : `X-Stream-Protocol-Version: ${subprotocol}\r\n`
      socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: SPDY/3.1\r\nConnection: Upgrade\r\n${version}\r\n`)
      if (head.length > 0) socket.unshift(head)
      await accept({ protocol: 'spdy', subprotocol, stream: socket })
      return
    }
    delete request.headers['sec-websocket-protocol']
    this.#subprotocols.set(request, subprotocol)
    const webSocket = await new Promise<WebSocket | undefined>((resolve) => {
      // A handshake that ws refuses is answered by ws, which then destroys the socket.
      socket.once('close', () => resolve(undefined))
      this.#sockets.handleUpgrade(request, socket, head, resolve)
    })
    if (!webSocket) return
    webSocket.on('error', () => {})
    // kubectl's port-forward tunnels SPDY frames through messages: a byte stream once more.
    if (subprotocol.startsWith('SPDY/')) {
      const stream = createWebSocketStream(webSocket)
      stream.on('error', () => {})
      await accept({ protocol: 'spdy', subprotocol, stream })
    } else await accept({ protocol: 'websocket', subprotocol, socket: webSocket })
  }
}

/** An HTTP/1.1 response on a socket that Node has given up for an upgrade that is not going to happen. */
export function responseOn(
  request: http.IncomingMessage,
  socket: Duplex,
  ServerResponse: typeof http.ServerResponse,
): http.ServerResponse {
  const response = new ServerResponse(request)
  response.shouldKeepAlive = false
  response.assignSocket(socket as Socket)
  response.once('finish', () => socket.end())
  return response
}
