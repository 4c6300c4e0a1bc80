import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KubeObject } from '../../api/index.js'
import { ConfigMaps, isStatusError } from '../../api/index.js'
import { SeededRandom, silentLogger } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import type { Change, Revision, Store } from '../../store/index.js'
import { openStore } from '../../store/index.js'
import { CachedObject } from '../cache/index.js'
import { Catalog } from '../catalog.js'
import { selectionOf } from '../reads/index.js'
import { Registry } from '../registry.js'
import { plainDefinition } from '../testing/index.js'
import { create, deleteObject, update } from '../writes/index.js'
import type { EventBatch } from './event-batch.js'
import { History } from './history.js'
import { ResourceEvent } from './resource-event.js'
import { Watcher } from './watcher.js'

const write = { user: { username: 'test', groups: [] }, dryRun: false, warn: () => {} }
const none = new AbortController().signal

async function startRegistry(store: Store) {
  const definition = plainDefinition(ConfigMaps)
  const clock = new FakeClock()
  const registry = new Registry({
    catalog: new Catalog([{ group: '', versions: ['v1'] }], [definition]),
    store,
    clock,
    random: new SeededRandom(7),
    logger: silentLogger,
  })
  await registry.start()
  return { registry, clock, definition, resource: registry.resource(definition) }
}

type Running = Awaited<ReturnType<typeof startRegistry>>

const stores: { readonly name: string; readonly open: () => Promise<{ store: Store; clean: () => Promise<void> }> }[] =
  [
    { name: 'memory', open: async () => ({ store: await openStore('memory:'), clean: async () => {} }) },
    {
      name: 'LevelDB',
      async open() {
        const folder = await mkdtemp(join(tmpdir(), 'wherry-watch-'))
        return {
          store: await openStore(`leveldb:${folder}`),
          clean: () => rm(folder, { recursive: true, force: true }),
        }
      },
    },
  ]

const namespaces = ['a', 'ab']
const names = ['one', 'two', 'three', 'four']
const colours = ['red', 'blue', undefined]

/** One random write; what loses a race or finds nothing is as good as any other. */
async function randomWrite({ registry, resource }: Running, random: SeededRandom): Promise<void> {
  const namespace = namespaces[random.below(2)] as string
  const name = names[random.below(4)] as string
  const colour = colours[random.below(3)]
  const labels = colour ? { colour } : {}
  const data = { n: String(random.below(1000)) }
  try {
    switch (random.below(4)) {
      case 0:
        await deleteObject(registry.tools, resource, namespace, name, write)
        return
      case 1:
        await create(
          registry.tools,
          resource,
          { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name, namespace, labels }, data } as KubeObject,
          write,
        )
        return
      default:
        await update(
          registry.tools,
          resource,
          namespace,
          name,
          async (current) => ({ ...current, metadata: { ...current?.metadata, labels }, data }) as KubeObject,
          { ...write, startsFromCurrent: true },
        )
    }
  } catch (error) {
    if (!isStatusError(error)) throw error
  }
}

interface Scope {
  readonly namespace: string
  readonly colour: string | undefined
}

const scopes: readonly Scope[] = [
  { namespace: '', colour: undefined },
  { namespace: 'a', colour: undefined },
  { namespace: '', colour: 'red' },
  { namespace: 'ab', colour: 'blue' },
]

/** What a watch must show, worked out from the store's own log. */
function expectedEvents(log: readonly Change[], after: number, { namespace, colour }: Scope): string[] {
  const before = new Map<string, string | undefined>()
  const present = new Set<string>()
  const events: string[] = []
  for (const change of log) {
    const key = change.key.slice('/registry/core/configmaps/'.length)
    const was = present.has(key) && (colour === undefined || before.get(key) === colour)
    const labels = change.value ? labelsOf(change.value) : {}
    const is = change.value !== undefined && (colour === undefined || labels.colour === colour)
    if (change.value) present.add(key)
    else present.delete(key)
    before.set(key, labels.colour)
    const isSeen = change.revision > after && (namespace === '' || key.startsWith(`${namespace}/`))
    if (!isSeen || (!was && !is)) continue
    events.push(`${was ? (is ? 'MODIFIED' : 'DELETED') : 'ADDED'} ${key} ${change.revision}`)
  }
  return events
}

function labelsOf(value: Uint8Array): Record<string, string> {
  const object = new CachedObject('', 1 as Revision, Buffer.from(value), () => ({ labels: {}, fields: {} })).object()
  return object.metadata?.labels ?? {}
}

interface Seen {
  readonly after: number
  readonly scope: Scope
  readonly events: string[]
  readonly watcher: Watcher
  readonly done: Promise<void>
}

async function observe({ resource, definition }: Running, after: number, scope: Scope, urgent: boolean): Promise<Seen> {
  const watcher = await resource.watch({
    scope: selectionOf(definition, {
      namespace: scope.namespace,
      labelSelector: scope.colour ? `colour=${scope.colour}` : undefined,
      fieldSelector: undefined,
    }),
    after: after as Revision,
    initial: false,
    wantsBookmarks: false,
    bookmarkAfterInitial: false,
    urgent,
    signal: none,
  })
  const events: string[] = []
  const read = async () => {
    for await (const batch of watcher) {
      for (const event of batch) {
        if (event instanceof ResourceEvent) events.push(`${event.type} ${event.object.key} ${event.revision}`)
      }
    }
  }
  return { after, scope, events, watcher, done: read() }
}

/** Every change of the store from its beginning. */
async function wholeLog(store: Store): Promise<readonly Change[]> {
  const last = await store.revision()
  const stop = new AbortController()
  const log: Change[] = []
  const everything = { start: '/registry/', end: '/registry0' }
  for await (const changes of store.watch(everything, { after: 0 as Revision, signal: stop.signal })) {
    log.push(...changes)
    if (changes.some((one) => one.revision >= last)) break
  }
  stop.abort()
  return log
}

async function expectNothingMissed(store: Store, seen: readonly Seen[]): Promise<void> {
  const log = await wholeLog(store)
  for (const { after, scope, events, watcher, done } of seen) {
    watcher.close('closed')
    await done
    expect({ after, scope, events }).toEqual({ after, scope, events: expectedEvents(log, after, scope) })
  }
}

describe.each(stores)('watches over a store in $name', ({ open }) => {
  it.each([1, 2, 3])(
    'miss nothing and repeat nothing, from any revision, while others write (seed %i)',
    async (seed) => {
      const random = new SeededRandom(seed)
      const { store, clean } = await open()
      const running = await startRegistry(store)
      const seen: Seen[] = []
      const writer = async () => {
        for (let i = 0; i < 60; i++) await randomWrite(running, random)
      }
      const watcher = async () => {
        for (let i = 0; i < 15; i++) {
          const after = random.below(running.registry.revision + 1)
          const scope = scopes[random.below(scopes.length)] as Scope
          // A revision of 0 would mean the present objects.
          if (after > 0) seen.push(await observe(running, after, scope, random.below(2) === 0))
          await randomWrite(running, random)
        }
      }
      await Promise.all([writer(), writer(), writer(), watcher(), watcher()])
      expect(seen.length).toBeGreaterThan(8)
      await expectNothingMissed(store, seen)
      expect(running.resource.watcherCount).toBe(0)
      await running.registry.stop()
      await store.close()
      await clean()
    },
  )

  it('resume after a restart where the process before has left off, deletions included', async () => {
    const random = new SeededRandom(11)
    const { store, clean } = await open()
    const first = await startRegistry(store)
    for (let i = 0; i < 80; i++) await randomWrite(first, random)
    for (const namespace of namespaces) {
      for (const name of names)
        await deleteObject(first.registry.tools, first.resource, namespace, name, write).catch(() => {})
    }
    const last = first.registry.revision
    await first.registry.stop()
    const second = await startRegistry(store)
    expect(second.resource.size).toBe(0)
    const seen: Seen[] = []
    const observeAll = async () => {
      for (let after = 1; after <= last; after++) {
        seen.push(await observe(second, after, scopes[after % scopes.length] as Scope, false))
      }
    }
    const writer = async () => {
      for (let i = 0; i < 40; i++) await randomWrite(second, random)
    }
    await Promise.all([observeAll(), writer(), writer()])
    await expectNothingMissed(store, seen)
    await second.registry.stop()
    await store.close()
    await clean()
  })
})

describe('a watcher of another process', () => {
  const event = (revision: number, bytes = 10) =>
    new ResourceEvent(
      'ADDED',
      new CachedObject(`a/${revision}`, revision as Revision, Buffer.alloc(bytes), () => ({ labels: {}, fields: {} })),
      undefined,
    )

  function watcherOf(history: History, isReady: () => boolean) {
    const taken: number[][] = []
    const batches: EventBatch[] = []
    const watcher = new Watcher({
      scope: { namespace: '' },
      after: 0 as Revision,
      wantsBookmarks: true,
      since: history.after,
      onClose: () => {},
    })
    watcher.deliverTo({
      take(batch) {
        batches.push(batch)
        taken.push(batch.events.map(({ revision }) => revision))
        return isReady()
      },
      end: () => taken.push([]),
    })
    return { watcher, taken, batches }
  }

  it('is given at once what has gathered, in a batch that it shares with others', () => {
    const history = new History(0 as Revision)
    const [one, other] = [watcherOf(history, () => true), watcherOf(history, () => true)]
    for (const revision of [1, 2]) history.push(event(revision))
    for (const { watcher } of [one, other]) watcher.wake()
    expect(one.taken).toEqual([[1, 2]])
    expect(other.batches[0]).toBe(one.batches[0])
  })

  it('is given nothing while it takes nothing, and all of it afterwards', () => {
    const history = new History(0 as Revision)
    const { watcher, taken } = watcherOf(history, () => false)
    for (const revision of [1, 2, 3]) {
      history.push(event(revision))
      watcher.wake()
    }
    expect(taken).toEqual([[1]])
    watcher.resume()
    expect(taken).toEqual([[1], [2, 3]])
  })

  it('is given many initial events a few at a time, at its own pace', () => {
    const history = new History(0 as Revision)
    const { watcher, taken } = watcherOf(history, () => false)
    watcher.replay(
      Array.from({ length: 150 }, (_, i) => event(i + 1)),
      150 as Revision,
    )
    const lengths = () => taken.map((one) => one.length)
    watcher.wake()
    expect(lengths()).toEqual([64])
    watcher.resume()
    watcher.resume()
    expect(lengths()).toEqual([64, 64, 22])
    expect(taken.flat()).toEqual(Array.from({ length: 150 }, (_, i) => i + 1))
  })

  it('is closed when it falls behind what the history holds', () => {
    const history = new History(0 as Revision)
    const { watcher, taken } = watcherOf(history, () => false)
    for (let revision = 1; revision <= 9; revision++) {
      history.push(event(revision, 1024 * 1024))
      watcher.wake()
    }
    expect(watcher.end).toBeUndefined()
    history.push(event(10, 1024 * 1024))
    watcher.wake()
    expect(watcher.end).toBe('too slow')
    watcher.resume()
    expect(taken).toEqual([[1], []])
  })

  it('is given what has gathered when the watch is closed', () => {
    const history = new History(0 as Revision)
    const { watcher, taken } = watcherOf(history, () => true)
    history.push(event(1))
    watcher.close('timed out')
    expect(taken).toEqual([[1], []])
  })

  it('is sent a bookmark after the events up to it, and none that later events make needless', () => {
    const history = new History(0 as Revision)
    const { watcher, taken } = watcherOf(history, () => true)
    history.push(event(3))
    watcher.bookmark(5 as Revision)
    watcher.wake()
    expect(taken).toEqual([[3, 5]])
    watcher.bookmark(6 as Revision)
    history.push(event(7))
    watcher.wake()
    expect(taken).toEqual([[3, 5], [7]])
  })
})

describe('waiting for a revision', () => {
  it('leaves nothing behind when the revision does not come', async () => {
    const { registry, clock } = await startRegistry(await openStore('memory:'))
    const timers = clock.pendingTimers
    const waiting = registry.feed.reached(99 as Revision, AbortSignal.timeout(0))
    await expect(waiting).rejects.toThrow()
    expect(registry.feed.waiting).toBe(0)
    expect(clock.pendingTimers).toBe(timers)
    await registry.stop()
    expect(clock.pendingTimers).toBe(0)
  })

  it('ends when the registry stops', async () => {
    const { registry } = await startRegistry(await openStore('memory:'))
    const waiting = registry.feed.reached(99 as Revision)
    await registry.stop()
    await expect(waiting).rejects.toMatchObject({ code: 'CLOSED' })
  })
})
