/**
 * The number of a write. Integers from 1, one a write, deletes included, and never reused; 0 is the empty store.
 * Written as a plain decimal string at the API.
 */
export type Revision = number & { readonly __brand: 'Revision' }

/** A value as it stands at some revision. Keys are plain strings; values are opaque and must not be changed by anyone. */
export interface Entry {
  readonly key: string
  readonly value: Uint8Array
  /** The write that made this value. */
  readonly revision: Revision
}

/** One committed write. */
export interface Change {
  readonly type: 'put' | 'delete'
  readonly key: string
  readonly revision: Revision
  /** The new value; absent for a delete. For writes made through this instance it is the very Uint8Array that the writer handed in. */
  readonly value?: Uint8Array
  /** What stood there before; absent for a create. */
  readonly previous?: Entry
}

/** All keys k with `start <= k < end`, compared as UTF-8 bytes. */
export interface KeyRange {
  readonly start: string
  readonly end: string
}

export interface ListOptions {
  /** The revision to read at; the present one when left out. */
  readonly at?: Revision
  /** At most so many entries; all when left out. */
  readonly limit?: number
}

export interface Page {
  readonly entries: readonly Entry[]
  /** The revision at which all entries were read. */
  readonly revision: Revision
  /** Whether the limit cut the list. */
  readonly more: boolean
}

export interface WatchOptions {
  /** Changes after this revision (exclusive). */
  readonly after: Revision
  readonly signal: AbortSignal
}

export interface StoreCapabilities {
  /** Values outlive the process. */
  readonly persistent: boolean
  /** Several processes may share it; then revisions move without this process. */
  readonly distributed: boolean
}

/**
 * Revisioned bytes: what etcd is to Kubernetes. It knows nothing of what it stores.
 *
 * Every method rejects with a `StoreError` and nothing else: `KEY_EXISTS`, `KEY_NOT_FOUND`, `REVISION_MISMATCH` (carries the present entry),
 * `COMPACTED` (carries the oldest revision that can be read), `FUTURE_REVISION` (carries the present one), `CLOSED`, `CORRUPT`, `UNAVAILABLE`.
 * A write resolves only when it is durable (where the store is persistent), and after its change has been offered to every watch.
 */
export interface Store {
  readonly supports: StoreCapabilities
  /** The entry at `at` (default: now), or undefined where the key is absent then. */
  get(key: string, at?: Revision): Promise<Entry | undefined>
  /** A consistent list in key order. */
  list(range: KeyRange, options?: ListOptions): Promise<Page>
  create(key: string, value: Uint8Array): Promise<Entry>
  /** Compare-and-set on the revision of the present entry. */
  update(key: string, value: Uint8Array, expected: Revision): Promise<Entry>
  /** Removes the key and returns the entry that was removed, with the revision *of the delete*. */
  delete(key: string, expected?: Revision): Promise<Entry>
  /**
   * Changes in revision order, one array per commit, none missed and none twice. Ends normally when the signal aborts or the store closes.
   * Rejects with `COMPACTED` when the changes after `after` are no longer all there.
   */
  watch(range: KeyRange, options: WatchOptions): AsyncIterable<readonly Change[]>
  /** The revision of the last committed write. */
  revision(): Promise<Revision>
  /** Forgets what was overwritten or deleted at or before `revision`; each key's value at that revision stays. */
  compact(revision: Revision): Promise<void>
  /** The oldest revision at which `get` and `list` still answer, and after which `watch` can begin. */
  compactedTo(): Promise<Revision>
  /** Waits for what is under way, then releases everything. */
  close(): Promise<void>
}
