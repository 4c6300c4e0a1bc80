import { Nodes, type Pod, PodDisruptionBudgets, Pods } from '../api/index.js'
import { fits, type Plugin, type Verdict } from './framework/index.js'
import { defaultProfile } from './index.js'
import { aNode, antiAffinityTo, aPod, type SchedulerWorld, schedulerWorld } from './testing/index.js'

const worlds: SchedulerWorld[] = []

async function aWorld(nodes: readonly ReturnType<typeof aNode>[] = [], seed = 1): Promise<SchedulerWorld> {
  const world = schedulerWorld(seed)
  worlds.push(world)
  for (const node of nodes) world.cluster.put(Nodes, node)
  await world.start()
  return world
}

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop()
})

const notHelpful = (nodes: number) =>
  `no new claims to deallocate, preemption: 0/${nodes} nodes are available: ${nodes} Preemption is not helpful for scheduling.`
const noVictims = (nodes: number) =>
  `no new claims to deallocate, preemption: 0/${nodes} nodes are available: ${nodes} No preemption victims found for incoming pod.`

describe('a pod that fits', () => {
  it('is bound, and an event says where', async () => {
    const world = await aWorld([aNode('n1')])
    await world.create(aPod('p'))
    expect(world.nodeOf('p')).toBe('n1')
    expect(world.cluster.events).toEqual([
      {
        regarding: 'p',
        type: 'Normal',
        reason: 'Scheduled',
        message: 'Successfully assigned default/p to n1',
        action: 'Binding',
      },
    ])
    expect(world.scheduler.idle()).toBe(true)
  })

  it('goes to the emptier of equal nodes', async () => {
    const world = await aWorld([aNode('n1'), aNode('n2')])
    await world.create(aPod('a', { requests: { cpu: '3', memory: '6Gi' }, spec: { nodeName: 'n1' } }))
    await world.create(aPod('p', { requests: { cpu: '100m', memory: '100Mi' } }))
    expect(world.nodeOf('p')).toBe('n2')
  })

  it('goes where a preferred node affinity points', async () => {
    const world = await aWorld([aNode('n1'), aNode('n2', { labels: { disk: 'ssd' } }), aNode('n3')])
    const preference = { matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] }
    const nodeAffinity = { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, preference }] }
    await world.create(aPod('p', { spec: { affinity: { nodeAffinity } } }))
    expect(world.nodeOf('p')).toBe('n2')
  })

  it('avoids the node of a pod to which it has a preferred anti-affinity', async () => {
    const world = await aWorld([aNode('n1'), aNode('n2')])
    await world.create(aPod('a', { labels: { app: 'w' }, spec: { nodeName: 'n1' } }))
    const podAffinityTerm = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'w' } } }
    const podAntiAffinity = { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] }
    await world.create(aPod('p', { spec: { affinity: { podAntiAffinity } } }))
    expect(world.nodeOf('p')).toBe('n2')
  })

  it('is spread over zones two and two', async () => {
    const world = await aWorld([aNode('n1', { labels: { zone: 'a' } }), aNode('n2', { labels: { zone: 'b' } })])
    const constraint = {
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { app: 'w' } },
    }
    for (const name of ['a', 'b', 'd', 'e']) {
      await world.create(aPod(name, { labels: { app: 'w' }, spec: { topologySpreadConstraints: [constraint] } }))
    }
    const nodes = ['a', 'b', 'd', 'e'].map((name) => world.nodeOf(name))
    expect(nodes.filter((name) => name === 'n1')).toHaveLength(2)
    expect(nodes.filter((name) => name === 'n2')).toHaveLength(2)
  })

  it('is left alone when it is another scheduler’s', async () => {
    const world = await aWorld([aNode('n1')])
    await world.create(aPod('p', { spec: { schedulerName: 'example-scheduler' } }))
    expect(world.cluster.pod('p')?.status).toEqual({ phase: 'Pending' })
    expect(world.cluster.events).toEqual([])
  })

  it('gets the same nodes from the same seed', async () => {
    const placements = async (seed: number) => {
      const world = await aWorld([aNode('n1'), aNode('n2'), aNode('n3')], seed)
      const names = 'abcdefgh'.split('')
      await world.create(...names.map((name) => aPod(name)))
      return names.map((name) => world.nodeOf(name))
    }
    expect(await placements(7)).toEqual(await placements(7))
  })
})

describe('a pod that fits nowhere', () => {
  const cases: readonly {
    readonly what: string
    readonly nodes: readonly ReturnType<typeof aNode>[]
    readonly pods?: readonly Pod[]
    readonly pod: Pod
    readonly message: string
  }[] = [
    { what: 'without nodes', nodes: [], pod: aPod('p'), message: 'no nodes available to schedule pods' },
    {
      what: 'that asks for more than any node has',
      nodes: [aNode('n1'), aNode('n2')],
      pod: aPod('p', { requests: { cpu: '5' } }),
      message: `0/2 nodes are available: 2 Insufficient cpu. ${notHelpful(2)}`,
    },
    {
      what: 'for several reasons',
      nodes: [
        aNode('n1', { allocatable: { cpu: '1', memory: '1Gi' } }),
        aNode('n2', { allocatable: { cpu: '1', memory: '16Gi' } }),
      ],
      pod: aPod('p', { requests: { cpu: '2', memory: '2Gi' } }),
      message: `0/2 nodes are available: 1 Insufficient memory, 2 Insufficient cpu. ${notHelpful(2)}`,
    },
    {
      what: 'because of its node selector',
      nodes: [aNode('n1'), aNode('n2')],
      pod: aPod('p', { spec: { nodeSelector: { disk: 'ssd' } } }),
      message: `0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector. ${notHelpful(2)}`,
    },
    {
      what: 'because it names a node that is not there',
      nodes: [aNode('n1'), aNode('n2')],
      pod: aPod('p', {
        spec: {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['nowhere'] }] }],
              },
            },
          },
        },
      }),
      message: `0/2 nodes are available: 2 node(s) didn't satisfy plugin(s) [NodeAffinity]. ${notHelpful(2)}`,
    },
    {
      what: 'because of taints',
      nodes: [
        aNode('n1', { spec: { taints: [{ key: 'team', value: 'red', effect: 'NoSchedule' }] } }),
        aNode('n2', { spec: { taints: [{ key: 'team', value: 'blue', effect: 'NoExecute' }] } }),
      ],
      pod: aPod('p'),
      message: `0/2 nodes are available: 2 node(s) had untolerated taint(s). ${notHelpful(2)}`,
    },
    {
      what: 'because the nodes are cordoned',
      nodes: [aNode('n1', { spec: { unschedulable: true } })],
      pod: aPod('p'),
      message: `0/1 nodes are available: 1 node(s) were unschedulable. ${notHelpful(1)}`,
    },
    {
      what: 'because a host port is taken',
      nodes: [aNode('n1')],
      pods: [
        aPod('a', {
          spec: {
            nodeName: 'n1',
            containers: [{ name: 'c', image: 'i', ports: [{ containerPort: 80, hostPort: 8080 }] }],
          },
        }),
      ],
      pod: aPod('p', {
        spec: { containers: [{ name: 'c', image: 'i', ports: [{ containerPort: 80, hostPort: 8080 }] }] },
      }),
      message: `0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports. ${noVictims(1)}`,
    },
    {
      what: 'because of its anti-affinity',
      nodes: [aNode('n1'), aNode('n2')],
      pods: ['n1', 'n2'].map((nodeName) =>
        aPod(`on-${nodeName}`, { labels: { app: 'w' }, spec: { nodeName, ...antiAffinityTo('w') } }),
      ),
      pod: aPod('p', { labels: { app: 'w' }, spec: antiAffinityTo('w') }),
      message: `0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules. ${noVictims(2)}`,
    },
    {
      what: 'because others do not want it',
      nodes: [aNode('n1')],
      pods: [aPod('a', { labels: { app: 'other' }, spec: { nodeName: 'n1', ...antiAffinityTo('w') } })],
      pod: aPod('p', { labels: { app: 'w' } }),
      message: `0/1 nodes are available: 1 node(s) didn't satisfy existing pods anti-affinity rules. ${noVictims(1)}`,
    },
    {
      what: 'because nodes lack the topology key',
      nodes: [aNode('n1')],
      pod: aPod('p', {
        labels: { app: 'w' },
        spec: {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'rack',
              whenUnsatisfiable: 'DoNotSchedule',
              labelSelector: { matchLabels: { app: 'w' } },
            },
          ],
        },
      }),
      message: `0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints (missing required label). ${notHelpful(1)}`,
    },
    {
      what: 'and may not preempt',
      nodes: [aNode('n1', { allocatable: { cpu: '2' } })],
      pods: [aPod('low', { requests: { cpu: '2' }, spec: { nodeName: 'n1' } })],
      pod: aPod('p', { requests: { cpu: '2' }, spec: { priority: 1000, preemptionPolicy: 'Never' } }),
      message:
        '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.',
    },
  ]

  it.each(cases)('$what, is told why', async ({ nodes, pods = [], pod, message }) => {
    const world = await aWorld(nodes)
    await world.create(...pods)
    await world.create(pod)
    const condition = world.cluster.pod('p')?.status?.conditions?.find(({ type }) => type === 'PodScheduled')
    expect(condition).toMatchObject({ status: 'False', reason: 'Unschedulable', message, observedGeneration: 1 })
    expect(world.cluster.events).toEqual([
      { regarding: 'p', type: 'Warning', reason: 'FailedScheduling', message, action: 'Scheduling' },
    ])
    expect(world.nodeOf('p')).toBeUndefined()
    expect(world.scheduler.idle()).toBe(true)
  })
})

describe('a pod that waits', () => {
  it('is tried again when a pod that was in the way goes', async () => {
    const world = await aWorld([aNode('n1', { allocatable: { cpu: '2' } })])
    await world.create(aPod('low', { requests: { cpu: '2' } }))
    await world.create(aPod('p', { requests: { cpu: '1' } }))
    expect(world.messageOf('p')).toContain('1 Insufficient cpu')
    world.cluster.remove(Pods, 'default', 'low')
    await world.settle()
    expect(world.nodeOf('p')).toBe('n1')
  })

  it('is tried when the first node comes', async () => {
    const world = await aWorld()
    await world.create(aPod('p'))
    world.cluster.put(Nodes, aNode('n1'))
    await world.settle()
    expect(world.nodeOf('p')).toBe('n1')
  })

  it('sleeps through events that cannot help it', async () => {
    const world = await aWorld([aNode('n1')])
    await world.create(aPod('p', { spec: { nodeSelector: { disk: 'ssd' } } }))
    await world.create(aPod('q'))
    world.cluster.put(Nodes, aNode('n2'))
    await world.settle()
    await world.clock.advance(20_000)
    expect(world.cluster.events.filter(({ regarding }) => regarding === 'p')).toHaveLength(1)
    world.cluster.put(Nodes, aNode('n2', { labels: { disk: 'ssd' } }))
    await world.settle()
    expect(world.nodeOf('p')).toBe('n2')
  })

  it('goes before others when its priority is higher', async () => {
    const world = await aWorld([aNode('n1', { allocatable: { pods: '0' } })])
    await world.create(aPod('a'))
    await world.create(aPod('b', { spec: { priority: 1000, preemptionPolicy: 'Never' } }))
    expect(world.messageOf('b')).toContain('1 Too many pods')
    world.cluster.put(Nodes, aNode('n1', { allocatable: { pods: '1' } }))
    await world.settle()
    expect(world.nodeOf('b')).toBe('n1')
    expect(world.nodeOf('a')).toBeUndefined()
  })

  it('with gates is not looked at before they are gone', async () => {
    const world = await aWorld([aNode('n1')])
    await world.create(aPod('p', { spec: { schedulingGates: [{ name: 'example.com/wait' }] } }))
    expect(world.cluster.events).toEqual([])
    expect(world.cluster.pod('p')?.status?.conditions).toBeUndefined()
    await world.create(aPod('p', { metadata: { generation: 2 } }))
    expect(world.nodeOf('p')).toBe('n1')
  })

  it('is tried again after a failed binding, which leaves its room free meanwhile', async () => {
    const world = await aWorld([aNode('n1', { allocatable: { cpu: '1' } })])
    world.cluster.bindErrors.push(new Error('the server is tired'))
    await world.create(aPod('p', { requests: { cpu: '1' } }))
    expect(world.nodeOf('p')).toBeUndefined()
    expect(world.cluster.pod('p')?.status?.conditions).toMatchObject([
      { reason: 'SchedulerError', message: 'running Bind plugin "DefaultBinder": the server is tired' },
    ])
    await world.clock.advance(1_000)
    expect(world.nodeOf('p')).toBe('n1')
  })

  it('does not count for what it was refused', async () => {
    const world = await aWorld([aNode('n1', { allocatable: { cpu: '1' } })])
    await world.create(...['a', 'b', 'd'].map((name) => aPod(name, { requests: { cpu: '500m' } })))
    expect(world.cluster.bound).toHaveLength(2)
  })
})

describe('preemption', () => {
  const high = (name: string, more: Partial<Pod['spec']> = {}) =>
    aPod(name, { requests: { cpu: '2' }, spec: { priority: 1000, preemptionPolicy: 'PreemptLowerPriority', ...more } })

  it('deletes a pod of lower priority, nominates, and binds when it is gone', async () => {
    const world = await aWorld([aNode('n1', { allocatable: { cpu: '2' } })])
    await world.create(aPod('low', { requests: { cpu: '2' }, spec: { terminationGracePeriodSeconds: 30 } }))
    await world.create(high('p'))
    expect(world.cluster.pod('p')?.status).toMatchObject({ nominatedNodeName: 'n1' })
    expect(world.messageOf('p')).toBe('0/1 nodes are available: 1 Insufficient cpu.')
    expect(world.cluster.pod('low')?.metadata?.deletionTimestamp).toBeDefined()
    expect(world.cluster.pod('low')?.status?.conditions).toContainEqual(
      expect.objectContaining({
        type: 'DisruptionTarget',
        status: 'True',
        reason: 'PreemptionByScheduler',
        message: 'default-scheduler: preempting to accommodate a higher priority pod',
      }),
    )
    expect(world.cluster.events).toContainEqual({
      regarding: 'low',
      type: 'Normal',
      reason: 'Preempted',
      message: 'Preempted by pod pod-p on node n1',
      action: 'Preempting',
      related: expect.objectContaining({ kind: 'Pod', name: 'p' }),
    })

    // The room is kept: a pod of no priority does not slip in.
    world.cluster.remove(Pods, 'default', 'low')
    await world.create(aPod('late', { requests: { cpu: '1' } }))
    expect(world.nodeOf('p')).toBe('n1')
    expect(world.nodeOf('late')).toBeUndefined()
    expect(world.scheduler.idle()).toBe(true)
  })

  it('takes the fewest and least important pods', async () => {
    const world = await aWorld([aNode('n1', { allocatable: { cpu: '4' } })])
    const placed = (name: string, cpu: string, priority: number) =>
      aPod(name, { requests: { cpu }, spec: { nodeName: 'n1', priority, terminationGracePeriodSeconds: 30 } })
    await world.create(placed('a', '2', 10), placed('b', '1', 5), placed('d', '1', 5))
    await world.create(high('p'))
    const isGoing = (name: string) => world.cluster.pod(name)?.metadata?.deletionTimestamp !== undefined
    expect([isGoing('a'), isGoing('b'), isGoing('d')]).toEqual([false, true, true])
  })

  it('waits until all of several victims are told to go', async () => {
    const world = await aWorld([aNode('n1', { allocatable: { cpu: '2' } })])
    const spec = { nodeName: 'n1', terminationGracePeriodSeconds: 0 }
    await world.create(...['a', 'b', 'd', 'e'].map((name) => aPod(name, { requests: { cpu: '500m' }, spec })))
    await world.create(high('p'))
    await world.settle()
    expect(world.nodeOf('p')).toBe('n1')
    expect(world.cluster.events.filter(({ reason }) => reason === 'Preempted')).toHaveLength(4)
    expect(world.cluster.events.filter(({ reason }) => reason === 'FailedScheduling')).toHaveLength(1)
  })

  it('prefers the node where no disruption budget is broken', async () => {
    const world = await aWorld(['n1', 'n2'].map((name) => aNode(name, { allocatable: { cpu: '2' } })))
    for (const [app, nodeName] of [
      ['kept', 'n1'],
      ['free', 'n2'],
    ] as const) {
      const spec = { nodeName, terminationGracePeriodSeconds: 30, priority: app === 'kept' ? 0 : 1 }
      await world.create(aPod(app, { labels: { app }, requests: { cpu: '2' }, spec }))
    }
    world.cluster.put(PodDisruptionBudgets, {
      metadata: { namespace: 'default', name: 'keep' },
      spec: { selector: { matchLabels: { app: 'kept' } } },
      status: { currentHealthy: 1, desiredHealthy: 1, disruptionsAllowed: 0, expectedPods: 1 },
    })
    await world.settle()
    await world.create(high('p'))
    expect(world.cluster.pod('p')?.status?.nominatedNodeName).toBe('n2')
    expect(world.cluster.pod('kept')?.metadata?.deletionTimestamp).toBeUndefined()
  })

  it('does not preempt again while a victim still goes', async () => {
    const world = await aWorld([aNode('n1', { allocatable: { cpu: '4' } })])
    const spec = { nodeName: 'n1', terminationGracePeriodSeconds: 30 }
    await world.create(aPod('a', { requests: { cpu: '2' }, spec }), aPod('b', { requests: { cpu: '2' }, spec }))
    await world.create(high('p'))
    const going = () => ['a', 'b'].filter((name) => world.cluster.pod(name)?.metadata?.deletionTimestamp)
    expect(going()).toHaveLength(1)
    // Tried again by the five-minute flush.
    await world.clock.advance(400_000)
    await world.settle()
    expect(going()).toHaveLength(1)
    expect(world.messageOf('p')).toContain('not eligible due to a terminating pod on the nominated node.')
  })
})

describe('a profile of one’s own', () => {
  async function aWorldWith(plugin: Plugin): Promise<SchedulerWorld> {
    const world = schedulerWorld(1, (tools) => [...defaultProfile(tools), { plugin }])
    worlds.push(world)
    world.cluster.put(Nodes, aNode('n1', { allocatable: { cpu: '1' } }))
    await world.start()
    return world
  }
  const small = (name: string) => aPod(name, { requests: { cpu: '1' } })

  it('lets a plugin hold pods at permit, for a time', async () => {
    const wait: Verdict = { code: 'wait', reasons: [] }
    const log: string[] = []
    const world = await aWorldWith({
      name: 'Slow',
      reserve: (_state, { name }) => {
        log.push(`reserve ${name}`)
        return fits
      },
      unreserve: (_state, { name }) => log.push(`unreserve ${name}`),
      permit: () => ({ verdict: wait, timeoutMs: 5_000 }),
    })
    await world.create(small('p'))
    expect([world.nodeOf('p'), world.scheduler.idle()]).toEqual([undefined, false])
    await world.clock.advance(5_000)
    await world.settle()
    expect(world.messageOf('p')).toBe(
      '0/1 nodes are available: 1 rejected due to timeout after waiting 5s at plugin Slow.',
    )
    expect(log).toEqual(['reserve p', 'unreserve p'])
  })

  it('reports what a plugin throws, and tries again later', async () => {
    let isBroken = true
    const world = await aWorldWith({
      name: 'Shaky',
      filter() {
        if (isBroken) throw new Error('out of order')
        return fits
      },
    })
    await world.create(small('p'))
    const condition = world.cluster.pod('p')?.status?.conditions?.[0]
    expect(condition).toMatchObject({
      reason: 'SchedulerError',
      message: 'running "Shaky" filter plugin: out of order',
    })
    isBroken = false
    await world.clock.advance(1_000)
    expect(world.nodeOf('p')).toBe('n1')
  })

  it('ends a wait at permit when the pod is deleted, and frees the room', async () => {
    const world = await aWorldWith({
      name: 'Holds',
      permit: (_state, { name }) => ({ verdict: name === 'held' ? { code: 'wait', reasons: [] } : fits }),
    })
    await world.create(small('held'))
    await world.create(small('p'))
    expect(world.messageOf('p')).toContain('1 Insufficient cpu')
    world.cluster.remove(Pods, 'default', 'held')
    await world.settle()
    expect(world.nodeOf('p')).toBe('n1')
    expect(world.scheduler.idle()).toBe(true)
  })
})
