// A Deployment's life with kubectl: made, watched, scaled, changed, taken back, deleted. The pods run in Docker.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { docker, skipWithoutDocker } from '../lib/docker.mjs'
import { mainKubectls, useCluster } from './support/cluster.mjs'
import { until } from './support/kubectl.mjs'

const image = 'wherry-test/httpd:1'
/** A main process that ends when it is told to: pods do not wait for the end of their grace. */
const serve = ['--', 'sh', '-c', 'trap exit TERM; httpd -f -p 80 -h /www & wait']

describe('a Deployment in Docker', { skip: skipWithoutDocker() }, () => {
  const cluster = useCluster({ flags: ['--runtime', 'docker'] })

  /** Ids of this cluster's running containers, sandboxes left out. */
  const runningContainers = (namespace) =>
    docker(
      'ps',
      '--quiet',
      ...['cluster', 'namespace', 'type'].flatMap((label, at) => [
        '--filter',
        `label=wherry.dev/${label}=${[cluster.wherry.name, namespace, 'container'][at]}`,
      ]),
    )

  for (const version of mainKubectls) {
    describe(`kubectl 1.${version.minor}`, () => {
      it('is created, scaled, updated, undone and deleted', async () => {
        const kubectl = await cluster.kubectl(version)
        const create = ['create', 'deployment', 'web', `--image=${image}`, '--replicas=3', ...serve]
        assert.match(await kubectl.run(create), /created/)
        const status = await kubectl.run(['rollout', 'status', 'deployment/web', '--timeout=60s'])
        assert.match(status, /deployment "web" successfully rolled out/)

        const wide = await kubectl.run(['get', 'deploy,rs,pods', '-o', 'wide'])
        assert.match(wide, /^deployment\.apps\/web +3\/3 +3 +3 +\S+ +httpd +wherry-test\/httpd:1 +app=web$/m)
        assert.match(wide, /^replicaset\.apps\/web-[a-z0-9]+ +3 +3 +3 /m)
        assert.equal(
          wide.match(/^pod\/web-\S+ +1\/1 +Running +0 +\S+ +\d+\.\d+\.\d+\.\d+ +\S+ +<none> +<none>$/gm)?.length,
          3,
        )
        const { items: pods } = await kubectl.json('get', 'pods', '-l', 'app=web')
        const addresses = new Set(pods.map(({ status }) => status.podIP))
        assert.equal(addresses.size, 3)
        const { namespace } = pods[0].metadata
        assert.equal(runningContainers(namespace).length, 3)
        // The address works, from this machine and from another pod.
        const [first, second] = pods
        const page = await fetch(`http://${first.status.podIP}/`, { signal: AbortSignal.timeout(5000) })
        assert.equal(await page.text(), 'welcome to wherry\n')
        const peer = `http://${first.status.podIP}/cgi-bin/hostname`
        const seen = await kubectl.run(['exec', second.metadata.name, '--', 'wget', '-q', '-O', '-', peer])
        assert.equal(seen.trim(), first.metadata.name)

        assert.match(await kubectl.run(['scale', 'deployment/web', '--replicas=1']), /scaled/)
        await kubectl.run(['wait', 'deployment/web', '--for=jsonpath={.status.replicas}=1', '--timeout=60s'])
        await until(() => runningContainers(namespace).length === 1, { what: () => 'one container' })

        assert.match(await kubectl.run(['set', 'image', 'deployment/web', 'httpd=busybox:1.35']), /image updated/)
        await kubectl.run(['rollout', 'status', 'deployment/web', '--timeout=60s'])
        const history = await kubectl.run(['rollout', 'history', 'deployment/web'])
        const { items: updated } = await kubectl.json('get', 'pods', '-l', 'app=web')
        assert.ok(updated.some(({ spec }) => spec.containers[0].image === 'busybox:1.35'))
        assert.match(history, /^1 +<none>\n2 +<none>$/m)

        assert.match(await kubectl.run(['rollout', 'undo', 'deployment/web']), /rolled back/)
        await kubectl.run(['rollout', 'status', 'deployment/web', '--timeout=60s'])
        const [back] = (await kubectl.json('get', 'deployment', 'web')).spec.template.spec.containers
        assert.equal(back.image, image)

        assert.match(await kubectl.run(['delete', 'deployment', 'web']), /deployment\.apps "web" deleted/)
        const nothingLeft = () => kubectl.run(['get', 'deploy,rs,pods', '-o', 'name'])
        await until(async () => (await nothingLeft()) === '', { what: () => 'pods and replica sets to go' })
        const all = ['ps', '--all', '--quiet', '--filter', `label=wherry.dev/namespace=${namespace}`]
        await until(() => docker(...all).length === 0, { what: () => 'containers to go' })
      })
    })
  }

  it('restarts a container that dies and makes a removed one again', async () => {
    const kubectl = await cluster.kubectl()
    await kubectl.run(['run', 'one', '--image=busybox:1.35', '--', 'sleep', '1000'])
    await kubectl.run(['wait', 'pod/one', '--for=condition=Ready', '--timeout=60s'])
    const containerOf = async () => (await kubectl.json('get', 'pod', 'one')).status.containerStatuses[0]
    const id = ({ containerID }) => containerID.replace(/^.*:\/\//, '')

    docker('kill', id(await containerOf()))
    const second = await until(async () => {
      const container = await containerOf()
      return container.restartCount === 1 && container.ready && container
    })
    assert.equal(second.lastState.terminated.exitCode, 137)
    docker('rm', '--force', id(second))
    await until(
      async () => {
        const container = await containerOf()
        return container.ready && container.containerID !== second.containerID
      },
      { timeoutMs: 60_000 },
    )
  })

  it('shows an image that cannot be had as people know it', async () => {
    const kubectl = await cluster.kubectl()
    await kubectl.run(['run', 'bad', '--image=127.0.0.1:1/nothing:1'])
    await until(
      async () => {
        const { containerStatuses } = (await kubectl.json('get', 'pod', 'bad')).status
        return containerStatuses?.[0].state.waiting?.reason === 'ImagePullBackOff'
      },
      { timeoutMs: 60_000 },
    )
    const description = await kubectl.run(['describe', 'pod', 'bad'])
    assert.match(description, /Normal +Pulling .*Pulling image "127\.0\.0\.1:1\/nothing:1"/)
    assert.match(description, /Warning +Failed .*Error: ErrImagePull/)
    assert.match(description, /Back-off pulling image "127\.0\.0\.1:1\/nothing:1"/)
    await kubectl.run(['run', 'never', '--image=none:1', '--image-pull-policy=Never'])
    await until(async () => (await kubectl.run(['get', 'pod', 'never'])).includes('ErrImageNeverPull'))
  })
})
