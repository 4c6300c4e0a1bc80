import type {
  ApiRequest,
  ApiResponse,
  FieldError,
  KubeObject,
  NodeAccess,
  ResourceToken,
  StructNode,
} from '../../api/index.js'
import type { MetadataChecks, WriteContext } from './hooks.js'
import type { SubresourceServices } from './subresource-services.js'
import type { Column } from './table.js'

export type Subresource<T extends KubeObject> = WriterSubresource<T> | ConnectSubresource<T>

/** Hooks that a subresource with a stored body replaces. All receive and return the whole parent object. */
export interface WriterSubresource<T extends KubeObject> {
  readonly kind: 'writer'
  readonly name: string
  /** The body's group, version and kind, where they are not the parent's (Scale, Eviction, Binding, TokenRequest). */
  readonly body?: ResourceToken
  readonly bodyType?: StructNode
  readonly verbs: readonly ('get' | 'update' | 'patch' | 'create')[]
  /** The body for a GET, and the base of a PATCH; the parent itself when left out. */
  read?(parent: T): KubeObject
  /** The base of a write, where it is another than what is read. */
  readForWrite?(parent: T): KubeObject
  /**
   * The machinery of the parent's kind does not know the body (the Scale of a custom resource): what cannot be decoded is refused in one way whatever is wrong
   * with it, and it can be applied only where somebody owns a part of it.
   */
  readonly bodyIsForeign?: true
  /** Lays the body over the parent (a copy that may be changed). Throws a StatusError where it cannot. When left out, the body replaces the parent. */
  apply?(parent: T, body: KubeObject, context: WriteContext): void
  /** Errors of the body itself; reported for the body's kind. */
  validateBody?(body: KubeObject): readonly FieldError[]
  prepareForUpdate?(object: T, old: T, context: WriteContext): void
  validateUpdate?(object: T, old: T, context: WriteContext): readonly FieldError[]
  warnings?(object: T, old: T): readonly string[]
  /** Columns of the body's Table. Default: the parent's. */
  readonly columns?: readonly Column<KubeObject>[]
  /** Fields (`status`, `spec`, `metadata.labels`) that a write here cannot change, so that it does not own them either. */
  readonly resetFields?: readonly string[]
  /** Where the parent holds what a Scale calls spec.replicas, as elements of FieldsV1. Default `f:spec`, `f:replicas`. */
  readonly replicasPath?: readonly string[]
  /** There is no Table of it (406 where only that is asked for). */
  readonly hasNoTable?: true
  readonly metadataChecks?: MetadataChecks
  /** Metadata that this subresource may not touch is restored by the registry; `true` lets it write labels, annotations and so on (status may). */
  readonly writesMetadata?: boolean
}

/** A subresource that does something else than write its parent: binding, eviction, token, log, exec, proxy. It answers for itself. */
export interface ConnectSubresource<T extends KubeObject> {
  readonly kind: 'connect'
  readonly name: string
  readonly body?: ResourceToken
  readonly bodyType?: StructNode
  /** Other versions in which the body may come; its fields are the same. */
  readonly bodyVersions?: readonly string[]
  /** Defaults of the body, run on decode. */
  readonly defaults?: (body: KubeObject) => void
  readonly verbs: readonly ('get' | 'create' | 'update' | 'patch' | 'delete')[]
  handle(call: ConnectCall<T>): Promise<ApiResponse | KubeObject>
}

/** What a connecting subresource is given. */
export interface ConnectCall<T extends KubeObject> {
  readonly request: ApiRequest
  readonly namespace: string
  readonly name: string
  /** What follows the subresource in the path (`proxy/…`), with its slash; empty where nothing does. */
  readonly rest: string
  /** The decoded body of a POST or PUT, defaults applied. */
  readonly body: KubeObject | undefined
  readonly context: WriteContext
  /** The parent, or a NotFound. */
  parent(): Promise<T>
  /** Read, change, compare-and-set, again on a conflict. The function changes its copy. */
  updateParent(change: (object: T) => void): Promise<T>
  /** Delete the parent with these options, as the API's DELETE would. */
  deleteParent(options: KubeObject): Promise<KubeObject>
  readonly nodes: NodeAccess | undefined
  /** Everything else that `cluster/` hands to subresources by name (token issuer, reviews). */
  readonly services: SubresourceServices
}
