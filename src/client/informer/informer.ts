import type { KubeObject, ResourceToken } from '../../api/index.js'

/** What an informer holds. Parts left out mean "all". */
export interface InformerScope {
  readonly namespace?: string
  readonly labelSelector?: string
  readonly fieldSelector?: string
}

/**
 * What is told of each change, synchronously and in order, after the informer has taken it in. Objects are frozen and shared.
 * What a handler throws is logged and goes no further.
 */
export interface InformerHandler<T extends KubeObject> {
  /** `initial`: the object was there at the first list, or before this handler came. */
  onAdd?(object: T, initial: boolean): void
  onUpdate?(old: T, object: T): void
  /** The last state that was seen; `final` when it is the state at deletion, not one kept from before a gap in the watch. */
  onDelete?(object: T, final: boolean): void
  /** After all events that came together. */
  onBatchEnd?(): void
}

/** A live copy of one resource (or a part of it), shared by all who ask for the same. */
export interface Informer<T extends KubeObject> {
  readonly token: ResourceToken<T>
  /** The first list has been taken in. */
  readonly hasSynced: boolean
  /** The last resourceVersion seen, in an object, a list or a bookmark. */
  readonly revision: string | undefined
  readonly size: number
  /** `namespace` is `''` for cluster-scoped kinds. */
  get(namespace: string, name: string): T | undefined
  /** By `namespace/name`, or `name` for cluster-scoped kinds. */
  getByKey(key: string): T | undefined
  list(namespace?: string): readonly T[]
  /** Adds an index: the values under which an object is found. May be called at any time; a second call with the same name does nothing. */
  addIndex(name: string, values: (object: T) => readonly string[]): void
  /** Throws a TypeError when there is no such index. */
  byIndex(name: string, value: string): readonly T[]
  /** How many `byIndex` would give. */
  countByIndex(name: string, value: string): number
  /** The handler is told of all present objects first. Returns a function that ends the subscription. */
  subscribe(handler: InformerHandler<T>): () => void
  /** Nothing is being listed or delivered just now. */
  isIdle(): boolean
}

export function keyFor(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}/${name}`
}
