import { isInRange, type OrderedRange, orderOf } from './keys.js'
import type { Change, Revision } from './store.js'

export interface RecentChangesLimits {
  readonly changes: number
  /** Sum of the lengths of the new values. */
  readonly bytes: number
}

/** The last commits, oldest first, bounded in number and bytes; the newest commit always stays. */
export class RecentChanges {
  readonly #limits: RecentChangesLimits
  #commits: (readonly Change[])[] = []
  /** Where the oldest commit stands; what lies before is forgotten and cut off now and then. */
  #head = 0
  #changes = 0
  #bytes = 0
  #start: Revision

  /** `start`: the revision after which the history begins. */
  constructor(start: Revision, limits: RecentChangesLimits) {
    this.#start = start
    this.#limits = limits
  }

  /** All changes after this revision are here. */
  get start(): Revision {
    return this.#start
  }

  add(commit: readonly Change[]): void {
    this.#commits.push(commit)
    this.#changes += commit.length
    for (const change of commit) this.#bytes += change.value?.length ?? 0
    while (
      (this.#changes > this.#limits.changes || this.#bytes > this.#limits.bytes) &&
      this.#head < this.#commits.length - 1
    ) {
      this.#dropOldest()
    }
  }

  /** Drops the commits that end at or before the revision. */
  forget(upTo: Revision): void {
    for (let oldest = this.#commits[this.#head]; oldest !== undefined; oldest = this.#commits[this.#head]) {
      if (lastRevision(oldest) > upTo) return
      this.#dropOldest()
    }
  }

  /**
   * The first commit with changes after `after` (which must not lie before `start`) that has some in the range, cut to those; and the revision
   * up to which there is nothing more to see. No changes: nothing up to `seen`.
   */
  next(after: Revision, range: OrderedRange): { readonly seen: Revision; readonly changes: readonly Change[] } {
    let seen = after
    for (let i = this.#indexAfter(after); i < this.#commits.length; i++) {
      const commit = this.#commits[i] as readonly Change[]
      seen = lastRevision(commit)
      const changes = cutCommit(commit, after, range)
      if (changes.length > 0) return { seen, changes }
    }
    return { seen, changes: [] }
  }

  /** The first commit that ends after the revision, by halving. */
  #indexAfter(after: Revision): number {
    let low = this.#head
    let high = this.#commits.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (lastRevision(this.#commits[middle] as readonly Change[]) > after) high = middle
      else low = middle + 1
    }
    return low
  }

  #dropOldest(): void {
    const oldest = this.#commits[this.#head] as readonly Change[]
    this.#start = lastRevision(oldest)
    this.#changes -= oldest.length
    for (const change of oldest) this.#bytes -= change.value?.length ?? 0
    // The slot must not hold the values until the next cut.
    this.#commits[this.#head++] = []
    if (this.#head > 1024 && this.#head * 2 > this.#commits.length) {
      this.#commits = this.#commits.slice(this.#head)
      this.#head = 0
    }
  }
}

/** A commit's changes after a revision and in a range; the very array when that is all of them. */
export function cutCommit(commit: readonly Change[], after: Revision, range: OrderedRange): readonly Change[] {
  const fits = (change: Change) => change.revision > after && isInRange(orderOf(change.key), range)
  return commit.every(fits) ? commit : commit.filter(fits)
}

function lastRevision(commit: readonly Change[]): Revision {
  return (commit.at(-1) as Change).revision
}
