import { closed, requireAbsent, requireCurrent } from '../preconditions.js'
import type { Change, Entry, Revision } from '../store.js'
import type { CurrentEntries } from './current.js'
import { type Database, translate } from './database.js'
import { logKey, printLog, tombstoneKey, valueKey } from './layout.js'

/** A group is cut here, so that the work for one batch stays in the order of a millisecond. */
const longestGroup = 512
const largestGroupBytes = 4 * 1024 * 1024

export interface GroupCommitOptions {
  readonly database: Database
  readonly current: CurrentEntries
  /** The last committed revision. */
  readonly revision: Revision
  /** Called with every commit once it is on disk and in `current`, before its writers are answered. */
  readonly onCommit: (commit: readonly Change[]) => void
  /** Brings the database back after a failed batch, reads and announces what the disk holds beyond `from`, and returns the present revision. */
  readonly recover: (from: Revision) => Promise<Revision>
}

export type Write =
  | { readonly type: 'create'; readonly key: string; readonly value: Uint8Array }
  | { readonly type: 'update'; readonly key: string; readonly value: Uint8Array; readonly expected: Revision }
  | { readonly type: 'delete'; readonly key: string; readonly expected: Revision | undefined }

interface Operation {
  readonly type: 'put'
  readonly key: string
  readonly value: Uint8Array | string
  readonly valueEncoding: 'view' | 'utf8'
}

/** Writes that share one batch. */
interface Group {
  readonly first: Revision
  bytes: number
  readonly operations: Operation[]
  readonly changes: Change[]
  /** What each change makes of its key. */
  readonly entries: (Entry | undefined)[]
  /** Answers to give when the batch is on disk: refusals too, where they rest on writes of this group. */
  readonly onDisk: (() => void)[]
  readonly onFailure: ((error: unknown) => void)[]
}

const tombstone = new Uint8Array(0)

/**
 * The only writer of the database. Whoever writes in the same turn, or while a batch is under way, shares the next batch; each write has its
 * own revision and is checked at once against what is committed or pending. A batch is synced before anyone in it is answered. When one fails,
 * it and all that was built on it fail, and the database is opened again before the next write: LevelDB's log may end in half a record, and
 * only reading it tells what became of the batch.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions
  readonly #groups: Group[] = []
  /** What pending writes make of their keys. */
  readonly #overlay = new Map<
    string,
    { readonly entry: Entry | undefined; readonly revision: Revision; readonly group: Group }
  >()
  #committed: Revision
  /** The last revision given out. */
  #last: Revision
  #isScheduled = false
  #isWriting = false
  #isClosed = false
  /** The database must be opened again before it can be written to. */
  #isBroken = false
  #recovering: Promise<void> | undefined
  #onIdle: (() => void)[] = []

  constructor(options: GroupCommitOptions) {
    this.#options = options
    this.#committed = options.revision
    this.#last = options.revision
  }

  /** The last revision that is on disk and announced. */
  get revision(): Revision {
    return this.#committed
  }

  /** Settles when the write is on disk. Rejects with a StoreError. */
  write(write: Write): Promise<Entry> {
    if (this.#isClosed) return Promise.reject(closed())
    if (this.#isBroken) return this.#recover().then(() => this.write(write))
    const { key } = write
    const pending = this.#overlay.get(key)
    let previous: Entry | undefined
    try {
      previous = pending === undefined ? this.#options.current.get(key) : pending.entry
      if (write.type === 'create') requireAbsent(key, previous)
      else requireCurrent(key, previous, write.expected)
    } catch (error) {
      if (pending === undefined) return Promise.reject(error)
      return new Promise((_, reject) => {
        pending.group.onDisk.push(() => reject(error))
        pending.group.onFailure.push(reject)
      })
    }
    return new Promise((resolve, reject) => this.#add(write, previous, resolve, reject))
  }

  /** Waits for all that is under way and refuses what comes after. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#recovering?.catch(() => {})
    await this.#idle()
  }

  /** Somebody else's write to the database failed. */
  reportFailure(): void {
    this.#isBroken = true
  }

  #add(
    write: Write,
    previous: Entry | undefined,
    resolve: (entry: Entry) => void,
    reject: (error: unknown) => void,
  ): void {
    const { key } = write
    const revision = (this.#last + 1) as Revision
    this.#last = revision
    const group = this.#openGroup(revision)
    const isDelete = write.type === 'delete'
    const value = isDelete ? (previous as Entry).value : write.value
    const entry: Entry = { key, value, revision }
    const before = previous === undefined ? undefined : { previous }
    group.changes.push(
      isDelete ? { type: 'delete', key, revision, ...before } : { type: 'put', key, revision, value, ...before },
    )
    const log = {
      type: isDelete ? 'delete' : 'put',
      key,
      previous: previous?.revision ?? (0 as Revision),
      commit: group.first,
    } as const
    group.operations.push(
      isDelete
        ? { type: 'put', key: tombstoneKey(key, revision), value: tombstone, valueEncoding: 'view' }
        : { type: 'put', key: valueKey(key, revision), value, valueEncoding: 'view' },
      { type: 'put', key: logKey(revision), value: printLog(log), valueEncoding: 'utf8' },
    )
    group.entries.push(isDelete ? undefined : entry)
    group.bytes += value.length
    group.onDisk.push(() => resolve(entry))
    group.onFailure.push(reject)
    this.#overlay.set(key, { entry: isDelete ? undefined : entry, revision, group })
    if (this.#isWriting || this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      this.#writeNext()
    })
  }

  #openGroup(first: Revision): Group {
    const newest = this.#groups.at(-1)
    if (newest !== undefined && newest.changes.length < longestGroup && newest.bytes < largestGroupBytes) return newest
    const group: Group = { first, bytes: 0, operations: [], changes: [], entries: [], onDisk: [], onFailure: [] }
    this.#groups.push(group)
    return group
  }

  #writeNext(): void {
    const group = this.#groups.shift()
    if (group === undefined) {
      for (const resolve of this.#onIdle.splice(0)) resolve()
      return
    }
    this.#isWriting = true
    this.#options.database.batch<string, Uint8Array | string>(group.operations, { sync: true }).then(
      () => {
        this.#isWriting = false
        // Only then our own work: the disk is at it meanwhile.
        if (this.#groups.length > 0) this.#writeNext()
        this.#commit(group)
        if (!this.#isWriting && !this.#isScheduled) this.#writeNext()
      },
      (error: unknown) => {
        this.#isWriting = false
        this.#fail([group, ...this.#groups.splice(0)], error)
      },
    )
  }

  #commit(group: Group): void {
    const { current, onCommit } = this.#options
    for (const [i, { key, revision }] of group.changes.entries()) {
      const entry = group.entries[i]
      if (entry === undefined) current.delete(key)
      else current.set(entry)
      if (this.#overlay.get(key)?.revision === revision) this.#overlay.delete(key)
      this.#committed = revision
    }
    onCommit(group.changes)
    for (const answer of group.onDisk) answer()
  }

  #fail(groups: readonly Group[], error: unknown): void {
    this.#isBroken = true
    this.#overlay.clear()
    this.#last = this.#committed
    const told = translate(error, 'writing to the store')
    for (const group of groups) for (const reject of group.onFailure) reject(told)
    this.#writeNext()
  }

  async #idle(): Promise<void> {
    if (this.#groups.length > 0 || this.#isWriting) await new Promise<void>((resolve) => this.#onIdle.push(resolve))
  }

  /** Rejects with UNAVAILABLE (or CORRUPT) when the database cannot be brought back; the next write tries again. */
  #recover(): Promise<void> {
    this.#recovering ??= (async () => {
      try {
        // A batch that is under way may still succeed, and would be announced twice.
        await this.#idle()
        this.#committed = await this.#options.recover(this.#committed)
        this.#last = this.#committed
        this.#isBroken = false
      } catch (error) {
        throw translate(error, 'opening the store again')
      } finally {
        this.#recovering = undefined
      }
    })()
    return this.#recovering
  }
}
