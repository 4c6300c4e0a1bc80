import { ChangeFeed } from '../change-feed.js'
import { StoreError } from '../errors.js'
import { isInRange, orderOf, requireRevision } from '../keys.js'
import { closed, futureRevision, requireReadable } from '../preconditions.js'
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
import { deleteCompacted, markCompacted } from './compaction.js'
import type { CurrentEntries } from './current.js'
import { type Database, translate } from './database.js'
import { GroupCommit, type Write } from './group-commit.js'
import { corrupt, getAt, lastLogged, listAt, readLog } from './past.js'

/** Watches that are up to date are served from here; those that begin further back read the log on disk. */
const recentChanges = { changes: 4096, bytes: 8 * 1024 * 1024 }

/** What a data folder says when it is opened. */
export interface StoredState {
  readonly current: CurrentEntries
  readonly revision: Revision
  readonly compactedTo: Revision
}

/** Embedded and durable. The present is in memory, the past on disk; made by `openLevelStore`. */
export class LevelStore implements Store {
  readonly supports: StoreCapabilities = { persistent: true, distributed: false }
  readonly #database: Database
  readonly #current: CurrentEntries
  readonly #writer: GroupCommit
  readonly #feed: ChangeFeed
  #compactedTo: Revision
  /** Compactions run one after the other. */
  #compaction: Promise<void> = Promise.resolve()
  #closing: Promise<void> | undefined

  constructor(database: Database, state: StoredState) {
    this.#database = database
    this.#current = state.current
    this.#compactedTo = state.compactedTo
    this.#feed = new ChangeFeed({
      revision: state.revision,
      compactedTo: state.compactedTo,
      limits: recentChanges,
      older: (after, range) =>
        this.#disk('reading the log', () => {
          // The disk may hold a batch already that has not been announced.
          const upTo = this.#writer.revision
          return readLog(database, { after, upTo }, (key) => isInRange(orderOf(key), range))
        }),
    })
    this.#writer = new GroupCommit({
      database,
      current: state.current,
      revision: state.revision,
      onCommit: (commit) => this.#feed.announce(commit),
      recover: (from) => this.#recover(from),
    })
  }

  async get(key: string, at?: Revision): Promise<Entry | undefined> {
    this.#requireOpen()
    const current = this.#current.get(key)
    if (at === undefined) return current
    this.#requireReadable(at)
    if (current !== undefined && current.revision <= at) return current
    if (at === this.#writer.revision) return undefined
    return this.#disk('reading', () => getAt(this.#database, key, at))
  }

  async list(range: KeyRange, { at, limit = Number.POSITIVE_INFINITY }: ListOptions = {}): Promise<Page> {
    this.#requireOpen()
    const revision = this.#writer.revision
    if (at !== undefined) this.#requireReadable(at)
    if (at === undefined || at === revision) return { ...this.#current.list(range, limit), revision }
    return this.#disk('reading', () => listAt(this.#database, range, at, limit))
  }

  create(key: string, value: Uint8Array): Promise<Entry> {
    return this.#write({ type: 'create', key, value })
  }

  update(key: string, value: Uint8Array, expected: Revision): Promise<Entry> {
    return this.#write({ type: 'update', key, value, expected })
  }

  delete(key: string, expected?: Revision): Promise<Entry> {
    return this.#write({ type: 'delete', key, expected })
  }

  watch(range: KeyRange, options: WatchOptions): AsyncIterable<readonly Change[]> {
    return this.#feed.watch(range, options)
  }

  async revision(): Promise<Revision> {
    this.#requireOpen()
    return this.#writer.revision
  }

  async compact(revision: Revision): Promise<void> {
    this.#requireOpen()
    requireRevision(revision)
    if (revision > this.#writer.revision) throw futureRevision(revision, this.#writer.revision)
    if (revision <= this.#compactedTo) return this.#compaction
    this.#compactedTo = revision
    this.#feed.compact(revision)
    const before = this.#compaction
    const run = (async () => {
      await before.catch(() => {})
      try {
        await markCompacted(this.#database, revision)
        await deleteCompacted(this.#database, revision)
      } catch (error) {
        this.#writer.reportFailure()
        throw translate(error, 'compacting the store')
      }
    })()
    // A failure is told to whoever asked for the compaction, once.
    this.#compaction = run.catch(() => {})
    await run
  }

  async compactedTo(): Promise<Revision> {
    this.#requireOpen()
    return this.#compactedTo
  }

  close(): Promise<void> {
    this.#closing ??= (async () => {
      await this.#writer.close()
      await this.#compaction
      this.#feed.close()
      await this.#disk('closing', () => this.#database.close())
    })()
    return this.#closing
  }

  #write(write: Write): Promise<Entry> {
    try {
      return this.#writer.write(write)
    } catch (error) {
      return Promise.reject(error)
    }
  }

  /** After a failed batch: what the disk holds beyond `from` has happened, though its writers were told that it might not have. */
  async #recover(from: Revision): Promise<Revision> {
    await this.#database.close()
    await this.#database.open({ createIfMissing: false })
    const logged = ((await lastLogged(this.#database)) ?? this.#compactedTo) as Revision
    if (logged < from && this.#compactedTo < from)
      throw corrupt(`revision ${from} was written, the log ends at ${logged}`)
    let seen = from
    while (seen < logged) {
      const slice = await readLog(this.#database, { after: seen, upTo: logged }, () => true)
      for (const commit of slice.commits) {
        for (const { key, value, revision } of commit) {
          if (value === undefined) this.#current.delete(key)
          else this.#current.set({ key, value, revision })
        }
        this.#feed.announce(commit)
      }
      seen = slice.seen
    }
    return seen
  }

  async #disk<T>(doing: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action()
    } catch (error) {
      throw this.#closing === undefined
        ? translate(error, doing)
        : new StoreError('CLOSED', 'the store is closed', { cause: error })
    }
  }

  #requireReadable(at: Revision): void {
    requireRevision(at)
    requireReadable(at, this.#compactedTo, this.#writer.revision)
  }

  #requireOpen(): void {
    if (this.#closing !== undefined) throw closed()
  }
}
