import type { CustomResourceDefinition, CustomResourceDefinitionNames, JSONSchemaProps } from '../../api/index.js'
import { CustomResourceDefinitions, isConditionTrue } from '../../api/index.js'
import type { Clock, Component, Logger, Random } from '../../base/index.js'
import { deepEqual, WorkQueue } from '../../base/index.js'
import type {
  AnyResourceDefinition,
  CachedObject,
  Catalog,
  Registry,
  ServedResource,
  StoredResource,
  Watcher,
} from '../../registry/index.js'
import { ResourceEvent } from '../../registry/index.js'
import type { AdmissionChain } from '../admission/index.js'
import type { CallConversionWebhook } from './conversion.js'
import { writeStatus } from './crd-status.js'
import { definitionOfCrd } from './definition-of-crd.js'
import { type DesiredStatus, desiredStatus } from './desired-status.js'
import { Finalizer, isTerminating } from './finalizer.js'
import { AcceptedNames, decideNames } from './names.js'

export interface CustomResourcesOptions {
  readonly registry: Registry
  /** Which must have customresourcedefinitions. */
  readonly catalog: Catalog
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** Asked about each object that goes with its definition. Default: nobody is. */
  readonly admission?: AdmissionChain
  /** How conversion webhooks are reached. Default: they fail. */
  readonly callWebhook?: CallConversionWebhook
}

/** So many definitions are worked on at once: enough to share the store's batches. */
const workers = 32

/** What is known of a stored CRD: never its schema. */
interface Known {
  readonly group: string
  /** Of everything that the served definition is made of. */
  readonly identity: string
  definition: AnyResourceDefinition | undefined
  isTerminating: boolean
}

/**
 * Serves what the stored CRDs define: follows them, decides on their names, adds their resources to the catalog and deletes all objects of one that goes.
 * What upstream's naming, establishing, approval and finalizing controllers do, with one status write for a new definition.
 */
export class CustomResources implements Component {
  readonly name = 'custom-resources'
  readonly #options: CustomResourcesOptions
  readonly #known = new Map<string, Known>()
  readonly #names = new AcceptedNames()
  /** Definitions that wait for names of others, by group. */
  readonly #conflicted = new Map<string, Set<string>>()
  /** The revisions at which we left definitions. */
  readonly #written = new Map<string, CachedObject['revision']>()
  readonly #queue: WorkQueue
  readonly #stop = new AbortController()
  readonly #running: Promise<void>[] = []
  readonly #finalizer: Finalizer
  #watcher: Watcher | undefined
  #change: { removed: AnyResourceDefinition[]; added: AnyResourceDefinition[] } = { removed: [], added: [] }

  constructor(options: CustomResourcesOptions) {
    this.#options = options
    this.#queue = new WorkQueue({ clock: options.clock })
    this.#finalizer = new Finalizer({
      registry: options.registry,
      admission: options.admission,
      retry: (name) => this.#wake(name),
    })
  }

  /** Resolves when all stored definitions are served. The registry must have started. */
  async start(): Promise<void> {
    const crds = this.#crds
    for (const stored of crds.present().range('', '\uffff')) this.#serve(stored.name, crdOf(stored))
    this.#applyChanges()
    this.#watcher = await crds.watch({
      scope: { namespace: '' },
      after: undefined,
      initial: true,
      wantsBookmarks: false,
      bookmarkAfterInitial: false,
      urgent: true,
      signal: this.#stop.signal,
    })
    this.#running.push(this.#follow(this.#watcher))
    for (let worker = 0; worker < workers; worker++) this.#running.push(this.#work())
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    this.#watcher?.close('closed')
    this.#finalizer.stop()
    this.#queue.shutDown()
    await Promise.all(this.#running.splice(0))
  }

  /** The `openAPIV3Schema` of a custom resource in one version, for its documents. Read anew at each call. */
  schemaOf(served: ServedResource): JSONSchemaProps | undefined {
    const { group, plural, version } = served.token
    return this.#schema(`${plural}.${group}`, version)
  }

  get #crds(): StoredResource {
    const { group, version, plural } = CustomResourceDefinitions
    const served = this.#options.catalog.find(group, version, plural)
    if (!served) throw new TypeError('The catalog has no customresourcedefinitions')
    return this.#options.registry.resource(served.definition)
  }

  #schema(name: string, version: string): JSONSchemaProps | undefined {
    const stored = this.#crds.get(name)
    return stored && crdOf(stored).spec?.versions.find((one) => one.name === version)?.schema?.openAPIV3Schema
  }

  async #follow(watcher: Watcher): Promise<void> {
    for await (const events of watcher) {
      for (const event of events) {
        if (!(event instanceof ResourceEvent)) continue
        const { name } = event.object
        if (event.type === 'DELETED') this.#forget(name)
        this.#queue.add(name)
      }
      this.#applyChanges()
    }
  }

  async #work(): Promise<void> {
    for (;;) {
      const name = await this.#queue.get()
      if (name === undefined) return
      try {
        await this.#sync(name)
        this.#queue.forget(name)
      } catch (error) {
        if (this.#stop.signal.aborted) return
        this.#options.logger.warn('Could not bring a definition of custom resources up to date', { name, error })
        this.#queue.addRateLimited(name)
      } finally {
        this.#queue.done(name)
      }
    }
  }

  async #sync(name: string): Promise<void> {
    const crds = this.#crds
    const stored = crds.get(name)
    if (!stored || this.#written.get(name) === stored.revision) return
    // Decoded once for us and for the write below; what comes of it is forgotten with this revision.
    const crd = stored.object() as CustomResourceDefinition
    const seen = { name, revision: String(stored.revision) }
    const { tools } = this.#options.registry
    const decision = this.#decide(name, crd)
    this.#serve(name, decision.next)
    // Others of this turn are added along with it, so that the catalog tells its listeners once.
    await Promise.resolve()
    this.#applyChanges()
    if (!deepEqual(crd.status, decision.next.status)) {
      const written = await writeStatus(tools, crds, seen, (next, now) => decision.apply(next, now))
      if (written === undefined) return
      // The event of our own write brings nothing new, but for a definition that is going.
      if (!isTerminating(crd)) this.#written.set(name, written)
      this.#wakeOthers(name, decision.next)
      return
    }
    stored.forgetObject()
    if (isTerminating(crd)) await this.#finalizer.finalize(crds, crd, this.#known.get(name)?.definition)
  }

  #decide(name: string, crd: CustomResourceDefinition): DesiredStatus {
    const { spec, status } = crd
    if (!spec) return { next: crd, apply() {} }
    const decision = decideNames(this.#names, spec.group, spec.names, status?.acceptedNames)
    this.#names.set(spec.group, name, decision.names)
    this.#noteConflict(spec.group, name, decision.condition.status === 'False')
    return desiredStatus(crd, decision)
  }

  #noteConflict(group: string, name: string, isConflicted: boolean): void {
    const waiting = this.#conflicted.get(group) ?? new Set<string>()
    if (isConflicted) waiting.add(name)
    else waiting.delete(name)
    if (waiting.size > 0) this.#conflicted.set(group, waiting)
    else this.#conflicted.delete(group)
  }

  /** Names may have become free. */
  #wakeOthers(name: string, { spec }: CustomResourceDefinition): void {
    for (const other of this.#conflicted.get(spec?.group ?? '') ?? []) if (other !== name) this.#wake(other)
  }

  /** Looks at a definition again although it is as we left it. */
  #wake(name: string): void {
    this.#written.delete(name)
    this.#queue.add(name)
  }

  /** Has the catalog serve the definition as it is now, with the next `#applyChanges`. */
  #serve(name: string, crd: CustomResourceDefinition): void {
    const { spec, metadata, status } = crd
    if (!spec) return
    const before = this.#known.get(name)
    const isServed =
      isConditionTrue(status?.conditions, 'NamesAccepted') || isConditionTrue(status?.conditions, 'Established')
    const identity = isServed ? identityOf(metadata?.uid, metadata?.generation, status?.acceptedNames) : ''
    const terminating = isConditionTrue(status?.conditions, 'Terminating')
    if (status?.acceptedNames) this.#names.set(spec.group, name, status.acceptedNames)
    if (before?.identity === identity) {
      before.isTerminating = terminating
      return
    }
    const known: Known = { group: spec.group, identity, definition: undefined, isTerminating: terminating }
    if (isServed) known.definition = this.#define(name, crd, known)
    this.#known.set(name, known)
    if (before?.definition) this.#change.removed.push(before.definition)
    if (known.definition) this.#change.added.push(known.definition)
  }

  /** Undefined where a built-in resource has the name: that one is served. */
  #define(name: string, crd: CustomResourceDefinition, known: Known): AnyResourceDefinition | undefined {
    const { catalog, random, callWebhook, logger } = this.#options
    const definition = definitionOfCrd(crd, {
      schemaOf: (version) => this.#schema(name, version),
      isTerminating: () => known.isTerminating,
      uid: () => random.uuid(),
      ...(callWebhook ? { callWebhook } : {}),
    })
    const tokens = [definition.token, ...(definition.representations ?? []).map(({ token }) => token)]
    const isBuiltIn = tokens.some(({ group, version, plural }) => {
      const present = catalog.find(group, version, plural)
      return present !== undefined && present.definition.custom !== true
    })
    if (isBuiltIn) logger.warn('Did not serve a definition that has the name of a built-in resource', { name })
    return isBuiltIn ? undefined : definition
  }

  #forget(name: string): void {
    const known = this.#known.get(name)
    // Deleted and made anew before anybody looked: the new one has taken its place.
    if (!known || this.#crds.get(name)) return
    this.#known.delete(name)
    this.#written.delete(name)
    this.#names.delete(known.group, name)
    this.#noteConflict(known.group, name, false)
    for (const other of this.#conflicted.get(known.group) ?? []) this.#wake(other)
    if (known.definition) this.#change.removed.push(known.definition)
  }

  #applyChanges(): void {
    const change = this.#change
    if (change.removed.length + change.added.length === 0) return
    this.#change = { removed: [], added: [] }
    this.#options.catalog.change(change)
  }
}

/** A copy: nobody keeps a CRD decoded. */
function crdOf(stored: CachedObject): CustomResourceDefinition {
  return stored.parse() as CustomResourceDefinition
}

function identityOf(uid = '', generation = 0, names: CustomResourceDefinitionNames = { plural: '', kind: '' }): string {
  return `${uid}/${generation}/${JSON.stringify(names)}`
}
