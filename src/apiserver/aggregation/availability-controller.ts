import {
  type APIService,
  APIServices,
  EndpointSlices,
  findCondition,
  formatTimestamp,
  isNotFound,
  Services,
} from '../../api/index.js'
import type { Clock, Logger } from '../../base/index.js'
import { messageOf, WorkQueue } from '../../base/index.js'
import type { Client, Informer, Informers } from '../../client/index.js'
import type { ObjectLister } from '../admission/index.js'
import type { Availability } from './availability.js'
import { checksPassed, failedCheck, localIsAvailable, serviceProblem } from './availability.js'

export interface AvailabilityOptions {
  readonly client: Client
  readonly informers: Informers
  readonly services: Informer<APIService>
  readonly objects: ObjectLister
  /** Asks the server behind an APIService for its discovery; rejects with an Error that says why it does not answer. */
  readonly probe: (service: APIService) => Promise<void>
  readonly clock: Clock
  readonly logger: Logger
}

const workers = 5
/** As often a server is asked again although nothing has changed. */
const resyncMs = 30_000

/** Says in the status of APIServices whether what they stand for can be asked (kube-aggregator's pkg/controllers/status, v0.34). */
export class AvailabilityController {
  readonly #options: AvailabilityOptions
  readonly #queue: WorkQueue
  readonly #ends: (() => void)[] = []
  #watchesServices = false
  #workers: Promise<void>[] = []

  constructor(options: AvailabilityOptions) {
    this.#options = options
    this.#queue = new WorkQueue({ clock: options.clock, backoff: { baseMs: 5, maxMs: resyncMs } })
  }

  start(): void {
    const changed = (one: APIService) => {
      if (one.spec?.service) this.#watchServices()
      this.#queue.add(one.metadata?.name ?? '')
    }
    this.#ends.push(this.#options.services.subscribe({ onAdd: changed, onUpdate: (_old, next) => changed(next) }))
    this.#workers = Array.from({ length: workers }, () => this.#work())
  }

  async stop(): Promise<void> {
    for (const end of this.#ends.splice(0)) end()
    this.#queue.shutDown()
    await Promise.all(this.#workers)
  }

  /** Services and their endpoints are followed from the first APIService on that has one. */
  #watchServices(): void {
    if (this.#watchesServices) return
    this.#watchesServices = true
    const { informers, services } = this.#options
    const changed = (namespace: string | undefined, name: string | undefined) => {
      for (const { metadata, spec } of services.list()) {
        const { service } = spec ?? {}
        if (service && service.namespace === namespace && service.name === name) this.#queue.add(metadata?.name ?? '')
      }
    }
    const follow = <T extends { metadata?: { namespace?: string } }>(
      informer: Informer<T>,
      nameOf: (object: T) => string | undefined,
    ) => {
      const tell = (object: T) => changed(object.metadata?.namespace, nameOf(object))
      this.#ends.push(informer.subscribe({ onAdd: tell, onUpdate: (_old, next) => tell(next), onDelete: tell }))
    }
    follow(informers.informer(Services), ({ metadata }) => metadata?.name)
    follow(informers.informer(EndpointSlices), ({ metadata }) => metadata?.labels?.['kubernetes.io/service-name'])
  }

  async #work(): Promise<void> {
    for (;;) {
      const name = await this.#queue.get()
      if (name === undefined) return
      try {
        const isPassed = await this.#sync(name)
        if (isPassed) this.#queue.forget(name)
        else this.#queue.addRateLimited(name)
      } catch (error) {
        this.#options.logger.debug('The status of an APIService was not written', { name, error: String(error) })
        this.#queue.addRateLimited(name)
      }
      this.#queue.done(name)
    }
  }

  /** False: the server is to be asked again soon. */
  async #sync(name: string): Promise<boolean> {
    const service = this.#options.services.getByKey(name)
    if (!service) return true
    const reference = service.spec?.service
    if (!reference) {
      await this.#write(service, localIsAvailable)
      return true
    }
    this.#queue.addAfter(name, resyncMs)
    const problem = serviceProblem(reference, this.#options.objects)
    if (problem) {
      await this.#write(service, problem)
      return true
    }
    try {
      await this.#options.probe(service)
    } catch (error) {
      await this.#write(service, failedCheck(messageOf(error)))
      return false
    }
    await this.#write(service, checksPassed)
    return true
  }

  async #write(service: APIService, next: Availability): Promise<void> {
    const conditions = service.status?.conditions ?? []
    const present = findCondition(conditions, 'Available')
    const { status, reason, message } = next
    if (present?.status === status && present.reason === reason && present.message === message) return
    const lastTransitionTime =
      present?.status === status && present.lastTransitionTime !== undefined
        ? present.lastTransitionTime
        : formatTimestamp(this.#options.clock.now())
    const changed = { ...present, ...next, lastTransitionTime }
    const all = present ? conditions.map((one) => (one === present ? changed : one)) : [...conditions, changed]
    try {
      await this.#options.client
        .resource(APIServices)
        .updateStatus({ ...service, status: { ...service.status, conditions: all } })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}
