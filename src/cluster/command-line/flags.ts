import type { ClusterPart, RuntimeChoice, StoreChoice } from '../choices.js'

export const logLevels = ['error', 'warn', 'info', 'debug'] as const

/** Which cluster is meant. */
export interface ClusterFlags {
  readonly name: string
  /** The folder that holds clusters' folders. */
  readonly data: string
}

export interface StartFlags extends ClusterFlags {
  readonly nodes: number
  readonly runtime: RuntimeChoice
  readonly port?: number
  readonly host: string
  readonly store: StoreChoice
  readonly without?: readonly ClusterPart[]
  readonly writeKubeconfig?: string
  readonly tokenAuthFile?: string
  readonly sandboxImage?: string
  readonly podNetwork?: string
  readonly logLevel: (typeof logLevels)[number]
  readonly detach?: boolean
}
