import {
  Deployments,
  Events,
  Jobs,
  type OwnerReference,
  type Pod,
  type PodDisruptionBudget,
  PodDisruptionBudgets,
  Pods,
  ReplicaSets,
  ReplicationControllers,
  StatefulSets,
} from '../../api/index.js'
import { SeededRandom, silentLogger } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { createClient, inProcessTransport } from '../../client/index.js'
import { MemoryApi } from '../../client/testing/index.js'
import { ControllerSet } from '../controller-set.js'
import { printSelector } from './events.js'
import { expectedPods } from './expected-pods.js'
import { disruptionController, staleDisruptionController } from './index.js'
import { countHealthy, disruptedPods, failedStatus, nextStatus } from './status.js'

const now = Date.UTC(2025, 0, 2)
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString().replace('.000Z', 'Z')

type Spec = NonNullable<PodDisruptionBudget['spec']>
const budgetOf = (spec: Spec, status?: Partial<PodDisruptionBudget['status']>): PodDisruptionBudget => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'b', namespace: 'default', generation: 1 },
  spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
  ...(status ? { status: status as NonNullable<PodDisruptionBudget['status']> } : {}),
})

const owner = (uid: string, kind = 'ReplicaSet', apiVersion = 'apps/v1'): OwnerReference => ({
  apiVersion,
  kind,
  name: uid,
  uid,
  controller: true,
})

function podOf(name: string, ready: boolean, reference?: OwnerReference): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      labels: { app: 'web' },
      ...(reference ? { ownerReferences: [reference] } : {}),
    },
    spec: { containers: [] },
    status: { phase: 'Running', conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
  }
}

describe('expected pods', () => {
  const scales: Record<string, { uid: string; replicas: number }> = {
    a: { uid: 'd', replicas: 5 },
    b: { uid: 'd', replicas: 5 },
    c: { uid: 'c', replicas: 3 },
  }
  const find = async ({ uid }: OwnerReference) => scales[uid]
  const pods = [podOf('1', true, owner('a')), podOf('2', true, owner('b')), podOf('3', true, owner('c'))]
  it.each([
    [{ minAvailable: 2 }, 3, 2],
    [{ minAvailable: '50%' }, 8, 4],
    [{ minAvailable: '30%' }, 8, 3],
    [{ maxUnavailable: 3 }, 8, 5],
    [{ maxUnavailable: '30%' }, 8, 5],
    [{ maxUnavailable: 20 }, 8, 0],
    [{}, 0, 0],
  ])('%j', async (spec, expected, desired) => {
    expect(await expectedPods(budgetOf(spec), pods, find)).toEqual({ expected, desired, unmanaged: [] })
  })
  it('names pods without a controller, where their number matters', async () => {
    const bare = [podOf('x', true)]
    expect(await expectedPods(budgetOf({ maxUnavailable: 1 }), bare, find)).toEqual({
      expected: 0,
      desired: 0,
      unmanaged: ['x'],
    })
    expect((await expectedPods(budgetOf({ minAvailable: 1 }), bare, find)).unmanaged).toEqual([])
  })
  it('cannot be told when a controller is gone', async () => {
    const lost = [podOf('x', true, owner('none'))]
    await expect(expectedPods(budgetOf({ maxUnavailable: 1 }), lost, find)).rejects.toThrow(
      'found no controllers for pod "x"',
    )
  })
})

describe('status of a budget', () => {
  const condition = (status: string, reason: string) => ({
    type: 'DisruptionAllowed',
    status,
    reason,
    message: '',
    observedGeneration: 1,
    lastTransitionTime: ago(9),
  })
  it.each([
    [3, 2, 3, 1],
    [2, 2, 3, 0],
    [1, 2, 3, 0],
    [3, 0, 0, 0],
  ])('%i healthy, %i desired of %i allow %i', (healthy, desired, expected, allowed) => {
    const status = nextStatus(budgetOf({}), { healthy, desired, expected, waiting: {}, now })
    expect(status?.disruptionsAllowed).toBe(allowed)
    expect(status?.conditions).toEqual([
      {
        ...condition(allowed > 0 ? 'True' : 'False', allowed > 0 ? 'SufficientPods' : 'InsufficientPods'),
        lastTransitionTime: ago(0),
      },
    ])
  })
  it('is written only when something is new', () => {
    const inputs = { healthy: 3, desired: 2, expected: 3, waiting: {}, now }
    const present = {
      currentHealthy: 3,
      desiredHealthy: 2,
      expectedPods: 3,
      disruptionsAllowed: 1,
      observedGeneration: 1,
      conditions: [condition('True', 'SufficientPods')],
    }
    expect(nextStatus(budgetOf({}, present), inputs)).toBeUndefined()
    const waiting = { p: ago(1) }
    expect(nextStatus(budgetOf({}, present), { ...inputs, waiting })).toEqual({ ...present, disruptedPods: waiting })
    expect(nextStatus(budgetOf({}, { ...present, observedGeneration: 0 }), inputs)).toEqual(present)
  })
  it('allows nothing when the number of pods is not known', () => {
    expect(
      failedStatus(budgetOf({}, { disruptionsAllowed: 4, expectedPods: 6, observedGeneration: 1 }), 'oh', now),
    ).toEqual({
      currentHealthy: 0,
      desiredHealthy: 0,
      expectedPods: 6,
      disruptionsAllowed: 0,
      observedGeneration: 1,
      conditions: [{ ...condition('False', 'SyncFailed'), message: 'oh', lastTransitionTime: ago(0) }],
    })
  })
  it('waits two minutes for evicted pods to go', () => {
    const granted = { a: ago(10), b: ago(130), c: ago(10), gone: ago(10) }
    const leaving: Pod = { ...podOf('c', true), metadata: { name: 'c', deletionTimestamp: ago(1) } }
    const pods = [podOf('a', true), podOf('b', true), leaving, podOf('d', true), podOf('e', false)]
    const { waiting, overdue, recheckAt } = disruptedPods(budgetOf({}, { disruptedPods: granted }), pods, now)
    expect(waiting).toEqual({ a: ago(10) })
    expect(overdue.map((pod) => pod.metadata?.name)).toEqual(['b'])
    expect(recheckAt).toBe(now + 110_000)
    expect(countHealthy(pods, waiting)).toBe(2)
  })
})

it('prints a selector as Go does', () => {
  expect(printSelector(undefined)).toBe('nil')
  const matchExpressions = [{ key: 'k', operator: 'In', values: ['x', 'y'] }]
  expect(printSelector({ matchLabels: { b: '2', a: '1' }, matchExpressions })).toBe(
    '&LabelSelector{MatchLabels:map[string]string{a: 1,b: 2,},MatchExpressions:[]LabelSelectorRequirement{LabelSelectorRequirement{Key:k,Operator:In,Values:[x y],},},}',
  )
})

describe('disruption controller', () => {
  const clock = new FakeClock()
  let api: MemoryApi
  let set: ControllerSet
  const tokens = [
    PodDisruptionBudgets,
    Pods,
    Events,
    Deployments,
    ReplicaSets,
    ReplicationControllers,
    StatefulSets,
    Jobs,
  ] as never[]
  const client = () => createClient(inProcessTransport(api.handler, { username: 'test', groups: [] }))
  beforeEach(async () => {
    api = new MemoryApi(clock, tokens)
    set = new ControllerSet({
      client: client(),
      clock,
      random: new SeededRandom(1),
      logger: silentLogger,
      controllers: [disruptionController, staleDisruptionController],
    })
    await set.start(new AbortController().signal)
  })
  afterEach(() => set.stop())

  const settle = () => clock.advance(200)
  const budget = () => client().resource(PodDisruptionBudgets, 'default').get('b')
  const events = async () =>
    (await client().resource(Events).list()).items.map(({ reason, source }) => [reason, source])

  async function createPod(pod: Pod): Promise<void> {
    const created = await client().resource(Pods, 'default').create(pod)
    await client()
      .resource(Pods, 'default')
      .updateStatus({ ...created, ...(pod.status ? { status: pod.status } : {}) })
  }

  it('counts for the deployment behind a ReplicaSet, and follows its pods', async () => {
    const apps = { apiVersion: 'apps/v1', metadata: { name: 'web', namespace: 'default' } }
    const selector = { matchLabels: { app: 'web' } }
    const deployment = await client()
      .resource(Deployments, 'default')
      .create({ ...apps, kind: 'Deployment', spec: { replicas: 4, selector, template: {} } })
    const ownerReferences = [owner(deployment.metadata?.uid ?? '', 'Deployment')].map((one) => ({
      ...one,
      name: 'web',
    }))
    const replicaSet = await client()
      .resource(ReplicaSets, 'default')
      .create({ ...apps, kind: 'ReplicaSet', metadata: { ...apps.metadata, ownerReferences }, spec: { selector } })
    const reference = { ...owner(replicaSet.metadata?.uid ?? ''), name: 'web' }
    await client()
      .resource(PodDisruptionBudgets, 'default')
      .create(budgetOf({ maxUnavailable: 2 }))
    await createPod(podOf('a', true, reference))
    await createPod(podOf('b', true, reference))
    await createPod(podOf('c', true, reference))
    await settle()
    expect((await budget()).status).toMatchObject({
      currentHealthy: 3,
      desiredHealthy: 2,
      expectedPods: 4,
      disruptionsAllowed: 1,
    })
    await client().resource(Pods, 'default').delete('a', { gracePeriodSeconds: 0 })
    await settle()
    expect((await budget()).status).toMatchObject({ currentHealthy: 2, disruptionsAllowed: 0 })
  })

  it('fails safe for pods whose controller has no scale', async () => {
    await createPod(podOf('a', true, owner('j', 'Job', 'batch/v1')))
    await client()
      .resource(PodDisruptionBudgets, 'default')
      .create(budgetOf({ maxUnavailable: 1 }))
    await settle()
    expect((await budget()).status?.conditions).toMatchObject([
      { status: 'False', reason: 'SyncFailed', message: 'jobs.batch does not implement the scale subresource' },
    ])
    expect(await events()).toContainEqual(['CalculateExpectedPodCountFailed', { component: 'controllermanager' }])
  })

  it('takes a disruption back that nobody carried out', async () => {
    const pod = podOf('a', true)
    const time = new Date(clock.now()).toISOString().replace(/\.\d+Z/, 'Z')
    const target = {
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'EvictionByEvictionAPI',
      lastTransitionTime: time,
    }
    await createPod({ ...pod, status: { phase: 'Running', conditions: [target] } })
    const status = async () => (await client().resource(Pods, 'default').get('a')).status?.conditions?.[0]?.status
    await clock.advance(100_000)
    expect(await status()).toBe('True')
    await clock.advance(25_000)
    expect(await status()).toBe('False')
  })
})
