import type { KubeList, KubeObject, ResourceToken, WatchEvent } from '../api/index.js'

export interface ListParameters {
  readonly labelSelector?: string
  readonly fieldSelector?: string
  readonly limit?: number
  readonly continue?: string
  readonly resourceVersion?: string
  readonly resourceVersionMatch?: 'Exact' | 'NotOlderThan'
}

export interface WatchParameters {
  readonly labelSelector?: string
  readonly fieldSelector?: string
  readonly resourceVersion?: string
  readonly allowWatchBookmarks?: boolean
  readonly sendInitialEvents?: boolean
  readonly timeoutSeconds?: number
  /** Ends the watch. */
  readonly signal: AbortSignal
}

export interface WriteParameters {
  readonly fieldManager?: string
  readonly dryRun?: boolean
}

export interface DeleteParameters {
  readonly gracePeriodSeconds?: number
  readonly propagationPolicy?: 'Orphan' | 'Background' | 'Foreground'
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string }
  readonly dryRun?: boolean
}

export type PatchType = 'json' | 'merge' | 'strategic' | 'apply'

/**
 * One resource, in one namespace or (namespace left out) cluster-wide. Every method rejects with a `StatusError` and nothing else
 * (a connection that fails is a StatusError with code 503). What comes back is frozen.
 */
export interface ResourceClient<T extends KubeObject> {
  get(name: string): Promise<T>
  list(parameters?: ListParameters): Promise<KubeList<T>>
  /** Batches of events; ends when the server ends it or the signal aborts; rejects with `Expired` (410) when the version is too old. */
  watch(parameters: WatchParameters): AsyncIterable<readonly WatchEvent<T>[]>
  create(object: T, parameters?: WriteParameters): Promise<T>
  update(object: T, parameters?: WriteParameters): Promise<T>
  updateStatus(object: T, parameters?: WriteParameters): Promise<T>
  patch(
    name: string,
    type: PatchType,
    patch: object,
    parameters?: WriteParameters & { readonly subresource?: string; readonly force?: boolean },
  ): Promise<T>
  delete(name: string, parameters?: DeleteParameters): Promise<void>
  deleteCollection(parameters?: DeleteParameters & ListParameters): Promise<void>
  /** GET, POST or PUT of a subresource with a body of another kind (`scale`, `binding`, `eviction`, `token`). */
  subresource<B extends KubeObject>(
    verb: 'get' | 'create' | 'update',
    name: string,
    subresource: string,
    body?: KubeObject,
  ): Promise<B>
}

/** The one way to talk to an API server: in-process or over HTTP, the same to its users. */
export interface Client {
  resource<T extends KubeObject>(token: ResourceToken<T>, namespace?: string): ResourceClient<T>
  /** Any path, for discovery and raw calls; the answer is the parsed body. */
  raw(method: string, path: string, body?: unknown): Promise<unknown>
  /** The same server with another default field manager and user agent. */
  as(fieldManager: string): Client
}
