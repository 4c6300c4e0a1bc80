import type { KubeObject, ResourceToken, UserInfo } from '../../api/index.js'

export type AdmissionOperation = 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT'

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
  /** Sends a Warning header. */
  warn(text: string): void
}

/** One rule of the server about what may be written. Plugins run in the order of the list; each throws a StatusError to refuse. */
export interface AdmissionPlugin {
  readonly name: string
  /** Whether it wants to be asked; a plugin that looks at everything leaves it out. */
  handles?(attributes: AdmissionAttributes): boolean
  mutate?(attributes: AdmissionAttributes): void | Promise<void>
  validate?(attributes: AdmissionAttributes): void | Promise<void>
}
