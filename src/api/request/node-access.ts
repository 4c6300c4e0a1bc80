import type { Pod } from '../generated/index.js'
import type { UpgradedConnection, UpgradeRequest } from './api-request.js'

/** Query options of pods/log, decoded and validated. */
export interface PodLogOptions {
  readonly container: string
  readonly follow: boolean
  readonly previous: boolean
  readonly timestamps: boolean
  readonly sinceSeconds?: number
  /** RFC 3339. */
  readonly sinceTime?: string
  readonly tailLines?: number
  readonly limitBytes?: number
  /** `All` (default), `Stdout` or `Stderr`. */
  readonly stream?: string
}

export interface PodExecOptions {
  readonly container: string
  readonly command: readonly string[]
  readonly stdin: boolean
  readonly stdout: boolean
  readonly stderr: boolean
  readonly tty: boolean
}

export type PodAttachOptions = Omit<PodExecOptions, 'command'>

export interface PodPortForwardOptions {
  /** `ports` of the query (WebSocket channel clients); empty for SPDY, where each stream names its port. */
  readonly ports: readonly number[]
}

/** An agreed sub-protocol and what to do once the connection stands. */
export interface StreamSession {
  readonly subprotocol: string
  accept(connection: UpgradedConnection): Promise<void>
}

/**
 * How the API server reaches the kubelet of a pod's node. Implemented by `kubelet/streams`, handed over by `cluster/`.
 * Every method may throw a StatusError (no such container, node not reachable), which is then the answer.
 */
export interface NodeAccess {
  logs(pod: Pod, options: PodLogOptions, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>
  exec(pod: Pod, options: PodExecOptions, upgrade: UpgradeRequest): Promise<StreamSession>
  attach(pod: Pod, options: PodAttachOptions, upgrade: UpgradeRequest): Promise<StreamSession>
  portForward(pod: Pod, options: PodPortForwardOptions, upgrade: UpgradeRequest): Promise<StreamSession>
}
