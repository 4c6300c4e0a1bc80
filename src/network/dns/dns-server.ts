import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { createServer, type Server, type Socket } from 'node:net'
import type { Logger } from '../../base/index.js'
import { readFrames, writeFrame } from './frames.js'
import { type Resolver, refuse } from './resolver.js'

/** Queries are short; whoever sends more over TCP wants something else. */
const longestQuery = 4_096
const idleMs = 10_000
const mostConnections = 200

export interface DnsServerOptions {
  readonly resolver: Resolver
  readonly logger: Logger
  /** Whether the server is for the one who asks from this address; others are refused. */
  readonly isClient: (address: string) => boolean
}

/** The sockets of the cluster's DNS: UDP and TCP on each address. */
export class DnsServer {
  readonly #resolver: Resolver
  readonly #logger: Logger
  readonly #isClient: (address: string) => boolean
  readonly #udp = new Set<UdpSocket>()
  readonly #tcp = new Set<Server>()
  readonly #connections = new Set<Socket>()

  constructor({ resolver, logger, isClient }: DnsServerOptions) {
    this.#isClient = isClient
    this.#resolver = resolver
    this.#logger = logger
  }

  /** Both sockets or none; returns the port (which matters where 0 was asked for). Rejects with the system's error. */
  async listen(address: string, port: number): Promise<number> {
    const server = await this.#listenTcp(address, port)
    const bound = server.address()
    const actual = typeof bound === 'object' && bound !== null ? bound.port : port
    try {
      await this.#listenUdp(address, actual)
      return actual
    } catch (error) {
      this.#tcp.delete(server)
      await new Promise((resolve) => server.close(resolve))
      throw error
    }
  }

  async stop(): Promise<void> {
    for (const connection of this.#connections) connection.destroy()
    const closed = [
      ...[...this.#udp].map((socket) => new Promise<void>((resolve) => socket.close(resolve))),
      ...[...this.#tcp].map((server) => new Promise((resolve) => server.close(resolve))),
    ]
    this.#udp.clear()
    this.#tcp.clear()
    await Promise.all(closed)
  }

  #listenTcp(address: string, port: number): Promise<Server> {
    const server = createServer((connection) => this.#serve(connection))
    server.maxConnections = mostConnections
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, address, () => {
        server.off('error', reject)
        server.on('error', (error) => this.#logger.warn('A DNS listener failed', { address, error: error.message }))
        this.#tcp.add(server)
        resolve(server)
      })
    })
  }

  #listenUdp(address: string, port: number): Promise<void> {
    const socket = createSocket('udp4')
    return new Promise((resolve, reject) => {
      socket.once('error', (error) => {
        socket.close()
        reject(error)
      })
      socket.bind(port, address, () => {
        socket.removeAllListeners('error')
        socket.on('error', (error) => this.#logger.warn('A DNS socket failed', { address, error: error.message }))
        socket.on('message', (message, peer) => {
          void this.#answer(message, { transport: 'udp', from: peer.address }, (reply) => {
            // The pod may be gone by now: nobody is left to be told.
            if (this.#udp.has(socket)) socket.send(reply, peer.port, peer.address, () => {})
          })
        })
        this.#udp.add(socket)
        resolve()
      })
    })
  }

  #serve(connection: Socket): void {
    this.#connections.add(connection)
    connection.setTimeout(idleMs, () => connection.destroy())
    connection.on('error', () => connection.destroy())
    connection.on('close', () => this.#connections.delete(connection))
    const from = connection.remoteAddress ?? ''
    readFrames(connection, longestQuery, (message) => {
      void this.#answer(message, { transport: 'tcp', from }, (reply) => {
        if (connection.writable) writeFrame(connection, reply)
      })
    })
  }

  async #answer(
    message: Buffer,
    { transport, from }: { readonly transport: 'udp' | 'tcp'; readonly from: string },
    send: (reply: Buffer) => void,
  ): Promise<void> {
    try {
      const reply = this.#isClient(from) ? await this.#resolver(message, transport) : refuse(message)
      if (reply) send(reply)
    } catch (error) {
      this.#logger.error('A DNS query failed', { error: error instanceof Error ? error.stack : String(error) })
    }
  }
}
