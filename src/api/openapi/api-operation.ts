/** A resource as the paths need it; `BuiltInResource` is one, a version of a custom resource gives one. */
export interface ServedKind {
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly plural: string
  readonly namespaced: boolean
  readonly verbs: readonly string[]
  readonly definition: string
  readonly listDefinition: string | null
  readonly deleteReturnsObject: boolean
  readonly subresources: readonly ServedSubresource[]
}

export interface ServedSubresource {
  readonly name: string
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly verbs: readonly string[]
  readonly definition?: string
}

/** operations.json (openapi/facts/README.md). */
export interface OperationFacts {
  readonly parameters: readonly ParameterFacts[]
  readonly actions: readonly { readonly action: string; readonly parameters: readonly string[] }[]
  readonly connect: readonly {
    readonly kind: string
    readonly methods: readonly string[]
    readonly parameters: readonly string[]
  }[]
  readonly podLog: readonly { readonly parameters: readonly string[] }[]
}

export interface ParameterFacts {
  readonly name: string
  readonly in: string
  readonly type?: string
  readonly ref?: string
  readonly required?: boolean
  readonly v2Shared?: string
  readonly usedBy?: readonly string[]
  readonly description?: string
}

/** An operation in neither version's form. */
export interface ApiOperation {
  readonly method: string
  readonly id: string
  readonly description: string
  readonly tag: string
  readonly action?: string
  readonly groupVersionKind?: { readonly group: string; readonly kind: string; readonly version: string }
  readonly parameters: readonly ParameterFacts[]
  readonly body?: { readonly definition: string; readonly required: boolean; readonly mediaTypes: readonly string[] }
  /** Status → definition; null: a string. */
  readonly answers: Readonly<Record<string, string | null>>
  readonly produces: readonly string[]
  readonly consumes?: readonly string[]
}

export interface ApiPath {
  readonly path: string
  readonly operations: readonly ApiOperation[]
}

export interface PathOptions {
  readonly facts: OperationFacts
  /** Custom resources have no `watch/` paths and no protobuf form. */
  readonly isCustom?: boolean
}
