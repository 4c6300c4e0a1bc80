import BTreeModule from 'sorted-btree'
import { ChangeFeed } from '../change-feed.js'
import { orderOf, orderOfRange, requireRevision } from '../keys.js'
import { closed, futureRevision, requireAbsent, requireCurrent, requireReadable } from '../preconditions.js'
import type {
  Change,
  Entry,
  KeyRange,
  ListOptions,
  Page,
  Revision,
  Store,
  StoreCapabilities,
  WatchOptions,
} from '../store.js'

// The package is CommonJS: NodeNext sees its exports as the default import's `default`.
const BTree = BTreeModule.default

/** What a key held from a revision on; no value: nothing. */
interface Version {
  readonly revision: Revision
  readonly entry: Entry | undefined
}

/** Everything in memory: for tests, and for clusters that need not outlive their process. All work is done within the call. */
export class MemoryStore implements Store {
  readonly supports: StoreCapabilities = { persistent: false, distributed: false }
  /** By `orderOf(key)`: the versions since compaction, oldest first. */
  readonly #versions = new BTree<string, Version[]>(undefined, compareOrders)
  readonly #feed = new ChangeFeed({
    revision: 0 as Revision,
    compactedTo: 0 as Revision,
    // The whole history is here anyway, held by the versions; only compaction ends it.
    limits: { changes: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY },
  })
  #revision = 0 as Revision
  #compactedTo = 0 as Revision
  #isClosed = false

  async get(key: string, at?: Revision): Promise<Entry | undefined> {
    this.#requireOpen()
    this.#requireReadable(at)
    return versionAt(this.#versions.get(orderOf(key)), at ?? this.#revision)?.entry
  }

  async list(range: KeyRange, { at, limit = Number.POSITIVE_INFINITY }: ListOptions = {}): Promise<Page> {
    this.#requireOpen()
    this.#requireReadable(at)
    const revision = at ?? this.#revision
    const { low, high } = orderOfRange(range)
    const entries: Entry[] = []
    for (const [order, versions] of this.#versions.entries(low)) {
      if (order >= high) break
      const entry = versionAt(versions, revision)?.entry
      if (entry === undefined) continue
      if (entries.length >= limit) return { entries, revision, more: true }
      entries.push(entry)
    }
    return { entries, revision, more: false }
  }

  async create(key: string, value: Uint8Array): Promise<Entry> {
    this.#requireOpen()
    requireAbsent(key, this.#current(key))
    return this.#put(key, value, undefined)
  }

  async update(key: string, value: Uint8Array, expected: Revision): Promise<Entry> {
    this.#requireOpen()
    return this.#put(key, value, requireCurrent(key, this.#current(key), expected))
  }

  async delete(key: string, expected?: Revision): Promise<Entry> {
    this.#requireOpen()
    const previous = requireCurrent(key, this.#current(key), expected)
    const revision = this.#next()
    this.#versions.get(orderOf(key))?.push({ revision, entry: undefined })
    this.#commit({ type: 'delete', key, revision, previous })
    return { key, value: previous.value, revision }
  }

  watch(range: KeyRange, options: WatchOptions): AsyncIterable<readonly Change[]> {
    return this.#feed.watch(range, options)
  }

  async revision(): Promise<Revision> {
    this.#requireOpen()
    return this.#revision
  }

  async compact(revision: Revision): Promise<void> {
    this.#requireOpen()
    requireRevision(revision)
    if (revision > this.#revision) throw futureRevision(revision, this.#revision)
    if (revision <= this.#compactedTo) return
    this.#compactedTo = revision
    this.#feed.compact(revision)
    const gone: string[] = []
    for (const [order, versions] of this.#versions.entries()) {
      const newest = versions.findLastIndex((version) => version.revision <= revision)
      if (newest < 0) continue
      versions.splice(0, versions[newest]?.entry === undefined ? newest + 1 : newest)
      if (versions.length === 0) gone.push(order)
    }
    for (const order of gone) this.#versions.delete(order)
  }

  async compactedTo(): Promise<Revision> {
    this.#requireOpen()
    return this.#compactedTo
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#feed.close()
  }

  #current(key: string): Entry | undefined {
    return this.#versions.get(orderOf(key))?.at(-1)?.entry
  }

  #put(key: string, value: Uint8Array, previous: Entry | undefined): Entry {
    const revision = this.#next()
    const entry: Entry = { key, value, revision }
    const versions = this.#versions.get(orderOf(key))
    if (versions === undefined) this.#versions.set(orderOf(key), [{ revision, entry }])
    else versions.push({ revision, entry })
    this.#commit({ type: 'put', key, revision, value, ...(previous === undefined ? {} : { previous }) })
    return entry
  }

  #next(): Revision {
    return (this.#revision + 1) as Revision
  }

  #commit(change: Change): void {
    this.#revision = change.revision
    this.#feed.announce([change])
  }

  #requireReadable(at: Revision | undefined): void {
    if (at === undefined) return
    requireRevision(at)
    requireReadable(at, this.#compactedTo, this.#revision)
  }

  #requireOpen(): void {
    if (this.#isClosed) throw closed()
  }
}

function versionAt(versions: readonly Version[] | undefined, at: Revision): Version | undefined {
  return versions?.findLast((version) => version.revision <= at)
}

function compareOrders(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
