import { type OrderedRange, orderOfRange, requireRevision } from './keys.js'
import { compacted } from './preconditions.js'
import { RecentChanges, type RecentChangesLimits } from './recent-changes.js'
import type { Change, KeyRange, Revision, WatchOptions } from './store.js'

/** Some commits read back from an older, longer log, oldest first, and up to which revision that is complete (always beyond `after`). */
export interface OlderChanges {
  readonly commits: readonly (readonly Change[])[]
  readonly seen: Revision
}

export interface ChangeFeedOptions {
  readonly revision: Revision
  readonly compactedTo: Revision
  readonly limits: RecentChangesLimits
  /** Asked for what has left the recent history. Rejects with a StoreError. */
  readonly older?: (after: Revision, range: OrderedRange) => Promise<OlderChanges>
}

/**
 * Watches of one store. A watch is a place in the history, not a queue: it pulls the next commit after the last one it gave out, so a slow
 * watcher costs no memory and a writer never waits; one that falls behind compaction is told COMPACTED.
 */
export class ChangeFeed {
  readonly #recent: RecentChanges
  readonly #older: ChangeFeedOptions['older']
  readonly #waiting = new Set<() => void>()
  #compactedTo: Revision
  #isClosed = false

  constructor(options: ChangeFeedOptions) {
    this.#recent = new RecentChanges(options.revision, options.limits)
    this.#compactedTo = options.compactedTo
    this.#older = options.older
  }

  /** One commit, in revision order. Watches that wait are answered before this returns. */
  announce(commit: readonly Change[]): void {
    this.#recent.add(commit)
    this.#wakeAll()
  }

  compact(revision: Revision): void {
    this.#compactedTo = revision
    this.#recent.forget(revision)
  }

  /** Ends all watches, each after what is still at hand. */
  close(): void {
    this.#isClosed = true
    this.#wakeAll()
  }

  watch(range: KeyRange, options: WatchOptions): AsyncIterable<readonly Change[]> {
    requireRevision(options.after)
    const ordered = orderOfRange(range)
    return { [Symbol.asyncIterator]: () => this.#iterate(ordered, options) }
  }

  #iterate(range: OrderedRange, { after, signal }: WatchOptions): AsyncIterator<readonly Change[], undefined> {
    const end = { done: true, value: undefined } as const
    let seen = after
    let isOver = false
    /** Commits read from the older log that were not given out yet. */
    let older: readonly (readonly Change[])[] = []
    let olderSeen = after

    /** What can be given out at once; undefined: nothing yet. */
    const poll = (): IteratorResult<readonly Change[], undefined> | undefined => {
      if (isOver || signal.aborted) return end
      const [commit, ...rest] = older
      if (commit !== undefined) {
        older = rest
        seen = rest.length === 0 ? olderSeen : lastOf(commit)
        return { done: false, value: commit }
      }
      if (seen < this.#compactedTo) throw compacted(this.#compactedTo)
      if (seen >= this.#recent.start) {
        const next = this.#recent.next(seen, range)
        seen = next.seen
        if (next.changes.length > 0) return { done: false, value: next.changes }
      }
      return this.#isClosed ? end : undefined
    }

    const wait = (): Promise<IteratorResult<readonly Change[], undefined>> =>
      new Promise((resolve, reject) => {
        const tryAgain = () => {
          try {
            const result = poll()
            if (result === undefined) return
            settle()
            resolve(result)
          } catch (error) {
            settle()
            reject(error)
          }
        }
        const settle = () => {
          this.#waiting.delete(tryAgain)
          signal.removeEventListener('abort', tryAgain)
        }
        this.#waiting.add(tryAgain)
        signal.addEventListener('abort', tryAgain, { once: true })
      })

    /** The one read of the older log that is under way. */
    let reading: Promise<void> | undefined
    const readOlder = async (read: NonNullable<ChangeFeedOptions['older']>): Promise<void> => {
      try {
        const { commits, seen: upTo } = await read(seen, range)
        older = commits
        olderSeen = upTo
        if (commits.length === 0) seen = upTo
      } catch (error) {
        if (!this.#isClosed) throw error
        isOver = true
      } finally {
        reading = undefined
      }
    }

    // Without needless promises between: who waits for a commit must hear of it before the writer does.
    const next = (): Promise<IteratorResult<readonly Change[], undefined>> => {
      if (reading !== undefined) return reading.then(next)
      try {
        const result = poll()
        if (result !== undefined) return Promise.resolve(result)
      } catch (error) {
        return Promise.reject(error)
      }
      if (seen >= this.#recent.start || this.#older === undefined) return wait()
      reading = readOlder(this.#older)
      return reading.then(next)
    }

    return {
      next,
      return: () => {
        isOver = true
        this.#wakeAll()
        return Promise.resolve(end)
      },
    }
  }

  #wakeAll(): void {
    for (const wake of [...this.#waiting]) wake()
  }
}

function lastOf(commit: readonly Change[]): Revision {
  return (commit.at(-1) as Change).revision
}
