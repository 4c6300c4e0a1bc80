import { apiVersionOf, type ObjectReference } from '../../api/index.js'
import { type Timer, WorkQueue } from '../../base/index.js'
import type { EventRecorder } from '../../client/index.js'
import { type Controller, type ControllerTools, type DiscoveredResources, discoverResources } from '../runtime/index.js'
import { Collector } from './collector.js'
import { OwnershipGraph, printReference } from './graph.js'
import { Monitors } from './monitors.js'

const name = 'garbage-collector-controller'
/** Upstream's --concurrent-gc-syncs. */
const workers = 20
/** Upstream's period of asking discovery; changes of definitions are followed sooner. */
const discoveryPeriodMs = 30_000
const definitionDelayMs = 250
/** After that long it begins although not all monitors have listed. */
const syncTimeoutMs = 30_000

/** Deletes what has lost its owners, of every kind, custom ones included. */
export function garbageCollectorController(tools: ControllerTools): Controller {
  return new GarbageCollector(tools)
}

class GarbageCollector implements Controller {
  readonly name = name
  readonly #tools: ControllerTools
  readonly #events: EventRecorder
  readonly #graph: OwnershipGraph
  readonly #collector: Collector
  readonly #monitors: Monitors
  readonly #toDelete: WorkQueue
  readonly #toOrphan: WorkQueue
  readonly #abort = new AbortController()
  #resources: DiscoveredResources = { preferred: [], all: [], forKind: () => undefined, failures: new Map() }
  #period: Timer | undefined
  #refresh: Timer | undefined
  #refreshing: Promise<void> = Promise.resolve()
  #running: Promise<unknown> | undefined

  constructor(tools: ControllerTools) {
    const logger = tools.logger.child(name)
    this.#tools = { ...tools, logger }
    this.#events = tools.events(name)
    this.#toDelete = new WorkQueue({ clock: tools.clock })
    this.#toOrphan = new WorkQueue({ clock: tools.clock })
    this.#graph = new OwnershipGraph({
      attemptToDelete: ({ uid }) => this.#toDelete.add(uid),
      attemptToOrphan: ({ uid }) => this.#toOrphan.add(uid),
      gone: (node) => this.#collector.noteAbsent(node),
      invalidOwner: (node, reference) => {
        if (!node.token) return
        const regarding: ObjectReference = {
          kind: node.token.kind,
          apiVersion: apiVersionOf(node.token),
          name: node.name,
          uid: node.uid,
          ...(node.namespace === '' ? {} : { namespace: node.namespace }),
        }
        const message = `ownerRef ${printReference(reference, node.namespace)} does not exist in namespace "${node.namespace}"`
        this.#events.event(regarding, 'Warning', 'OwnerRefInvalidNamespace', message)
      },
    })
    this.#collector = new Collector({
      client: tools.client,
      graph: this.#graph,
      resources: () => this.#resources,
      enqueue: ({ uid }) => this.#toDelete.add(uid),
    })
    this.#monitors = new Monitors(this.#tools, this.#graph, () => this.#refreshSoon())
  }

  async start(): Promise<void> {
    const { signal } = this.#abort
    await this.#follow()
    this.#period = this.#tools.clock.every(discoveryPeriodMs, () => this.#refreshNow())
    this.#running = this.#work(signal)
  }

  async stop(): Promise<void> {
    this.#period?.cancel()
    this.#refresh?.cancel()
    this.#abort.abort()
    this.#toDelete.shutDown()
    this.#toOrphan.shutDown()
    await this.#refreshing
    await this.#monitors.stop()
    await this.#running
  }

  isIdle(): boolean {
    return this.#toDelete.idle && this.#toOrphan.idle && this.#refresh === undefined && this.#monitors.hasSynced()
  }

  /** Begins when all monitors have listed, or it has been waited for long enough. */
  async #work(signal: AbortSignal): Promise<void> {
    const waited = new AbortController()
    const timeout = this.#tools.clock.sleep(syncTimeoutMs, AbortSignal.any([signal, waited.signal])).catch(() => {})
    await Promise.race([this.#monitors.waitForSync(), timeout])
    waited.abort()
    const loops: Promise<void>[] = []
    for (let i = 0; i < workers; i++) {
      loops.push(this.#loop(this.#toDelete, signal, (uid) => this.#attemptToDelete(uid)))
      loops.push(this.#loop(this.#toOrphan, signal, (uid) => this.#attemptToOrphan(uid)))
    }
    await Promise.all(loops)
  }

  async #loop(
    queue: WorkQueue,
    signal: AbortSignal,
    attempt: (uid: string) => Promise<'done' | 'again'>,
  ): Promise<void> {
    for (;;) {
      const uid = await queue.get()
      if (uid === undefined) return
      try {
        if (!signal.aborted) {
          if ((await attempt(uid)) === 'done') queue.forget(uid)
          else queue.addRateLimited(uid)
        }
      } catch (error) {
        this.#tools.logger.debug('Collecting an object will be tried again', { uid, error: String(error) })
        queue.addRateLimited(uid)
      } finally {
        queue.done(uid)
      }
    }
  }

  async #attemptToDelete(uid: string): Promise<'done' | 'again'> {
    const node = this.#graph.get(uid)
    return node ? this.#collector.attemptToDelete(node) : 'done'
  }

  async #attemptToOrphan(uid: string): Promise<'done'> {
    const node = this.#graph.get(uid)
    if (node?.isOrphaning) await this.#collector.attemptToOrphan(node)
    return 'done'
  }

  #refreshSoon(): void {
    if (this.#abort.signal.aborted) return
    this.#refresh ??= this.#tools.clock.after(definitionDelayMs, () => {
      this.#refresh = undefined
      this.#refreshNow()
    })
  }

  #refreshNow(): void {
    this.#refreshing = this.#refreshing.then(async () => {
      if (this.#abort.signal.aborted) return
      await this.#follow().catch((error: unknown) =>
        this.#tools.logger.warn('Discovery failed', { error: String(error) }),
      )
    })
  }

  async #follow(): Promise<void> {
    const discovered = await discoverResources(this.#tools.client)
    if (this.#abort.signal.aborted || discovered.preferred.length === 0) return
    this.#resources = discovered
    await this.#monitors.follow(discovered)
  }
}
