import { Events, type Job, Jobs, type Pod, Pods, type ResourceToken, StatusError } from '../../api/index.js'
import { SeededRandom, silentLogger } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { createClient, inProcessTransport } from '../../client/index.js'
import { MemoryApi } from '../../client/testing/index.js'
import { ControllerSet } from '../controller-set.js'
import { timeToLiveMs, ttlAfterFinishedController } from '../ttl-after-finished/index.js'
import { backoffLeftMs, finishedAt, nextBackoff, noFailures } from './backoff.js'
import { judgeFailure } from './failure-policy.js'
import { jobController, jobOrphanController } from './index.js'
import { failedIndexesOf, failureCounts, podsToReplace } from './index-failures.js'
import { countOf, formatIntervals, lowestMissing, overlapOf, parseIntervals, withIndexes } from './intervals.js'
import { indexedPod, jobPodTemplate } from './pod-template.js'
import { trackingFinalizer } from './pods.js'
import { metSuccessRule } from './success-policy.js'
import { surplusPods } from './surplus.js'

const start = Date.UTC(2025, 0, 2)
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString().replace('.000Z', 'Z')
const indexKey = 'batch.kubernetes.io/job-completion-index'
const failuresKey = 'batch.kubernetes.io/job-index-failure-count'
const ignoredKey = 'batch.kubernetes.io/job-index-ignored-failure-count'

type Metadata = NonNullable<Pod['metadata']>
function pod(name: string, status: Pod['status'] = {}, metadata: Metadata = {}): Pod {
  return {
    metadata: { name, namespace: 'default', uid: name, finalizers: [trackingFinalizer], ...metadata },
    spec: { containers: [] },
    status,
  }
}

function jobOf(spec: Partial<NonNullable<Job['spec']>> = {}): Job {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'j', namespace: 'default', uid: 'u' },
    spec: {
      parallelism: 1,
      completions: 1,
      backoffLimit: 6,
      selector: { matchLabels: { job: 'j' } },
      template: { metadata: { labels: { job: 'j' } }, spec: { restartPolicy: 'Never', containers: [{ name: 'c' }] } },
      ...spec,
    },
  }
}

const indexedJob = (spec: Partial<NonNullable<Job['spec']>> = {}) =>
  jobOf({ completionMode: 'Indexed', completions: 4, parallelism: 4, ...spec })

describe('lists of indexes', () => {
  it.each([
    ['', 10, ''],
    ['1,3,4', 10, '1,3,4'],
    ['1,2,3,5', 10, '1-3,5'],
    ['0-3,7', 6, '0-3'],
    ['0-9', 6, '0-5'],
    ['x,2,4-y,5', 10, '2,5'],
  ])('%p of %i are read and printed as %p', (text, completions, printed) => {
    expect(formatIntervals(parseIntervals(text, completions))).toBe(printed)
  })
  it('take in what comes in any order, and join what touches', () => {
    expect(formatIntervals(withIndexes(parseIntervals('1,5-7', 20), [8, 3, 2, 6, 12]))).toBe('1-3,5-8,12')
    expect(countOf(parseIntervals('1-3,5-8,12', 20))).toBe(8)
  })
  it('tell what is missing, lowest first, and what they have in common', () => {
    expect(lowestMissing(parseIntervals('0,2-3,6', 9), 3, 9)).toEqual([1, 4, 5])
    expect(lowestMissing(parseIntervals('0-8', 9), 3, 9)).toEqual([])
    expect(lowestMissing([], 5, 3)).toEqual([0, 1, 2])
    expect(overlapOf(parseIntervals('0-4,8', 10), parseIntervals('3-8', 10))).toBe(3)
  })
})

describe('success policy', () => {
  it.each([
    [[{ succeededCount: 2 }], '0,3', 'Matched rules at index 0'],
    [[{ succeededCount: 3 }], '0,3', undefined],
    [[{ succeededIndexes: '0-1' }, { succeededIndexes: '2-3' }], '0,2-3', 'Matched rules at index 1'],
    [[{ succeededIndexes: '0-3', succeededCount: 2 }], '1,3', 'Matched rules at index 0'],
    [[{ succeededIndexes: '9' }], '0-3', undefined],
    [[{ succeededCount: 0 }], '', undefined],
  ])('%j with %p succeeded', (rules, succeeded, message) => {
    expect(metSuccessRule({ rules }, 4, parseIntervals(succeeded, 4))).toBe(message)
  })
})

describe('failure policy', () => {
  const failed = pod('p', {
    phase: 'Failed',
    conditions: [{ type: 'DisruptionTarget', status: 'True' }],
    containerStatuses: [
      { name: 'a', image: '', imageID: '', ready: false, restartCount: 0, state: { terminated: { exitCode: 0 } } },
      { name: 'b', image: '', imageID: '', ready: false, restartCount: 0, state: { terminated: { exitCode: 42 } } },
    ],
  })
  const onDisruption = [{ type: 'DisruptionTarget', status: 'True' }]
  it.each([
    [[], { counts: true }],
    [[{ action: 'Ignore', onPodConditions: onDisruption }], { action: 'Ignore', counts: false }],
    [[{ action: 'Count', onExitCodes: { operator: 'In', values: [42] } }], { action: 'Count', counts: true }],
    [[{ action: 'Count', onExitCodes: { operator: 'In', values: [42], containerName: 'a' } }], { counts: true }],
    [[{ action: 'FailIndex', onExitCodes: { operator: 'NotIn', values: [1] } }], { action: 'FailIndex', counts: true }],
    [
      [
        { action: 'Ignore', onExitCodes: { operator: 'NotIn', values: [42] } },
        { action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } },
      ],
      {
        action: 'FailJob',
        counts: true,
        failure: 'Container b for pod default/p failed with exit code 42 matching FailJob rule at index 1',
      },
    ],
    [
      [{ action: 'FailJob', onPodConditions: onDisruption }],
      {
        action: 'FailJob',
        counts: true,
        failure: 'Pod default/p has condition DisruptionTarget matching FailJob rule at index 0',
      },
    ],
  ])('%j', (rules, verdict) => {
    expect(judgeFailure({ rules }, failed)).toEqual(verdict)
  })
})

describe('back-off', () => {
  const ended = (seconds: number) =>
    pod(`p${seconds}`, { conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: at(seconds) }] })
  it('counts the failures since the last success', () => {
    const one = nextBackoff(noFailures, [], [ended(5), ended(3)])
    expect(one).toEqual({ failures: 2, lastFailureAt: start + 5000 })
    expect(nextBackoff(one, [], [])).toBe(one)
    expect(nextBackoff(one, [], [ended(9)])).toEqual({ failures: 3, lastFailureAt: start + 9000 })
    expect(nextBackoff(one, [ended(7)], [ended(6), ended(8)])).toEqual({ failures: 1, lastFailureAt: start + 8000 })
    expect(nextBackoff(one, [ended(7)], [])).toEqual(noFailures)
  })
  it.each([
    [0, 0],
    [1, 10_000],
    [2, 20_000],
    [4, 80_000],
    [7, 600_000],
    [100, 600_000],
  ])('after %i failures waits %i ms', (failures, delay) => {
    expect(backoffLeftMs({ failures, lastFailureAt: start }, start)).toBe(delay)
    expect(backoffLeftMs({ failures, lastFailureAt: start }, start + delay + 1)).toBe(0)
  })
  it('knows when a pod ended from its containers, its readiness, its deletion or its creation', () => {
    const status = (seconds?: number) => ({
      name: 'c',
      image: '',
      imageID: '',
      ready: false,
      restartCount: 0,
      state: seconds === undefined ? {} : { terminated: { exitCode: 1, finishedAt: at(seconds) } },
    })
    const conditions = [{ type: 'Ready', status: 'False', lastTransitionTime: at(7) }]
    const metadata = { creationTimestamp: at(1), deletionTimestamp: at(40), deletionGracePeriodSeconds: 30 }
    const cases: readonly (readonly [Pod, number])[] = [
      [pod('p', { containerStatuses: [status(3), status(4)], conditions }, metadata), 4],
      [pod('p', { containerStatuses: [status(3), status()], conditions }, metadata), 7],
      [pod('p', {}, metadata), 10],
      [pod('p', {}, { creationTimestamp: at(1) }), 1],
    ]
    for (const [one, seconds] of cases) expect(finishedAt(one)).toBe(start + seconds * 1000)
  })
})

describe('failures of single indexes', () => {
  const failed = (name: string, index: number, annotations: Record<string, string> = {}) =>
    pod(name, { phase: 'Failed' }, { annotations: { [indexKey]: String(index), ...annotations } })
  it('an index fails when its pods have failed often enough, or its policy says so', () => {
    const pods = [failed('a', 0), failed('b', 1, { [failuresKey]: '1' }), failed('c', 9, { [failuresKey]: '9' })]
    expect(formatIntervals(failedIndexesOf(indexedJob({ backoffLimitPerIndex: 1 }), pods))).toBe('1')
    expect(formatIntervals(failedIndexesOf(indexedJob({ backoffLimitPerIndex: 0 }), pods))).toBe('0,1')
  })
  it('the next pod of an index carries the count on, ignored failures apart', () => {
    const job = indexedJob({ backoffLimitPerIndex: 3 })
    expect(failureCounts(job, undefined)).toEqual({ [failuresKey]: '0' })
    expect(failureCounts(job, failed('a', 0, { [failuresKey]: '1' }))).toEqual({ [failuresKey]: '2' })
    const rules = [{ action: 'Ignore', onExitCodes: { operator: 'NotIn', values: [1] } }]
    const ignored = {
      ...failed('a', 0, { [failuresKey]: '1', [ignoredKey]: '2' }),
      status: {
        phase: 'Failed',
        containerStatuses: [
          { name: 'c', image: '', imageID: '', ready: false, restartCount: 0, state: { terminated: { exitCode: 7 } } },
        ],
      },
    }
    expect(failureCounts(indexedJob({ backoffLimitPerIndex: 3, podFailurePolicy: { rules } }), ignored)).toEqual({
      [failuresKey]: '1',
      [ignoredKey]: '3',
    })
  })
  it('the last failed pod of an index waits for the one that takes its place', () => {
    const job = indexedJob({ backoffLimitPerIndex: 3 })
    const pods = [failed('a', 0), failed('b', 0, { [failuresKey]: '1' }), failed('c', 1), failed('d', 2)]
    const active = [pod('e', {}, { annotations: { [indexKey]: '2' } })]
    const waiting = podsToReplace(job, pods, { succeeded: parseIntervals('1', 4), failed: [], activePods: active })
    expect([...waiting].map(([index, { metadata }]) => [index, metadata?.name])).toEqual([[0, 'b']])
  })
})

describe('pods of a job', () => {
  it('are tracked, and know their index', () => {
    const job = indexedJob({ backoffLimitPerIndex: 1 })
    const template = jobPodTemplate(job)
    expect(template.metadata?.finalizers).toEqual([trackingFinalizer])
    const { template: indexed, generateName } = indexedPod(job, template, 3, undefined)
    expect(generateName).toBe('j-3-')
    expect(indexed.metadata).toMatchObject({
      labels: { job: 'j', [indexKey]: '3' },
      annotations: { [indexKey]: '3', [failuresKey]: '0' },
    })
    expect(indexed.spec?.hostname).toBe('j-3')
    expect(indexed.spec?.containers[0]?.env).toEqual([
      { name: 'JOB_COMPLETION_INDEX', valueFrom: { fieldRef: { fieldPath: `metadata.labels['${indexKey}']` } } },
    ])
  })
  it('a long name leaves room for the index', () => {
    const job = { ...indexedJob(), metadata: { name: 'x'.repeat(60) } }
    expect(indexedPod(job, jobPodTemplate(job), 12, undefined).generateName).toBe(`${'x'.repeat(54)}-12-`)
  })
  it('go, when there are too many, from those that are least far on; doubles of an index all', () => {
    const running = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] }
    const bound = (one: Pod): Pod => ({ ...one, spec: { containers: [], nodeName: 'n' } })
    const pods = [bound(pod('a', running)), pod('b', { phase: 'Pending' }), bound(pod('c', { phase: 'Running' }))]
    const names = (some: readonly Pod[]) => some.map((one) => one.metadata?.name)
    expect(names(surplusPods(jobOf(), pods, 2))).toEqual(['b', 'c'])
    const withIndex = (name: string, index: string, status: Pod['status']) =>
      bound(pod(name, status, { annotations: { [indexKey]: index } }))
    const indexed = [
      withIndex('a', '0', running),
      withIndex('b', '0', { phase: 'Running' }),
      withIndex('c', '7', running),
      pod('d', running),
      withIndex('e', '1', running),
    ]
    expect(names(surplusPods(indexedJob(), indexed, 0))).toEqual(['c', 'd', 'b'])
  })
})

describe('time to live of a finished job', () => {
  const finished = (ttlSecondsAfterFinished: number | undefined, status = 'True'): Job => ({
    ...jobOf(ttlSecondsAfterFinished === undefined ? {} : { ttlSecondsAfterFinished }),
    status: { conditions: [{ type: 'Failed', status, lastTransitionTime: at(10) }] },
  })
  it('counts from its last condition', () => {
    expect(timeToLiveMs(finished(30), start + 15_000)).toBe(25_000)
    expect(timeToLiveMs(finished(undefined), start)).toBeUndefined()
    expect(timeToLiveMs(finished(30, 'False'), start)).toBeUndefined()
  })
})

class Harness {
  readonly clock = new FakeClock()
  readonly #tokens: readonly ResourceToken[] = [Jobs, Pods, Events]
  readonly api = new MemoryApi(this.clock, this.#tokens)
  readonly client = createClient(inProcessTransport(this.api.handler, { username: 'test', groups: [] }))
  readonly set = new ControllerSet({
    client: this.client,
    clock: this.clock,
    random: new SeededRandom(1),
    logger: silentLogger,
    controllers: [jobController, jobOrphanController, ttlAfterFinishedController],
  })

  async create(spec: Partial<NonNullable<Job['spec']>> = {}): Promise<void> {
    await this.client.resource(Jobs, 'default').create(jobOf(spec))
    await this.settle()
  }

  async settle(ms = 400): Promise<void> {
    for (let passed = 0; passed < ms; passed += 20) await this.clock.advance(20)
  }

  async pods(): Promise<readonly Pod[]> {
    return (await this.client.resource(Pods, 'default').list()).items
  }

  /** Gives each pod that runs yet this phase. */
  async end(phase: string, status: Pod['status'] = {}): Promise<void> {
    for (const one of await this.pods()) {
      if (one.status?.phase === 'Succeeded' || one.status?.phase === 'Failed') continue
      const finishedNow = new Date(this.clock.now()).toISOString().replace(/\.\d+Z/, 'Z')
      const conditions = [{ type: 'Ready', status: 'False', lastTransitionTime: finishedNow }]
      await this.client.resource(Pods, 'default').updateStatus({ ...one, status: { phase, conditions, ...status } })
    }
    await this.settle()
  }

  async job(): Promise<Job> {
    return this.client.resource(Jobs, 'default').get('j')
  }

  async conditions(): Promise<readonly string[]> {
    const { status } = await this.job()
    return (status?.conditions ?? []).map(({ type, status, reason }) => `${type}=${status} ${reason}`)
  }

  async events(): Promise<readonly string[]> {
    return (await this.client.resource(Events).list()).items.map(({ reason, message }) => `${reason}: ${message}`)
  }
}

describe('job controller', () => {
  let harness: Harness
  beforeEach(async () => {
    harness = new Harness()
    await harness.set.start(new AbortController().signal)
  })
  afterEach(() => harness.set.stop())

  it('counts each pod once, takes its finalizer off and completes', async () => {
    await harness.create({ completions: 2, parallelism: 1 })
    expect((await harness.job()).status).toMatchObject({ active: 1, ready: 0, terminating: 0 })
    await harness.end('Succeeded')
    expect((await harness.job()).status).toMatchObject({ active: 1, succeeded: 1, uncountedTerminatedPods: {} })
    await harness.end('Succeeded')
    expect(await harness.conditions()).toEqual([
      'SuccessCriteriaMet=True CompletionsReached',
      'Complete=True CompletionsReached',
    ])
    const { status } = await harness.job()
    expect(status).toMatchObject({ succeeded: 2, ready: 0 })
    expect(status?.active).toBeUndefined()
    expect(status?.completionTime).toBeDefined()
    expect((await harness.pods()).flatMap((one) => one.metadata?.finalizers ?? [])).toEqual([])
    expect((await harness.events()).at(-1)).toBe('Completed: Job completed')
  })

  it('goes on after being interrupted between writing a uid and counting it', async () => {
    await harness.create({ completions: 2 })
    harness.api.intercept = (method, path) => {
      if (method === 'PATCH' && path.includes('/pods/')) throw new Error('no patches today')
    }
    await harness.end('Succeeded')
    const [one] = await harness.pods()
    expect((await harness.job()).status?.uncountedTerminatedPods).toEqual({ succeeded: [one?.metadata?.uid] })
    expect((await harness.job()).status?.succeeded).toBeUndefined()
    harness.api.intercept = () => {}
    await harness.settle(61_000)
    expect((await harness.job()).status).toMatchObject({ succeeded: 1, uncountedTerminatedPods: {} })
  })

  it('waits ever longer before it replaces failed pods, and gives up after backoffLimit', async () => {
    await harness.create({ backoffLimit: 1 })
    await harness.end('Failed')
    expect((await harness.job()).status).toMatchObject({ failed: 1 })
    await harness.settle(8000)
    expect(await harness.pods()).toHaveLength(1)
    await harness.settle(3000)
    expect(await harness.pods()).toHaveLength(2)
    await harness.end('Failed')
    expect(await harness.conditions()).toEqual([
      'FailureTarget=True BackoffLimitExceeded',
      'Failed=True BackoffLimitExceeded',
    ])
    expect(await harness.events()).toContain('BackoffLimitExceeded: Job has reached the specified backoff limit')
  })

  it('ends at its deadline, when the last pod has gone', async () => {
    await harness.create({ activeDeadlineSeconds: 5 })
    await harness.settle(5000)
    expect(await harness.conditions()).toEqual(['FailureTarget=True DeadlineExceeded', 'Failed=True DeadlineExceeded'])
    expect((await harness.job()).status).toMatchObject({ failed: 1, terminating: 0 })
    expect(await harness.pods()).toEqual([])
  })

  it('suspends and resumes', async () => {
    await harness.create({ parallelism: 2, completions: 2 })
    const patch = (suspend: boolean) =>
      harness.client.resource(Jobs, 'default').patch('j', 'merge', { spec: { suspend } })
    await patch(true)
    await harness.settle()
    expect(await harness.pods()).toEqual([])
    expect(await harness.conditions()).toEqual(['Suspended=True JobSuspended'])
    await patch(false)
    await harness.settle()
    expect(await harness.pods()).toHaveLength(2)
    expect(await harness.conditions()).toEqual(['Suspended=False JobResumed'])
  })

  it('asks again for a refused pod only after a second, and then ever more seldom', async () => {
    let refused = 0
    harness.api.intercept = (method, path) => {
      if (method !== 'POST' || !path.endsWith('/pods')) return
      refused++
      throw new StatusError({ code: 403, reason: 'Forbidden', message: 'exceeded quota' })
    }
    await harness.create()
    expect(refused).toBe(1)
    await harness.settle(1200)
    expect(refused).toBe(2)
    await harness.settle(1000)
    expect(refused).toBe(2)
    harness.api.intercept = () => {}
    await harness.settle(4000)
    expect(await harness.pods()).toHaveLength(1)
    expect(await harness.events()).toContain('FailedCreate: Error creating: exceeded quota')
  })

  it('leaves a job of another controller alone', async () => {
    await harness.create({ managedBy: 'example.com/other' })
    expect(await harness.pods()).toEqual([])
    expect((await harness.job()).status).toBeUndefined()
  })

  it('adopts matching pods and tracks them', async () => {
    const orphan = { metadata: { name: 'p', namespace: 'default', labels: { job: 'j' } }, spec: { containers: [] } }
    await harness.client.resource(Pods, 'default').create({ apiVersion: 'v1', kind: 'Pod', ...orphan })
    await harness.create()
    const [only, ...others] = await harness.pods()
    expect(others).toEqual([])
    expect(only?.metadata).toMatchObject({ name: 'p', finalizers: [trackingFinalizer] })
    expect(only?.metadata?.ownerReferences?.[0]).toMatchObject({ kind: 'Job', name: 'j', controller: true })
  })

  it('lets go of pods whose job is gone', async () => {
    await harness.create()
    const pods = harness.client.resource(Pods, 'default')
    await harness.client.resource(Jobs, 'default').delete('j', { propagationPolicy: 'Background' })
    for (const one of await harness.pods()) await pods.delete(one.metadata?.name ?? '')
    await harness.settle()
    expect(await harness.pods()).toEqual([])
  })

  it('is deleted some time after it has finished', async () => {
    await harness.create({ ttlSecondsAfterFinished: 3 })
    await harness.end('Succeeded')
    await harness.settle(1000)
    expect((await harness.job()).metadata?.deletionTimestamp).toBeUndefined()
    await harness.settle(3000)
    const left = (await harness.client.resource(Jobs, 'default').list()).items
    expect(left.every((job) => job.metadata?.deletionTimestamp !== undefined)).toBe(true)
  })
})
