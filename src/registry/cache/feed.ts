import type { Logger } from '../../base/index.js'
import type { Change, Entry, KeyRange, Revision, Store } from '../../store/index.js'
import { StoreError } from '../../store/index.js'
import { isEncodedObject } from './encoding.js'

/** Takes the changes of one resource. Called in revision order, synchronously, in the turn in which the store announced them. */
export interface FeedSink {
  /** All entries as they stand at `revision`, before any change. Called once, also where there are none. */
  load(entries: readonly Entry[], revision: Revision): void
  change(change: Change): void
  /** After the last change of a batch. */
  flush(): void
}

const everything: KeyRange = { start: '/registry/', end: '/registry0' }

/**
 * The one store-wide watch of a process, demultiplexed to the resources by the prefix of the key: progress is global, so no cache waits
 * for a write that never touches it.
 */
export class Feed {
  readonly #store: Store
  readonly #logger: Logger
  readonly #sinks = new Map<string, FeedSink>()
  /** Entries met at the start whose resource nobody serves yet (custom resources before their definition is there). */
  readonly #orphans = new Map<string, Map<string, Entry>>()
  readonly #stop = new AbortController()
  #waiters: { readonly revision: Revision; readonly resolve: () => void; readonly reject: (error: unknown) => void }[] =
    []
  #seen = 0 as Revision
  #running: Promise<void> | undefined
  #failure: unknown

  constructor(store: Store, logger: Logger) {
    this.#store = store
    this.#logger = logger
  }

  /** The last revision that every cache reflects. */
  get seen(): Revision {
    return this.#seen
  }

  /** Reads what is there and begins to follow. Rejects with the store's error. */
  async start(): Promise<void> {
    const page = await this.#store.list(everything)
    const byPrefix = new Map<string, Entry[]>()
    for (const entry of page.entries) {
      if (!isEncodedObject(entry.value)) throw unreadable(entry)
      const prefix = prefixOf(entry.key)
      const entries = byPrefix.get(prefix)
      if (entries) entries.push(entry)
      else byPrefix.set(prefix, [entry])
    }
    for (const [prefix, sink] of this.#sinks) sink.load(byPrefix.get(prefix) ?? [], page.revision)
    for (const [prefix, entries] of byPrefix) {
      if (!this.#sinks.has(prefix)) this.#orphans.set(prefix, new Map(entries.map((entry) => [entry.key, entry])))
    }
    this.#seen = page.revision
    this.#running = this.#follow().catch((error: unknown) => this.#fail(error))
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#running
    this.#failure ??= new StoreError('CLOSED', 'the registry has stopped')
    for (const waiter of this.#waiters.splice(0)) waiter.reject(this.#failure)
  }

  /** Hands the changes below `/registry/<prefix>/` to the sink, beginning with all that is there. */
  attach(prefix: string, sink: FeedSink): void {
    this.#sinks.set(prefix, sink)
    // Before the start there is nothing to load from.
    if (!this.#running) return
    const orphans = this.#orphans.get(prefix)
    this.#orphans.delete(prefix)
    sink.load([...(orphans?.values() ?? [])], this.#seen)
  }

  /** Ends `attach`; `entries` are what the sink held, kept for the next one of the same prefix. */
  detach(prefix: string, entries: readonly Entry[]): void {
    this.#sinks.delete(prefix)
    if (entries.length > 0) this.#orphans.set(prefix, new Map(entries.map((entry) => [entry.key, entry])))
  }

  /** Resolves once every cache reflects `revision`. Rejects when the feed has broken or been stopped, and when the signal aborts. */
  reached(revision: Revision, signal?: AbortSignal): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    if (this.#seen >= revision) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const waiter = { revision, resolve, reject }
      this.#waiters.push(waiter)
      signal?.addEventListener(
        'abort',
        () => {
          this.#waiters = this.#waiters.filter((one) => one !== waiter)
          reject(signal.reason)
        },
        { once: true },
      )
    })
  }

  /** How many wait for a revision that is not here yet. */
  get waiting(): number {
    return this.#waiters.length
  }

  /** Waits until the caches hold everything that was committed before the call, by any process. */
  async catchUp(): Promise<void> {
    // A store of our own process has told us of every write before it answered the writer.
    if (this.#store.supports.distributed) await this.reached(await this.#store.revision())
  }

  async #follow(): Promise<void> {
    for await (const changes of this.#store.watch(everything, { after: this.#seen, signal: this.#stop.signal })) {
      this.#take(changes)
    }
  }

  #take(changes: readonly Change[]): void {
    const touched = new Set<FeedSink>()
    for (const change of changes) {
      const prefix = prefixOf(change.key)
      const sink = this.#sinks.get(prefix)
      if (sink) {
        sink.change(change)
        touched.add(sink)
      } else {
        this.#takeOrphan(prefix, change)
      }
    }
    const last = changes[changes.length - 1]
    if (last) this.#seen = last.revision
    for (const sink of touched) sink.flush()
    this.#wakeWaiters()
  }

  #wakeWaiters(): void {
    if (this.#waiters.length === 0) return
    const waiters = this.#waiters
    this.#waiters = waiters.filter((waiter) => waiter.revision > this.#seen)
    for (const waiter of waiters) if (waiter.revision <= this.#seen) waiter.resolve()
  }

  #takeOrphan(prefix: string, change: Change): void {
    const entries = this.#orphans.get(prefix) ?? new Map<string, Entry>()
    this.#orphans.set(prefix, entries)
    if (change.value) entries.set(change.key, { key: change.key, value: change.value, revision: change.revision })
    else entries.delete(change.key)
  }

  #fail(error: unknown): void {
    this.#failure = error
    this.#logger.error('Lost the feed of the store', { error })
    for (const waiter of this.#waiters.splice(0)) waiter.reject(error)
  }
}

function unreadable({ key }: Entry): StoreError {
  return new StoreError(
    'CORRUPT',
    `the data holds ${key} in a form that this version does not read: it is damaged, or was written by a newer Wherry; nothing has been changed`,
    { key },
  )
}

/** `apps/deployments` of `/registry/apps/deployments/default/web`. */
function prefixOf(key: string): string {
  const start = '/registry/'.length
  const group = key.indexOf('/', start)
  const resource = key.indexOf('/', group + 1)
  return key.slice(start, resource)
}
