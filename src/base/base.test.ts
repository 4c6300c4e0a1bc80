import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Steps } from './index.js'
import {
  AsyncQueue,
  createLogger,
  deepFreeze,
  finish,
  ItemBackoff,
  KeyedLock,
  TimeSlice,
  unifiedDiff,
  WorkQueue,
} from './index.js'
import { FakeClock } from './testing/index.js'

describe('WorkQueue', () => {
  const open = () => {
    const clock = new FakeClock()
    return { clock, queue: new WorkQueue({ clock }) }
  }

  it('hands out keys in order of arrival, each once', async () => {
    const { queue } = open()
    for (const key of ['b', 'a', 'b', 'c', 'a']) queue.add(key)
    expect(queue.length).toBe(3)
    expect([await queue.get(), await queue.get(), await queue.get()]).toEqual(['b', 'a', 'c'])
  })

  it('never hands a key to two workers, and hands it out again when it was added meanwhile', async () => {
    const { queue } = open()
    queue.add('a')
    expect(await queue.get()).toBe('a')
    queue.add('a')
    queue.add('a')
    expect(queue.length).toBe(0)
    const second = queue.get()
    queue.done('a')
    expect(await second).toBe('a')
    queue.done('a')
    expect([queue.length, queue.idle]).toEqual([0, true])
  })

  it('gives waiting workers keys in the order in which they came to wait', async () => {
    const { queue } = open()
    const first = queue.get()
    const second = queue.get()
    queue.add('a')
    queue.add('b')
    expect([await first, await second]).toEqual(['a', 'b'])
    expect(queue.idle).toBe(false)
  })

  it('adds after a delay; of two delays the earlier counts', async () => {
    const { clock, queue } = open()
    queue.addAfter('a', 1000)
    queue.addAfter('a', 500)
    queue.addAfter('a', 2000)
    queue.addAfter('b', 0)
    expect([queue.length, queue.delayed]).toEqual([1, 1])
    await clock.advance(499)
    expect(queue.length).toBe(1)
    await clock.advance(1)
    expect([queue.length, queue.delayed, clock.pendingTimers]).toEqual([2, 0, 0])
  })

  it('backs off from 5 ms, doubling, until the key is forgotten', async () => {
    const { clock, queue } = open()
    const delays: number[] = []
    const measure = async () => {
      const start = clock.now()
      queue.addRateLimited('a')
      const getting = queue.get()
      await clock.advanceTo(clock.nextTimerAt ?? 0)
      queue.done((await getting) as string)
      delays.push(clock.now() - start)
    }
    for (let i = 0; i < 4; i++) await measure()
    expect(queue.requeues('a')).toBe(4)
    queue.forget('a')
    await measure()
    expect(delays).toEqual([5, 10, 20, 40, 5])
  })

  it('hands out what waits when shut down, drops what is delayed, takes nothing more', async () => {
    const { clock, queue } = open()
    queue.add('a')
    queue.addAfter('b', 10)
    queue.shutDown()
    queue.add('c')
    queue.addAfter('d', 1)
    expect(clock.pendingTimers).toBe(0)
    expect([await queue.get(), await queue.get()]).toEqual(['a', undefined])
  })

  it('ends waiting workers at shut-down and at their signal', async () => {
    const { queue } = open()
    const stop = new AbortController()
    const aborted = queue.get(stop.signal)
    const waiting = queue.get()
    stop.abort()
    expect(await aborted).toBeUndefined()
    queue.add('a')
    expect(await waiting).toBe('a')
    const last = queue.get()
    queue.shutDown()
    expect(await last).toBeUndefined()
  })
})

it('ItemBackoff doubles per item up to its maximum, and starts anew after a reset', () => {
  const backoff = new ItemBackoff({ baseMs: 10, maxMs: 35 })
  expect([backoff.next('a'), backoff.next('a'), backoff.next('b'), backoff.next('a'), backoff.next('a')]).toEqual([
    10, 20, 10, 35, 35,
  ])
  for (let i = 0; i < 2000; i++) backoff.next('a')
  expect(backoff.next('a')).toBe(35)
  backoff.reset('a')
  expect(backoff.next('a')).toBe(10)
})

it('KeyedLock runs one at a time per key, first come first served, failures included', async () => {
  const lock = new KeyedLock()
  const log: string[] = []
  const gates = new Map<string, () => void>()
  const action = (name: string) => async () => {
    log.push(`+${name}`)
    await new Promise<void>((resolve) => gates.set(name, resolve))
    log.push(`-${name}`)
    if (name === 'a1') throw new Error('a1 failed')
    return name
  }
  const clock = new FakeClock()
  const runs = [
    lock.run('a', action('a1')),
    lock.run('a', action('a2')),
    lock.run('b', action('b1')),
    lock.run('a', action('a3')),
  ]
  const settled = Promise.allSettled(runs)
  await clock.settle()
  expect(log).toEqual(['+a1', '+b1'])
  for (const name of ['a1', 'a2', 'a3', 'b1']) {
    gates.get(name)?.()
    await clock.settle()
  }
  expect(log).toEqual(['+a1', '+b1', '-a1', '+a2', '-a2', '+a3', '-a3', '-b1'])
  expect((await settled).map((outcome) => outcome.status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  expect([lock.isHeld('a'), lock.isHeld('b')]).toEqual([false, false])
})

describe('AsyncQueue', () => {
  it('delivers in batches, everything before close included', async () => {
    const queue = new AsyncQueue<number>()
    const batches: (readonly number[])[] = []
    const reading = (async () => {
      for await (const batch of queue) batches.push(batch)
    })()
    queue.push(1)
    queue.push(2)
    await new FakeClock().settle()
    queue.push(3)
    queue.close()
    await reading
    expect(batches).toEqual([[1, 2], [3]])
    expect(queue.push(4)).toBe(false)
  })

  it('refuses more than its limit, and throws the error it failed with after the rest', async () => {
    const queue = new AsyncQueue<number>({ limit: 2 })
    expect([queue.push(1), queue.push(2), queue.push(3)]).toEqual([true, true, false])
    queue.fail(new Error('too slow'))
    const seen: number[] = []
    const reading = async () => {
      for await (const item of queue.each()) seen.push(item)
    }
    await expect(reading()).rejects.toThrow('too slow')
    expect(seen).toEqual([1, 2])
  })

  it('is closed by a consumer that leaves', async () => {
    const queue = new AsyncQueue<number>()
    queue.push(1)
    for await (const _ of queue) break
    expect([queue.isClosed, queue.push(2)]).toEqual([true, false])
  })
})

it('deepFreeze freezes all the way down, ends on cycles, and stops at what is frozen', () => {
  const cycle: Record<string, unknown> = { list: [{ a: 1 }], bytes: new Uint8Array(2) }
  cycle.self = cycle
  expect(deepFreeze(cycle)).toBe(cycle)
  expect(Object.isFrozen((cycle.list as object[])[0])).toBe(true)
  const inner = { b: 1 }
  deepFreeze({ shared: Object.freeze({ inner }) })
  expect(Object.isFrozen(inner)).toBe(false)
})

describe('FakeClock', () => {
  it('runs timers at their time, in order, those set meanwhile included', async () => {
    const clock = new FakeClock(0)
    const log: [string, number][] = []
    const note = (name: string) => log.push([name, clock.now()])
    clock.after(30, () => note('late'))
    clock.after(10, () => {
      note('first')
      clock.after(5, () => note('set meanwhile'))
    })
    clock.after(10, () => note('second'))
    const every = clock.every(12, () => note('period'))
    void clock.sleep(11).then(() => note('slept'))
    clock.after(20, () => note('never')).cancel()
    await clock.advance(30)
    every.cancel()
    expect(log).toEqual([
      ['first', 10],
      ['second', 10],
      ['slept', 11],
      ['period', 12],
      ['set meanwhile', 15],
      ['period', 24],
      ['late', 30],
    ])
    expect([clock.now(), clock.pendingTimers]).toEqual([30, 0])
  })

  it('lets a chain of promises and timers run through in one advance', async () => {
    const clock = new FakeClock(0)
    let rounds = 0
    void (async () => {
      for (; rounds < 1000; rounds++) await clock.sleep(60_000)
    })()
    await clock.advance(24 * 60 * 60_000)
    expect(rounds).toBe(1000)
  })

  it('wakes a sleeper whose signal aborts', async () => {
    const clock = new FakeClock()
    const stop = new AbortController()
    const sleeping = clock.sleep(10, stop.signal)
    stop.abort(new Error('enough'))
    await expect(sleeping).rejects.toThrow('enough')
    expect(clock.pendingTimers).toBe(0)
  })
})

describe('TimeSlice', () => {
  it('does long work while others come in', async () => {
    const happened: string[] = []
    function* work(): Steps<string> {
      for (const one of ['a', 'b', 'c']) {
        happened.push(one)
        yield
      }
      return 'done'
    }
    const other = nextTurn().then(() => happened.push('other'))
    expect(await new TimeSlice(0).run(work())).toBe('done')
    await other
    expect(happened).toEqual(['a', 'other', 'b', 'c'])
    const whole = new TimeSlice(60_000).run(work())
    expect(happened.slice(4)).toEqual(['a', 'b', 'c'])
    expect(await whole).toBe(finish(work()))
  })
})

describe('createLogger', () => {
  const capture = (pretty: boolean) => {
    const lines: string[] = []
    const logger = createLogger({
      level: 'info',
      pretty,
      clock: new FakeClock(),
      destination: { write: (line) => lines.push(line) },
    })
    return { lines, logger }
  }

  it('writes one JSON object a line, errors spelled out, and leaves out lower levels', () => {
    const { lines, logger } = capture(false)
    logger.child('scheduler').info('Bound pod', { pod: 'a/b' })
    logger.error('Failed', { error: new Error('no room') })
    logger.debug('Unseen')
    expect(lines).toHaveLength(2)
    expect(JSON.parse(lines[0] as string)).toEqual({
      level: 'info',
      time: '2025-01-01T00:00:00.000Z',
      component: 'scheduler',
      pod: 'a/b',
      message: 'Bound pod',
    })
    expect(JSON.parse(lines[1] as string).error).toContain('Error: no room')
  })

  it('writes plain text for people', () => {
    const { lines, logger } = capture(true)
    logger.child('scheduler').warn('Could not bind pod', { pod: 'a/b', reason: 'no node fits', tries: 3 })
    expect(lines).toEqual(['00:00:00.000 WARN  scheduler: Could not bind pod pod=a/b reason="no node fits" tries=3\n'])
  })
})

describe('unifiedDiff', () => {
  const diff = (before: string, after: string): string[] =>
    unifiedDiff([...before], [...after])
      .split('\n')
      .slice(0, -1)

  it('says nothing of equal texts', () => {
    expect(unifiedDiff([...'abc'], [...'abc'])).toBe('')
    expect(unifiedDiff([], [])).toBe('')
  })

  it('shows a change between three lines of context', () => {
    expect(diff('abcdefghi', 'abcdXfghi')).toEqual(['@@ -2,7 +2,7 @@', ' b', ' c', ' d', '-e', '+X', ' f', ' g', ' h'])
  })

  it('keeps changes together whose contexts touch, and parts the others', () => {
    expect(diff('a123456b', 'A123456B')).toEqual([
      ...['@@ -1,8 +1,8 @@', '-a', '+A', ' 1', ' 2', ' 3', ' 4', ' 5', ' 6', '-b', '+B'],
    ])
    expect(diff('a1234567b', 'A1234567B')).toEqual([
      ...['@@ -1,4 +1,4 @@', '-a', '+A', ' 1', ' 2', ' 3'],
      ...['@@ -6,4 +6,4 @@', ' 5', ' 6', ' 7', '-b', '+B'],
    ])
  })

  it('counts the lines of additions and removals as diff does', () => {
    expect(diff('', 'a')).toEqual(['@@ -0,0 +1 @@', '+a'])
    expect(diff('ab', 'a')).toEqual(['@@ -1,2 +1 @@', ' a', '-b'])
  })

  it('takes the longest common run first', () => {
    expect(diff('ab', 'acab')).toEqual(['@@ -1,2 +1,4 @@', '+a', '+c', ' a', ' b'])
  })

  it('matches beginning and end alone in very long texts', () => {
    const lines = Array.from({ length: 4000 }, (_, index) => `${index}`)
    const changed = lines.with(1, 'x').with(3, 'y')
    expect(unifiedDiff(lines, changed)).toBe(
      ['@@ -1,7 +1,7 @@', ' 0', '-1', '-2', '-3', '+x', '+2', '+y', ' 4', ' 5', ' 6', ''].join('\n'),
    )
  })
})
