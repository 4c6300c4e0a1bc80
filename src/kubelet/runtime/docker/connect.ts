import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { RuntimeError } from '../container-runtime.js'

/** An address that nobody has does not refuse: it just does not answer. */
const connectTimeoutMs = 5000

/** A TCP connection; half-open, so that the end of one direction leaves the other. Rejects with `CONNECTION_FAILED`, worded as Go words it. */
export function openConnection(address: string, port: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, allowHalfOpen: true })
    const fail = (why: string) => {
      socket.destroy()
      reject(new RuntimeError('CONNECTION_FAILED', `dial tcp ${address}:${port}: ${why}`))
    }
    socket.setTimeout(connectTimeoutMs, () => fail('i/o timeout'))
    socket.once('error', (error: NodeJS.ErrnoException) =>
      fail(`connect: ${goWords[error.code ?? ''] ?? error.message}`),
    )
    socket.once('connect', () => {
      socket.setTimeout(0)
      socket.removeAllListeners('error')
      socket.removeAllListeners('timeout')
      socket.setNoDelay(true)
      resolve(socket)
    })
  })
}

const goWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  EHOSTUNREACH: 'no route to host',
  ENETUNREACH: 'network is unreachable',
  ETIMEDOUT: 'connection timed out',
}
