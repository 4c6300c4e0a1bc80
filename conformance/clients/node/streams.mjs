// Into a running pod: exec, attach, logs and a forwarded port. A simulated container says that it ran nothing.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import * as k8s from '@kubernetes/client-node'
import { until } from '../lib/check.mjs'

/** A check for `runChecks`: makes a pod in the namespace and uses all its streams. */
export async function streams(config, namespace) {
  const core = config.makeApiClient(k8s.CoreV1Api)
  const containers = [{ name: 'main', image: 'registry.test/app:1', stdin: true, ports: [{ containerPort: 80 }] }]
  await core.createNamespacedPod({ namespace, body: { metadata: { name: 'streams' }, spec: { containers } } })
  const isRunning = async () =>
    (await core.readNamespacedPod({ namespace, name: 'streams' })).status?.phase === 'Running'
  await until(isRunning, 'a running pod')
  await exec(config, namespace)
  await log(config, namespace)
  await forwardPort(config, namespace)
}

async function exec(config, namespace) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const said = text(stdout)
  const stdin = Readable.from(['x'])
  const status = await new Promise((resolve, reject) => {
    new k8s.Exec(config)
      .exec(namespace, 'streams', 'main', ['say', 'it'], stdout, stderr, stdin, false, resolve)
      .catch(reject)
  })
  stdout.end()
  assert.equal(status.status, 'Success')
  assert.match(await said, /\["say","it"\] was not run/)
}

async function log(config, namespace) {
  const stdout = new PassThrough()
  const controller = await new k8s.Log(config).log(namespace, 'streams', 'main', stdout, { follow: true })
  const [first] = await once(stdout, 'data')
  assert.ok(first.length > 0)
  controller.abort()
}

async function forwardPort(config, namespace) {
  const forward = new k8s.PortForward(config)
  const server = createServer((socket) => void forward.portForward(namespace, 'streams', [80], socket, null, socket))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const socket = connect(server.address().port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nhost: pod\r\n\r\n')
  const [first] = await once(socket, 'data')
  assert.match(String(first), /^HTTP\/1\.1 200 OK/)
  socket.destroy()
  server.close()
}
