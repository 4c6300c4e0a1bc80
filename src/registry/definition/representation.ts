import type { KubeObject, ResourceToken, StructNode } from '../../api/index.js'
import type { Subresource } from './subresource-definition.js'
import type { Column } from './table.js'

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
