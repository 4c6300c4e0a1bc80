import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Deployment, Pod } from '../api/index.js'
import { ConfigMaps, Deployments, Namespaces, Nodes, Pods, ReplicaSets } from '../api/index.js'
import { SystemClock, SystemRandom, silentLogger } from '../base/index.js'
import type { Client } from '../client/index.js'
import { createClient, createEventRecorder, createInformers, httpTransport } from '../client/index.js'
import { builtInControllers, ControllerSet } from '../controllers/index.js'
import { createScheduler } from '../scheduler/index.js'
import { users } from './components.js'
import type { ClusterOptions } from './index.js'
import { Cluster } from './index.js'

const clock = new SystemClock()
const waitMs = 15_000
/** A busy machine may need many times the usual second. */
const limitMs = 60_000

/** Asks until the answer is something else than `undefined` or `false`. */
async function eventually<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = clock.now() + waitMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (clock.now() > deadline) throw new Error(`waited ${waitMs} ms for ${what}`)
    await clock.sleep(10)
  }
}

/** Clusters that are stopped after the test, whatever comes of it. */
const running: Cluster[] = []

async function start(options: Partial<ClusterOptions> = {}): Promise<{ cluster: Cluster; client: Client }> {
  const cluster = await Cluster.start({ runtime: 'simulated', port: 0, ...options })
  running.push(cluster)
  return { cluster, client: cluster.apiServer.client(users.apiserver, 'test') }
}

afterEach(async () => {
  for (const cluster of running.splice(0)) await cluster.stop()
})

function deployment(name: string, replicas: number, image = 'web:1'): Deployment {
  const labels = { app: name }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image }] } },
    },
  }
}

const isReady = ({ metadata, status }: Pod) =>
  metadata?.deletionTimestamp === undefined &&
  status?.phase === 'Running' &&
  status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') === true

/** The pods of a deployment, once exactly so many are there and ready, all with that image. */
function readyPods(client: Client, app: string, count: number, image = 'web:1'): Promise<readonly Pod[]> {
  return eventually(`${count} ready pods of ${app} with ${image}`, async () => {
    const { items } = await client.resource(Pods, 'default').list({ labelSelector: `app=${app}` })
    const isWanted = (pod: Pod) => isReady(pod) && pod.spec?.containers[0]?.image === image
    return items.length === count && items.every(isWanted) && items
  })
}

describe('a cluster in one process', () => {
  it(
    'carries a Deployment to running pods, through scale and rollout, to nothing',
    async () => {
      const { client } = await start({ nodes: 2 })
      // A node takes pods once nothing keeps them off: pods that come earlier all go to the other one.
      await eventually('both nodes', async () => {
        const { items } = await client.resource(Nodes).list()
        return items.length === 2 && items.every(({ spec }) => (spec?.taints ?? []).length === 0)
      })
      const deployments = client.resource(Deployments, 'default')
      await deployments.create(deployment('web', 3))
      const pods = await readyPods(client, 'web', 3)
      expect(new Set(pods.map(({ status }) => status?.podIP)).size).toBe(3)
      expect(new Set(pods.map(({ spec }) => spec?.nodeName))).toEqual(new Set(['wherry-0', 'wherry-1']))
      await eventually('the status', async () => (await deployments.get('web')).status?.availableReplicas === 3)

      await deployments.patch('web', 'merge', { spec: { replicas: 1 } }, { subresource: 'scale' })
      await readyPods(client, 'web', 1)

      const container = { name: 'main', image: 'web:2' }
      await deployments.patch('web', 'strategic', { spec: { template: { spec: { containers: [container] } } } })
      const [replaced] = await readyPods(client, 'web', 1, 'web:2')
      expect(pods.map(({ metadata }) => metadata?.uid)).not.toContain(replaced?.metadata?.uid)
      const sets = (await client.resource(ReplicaSets, 'default').list()).items
      expect(sets.map(({ spec }) => spec?.replicas).sort()).toEqual([0, 1])

      await deployments.delete('web')
      await eventually('everything to go', async () => {
        const left = [client.resource(ReplicaSets, 'default').list(), client.resource(Pods, 'default').list()]
        return (await Promise.all(left)).every(({ items }) => items.length === 0)
      })
    },
    limitMs,
  )

  it(
    'empties and removes a namespace',
    async () => {
      const { client } = await start()
      const namespaces = client.resource(Namespaces)
      await namespaces.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } })
      await client.resource(ConfigMaps, 'team').create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } })
      await client.resource(Deployments, 'team').create(deployment('web', 2))
      await eventually('pods', async () => (await client.resource(Pods, 'team').list()).items.length === 2)
      await namespaces.delete('team')
      await eventually('the namespace to go', async () => {
        const { items } = await namespaces.list()
        return items.every(({ metadata }) => metadata?.name !== 'team')
      })
      expect((await client.resource(Pods, 'team').list()).items).toEqual([])
      expect((await client.resource(ConfigMaps, 'team').list()).items).toEqual([])
    },
    limitMs,
  )

  it(
    'shares nothing with another cluster beside it',
    async () => {
      const [one, two] = await Promise.all([start({ name: 'one' }), start({ name: 'two', nodes: 2 })])
      expect(one.cluster.url).not.toBe(two.cluster.url)
      await one.client.resource(Deployments, 'default').create(deployment('web', 2))
      await two.client.resource(Deployments, 'default').create(deployment('web', 1, 'other:1'))
      await readyPods(one.client, 'web', 2)
      await readyPods(two.client, 'web', 1, 'other:1')
      expect((await one.client.resource(Nodes).list()).items).toHaveLength(1)
      expect((await two.client.resource(Nodes).list()).items).toHaveLength(2)

      await one.cluster.stop()
      await two.client.resource(Deployments, 'default').patch('web', 'merge', { spec: { replicas: 2 } })
      await readyPods(two.client, 'web', 2, 'other:1')
    },
    limitMs,
  )

  it(
    'comes back from its folder with everything',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'wherry-cluster-'))
      try {
        const first = await start({ dataDir: folder })
        await first.client.resource(Deployments, 'default').create(deployment('web', 2))
        await first.client
          .resource(ConfigMaps, 'default')
          .create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kept' }, data: { a: 'b' } })
        const before = await readyPods(first.client, 'web', 2)
        await first.cluster.stop()

        const second = await start({ dataDir: folder })
        expect((await second.client.resource(ConfigMaps, 'default').get('kept')).data).toEqual({ a: 'b' })
        const after = await readyPods(second.client, 'web', 2)
        const uids = (pods: readonly Pod[]) => pods.map(({ metadata }) => metadata?.uid).sort()
        expect(uids(after)).toEqual(uids(before))
        const users = (text: string) => parse(text).users
        expect(users(second.cluster.kubeconfig)).toEqual(users(first.cluster.kubeconfig))
        await second.client.resource(Deployments, 'default').patch('web', 'merge', { spec: { replicas: 3 } })
        await readyPods(second.client, 'web', 3)
      } finally {
        await Promise.all(running.splice(0).map((cluster) => cluster.stop()))
        rmSync(folder, { recursive: true, force: true })
      }
    },
    limitMs,
  )

  it(
    'leaves nothing behind when it could not start',
    async () => {
      const { cluster } = await start()
      const port = Number(new URL(cluster.url).port)
      const folder = mkdtempSync(join(tmpdir(), 'wherry-cluster-'))
      try {
        await expect(Cluster.start({ runtime: 'simulated', port, dataDir: folder })).rejects.toThrow(String(port))
        // The store was closed again: another start finds it free.
        const second = await start({ dataDir: folder })
        expect(existsSync(join(folder, 'kubeconfig'))).toBe(true)
        await second.cluster.stop()
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    limitMs,
  )
})

describe('controllers and scheduler in another place', () => {
  /** The administrator of a cluster over HTTP, as a process elsewhere would be. */
  function connect(cluster: Cluster) {
    const config = parse(cluster.kubeconfig)
    const text = (base64: string) => Buffer.from(base64, 'base64').toString()
    const user = config.users[0].user
    const rootCertificate = text(config.clusters[0].cluster['certificate-authority-data'])
    const transport = httpTransport({
      server: cluster.url,
      certificateAuthority: rootCertificate,
      clientCertificate: {
        certificate: text(user['client-certificate-data']),
        key: text(user['client-key-data']),
      },
    })
    return { transport, rootCertificate }
  }

  it(
    'work over HTTP as they do in the same process',
    async () => {
      const { cluster, client } = await start({ without: new Set(['controllers', 'scheduler']) })
      const random = new SystemRandom()
      const logger = silentLogger
      const { transport, rootCertificate } = connect(cluster)
      const remote = createClient(transport, { fieldManager: 'elsewhere' })
      const informers = createInformers(remote, { clock, logger })
      const recorder = createEventRecorder(remote, {
        component: 'default-scheduler',
        style: 'events',
        clock,
        random,
        logger,
      })
      const scheduler = createScheduler({ client: remote, informers, clock, random, logger, recorder })
      const controllers = new ControllerSet({
        client: remote,
        controllers: builtInControllers({ rootCertificate }),
        clock,
        random,
        logger,
      })
      const { signal } = new AbortController()
      try {
        await client.resource(Deployments, 'default').create(deployment('web', 3))
        informers.start()
        await Promise.all([controllers.start(signal), scheduler.start(signal)])
        const pods = await readyPods(client, 'web', 3)
        expect(pods.every(({ spec }) => spec?.nodeName === 'wherry-0')).toBe(true)
        await client.resource(Deployments, 'default').delete('web')
        await eventually('the pods to go', async () => {
          const { items } = await client.resource(Pods, 'default').list()
          return items.length === 0
        })
      } finally {
        await scheduler.stop()
        await controllers.stop()
        await informers.stop()
        await recorder.stop()
        transport.close()
      }
    },
    limitMs,
  )
})
