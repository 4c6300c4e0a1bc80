import type { Revision } from '../../store/index.js'
import type { Snapshot } from './resource-cache.js'

/** Snapshots live so many periods of `age`, and there are so many of them at most; the store has the rest. */
const maxSnapshots = 20
const periodsKept = 5

/** What paged lists stand on: the objects as they were when the first page was asked for. */
export class PageSnapshots {
  readonly #kept = new Map<Revision, { readonly snapshot: Snapshot; periods: number }>()

  find(revision: Revision): Snapshot | undefined {
    return this.#kept.get(revision)?.snapshot
  }

  /** As `find`, for a list that begins: its snapshot is young again. */
  renew(revision: Revision): Snapshot | undefined {
    const known = this.#kept.get(revision)
    if (known) known.periods = 0
    return known?.snapshot
  }

  keep(revision: Revision, snapshot: Snapshot): void {
    this.#kept.set(revision, { snapshot, periods: 0 })
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= maxSnapshots) break
      this.#kept.delete(oldest)
    }
  }

  /** Forgets pages that nobody has asked for in a while: they hold on to objects that were overwritten long ago. */
  age(): void {
    for (const [revision, page] of this.#kept) {
      if (++page.periods >= periodsKept) this.#kept.delete(revision)
    }
  }
}
