import { type CronJob, CronJobs, Events, type Job, Jobs, nextTimeOf, parseCronSchedule } from '../../api/index.js'
import { SeededRandom, silentLogger } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { createClient, inProcessTransport } from '../../client/index.js'
import { MemoryApi } from '../../client/testing/index.js'
import { ControllerSet } from '../controller-set.js'
import { latestDueRun, nextLookMs } from './due-runs.js'
import { jobsBeyondHistory } from './history.js'
import { cronJobController } from './index.js'
import { jobOfRun } from './job-template.js'

type Spec = NonNullable<CronJob['spec']>

function cronJobOf(spec: Partial<Spec> = {}, status?: CronJob['status']): CronJob {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'tick', namespace: 'default', uid: 'u', creationTimestamp: '2025-01-01T00:00:00Z' },
    spec: {
      schedule: '0 * * * *',
      concurrencyPolicy: 'Allow',
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
      jobTemplate: { metadata: { labels: { from: 'cron' } }, spec: { template: { spec: { containers: [] } } } },
      ...spec,
    },
    ...(status ? { status } : {}),
  }
}

const text = (time: number | undefined) => time && new Date(time).toISOString().replace(':00.000', '')

describe('the run that is due', () => {
  it.each([
    ['0 * * * *', undefined, undefined, '2025-01-01T00:59:59Z', undefined, 'none'],
    ['0 * * * *', undefined, undefined, '2025-01-01T01:00:00Z', '2025-01-01T01:00Z', 'none'],
    ['0 * * * *', undefined, undefined, '2025-01-01T05:30:00Z', '2025-01-01T05:00Z', 'few'],
    ['0 * * * *', '2025-01-01T05:00:00Z', undefined, '2025-01-01T05:30:00Z', undefined, 'none'],
    ['* * * * *', undefined, undefined, '2025-01-01T05:30:10Z', '2025-01-01T05:30Z', 'many'],
    ['* * * * *', undefined, 200, '2025-01-01T05:30:10Z', '2025-01-01T05:30Z', 'few'],
    ['0 0 1 1 *', '2020-01-01T00:00:00Z', 100, '2025-06-01T00:00:00Z', undefined, 'none'],
    ['0 0 1 1 *', '2020-01-01T00:00:00Z', undefined, '2025-06-01T00:00:00Z', '2025-01-01T00:00Z', 'few'],
    ['30 6-16/4 * * 1-5', undefined, undefined, '2025-01-06T12:00:00Z', '2025-01-06T10:30Z', 'few'],
    ['@every 1h', '2025-01-01T00:10:00Z', undefined, '2025-01-01T04:00:00Z', '2025-01-01T03:10Z', 'few'],
  ])('%s after %p with deadline %p at %s', (schedule, lastScheduleTime, deadline, now, at, missed) => {
    const cronJob = cronJobOf(
      deadline === undefined ? { schedule } : { schedule, startingDeadlineSeconds: deadline },
      lastScheduleTime === undefined ? {} : { lastScheduleTime },
    )
    const next = nextTimeOf(parseCronSchedule(schedule), 'UTC')
    const due = latestDueRun(cronJob, { now: Date.parse(now), next, respectDeadline: true })
    expect([text(due.at), due.missed]).toEqual([at, missed])
  })
  it('never is, when the day does not exist', () => {
    const next = nextTimeOf(parseCronSchedule('0 0 31 2 *'), 'UTC')
    const now = Date.parse('2025-01-02T00:00:00Z')
    expect(() => latestDueRun(cronJobOf(), { now, next, respectDeadline: true })).toThrow(
      'time difference between two schedules is less than 1 second',
    )
    expect(nextLookMs(cronJobOf(), now, next)).toBeUndefined()
  })
  it('is looked for a moment after its time', () => {
    const next = nextTimeOf(parseCronSchedule('0 * * * *'), 'UTC')
    expect(nextLookMs(cronJobOf(), Date.parse('2025-01-01T00:59:00Z'), next)).toBe(60_100)
    expect(nextLookMs(cronJobOf(), Date.parse('2025-01-01T04:59:00Z'), next)).toBe(60_100)
  })
})

describe('the job of a run', () => {
  it('is named after the minute and says when it was due, in its zone', () => {
    const at = Date.parse('2025-01-01T12:30:00Z')
    expect(jobOfRun(cronJobOf(), at).metadata).toMatchObject({
      name: `tick-${at / 60_000}`,
      labels: { from: 'cron' },
      annotations: { 'batch.kubernetes.io/cronjob-scheduled-timestamp': '2025-01-01T12:30:00Z' },
      ownerReferences: [{ kind: 'CronJob', name: 'tick', controller: true }],
    })
    const annotationIn = (timeZone: string) =>
      jobOfRun(cronJobOf({ timeZone }), at).metadata?.annotations?.['batch.kubernetes.io/cronjob-scheduled-timestamp']
    expect(annotationIn('Asia/Kolkata')).toBe('2025-01-01T18:00:00+05:30')
    expect(annotationIn('America/New_York')).toBe('2025-01-01T07:30:00-05:00')
  })
})

describe('history', () => {
  const job = (name: string, type: string, startTime?: string): Job => ({
    metadata: { name },
    status: { conditions: [{ type, status: 'True' }], ...(startTime === undefined ? {} : { startTime }) },
  })
  it('keeps the youngest of each kind', () => {
    const jobs = [
      job('c', 'Complete', '2025-01-01T00:02:00Z'),
      job('a', 'Complete'),
      job('b', 'Complete', '2025-01-01T00:01:00Z'),
      job('d', 'Failed'),
      job('e', 'Suspended'),
    ]
    const names = (spec: Partial<Spec>) => jobsBeyondHistory(cronJobOf(spec), jobs).map((one) => one.metadata?.name)
    expect(names({ successfulJobsHistoryLimit: 1, failedJobsHistoryLimit: 0 })).toEqual(['b', 'c', 'd'])
    expect(names({})).toEqual([])
  })
})

class Harness {
  readonly clock = new FakeClock()
  readonly api = new MemoryApi(this.clock, [Jobs, CronJobs, Events])
  readonly client = createClient(inProcessTransport(this.api.handler, { username: 'test', groups: [] }))
  readonly set = new ControllerSet({
    client: this.client,
    clock: this.clock,
    random: new SeededRandom(1),
    logger: silentLogger,
    controllers: [cronJobController({ timeZone: 'UTC' })],
  })

  async start(spec: Partial<Spec>): Promise<void> {
    await this.clock.advanceTo(Math.ceil(this.clock.now() / 60_000) * 60_000 + 10_000)
    await this.set.start(new AbortController().signal)
    const { uid: _, creationTimestamp: __, ...metadata } = cronJobOf().metadata ?? {}
    await this.client
      .resource(CronJobs, 'default')
      .create({ ...cronJobOf({ schedule: '* * * * *', ...spec }), metadata })
    await this.clock.advance(1000)
  }

  async jobs(): Promise<readonly Job[]> {
    return (await this.client.resource(Jobs, 'default').list()).items
  }

  async finish(type: string): Promise<void> {
    const completionTime = new Date(this.clock.now()).toISOString().replace(/\.\d+Z/, 'Z')
    for (const job of await this.jobs()) {
      const status = { conditions: [{ type, status: 'True' }], completionTime }
      await this.client.resource(Jobs, 'default').updateStatus({ ...job, status })
    }
    await this.clock.advance(1000)
  }

  async cronJob(): Promise<CronJob> {
    return this.client.resource(CronJobs, 'default').get('tick')
  }

  async patch(spec: Partial<Spec>): Promise<void> {
    await this.client.resource(CronJobs, 'default').patch('tick', 'merge', { spec })
    await this.clock.advance(1000)
  }

  async events(): Promise<readonly (string | undefined)[]> {
    return (await this.client.resource(Events).list()).items.map((event) => event.reason)
  }
}

describe('cron job controller', () => {
  let harness: Harness
  beforeEach(() => {
    harness = new Harness()
  })
  afterEach(() => harness.set.stop())

  it('starts a job each minute and keeps book of it', async () => {
    await harness.start({})
    expect(await harness.jobs()).toEqual([])
    await harness.clock.advance(50_000)
    const [job] = await harness.jobs()
    const { status } = await harness.cronJob()
    expect(status?.active).toMatchObject([{ kind: 'Job', apiVersion: 'batch/v1', name: job?.metadata?.name }])
    expect(Date.parse(status?.lastScheduleTime ?? '') / 60_000).toBe(Number(job?.metadata?.name?.slice(5)))
    await harness.finish('Complete')
    expect((await harness.cronJob()).status).toMatchObject({ lastSuccessfulTime: expect.any(String) })
    expect((await harness.cronJob()).status?.active).toBeUndefined()
    await harness.clock.advance(60_000)
    expect(await harness.jobs()).toHaveLength(2)
    expect(await harness.events()).toEqual(['SuccessfulCreate', 'SawCompletedJob', 'SuccessfulCreate'])
  })

  it.each([
    ['Allow', 2, 2],
    ['Forbid', 1, 1],
    ['Replace', 1, 1],
  ])('%s with a job that still runs', async (concurrencyPolicy, jobs, active) => {
    await harness.start({ concurrencyPolicy })
    await harness.clock.advance(50_000)
    const [first] = await harness.jobs()
    await harness.clock.advance(60_000)
    expect(await harness.jobs()).toHaveLength(jobs)
    expect((await harness.cronJob()).status?.active).toHaveLength(active)
    const names = (await harness.jobs()).map((job) => job.metadata?.name)
    expect(names.includes(first?.metadata?.name)).toBe(concurrencyPolicy !== 'Replace')
    expect((await harness.events()).includes('JobAlreadyActive')).toBe(concurrencyPolicy === 'Forbid')
  })

  it('a new schedule begins with its next time; a resumed one makes up for the last', async () => {
    await harness.start({ schedule: '0 0 1 1 *' })
    await harness.clock.advance(600_000)
    await harness.patch({ schedule: '*/2 * * * *' })
    expect(await harness.jobs()).toEqual([])
    await harness.patch({ suspend: true })
    await harness.patch({ suspend: false })
    expect(await harness.jobs()).toHaveLength(1)
  })

  it('notices an active job that has gone', async () => {
    await harness.start({})
    await harness.clock.advance(50_000)
    for (const job of await harness.jobs()) {
      await harness.client
        .resource(Jobs, 'default')
        .delete(job.metadata?.name ?? '', { propagationPolicy: 'Background' })
    }
    await harness.clock.advance(1000)
    expect((await harness.cronJob()).status?.active).toBeUndefined()
    expect(await harness.events()).toContain('MissingJob')
    expect(await harness.jobs()).toEqual([])
  })

  it.each([
    [{ schedule: 'x' }, 'UnparseableSchedule'],
    [{ schedule: '* * * * *', timeZone: 'No/Where' }, 'UnknownTimeZone'],
    [{ schedule: 'TZ=UTC * * * * *' }, 'UnsupportedSchedule'],
    [{ schedule: '0 0 31 2 *' }, 'InvalidSchedule'],
  ])('complains about %j', async (spec, reason) => {
    await harness.start(spec)
    expect(await harness.events()).toContain(reason)
  })
})
