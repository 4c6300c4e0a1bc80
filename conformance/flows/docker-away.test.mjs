// Docker going away makes nodes NotReady and says why; its return heals them.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { skipWithoutDocker } from '../lib/docker.mjs'
import { startWherry, temporaryFolder } from '../lib/wherry.mjs'
import { kubectls } from './support/cluster.mjs'
import { Kubectl, until } from './support/kubectl.mjs'

const dockerSocket = (process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock').replace('unix://', '')

/** A door to Docker that can be closed without disturbing anybody else. */
class Door {
  #server
  #open = new Set()

  constructor(path) {
    this.path = path
  }

  async open() {
    this.#server = createServer((socket) => {
      const docker = connect(dockerSocket)
      for (const [one, other] of [
        [socket, docker],
        [docker, socket],
      ]) {
        this.#open.add(one)
        one.on('error', () => {})
        one.on('close', () => {
          this.#open.delete(one)
          other.destroy()
        })
        one.pipe(other)
      }
    })
    await new Promise((resolve) => this.#server.listen(this.path, resolve))
  }

  async close() {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    for (const socket of this.#open) socket.destroy()
    await closed
    rmSync(this.path, { force: true })
  }
}

describe('Docker going away', { skip: skipWithoutDocker() }, () => {
  const folder = temporaryFolder()
  const door = new Door(join(folder, 'docker.sock'))
  let wherry
  let kubectl

  before(async () => {
    await door.open()
    wherry = await startWherry({ flags: ['--runtime', 'docker'], env: { DOCKER_HOST: `unix://${door.path}` } })
    kubectl = new Kubectl({ ...kubectls.at(-1), wherry })
    await kubectl.run([
      'run',
      'web',
      '--image=busybox:1.35',
      '--',
      'sh',
      '-c',
      'trap exit TERM; while :; do sleep 0.2; done',
    ])
    await kubectl.run(['wait', 'pod/web', '--for=condition=Ready', '--timeout=60s'])
  })

  after(async () => {
    await wherry?.remove()
    await door.close().catch(() => {})
    rmSync(folder, { recursive: true, force: true })
  })

  const readyIs = async (wanted) => {
    const [node] = (await kubectl.json('get', 'nodes')).items
    const condition = node.status.conditions.find(({ type }) => type === 'Ready')
    return condition.status === wanted && condition
  }

  it('makes the node NotReady and says why', async () => {
    await door.close()
    const condition = await until(() => readyIs('False'), { timeoutMs: 60_000 })
    assert.equal(condition.reason, 'KubeletNotReady')
    assert.match(condition.message, /Docker/)
    assert.match(await kubectl.run(['get', 'nodes']), /NotReady/)
  })

  it('heals when Docker is back: the same containers, and new pods run', async () => {
    const before = (await kubectl.json('get', 'pod', 'web')).status.containerStatuses[0]
    await door.open()
    await until(() => readyIs('True'), { timeoutMs: 60_000 })
    await kubectl.run(['wait', 'pod/web', '--for=condition=Ready', '--timeout=60s'])
    const after = (await kubectl.json('get', 'pod', 'web')).status.containerStatuses[0]
    assert.equal(after.containerID, before.containerID)
    assert.equal(after.restartCount, 0)
    assert.equal((await kubectl.run(['exec', 'web', '--', 'echo', 'back'])).trim(), 'back')
    await kubectl.run(['run', 'later', '--image=busybox:1.35', '--restart=Never', '--', 'true'])
    await kubectl.run(['wait', 'pod/later', '--for=jsonpath={.status.phase}=Succeeded', '--timeout=60s'])
  })
})
