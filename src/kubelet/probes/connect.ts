import { connect as connectTcp } from 'node:net'
import type { Duplex } from 'node:stream'
import { messageOf } from '../../base/index.js'
import type { ContainerRuntime } from '../runtime/container-runtime.js'

export interface Target {
  readonly runtime: ContainerRuntime
  readonly sandboxId: string
  /** The pod's address, for messages. */
  readonly podIP: string
  /** Another host than the pod, reached from the node. */
  readonly host?: string | undefined
  readonly port: number
}

/** A connection to a port of the pod (or of `host`); rejects with Go's wording: `dial tcp 10.1.2.3:80: connect: connection refused`. */
export async function connectTo(target: Target): Promise<Duplex> {
  const { host, port, podIP } = target
  const address = `${host ?? podIP}:${port}`
  try {
    return host === undefined || host === podIP
      ? await target.runtime.connect(target.sandboxId, port)
      : await connectHost(host, port)
  } catch (error) {
    throw new Error(`dial tcp ${address}: ${wordsOf(error)}`)
  }
}

function connectHost(host: string, port: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host, port })
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
    socket.once('error', reject)
  })
}

function wordsOf(error: unknown): string {
  const message = messageOf(error)
  if (/ECONNREFUSED|connection refused/i.test(message)) return 'connect: connection refused'
  if (/EHOSTUNREACH|no route to host/i.test(message)) return 'connect: no route to host'
  if (/ENETUNREACH/.test(message)) return 'connect: network is unreachable'
  if (/ETIMEDOUT|timed? ?out/i.test(message)) return 'i/o timeout'
  return message
}
