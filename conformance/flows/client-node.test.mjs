// The public JavaScript client: CRUD, patches, an informer, a watch, errors; exec and logs where pods run in Docker.
import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { describe, it } from 'node:test'
import * as k8s from '@kubernetes/client-node'
import { skipWithoutDocker } from '../lib/docker.mjs'
import { randomName } from '../lib/wherry.mjs'
import { useCluster } from './support/cluster.mjs'
import { until } from './support/kubectl.mjs'

function configOf({ kubeconfig }) {
  const config = new k8s.KubeConfig()
  config.loadFromFile(kubeconfig)
  return config
}

async function newNamespace(core) {
  const name = randomName('client')
  await core.createNamespace({ body: { metadata: { name } } })
  // Pods are refused before it is there, as upstream does.
  await until(async () => (await core.listNamespacedServiceAccount({ namespace: name })).items.length > 0)
  return name
}

describe('@kubernetes/client-node', () => {
  const cluster = useCluster({ flags: ['--runtime', 'simulated'] })
  const connect = () => {
    const config = configOf(cluster.wherry)
    return { config, core: config.makeApiClient(k8s.CoreV1Api), apps: config.makeApiClient(k8s.AppsV1Api) }
  }

  it('creates, reads, patches, lists and deletes', async () => {
    const { config, core } = connect()
    const namespace = await newNamespace(core)
    const made = await core.createNamespacedConfigMap({
      namespace,
      body: { metadata: { name: 'a' }, data: { k: 'v' } },
    })
    assert.ok(made.metadata.creationTimestamp instanceof Date)
    const patch = { namespace, name: 'a', body: [{ op: 'replace', path: '/data/k', value: 'w' }] }
    assert.equal((await core.patchNamespacedConfigMap(patch)).data.k, 'w')
    const objects = k8s.KubernetesObjectApi.makeApiClient(config)
    const applied = await objects.patch(
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace }, data: { more: 'x' } },
      undefined,
      undefined,
      'flow',
      true,
      k8s.PatchStrategy.ServerSideApply,
    )
    assert.deepEqual(applied.data, { k: 'w', more: 'x' })
    const { items } = await core.listNamespacedConfigMap({ namespace, fieldSelector: 'metadata.name=a' })
    assert.equal(items.length, 1)
    await core.deleteNamespacedConfigMap({ namespace, name: 'a' })
    await assert.rejects(core.readNamespacedConfigMap({ namespace, name: 'a' }), (error) => {
      assert.equal(error.code, 404)
      assert.match(error.body, /configmaps \\"a\\" not found/)
      return true
    })
  })

  it('keeps an informer up to date', async () => {
    const { config, core } = connect()
    const namespace = await newNamespace(core)
    const path = `/api/v1/namespaces/${namespace}/configmaps`
    const create = (name) =>
      core.createNamespacedConfigMap({ namespace, body: { metadata: { name, labels: { of: 'us' } } } })
    await create('before')
    const list = () => core.listNamespacedConfigMap({ namespace, labelSelector: 'of=us' })
    const informer = k8s.makeInformer(config, path, list, 'of=us')
    const seen = []
    for (const verb of ['add', 'update', 'delete'])
      informer.on(verb, ({ metadata }) => seen.push(`${verb} ${metadata.name}`))
    await informer.start()
    try {
      await create('after')
      const body = [{ op: 'add', path: '/data', value: { a: 'b' } }]
      await core.patchNamespacedConfigMap({ namespace, name: 'after', body })
      await core.deleteNamespacedConfigMap({ namespace, name: 'before' })
      const wanted = ['add before', 'add after', 'update after', 'delete before']
      await until(() => seen.length >= wanted.length, { what: () => `${wanted}; seen: ${seen}` })
      assert.deepEqual(seen, wanted)
      assert.deepEqual(
        informer.list().map(({ metadata }) => metadata.name),
        ['after'],
      )
    } finally {
      await informer.stop()
    }
  })

  it('watches a rollout to its end', async () => {
    const { config, core, apps } = connect()
    const namespace = await newNamespace(core)
    const phases = new Map()
    const watch = await new k8s.Watch(config).watch(
      `/api/v1/namespaces/${namespace}/pods`,
      {},
      (type, pod) => phases.set(pod.metadata.name, type === 'DELETED' ? 'gone' : pod.status.phase),
      () => {},
    )
    try {
      const labels = { app: 'web' }
      const template = { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'web:1' }] } }
      const body = { metadata: { name: 'web' }, spec: { replicas: 3, selector: { matchLabels: labels }, template } }
      await apps.createNamespacedDeployment({ namespace, body })
      await until(() => [...phases.values()].filter((phase) => phase === 'Running').length === 3)
      await apps.deleteNamespacedDeployment({ namespace, name: 'web' })
      await until(() => [...phases.values()].every((phase) => phase === 'gone'), {
        what: () => JSON.stringify([...phases]),
      })
    } finally {
      watch.abort()
    }
  })
})

describe('@kubernetes/client-node with Docker', { skip: skipWithoutDocker() }, () => {
  const cluster = useCluster({ flags: ['--runtime', 'docker'] })

  it('runs a command in a container and reads its log', async () => {
    const config = configOf(cluster.wherry)
    const core = config.makeApiClient(k8s.CoreV1Api)
    const namespace = await newNamespace(core)
    const containers = [{ name: 'box', image: 'busybox:1.35', command: ['sh', '-c', 'echo started; exec sleep 1000'] }]
    await core.createNamespacedPod({ namespace, body: { metadata: { name: 'box' }, spec: { containers } } })
    await until(async () => (await core.readNamespacedPod({ namespace, name: 'box' })).status.phase === 'Running')
    assert.equal(await core.readNamespacedPodLog({ namespace, name: 'box' }), 'started\n')
    let output = ''
    const sink = new Writable({
      write(chunk, _, done) {
        output += chunk
        done()
      },
    })
    const command = ['sh', '-c', 'echo out; exit 4']
    const status = await new Promise((resolve, reject) => {
      new k8s.Exec(config).exec(namespace, 'box', 'box', command, sink, sink, null, false, resolve).catch(reject)
    })
    assert.equal(output, 'out\n')
    assert.equal(status.status, 'Failure')
    assert.deepEqual(status.details.causes, [{ reason: 'ExitCode', message: '4' }])
  })
})
