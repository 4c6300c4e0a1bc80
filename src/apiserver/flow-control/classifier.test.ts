import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FlowSchema, KubeObject, PriorityLevelConfiguration } from '../../api/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { parseRequestInfo } from '../request-info/index.js'
import { FlowClassifier } from './index.js'

/** What a fresh server has; the uid is the name, to be recognised by. */
const bootstrap = (
  JSON.parse(
    readFileSync(fileURLToPath(new URL('../../../openapi/facts/bootstrap.json', import.meta.url)), 'utf8'),
  ) as KubeObject[]
).map((object) => ({ ...object, metadata: { ...object.metadata, uid: object.metadata?.name ?? '' } }))
const schemas = bootstrap.filter((one) => one.kind === 'FlowSchema') as FlowSchema[]
const levels = bootstrap.filter((one) => one.kind === 'PriorityLevelConfiguration') as PriorityLevelConfiguration[]

function classify(username: string, groups: readonly string[], method: string, path: string, flows = schemas) {
  const classifier = new FlowClassifier({ flowSchemas: () => flows, priorityLevels: () => levels }, new FakeClock())
  const info = parseRequestInfo(method, path, new URLSearchParams())
  if (!info) throw new Error('bad path')
  const { headers } = classifier.flowOf(info, { username, groups })
  return [headers['x-kubernetes-pf-flowschema-uid'], headers['x-kubernetes-pf-prioritylevel-uid']]
}

const known = 'system:authenticated'

describe('FlowClassifier', () => {
  it.each([
    ['admin', ['system:masters', known], 'GET', '/api/v1/pods', 'exempt', 'exempt'],
    ['system:anonymous', ['system:unauthenticated'], 'GET', '/healthz', 'probes', 'exempt'],
    ['system:node:n1', ['system:nodes', known], 'PUT', '/api/v1/nodes/n1/status', 'system-node-high', 'node-high'],
    ['system:node:n1', ['system:nodes', known], 'GET', '/api/v1/namespaces/a/pods/p', 'system-nodes', 'system'],
    ['system:kube-scheduler', [known], 'GET', '/api/v1/pods', 'kube-scheduler', 'workload-high'],
    [
      'system:kube-scheduler',
      [known],
      'PUT',
      '/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/s',
      'system-leader-election',
      'leader-election',
    ],
    [
      'system:serviceaccount:kube-system:job-controller',
      ['system:serviceaccounts', known],
      'GET',
      '/api/v1/pods',
      'kube-system-service-accounts',
      'workload-high',
    ],
    [
      'system:serviceaccount:a:bob',
      ['system:serviceaccounts', known],
      'GET',
      '/api/v1/pods',
      'service-accounts',
      'workload-low',
    ],
    ['jane', [known], 'GET', '/api/v1/pods', 'global-default', 'global-default'],
    ['system:anonymous', ['system:unauthenticated'], 'GET', '/api/v1/pods', 'global-default', 'global-default'],
    ['nobody', [], 'GET', '/api/v1/pods', 'catch-all', 'catch-all'],
  ])('puts %s %j %s %s under %s', (username, groups, method, path, schema, level) => {
    expect(classify(username, groups, method, path)).toEqual([schema, level])
  })

  it('says nothing where nothing matches', () => {
    expect(classify('jane', [known], 'GET', '/api/v1/pods', [])).toEqual([undefined, undefined])
  })

  it('takes up changes', async () => {
    const clock = new FakeClock()
    const flows: FlowSchema[] = []
    const classifier = new FlowClassifier({ flowSchemas: () => flows, priorityLevels: () => levels }, clock)
    const info = parseRequestInfo('GET', '/api/v1/pods', new URLSearchParams())
    if (!info) throw new Error('bad path')
    const jane = { username: 'jane', groups: [known] }
    expect(classifier.flowOf(info, jane).headers).toEqual({})
    flows.push(...schemas)
    await clock.advance(1_000)
    expect(classifier.flowOf(info, jane).headers).toMatchObject({
      'x-kubernetes-pf-flowschema-uid': 'global-default',
    })
  })
})

describe('seats', () => {
  const clock = new FakeClock()
  const info = parseRequestInfo('GET', '/api/v1/namespaces/a/pods', new URLSearchParams())
  if (!info) throw new Error('bad path')
  const limited = (name: string, shares: number, limits: object = {}): PriorityLevelConfiguration => ({
    metadata: { name, uid: name },
    spec: {
      type: 'Limited',
      limited: { nominalConcurrencyShares: shares, lendablePercent: 0, borrowingLimitPercent: 0, ...limits },
    },
  })
  const reject = { limitResponse: { type: 'Reject' } }
  const queue = (queueLengthLimit: number) => ({
    limitResponse: { type: 'Queue', queuing: { queues: 2, handSize: 1, queueLengthLimit } },
  })
  const schema = (name: string): FlowSchema => ({
    metadata: { name, uid: name },
    spec: {
      priorityLevelConfiguration: { name },
      distinguisherMethod: { type: 'ByUser' },
      rules: [
        {
          subjects: [{ kind: 'Group', group: { name } }],
          resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], namespaces: ['*'] }],
        },
      ],
    },
  })
  /** One request of a user in the group that is named like the schema and the level. */
  function asker(...configurations: PriorityLevelConfiguration[]) {
    const flows = configurations.map(({ metadata }) => schema(metadata?.name ?? ''))
    const classifier = new FlowClassifier({ flowSchemas: () => flows, priorityLevels: () => configurations }, clock)
    return (group: string, username = 'jane', signal = new AbortController().signal) => {
      const user = { username, groups: [group] }
      const { level, key } = classifier.flowOf(info as NonNullable<typeof info>, user)
      const taken = level?.take(() => ({
        flow: key(info as NonNullable<typeof info>, user),
        mostWaitMs: 15_000,
        signal,
      }))
      if (!taken) throw new Error('no level')
      return taken
    }
  }
  const now = (taken: (() => void) | Promise<() => void>): (() => void) => {
    if (taken instanceof Promise) throw new Error('had to wait')
    return taken
  }
  const waited = (taken: (() => void) | Promise<() => void>): Promise<() => void> => {
    if (!(taken instanceof Promise)) throw new Error('had not to wait')
    return taken
  }
  const refused = { code: 429, text: 'Too many requests, please try again later.\n' }

  it('are 600, by shares; one too many is refused', () => {
    const take = asker(limited('small', 1, reject), limited('large', 99, reject))
    const leave = Array.from({ length: 6 }, () => now(take('small')))
    expect(() => take('small')).toThrow(expect.objectContaining(refused))
    leave[0]?.()
    leave[0]?.()
    now(take('small'))
    expect(() => take('small')).toThrow(expect.objectContaining(refused))
    for (let i = 0; i < 594; i++) now(take('large'))
    expect(() => take('large')).toThrow(expect.objectContaining(refused))
  })
  it('without queues one is let in whatever there is, with queues none', async () => {
    const take = asker(limited('none', 0, reject), limited('late', 0, queue(1)), limited('rest', 1, reject))
    const leave = now(take('none'))
    expect(() => take('none')).toThrow(expect.objectContaining(refused))
    leave()
    now(take('none'))
    const late = waited(take('late')).catch((error: unknown) => error)
    expect(() => take('late')).toThrow(expect.objectContaining(refused))
    await clock.advance(15_000)
    expect(await late).toMatchObject(refused)
  })
  it('are waited for: each flow in its order, flows in turns', async () => {
    const take = asker(limited('one', 1, queue(2)), limited('rest', 599, reject))
    const leave = now(take('one', 'a'))
    const order: string[] = []
    const wait = (name: string, user: string) => waited(take('one', user)).then((next) => order.push(name) && next())
    const all = [wait('a1', 'a'), wait('a2', 'a'), wait('b1', 'b')]
    expect(() => take('one', 'a')).toThrow(expect.objectContaining(refused))
    leave()
    await Promise.all(all)
    expect(order).toEqual(['a1', 'b1', 'a2'])
    now(take('one', 'c'))
  })
  it('are not waited for any more when the caller goes', async () => {
    const take = asker(limited('one', 1, queue(2)), limited('rest', 599, reject))
    const leave = now(take('one'))
    const caller = new AbortController()
    const gone = waited(take('one', 'jane', caller.signal)).catch((error: unknown) => error)
    const other = waited(take('one'))
    caller.abort()
    expect(await gone).toMatchObject(refused)
    leave()
    ;(await other)()
    now(take('one'))
    expect(clock.pendingTimers).toBe(0)
  })
  it('are lent to others for as long as they are not used', () => {
    const borrows = { ...reject, borrowingLimitPercent: 100 }
    const take = asker(limited('poor', 1, borrows), limited('rich', 2, { ...reject, lendablePercent: 25 }))
    const leave = Array.from({ length: 300 }, () => now(take('poor')))
    expect(() => take('poor')).toThrow(expect.objectContaining(refused))
    for (let i = 0; i < 400; i++) now(take('rich'))
    leave[0]?.()
    expect(() => take('poor')).toThrow(expect.objectContaining(refused))
  })
})
