import type { CronJob, FieldError, Job, JobSpec } from '../../api/index.js'
import { SeededRandom } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import type { ResourceDefinition, WriteContext } from '../../registry/definition/index.js'
import { cronJobs } from './cron-job.js'
import { commonIndex, countIndexes } from './indexes.js'
import { jobs } from './job.js'

const jobDefinition = jobs as unknown as ResourceDefinition<Job>
const cronJobDefinition = cronJobs as unknown as ResourceDefinition<CronJob>
const context: WriteContext = {
  user: { username: 'u', groups: [] },
  clock: new FakeClock(),
  random: new SeededRandom(1),
  dryRun: false,
}

const texts = (errors: readonly FieldError[] | undefined) => errors?.map(({ field, message }) => `${field}: ${message}`)

const container = { name: 'c', image: 'busybox:1' }

/** A Job as it is stored. */
function created(spec: Partial<JobSpec> = {}, name = 'work'): Job {
  const job: Job = {
    metadata: { name, uid: 'u-1' },
    spec: { template: { spec: { restartPolicy: 'Never', containers: [{ ...container }] } }, ...spec },
  }
  jobDefinition.defaults?.(job)
  jobDefinition.prepareForCreate?.(job, context)
  jobDefinition.canonicalize?.(job)
  return job
}

describe('Job', () => {
  it('selects its pods by its uid, and is labelled as they are', () => {
    const { metadata, spec } = created()
    expect(spec?.selector).toEqual({ matchLabels: { 'batch.kubernetes.io/controller-uid': 'u-1' } })
    const labels = {
      'batch.kubernetes.io/controller-uid': 'u-1',
      'batch.kubernetes.io/job-name': 'work',
      'controller-uid': 'u-1',
      'job-name': 'work',
    }
    expect(spec?.template.metadata?.labels).toEqual(labels)
    expect(metadata?.labels).toEqual(labels)
    expect(jobDefinition.validate?.(created(), context)).toEqual([])
  })

  it('keeps labels that the caller gave, and refuses the wrong ones', () => {
    const template = {
      metadata: { labels: { 'job-name': 'other' } },
      spec: { restartPolicy: 'Never', containers: [container] },
    }
    expect(texts(jobDefinition.validate?.(created({ template }), context))).toEqual([
      expect.stringMatching(/^spec\.template\.metadata\.labels\[job-name\]: Invalid value: \{.*\}: must be 'work'$/),
    ])
  })

  it.each<[string, Partial<JobSpec>, string[]]>([
    [
      'a manual selector that is not wanted',
      { selector: { matchLabels: { x: 'y' } } },
      [
        'spec.selector: Invalid value: {"matchLabels":{"batch.kubernetes.io/controller-uid":"u-1","x":"y"}}: `selector` not auto-generated',
        expect.stringContaining('spec.template.metadata.labels: Invalid value: ') as unknown as string,
      ],
    ],
    [
      'an indexed Job without completions',
      { completionMode: 'Indexed', parallelism: 2 },
      ['spec.completions: Required value: when completion mode is Indexed'],
    ],
    [
      'limits for each index without indexes',
      { backoffLimitPerIndex: 1, maxFailedIndexes: 1 },
      [
        'spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode',
        'spec.maxFailedIndexes: Invalid value: 1: requires indexed completion mode',
      ],
    ],
    [
      'a success policy without indexes',
      { successPolicy: { rules: [{ succeededIndexes: '0' }] } },
      [
        'spec.successPolicy: Invalid value: {"Rules":[{"SucceededIndexes":"0","SucceededCount":null}]}: requires indexed completion mode',
      ],
    ],
    [
      'more successes than indexes that may bring them',
      {
        completionMode: 'Indexed',
        completions: 5,
        successPolicy: { rules: [{ succeededIndexes: '0,2-3', succeededCount: 4 }, {}, { succeededIndexes: '7' }] },
      },
      [
        'spec.successPolicy.rules[0].succeededCount: Invalid value: 4: must be less than or equal to 3 (the number of indexes in the specified succeededIndexes field)',
        'spec.successPolicy.rules[1]: Required value: at least one of succeededCount or succeededIndexes must be specified',
        'spec.successPolicy.rules[2].succeededIndexes: Invalid value: "7": error parsing succeededIndexes: too large index: "7"',
      ],
    ],
    [
      'rules about failed pods that say nothing or too much',
      {
        podFailurePolicy: {
          rules: [
            { action: 'Ignore' },
            {
              action: 'FailIndex',
              onExitCodes: { operator: 'In', values: [3, 0, 3], containerName: 'none' },
              onPodConditions: [{ type: 'Ready', status: 'True' }],
            },
          ],
        },
      },
      [
        'spec.podFailurePolicy.rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required',
        'spec.podFailurePolicy.rules[1].action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set',
        'spec.podFailurePolicy.rules[1].onExitCodes.containerName: Invalid value: "none": must be one of the container or initContainer names in the pod template',
        'spec.podFailurePolicy.rules[1].onExitCodes.values[1]: Invalid value: 0: must not be 0 for the In operator',
        'spec.podFailurePolicy.rules[1].onExitCodes.values[2]: Duplicate value: 3',
        'spec.podFailurePolicy.rules[1].onExitCodes.values: Invalid value: [3,0,3]: must be ordered',
        'spec.podFailurePolicy.rules[1]: Invalid value: specifying both OnExitCodes and OnPodConditions is not supported',
      ],
    ],
    [
      'a manager that is no path',
      { managedBy: 'me' },
      ['spec.managedBy: Invalid value: "me": must be a domain-prefixed path (such as "acme.io/foo")'],
    ],
    [
      'pods that always restart',
      { template: { spec: { containers: [container] } } },
      ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
    ],
  ])('refuses %s', (_, spec, expected) => {
    expect(texts(jobDefinition.validate?.(created(spec), context))).toEqual(expected)
  })

  it('refuses an index that makes a bad host name', () => {
    const name = 'a'.repeat(62)
    const errors = texts(
      jobDefinition.validate?.(created({ completionMode: 'Indexed', completions: 2 }, name), context),
    )
    expect(errors).toEqual([
      `metadata.name: Invalid value: "${name}": will not able to create pod with invalid DNS label: ${name}-1`,
    ])
  })

  const update = (job: Job, old: Job) => texts(jobDefinition.validateUpdate?.(job, old, context))

  it('lets only indexed Jobs change their completions, and only with their parallelism', () => {
    const old = created({ completions: 2 })
    expect(update({ ...old, spec: { ...old.spec, completions: 3 } as JobSpec }, old)).toEqual([
      'spec.completions: Invalid value: 3: field is immutable',
    ])
    const indexed = created({ completionMode: 'Indexed', completions: 2, parallelism: 2 })
    const changed = (completions: number, parallelism: number): Job => ({
      ...indexed,
      spec: { ...indexed.spec, completions, parallelism } as JobSpec,
    })
    expect(update(changed(3, 3), indexed)).toEqual([])
    expect(update(changed(3, 2), indexed)).toEqual([
      'spec.completions: Invalid value: 3: can only be modified in tandem with spec.parallelism',
    ])
  })

  it('lets a suspended Job that has not begun choose other nodes', () => {
    const old = created({ suspend: true })
    const change = (job: Job): Job => {
      const next = structuredClone(job)
      if (next.spec?.template.spec) next.spec.template.spec.nodeSelector = { disk: 'ssd' }
      return next
    }
    expect(update(change(old), old)).toEqual([])
    const begun = { ...old, status: { startTime: '2026-01-01T00:00:00Z' } }
    expect(update(change(begun), begun)).toEqual([
      expect.stringMatching(/^spec\.template: Invalid value: .*: field is immutable$/s),
    ])
  })

  const status = jobDefinition.subresources.find(({ name }) => name === 'status')
  const statusErrors = (now: Job['status'], before: Job['status'] = {}, spec: Partial<JobSpec> = {}) => {
    if (status?.kind !== 'writer') throw new TypeError('no status')
    const job = created(spec)
    return texts(status.validateUpdate?.({ ...job, status: now ?? {} }, { ...job, status: before }, context))
  }
  const condition = (type: string) => ({ type, status: 'True' })
  const startTime = '2026-01-01T00:00:00Z'
  const completionTime = '2026-01-01T00:01:00Z'

  it('accepts the statuses of a life', () => {
    const criteria = { startTime, conditions: [condition('SuccessCriteriaMet')] }
    const done = {
      startTime,
      completionTime,
      succeeded: 1,
      conditions: [...criteria.conditions, condition('Complete')],
    }
    expect(statusErrors({ startTime, active: 1, ready: 1 })).toEqual([])
    expect(statusErrors(criteria, { startTime, active: 1 })).toEqual([])
    expect(statusErrors(done, criteria)).toEqual([])
  })

  it.each<[string, Job['status'], Job['status'], string[]]>([
    [
      'a completed Job without its time',
      { startTime, conditions: [condition('SuccessCriteriaMet'), condition('Complete')] },
      {},
      ['status.completionTime: Required value: completionTime is required for Complete jobs'],
    ],
    [
      'an end of pods that still run',
      { startTime, active: 1, conditions: [condition('FailureTarget'), condition('Failed')] },
      {},
      ['status.active: Invalid value: 1: active>0 is invalid for finished job'],
    ],
    [
      'a return from the end',
      { startTime },
      { startTime, conditions: [condition('FailureTarget'), condition('Failed')] },
      [
        'status.conditions: Invalid value: cannot disable the terminal Failed=True condition',
        'status.conditions: Invalid value: cannot disable the terminal FailureTarget=True condition',
      ],
    ],
    [
      'fewer failures than before',
      { failed: 1 },
      { failed: 2 },
      ['status.failed: Invalid value: 1: cannot decrease the failed counter'],
    ],
    [
      'indexes of a Job that has none',
      { completedIndexes: '0' },
      {},
      [
        'status.completedIndexes: Invalid value: "0": cannot set non-empty completedIndexes when non-indexed completion mode',
      ],
    ],
  ])('refuses %s', (_, now, before, expected) => {
    expect(statusErrors(now, before)).toEqual(expected)
  })

  it('lets a resumed job start anew', () => {
    const suspended = (status: string) => ({ conditions: [{ ...condition('Suspended'), status }] })
    const before = { startTime, ...suspended('True') }
    expect(statusErrors({ startTime: completionTime, ...suspended('False') }, before)).toEqual([])
    expect(statusErrors({ startTime: completionTime, ...suspended('True') }, before)).toEqual([
      'status.startTime: Required value: startTime cannot be removed for unsuspended job',
    ])
  })

  it('leaves alone what an update does not change', () => {
    const odd = { startTime, active: 1, conditions: [condition('Failed')] }
    expect(statusErrors({ ...odd, ready: 1 }, odd)).toEqual([])
  })
})

describe('lists of indexes', () => {
  it('counts them', () => {
    expect(countIndexes('', 3)).toBe(0)
    expect(countIndexes('0,2-4,7', 8)).toBe(5)
  })

  it.each([
    [
      '1-2-3',
      `the fragment "1-2-3" violates the requirement that an index interval can have at most two parts separated by '-'`,
    ],
    ['a', 'cannot convert string to integer for index: "a"'],
    ['5', 'too large index: "5"'],
    ['3-2', 'non-increasing order, previous: 3, current: 2'],
    ['3,1', 'non-increasing order, previous: 3, current: 1'],
  ])('refuses %s', (text, message) => {
    expect(() => countIndexes(text, 5)).toThrow(message)
  })

  it('finds what two have in common', () => {
    expect(commonIndex('0-2,5', '3,5-7', 9)).toBe(5)
    expect(commonIndex('0-2', '3', 9)).toBeUndefined()
  })
})

describe('CronJob', () => {
  const cronJob = (spec: Partial<CronJob['spec'] & object>, name = 'tick'): CronJob => {
    const object: CronJob = {
      metadata: { name },
      spec: {
        schedule: '* * * * *',
        jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', containers: [{ ...container }] } } } },
        ...spec,
      },
    }
    cronJobDefinition.defaults?.(object)
    return object
  }
  const errorsOf = (object: CronJob) => texts(cronJobDefinition.validate?.(object, context))

  it('checks zones, names and templates', () => {
    expect(errorsOf(cronJob({ timeZone: 'Europe/Berlin' }))).toEqual([])
    expect(errorsOf(cronJob({ timeZone: 'Nowhere' }))).toEqual([
      'spec.timeZone: Invalid value: "Nowhere": unknown time zone Nowhere',
    ])
    expect(errorsOf(cronJob({ timeZone: 'Local' }))).toEqual([
      'spec.timeZone: Invalid value: "Local": timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones',
    ])
    expect(errorsOf(cronJob({ schedule: 'TZ=UTC * * * * *' }))).toEqual([
      'spec.schedule: Invalid value: "TZ=UTC * * * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead',
    ])
    const long = 'a'.repeat(53)
    expect(errorsOf(cronJob({}, long))).toEqual([
      `metadata.name: Invalid value: "${long}": must be no more than 52 characters`,
    ])
  })

  it('lets a schedule keep the zone that it has', () => {
    const old = cronJob({ schedule: 'TZ=UTC 1 * * * *' })
    expect(cronJobDefinition.validateUpdate?.(cronJob({ schedule: 'TZ=UTC 2 * * * *' }), old, context)).toEqual([])
    const both = cronJob({ schedule: 'TZ=UTC 2 * * * *', timeZone: 'UTC' })
    expect(texts(cronJobDefinition.validateUpdate?.(both, old, context))).toEqual([
      'spec.schedule: Invalid value: "TZ=UTC 2 * * * *": cannot use both timeZone field and TZ or CRON_TZ in schedule',
    ])
  })
})
