import type http from 'node:http'
import type http2 from 'node:http2'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import {
  type ApiHandler,
  type ApiRequest,
  type ApiResponse,
  internalError,
  type ResponseBody,
  requestEntityTooLarge,
  StatusError,
  type UpgradeRequest,
} from '../../api/index.js'
import type { Clock, Component, Logger, Random } from '../../base/index.js'
import { readBody } from './body.js'
import { ChunkFrames } from './chunk-frames.js'
import { Exchange } from './exchange.js'
import { failure } from './failure.js'
import { type AnyRequest, type AnyResponse, graftedApplication } from './graft.js'
import { InFlight } from './in-flight.js'
import { defaultLimits, type HttpLimits } from './limits.js'
import { type ListenAddress, ListeningSockets, type TlsOptions } from './listening-sockets.js'
import { type Peer, peerOf } from './peer.js'
import { sendPushed } from './push.js'
import { type ResponderTools, sendStream, sendWhole, sendWritten } from './respond.js'
import { SendBuffers } from './send-chunks.js'
import { readUpgrade, responseOn, Upgrader } from './upgrade.js'

export interface HttpServerOptions {
  readonly handler: ApiHandler
  readonly tls: TlsOptions
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly limits?: Partial<HttpLimits>
}

/** The API server's sockets. `listen` may be called several times, for several addresses; `stop` ends them all. */
export interface HttpServer extends Component {
  /** `port` 0: any free one. Rejects with Node's error (`EADDRINUSE`, `EADDRNOTAVAIL`, `EACCES`). */
  listen(host: string, port: number): Promise<ListenAddress>
  readonly addresses: readonly ListenAddress[]
}

export function createHttpServer(options: HttpServerOptions): HttpServer {
  return new TlsHttpServer(options)
}

class TlsHttpServer implements HttpServer {
  readonly name = 'http'
  readonly #handler: ApiHandler
  readonly #options: HttpServerOptions
  readonly #tools: ResponderTools
  readonly #logger: Logger
  readonly #app = graftedApplication((request, response) => this.#serve(request, response))
  readonly #sockets: ListeningSockets
  readonly #peers = new WeakMap<object, Peer>()
  readonly #upgrader = new Upgrader()
  /** What has no end of its own: streams and upgraded connections. Called when the server stops. */
  readonly #openEnded = new Set<() => void>()
  readonly #inFlight = new InFlight()
  #stopped: Promise<void> | undefined

  constructor(options: HttpServerOptions) {
    this.#options = options
    this.#handler = options.handler
    this.#logger = options.logger
    const limits = { ...defaultLimits, ...options.limits }
    this.#tools = {
      limits,
      clock: options.clock,
      gzip: { inFlight: 0 },
      chunkFrames: new ChunkFrames(),
      buffers: new SendBuffers(),
    }
    this.#sockets = new ListeningSockets({
      tls: options.tls,
      limits,
      logger: options.logger,
      application: this.#app,
      onUpgrade: (request, socket, head) => this.#serveUpgrade(request, socket, head),
    })
  }

  get addresses(): readonly ListenAddress[] {
    return this.#sockets.addresses
  }

  async start(): Promise<void> {}

  listen(host: string, port: number): Promise<ListenAddress> {
    return this.#sockets.listen(host, port)
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#drain()
    return this.#stopped
  }

  async #drain(): Promise<void> {
    const { limits, clock } = this.#tools
    const closed = this.#sockets.close()
    for (const end of [...this.#openEnded]) end()
    await this.#inFlight.idleOr(limits.stopTimeoutMs, clock)
    this.#sockets.endConnections()
    const late = clock.after(limits.stopTimeoutMs, () => this.#sockets.destroyConnections())
    await closed
    late.cancel()
  }

  #peerOf(request: AnyRequest): Peer {
    const connection =
      request.httpVersionMajor === 2 ? (request as http2.Http2ServerRequest).stream.session : request.socket
    if (!connection) return { address: undefined, credentials: undefined }
    const known = this.#peers.get(connection)
    if (known) return known
    const peer = peerOf(request.socket as TLSSocket)
    this.#peers.set(connection, peer)
    return peer
  }

  #serve(request: AnyRequest, response: AnyResponse): void {
    const exchange = new Exchange(request, response)
    // The compatibility layer of HTTP/2 repeats a stream's error here, where without a listener it would end the process.
    request.on('error', ignore)
    response.on('error', ignore)
    if (!exchange.hasBody) {
      void this.#answer(exchange, exchange.toApiRequest(this.#peerOf(request), undefined))
      return
    }
    readBody(request, this.#tools.limits, this.#tools.clock, (outcome) => {
      switch (outcome.kind) {
        case 'complete':
          void this.#answer(exchange, exchange.toApiRequest(this.#peerOf(request), outcome.bytes))
          break
        case 'tooLarge':
          this.#refuse(exchange, requestEntityTooLarge(`limit is ${this.#tools.limits.maxBodyBytes}`))
          break
        case 'tooSlow':
          this.#refuse(
            exchange,
            new StatusError({ code: 408, reason: 'Timeout', message: 'the request body did not arrive in time' }),
          )
          break
        case 'aborted':
      }
    })
  }

  async #answer(exchange: Exchange, request: ApiRequest): Promise<void> {
    this.#inFlight.begin()
    try {
      await this.#send(exchange, await this.#handle(request))
    } catch (error) {
      this.#logger.error('An answer could not be sent', { path: request.path, error })
      exchange.cut()
    } finally {
      this.#inFlight.end()
    }
  }

  /** The handler never rejects; should it do so all the same, it is our bug and not the client's. */
  #handle(request: ApiRequest): Promise<ApiResponse> {
    return this.#handler(request).catch((error: unknown) => {
      this.#logger.error('The API handler failed', { path: request.path, error })
      return failure(internalError('the request could not be handled'), this.#options.random)
    })
  }

  #send(exchange: Exchange, response: ApiResponse): Promise<void> | void {
    const { body } = response
    switch (body.kind) {
      case 'bytes':
        return sendWhole(exchange, response, body.parts, this.#tools)
      case 'written':
        return sendWritten(exchange, response, body.writer, this.#tools)
      case 'empty':
        return sendWhole(exchange, response, [], this.#tools)
      case 'stream':
        return this.#stream(exchange, response, body)
      case 'object':
        return sendWhole(exchange, response, [Buffer.from(`${JSON.stringify(body.object)}\n`)], this.#tools)
      default:
        throw new TypeError(`a body of kind ${body.kind} cannot be sent over HTTP`)
    }
  }

  async #stream(
    exchange: Exchange,
    response: ApiResponse,
    body: Extract<ResponseBody, { kind: 'stream' }>,
  ): Promise<void> {
    const end = () => exchange.abort()
    this.#openEnded.add(end)
    try {
      if (body.pushTo) await sendPushed(exchange, response, body.pushTo, this.#tools)
      else await sendStream(exchange, response, body.chunks, this.#tools)
    } finally {
      this.#openEnded.delete(end)
    }
  }

  #refuse(exchange: Exchange, error: StatusError): void {
    const response = failure(error, this.#options.random)
    const closing = exchange.incoming.httpVersionMajor === 1
    const headers = closing ? { ...response.headers, connection: 'close' } : response.headers
    void this.#send(exchange, { ...response, headers })
    this.#discardRest(exchange)
  }

  /** A client that is cut off while it is sending does not see the answer: let it send on for a while, into nothing. */
  #discardRest(exchange: Exchange): void {
    exchange.incoming.resume()
    if (exchange.incoming.readableEnded || exchange.isGone) return
    const timer = this.#tools.clock.after(2_000, () => exchange.cut())
    const done = () => timer.cancel()
    exchange.incoming.once('end', done)
    exchange.incoming.once('close', done)
    if (exchange.incoming.httpVersionMajor === 2) exchange.outgoing.once('close', done)
    else exchange.incoming.socket.once('close', done)
  }

  #serveUpgrade(request: http.IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', ignore)
    request.on('error', ignore)
    const upgrade = readUpgrade(request)
    const peer = this.#peerOf(request)
    const response = responseOn(request, socket, this.#app.classes.Http1ServerResponse)
    const exchange = new Exchange(request, response, socket)
    if (!upgrade) {
      void this.#answer(exchange, exchange.toApiRequest(peer, undefined))
      return
    }
    void this.#answerUpgrade(exchange, exchange.toApiRequest(peer, undefined, upgrade), {
      response,
      socket,
      head,
      upgrade,
    })
  }

  async #answerUpgrade(
    exchange: Exchange,
    apiRequest: ApiRequest,
    parts: {
      readonly response: http.ServerResponse
      readonly socket: Duplex
      readonly head: Buffer
      readonly upgrade: UpgradeRequest
    },
  ): Promise<void> {
    const { response, socket, head, upgrade } = parts
    const leave = () => {
      exchange.abort()
      socket.destroy()
    }
    this.#inFlight.begin()
    try {
      const answer = await this.#handle(apiRequest)
      if (answer.body.kind !== 'upgrade') {
        await this.#send(exchange, answer)
        return
      }
      response.detachSocket(socket as Socket)
      if (socket.destroyed) return
      this.#openEnded.add(leave)
      await this.#upgrader.upgrade(exchange.incoming as http.IncomingMessage, socket, head, upgrade, answer.body)
    } catch (error) {
      this.#logger.error('An upgraded connection failed', { path: apiRequest.path, error })
      socket.destroy()
    } finally {
      this.#openEnded.delete(leave)
      this.#inFlight.end()
    }
  }
}

function ignore(): void {}
