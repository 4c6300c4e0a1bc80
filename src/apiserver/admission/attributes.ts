import type { KubeObject, ResourceToken, UserInfo } from '../../api/index.js'

export type AdmissionOperation = 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT'

/** The object as others see it: in one of the versions in which it is served, or as the body of a subresource. */
export interface AdmissionView {
  readonly resource: Pick<ResourceToken, 'group' | 'version' | 'plural'>
  readonly kind: Pick<ResourceToken, 'group' | 'version' | 'kind'>
  /** `object`, which is in the hub's version and is not changed, as it is seen here. */
  show(object: KubeObject): Promise<KubeObject>
  /** Makes of `object` what it is when it is seen as `shown`. Rejects with a DecodingError where that is none of the kind. */
  take(object: KubeObject, shown: unknown): Promise<void>
}

/** What an admission plugin is asked about. In the hub's version. */
export interface AdmissionAttributes {
  readonly operation: AdmissionOperation
  readonly resource: ResourceToken
  /** `''` for the main resource. */
  readonly subresource: string
  readonly namespace: string
  /** `''` for a create with a generated name. */
  readonly name: string
  /** The object to be written; mutating plugins change it. Undefined for DELETE. */
  readonly object: KubeObject | undefined
  /** What is stored, frozen. Undefined for CREATE. */
  readonly old: KubeObject | undefined
  readonly user: UserInfo
  readonly dryRun: boolean
  /** That of the request first, then its equivalents. Left out where there is no request: the hub's version is all there is. */
  readonly views?: () => readonly AdmissionView[]
  /** CreateOptions, UpdateOptions or DeleteOptions of the request. */
  readonly options?: () => KubeObject | undefined
  /** Sends a Warning header. */
  warn(text: string): void
}

/** Mutation has a second round when somebody from outside has changed the object: all plugins see the outcome (apiserver's pkg/admission/reinvocation.go). */
export interface MutationRounds {
  readonly isSecond: boolean
  needsSecond: boolean
}

/** One rule of the server about what may be written. Plugins run in the order of the list; each throws a StatusError to refuse. */
export interface AdmissionPlugin {
  readonly name: string
  /** Whether it wants to be asked; a plugin that looks at everything leaves it out. */
  handles?(attributes: AdmissionAttributes): boolean
  mutate?(attributes: AdmissionAttributes, rounds?: MutationRounds): void | Promise<void>
  validate?(attributes: AdmissionAttributes): void | Promise<void>
}
