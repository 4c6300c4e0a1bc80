import { setMaxListeners } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isStoreError, type StoreError, type StoreErrorCode } from '../errors.js'
import type { Change, Entry, KeyRange, Revision, Store } from '../store.js'

export interface StoreFactory {
  /** A new, empty store. The suite closes it. */
  open(): Promise<Store>
  /** Opens again what `store` (closed by then) kept; left out for stores that forget. */
  reopen?(store: Store): Promise<Store>
}

const all: KeyRange = { start: '\u0001', end: '\u{10ffff}' }
const prefix = (start: string): KeyRange => ({
  start,
  end: `${start.slice(0, -1)}${String.fromCharCode(start.charCodeAt(start.length - 1) + 1)}`,
})
const rev = (revision: number): Revision => revision as Revision
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (value: Uint8Array | undefined): string | undefined =>
  value === undefined ? undefined : new TextDecoder().decode(value)
const told = (entry: Entry | undefined) => entry && [entry.key, text(entry.value), entry.revision]
const toldChange = (change: Change) => [
  change.type,
  change.key,
  text(change.value),
  change.revision,
  ...(change.previous === undefined ? [] : [told(change.previous)]),
]

async function failure(action: Promise<unknown>, code: StoreErrorCode): Promise<StoreError> {
  const error: unknown = await action.then(
    () => new Error(`resolved, but should have been rejected with ${code}`),
    (reason: unknown) => reason,
  )
  if (!isStoreError(error)) throw error
  expect(error.code).toBe(code)
  return error
}

/** Reads a watch up to a number of changes, then leaves it. */
async function take(watch: AsyncIterable<readonly Change[]>, count: number): Promise<Change[]> {
  const changes: Change[] = []
  if (count === 0) return changes
  for await (const commit of watch) {
    expect(commit.length).toBeGreaterThan(0)
    changes.push(...commit)
    if (changes.length >= count) break
  }
  return changes
}

/** What every store must do; `store.ts` says it in words. */
export function describeStore(name: string, factory: StoreFactory): void {
  describe(`${name}: the store's contract`, () => {
    let store: Store
    let stop: AbortController
    const watch = (after: number, range: KeyRange = all) =>
      store.watch(range, { after: rev(after), signal: stop.signal })
    const fill = async (...keys: string[]) => {
      for (const key of keys) await store.create(key, bytes(`${key}1`))
    }

    beforeEach(async () => {
      store = await factory.open()
      stop = new AbortController()
      setMaxListeners(0, stop.signal)
    })

    afterEach(async () => {
      stop.abort()
      await store.close()
    })

    describe('writes', () => {
      it('starts empty, at revision 0', async () => {
        expect(await store.revision()).toBe(0)
        expect(await store.compactedTo()).toBe(0)
        expect(await store.get('a')).toBeUndefined()
        expect(await store.list(all)).toEqual({ entries: [], revision: 0, more: false })
      })

      it('gives every write the next revision, deletes included', async () => {
        const created = await store.create('a', bytes('1'))
        const other = await store.create('b', bytes('x'))
        const updated = await store.update('a', bytes('2'), created.revision)
        const deleted = await store.delete('b', other.revision)
        expect([created, other, updated, deleted].map(told)).toEqual([
          ['a', '1', 1],
          ['b', 'x', 2],
          ['a', '2', 3],
          ['b', 'x', 4],
        ])
        expect(await store.revision()).toBe(4)
        expect(told(await store.get('a'))).toEqual(['a', '2', 3])
        expect(await store.get('b')).toBeUndefined()
      })

      it('refuses to create a key that exists, and says what is there', async () => {
        await fill('a')
        const error = await failure(store.create('a', bytes('other')), 'KEY_EXISTS')
        expect(error.key).toBe('a')
        expect(told(error.current)).toEqual(['a', 'a1', 1])
        expect(await store.revision()).toBe(1)
      })

      it('refuses to update at a stale or a future revision, and says what is there', async () => {
        await fill('a')
        await store.update('a', bytes('a2'), rev(1))
        for (const expected of [0, 1, 3]) {
          const error = await failure(store.update('a', bytes('lost'), rev(expected)), 'REVISION_MISMATCH')
          expect(error.key).toBe('a')
          expect(told(error.current)).toEqual(['a', 'a2', 2])
        }
        expect(told(await store.get('a'))).toEqual(['a', 'a2', 2])
        expect(await store.revision()).toBe(2)
      })

      it('refuses to update or delete what is not there', async () => {
        expect((await failure(store.update('a', bytes('1'), rev(1)), 'KEY_NOT_FOUND')).key).toBe('a')
        expect((await failure(store.delete('a'), 'KEY_NOT_FOUND')).key).toBe('a')
        expect((await failure(store.delete('a', rev(1)), 'KEY_NOT_FOUND')).key).toBe('a')
        expect(await store.revision()).toBe(0)
      })

      it('deletes at any revision when none is named, else only at the named one', async () => {
        await fill('a', 'b')
        await store.update('a', bytes('a2'), rev(1))
        const error = await failure(store.delete('a', rev(1)), 'REVISION_MISMATCH')
        expect(told(error.current)).toEqual(['a', 'a2', 3])
        expect(told(await store.delete('a'))).toEqual(['a', 'a2', 4])
        expect(told(await store.delete('b', rev(2)))).toEqual(['b', 'b1', 5])
      })

      it('creates a deleted key anew, and refuses revisions from its former life', async () => {
        await fill('a')
        await store.delete('a')
        expect(told(await store.create('a', bytes('new')))).toEqual(['a', 'new', 3])
        await failure(store.update('a', bytes('x'), rev(1)), 'REVISION_MISMATCH')
        await failure(store.delete('a', rev(2)), 'REVISION_MISMATCH')
      })

      it('keeps empty values, binary values and large ones', async () => {
        const binary = Uint8Array.from({ length: 256 }, (_, i) => i)
        const large = new Uint8Array(1_500_000).map((_, i) => i * 31)
        await store.create('empty', new Uint8Array(0))
        await store.create('binary', binary)
        await store.create('large', large)
        expect((await store.get('empty'))?.value.length).toBe(0)
        expect(Buffer.from((await store.get('binary'))?.value ?? []).equals(binary)).toBe(true)
        expect(Buffer.from((await store.get('large'))?.value ?? []).equals(large)).toBe(true)
        await store.delete('large')
        expect(Buffer.from((await store.get('large', rev(3)))?.value ?? []).equals(large)).toBe(true)
      })

      it('lets exactly one of many win a compare-and-set', async () => {
        await fill('a')
        const tries = await Promise.allSettled(
          Array.from({ length: 20 }, (_, i) => store.update('a', bytes(`w${i}`), rev(1))),
        )
        const won = tries.filter((outcome) => outcome.status === 'fulfilled')
        expect(won).toHaveLength(1)
        for (const outcome of tries) {
          if (outcome.status === 'fulfilled') continue
          expect(isStoreError(outcome.reason, 'REVISION_MISMATCH')).toBe(true)
          expect(told((outcome.reason as StoreError).current)).toEqual(told(won[0]?.value))
        }
        expect(await store.revision()).toBe(2)
      })

      it('lets exactly one of many create a key', async () => {
        const tries = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => store.create('a', bytes(`w${i}`))))
        expect(tries.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
        expect(await store.revision()).toBe(1)
      })

      it('loses no count when many read, add one and try again', async () => {
        await store.create('count', bytes('0'))
        const addOne = async () => {
          for (;;) {
            const current = (await store.get('count')) as Entry
            try {
              await store.update('count', bytes(String(Number(text(current.value)) + 1)), current.revision)
              return
            } catch (error) {
              if (!isStoreError(error, 'REVISION_MISMATCH')) throw error
            }
          }
        }
        await Promise.all(
          Array.from({ length: 8 }, async () => {
            for (let i = 0; i < 5; i++) await addOne()
          }),
        )
        expect(text((await store.get('count'))?.value)).toBe('40')
        expect(await store.revision()).toBe(41)
      })

      it('numbers writes that come together in the order in which they were asked for', async () => {
        const entries = await Promise.all(Array.from({ length: 50 }, (_, i) => store.create(`k${i}`, bytes('v'))))
        expect(entries.map((entry) => entry.revision)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
      })

      it('lets a writer build on a write that has not been answered yet', async () => {
        const outcomes = await Promise.allSettled([
          store.create('a', bytes('1')),
          store.update('a', bytes('2'), rev(1)),
          store.delete('a', rev(2)),
          store.delete('a'),
          store.create('a', bytes('3')),
          store.create('a', bytes('4')),
        ])
        expect(
          outcomes.map((outcome) => (outcome.status === 'fulfilled' ? told(outcome.value) : outcome.reason.code)),
        ).toEqual([['a', '1', 1], ['a', '2', 2], ['a', '2', 3], 'KEY_NOT_FOUND', ['a', '3', 4], 'KEY_EXISTS'])
      })

      it('shows a write to whoever reads after the answer', async () => {
        await Promise.all(
          Array.from({ length: 20 }, async (_, i) => {
            const entry = await store.create(`k${i}`, bytes(`v${i}`))
            expect(await store.revision()).toBeGreaterThanOrEqual(entry.revision)
            expect(text((await store.get(`k${i}`))?.value)).toBe(`v${i}`)
            expect((await store.list(prefix(`k${i}`))).entries.some((found) => found.key === `k${i}`)).toBe(true)
          }),
        )
      })

      it('throws TypeError for keys that no store can keep', async () => {
        for (const key of ['', 'a\u0000b', 'a\ud800']) {
          await expect(store.create(key, bytes('x'))).rejects.toThrow(TypeError)
        }
      })
    })

    describe('reads at a revision', () => {
      beforeEach(async () => {
        await store.create('a', bytes('a1')) // 1
        await store.create('b', bytes('b2')) // 2
        await store.update('a', bytes('a3'), rev(1)) // 3
        await store.delete('b') // 4
        await store.create('c', bytes('c5')) // 5
        await store.create('b', bytes('b6')) // 6
      })

      it('gets what was there then', async () => {
        const history = async (key: string) => {
          const found = []
          for (let at = 0; at <= 6; at++) found.push(text((await store.get(key, rev(at)))?.value))
          return found
        }
        expect(await history('a')).toEqual([undefined, 'a1', 'a1', 'a3', 'a3', 'a3', 'a3'])
        expect(await history('b')).toEqual([undefined, undefined, 'b2', 'b2', undefined, undefined, 'b6'])
        expect((await store.get('a', rev(5)))?.revision).toBe(3)
      })

      it('lists what was there then, in key order', async () => {
        const listed = async (at: number) => {
          const page = await store.list(all, { at: rev(at) })
          expect(page.revision).toBe(at)
          return page.entries.map((entry) => text(entry.value)).join(' ')
        }
        expect(await Promise.all([0, 1, 2, 3, 4, 5, 6].map(listed))).toEqual([
          '',
          'a1',
          'a1 b2',
          'a3 b2',
          'a3',
          'a3 c5',
          'a3 b6 c5',
        ])
      })

      it('refuses a revision that is yet to come, and says the present one', async () => {
        expect((await failure(store.get('a', rev(7)), 'FUTURE_REVISION')).revision).toBe(6)
        expect((await failure(store.list(all, { at: rev(100) }), 'FUTURE_REVISION')).revision).toBe(6)
        expect((await failure(store.compact(rev(7)), 'FUTURE_REVISION')).revision).toBe(6)
      })
    })

    describe('lists', () => {
      it('holds the start, leaves out the end, and keeps prefixes apart', async () => {
        await fill('/pods/a', '/pods', '/pods/', '/pods/b', '/pods0', '/podsx/a', '/nodes/a')
        const keys = async (range: KeyRange) => (await store.list(range)).entries.map((entry) => entry.key)
        expect(await keys(prefix('/pods/'))).toEqual(['/pods/', '/pods/a', '/pods/b'])
        expect(await keys({ start: '/pods/a', end: '/pods/b' })).toEqual(['/pods/a'])
        expect(await keys({ start: '/pods/a', end: '/pods/a' })).toEqual([])
        expect(await keys({ start: '/pods/b', end: '/pods/a' })).toEqual([])
      })

      it('orders keys as UTF-8 bytes, now and in the past', async () => {
        const ordered = ['A', 'a', 'a!', 'a/', 'a/b', 'aa', 'é', '\ue000', '\uffee', '\u{1f600}', '\u{1f600}a']
        for (const key of [...ordered].reverse()) await store.create(key, bytes(key))
        const at = await store.revision()
        await store.delete('a')
        const keysAt = async (revision?: Revision) =>
          (await store.list(all, revision === undefined ? {} : { at: revision })).entries.map((entry) => entry.key)
        expect(await keysAt(at)).toEqual(ordered)
        expect(await keysAt()).toEqual(ordered.filter((key) => key !== 'a'))
        const range = { start: '\ue000', end: '\u{1f600}a' }
        expect((await store.list(range)).entries.map((entry) => entry.key)).toEqual(['\ue000', '\uffee', '\u{1f600}'])
        expect((await store.list(range, { at })).entries.map((entry) => entry.key)).toEqual([
          '\ue000',
          '\uffee',
          '\u{1f600}',
        ])
      })

      it('cuts at the limit and says whether there is more', async () => {
        await fill('a', 'b', 'c')
        const page = async (limit: number, at?: Revision) => {
          const { entries, more } = await store.list(all, at === undefined ? { limit } : { limit, at })
          return [entries.map((entry) => entry.key).join(''), more]
        }
        expect(await page(2)).toEqual(['ab', true])
        expect(await page(3)).toEqual(['abc', false])
        expect(await page(4)).toEqual(['abc', false])
        await store.delete('c')
        expect(await page(2)).toEqual(['ab', false])
        expect(await page(2, rev(3))).toEqual(['ab', true])
        expect(await page(2, rev(2))).toEqual(['ab', false])
      })

      it('pages through one revision whatever is written between the pages', async () => {
        const keys = Array.from({ length: 25 }, (_, i) => `k${String(i).padStart(2, '0')}`)
        await fill(...keys)
        const seen: string[] = []
        const first = await store.list(all, { limit: 7 })
        seen.push(...first.entries.map((entry) => entry.key))
        for (let more = first.more; more; ) {
          await store.delete(keys[seen.length] as string)
          await store.create(`${keys[seen.length]}x`, bytes('late'))
          const page = await store.list(
            { start: `${seen.at(-1)}\u0001`, end: all.end },
            { limit: 7, at: first.revision },
          )
          expect(page.revision).toBe(first.revision)
          seen.push(...page.entries.map((entry) => entry.key))
          more = page.more
        }
        expect(seen).toEqual(keys)
      })

      it('is consistent while others write', async () => {
        // Every step moves one unit from x to y: any consistent list adds up.
        await store.create('x', bytes('100'))
        await store.create('y', bytes('0'))
        const [x, y] = [
          { value: 100, revision: 1 },
          { value: 0, revision: 2 },
        ]
        let isWriting = true
        const writer = (async () => {
          for (let i = 0; i < 60; i++) {
            const [first, second] = await Promise.all([
              store.update('x', bytes(String(--x.value)), rev(x.revision)),
              store.update('y', bytes(String(++y.value)), rev(y.revision)),
            ])
            x.revision = first.revision
            y.revision = second.revision
            if (i % 10 === 0) await nextTurn()
          }
          isWriting = false
        })()
        let lists = 0
        do {
          const page = await store.list(all)
          const again = await store.list(all, { at: page.revision })
          expect(again.entries.map(told)).toEqual(page.entries.map(told))
          const sum = page.entries.reduce((total, entry) => total + Number(text(entry.value)), 0)
          // Between the two writes of a step one unit is on its way.
          expect(100 - sum).toBe(page.revision % 2 === 0 ? 0 : 1)
          expect(Math.max(...page.entries.map((entry) => entry.revision))).toBe(page.revision)
          lists++
          // Reads may need no I/O at all: the writer's needs a turn.
          await nextTurn()
        } while (isWriting)
        await writer
        expect(lists).toBeGreaterThan(1)
      })
    })

    describe('watches', () => {
      it('tells puts and deletes with what stood there before', async () => {
        await fill('a')
        await store.update('a', bytes('a2'), rev(1))
        await store.delete('a')
        await store.create('a', bytes('again'))
        expect((await take(watch(0), 4)).map(toldChange)).toEqual([
          ['put', 'a', 'a1', 1],
          ['put', 'a', 'a2', 2, ['a', 'a1', 1]],
          ['delete', 'a', undefined, 3, ['a', 'a2', 2]],
          ['put', 'a', 'again', 4],
        ])
      })

      it('begins after any revision, exclusively, and goes on live', async () => {
        await fill('a', 'b', 'c')
        for (let after = 0; after <= 3; after++) {
          const present = await store.revision()
          const reading = take(watch(after), present - after + 1)
          await store.create(`late${after}`, bytes('late'))
          const revisions = (await reading).map((change) => change.revision)
          expect(revisions).toEqual(Array.from({ length: present - after + 1 }, (_, i) => after + 1 + i))
        }
      })

      it('hands out the very bytes of the writer', async () => {
        const reading = take(watch(0), 2)
        const first = bytes('first')
        const second = bytes('second')
        await store.create('a', first)
        await store.update('a', second, rev(1))
        const [create, update] = await reading
        expect(create?.value).toBe(first)
        expect(update?.value).toBe(second)
        expect(update?.previous?.value).toBe(first)
      })

      it('tells only of its range', async () => {
        const reading = take(watch(0, prefix('/pods/')), 3)
        await fill('/nodes/a', '/pods/a', '/pods', '/pods0', '/pods/b')
        await store.delete('/nodes/a')
        await store.delete('/pods/a')
        expect((await reading).map((change) => `${change.type} ${change.key}`)).toEqual([
          'put /pods/a',
          'put /pods/b',
          'delete /pods/a',
        ])
      })

      it('neither misses nor repeats while many write, wherever it begins', async () => {
        const watches: Promise<Change[]>[] = []
        const count = 300
        const writers = Array.from({ length: 10 }, async (_, w) => {
          for (let i = 0; i < count / 10; i++) {
            await store.create(`w${w}-${i}`, bytes('v'))
            if (i % 10 !== 0) continue
            const after = (await store.revision()) - (i % 20 === 0 ? 0 : 5)
            watches.push(take(watch(Math.max(0, after)), count - Math.max(0, after)))
          }
        })
        await Promise.all(writers)
        expect(watches.length).toBeGreaterThan(10)
        for (const changes of await Promise.all(watches)) {
          const revisions = changes.map((change) => change.revision)
          const first = count - revisions.length + 1
          expect(revisions).toEqual(Array.from({ length: revisions.length }, (_, i) => first + i))
        }
      })

      it('may begin after a revision that is yet to come, and tells only of what follows it', async () => {
        const reading = take(watch(2), 1)
        await fill('a', 'b', 'c')
        expect((await reading).map(toldChange)).toEqual([['put', 'c', 'c1', 3]])
      })

      it('has offered a change before its writer is answered', async () => {
        const heard: string[] = []
        const iterator = watch(0)[Symbol.asyncIterator]()
        const reading = iterator.next().then(() => heard.push('watch'))
        await store.create('a', bytes('1')).then(() => heard.push('writer'))
        await reading
        expect(heard).toEqual(['watch', 'writer'])
      })

      it('does not hold up writers when nobody reads on', async () => {
        const iterator = watch(0)[Symbol.asyncIterator]()
        await fill('a')
        expect((await iterator.next()).done).toBe(false)
        await Promise.all(Array.from({ length: 200 }, (_, i) => store.create(`k${i}`, bytes('v'))))
        const rest: Change[] = []
        while (rest.length < 200) {
          const step = await iterator.next()
          if (step.done === true) break
          rest.push(...step.value)
        }
        expect(rest.map((change) => change.revision)).toEqual(Array.from({ length: 200 }, (_, i) => i + 2))
      })

      it('ends normally when the signal aborts, waiting or not', async () => {
        const readToEnd = async (signal: AbortSignal) => {
          for await (const _ of store.watch(all, { after: rev(0), signal }));
          return 'ended'
        }
        const reading = readToEnd(stop.signal)
        await fill('a')
        stop.abort()
        expect(await reading).toBe('ended')
        expect(await readToEnd(AbortSignal.abort())).toBe('ended')
      })

      it('ends normally when the store closes', async () => {
        const reading = (async () => {
          const changes: Change[] = []
          for await (const commit of watch(0)) changes.push(...commit)
          return changes.length
        })()
        await fill('a', 'b')
        await store.close()
        expect(await reading).toBe(2)
      })
    })

    describe('compaction', () => {
      beforeEach(async () => {
        await store.create('a', bytes('a1')) // 1
        await store.create('b', bytes('b2')) // 2
        await store.update('a', bytes('a3'), rev(1)) // 3
        await store.delete('b') // 4
        await store.create('c', bytes('c5')) // 5
        await store.update('a', bytes('a6'), rev(3)) // 6
      })

      it('keeps what stood at the revision and everything after, and refuses the rest', async () => {
        await store.compact(rev(4))
        expect(await store.compactedTo()).toBe(4)
        expect(await store.revision()).toBe(6)
        const listed = async (at: number) =>
          (await store.list(all, { at: rev(at) })).entries.map((entry) => text(entry.value)).join(' ')
        expect(await listed(4)).toBe('a3')
        expect(await listed(5)).toBe('a3 c5')
        expect(await listed(6)).toBe('a6 c5')
        expect(told(await store.get('a', rev(4)))).toEqual(['a', 'a3', 3])
        expect(await store.get('b', rev(4))).toBeUndefined()
        for (const at of [0, 1, 3]) {
          expect((await failure(store.get('a', rev(at)), 'COMPACTED')).revision).toBe(4)
          expect((await failure(store.list(all, { at: rev(at) }), 'COMPACTED')).revision).toBe(4)
          expect((await failure(take(watch(at), 1), 'COMPACTED')).revision).toBe(4)
        }
      })

      it('lets watches begin at the compacted revision, with previous values', async () => {
        await store.compact(rev(4))
        expect((await take(watch(4), 2)).map(toldChange)).toEqual([
          ['put', 'c', 'c5', 5],
          ['put', 'a', 'a6', 6, ['a', 'a3', 3]],
        ])
      })

      it('may go up to the present', async () => {
        await store.compact(rev(6))
        expect((await store.list(all)).entries.map((entry) => text(entry.value))).toEqual(['a6', 'c5'])
        const reading = take(watch(6), 1)
        await store.update('a', bytes('a7'), rev(6))
        expect((await reading).map(toldChange)).toEqual([['put', 'a', 'a7', 7, ['a', 'a6', 6]]])
      })

      it('does nothing for a revision that is compacted already', async () => {
        await store.compact(rev(4))
        await store.compact(rev(4))
        await store.compact(rev(2))
        expect(await store.compactedTo()).toBe(4)
        expect(text((await store.get('a', rev(4)))?.value)).toBe('a3')
      })

      it('rejects a watch that fell behind it, and leaves alone one that did not', async () => {
        const behind = watch(0)[Symbol.asyncIterator]()
        const ahead = watch(0)[Symbol.asyncIterator]()
        expect((await behind.next()).done).toBe(false)
        for (let seen = 0; seen < 6; ) {
          const step = await ahead.next()
          if (step.done === true) throw new Error('ended')
          seen = step.value.at(-1)?.revision as number
        }
        await store.create('d', bytes('d7'))
        await store.compact(rev(6))
        const error = await failure(
          (async () => {
            for (;;) await behind.next()
          })(),
          'COMPACTED',
        )
        expect(error.revision).toBe(6)
        expect((await ahead.next()).value?.map(toldChange)).toEqual([['put', 'd', 'd7', 7]])
      })

      it('never changes what is there while others write and list', async () => {
        const keys = Array.from({ length: 10 }, (_, i) => `k${i}`)
        await Promise.all(keys.map((key) => store.create(key, bytes('0'))))
        const writers = keys.map(async (key) => {
          let entry = (await store.get(key)) as Entry
          for (let i = 1; i <= 20; i++) entry = await store.update(key, bytes(String(i)), entry.revision)
        })
        const compacting = (async () => {
          for (let i = 0; i < 20; i++) {
            await store.compact(await store.revision())
            const page = await store.list(prefix('k'))
            expect(page.entries.map((entry) => entry.key)).toEqual(keys)
            await nextTurn()
          }
        })()
        await Promise.all([...writers, compacting])
        await store.compact(await store.revision())
        expect((await store.list(prefix('k'))).entries.map((entry) => text(entry.value))).toEqual(keys.map(() => '20'))
      })
    })

    describe('closing', () => {
      it('answers what is under way, then refuses everything', async () => {
        const under = [store.create('a', bytes('1')), store.create('b', bytes('2'))]
        await store.close()
        expect((await Promise.all(under)).map((entry) => entry.revision)).toEqual([1, 2])
        for (const action of [
          () => store.get('a'),
          () => store.list(all),
          () => store.create('c', bytes('3')),
          () => store.update('a', bytes('3'), rev(1)),
          () => store.delete('a'),
          () => store.revision(),
          () => store.compact(rev(1)),
          () => store.compactedTo(),
        ]) {
          await failure(action(), 'CLOSED')
        }
      })

      it('may be repeated', async () => {
        await store.close()
        await store.close()
      })
    })

    const { reopen } = factory
    if (reopen === undefined) return

    describe('opening again', () => {
      const again = async () => {
        await store.close()
        store = await reopen(store)
      }

      it('finds everything: values, history, revision, compaction', async () => {
        expect(store.supports.persistent).toBe(true)
        await fill('a', 'b', 'c')
        await store.update('a', bytes('a4'), rev(1))
        await store.delete('b')
        await store.update('a', bytes('a6'), rev(4))
        await store.compact(rev(3))
        await again()
        expect(await store.revision()).toBe(6)
        expect(await store.compactedTo()).toBe(3)
        expect((await store.list(all)).entries.map(told)).toEqual([
          ['a', 'a6', 6],
          ['c', 'c1', 3],
        ])
        expect((await store.list(all, { at: rev(4) })).entries.map(told)).toEqual([
          ['a', 'a4', 4],
          ['b', 'b1', 2],
          ['c', 'c1', 3],
        ])
        await failure(store.get('a', rev(2)), 'COMPACTED')
        expect((await take(watch(3), 3)).map(toldChange)).toEqual([
          ['put', 'a', 'a4', 4, ['a', 'a1', 1]],
          ['delete', 'b', undefined, 5, ['b', 'b1', 2]],
          ['put', 'a', 'a6', 6, ['a', 'a4', 4]],
        ])
      })

      it('never gives out a revision again', async () => {
        await fill('a', 'b')
        await store.delete('b')
        await again()
        expect(told(await store.create('b', bytes('new')))).toEqual(['b', 'new', 4])
        await store.delete('b')
        await store.compact(rev(5))
        await again()
        expect(await store.revision()).toBe(5)
        expect((await store.create('c', bytes('c'))).revision).toBe(6)
      })

      it('continues a watch across the restart and on into live changes', async () => {
        await fill('a', 'b', 'c')
        await again()
        const reading = take(watch(1), 3)
        await store.update('a', bytes('a4'), rev(1))
        expect((await reading).map(toldChange)).toEqual([
          ['put', 'b', 'b1', 2],
          ['put', 'c', 'c1', 3],
          ['put', 'a', 'a4', 4, ['a', 'a1', 1]],
        ])
      })
    })
  })
}
