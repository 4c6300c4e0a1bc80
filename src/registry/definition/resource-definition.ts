import type {
  ApiRequest,
  ApiResponse,
  FieldError,
  KubeObject,
  NodeAccess,
  NonResourceAttributes,
  ObjectMeta,
  ResourceAttributes,
  ResourceToken,
  StructNode,
  SubjectRulesReviewStatus,
  UserInfo,
} from '../../api/index.js'
import type { Clock, Random, TimeSlice } from '../../base/index.js'

/** One cell of a Table row. A Date-like cell (`age`) is recomputed at each listing: hand in the timestamp. */
export type Cell = string | number | boolean | null | AgeCell

/** A timestamp that prints as kubectl's short duration (`5d`, `3m2s`), or `<unknown>` where there is none. */
export interface AgeCell {
  readonly since: string | undefined
  /** Printed around the duration: `${before}${age}${after}`, e.g. `3 (` and ` ago)`. */
  readonly before?: string
  readonly after?: string
}

/** What a row of a Table says beside its cells: that a pod has ended. */
export interface RowCondition {
  readonly type: string
  readonly status: string
  readonly reason?: string
  readonly message?: string
}

/** A column of the Table form; names, types and priorities are those of facts/tables.json. */
export interface Column<T extends KubeObject> {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date'
  readonly format?: string
  /** 0 always, 1 only with `-o wide`. */
  readonly priority?: number
  readonly description?: string
  /** The rows have the cell, the definitions say nothing of it (an oversight of upstream's). */
  readonly isUndeclared?: true
  readonly value: (object: T) => Cell
  /** What is said of the row as a whole; on any one column of a kind. */
  readonly conditions?: (object: T) => readonly RowCondition[]
}

/** What strategy hooks may know about the request. */
export interface WriteContext {
  readonly user: UserInfo
  readonly clock: Clock
  readonly random: Random
  readonly dryRun: boolean
  /** Warns at once, whether or not the write succeeds; for what `warnings` comes too late. */
  readonly warn?: (text: string) => void
}

/** What reading a body gives: a fresh object, and what is unknown or doubled in it in upstream's words (`unknown field "spec.foo"`). */
export interface DecodedObject {
  readonly object: KubeObject
  readonly unknownFields: readonly string[]
}

/** Reads a plain JSON value, which it may keep and change. Throws a DecodingError where upstream could not decode it. */
export type DecodeObject = (value: unknown) => DecodedObject

/** Another group and version in which the same stored object is served. What is left out is the hub's. */
export interface Representation {
  /** Labels of field selectors, where they are not the hub's. */
  readonly fieldLabels?: readonly string[]
  readonly token: ResourceToken
  readonly type: StructNode
  /** Pure; receives its own copy and may change it. apiVersion and kind are set by the registry. Default: the identity. */
  readonly toHub?: (object: KubeObject) => KubeObject
  readonly fromHub?: (object: KubeObject) => KubeObject
  /** How bodies in this version are read. Default: by `type`. */
  readonly decode?: DecodeObject
  /** Defaults of this version's form, run on decode before `toHub`. */
  readonly defaults?: (object: KubeObject) => void
  /** Columns of this version, where they differ. */
  readonly columns?: readonly Column<KubeObject>[]
  readonly subresources?: readonly Subresource<KubeObject>[]
  readonly shortNames?: readonly string[]
  readonly categories?: readonly string[]
  readonly deprecationWarning?: string
}

/**
 * Converts between the versions of one resource where that may need another process (a CRD's conversion webhook). All objects are in the version `from`;
 * the answer has as many, in the same order, in the version `to`. Rejects with a StatusError.
 */
export type Convert = (objects: readonly KubeObject[], to: ResourceToken) => Promise<readonly KubeObject[]>

export interface DeleteHookOptions {
  /** As the caller asked; undefined where it did not. */
  readonly gracePeriodSeconds: number | undefined
}

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

/** What a review asks about: a resource, or a path outside of the API. */
export interface AccessQuestion {
  readonly user: UserInfo
  readonly resource?: ResourceAttributes
  readonly nonResource?: NonResourceAttributes
}

export interface AccessAnswer {
  readonly allowed: boolean
  /** Somebody said no, rather than nobody yes. */
  readonly denied?: boolean
  readonly reason?: string
  readonly evaluationError?: string
}

/** Whose token it is; `error` says what is wrong with one that nobody recognises. */
export interface TokenAnswer {
  readonly user?: UserInfo
  readonly audiences?: readonly string[]
  readonly error?: string
}

/** Where a proxied request goes. */
export interface ForwardTarget {
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly port: number
  /** With its leading slash, without the query. */
  readonly path: string
}

/** Functions that only the composition root can supply. Each is absent where the cluster runs without it. */
export interface SubresourceServices {
  readonly issueServiceAccountToken?: (request: {
    readonly namespace: string
    readonly name: string
    readonly uid: string
    readonly body: KubeObject
  }) => Promise<KubeObject>
  /** Whether a user may do something (the access reviews). */
  readonly authorize?: (question: AccessQuestion) => Promise<AccessAnswer>
  /** What a user may do in a namespace. */
  readonly rulesFor?: (user: UserInfo, namespace: string) => Promise<SubjectRulesReviewStatus>
  /** Whose bearer token this is. */
  readonly authenticateToken?: (token: string, audiences: readonly string[]) => Promise<TokenAnswer>
  /** Sends the request on to an address in the cluster; the answer is the target's (the proxy subresources). */
  readonly forward?: (target: ForwardTarget, request: ApiRequest) => Promise<ApiResponse>
  /** Other resources of the same registry, for checks across kinds (eviction reads budgets). */
  readonly list?: (token: ResourceToken, namespace: string) => Promise<readonly KubeObject[]>
  readonly get?: (token: ResourceToken, namespace: string, name: string) => Promise<KubeObject | undefined>
  /** Changes another object by compare-and-set, through its subresource where one is named (an eviction spends a budget's status). */
  readonly update?: (
    token: ResourceToken,
    namespace: string,
    name: string,
    subresource: string | undefined,
    change: (object: KubeObject) => void,
  ) => Promise<KubeObject>
}

export type Subresource<T extends KubeObject> = WriterSubresource<T> | ConnectSubresource<T>

/** By the rules of an update (default once) and by those of a create (default never). */
export interface MetadataChecks {
  readonly asUpdated?: 0 | 1
  readonly asNew?: number
}

/** A reservation made for one write: exactly one of the two is called. */
export interface Reservation {
  commit(): void
  rollback(): Promise<void>
}

/**
 * A kind is a value: everything the server needs to serve one resource. What is left out has the common behaviour named at each field.
 * Hooks are pure and synchronous except `reserve`. `T` is the hub form.
 */
export interface ResourceDefinition<T extends KubeObject = KubeObject> {
  /** The hub: the group and version in which the object is stored and on which hooks run. */
  readonly token: ResourceToken<T>
  /** Structure of the hub form. */
  readonly type: StructNode
  /** `false`: objects are stored in the hub's version, but nobody may ask for it (a CRD's storage version need not be served). Default true. */
  readonly hubIsServed?: boolean
  /** All other groups and versions in which the same objects are served. Default: none. */
  readonly representations?: readonly Representation[]
  /** Asynchronous conversion between all versions; then `toHub` and `fromHub` are not used. */
  readonly convert?: Convert
  /** With `convert`: objects of other versions than the hub's may be stored; then readers of the hub's version need a conversion too. */
  readonly storesOldVersions?: boolean
  /** Hooks that run in the version of the request rather than on the hub: a custom resource's schema differs by version. Default: those of the hub. */
  readonly validateVersion?: (
    object: KubeObject,
    old: KubeObject | undefined,
    /** With a slice, what may be long may be told later. */
    request: {
      readonly group: string
      readonly version: string
      readonly subresource: string
      readonly slice?: TimeSlice | undefined
      /** What is wrong with the object's metadata. */
      readonly earlier: readonly FieldError[]
      /** Tells the caller what is not refused. */
      readonly warn?: (text: string) => void
    },
  ) => readonly FieldError[] | Promise<readonly FieldError[]>
  /** How bodies in the hub's version are read. Default: by `type`. */
  readonly decode?: DecodeObject
  /**
   * Brings an object that another definition may have written (an older schema or stored version) to the form that this one would write; receives its own
   * copy and may change it. Undefined: it is in that form already. Called at the first look at the object; its resourceVersion stays.
   */
  readonly fromStorage?: (object: KubeObject) => KubeObject | undefined
  /** The custom resource (not built in): its bytes carry TypeMeta in lists, and its names are not in the facts. */
  readonly custom?: boolean
  /** Where objects lie: `/registry/<prefix>/…`. Default: `<group or core>/<plural>`. */
  readonly keyPrefix?: string
  /** `none`: create-only reviews and bindings, answered by `create`. Default: stored. */
  readonly storage?: 'none'
  /** Answers a POST of a resource that is not stored. */
  readonly create?: (
    object: T,
    context: WriteContext & { readonly services: SubresourceServices; readonly namespace: string },
  ) => Promise<KubeObject>
  /** Answers list and get of a resource that is computed (ComponentStatus). */
  readonly computed?: () => readonly T[]
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
  readonly verbs: readonly string[]
  readonly columns: readonly Column<T>[]
  /** In which order the rows of a Table stand. Default: that of the list. */
  readonly rowOrder?: (a: T, b: T) => number
  /** Metadata where it stands alone, in rows of a Table and in metadata-only answers, if that is not quite the object's. Default: the object's. */
  readonly rowMetadata?: (object: T) => ObjectMeta
  readonly subresources: readonly Subresource<T>[]
  /** Values for field selectors beside metadata.name and metadata.namespace. */
  readonly selectableFields: Readonly<Record<string, (object: T) => string>>
  /** Which labels may be selected by, where another version has others. Default: metadata's and `selectableFields`. */
  readonly fieldLabels?: readonly string[]
  /** Whether `metadata.namespace` is a field selector here (it is not for four cluster-scoped kinds). Default true. */
  readonly namespaceIsSelectable?: boolean
  /** What is said of a field that cannot be selected by. Default: upstream's common words, which name metadata.name and metadata.namespace. */
  readonly fieldRefusal?: (field: string) => string
  /** Defaults that the schema cannot express; idempotent; changes its argument. */
  readonly defaults?: (object: T) => void
  /** Drops what the caller may not set. Runs after system metadata is filled in. `generation` starts at 1 when `tracksGeneration`. */
  readonly prepareForCreate?: (object: T, context: WriteContext) => void
  readonly prepareForUpdate?: (object: T, old: T, context: WriteContext) => void
  /** Whether status is reset on create and kept on update of the main resource. Default: when there is a `status` subresource. */
  readonly resetsStatus?: boolean
  /** What no write of the main resource owns, even where it sets it (upstream's GetResetFields). Default: the status, when there is a `status` subresource. */
  readonly resetFields?: readonly string[]
  /**
   * Bump metadata.generation when anything but metadata and status changes; with `exactly`, also when a list or map becomes empty that was not there, as
   * it does for custom resources. Default: when there is a `status` subresource.
   */
  readonly tracksGeneration?: boolean | 'exactly'
  /** Whether an update leaves the generation as it is. Default: all but metadata and status are equal. */
  isSameSpec?(object: T, old: T): boolean
  /** All semantic errors beyond structure and metadata, in upstream's order. */
  readonly validate?: (object: T, context: WriteContext) => readonly FieldError[]
  /**
   * All semantic errors of an update of the main resource; the registry has checked metadata already (both the rules of a create and those of an update).
   * When left out, `validate` runs on the new object.
   */
  readonly validateUpdate?: (object: T, old: T, context: WriteContext) => readonly FieldError[]
  /**
   * How often the kind's own checks of an update look at metadata after the common ones; its errors are reported each time. Subresources have their own.
   */
  readonly metadataChecks?: MetadataChecks
  /** Whether the kind's own checks of a new object look at metadata, as most do. If not, broken metadata is reported when nothing else is wrong. Default true. */
  readonly checksNewMetadata?: boolean
  /** How `metadata.name` is checked: messages, none when it is fine. Default: DNS-1123 subdomain. */
  readonly validateName?: (name: string, isPrefix: boolean) => readonly string[]
  /** Whether finalizers must be standard ones or have a domain. Default: they must for built-in kinds; apiextensions and apiregistration are laxer. */
  readonly kubeFinalizers?: boolean
  readonly warnings?: (object: T, old: T | undefined) => readonly string[]
  /** Warnings for every request to the resource, reads included (deprecated kinds: Endpoints, ComponentStatus). */
  readonly deprecationWarning?: string
  readonly canonicalize?: (object: T) => void
  /** PUT of a missing object creates it. Default false. */
  readonly allowCreateOnUpdate?: boolean
  /** PUT without resourceVersion is allowed. Default true. */
  readonly allowUnconditionalUpdate?: boolean
  /** Seconds to wait before the object goes; 0 or undefined: at once. May change the object (a pod's deletionGracePeriodSeconds is set by the registry). */
  readonly gracefulDelete?: (object: T, options: DeleteHookOptions) => number | undefined
  /** Whether something else than `metadata.finalizers` keeps an object that is being deleted (a namespace's `spec.finalizers`). Default: nothing does. */
  readonly holdsDeletion?: (object: T) => boolean
  /** Changes the object as it is marked for deletion (a namespace becomes Terminating). */
  readonly prepareForDelete?: (object: T) => void
  /** A DELETE that removes the object answers the object instead of a Status (facts: operations.json, deleteReturnsObject). Default false. */
  readonly deleteReturnsObject?: boolean
  /** Warned of at every DELETE that names no policy. */
  readonly deletePolicyWarning?: string
  /** What a DELETE without a policy means. Default `background`. */
  readonly defaultPropagation?: 'background' | 'orphan'
  /** Takes what the object needs from a pool before it is written (addresses, ports). */
  readonly reserve?: (object: T, old: T | undefined, context: WriteContext) => Promise<Reservation>
  /** When the object is to be deleted by the server itself, in milliseconds since 1970. Default: never. */
  readonly expiresAt?: (object: T) => number
  /** Gives back what `reserve` took: the object is gone. Runs before the delete is answered. */
  readonly release?: (object: T) => Promise<void>
}

/** A definition of any kind, as lists and maps hold it. */
export type AnyResourceDefinition = ResourceDefinition<KubeObject>
