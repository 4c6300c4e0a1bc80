import { connect, createServer, type Socket } from 'node:net'
import type { Clock } from '../../base/index.js'
import type { ProxyEndpoint } from './endpoint-choice.js'
import { type Listener, type ListenerOptions, Route } from './listener.js'
import type { ServicePort } from './service-ports.js'

/** An address that nobody has answers nothing at all; a pod on this machine answers within a millisecond, unless it is overloaded. */
const connectTimeoutsMs = [500, 1_000, 2_000, 4_000]
const keepAliveMs = 60_000

/** Rejects with the system's error when the address cannot be listened on. */
export function listenTcp(
  address: string,
  port: number,
  servicePort: ServicePort,
  options: ListenerOptions,
): Promise<Listener> {
  const { clock, logger } = options
  const route = new Route(servicePort, options)
  const connections = new Set<Socket>()
  const add = (socket: Socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  }
  // Half open: a client that has said all it has to say still wants to hear the answer. Paused: nothing is read before there is somebody to tell.
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (client) => {
    add(client)
    client.on('error', () => client.destroy())
    void connectToEndpoint(route, clientAddress(client), { clock, add, isWanted: () => !client.destroyed }).then(
      (endpoint) => {
        if (endpoint) join(client, endpoint)
        else client.resetAndDestroy()
      },
    )
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: address, port, exclusive: true }, () => {
      server.off('error', reject)
      server.on('error', (error) =>
        logger.warn('A Service listener failed', { service: servicePort.name, error: error.message }),
      )
      const bound = server.address()
      resolve({
        port: typeof bound === 'object' && bound !== null ? bound.port : port,
        update: (next) => {
          route.servicePort = next
        },
        close: () => new Promise((resolveClosed) => server.close(() => resolveClosed())),
        destroy() {
          server.close()
          for (const socket of connections) socket.destroy()
        },
      })
    })
  })
}

/** IPv4 addresses of dual-stack sockets come as `::ffff:…`. */
function clientAddress({ remoteAddress = '' }: Socket): string {
  return remoteAddress.replace(/^::ffff:/, '')
}

interface ConnectOptions {
  readonly clock: Clock
  readonly add: (socket: Socket) => void
  readonly isWanted: () => boolean
}

/**
 * A connection to one endpoint after another until one takes it; undefined when none does. One that refuses is not asked again; one that says nothing
 * is, after the others: it may have more to do than it can take at once.
 */
async function connectToEndpoint(
  route: Route,
  client: string,
  { clock, add, isWanted }: ConnectOptions,
): Promise<Socket | undefined> {
  const refusing = new Set<ProxyEndpoint>()
  const silent = new Set<ProxyEndpoint>()
  for (const timeoutMs of connectTimeoutsMs) {
    if (!isWanted()) return undefined
    const endpoint = route.next(client, new Set([...refusing, ...silent])) ?? route.next(client, refusing)
    if (endpoint === undefined) return undefined
    const outcome = await tryConnect(endpoint, timeoutMs, clock)
    if (outcome === 'refused') refusing.add(endpoint)
    else if (outcome === 'silent') silent.add(endpoint)
    else {
      add(outcome)
      return outcome
    }
  }
  return undefined
}

function tryConnect(
  { address, port }: ProxyEndpoint,
  timeoutMs: number,
  clock: Clock,
): Promise<Socket | 'refused' | 'silent'> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, allowHalfOpen: true, noDelay: true })
    const fail = (outcome: 'refused' | 'silent') => {
      timer.cancel()
      socket.destroy()
      resolve(outcome)
    }
    const refused = () => fail('refused')
    const timer = clock.after(timeoutMs, () => fail('silent'))
    socket.once('error', refused)
    socket.once('connect', () => {
      timer.cancel()
      socket.off('error', refused)
      socket.on('error', () => socket.destroy())
      resolve(socket)
    })
  })
}

/** Both directions, each with back-pressure and an end of its own; a reset of one side resets the other. */
function join(client: Socket, endpoint: Socket): void {
  if (client.destroyed) {
    endpoint.destroy()
    return
  }
  for (const [from, to] of [
    [client, endpoint],
    [endpoint, client],
  ] as const) {
    from.setKeepAlive(true, keepAliveMs)
    from.once('close', (hadError) => {
      if (to.destroyed) return
      if (hadError) to.resetAndDestroy()
      else to.destroySoon()
    })
    from.pipe(to)
  }
}
