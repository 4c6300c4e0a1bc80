import type http from 'node:http'
import http2 from 'node:http2'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import type { Logger } from '../../base/index.js'
import type { GraftedApplication } from './graft.js'
import type { HttpLimits } from './limits.js'

/** PEM texts. */
export interface TlsOptions {
  readonly key: string
  readonly cert: string
  /** Client certificates signed by this authority are believed. */
  readonly clientCa: string
}

export interface ListenAddress {
  readonly host: string
  readonly port: number
}

export interface ListeningSocketsOptions {
  readonly tls: TlsOptions
  readonly limits: HttpLimits
  readonly logger: Logger
  readonly application: GraftedApplication
  readonly onUpgrade: (request: http.IncomingMessage, socket: Duplex, head: Buffer) => void
}

/**
 * The TLS sockets that are listened on, and the connections that came of them: HTTP/2 and HTTP/1.1 on one port, chosen by ALPN; without ALPN it is
 * HTTP/1.1, as kubectl's upgrades want it.
 */
export class ListeningSockets {
  readonly addresses: ListenAddress[] = []
  readonly #options: ListeningSocketsOptions
  readonly #servers: http2.Http2SecureServer[] = []
  readonly #connections = new Set<Socket>()
  readonly #secureSockets = new Set<TLSSocket>()
  readonly #sessions = new Set<http2.Http2Session>()

  constructor(options: ListeningSocketsOptions) {
    this.#options = options
  }

  async listen(host: string, port: number): Promise<ListenAddress> {
    const server = this.#createServer()
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host, port }, () => {
        server.off('error', reject)
        resolve()
      })
    })
    server.on('error', (error) =>
      this.#options.logger.error('A listening socket failed', { host, port, error: error.message }),
    )
    this.#servers.push(server)
    const address = { host, port: (server.address() as AddressInfo).port }
    this.addresses.push(address)
    return address
  }

  /** Takes no more connections; resolves when the last of them has ended. */
  async close(): Promise<void> {
    await Promise.all(this.#servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))))
  }

  /** Sends what is still waiting, then ends the connections. */
  endConnections(): void {
    for (const session of this.#sessions) session.close()
    for (const socket of this.#secureSockets) if (socket.alpnProtocol !== 'h2') socket.destroySoon()
  }

  destroyConnections(): void {
    for (const socket of this.#connections) socket.destroy()
  }

  #createServer(): http2.Http2SecureServer {
    const { tls, limits, application, logger, onUpgrade } = this.#options
    const http1Options = { maxHeaderSize: 1024 * 1024, noDelay: true, keepAliveTimeout: limits.keepAliveTimeoutMs }
    const server = http2.createSecureServer(
      {
        key: tls.key,
        cert: tls.cert,
        ca: tls.clientCa,
        allowHTTP1: true,
        requestCert: true,
        rejectUnauthorized: false,
        handshakeTimeout: 10_000,
        // In MB. The default of 10 is spent by a few large lists on one connection, which Node then refuses.
        maxSessionMemory: 1000,
        settings: { initialWindowSize: 1024 * 1024, maxConcurrentStreams: 1000, maxHeaderListSize: 1024 * 1024 },
        ...http1Options,
        ...application.classes,
      },
      application.listener,
    )
    // The HTTP/1.1 side of an HTTP/2 server reads these from the server; the types do not know them.
    Object.assign(server, {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
    })
    server.on('connection', (socket: Socket) => {
      this.#connections.add(socket)
      socket.once('close', () => this.#connections.delete(socket))
    })
    server.on('secureConnection', (socket: TLSSocket) => {
      socket.setNoDelay(true)
      socket.setKeepAlive(true, 30_000)
      socket.on('error', () => {})
      this.#secureSockets.add(socket)
      socket.once('close', () => this.#secureSockets.delete(socket))
    })
    server.on('session', (session) => {
      this.#sessions.add(session)
      session.once('close', () => this.#sessions.delete(session))
    })
    server.on('sessionError', (error) => logger.debug('An HTTP/2 session failed', { error: String(error) }))
    server.on('upgrade', onUpgrade)
    return server
  }
}
