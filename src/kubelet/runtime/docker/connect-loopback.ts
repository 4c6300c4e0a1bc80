import { spawn } from 'node:child_process'
import { Duplex } from 'node:stream'

/**
 * Runs in the other network namespace: joins its standard streams with the port. The first byte says that the connection stands; both directions end
 * by themselves.
 */
const relay = `
const { connect } = require('node:net')
const open = (hosts) => {
  const [host, ...more] = hosts
  const socket = connect({ host, port: Number(process.argv[1]), allowHalfOpen: true })
  const next = () => (more.length > 0 ? open(more) : process.exit(1))
  socket.once('error', next)
  socket.once('connect', () => {
    socket.off('error', next)
    socket.on('error', () => process.exit(0))
    process.stdout.on('error', () => process.exit(0))
    process.stdout.write('+')
    process.stdin.pipe(socket)
    socket.pipe(process.stdout)
  })
}
open(['127.0.0.1', '::1'])
`

/**
 * A connection to what listens on the loopback address of another process's network only. Needs root on the daemon's own machine; undefined where that
 * is lacking, or nobody listens. Costs a short-lived process.
 */
export function connectLoopback(pid: number, port: number): Promise<Duplex | undefined> {
  return new Promise((resolve) => {
    const enter = ['--target', String(pid), '--net', '--', process.execPath, '-e', relay, String(port)]
    const child = spawn('nsenter', enter, { stdio: ['pipe', 'pipe', 'ignore'], env: {} })
    child.once('error', () => resolve(undefined))
    child.once('exit', () => resolve(undefined))
    child.stdin.on('error', () => {})
    child.stdout.once('readable', () => {
      if (child.stdout.read(1) === null) return
      const connection = Duplex.from({ readable: child.stdout, writable: child.stdin })
      connection.once('close', () => child.kill())
      resolve(connection)
    })
  })
}
