import type { Clock, Component, Logger, Random, Timer } from '../base/index.js'
import type { Revision, Store } from '../store/index.js'
import { isStoreError } from '../store/index.js'
import { NewObjectFields } from './apply/index.js'
import { Feed } from './cache/index.js'
import type { Catalog } from './catalog.js'
import type { AnyResourceDefinition } from './definition/index.js'
import { ExpirySweeper } from './expiry.js'
import { StoredResource } from './stored-resource.js'
import { FanOut } from './watch/index.js'
import type { WriteTools } from './writes/write-tools.js'

/** Upstream sends a bookmark about once a minute (cacher's defaultBookmarkFrequency). */
const bookmarkPeriodMs = 60_000

export interface RegistryOptions {
  readonly catalog: Catalog
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
}

/** All stored resources of one process: for each definition of the catalog its cache, its watchers and, through `tools`, its writes. */
export class Registry implements Component {
  readonly name = 'registry'
  readonly tools: WriteTools
  readonly feed: Feed
  readonly newObjectFields = new NewObjectFields()
  readonly #catalog: Catalog
  readonly #resources = new Map<AnyResourceDefinition, StoredResource>()
  readonly #fanOut = new FanOut()
  readonly #unsubscribe: () => void
  readonly #expiry: ExpirySweeper
  #bookmarks: Timer | undefined

  constructor({ catalog, store, clock, random, logger }: RegistryOptions) {
    this.#catalog = catalog
    this.feed = new Feed(store, logger)
    this.tools = { store, feed: this.feed, clock, random }
    this.#expiry = new ExpirySweeper({ tools: this.tools, resources: () => this.#resources.values(), clock, logger })
    for (const definition of catalog.definitions()) this.#attach(definition)
    this.#unsubscribe = catalog.onChange(() => this.#followCatalog())
  }

  async start(): Promise<void> {
    await this.feed.start()
    await this.#expiry.start()
    this.#bookmarks = this.tools.clock.every(bookmarkPeriodMs, () => {
      this.sendBookmarks()
      for (const resource of this.#resources.values()) resource.agePages()
    })
  }

  async stop(): Promise<void> {
    this.#bookmarks?.cancel()
    await this.#expiry.stop()
    this.#unsubscribe()
    for (const resource of this.#resources.values()) resource.closeWatchers()
    await this.feed.stop()
  }

  /** The stored objects of a definition that the catalog has. */
  resource(definition: AnyResourceDefinition): StoredResource {
    const resource = this.#resources.get(definition)
    if (!resource) throw new TypeError(`${definition.token.plural} is not stored`)
    return resource
  }

  resources(): IterableIterator<StoredResource> {
    return this.#resources.values()
  }

  /** The revision that all reads reflect. */
  get revision(): Revision {
    return this.feed.seen
  }

  /** Tells all watchers that want to know how far the server has come. */
  sendBookmarks(): void {
    const revision = this.feed.seen
    for (const resource of this.#resources.values()) resource.sendBookmarks(revision)
  }

  #followCatalog(): void {
    const definitions = new Set(this.#catalog.definitions())
    for (const [definition, resource] of this.#resources)
      if (!definitions.has(definition)) this.#detach(definition, resource)
    for (const definition of definitions) if (!this.#resources.has(definition)) this.#attach(definition)
  }

  #attach(definition: AnyResourceDefinition): void {
    if (definition.storage === 'none') return
    const resource = new StoredResource(definition, {
      store: this.tools.store,
      fanOut: this.#fanOut,
      seen: () => this.feed.seen,
    })
    this.#resources.set(definition, resource)
    this.feed.attach(resource.prefix, resource)
  }

  #detach(definition: AnyResourceDefinition, resource: StoredResource): void {
    this.#resources.delete(definition)
    this.feed.detach(resource.prefix, resource.entries())
    resource.closeWatchers()
  }
}

/** What a watch of a version that the store has forgotten is answered. */
export function isCompacted(error: unknown): boolean {
  return isStoreError(error, 'COMPACTED')
}
