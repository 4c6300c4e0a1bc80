import {
  CertificateSigningRequests,
  ClusterRoles,
  ConfigMaps,
  ControllerRevisions,
  CronJobs,
  DaemonSets,
  type Deployment,
  Deployments,
  EndpointSlices,
  Endpoints,
  Events,
  formatMicroTimestamp,
  HorizontalPodAutoscalers,
  IPAddresses,
  isNotFound,
  isPodActive,
  Jobs,
  type KubeObject,
  Leases,
  Namespaces,
  Nodes,
  type PersistentVolume,
  type PersistentVolumeClaim,
  PersistentVolumeClaims,
  PersistentVolumes,
  type Pod,
  PodDisruptionBudgets,
  Pods,
  ReplicaSets,
  ReplicationControllers,
  ResourceClaims,
  ResourceClaimTemplates,
  ResourceQuotas,
  type ResourceToken,
  Secrets,
  ServiceAccounts,
  ServiceCIDRs,
  Services,
  type StatefulSet,
  StatefulSets,
  StatusError,
  StorageClasses,
  VolumeAttributesClasses,
} from '../api/index.js'
import { SeededRandom, silentLogger } from '../base/index.js'
import { FakeClock } from '../base/testing/index.js'
import { type Client, createClient, inProcessTransport } from '../client/index.js'
import { MemoryApi } from '../client/testing/index.js'
import { builtInControllers, ControllerSet } from './index.js'

const Widgets: ResourceToken = {
  group: 'example.com',
  version: 'v1',
  kind: 'Widget',
  plural: 'widgets',
  singular: 'widget',
  listKind: 'WidgetList',
  namespaced: true,
}

const tokens: readonly ResourceToken[] = [
  Namespaces,
  Pods,
  PodDisruptionBudgets,
  Nodes,
  Services,
  ConfigMaps,
  CronJobs,
  ServiceAccounts,
  Endpoints,
  Events,
  ReplicaSets,
  ReplicationControllers,
  ResourceQuotas,
  Deployments,
  Jobs,
  EndpointSlices,
  Leases,
  Secrets,
  ClusterRoles,
  CertificateSigningRequests,
  StatefulSets,
  DaemonSets,
  ControllerRevisions,
  PersistentVolumeClaims,
  PersistentVolumes,
  StorageClasses,
  HorizontalPodAutoscalers,
  VolumeAttributesClasses,
  ResourceClaims,
  ResourceClaimTemplates,
  ServiceCIDRs,
  IPAddresses,
  Widgets,
]

class Harness {
  readonly clock = new FakeClock()
  readonly api = new MemoryApi(this.clock, tokens)
  readonly client: Client
  readonly set: ControllerSet

  constructor() {
    const user = { username: 'system:admin', groups: ['system:masters'] }
    this.client = createClient(inProcessTransport(this.api.handler, user), { fieldManager: 'test' })
    const random = new SeededRandom(1)
    const controllers = builtInControllers({
      rootCertificate: 'the CA',
      issueToken: async ({ serviceAccount, secret }) => `${serviceAccount.name} in ${secret}`,
      nodeCidrs: { clusterCIDR: '10.244.0.0/16' },
    })
    this.set = new ControllerSet({ client: this.client, clock: this.clock, random, logger: silentLogger, controllers })
  }

  async start(): Promise<void> {
    await this.client.resource(Namespaces).create(namespace('default'))
    await this.set.start(new AbortController().signal)
    await this.settle()
  }

  /** Lets everything run, short back-offs included. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 5; ) {
      await this.clock.advance(20)
      quiet = this.set.isIdle() ? quiet + 1 : 0
    }
  }

  async list<T extends KubeObject>(token: ResourceToken<T>): Promise<readonly T[]> {
    return (await this.client.resource(token, token.namespaced ? 'default' : undefined).list()).items
  }

  async pods(): Promise<readonly Pod[]> {
    return (await this.list(Pods)).filter(isPodActive)
  }

  /** Plays scheduler and kubelet for pods that do not run yet. */
  async runPods({ ready = true, node = 'node-1', most = Number.POSITIVE_INFINITY } = {}): Promise<void> {
    let left = most
    for (const pod of await this.pods()) {
      if (pod.status?.phase === 'Running' || left-- <= 0) continue
      const bound = await this.client
        .resource(Pods)
        .update({ ...pod, spec: { ...pod.spec, containers: [], nodeName: node } })
      await this.client.resource(Pods).updateStatus({ ...bound, status: runningStatus(this.clock.now(), ready) })
    }
    await this.settle()
  }

  /** Plays the kubelet for pods that are being deleted. */
  async endPods(): Promise<void> {
    for (const pod of await this.list(Pods)) {
      if (pod.metadata?.deletionTimestamp !== undefined)
        await this.client.resource(Pods, 'default').delete(pod.metadata.name ?? '', { gracePeriodSeconds: 0 })
    }
    await this.settle()
  }

  async deployment(name = 'web'): Promise<Deployment> {
    return this.client.resource(Deployments, 'default').get(name)
  }

  async events(reason: string): Promise<readonly (string | undefined)[]> {
    const all = (await this.client.resource(Events).list()).items
    return all.filter((event) => event.reason === reason).map((event) => event.message)
  }
}

function namespace(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  }
}

let nextAddress = 1

function runningStatus(now: number, ready: boolean) {
  const time = new Date(now).toISOString()
  const number = nextAddress++
  const podIP = `10.1.${number >> 8}.${number & 255}`
  return {
    phase: 'Running',
    podIP,
    podIPs: [{ ip: podIP }],
    conditions: [{ type: 'Ready', status: ready ? 'True' : 'False', lastTransitionTime: time }],
  }
}

function deployment(spec: Partial<NonNullable<Deployment['spec']>> = {}): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'default', annotations: { note: 'hello' } },
    spec: {
      replicas: 3,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 10,
      selector: { matchLabels: { app: 'web' } },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      template: template('one'),
      ...spec,
    },
  }
}

function template(image: string) {
  return { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image }] } }
}

function conditions(object: Deployment) {
  return object.status?.conditions?.map(({ type, status, reason }) => `${type}=${status} ${reason}`)
}

describe('controllers', () => {
  let harness: Harness
  beforeEach(async () => {
    harness = new Harness()
    await harness.start()
  })
  afterEach(() => harness.set.stop())

  describe('stateful set', () => {
    const statefulSet = (spec: Partial<NonNullable<StatefulSet['spec']>> = {}): StatefulSet => ({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db', namespace: 'default' },
      spec: {
        replicas: 2,
        revisionHistoryLimit: 1,
        selector: { matchLabels: { app: 'web' } },
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
        template: template('one'),
        ...spec,
      },
    })
    const change = async (spec: Partial<NonNullable<StatefulSet['spec']>>) => {
      await harness.client.resource(StatefulSets, 'default').patch('db', 'merge', { spec })
      await harness.settle()
    }
    const names = async () => (await harness.list(Pods)).map(({ metadata }) => metadata?.name)
    const images = async () => (await harness.list(Pods)).map(({ spec }) => spec?.containers[0]?.image)

    it('makes pods in order, and takes them away in the opposite one', async () => {
      await harness.client.resource(StatefulSets).create(statefulSet())
      await harness.settle()
      expect(await names()).toEqual(['db-0'])
      await harness.runPods()
      expect(await names()).toEqual(['db-0', 'db-1'])
      await harness.runPods()
      const [ready] = await harness.list(StatefulSets)
      expect(ready?.status).toMatchObject({ replicas: 2, readyReplicas: 2, availableReplicas: 2, updatedReplicas: 2 })
      await change({ replicas: 0 })
      await harness.endPods()
      await harness.endPods()
      expect(await names()).toEqual([])
      expect(await harness.events('SuccessfulDelete')).toEqual([
        'delete Pod db-1 in StatefulSet db successful',
        'delete Pod db-0 in StatefulSet db successful',
      ])
    })

    it('replaces the highest first, keeps what is below the partition, and keeps a history', async () => {
      await harness.client.resource(StatefulSets).create(statefulSet({ podManagementPolicy: 'Parallel' }))
      await harness.settle()
      await harness.runPods()
      const strategy = (partition: number) => ({ type: 'RollingUpdate', rollingUpdate: { partition } })
      await change({ template: template('two'), updateStrategy: strategy(1) })
      await harness.endPods()
      await harness.runPods()
      expect((await harness.list(ControllerRevisions)).map(({ revision }) => revision).sort()).toEqual([1, 2])
      const [between] = await harness.list(StatefulSets)
      expect(between?.status).toMatchObject({ currentReplicas: 1, updatedReplicas: 1 })
      expect(between?.status?.currentRevision).not.toBe(between?.status?.updateRevision)
      await change({ updateStrategy: strategy(0) })
      await harness.endPods()
      await harness.runPods()
      const [done] = await harness.list(StatefulSets)
      expect(done?.status?.currentRevision).toBe(done?.status?.updateRevision)
      await change({ template: template('one') })
      expect((await harness.list(ControllerRevisions)).map(({ revision }) => revision).sort()).toEqual([2, 3])
    })

    it('makes a claim for each pod, and lets it go with the set when asked to', async () => {
      const volumeClaimTemplates = [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'] } }]
      await harness.client.resource(StatefulSets).create(
        statefulSet({
          replicas: 1,
          volumeClaimTemplates,
          persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
        }),
      )
      await harness.settle()
      await harness.runPods()
      const [claim] = await harness.list(PersistentVolumeClaims)
      expect(claim?.metadata).toMatchObject({
        name: 'data-db-0',
        ownerReferences: [{ kind: 'StatefulSet', name: 'db' }],
      })
      expect(await harness.events('SuccessfulCreate')).toEqual([
        'create Claim data-db-0 Pod db-0 in StatefulSet db success',
        'create Pod db-0 in StatefulSet db successful',
      ])
    })

    it('deletes a failed pod and makes it again', async () => {
      await harness.client.resource(StatefulSets).create(statefulSet({ replicas: 1 }))
      await harness.settle()
      const [first] = await harness.list(Pods)
      if (!first) throw new Error('no pod')
      await harness.client.resource(Pods, 'default').updateStatus({ ...first, status: { phase: 'Failed' } })
      await harness.settle()
      await harness.endPods()
      const [second] = await harness.list(Pods)
      expect(second?.metadata?.name).toBe('db-0')
      expect(second?.metadata?.uid).not.toBe(first.metadata?.uid)
      expect(await images()).toEqual(['one'])
    })
  })

  it('a daemon set has a pod on each node, rolls them out one by one, and keeps its revisions', async () => {
    const ready = { conditions: [{ type: 'Ready', status: 'True' }] }
    const addNode = async (name: string) => {
      await harness.client.resource(Nodes).create({ apiVersion: 'v1', kind: 'Node', metadata: { name }, status: ready })
      await harness.settle()
    }
    const runDaemons = async () => {
      for (const pod of await harness.pods()) {
        if (pod.status?.phase === 'Running') continue
        const pin = pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
        const nodeName = pin?.nodeSelectorTerms[0]?.matchFields?.[0]?.values?.[0] ?? ''
        const bound = { ...pod, spec: { containers: [], ...pod.spec, nodeName } }
        const written = await harness.client.resource(Pods).update(bound)
        await harness.client
          .resource(Pods)
          .updateStatus({ ...written, status: runningStatus(harness.clock.now(), true) })
      }
      await harness.settle()
    }
    const numbers = async () => (await harness.client.resource(DaemonSets, 'default').get('ag')).status
    await addNode('a')
    await harness.client.resource(DaemonSets).create({
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'ag', namespace: 'default' },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
        template: template('one'),
      },
    })
    await harness.settle()
    await addNode('b')
    await runDaemons()
    expect(await numbers()).toMatchObject({ desiredNumberScheduled: 2, numberAvailable: 2, updatedNumberScheduled: 2 })
    const change = { spec: { template: template('two') } }
    await harness.client.resource(DaemonSets, 'default').patch('ag', 'merge', change)
    await harness.settle()
    await harness.endPods()
    expect(await numbers()).toMatchObject({ numberAvailable: 1, updatedNumberScheduled: 1 })
    await runDaemons()
    await harness.endPods()
    await runDaemons()
    expect(await numbers()).toMatchObject({ numberAvailable: 2, updatedNumberScheduled: 2, observedGeneration: 2 })
    expect((await harness.list(ControllerRevisions)).map(({ revision }) => revision).sort()).toEqual([1, 2])
    expect(await harness.events('SuccessfulDelete')).toHaveLength(2)
  })

  describe('volumes', () => {
    const volume = (name: string, spec: object = {}): PersistentVolume => ({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name, finalizers: ['kubernetes.io/pv-protection'] },
      spec: {
        capacity: { storage: '2Gi' },
        accessModes: ['ReadWriteOnce'],
        persistentVolumeReclaimPolicy: 'Retain',
        hostPath: { path: '/data' },
        ...spec,
      },
    })
    const claim = (name: string, spec: object = {}): PersistentVolumeClaim => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name, namespace: 'default', finalizers: ['kubernetes.io/pvc-protection'] },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
    })
    const create = async (objects: readonly (PersistentVolume | PersistentVolumeClaim)[]) => {
      for (const object of objects)
        await (object.kind === 'PersistentVolume'
          ? harness.client.resource(PersistentVolumes).create(object as PersistentVolume)
          : harness.client.resource(PersistentVolumeClaims).create(object as PersistentVolumeClaim))
      await harness.settle()
    }
    const phases = async () => {
      const all = [...(await harness.list(PersistentVolumes)), ...(await harness.list(PersistentVolumeClaims))]
      return Object.fromEntries(all.map(({ metadata, status }) => [metadata?.name, status?.phase]))
    }

    it('are bound to one claim each, released when it goes, and lost claims say so', async () => {
      await create([volume('a'), volume('b'), claim('one'), claim('two'), claim('three')])
      expect(await phases()).toEqual({ a: 'Bound', b: 'Bound', one: 'Bound', two: 'Bound', three: 'Pending' })
      const [one] = await harness.list(PersistentVolumeClaims)
      expect(one?.status).toMatchObject({ accessModes: ['ReadWriteOnce'], capacity: { storage: '2Gi' } })
      expect(one?.metadata?.annotations).toEqual({
        'pv.kubernetes.io/bind-completed': 'yes',
        'pv.kubernetes.io/bound-by-controller': 'yes',
      })
      const volumeOfOne = one?.spec?.volumeName ?? ''
      await harness.client.resource(PersistentVolumeClaims, 'default').delete('one')
      await harness.settle()
      expect((await phases())[volumeOfOne]).toBe('Released')
      const volumeOfTwo = volumeOfOne === 'a' ? 'b' : 'a'
      await harness.client.resource(PersistentVolumes).patch(volumeOfTwo, 'merge', { metadata: { finalizers: null } })
      await harness.client.resource(PersistentVolumes).delete(volumeOfTwo)
      await harness.settle()
      expect(await phases()).toEqual({ [volumeOfOne]: 'Released', two: 'Lost', three: 'Pending' })
      expect(await harness.events('ClaimLost')).toHaveLength(1)
      expect(await harness.events('FailedBinding')).toHaveLength(1)
    })

    it('take the default class once there is one, and tell what they wait for', async () => {
      await create([claim('data')])
      await harness.client.resource(StorageClasses).create({
        apiVersion: 'storage.k8s.io/v1',
        kind: 'StorageClass',
        metadata: { name: 'std', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
        provisioner: 'disks.test',
        volumeBindingMode: 'Immediate',
      })
      await harness.clock.advance(15_000)
      await harness.settle()
      const [data] = await harness.list(PersistentVolumeClaims)
      expect(data?.spec?.storageClassName).toBe('std')
      expect(data?.metadata?.annotations?.['volume.kubernetes.io/storage-provisioner']).toBe('disks.test')
      expect((await harness.events('ExternalProvisioning'))[0]).toContain("provisioner 'disks.test'")
    })

    it('hold claims that pods use, and make those of ephemeral volumes', async () => {
      await harness.client.resource(Pods).create({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p', namespace: 'default' },
        spec: {
          containers: [],
          nodeName: 'somewhere',
          volumes: [
            { name: 'd', persistentVolumeClaim: { claimName: 'data' } },
            { name: 'tmp', ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'] } } } },
          ],
        },
      })
      await create([claim('data')])
      const names = async () => (await harness.list(PersistentVolumeClaims)).map(({ metadata }) => metadata?.name)
      expect(await names()).toEqual(expect.arrayContaining(['data', 'p-tmp']))
      await harness.client.resource(PersistentVolumeClaims, 'default').delete('data')
      await harness.settle()
      expect(await names()).toContain('data')
      await harness.client.resource(Pods, 'default').delete('p', { gracePeriodSeconds: 0 })
      await harness.settle()
      expect(await names()).toEqual([])
    })

    it('are emptied by a pod when they are to be recycled, then free again', async () => {
      await create([volume('a', { persistentVolumeReclaimPolicy: 'Recycle' }), claim('one')])
      await harness.client.resource(PersistentVolumeClaims, 'default').delete('one')
      await harness.settle()
      const [recycler] = await harness.list(Pods)
      expect(recycler?.metadata?.name).toBe('recycler-for-a')
      expect(recycler?.spec).toMatchObject({ activeDeadlineSeconds: 60, volumes: [{ hostPath: { path: '/data' } }] })
      expect(await phases()).toEqual({ a: 'Released' })
      if (recycler) await harness.client.resource(Pods).updateStatus({ ...recycler, status: { phase: 'Succeeded' } })
      await harness.settle()
      await harness.endPods()
      expect(await phases()).toEqual({ a: 'Available' })
      expect(await harness.list(Pods)).toEqual([])
      expect(await harness.events('VolumeRecycled')).toEqual(['Volume recycled'])
    })

    it('go only when they are bound no more', async () => {
      await create([volume('a'), claim('one')])
      await harness.client.resource(PersistentVolumes).delete('a')
      await harness.settle()
      expect(await phases()).toEqual({ a: 'Bound', one: 'Bound' })
      await harness.client.resource(PersistentVolumeClaims, 'default').delete('one')
      await harness.settle()
      expect(await phases()).toEqual({})
    })
  })

  describe('deployment and replica set', () => {
    it('makes one ReplicaSet named after the template hash, and that makes the pods', async () => {
      await harness.client.resource(Deployments).create(deployment())
      await harness.settle()
      const [set] = await harness.list(ReplicaSets)
      const hash = set?.metadata?.labels?.['pod-template-hash'] ?? ''
      expect(hash).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{1,10}$/)
      expect(set?.metadata?.name).toBe(`web-${hash}`)
      expect(set?.metadata?.annotations).toEqual({
        note: 'hello',
        'deployment.kubernetes.io/desired-replicas': '3',
        'deployment.kubernetes.io/max-replicas': '4',
        'deployment.kubernetes.io/revision': '1',
      })
      expect(set?.spec?.selector.matchLabels).toEqual({ app: 'web', 'pod-template-hash': hash })
      expect(set?.status).toEqual({ fullyLabeledReplicas: 3, observedGeneration: 1, replicas: 3 })
      const pods = await harness.pods()
      expect(pods).toHaveLength(3)
      expect(pods[0]?.metadata?.ownerReferences?.[0]).toMatchObject({ kind: 'ReplicaSet', controller: true })
      const now = await harness.deployment()
      expect(now.status).toMatchObject({
        replicas: 3,
        updatedReplicas: 3,
        unavailableReplicas: 3,
        observedGeneration: 1,
      })
      expect(now.metadata?.annotations?.['deployment.kubernetes.io/revision']).toBe('1')
      expect(conditions(now)).toEqual([
        'Available=False MinimumReplicasUnavailable',
        'Progressing=True ReplicaSetUpdated',
      ])
      expect(await harness.events('ScalingReplicaSet')).toEqual([`Scaled up replica set web-${hash} from 0 to 3`])
      expect(await harness.events('SuccessfulCreate')).toHaveLength(3)
    })

    it('is available and complete when its pods are ready, then writes nothing more', async () => {
      await harness.client.resource(Deployments).create(deployment())
      await harness.settle()
      await harness.runPods()
      const now = await harness.deployment()
      expect(now.status).toMatchObject({ replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 })
      expect(conditions(now)).toEqual([
        'Available=True MinimumReplicasAvailable',
        'Progressing=True NewReplicaSetAvailable',
      ])
      const count = harness.api.requests.length
      await harness.settle()
      expect(harness.api.requests.slice(count).filter((request) => !request.startsWith('GET'))).toEqual([])
    })

    it('scales up and down', async () => {
      await harness.client.resource(Deployments).create(deployment())
      await harness.settle()
      await harness.runPods()
      const patch = (replicas: number) =>
        harness.client.resource(Deployments, 'default').patch('web', 'merge', { spec: { replicas } })
      await patch(7)
      await harness.settle()
      expect(await harness.pods()).toHaveLength(7)
      await patch(1)
      await harness.settle()
      expect(await harness.pods()).toHaveLength(1)
      const messages = await harness.events('ScalingReplicaSet')
      expect(messages.map((message) => message?.replace(/web-\w+/, 'X'))).toEqual([
        'Scaled up replica set X from 0 to 3',
        'Scaled up replica set X from 3 to 7',
        'Scaled down replica set X from 7 to 1',
      ])
    })

    it('goes at once to 3 old and 2 new of 4 in a rolling update, and ends with the new ones alone', async () => {
      await harness.client.resource(Deployments).create(deployment({ replicas: 4 }))
      await harness.settle()
      await harness.runPods()
      await harness.client
        .resource(Deployments, 'default')
        .patch('web', 'merge', { spec: { template: template('two') } })
      await harness.settle()
      const sizes = async () =>
        (await harness.list(ReplicaSets)).map(
          (set) => `${set.spec?.template?.spec?.containers[0]?.image} ${set.spec?.replicas}`,
        )
      expect((await sizes()).sort()).toEqual(['one 3', 'two 2'])
      for (let i = 0; i < 6; i++) {
        await harness.runPods()
        await harness.endPods()
      }
      expect((await sizes()).sort()).toEqual(['one 0', 'two 4'])
      const now = await harness.deployment()
      expect(now.metadata?.annotations?.['deployment.kubernetes.io/revision']).toBe('2')
      expect(conditions(now)).toEqual([
        'Available=True MinimumReplicasAvailable',
        'Progressing=True NewReplicaSetAvailable',
      ])
    })

    it('takes an old ReplicaSet up again for an earlier template and keeps its revisions', async () => {
      await harness.client.resource(Deployments).create(deployment({ replicas: 1 }))
      await harness.settle()
      await harness.runPods()
      for (const image of ['two', 'one']) {
        await harness.client
          .resource(Deployments, 'default')
          .patch('web', 'merge', { spec: { template: template(image) } })
        for (let i = 0; i < 4; i++) {
          await harness.settle()
          await harness.runPods()
          await harness.endPods()
        }
      }
      const sets = await harness.list(ReplicaSets)
      expect(sets).toHaveLength(2)
      const current = sets.find((set) => set.spec?.replicas === 1)
      expect(current?.spec?.template?.spec?.containers[0]?.image).toBe('one')
      expect(current?.metadata?.annotations).toMatchObject({
        'deployment.kubernetes.io/revision': '3',
        'deployment.kubernetes.io/revision-history': '1',
      })
    })

    it('Recreate starts the new pods only when the old ones have gone', async () => {
      await harness.client.resource(Deployments).create(deployment({ strategy: { type: 'Recreate' } }))
      await harness.settle()
      await harness.runPods()
      await harness.client
        .resource(Deployments, 'default')
        .patch('web', 'merge', { spec: { template: template('two') } })
      await harness.settle()
      expect(await harness.list(ReplicaSets)).toHaveLength(1)
      expect(await harness.pods()).toHaveLength(0)
      await harness.endPods()
      expect((await harness.pods()).map((pod) => pod.spec?.containers[0]?.image)).toEqual(['two', 'two', 'two'])
    })

    it('does not roll out while paused, and says so', async () => {
      await harness.client.resource(Deployments).create(deployment())
      await harness.settle()
      await harness.runPods()
      const change = { spec: { paused: true, template: template('two') } }
      await harness.client.resource(Deployments, 'default').patch('web', 'merge', change)
      await harness.settle()
      expect(await harness.list(ReplicaSets)).toHaveLength(1)
      expect(conditions(await harness.deployment())).toContain('Progressing=Unknown DeploymentPaused')
    })

    it('reports that nothing moves for progressDeadlineSeconds', async () => {
      await harness.client.resource(Deployments).create(deployment({ progressDeadlineSeconds: 5 }))
      await harness.settle()
      await harness.clock.advance(8000)
      const now = await harness.deployment()
      expect(conditions(now)).toContain('Progressing=False ProgressDeadlineExceeded')
      expect(now.status?.conditions?.at(-1)?.message).toMatch(/^ReplicaSet "web-\w+" has timed out progressing\.$/)
    })

    it('shows pods that are refused as ReplicaFailure, on ReplicaSet and deployment', async () => {
      let allowed = 1
      harness.api.intercept = (method, path) => {
        if (method === 'POST' && path.endsWith('/pods') && allowed-- <= 0)
          throw new StatusError({ code: 403, reason: 'Forbidden', message: 'exceeded quota: q' })
      }
      await harness.client.resource(Deployments).create(deployment())
      await harness.settle()
      const [set] = await harness.list(ReplicaSets)
      expect(set?.status?.conditions?.[0]).toMatchObject({
        type: 'ReplicaFailure',
        reason: 'FailedCreate',
        message: 'exceeded quota: q',
      })
      expect(conditions(await harness.deployment())).toEqual([
        'Available=False MinimumReplicasUnavailable',
        'Progressing=True ReplicaSetUpdated',
        'ReplicaFailure=True FailedCreate',
      ])
      expect((await harness.events('FailedCreate'))[0]).toBe('Error creating: exceeded quota: q')
    })

    it('deletes pods that are not ready first', async () => {
      await harness.client.resource(Deployments).create(deployment({ replicas: 4 }))
      await harness.settle()
      await harness.runPods({ most: 2 })
      await harness.runPods({ ready: false })
      await harness.client.resource(Deployments, 'default').patch('web', 'merge', { spec: { replicas: 2 } })
      await harness.settle()
      const left = await harness.pods()
      expect(left.map((pod) => pod.status?.conditions?.[0]?.status)).toEqual(['True', 'True'])
    })

    it('lets a relabelled pod go and replaces it, and adopts one that fits', async () => {
      await harness.client.resource(Deployments).create(deployment({ replicas: 1 }))
      await harness.settle()
      const [pod] = await harness.pods()
      const name = pod?.metadata?.name ?? ''
      await harness.client.resource(Pods, 'default').patch(name, 'merge', { metadata: { labels: { app: 'other' } } })
      await harness.settle()
      const released = await harness.client.resource(Pods, 'default').get(name)
      expect(released.metadata?.ownerReferences ?? []).toEqual([])
      expect(await harness.pods()).toHaveLength(2)
      await harness.client.resource(Pods, 'default').patch(name, 'merge', { metadata: { labels: { app: 'web' } } })
      await harness.settle()
      expect(await harness.pods()).toHaveLength(1)
    })

    it('counts ready pods as available only after minReadySeconds', async () => {
      await harness.client.resource(Deployments).create(deployment({ replicas: 1, minReadySeconds: 10 }))
      await harness.settle()
      await harness.runPods()
      expect((await harness.deployment()).status).toMatchObject({ readyReplicas: 1, unavailableReplicas: 1 })
      await harness.clock.advance(11_000)
      await harness.settle()
      expect((await harness.deployment()).status).toMatchObject({ availableReplicas: 1 })
    })

    it('a ReplicationController keeps its pods as well', async () => {
      await harness.client.resource(ReplicationControllers, 'default').create({
        metadata: { name: 'r' },
        spec: { replicas: 2, selector: { app: 'web' }, template: template('one') },
      })
      await harness.settle()
      const [pod, ...others] = await harness.pods()
      expect(others).toHaveLength(1)
      expect(pod?.metadata).toMatchObject({
        generateName: 'r-',
        ownerReferences: [{ kind: 'ReplicationController', apiVersion: 'v1' }],
      })
      await harness.runPods()
      expect((await harness.list(ReplicationControllers))[0]?.status).toEqual({
        availableReplicas: 2,
        fullyLabeledReplicas: 2,
        observedGeneration: 1,
        readyReplicas: 2,
        replicas: 2,
      })
    })

    it('goes from 1 to 1,000 replicas with few writes of status', async () => {
      await harness.client.resource(Deployments).create(deployment({ replicas: 1000 }))
      await harness.settle()
      expect(await harness.pods()).toHaveLength(1000)
      const statusWrites = harness.api.requests.filter(
        (request) => request.startsWith('PUT') && request.endsWith('/status'),
      )
      expect(statusWrites.length).toBeLessThan(100)
    })
  })

  describe('garbage collector', () => {
    const owned = (name: string, owner: KubeObject, more: object = {}) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name,
        namespace: 'default',
        ownerReferences: [
          {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            name: owner.metadata?.name ?? '',
            uid: owner.metadata?.uid ?? '',
            ...more,
          },
        ],
      },
    })
    const maps = () => harness.client.resource(ConfigMaps, 'default')
    const names = async () =>
      (await harness.list(ConfigMaps)).map((map) => map.metadata?.name).filter((name) => name !== 'kube-root-ca.crt')
    const parent = () =>
      maps().create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'parent', namespace: 'default' } })

    it('deletes a deployment, its ReplicaSet and its pods in the background', async () => {
      await harness.client.resource(Deployments).create(deployment())
      await harness.settle()
      await harness.client.resource(Deployments, 'default').delete('web', { propagationPolicy: 'Background' })
      await harness.settle()
      expect(await harness.list(ReplicaSets)).toEqual([])
      expect(await harness.list(Pods)).toEqual([])
    })

    it('in the foreground the owner goes after its pods', async () => {
      await harness.client.resource(Deployments).create(deployment({ replicas: 1 }))
      await harness.settle()
      await harness.runPods()
      await harness.client.resource(Deployments, 'default').delete('web', { propagationPolicy: 'Foreground' })
      await harness.settle()
      expect((await harness.deployment()).metadata?.finalizers).toEqual(['foregroundDeletion'])
      expect((await harness.list(Pods))[0]?.metadata?.deletionTimestamp).toBeDefined()
      await harness.endPods()
      await expect(harness.deployment()).rejects.toThrow('not found')
      expect(await harness.list(ReplicaSets)).toEqual([])
    })

    it('orphans children when asked to', async () => {
      await maps().create(owned('child', await parent()))
      await harness.settle()
      await maps().delete('parent', { propagationPolicy: 'Orphan' })
      await harness.settle()
      expect(await names()).toEqual(['child'])
      expect((await maps().get('child')).metadata?.ownerReferences ?? []).toEqual([])
    })

    it('does not wait in the foreground for a child that does not block', async () => {
      const child = owned('child', await parent())
      await maps().create({ ...child, metadata: { ...child.metadata, finalizers: ['example.com/hold'] } })
      await harness.settle()
      await maps().delete('parent', { propagationPolicy: 'Foreground' })
      await harness.settle()
      expect(await names()).toEqual(['child'])
      expect((await maps().get('child')).metadata?.deletionTimestamp).toBeDefined()
    })

    it('waits in the foreground for a child that blocks', async () => {
      const child = owned('child', await parent(), { blockOwnerDeletion: true })
      await maps().create({ ...child, metadata: { ...child.metadata, finalizers: ['example.com/hold'] } })
      await harness.settle()
      await maps().delete('parent', { propagationPolicy: 'Foreground' })
      await harness.settle()
      expect([...(await names())].sort()).toEqual(['child', 'parent'])
      await maps().patch('child', 'merge', { metadata: { finalizers: null } })
      await harness.settle()
      expect(await names()).toEqual([])
    })

    it('a child of two owners loses one reference after the other', async () => {
      const first = await parent()
      const second = await maps().create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'other', namespace: 'default' },
      })
      const child = owned('child', first)
      const references = [...child.metadata.ownerReferences, ...owned('child', second).metadata.ownerReferences]
      await maps().create({ ...child, metadata: { ...child.metadata, ownerReferences: references } })
      await harness.settle()
      await maps().delete('parent')
      await harness.settle()
      expect((await maps().get('child')).metadata?.ownerReferences?.map(({ name }) => name)).toEqual(['other'])
      await maps().delete('other')
      await harness.settle()
      expect(await names()).toEqual([])
    })

    it('deletes what names an owner that does not exist, also of a custom kind', async () => {
      const ghost = { metadata: { name: 'ghost', uid: 'uid-ghost' } }
      await maps().create(owned('child', ghost))
      const widget = owned('w', ghost)
      await harness.client
        .resource(Widgets, 'default')
        .create({ ...widget, kind: 'Widget', apiVersion: 'example.com/v1' })
      await harness.settle()
      expect(await names()).toEqual([])
      expect(await harness.list(Widgets)).toEqual([])
    })

    it('leaves a cluster-scoped object with a namespaced owner alone and says why', async () => {
      const owner = await parent()
      await harness.settle()
      const node = owned('n', owner)
      await harness.client.resource(Nodes).create({
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name: 'n', ownerReferences: node.metadata.ownerReferences },
      })
      await harness.settle()
      expect(await harness.list(Nodes)).toHaveLength(1)
      expect(await harness.events('OwnerRefInvalidNamespace')).toEqual([
        `ownerRef [v1/ConfigMap, namespace: , name: parent, uid: ${owner.metadata?.uid}] does not exist in namespace ""`,
      ])
    })

    it('follows kinds that are served only later', async () => {
      const Gadgets = { ...Widgets, kind: 'Gadget', plural: 'gadgets', singular: 'gadget' }
      harness.api.serve(Gadgets)
      await harness.clock.advance(31_000)
      const gadget = owned('g', { metadata: { name: 'ghost', uid: 'uid-ghost' } })
      await harness.client
        .resource(Gadgets, 'default')
        .create({ ...gadget, kind: 'Gadget', apiVersion: 'example.com/v1' })
      await harness.settle()
      expect(await harness.list(Gadgets)).toEqual([])
    })
  })

  describe('namespaces', () => {
    it('get a service account and the root CA, which come back when deleted', async () => {
      await harness.client.resource(ServiceAccounts, 'default').delete('default')
      await harness.client
        .resource(ConfigMaps, 'default')
        .patch('kube-root-ca.crt', 'merge', { data: { 'ca.crt': 'x' } })
      await harness.settle()
      expect(await harness.list(ServiceAccounts)).toHaveLength(1)
      expect((await harness.list(ConfigMaps))[0]?.data).toEqual({ 'ca.crt': 'the CA' })
    })

    it('take their content along', async () => {
      await harness.client.resource(Namespaces).create(namespace('n1'))
      await harness.settle()
      await harness.client.resource(ConfigMaps, 'n1').create({ metadata: { name: 'a' } })
      await harness.client.resource(Namespaces).delete('n1')
      await harness.settle()
      await expect(harness.client.resource(Namespaces).get('n1')).rejects.toThrow('not found')
      expect((await harness.client.resource(ConfigMaps, 'n1').list()).items).toEqual([])
    })

    it('wait for content with a finalizer, with conditions that count it', async () => {
      await harness.client.resource(Namespaces).create(namespace('n1'))
      await harness.client
        .resource(ConfigMaps, 'n1')
        .create({ metadata: { name: 'a', finalizers: ['example.com/hold'] } })
      await harness.client.resource(Namespaces).delete('n1')
      await harness.settle()
      const stuck = await harness.client.resource(Namespaces).get('n1')
      expect(stuck.status?.conditions?.map(({ message, status }) => `${status} ${message}`)).toEqual([
        'False All resources successfully discovered',
        'False All legacy kube types successfully parsed',
        'False All content successfully deleted, may be waiting on finalization',
        'True Some resources are remaining: configmaps. has 1 resource instances',
        'True Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances',
      ])
      await harness.client.resource(ConfigMaps, 'n1').patch('a', 'merge', { metadata: { finalizers: null } })
      await harness.clock.advance(10_000)
      const gone = await harness.client.resource(Namespaces).get('n1').catch(isNotFound)
      expect(gone).toBe(true)
    })
  })

  describe('services', () => {
    const service = (spec: object) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 's', namespace: 'default' },
      spec,
    })
    const node = () =>
      harness.client.resource(Nodes).create({
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name: 'node-1', labels: { 'topology.kubernetes.io/zone': 'east' } },
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      })

    it('have Endpoints and a slice that follow their pods', async () => {
      await node()
      await harness.client.resource(Services).create(
        service({
          clusterIP: '10.96.0.9',
          ipFamilies: ['IPv4'],
          selector: { app: 'web' },
          ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }],
        }),
      )
      await harness.settle()
      expect((await harness.list(Endpoints))[0]?.subsets).toBeUndefined()
      expect((await harness.list(EndpointSlices))[0]?.endpoints ?? []).toEqual([])
      await harness.client.resource(Deployments).create(deployment({ replicas: 2 }))
      await harness.settle()
      await harness.runPods()
      const [endpoints] = await harness.list(Endpoints)
      expect(endpoints?.metadata?.labels).toEqual({ 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' })
      expect(endpoints?.subsets?.[0]?.addresses).toHaveLength(2)
      expect(endpoints?.subsets?.[0]?.ports).toEqual([{ port: 8080, protocol: 'TCP' }])
      const slices = await harness.list(EndpointSlices)
      expect(slices).toHaveLength(1)
      expect(slices[0]).toMatchObject({
        metadata: {
          generateName: 's-',
          labels: {
            'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
            'kubernetes.io/service-name': 's',
          },
        },
        addressType: 'IPv4',
        ports: [{ name: '', port: 8080, protocol: 'TCP' }],
      })
      expect(slices[0]?.endpoints[0]).toMatchObject({
        conditions: { ready: true, serving: true, terminating: false },
        nodeName: 'node-1',
        zone: 'east',
      })
      const [pod] = await harness.pods()
      await harness.client.resource(Pods, 'default').delete(pod?.metadata?.name ?? '')
      await harness.settle()
      expect((await harness.list(Endpoints))[0]?.subsets?.[0]?.addresses).toHaveLength(1)
      const states = (await harness.list(EndpointSlices))[0]?.endpoints.map((endpoint) => endpoint.conditions)
      expect(states).toContainEqual({ ready: false, serving: true, terminating: true })
      await harness.client.resource(Services, 'default').delete('s')
      await harness.settle()
      expect(await harness.list(Endpoints)).toEqual([])
      expect(await harness.list(EndpointSlices)).toEqual([])
    })

    it('spread 250 endpoints over slices of at most 100', async () => {
      await node()
      await harness.client
        .resource(Services)
        .create(service({ clusterIP: '10.96.0.9', selector: { app: 'web' }, ports: [{ port: 80, protocol: 'TCP' }] }))
      await harness.client.resource(Deployments).create(deployment({ replicas: 250 }))
      await harness.settle()
      await harness.runPods()
      await harness.clock.advance(1000)
      await harness.settle()
      const sizes = (await harness.list(EndpointSlices)).map((slice) => slice.endpoints.length)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(250)
      expect(Math.max(...sizes)).toBeLessThanOrEqual(100)
      expect((await harness.list(Endpoints))[0]?.subsets?.[0]?.addresses).toHaveLength(250)
    })

    it('that do not exist leave hand-made Endpoints alone', async () => {
      await harness.client.resource(Endpoints, 'default').create({ metadata: { name: 'alone' } })
      await harness.settle()
      expect(await harness.list(Endpoints)).toHaveLength(1)
    })

    it('without a selector mirror hand-made Endpoints', async () => {
      await harness.client.resource(Services).create(service({ ports: [{ port: 80 }] }))
      await harness.settle()
      expect(await harness.list(EndpointSlices)).toEqual([])
      await harness.client.resource(Endpoints, 'default').create({
        metadata: { name: 's', labels: { x: 'y' } },
        subsets: [
          {
            addresses: [{ ip: '192.0.2.33' }],
            notReadyAddresses: [{ ip: '192.0.2.34' }],
            ports: [{ port: 80, protocol: 'TCP' }],
          },
        ],
      })
      await harness.settle()
      const [slice] = await harness.list(EndpointSlices)
      expect(slice?.metadata?.labels).toEqual({
        'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
        'kubernetes.io/service-name': 's',
        x: 'y',
      })
      expect(slice?.endpoints).toEqual([
        { addresses: ['192.0.2.33'], conditions: { ready: true } },
        { addresses: ['192.0.2.34'], conditions: { ready: false } },
      ])
      expect(slice?.metadata?.ownerReferences?.[0]).toMatchObject({ kind: 'Endpoints', name: 's' })
    })
  })

  describe('nodes', () => {
    const nodes = () => harness.client.resource(Nodes)
    const ready = (status: string) => ({
      conditions: [{ type: 'Ready', status, lastHeartbeatTime: new Date(harness.clock.now()).toISOString() }],
    })
    const create = (name: string) =>
      nodes().create({ apiVersion: 'v1', kind: 'Node', metadata: { name }, status: ready('True') })
    const beat = async (name: string, status = 'True') =>
      nodes().patch(name, 'merge', { status: ready(status) }, { subresource: 'status' })
    const taints = async (name: string) =>
      ((await nodes().get(name)).spec?.taints ?? []).map(({ key, effect }) => `${key}:${effect}`).sort()
    const pass = async (ms: number, alive: readonly string[]) => {
      for (let passed = 0; passed < ms; passed += 5000) {
        for (const name of alive) await beat(name)
        await harness.clock.advance(5000)
      }
    }

    it('become Unknown with taints after 50 s of silence; their pods are not ready, then evicted by their tolerations', async () => {
      await create('lost')
      await create('well')
      await harness.client.resource(Deployments).create(deployment({ replicas: 1 }))
      await harness.settle()
      await harness.runPods({ node: 'lost' })
      const [pod] = await harness.pods()
      const name = pod?.metadata?.name ?? ''
      const toleration = {
        key: 'node.kubernetes.io/unreachable',
        operator: 'Exists',
        effect: 'NoExecute',
        tolerationSeconds: 30,
      }
      await harness.client.resource(Pods, 'default').patch(name, 'merge', { spec: { tolerations: [toleration] } })
      await pass(65_000, ['well'])
      const lost = await nodes().get('lost')
      expect(lost.status?.conditions?.map(({ type, status, reason }) => `${type} ${status} ${reason}`)).toEqual([
        'Ready Unknown NodeStatusUnknown',
        'MemoryPressure Unknown NodeStatusNeverUpdated',
        'DiskPressure Unknown NodeStatusNeverUpdated',
        'PIDPressure Unknown NodeStatusNeverUpdated',
      ])
      expect(await taints('lost')).toEqual([
        'node.kubernetes.io/unreachable:NoExecute',
        'node.kubernetes.io/unreachable:NoSchedule',
      ])
      expect(await taints('well')).toEqual([])
      const silenced = await harness.client.resource(Pods, 'default').get(name)
      expect(silenced.status?.conditions?.[0]?.status).toBe('False')
      expect(silenced.metadata?.deletionTimestamp).toBeUndefined()
      await pass(40_000, ['well'])
      const evicted = await harness.client.resource(Pods, 'default').get(name)
      expect(evicted.metadata?.deletionTimestamp).toBeDefined()
      expect(evicted.status?.conditions).toContainEqual(
        expect.objectContaining({ type: 'DisruptionTarget', reason: 'DeletionByTaintManager' }),
      )
      await beat('lost')
      await pass(10_000, ['well', 'lost'])
      expect(await taints('lost')).toEqual([])
    })

    it('stay alive by their lease', async () => {
      await create('n')
      await create('well')
      for (let i = 0; i < 15; i++) {
        const renewTime = formatMicroTimestamp(harness.clock.now())
        const leases = harness.client.resource(Leases, 'kube-node-lease')
        if (i === 0) await leases.create({ metadata: { name: 'n' }, spec: { renewTime } })
        else await leases.patch('n', 'merge', { spec: { renewTime } })
        await pass(5000, ['well'])
      }
      expect((await nodes().get('n')).status?.conditions?.[0]?.status).toBe('True')
    })

    it('are not evicted when all are down', async () => {
      await create('a')
      await create('b')
      await pass(70_000, [])
      expect(await taints('a')).toEqual(['node.kubernetes.io/unreachable:NoSchedule'])
      expect(await taints('b')).toEqual(['node.kubernetes.io/unreachable:NoSchedule'])
    })

    it('lose the pods that are bound to none of them', async () => {
      await harness.client.resource(Pods, 'default').create({
        metadata: { name: 'p' },
        spec: { nodeName: 'nowhere', containers: [] },
        status: { phase: 'Running' },
      })
      await harness.clock.advance(85_000)
      expect(await harness.list(Pods)).toEqual([])
    })

    it('get a range of pod addresses each, and give it back', async () => {
      await create('a')
      await create('b')
      await harness.settle()
      const ranges = async () => (await harness.list(Nodes)).map((node) => node.spec?.podCIDRs?.join())
      expect(await ranges()).toEqual(['10.244.0.0/24', '10.244.1.0/24'])
      await nodes().delete('a')
      await harness.settle()
      await create('c')
      await harness.settle()
      expect(await ranges()).toEqual(['10.244.1.0/24', '10.244.0.0/24'])
    })

    it('show that they are unschedulable by a taint', async () => {
      await create('n')
      await nodes().patch('n', 'merge', { spec: { unschedulable: true } })
      await harness.settle()
      expect(await taints('n')).toEqual(['node.kubernetes.io/unschedulable:NoSchedule'])
      await nodes().patch('n', 'merge', { spec: { unschedulable: null } })
      await harness.settle()
      expect(await taints('n')).toEqual([])
    })
  })

  describe('resource quotas', () => {
    const used = async () => (await harness.client.resource(ResourceQuotas, 'default').get('q')).status?.used
    const create = async (hard: Record<string, string>) => {
      await harness.client.resource(ResourceQuotas, 'default').create({ metadata: { name: 'q' }, spec: { hard } })
      await harness.settle()
    }
    const pod = (name: string, cpu: string) =>
      harness.client.resource(Pods, 'default').create({
        metadata: { name },
        spec: { containers: [{ name: 'c', image: 'i', resources: { requests: { cpu } } }] },
      })

    it('are counted when they are new, whatever they count', async () => {
      await pod('a', '300m')
      await pod('b', '1')
      await create({ pods: '5', 'requests.cpu': '2', configmaps: '9', 'count/widgets.example.com': '1' })
      // The namespace's own ConfigMap is kube-root-ca.crt.
      expect(await used()).toEqual({
        pods: '2',
        'requests.cpu': '1300m',
        configmaps: '1',
        'count/widgets.example.com': '0',
      })
      expect((await harness.client.resource(ResourceQuotas, 'default').get('q')).status?.hard).toMatchObject({
        pods: '5',
      })
    })

    it('are given back what goes or ends', async () => {
      await pod('a', '300m')
      await pod('b', '1')
      await create({ pods: '5', 'requests.cpu': '2' })
      await harness.client.resource(Pods, 'default').delete('a', { gracePeriodSeconds: 0 })
      await harness.settle()
      expect(await used()).toEqual({ pods: '1', 'requests.cpu': '1' })
      const b = await harness.client.resource(Pods, 'default').get('b')
      await harness.client.resource(Pods, 'default').updateStatus({ ...b, status: { phase: 'Succeeded' } })
      await harness.settle()
      expect(await used()).toEqual({ pods: '0', 'requests.cpu': '0' })
    })

    it('are left alone while admission charges them, and counted anew every five minutes', async () => {
      await create({ pods: '5' })
      const quotas = harness.client.resource(ResourceQuotas, 'default')
      await quotas.updateStatus({ ...(await quotas.get('q')), status: { hard: { pods: '5' }, used: { pods: '3' } } })
      await harness.settle()
      expect(await used()).toEqual({ pods: '3' })
      await harness.clock.advance(5 * 60_000)
      await harness.settle()
      expect(await used()).toEqual({ pods: '0' })
    })
  })
})

describe('Secrets with tokens of service accounts', () => {
  const secret = (name: string, account: string, uid?: string) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'kubernetes.io/service-account.name': account,
        ...(uid === undefined ? {} : { 'kubernetes.io/service-account.uid': uid }),
      },
    },
    type: 'kubernetes.io/service-account-token',
  })

  it('are filled, and go with their account', async () => {
    const harness = new Harness()
    await harness.start()
    const accounts = harness.client.resource(ServiceAccounts, 'default')
    const { metadata } = await accounts.create({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'bob' },
      secrets: [{ name: 'good' }, { name: 'other' }],
    })
    for (const one of [secret('good', 'bob'), secret('old', 'bob', 'another'), secret('lost', 'ghost')]) {
      await harness.client.resource(Secrets, 'default').create(one)
    }
    await harness.settle()
    const [good, ...rest] = await harness.list(Secrets)
    expect(rest).toEqual([])
    expect(good?.metadata?.annotations?.['kubernetes.io/service-account.uid']).toBe(metadata?.uid)
    const text = (key: string) => Buffer.from(good?.data?.[key] ?? '', 'base64').toString()
    expect([text('token'), text('ca.crt'), text('namespace')]).toEqual(['bob in good', 'the CA', 'default'])
    await harness.client.resource(Secrets, 'default').delete('good')
    await harness.settle()
    expect((await accounts.get('bob')).secrets).toEqual([{ name: 'other' }])
    await harness.set.stop()
  })
})
