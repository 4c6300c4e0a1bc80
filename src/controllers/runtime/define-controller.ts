import {
  controllerOf,
  isConflict,
  type KubeObject,
  objectKey,
  parseApiVersion,
  type ResourceToken,
} from '../../api/index.js'
import { WorkQueue } from '../../base/index.js'
import { type Informer, keyFor } from '../../client/index.js'
import {
  type Controller,
  type ControllerFactory,
  type ControllerSpec,
  type ControllerTools,
  type Reconciler,
  TerminalError,
} from './controller.js'

/** A controller from data: queue, workers, retries and the wiring of informers to keys are the same for all. */
export function defineController<T extends KubeObject>(spec: ControllerSpec<T>): ControllerFactory {
  return (tools) => new QueueController(spec, tools)
}

/** From this many failures in a row on, a failing key is worth a warning each time. */
const patience = 5

class QueueController<T extends KubeObject> implements Controller {
  readonly name: string
  readonly #spec: ControllerSpec<T>
  readonly #tools: ControllerTools
  readonly #queue: WorkQueue
  readonly #reconciler: Reconciler
  readonly #abort = new AbortController()
  readonly #unsubscribe: (() => void)[] = []
  #workers: Promise<void>[] = []

  constructor(spec: ControllerSpec<T>, tools: ControllerTools) {
    this.name = spec.name
    this.#spec = spec
    this.#tools = tools
    this.#queue = new WorkQueue({ clock: tools.clock, ...(spec.backoff ? { backoff: spec.backoff } : {}) })
    const { client, informers, clock, random } = tools
    const main = informers.informer(spec.reconciles)
    this.#reconciler = spec.create({
      client,
      informers,
      clock,
      random,
      logger: tools.logger.child(spec.name),
      events: tools.events(spec.eventSource ?? spec.name),
      queue: {
        add: (key) => this.#queue.add(key),
        addAfter: (key, delayMs) => this.#queue.addAfter(key, delayMs),
      },
    })
    this.#enqueueOnChange(main, (object) => (spec.concerns?.(object) === false ? [] : [objectKey(object)]))
    for (const token of spec.owns ?? []) {
      this.#enqueueOnChange(informers.informer(token), (object) => ownerKeys(object, spec.reconciles))
    }
    for (const { from, to } of spec.maps ?? []) {
      this.#enqueueOnChange(informers.informer(from), (object) => to(object, informers))
    }
  }

  async start(): Promise<void> {
    const count = this.#spec.workers ?? 5
    this.#workers = Array.from({ length: count }, () => this.#work())
  }

  async stop(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe()
    this.#queue.shutDown()
    this.#abort.abort()
    await Promise.all(this.#workers)
  }

  isIdle(): boolean {
    return this.#queue.idle
  }

  #enqueueOnChange<F extends KubeObject>(informer: Informer<F>, keys: (object: F) => readonly string[]): void {
    const enqueue = (object: F) => {
      for (const key of keys(object)) this.#queue.add(key)
    }
    const unsubscribe = informer.subscribe({
      onAdd: enqueue,
      onUpdate: (old, object) => {
        const current = keys(object)
        // Added twice, a key that a worker takes at once would be worked on twice.
        for (const key of keys(old)) if (!current.includes(key)) this.#queue.add(key)
        for (const key of current) this.#queue.add(key)
      },
      onDelete: enqueue,
    })
    this.#unsubscribe.push(unsubscribe)
  }

  async #work(): Promise<void> {
    const { signal } = this.#abort
    for (;;) {
      // Ends with the queue, not with the signal: a listener for each waiting worker would be too many.
      const key = await this.#queue.get()
      if (key === undefined) return
      if (!signal.aborted) await this.#reconcile(key, signal)
      this.#queue.done(key)
    }
  }

  async #reconcile(key: string, signal: AbortSignal): Promise<void> {
    try {
      const result = await this.#reconciler.reconcile(key, signal)
      if (!result?.isPostponed) this.#queue.forget(key)
      if (result?.requeueAfterMs !== undefined) this.#queue.addAfter(key, result.requeueAfterMs)
    } catch (error) {
      if (signal.aborted) return
      this.#report(key, error)
      if (error instanceof TerminalError) this.#queue.forget(key)
      else this.#queue.addRateLimited(key)
    }
  }

  #report(key: string, error: unknown): void {
    const fields = {
      controller: this.name,
      key,
      error: error instanceof Error ? (error.stack ?? error.message) : error,
    }
    const { logger } = this.#tools
    if (error instanceof TerminalError) logger.error('Gave up on an object', fields)
    // The cache was behind the server: the next attempt sees the newer state.
    else if (isConflict(error) || this.#queue.requeues(key) < patience)
      logger.debug('Reconciling will be tried again', fields)
    else logger.warn('Reconciling will be tried again', fields)
  }
}

/** The key of the object's controller, where that is of the given kind. */
export function ownerKeys(object: KubeObject, owner: ResourceToken): readonly string[] {
  const reference = controllerOf(object)
  if (reference?.kind !== owner.kind || parseApiVersion(reference.apiVersion).group !== owner.group) return []
  return [keyFor(owner.namespaced ? (object.metadata?.namespace ?? '') : '', reference.name)]
}
