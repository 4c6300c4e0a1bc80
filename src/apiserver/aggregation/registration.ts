import { type APIService, APIServices, isAlreadyExists, isConflict, isNotFound } from '../../api/index.js'
import type { Clock, Logger, Timer } from '../../base/index.js'
import { deepEqual, WorkQueue } from '../../base/index.js'
import type { Client, Informer } from '../../client/index.js'
import type { Catalog } from '../../registry/index.js'
import { managedLabel, wantedServices } from './wanted-services.js'

export interface RegistrationOptions {
  readonly client: Client
  /** Has synced when `start` is called. */
  readonly services: Informer<APIService>
  readonly catalog: Catalog
  readonly clock: Clock
  readonly logger: Logger
}

/** Definitions come in crowds: they are looked at together. */
const settleMs = 20
const workers = 5

/**
 * Keeps an APIService for each group version that the server serves itself (kube-aggregator's autoregister_controller.go, v0.34): those of built-in groups are
 * made at the start and then left alone, those of custom resources are kept as they ought to be. What has no label of ours is never touched.
 */
export class Registration {
  readonly #options: RegistrationOptions
  readonly #queue: WorkQueue
  readonly #synced = new Set<string>()
  readonly #atStart = new Set<string>()
  readonly #seen = new Set<string>()
  readonly #ends: (() => void)[] = []
  #wanted: ReadonlyMap<string, APIService> = new Map()
  #timer: Timer | undefined
  #workers: Promise<void>[] = []

  constructor(options: RegistrationOptions) {
    this.#options = options
    this.#queue = new WorkQueue({ clock: options.clock })
  }

  /** Whether one of a built-in group was there and is gone: somebody does not want it to be listed. */
  isUnwanted(name: string): boolean {
    const isGone = this.#seen.has(name) && this.#options.services.getByKey(name) === undefined
    return isGone && managed(this.#wanted.get(name)) === 'onstart'
  }

  /** Resolves when the APIServices of all that is served are there. */
  async start(): Promise<void> {
    const { services, catalog } = this.#options
    for (const { metadata } of services.list()) this.#atStart.add(metadata?.name ?? '')
    this.#wanted = wantedServices(catalog)
    await Promise.all([...new Set([...this.#wanted.keys(), ...this.#atStart])].map((name) => this.#try(name)))
    const add = ({ metadata }: APIService) => this.#queue.add(metadata?.name ?? '')
    const onAdd = (service: APIService) => {
      this.#seen.add(service.metadata?.name ?? '')
      add(service)
    }
    this.#ends.push(services.subscribe({ onAdd, onUpdate: (_old, next) => add(next), onDelete: add }))
    this.#ends.push(catalog.onChange(() => this.#catalogChanged()))
    // What has come since.
    this.#refresh()
    this.#workers = Array.from({ length: workers }, () => this.#work())
  }

  async stop(): Promise<void> {
    for (const end of this.#ends.splice(0)) end()
    this.#timer?.cancel()
    this.#queue.shutDown()
    await Promise.all(this.#workers)
  }

  #catalogChanged(): void {
    this.#timer ??= this.#options.clock.after(settleMs, () => {
      this.#timer = undefined
      this.#refresh()
    })
  }

  #refresh(): void {
    const before = this.#wanted
    this.#wanted = wantedServices(this.#options.catalog)
    for (const name of before.keys()) if (!this.#wanted.has(name)) this.#queue.add(name)
    for (const name of this.#wanted.keys()) if (!before.has(name)) this.#queue.add(name)
  }

  async #work(): Promise<void> {
    for (;;) {
      const name = await this.#queue.get()
      if (name === undefined) return
      await this.#try(name)
      this.#queue.done(name)
    }
  }

  async #try(name: string): Promise<void> {
    try {
      await this.#sync(name)
      this.#synced.add(name)
      this.#queue.forget(name)
    } catch (error) {
      this.#options.logger.debug('An APIService was not brought up to date', { name, error: String(error) })
      this.#queue.addRateLimited(name)
    }
  }

  async #sync(name: string): Promise<void> {
    const { client, services } = this.#options
    const resource = client.resource(APIServices)
    const wanted = this.#wanted.get(name)
    const present = services.getByKey(name)
    const hasSynced = this.#synced.has(name)
    if (!present && !wanted) {
      this.#synced.delete(name)
      return
    }
    if (managed(wanted) === 'onstart' && hasSynced) return
    try {
      if (!present) {
        if (wanted) await resource.create(wanted)
        return
      }
      const how = managed(present)
      if (how !== 'onstart' && how !== 'true') return
      if (how === 'onstart' && (!this.#atStart.has(name) || hasSynced)) return
      if (!wanted) {
        await resource.delete(name, { preconditions: { uid: present.metadata?.uid ?? '' } })
      } else if (wanted.spec && !deepEqual(present.spec, wanted.spec)) {
        await resource.update({ ...present, spec: wanted.spec })
      }
    } catch (error) {
      // Somebody was faster: the informer will tell.
      if (!isNotFound(error) && !isConflict(error) && !isAlreadyExists(error)) throw error
    }
  }
}

const managed = (service: APIService | undefined) => service?.metadata?.labels?.[managedLabel]
