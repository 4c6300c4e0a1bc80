import { createSocket, type Socket } from 'node:dgram'
import type { Timer } from '../../base/index.js'
import { nameOf } from './endpoint-choice.js'
import { type Listener, type ListenerOptions, Route } from './listener.js'
import type { ServicePort } from './service-ports.js'

/** As long as the kernel's connection tracking keeps an answered flow of UDP (nf_conntrack_udp_timeout_stream is 120 s). */
const idleMs = 120_000
/** Each flow is a socket; the one that was silent longest goes first. */
const mostFlows = 1_000

interface Flow {
  readonly socket: Socket
  readonly endpoint: string
  timer: Timer
}

const none: ReadonlySet<never> = new Set()

/** A socket for the Service's address, and one for each client, so that answers find back. Rejects with the system's error. */
export function listenUdp(
  address: string,
  port: number,
  servicePort: ServicePort,
  options: ListenerOptions,
): Promise<Listener> {
  const { clock, logger } = options
  const route = new Route(servicePort, options)
  const server = createSocket('udp4')
  /** By the client's address and port, in the order of last use. */
  const flows = new Map<string, Flow>()
  let isClosed = false

  const end = (key: string) => {
    const flow = flows.get(key)
    if (!flow) return
    flows.delete(key)
    flow.timer.cancel()
    flow.socket.close()
  }
  const flowFor = (client: string, clientPort: number): Flow | undefined => {
    const key = `${client}:${clientPort}`
    const known = flows.get(key)
    if (known) {
      known.timer.cancel()
      known.timer = clock.after(idleMs, () => end(key))
      flows.delete(key)
      flows.set(key, known)
      return known
    }
    const endpoint = route.next(client, none)
    if (!endpoint) return undefined
    const [oldest] = flows.keys()
    if (flows.size >= mostFlows && oldest !== undefined) end(oldest)
    const socket = createSocket('udp4')
    const flow: Flow = { socket, endpoint: nameOf(endpoint), timer: clock.after(idleMs, () => end(key)) }
    flows.set(key, flow)
    // Nobody listens at the endpoint, or it is gone: the next packet looks for another one.
    socket.on('error', () => end(key))
    socket.on('message', (message) => {
      if (!isClosed) server.send(message, clientPort, client, () => {})
    })
    socket.connect(endpoint.port, endpoint.address)
    return flow
  }

  server.on('message', (message, peer) => {
    const flow = flowFor(peer.address, peer.port)
    if (!flow) return
    const { socket } = flow
    if (isConnected(socket)) socket.send(message, () => {})
    else socket.once('connect', () => socket.send(message, () => {}))
  })

  const closeServer = () => {
    if (isClosed) return
    isClosed = true
    server.close()
    for (const key of [...flows.keys()]) end(key)
  }
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      server.close()
      reject(error)
    })
    server.bind({ address, port, exclusive: true }, () => {
      server.removeAllListeners('error')
      server.on('error', (error) =>
        logger.warn('A Service socket failed', { service: servicePort.name, error: error.message }),
      )
      resolve({
        port: server.address().port,
        update(next) {
          route.servicePort = next
          const present = new Set(next.endpoints.map(nameOf))
          // There is no connection that could end: flows to what is gone would go nowhere for ever.
          for (const [key, { endpoint }] of [...flows]) if (!present.has(endpoint)) end(key)
        },
        close: async () => closeServer(),
        destroy: closeServer,
      })
    })
  })
}

function isConnected(socket: Socket): boolean {
  try {
    socket.remoteAddress()
    return true
  } catch {
    return false
  }
}
