// What a cluster survives: a kill of its process, a second start; and what it leaves behind: nothing.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { docker, skipWithoutDocker } from '../lib/docker.mjs'
import { randomName, runPrefix, runWherry, startWherry, temporaryFolder } from '../lib/wherry.mjs'
import { kubectls } from './support/cluster.mjs'
import { Kubectl, until } from './support/kubectl.mjs'

const version = kubectls.at(-1)
const kubectlOf = (wherry) => new Kubectl({ ...version, wherry })

/** A folder that outlives the processes of a test, and a name that finds the cluster in it. */
function usePlace() {
  const place = { name: randomName(runPrefix), folder: undefined, wherry: undefined }
  before(() => {
    place.folder = temporaryFolder()
  })
  after(async () => {
    await place.wherry?.remove()
    rmSync(place.folder, { recursive: true, force: true })
  })
  place.start = async (flags) => {
    place.wherry = await startWherry({ flags, name: place.name, folder: place.folder })
    return place.wherry
  }
  return place
}

describe('a cluster in Docker that is killed', { skip: skipWithoutDocker() }, () => {
  const place = usePlace()
  const mine = (...args) => docker('ps', '--filter', `label=wherry.dev/cluster=${place.name}`, ...args)

  it('comes back with its data and its running containers, and is deleted without a trace', async () => {
    const first = await place.start(['--runtime', 'docker'])
    const kubectl = kubectlOf(first)
    const serve = ['--', 'sh', '-c', 'trap exit TERM; while :; do sleep 0.2; done']
    await kubectl.run(['create', 'deployment', 'web', '--image=busybox:1.35', '--replicas=2', ...serve])
    await kubectl.run(['rollout', 'status', 'deployment/web', '--timeout=60s'])
    await kubectl.run(['create', 'configmap', 'kept', '--from-literal=a=b'])
    const podsBefore = (await kubectl.json('get', 'pods')).items
    const containersBefore = mine('--quiet').sort()
    assert.equal(containersBefore.length, 4)

    await first.kill()
    assert.deepEqual(mine('--quiet').sort(), containersBefore, 'containers outlive the process')
    const second = await place.start(['--runtime', 'docker'])
    const again = kubectlOf(second)
    assert.equal((await again.json('get', 'configmap', 'kept')).data.a, 'b')
    await again.run(['wait', 'nodes', '--all', '--for=condition=Ready', '--timeout=60s'])
    await again.run(['exec', podsBefore[0].metadata.name, '--', 'true'])
    await again.run(['scale', 'deployment/web', '--replicas=3'])
    await again.run(['rollout', 'status', 'deployment/web', '--timeout=60s'])
    const podsAfter = (await again.json('get', 'pods')).items
    for (const { metadata, status } of podsBefore) {
      const same = podsAfter.find(({ metadata: { uid } }) => uid === metadata.uid)
      assert.equal(same?.status.containerStatuses[0].restartCount, 0)
      assert.equal(same.status.containerStatuses[0].containerID, status.containerStatuses[0].containerID)
      assert.equal(same.status.podIP, status.podIP)
    }
    const containersAfter = mine('--quiet')
    for (const id of containersBefore) assert.ok(containersAfter.includes(id), 'adopted, not restarted')

    assert.equal(await second.stop(), 0)
    const deleted = await runWherry(['delete', '--name', place.name, '--data', second.dataFolder])
    assert.equal(deleted.code, 0, deleted.stderr)
    assert.deepEqual(mine('--all', '--quiet'), [])
    const label = `label=wherry.dev/cluster=${place.name}`
    assert.deepEqual(docker('network', 'ls', '--quiet', '--filter', label), [])
    assert.deepEqual(docker('volume', 'ls', '--quiet', '--filter', label), [])
    assert.deepEqual(
      docker('network', 'ls', '--format', '{{.Name}}').filter((name) => name.includes(place.name)),
      [],
    )
  })
})

describe('a cluster with simulated pods', () => {
  const place = usePlace()

  it('comes back after a kill in the middle of work', async () => {
    const first = await place.start(['--runtime', 'simulated', '--nodes', '2'])
    const kubectl = kubectlOf(first)
    await kubectl.run(['create', 'deployment', 'web', '--image=a', '--replicas=20'])
    await first.kill()
    const again = kubectlOf(await place.start(['--runtime', 'simulated', '--nodes', '2']))
    await again.run(['rollout', 'status', 'deployment/web', '--timeout=60s'])
    assert.equal((await again.json('get', 'pods')).items.length, 20)
    assert.equal((await again.json('get', 'nodes')).items.length, 2)
    // The same certificates: a kubeconfig from before still works.
    assert.match(await again.run(['auth', 'whoami']), /system:masters/)
  })

  it('refuses a folder that is in use, by the process that uses it', async () => {
    const { wherry, name } = place
    const args = ['start', '--name', name, '--data', wherry.dataFolder, '--port', '0', '--runtime', 'simulated']
    const { code, stderr } = await runWherry(args)
    assert.equal(code, 1)
    assert.match(stderr, new RegExp(`in use by process ${wherry.pid}\\b`))
    assert.match(await kubectlOf(wherry).run(['get', '--raw', '/readyz']), /ok/)
  })

  it('refuses a port that was asked for and is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address()
    const folder = temporaryFolder()
    try {
      const args = [
        'start',
        '--name',
        randomName('taken'),
        '--data',
        folder,
        '--port',
        String(port),
        '--runtime',
        'simulated',
      ]
      const { code, stderr } = await runWherry(args)
      assert.equal(code, 1)
      assert.match(stderr, new RegExp(`\\b${port}\\b`))
      assert.match(stderr, /in use|taken/)
    } finally {
      server.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('runs in the background, and is listed, asked, stopped and deleted by name', async () => {
    const folder = temporaryFolder()
    const name = randomName(runPrefix)
    const place = ['--name', name, '--data', folder]
    try {
      const started = await runWherry(['start', ...place, '--port', '0', '--runtime', 'simulated', '--detach'])
      assert.equal(started.code, 0, started.stderr)
      assert.match(started.stdout, /export KUBECONFIG=/)
      assert.match((await runWherry(['list', '--data', folder])).stdout, new RegExp(name))
      const status = JSON.parse((await runWherry(['status', ...place, '--json'])).stdout)
      assert.equal(status.state, 'ready')
      assert.match((await runWherry(['kubeconfig', ...place])).stdout, /server: https:\/\/127\.0\.0\.1:/)
      assert.equal((await runWherry(['stop', ...place])).code, 0)
      const stopped = JSON.parse((await runWherry(['status', ...place, '--json'])).stdout)
      assert.equal(stopped.state, 'stopped')
      await until(() => !isAlive(status.pid), { what: () => 'the end of the process' })
      assert.equal((await runWherry(['delete', ...place])).code, 0)
      assert.doesNotMatch((await runWherry(['list', '--data', folder])).stdout, new RegExp(name))
    } finally {
      await runWherry(['delete', ...place])
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
