import type { KubeObject } from '../api/index.js'
import { deepFreeze } from '../base/index.js'
import type { Change, Entry, Revision, Store } from '../store/index.js'
import type { FeedSink, SelectorIndex, Snapshot } from './cache/index.js'
import { CachedObject, PageSnapshots, ResourceCache } from './cache/index.js'
import type { AnyResourceDefinition } from './definition/index.js'
import type { FanOut, Scope } from './watch/index.js'
import { eventInScope, eventsFromStore, History, isInScope, ResourceEvent, Watcher } from './watch/index.js'

export interface StoredResourceTools {
  readonly store: Store
  readonly fanOut: FanOut
  /** The last revision that the feed has taken in. */
  readonly seen: () => Revision
}

/** What a writer knows about the bytes it hands to the store, so that nobody has to parse them again. */
export interface PreparedWrite {
  readonly object: KubeObject
  readonly index: SelectorIndex
}

/**
 * The objects of one resource in this process: the cache from which all reads are served, its recent events, and the watchers.
 * Fed by the store's feed alone; writers only leave a note of what they know (`prepare`).
 */
export class StoredResource implements FeedSink {
  readonly definition: AnyResourceDefinition
  /** `apps/deployments`: what lies between `/registry/` and the object's own key. */
  readonly prefix: string
  readonly #tools: StoredResourceTools
  readonly #cache = new ResourceCache()
  /** Those that are offered each event in the turn of its commit. */
  readonly #urgentWatchers = new Set<Watcher>()
  /** Those that the fan-out wakes. */
  readonly #watchers = new Set<Watcher>()
  readonly #pages = new PageSnapshots()
  readonly #prepared = new WeakMap<Uint8Array, PreparedWrite>()
  #history: History
  /** Readers in this process that want decoded objects: while there are any, what writers hand in is kept. */
  #objectReaders = 0

  constructor(definition: AnyResourceDefinition, tools: StoredResourceTools) {
    this.definition = definition
    this.prefix = definition.keyPrefix ?? `${definition.token.group || 'core'}/${definition.token.plural}`
    this.#tools = tools
    this.#history = new History(0 as Revision)
  }

  storeKey(namespace: string, name: string): string {
    return `/registry/${this.prefix}/${this.cacheKey(namespace, name)}`
  }

  cacheKey(namespace: string, name: string): string {
    return this.definition.token.namespaced ? `${namespace}/${name}` : name
  }

  get(key: string): CachedObject | undefined {
    return this.#cache.get(key)
  }

  get size(): number {
    return this.#cache.size
  }

  /** Everything that is here, as the store has it. */
  entries(): readonly Entry[] {
    return this.present()
      .range('', '\uffff')
      .map((object) => ({
        key: `/registry/${this.prefix}/${object.key}`,
        value: object.stored,
        revision: object.revision,
      }))
  }

  /** The present objects, for work that ends within this turn. */
  present(): Snapshot {
    return this.#cache.present(this.#tools.seen())
  }

  /** The present objects as they stay, kept for the following pages of the same list. */
  pageSnapshot(): Snapshot {
    const revision = this.#tools.seen()
    const known = this.#pages.renew(revision)
    if (known) return known
    const snapshot = this.#cache.snapshot(revision)
    this.#pages.keep(revision, snapshot)
    return snapshot
  }

  /** Forgets pages that nobody has asked for in a while. Called about once a minute. */
  agePages(): void {
    this.#pages.age()
  }

  /** The objects as they were at `revision`: from a page's snapshot, else from the store. Rejects with the store's COMPACTED. */
  async snapshotAt(revision: Revision): Promise<Snapshot> {
    const known = this.#pages.find(revision)
    if (known) return known
    const base = `/registry/${this.prefix}/`
    const page = await this.#tools.store.list({ start: base, end: `${base.slice(0, -1)}0` }, { at: revision })
    const cache = new ResourceCache()
    for (const entry of page.entries) cache.set(this.#cached(entry.key, entry.revision, entry.value))
    return cache.present(revision)
  }

  /** Remembers what the writer of `value` knows, for the moment when the feed brings it back. */
  prepare(value: Uint8Array, prepared: PreparedWrite): void {
    this.#prepared.set(value, prepared)
  }

  selectorIndex(object: KubeObject): SelectorIndex {
    const { name = '', namespace = '', labels = {} } = object.metadata ?? {}
    const fields: Record<string, string> = { 'metadata.name': name, 'metadata.namespace': namespace }
    const { selectableFields } = this.definition
    for (const field in selectableFields) fields[field] = selectableFields[field]?.(object) ?? ''
    return { labels, fields }
  }

  // ---- the feed ----

  load(entries: readonly Entry[], revision: Revision): void {
    for (const entry of entries) this.#cache.set(this.#cached(entry.key, entry.revision, entry.value))
    // Not the newest entry's revision: what was deleted after it is in the store's log alone.
    this.#history = new History(revision)
  }

  change(change: Change): void {
    const key = change.key.slice(this.prefix.length + '/registry//'.length)
    const previous = this.#cache.get(key)
    const event = change.value
      ? this.#put(key, change.revision, change.value, previous)
      : this.#remove(key, change.revision, previous)
    if (!event) return
    this.#history.push(event)
    for (const watcher of this.#urgentWatchers) watcher.offer(event)
  }

  #put(key: string, revision: Revision, value: Uint8Array, previous: CachedObject | undefined): ResourceEvent {
    const object = new CachedObject(key, revision, asBuffer(value), this.#indexOf, this.definition.fromStorage)
    const prepared = this.#prepared.get(value)
    if (prepared)
      object.adopt(this.#objectReaders > 0 ? this.#finished(prepared.object, revision) : undefined, prepared.index)
    this.#cache.set(object)
    previous?.forgetObject()
    return new ResourceEvent(previous ? 'MODIFIED' : 'ADDED', object, previous)
  }

  #remove(key: string, revision: Revision, previous: CachedObject | undefined): ResourceEvent | undefined {
    if (!previous) return undefined
    this.#cache.delete(key)
    return new ResourceEvent('DELETED', previous.at(revision), previous)
  }

  #finished(object: KubeObject, revision: Revision): KubeObject {
    if (object.metadata && !Object.isFrozen(object.metadata)) object.metadata.resourceVersion = String(revision)
    return deepFreeze(object)
  }

  flush(): void {
    if (this.#watchers.size > 0) this.#tools.fanOut.serveSoon(this.#watchers)
  }

  #cached(storeKey: string, revision: Revision, value: Uint8Array): CachedObject {
    return new CachedObject(
      storeKey.slice(this.prefix.length + '/registry//'.length),
      revision,
      asBuffer(value),
      this.#indexOf,
      this.definition.fromStorage,
    )
  }

  readonly #indexOf = (object: KubeObject): SelectorIndex => this.selectorIndex(object)

  // ---- watching ----

  /** While the returned function has not been called, decoded objects are kept beside the bytes. */
  keepObjects(): () => void {
    this.#objectReaders++
    let released = false
    return () => {
      if (!released) this.#objectReaders--
      released = true
    }
  }

  /**
   * Watches from now on, beginning with what lies after `after` (undefined: nothing before now). Rejects with the store's COMPACTED.
   * `urgent` readers are woken within the turn of the commit.
   */
  async watch(options: {
    readonly scope: Scope
    readonly after: Revision | undefined
    readonly initial: boolean
    readonly wantsBookmarks: boolean
    readonly bookmarkAfterInitial: boolean
    readonly urgent: boolean
    readonly signal: AbortSignal
  }): Promise<Watcher> {
    const { scope, after, wantsBookmarks, signal } = options
    const seen = this.#tools.seen()
    const watchers = options.urgent ? this.#urgentWatchers : this.#watchers
    const watcher = new Watcher({
      scope,
      // A version from the future is waited for; events up to it are not sent.
      after: after !== undefined && after > seen ? after : seen,
      wantsBookmarks,
      since: options.urgent ? undefined : (revision) => this.#history.after(revision),
      onClose: (closed) => watchers.delete(closed),
    })
    // Subscribed first, so that nothing falls between the replay and the live events.
    watchers.add(watcher)
    if (options.initial) {
      const present = this.present()
      const objects = present.range(...rangeOf(scope)).filter((object) => isInScope(scope, object))
      watcher.replay(
        objects.map((object) => new ResourceEvent('ADDED', object, undefined)),
        seen,
      )
      if (options.bookmarkAfterInitial)
        watcher.replay([{ type: 'BOOKMARK', revision: seen, endsInitialEvents: true }], seen)
    } else if (after !== undefined && after < seen) {
      try {
        const missed = this.#history.after(after)?.events ?? (await this.#forgottenEvents(after, seen, signal))
        const events = missed.flatMap((event) => eventInScope(scope, event) ?? [])
        watcher.replayFirst(events)
      } catch (error) {
        watcher.close('closed')
        throw error
      }
    }
    return watcher
  }

  #forgottenEvents(after: Revision, upTo: Revision, signal: AbortSignal): Promise<readonly ResourceEvent[]> {
    return eventsFromStore(this.#tools.store, {
      prefix: `/registry/${this.prefix}/`,
      after,
      upTo,
      signal,
      cached: (key, { revision, value }) => this.#cached(key, revision, value),
    })
  }

  /** Tells every watcher that wants to know how far the server has come. */
  sendBookmarks(revision: Revision): void {
    for (const watcher of this.#allWatchers()) watcher.bookmark(revision)
    this.flush()
  }

  /** Ends all watches: the resource is no longer served, or the server stops. */
  closeWatchers(): void {
    for (const watcher of this.#allWatchers()) watcher.close('closed')
  }

  get watcherCount(): number {
    return this.#watchers.size + this.#urgentWatchers.size
  }

  #allWatchers(): readonly Watcher[] {
    return [...this.#urgentWatchers, ...this.#watchers]
  }
}

function asBuffer(value: Uint8Array): Buffer {
  return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength)
}

/** The part of the key space in which a scope's objects lie. */
export function rangeOf(scope: Scope): [start: string, end: string] {
  // '0' follows '/' in ASCII; no key begins with U+FFFF.
  return scope.namespace === '' ? ['', '\uffff'] : [`${scope.namespace}/`, `${scope.namespace}0`]
}
