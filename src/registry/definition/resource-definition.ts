import type { FieldError, KubeObject, ObjectMeta, ResourceToken, StructNode } from '../../api/index.js'
import type { TimeSlice } from '../../base/index.js'
import type { DeleteHookOptions, MetadataChecks, Reservation, WriteContext } from './hooks.js'
import type { Convert, DecodeObject, Representation } from './representation.js'
import type { Subresource } from './subresource-definition.js'
import type { SubresourceServices } from './subresource-services.js'
import type { Column } from './table.js'

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
  /** Whether finalizers must be standard ones or have a domain. Default: they must. Not where a kind's checks call apimachinery's own. */
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
  /** Why the object of this name may not be deleted alone; a collection takes it all the same. Default: it may. */
  readonly refuseDelete?: (name: string) => string | undefined
  /** Changes the object as it is marked for deletion (a namespace becomes Terminating). */
  readonly prepareForDelete?: (object: T) => void
  /** A DELETE that removes the object answers the object instead of a Status (facts: operations.json, deleteReturnsObject). Default false. */
  readonly deleteReturnsObject?: boolean
  /** Warned of at every DELETE that names no policy. */
  readonly deletePolicyWarning?: string
  /** What a DELETE without a policy means. Default `background`. `unsupported`: nothing depends on such objects, so policies mean nothing. */
  readonly defaultPropagation?: 'background' | 'orphan' | 'unsupported'
  /** Takes what the object needs from a pool before it is written (addresses, ports). */
  readonly reserve?: (object: T, old: T | undefined, context: WriteContext) => Promise<Reservation>
  /** When the object is to be deleted by the server itself, in milliseconds since 1970. Default: never. */
  readonly expiresAt?: (object: T) => number
  /** Gives back what `reserve` took: the object is gone. Runs before the delete is answered. */
  readonly release?: (object: T) => Promise<void>
}

/** A definition of any kind, as lists and maps hold it. */
export type AnyResourceDefinition = ResourceDefinition<KubeObject>
