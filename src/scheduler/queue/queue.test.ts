import { FakeClock } from '../../base/testing/index.js'
import { type ClusterEvent, fits, unresolvable, type Verdict } from '../framework/index.js'
import { prioritySort } from '../plugins/priority-sort.js'
import { aPod } from '../testing/index.js'
import { Heap } from './heap.js'
import { SchedulingQueue } from './index.js'

const nodeAdded: ClusterEvent = { resource: 'Node', action: 'Add' }
const podDeleted: ClusterEvent = { resource: 'AssignedPod', action: 'Delete' }
const none = new Set<string>()

function aQueue() {
  const clock = new FakeClock(0)
  let gate: Verdict = fits
  const queue = new SchedulingQueue({
    clock,
    compare: (a, b) => prioritySort.compare?.(a, b) ?? 0,
    preEnqueue: () => gate,
    wakeRules: new Map([
      ['Nodes', [{ resource: 'Node' as const, actions: ['Add' as const] }]],
      ['Picky', [{ resource: 'Node' as const, actions: ['Add' as const], wakes: () => false }]],
      [
        'Broken',
        [
          {
            resource: 'Node' as const,
            actions: ['Add' as const],
            wakes: () => {
              throw new Error('broken')
            },
          },
        ],
      ],
      ['Gate', [{ resource: 'TargetPod' as const, actions: ['UpdateSchedulingGates' as const] }]],
    ]),
    onReady: () => {},
  })
  queue.start()
  const pop = () => queue.pop()?.info.name
  const reject = (name: string, plugins: readonly string[], pending: readonly string[] = []) => {
    const queued = queue.pop()
    if (queued?.info.name !== name) throw new Error(`popped ${queued?.info.name}`)
    queue.reject(queued, queued.info.pod, { unschedulablePlugins: new Set(plugins), pendingPlugins: new Set(pending) })
  }
  return {
    clock,
    queue,
    pop,
    reject,
    setGate: (verdict: Verdict) => {
      gate = verdict
    },
  }
}

describe('SchedulingQueue', () => {
  it('gives pods by priority, then by age', async () => {
    const { clock, queue, pop } = aQueue()
    queue.add(aPod('old'))
    await clock.advance(1)
    queue.add(aPod('young'))
    queue.add(aPod('younger'))
    queue.add(aPod('important', { spec: { priority: 5 } }))
    expect([pop(), pop(), pop(), pop(), pop()]).toEqual(['important', 'old', 'young', 'younger', undefined])
  })

  it('wakes a pod by the events of the plugins that turned it down only', () => {
    const { queue, pop, reject } = aQueue()
    queue.add(aPod('p'))
    reject('p', ['Nodes'])
    expect(pop()).toBeUndefined()
    queue.move(podDeleted)
    expect(pop()).toBeUndefined()
    queue.move(nodeAdded)
    expect(pop()).toBe('p')
  })

  it('asks the rule whether the event helps; a rule that fails does not keep a pod asleep', () => {
    const { queue, pop, reject } = aQueue()
    queue.add(aPod('p'))
    reject('p', ['Picky'])
    queue.move(nodeAdded)
    expect(pop()).toBeUndefined()
    queue.add(aPod('q'))
    reject('q', ['Broken'])
    queue.move(nodeAdded)
    expect(pop()).toBe('q')
  })

  it('lets an active pod go before one that is woken in its back-off', () => {
    const { queue, pop, reject } = aQueue()
    queue.add(aPod('p', { spec: { priority: 9 } }))
    reject('p', ['Nodes'])
    queue.move(nodeAdded)
    queue.add(aPod('fresh'))
    expect([pop(), pop()]).toEqual(['fresh', 'p'])
  })

  it('lets a crowd wait for its back-off', async () => {
    const { clock, queue, pop, reject } = aQueue()
    const names = Array.from({ length: 101 }, (_, i) => `p${i}`)
    for (const name of names) queue.add(aPod(name))
    for (const name of names) reject(name, ['Nodes'])
    queue.move(nodeAdded)
    expect([pop(), queue.isIdle]).toEqual([undefined, true])
    await clock.advance(1_000)
    expect(names.map(() => pop())).toEqual(names)
  })

  it('backs off after errors for 1, 2, 4, 8, 10 and 10 seconds', async () => {
    const { clock, queue, pop, reject } = aQueue()
    queue.add(aPod('p'))
    for (const seconds of [1, 2, 4, 8, 10, 10]) {
      reject('p', [])
      await clock.advance(seconds * 1000 - 1)
      expect(pop()).toBeUndefined()
      await clock.advance(1)
      expect(queue.sizes.active).toBe(1)
    }
  })

  it('does not wait for the back-off when a plugin asked to wait for its own event', async () => {
    const { queue, pop, reject } = aQueue()
    queue.add(aPod('p'))
    reject('p', [], ['Nodes'])
    queue.move(nodeAdded)
    expect(queue.sizes).toEqual({ active: 1, backoff: 0, unschedulable: 0 })
    expect(pop()).toBe('p')
  })

  it('counts events that came while the pod was being tried', () => {
    const { queue, pop } = aQueue()
    queue.add(aPod('p'))
    const queued = queue.pop()
    queue.move(nodeAdded)
    if (queued)
      queue.reject(queued, queued.info.pod, { unschedulablePlugins: new Set(['Nodes']), pendingPlugins: none })
    expect(pop()).toBe('p')
  })

  it('tries a forgotten pod again after five minutes', async () => {
    const { clock, queue, pop, reject } = aQueue()
    queue.add(aPod('p'))
    reject('p', ['Picky'])
    await clock.advance(5 * 60_000 - 1)
    expect(pop()).toBeUndefined()
    await clock.advance(31_000)
    expect(pop()).toBe('p')
  })

  it('keeps a gated pod until its gate opens, whatever else happens', async () => {
    const { clock, queue, pop, setGate } = aQueue()
    setGate({ ...unresolvable('gated'), plugin: 'Gate' })
    queue.add(aPod('p'))
    queue.move(nodeAdded)
    await clock.advance(10 * 60_000)
    expect(pop()).toBeUndefined()
    setGate(fits)
    const pod = aPod('p')
    queue.update(pod, [{ resource: 'TargetPod', action: 'UpdateSchedulingGates', before: pod, after: pod }])
    expect(pop()).toBe('p')
  })

  it('moves a pod up when its priority changes, and forgets one that is deleted', () => {
    const { queue, pop } = aQueue()
    queue.add(aPod('a'))
    queue.add(aPod('b'))
    queue.add(aPod('d'))
    queue.update(aPod('d', { spec: { priority: 1 } }), [])
    queue.delete('pod-a')
    expect([pop(), pop(), pop()]).toEqual(['d', 'b', undefined])
  })

  it('remembers a nomination until the pod is placed or loses it', () => {
    const { queue } = aQueue()
    queue.add(aPod('p', { status: { nominatedNodeName: 'n1' } }))
    expect([...queue.nominator.podsOn('n1')].map(({ name }) => name)).toEqual(['p'])
    queue.update(aPod('p'), [])
    expect(queue.nominator.nodeOf('pod-p')).toBe('n1')
    queue.delete('pod-p')
    expect([...queue.nominator.podsOn('n1')]).toEqual([])
  })
})

describe('Heap', () => {
  it('gives out what is left in order, whatever was taken out in between', () => {
    const heap = new Heap<{ readonly n: number }>((a, b) => a.n - b.n)
    const items = Array.from({ length: 200 }, (_, i) => ({ n: (i * 7919) % 211 }))
    for (const item of items) heap.push(item)
    const removed = items.filter((_, i) => i % 3 === 0)
    for (const item of removed) expect(heap.delete(item)).toBe(true)
    const out: number[] = []
    for (let item = heap.pop(); item; item = heap.pop()) out.push(item.n)
    const expected = items.filter((item) => !removed.includes(item)).map(({ n }) => n)
    expect(out).toEqual(expected.sort((a, b) => a - b))
  })
})
