import { once, readGenerated } from './data.js'

/** A built-in group, as discovery lists it. */
export interface BuiltInGroup {
  /** `''` for core. */
  readonly group: string
  /** In order of preference. */
  readonly versions: readonly string[]
  readonly preferred: string
}

export interface BuiltInSubresource {
  readonly name: string
  /** Of the body. */
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly verbs: readonly string[]
  /** Absent for what is connected to (`PodExecOptions`): those are query parameters. */
  readonly definition?: string
}

export interface BuiltInColumn {
  readonly name: string
  readonly type: string
  readonly format: string
  /** 0 is always shown, 1 with `-o wide`. */
  readonly priority: number
}

/** What is known of a built-in resource beside its type: everything is as the v1.34 reference serves it. */
export interface BuiltInResource {
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly plural: string
  readonly singular: string
  readonly namespaced: boolean
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
  /** Empty verbs do not occur; `['create']` alone is a review or a binding. */
  readonly verbs: readonly string[]
  readonly hasStatus: boolean
  /** `io.k8s.api.core.v1.Pod`. */
  readonly definition: string
  readonly listDefinition: string | null
  readonly subresources: readonly BuiltInSubresource[]
  /** Empty where no Table is served. */
  readonly columns: readonly BuiltInColumn[]
  /** Labels accepted in `fieldSelector`. */
  readonly fieldSelectors: readonly string[]
  /** The 400 for any other, with `<label>` for the label. */
  readonly fieldSelectorRefusal: string
  /** DELETE answers the object rather than a Status. */
  readonly deleteReturnsObject: boolean
}

interface Listing {
  readonly groups: readonly BuiltInGroup[]
  readonly resources: readonly BuiltInResource[]
}

const listing = once(() => readGenerated<Listing>('built-in.json'))

/** In the order of `/api` and `/apis`, on which clients rely. */
export function builtInGroups(): readonly BuiltInGroup[] {
  return listing().groups
}

/** Every resource in every version in which it is served, sorted by group, version and plural. */
export function builtInResources(): readonly BuiltInResource[] {
  return listing().resources
}
