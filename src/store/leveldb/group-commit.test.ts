import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ClassicLevel } from 'classic-level'
import { isStoreError } from '../errors.js'
import type { Change, Revision, Store } from '../store.js'
import type { Database } from './database.js'
import { LevelStore, openLevelStore } from './index.js'

type Batch = { readonly operations: readonly { readonly key: string }[]; readonly sync: boolean }

/** LevelDB whose batches can be held up, and made to fail before or after they are on disk. */
/* oxlint-disable typescript/no-explicit-any -- `batch` has overloads, which callers still see through its type */
class FaultyDatabase extends ClassicLevel<string, Uint8Array> {
  readonly batches: Batch[] = []
  hold: Promise<void> = Promise.resolve()
  faults: ('before' | 'after')[] = []

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of the original, which callers still see through its type
  override batch(operations?: any, options?: any): any {
    return this.#batch(operations, options)
  }

  async #batch(operations: Batch['operations'], options: { sync?: boolean } = {}): Promise<void> {
    this.batches.push({ operations, sync: options.sync === true })
    const fault = this.faults.shift()
    await this.hold
    if (fault === 'before') throw new Error('no space left on device')
    await super.batch(operations as never, options)
    if (fault === 'after') throw new Error('fsync failed')
  }
}

const bytes = (text: string) => Buffer.from(text)
const rev = (revision: number) => revision as Revision
const everything = { start: '', end: '\u{10ffff}' }

describe('group commit', () => {
  let folder: string
  let database: FaultyDatabase
  let store: Store

  const open = async () => {
    store = await openLevelStore(folder, {
      createDatabase: (path) => {
        database = new FaultyDatabase(path, { valueEncoding: 'buffer' })
        return database as Database
      },
    })
  }

  /** Holds batches up until the returned function is called. */
  const holdUp = () => {
    let release = () => {}
    database.hold = new Promise((resolve) => {
      release = resolve
    })
    return release
  }

  const turns = async () => {
    for (let i = 0; i < 20; i++) await nextTurn()
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wherry-group-'))
    await open()
  })

  afterEach(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('syncs every batch of writes and answers nobody before its batch is on disk', async () => {
    const release = holdUp()
    const answered: string[] = []
    const stop = new AbortController()
    const watching = (async () => {
      for await (const commit of store.watch(everything, { after: rev(0), signal: stop.signal })) {
        for (const change of commit) answered.push(`watch ${change.key}`)
      }
    })()
    const writes = [
      store.create('a', bytes('1')).then(() => answered.push('a created')),
      store.update('a', bytes('2'), rev(1)).then(() => answered.push('a updated')),
      store.delete('a', rev(2)).then(() => answered.push('a deleted')),
      // Refusals too: they rest on a write that may fail yet.
      store.create('b', bytes('1')).then(() => answered.push('b created')),
      store.create('b', bytes('2')).catch(() => answered.push('b refused')),
    ]
    await turns()
    expect(database.batches).toHaveLength(1)
    expect(answered).toEqual([])
    expect(await store.revision()).toBe(0)
    expect(await store.get('b')).toBeUndefined()
    release()
    await Promise.all(writes)
    expect(answered.slice(0, 4)).toEqual(['watch a', 'watch a', 'watch a', 'watch b'])
    expect(answered.slice(4)).toEqual(['a created', 'a updated', 'a deleted', 'b created', 'b refused'])
    await store.create('c', bytes('1'))
    expect(database.batches.map((batch) => batch.sync)).toEqual([true, true])
    stop.abort()
    await watching
  })

  it('puts the writes of a turn, and those that come during a batch, into one batch each', async () => {
    const release = holdUp()
    const first = Array.from({ length: 10 }, (_, i) => store.create(`first${i}`, bytes('v')))
    await turns()
    const second = Array.from({ length: 20 }, (_, i) => store.create(`second${i}`, bytes('v')))
    await turns()
    expect(database.batches).toHaveLength(1)
    release()
    await Promise.all([...first, ...second])
    // Two operations a write: the value and the log entry.
    expect(database.batches.map((batch) => batch.operations.length)).toEqual([20, 40])
  })

  it('tells watches one array per batch, live and read back from disk', async () => {
    const writeGroups = async () => {
      await Promise.all([store.create('a', bytes('1')), store.create('b', bytes('1'))])
      await store.create('c', bytes('1'))
      await Promise.all([store.delete('a'), store.delete('b'), store.delete('c')])
    }
    const sizes = async (count: number) => {
      const found: number[] = []
      const stop = new AbortController()
      for await (const commit of store.watch(everything, { after: rev(0), signal: stop.signal })) {
        found.push(commit.length)
        if (found.length === count) return found
      }
      return found
    }
    const live = sizes(3)
    await writeGroups()
    expect(await live).toEqual([2, 1, 3])
    await store.close()
    await open()
    expect(await sizes(3)).toEqual([2, 1, 3])
  })

  it('fails everyone in a failed batch and everyone who built on it, and then goes on', async () => {
    await store.create('a', bytes('a1'))
    const release = holdUp()
    database.faults = ['before']
    const inBatch = [store.update('a', bytes('a2'), rev(1)), store.create('b', bytes('b'))]
    await turns()
    const builtOn = [store.update('a', bytes('a3'), rev(2)), store.delete('b'), store.create('b', bytes('again'))]
    const apart = store.create('z', bytes('z'))
    release()
    for (const outcome of await Promise.allSettled([...inBatch, ...builtOn, apart])) {
      expect(outcome.status).toBe('rejected')
      if (outcome.status === 'rejected') expect(isStoreError(outcome.reason, 'UNAVAILABLE')).toBe(true)
    }
    expect(await store.revision()).toBe(1)
    expect(await store.get('b')).toBeUndefined()
    const next = await store.update('a', bytes('after'), rev(1))
    expect(next.revision).toBe(2)
    await store.close()
    await open()
    expect(
      (await store.list(everything)).entries.map((entry) => [entry.key, String(entry.value), entry.revision]),
    ).toEqual([['a', 'after', 2]])
  })

  it('finds out what became of a batch that failed after it was written, and tells watches', async () => {
    await store.create('a', bytes('a1'))
    database.faults = ['after']
    await expect(store.update('a', bytes('a2'), rev(1))).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    const stop = new AbortController()
    const changes: Change[] = []
    const watching = (async () => {
      for await (const commit of store.watch(everything, { after: rev(1), signal: stop.signal })) {
        changes.push(...commit)
        if (changes.length === 2) return
      }
    })()
    await expect(store.update('a', bytes('x'), rev(1))).rejects.toMatchObject({ code: 'REVISION_MISMATCH' })
    expect((await store.create('b', bytes('b'))).revision).toBe(3)
    await watching
    expect(changes.map((change) => [change.key, change.revision, String(change.value)])).toEqual([
      ['a', 2, 'a2'],
      ['b', 3, 'b'],
    ])
  })

  it('compacts in short batches while writes go on, and leaves nothing behind', async () => {
    let entry = await store.create('kept', bytes('0'))
    await Promise.all(Array.from({ length: 600 }, (_, i) => store.create(`gone${i}`, bytes('x'))))
    await Promise.all(Array.from({ length: 600 }, (_, i) => store.delete(`gone${i}`)))
    const compacting = store.compact(await store.revision())
    for (let i = 0; i < 5; i++) entry = await store.update('kept', bytes(String(i)), entry.revision)
    await compacting
    await store.compact(await store.revision())
    expect(
      Math.max(...database.batches.filter((batch) => !batch.sync).map((batch) => batch.operations.length)),
    ).toBeLessThan(500)
    expect((await database.keys().all()).map((key) => key.replace('\u0000', ' '))).toEqual([
      'meta/compacted',
      `value/kept ${entry.revision.toString(16).padStart(14, '0')}`,
    ])
  })

  it('continues a compaction that was interrupted', async () => {
    const { revision } = await store.create('a', bytes('1'))
    await store.update('a', bytes('2'), revision)
    await store.delete('a')
    database.faults = ['before']
    // The mark is written, the first slice of deletes is not.
    const failing = store.compact(rev(3))
    await expect(failing).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await store.close()
    await open()
    expect(await store.compactedTo()).toBe(3)
    expect(await store.revision()).toBe(3)
    await store.create('b', bytes('1'))
    await store.compact(rev(4))
    expect((await database.keys().all()).map((key) => key.slice(0, 7))).toEqual(['meta/co', 'value/b'])
  })

  it('reads a watch back from disk when it falls far behind the recent changes', async () => {
    const stop = new AbortController()
    const iterator = store
      .watch({ start: 'k', end: 'l' }, { after: rev(0), signal: stop.signal })
      [Symbol.asyncIterator]()
    const writing = []
    for (let i = 0; i < 6000; i++) writing.push(store.create(`${i % 3 === 0 ? 'j' : 'k'}${i}`, bytes(String(i))))
    await Promise.all(writing)
    const seen: number[] = []
    while (seen.length < 4000) {
      const step = await iterator.next()
      if (step.done === true) break
      for (const change of step.value) seen.push(change.revision)
    }
    expect(seen).toEqual(Array.from({ length: 6000 }, (_, i) => i + 1).filter((revision) => (revision - 1) % 3 !== 0))
    stop.abort()
  })
})

describe('opening a data folder', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wherry-open-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  /** Every file's content; LevelDB's text log of its own doings is not data. */
  const contents = async () => {
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
      (file) => file.isFile() && !/^LOG(\.old)?$/.test(file.name),
    )
    return Promise.all(
      files.map(async (file) => [file.name, await readFile(join(file.parentPath, file.name), 'latin1')]),
    )
  }
  const filled = async () => {
    const store = await openLevelStore(folder)
    await store.create('a', bytes('1'))
    await store.close()
  }
  const refusal = async () => {
    const before = await contents()
    const error = await openLevelStore(folder).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(await contents()).toEqual(before)
    if (!isStoreError(error)) throw error ?? new Error('it was opened')
    return [error.code, error.message]
  }

  it('refuses one that is in use', async () => {
    const store = await openLevelStore(folder)
    await store.create('a', bytes('1'))
    const [code, message] = await refusal()
    expect(code).toBe('LOCKED')
    expect(message).toContain('in use')
    await store.create('b', bytes('1'))
    await store.close()
  })

  it('refuses one of a newer format and leaves it alone', async () => {
    await filled()
    await writeFile(join(folder, 'wherry-store.json'), '{"format":2}')
    const [code, message] = await refusal()
    expect(code).toBe('NEWER_FORMAT')
    expect(message).toContain('newer version')
  })

  it.each([
    ['a folder of somebody else', async () => writeFile(join(folder, 'thesis.txt'), 'precious')],
    ['a format file with garbage', async () => writeFile(join(folder, 'wherry-store.json'), 'garbage')],
    [
      'a format file without data',
      async () => {
        await filled()
        await rm(join(folder, 'db'), { recursive: true })
      },
    ],
    [
      'a LevelDB without its CURRENT',
      async () => {
        await filled()
        await rm(join(folder, 'db', 'CURRENT'))
      },
    ],
    [
      'a LevelDB whose CURRENT is garbage',
      async () => {
        await filled()
        await writeFile(join(folder, 'db', 'CURRENT'), 'garbage')
      },
    ],
  ])('calls %s CORRUPT, says what to do, and leaves it alone', async (_, prepare) => {
    await prepare()
    const [code, message] = await refusal()
    expect(code).toBe('CORRUPT')
    expect(message).toMatch(/[Cc]hoose (another|an empty)/)
  })

  it('calls entries that no store has written CORRUPT', async () => {
    await filled()
    const database = new ClassicLevel<string, string>(join(folder, 'db'))
    await database.put('value/nonsense', 'x')
    await database.close()
    await expect(openLevelStore(folder)).rejects.toMatchObject({ code: 'CORRUPT' })
  })

  it('calls values beyond the end of the log CORRUPT', async () => {
    await filled()
    const database = new ClassicLevel<string, string>(join(folder, 'db'))
    await database.del('log/00000000000001')
    await database.close()
    await expect(openLevelStore(folder)).rejects.toMatchObject({ code: 'CORRUPT' })
  })

  it('makes a missing folder, and completes one whose first start was interrupted', async () => {
    const nested = join(folder, 'x', 'y')
    const store = await openLevelStore(nested)
    expect(store).toBeInstanceOf(LevelStore)
    await store.close()
    await rm(join(nested, 'wherry-store.json'))
    const again = await openLevelStore(nested)
    expect(await again.revision()).toBe(0)
    await again.close()
  })
})
