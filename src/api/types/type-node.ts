/**
 * The one typed model (architecture.md, decision 1): what a value may look like. Compiled from the facts for built-in kinds and from the
 * structural schema for custom ones. Decoding, defaulting, strategic merge, apply, protobuf, OpenAPI and CEL are visitors over it.
 * Nodes are immutable and shared; recursive types (JSONSchemaProps) are possible because `FieldNode.type` may be a getter.
 */
export type TypeNode = ScalarNode | StructNode | ListNode | MapNode | AnyNode

export type ScalarFormat =
  | 'string'
  | 'boolean'
  | 'int32'
  | 'int64'
  | 'double'
  /** base64 in JSON. */
  | 'bytes'
  | 'quantity'
  /** RFC 3339 without a fraction; the zero time is null. */
  | 'time'
  /** RFC 3339 with six digits. */
  | 'microTime'
  | 'intOrString'
  | 'duration'

export interface ScalarNode {
  readonly kind: 'scalar'
  readonly format: ScalarFormat
  /** As Go's decoding errors name it: `string`, `int32`, `v1.PodPhase`, `resource.Quantity`. */
  readonly goType: string
  /** Apply takes any scalar for it: texts of custom resources that have a format. */
  readonly untyped?: true
}

export interface StructNode {
  readonly kind: 'struct'
  /** The definition: `io.k8s.api.core.v1.PodSpec`; empty for a custom resource's own objects. */
  readonly definition: string
  /** As Go's decoding errors name it: `v1.PodSpec`. */
  readonly goType: string
  readonly fields: ReadonlyMap<string, FieldNode>
  /** `x-kubernetes-map-type: atomic`: apply and ownership treat it as one value. */
  readonly atomic: boolean
  /** Fields that the type does not name are kept (`x-kubernetes-preserve-unknown-fields`). */
  readonly preserveUnknownFields: boolean
  /** It holds a whole object with apiVersion, kind and metadata (`x-kubernetes-embedded-resource`). */
  readonly embeddedResource: boolean
  /** A schema without a type: values that are no objects are as good. */
  readonly anyKind?: true
}

export interface FieldNode {
  readonly name: string
  readonly type: TypeNode
  /** Printed even when empty: `""`, `0`, or `null` for an absent list, map or object. (`emit` in protobuf.json.) */
  readonly emit: boolean
  /** A pointer in Go: its zero value is kept, and absent is absent. A scalar that is none is left out when zero, unless `emit`. */
  readonly pointer: boolean
  /** A struct by value: shows as `{}` when absent (`always` on a message). */
  readonly structByValue: boolean
  /** Go's omitzero: a zero time is left out instead of printed as null. */
  readonly omitZero: boolean
  readonly required: boolean
  readonly patchStrategy: 'merge' | 'replace' | 'retainKeys' | 'merge,retainKeys' | undefined
  readonly patchMergeKey: string | undefined
  /** Protobuf field number; 0 where there is none (custom resources). */
  readonly number: number
  /** The field's own schema default (custom resources, and the few real ones of built-in kinds). */
  readonly default: unknown
  readonly nullable: boolean
}

export interface ListNode {
  readonly kind: 'list'
  readonly items: TypeNode
  readonly goType: string
  readonly listType: 'atomic' | 'set' | 'map'
  /** `x-kubernetes-list-map-keys`; empty unless `listType` is `map`. */
  readonly mapKeys: readonly string[]
  readonly nullableItems: boolean
}

export interface MapNode {
  readonly kind: 'map'
  readonly values: TypeNode
  readonly goType: string
  readonly atomic: boolean
  readonly nullableValues: boolean
}

/** Any JSON value: RawExtension, apiextensions' JSON, FieldsV1, or a preserved subtree of a custom resource. */
export interface AnyNode {
  readonly kind: 'any'
  readonly goType: string
  /** The value must be an object (RawExtension, FieldsV1), or may be anything (JSON). */
  readonly objectOnly: boolean
  /** Ownership stops here. */
  readonly atomic: boolean
  /** apiextensions' unions of a JSONSchemaProps (`schema`) with a boolean, a list of them, or a list of strings. */
  readonly union?: SchemaUnion
}

export interface SchemaUnion {
  readonly form: 'schemaOrBool' | 'schemaOrArray' | 'schemaOrStringArray'
  readonly schema: StructNode
}
