import { isExpired, isStatusError, type KubeObject, type ResourceToken, type WatchEvent } from '../../api/index.js'
import type { Clock, Logger } from '../../base/index.js'
import type { Client } from '../client.js'
import type { InformerScope } from './informer.js'

/** Where a reflector puts what it reads. Both are called synchronously. */
export interface ReflectorSink<T extends KubeObject> {
  /** Everything that exists now; what is missing has gone. */
  replace(items: readonly T[]): void
  /** ADDED, MODIFIED and DELETED only. */
  apply(events: readonly WatchEvent<T>[]): void
}

export interface ReflectorOptions {
  readonly client: Client
  readonly clock: Clock
  readonly logger: Logger
}

/** client-go's tools/cache/reflector.go (v0.34): 800 ms doubling to 30 s, forgotten after two quiet minutes. */
const firstDelayMs = 800
const longestDelayMs = 30_000
const resetAfterMs = 120_000

/**
 * Keeps a sink equal to a resource: lists, watches from the list's version, resumes a watch that ended from the last version seen
 * (bookmarks count), and lists again when that version is gone.
 */
export class Reflector<T extends KubeObject> {
  readonly #token: ResourceToken<T>
  readonly #scope: InformerScope
  readonly #sink: ReflectorSink<T>
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #client: Client
  readonly #stop = new AbortController()
  /** Resolves after the first list; never when it is stopped before. */
  readonly synced: Promise<void>
  #running: Promise<void> | undefined
  #revision: string | undefined
  #isSynced = false
  #isListing = false
  #resolveSynced: () => void = () => {}
  #delayMs = firstDelayMs
  #lastFailure = 0

  constructor(token: ResourceToken<T>, scope: InformerScope, sink: ReflectorSink<T>, options: ReflectorOptions) {
    this.#token = token
    this.#scope = scope
    this.#sink = sink
    this.#client = options.client
    this.#clock = options.clock
    this.#logger = options.logger
    this.synced = new Promise((resolve) => {
      this.#resolveSynced = resolve
    })
  }

  get revision(): string | undefined {
    return this.#revision
  }

  get hasSynced(): boolean {
    return this.#isSynced
  }

  get isListing(): boolean {
    return this.#isListing
  }

  start(): void {
    this.#running ??= this.#run(this.#stop.signal)
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  async #run(signal: AbortSignal): Promise<void> {
    // '0' lets the server answer from what it has in memory; after an expired version only the newest state will do.
    let listAt: string | undefined = '0'
    let mustList = true
    while (!signal.aborted) {
      try {
        if (mustList) {
          await this.#list(listAt)
          mustList = false
        }
        const startedAt = this.#clock.now()
        const count = await this.#watch(signal)
        if (signal.aborted) return
        // A server that ends watches at once would otherwise be asked in a tight loop.
        if (count === 0 && this.#clock.now() - startedAt < 1000) await this.#backOff(signal)
      } catch (error) {
        if (signal.aborted) return
        if (isExpired(error)) {
          mustList = true
          listAt = undefined
          this.#logger.info('Watch expired, listing again', { resource: this.#token.plural })
          continue
        }
        this.#report(error)
        await this.#backOff(signal)
      }
    }
  }

  async #list(resourceVersion: string | undefined): Promise<void> {
    this.#isListing = true
    try {
      const { namespace, labelSelector, fieldSelector } = this.#scope
      const list = await this.#client.resource(this.#token, namespace).list({
        ...(labelSelector ? { labelSelector } : {}),
        ...(fieldSelector ? { fieldSelector } : {}),
        ...(resourceVersion === undefined ? {} : { resourceVersion }),
      })
      if (this.#stop.signal.aborted) return
      this.#sink.replace(list.items)
      this.#revision = list.metadata?.resourceVersion
    } finally {
      this.#isListing = false
    }
    this.#isSynced = true
    this.#resolveSynced()
  }

  /** Gives the number of events, bookmarks included. */
  async #watch(signal: AbortSignal): Promise<number> {
    const { namespace, labelSelector, fieldSelector } = this.#scope
    const watch = this.#client.resource(this.#token, namespace).watch({
      ...(labelSelector ? { labelSelector } : {}),
      ...(fieldSelector ? { fieldSelector } : {}),
      ...(this.#revision === undefined ? {} : { resourceVersion: this.#revision }),
      allowWatchBookmarks: true,
      signal,
    })
    let count = 0
    for await (const events of watch) {
      if (signal.aborted) break
      count += events.length
      const last = events[events.length - 1]?.object.metadata?.resourceVersion
      const changes = events.some((event) => event.type === 'BOOKMARK')
        ? events.filter((event) => event.type !== 'BOOKMARK')
        : events
      if (changes.length > 0) this.#sink.apply(changes)
      if (last !== undefined) this.#revision = last
    }
    return count
  }

  async #backOff(signal: AbortSignal): Promise<void> {
    const now = this.#clock.now()
    if (now - this.#lastFailure > resetAfterMs) this.#delayMs = firstDelayMs
    this.#lastFailure = now
    const delay = this.#delayMs
    this.#delayMs = Math.min(this.#delayMs * 2, longestDelayMs)
    await this.#clock.sleep(delay, signal).catch(() => {})
  }

  #report(error: unknown): void {
    const fields = { resource: this.#token.plural, group: this.#token.group, error: String(error) }
    // A server that is starting, stopping or out of reach is no news; anything else deserves a look.
    if (isStatusError(error) && (error.code === 503 || error.code === 404))
      this.#logger.debug('List or watch failed', fields)
    else this.#logger.warn('List or watch failed', fields)
  }
}
