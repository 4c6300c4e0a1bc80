import { type KubeObject, objectKey, type ResourceToken, type WatchEvent } from '../../api/index.js'
import type { Logger } from '../../base/index.js'
import { type Informer, type InformerHandler, keyFor } from './informer.js'
import { ObjectIndex } from './object-index.js'
import type { Reflector, ReflectorSink } from './reflector.js'

const namespaceIndex = 'namespace'

/** The objects of an informer, its indexes and its handlers. */
export class ObjectCache<T extends KubeObject> implements Informer<T>, ReflectorSink<T> {
  readonly token: ResourceToken<T>
  readonly #logger: Logger
  readonly #objects = new Map<string, T>()
  readonly #indexes = new Map<string, ObjectIndex<T>>()
  #handlers: readonly InformerHandler<T>[] = []
  #reflector: Reflector<T> | undefined
  #isDelivering = false
  #hasReplaced = false

  constructor(token: ResourceToken<T>, logger: Logger) {
    this.token = token
    this.#logger = logger
  }

  attach(reflector: Reflector<T>): void {
    this.#reflector = reflector
  }

  get hasSynced(): boolean {
    return this.#reflector?.hasSynced ?? false
  }

  get revision(): string | undefined {
    return this.#reflector?.revision
  }

  get size(): number {
    return this.#objects.size
  }

  get(namespace: string, name: string): T | undefined {
    return this.#objects.get(keyFor(namespace, name))
  }

  getByKey(key: string): T | undefined {
    return this.#objects.get(key)
  }

  list(namespace?: string): readonly T[] {
    if (namespace === undefined || namespace === '') return [...this.#objects.values()]
    this.addIndex(namespaceIndex, (object) => (object.metadata?.namespace ? [object.metadata.namespace] : []))
    return this.byIndex(namespaceIndex, namespace)
  }

  addIndex(name: string, values: (object: T) => readonly string[]): void {
    if (this.#indexes.has(name)) return
    const index = new ObjectIndex(values)
    for (const [key, object] of this.#objects) index.set(key, undefined, object)
    this.#indexes.set(name, index)
  }

  byIndex(name: string, value: string): readonly T[] {
    return this.#index(name).get(value)
  }

  countByIndex(name: string, value: string): number {
    return this.#index(name).count(value)
  }

  subscribe(handler: InformerHandler<T>): () => void {
    for (const object of this.#objects.values()) this.#tell(() => handler.onAdd?.(object, true))
    if (this.#objects.size > 0) this.#tell(() => handler.onBatchEnd?.())
    // A new array each time: a delivery under way goes on with the one it started with.
    this.#handlers = [...this.#handlers, handler]
    return () => {
      this.#handlers = this.#handlers.filter((one) => one !== handler)
    }
  }

  isIdle(): boolean {
    return this.hasSynced && !this.#isDelivering && !(this.#reflector?.isListing ?? false)
  }

  replace(items: readonly T[]): void {
    this.#deliver(() => {
      const initial = !this.#hasReplaced
      this.#hasReplaced = true
      const gone = new Set(this.#objects.keys())
      for (const object of items) {
        const key = objectKey(object)
        gone.delete(key)
        this.#put(key, object, initial)
      }
      for (const key of gone) this.#remove(key, undefined)
    })
  }

  apply(events: readonly WatchEvent<T>[]): void {
    this.#deliver(() => {
      for (const { type, object } of events) {
        const key = objectKey(object)
        if (type === 'DELETED') this.#remove(key, object)
        else this.#put(key, object, false)
      }
    })
  }

  #deliver(change: () => void): void {
    this.#isDelivering = true
    try {
      change()
      for (const handler of this.#handlers) if (handler.onBatchEnd) this.#tell(() => handler.onBatchEnd?.())
    } finally {
      this.#isDelivering = false
    }
  }

  #put(key: string, object: T, initial: boolean): void {
    const old = this.#objects.get(key)
    // A relist brings what is already here; the same version of the same object is no change.
    if (old !== undefined && isSame(old, object)) return
    // Deleted and made anew between two lists: two changes for whoever keeps count by uid.
    if (old !== undefined && old.metadata?.uid !== object.metadata?.uid) {
      this.#remove(key, undefined)
      this.#put(key, object, initial)
      return
    }
    this.#objects.set(key, object)
    for (const index of this.#indexes.values()) index.set(key, old, object)
    for (const handler of this.#handlers) {
      if (old === undefined) this.#tell(() => handler.onAdd?.(object, initial))
      else this.#tell(() => handler.onUpdate?.(old, object))
    }
  }

  #remove(key: string, last: T | undefined): void {
    const old = this.#objects.get(key)
    if (old === undefined) return
    this.#objects.delete(key)
    for (const index of this.#indexes.values()) index.remove(key, old)
    for (const handler of this.#handlers) this.#tell(() => handler.onDelete?.(last ?? old, last !== undefined))
  }

  #index(name: string): ObjectIndex<T> {
    const index = this.#indexes.get(name)
    if (!index) throw new TypeError(`the informer of ${this.token.plural} has no index ${name}`)
    return index
  }

  #tell(call: () => void): void {
    try {
      call()
    } catch (error) {
      this.#logger.error('An informer handler failed', { resource: this.token.plural, error: stackOf(error) })
    }
  }
}

function isSame(old: KubeObject, object: KubeObject): boolean {
  const version = object.metadata?.resourceVersion
  return (
    version !== undefined && version === old.metadata?.resourceVersion && old.metadata?.uid === object.metadata?.uid
  )
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
