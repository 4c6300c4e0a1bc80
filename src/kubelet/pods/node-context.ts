import type { Node } from '../../api/index.js'
import type { Clock, Logger } from '../../base/index.js'
import type { Client } from '../../client/index.js'
import type { ContainerRuntime } from '../runtime/container-runtime.js'
import type { PodVolumes } from '../volumes/pod-volumes.js'
import type { DnsSettings } from './dns.js'
import type { ImagePuller } from './images.js'
import type { KeyedBackOff } from './keyed-back-off.js'
import type { PodEvents } from './pod-events.js'
import type { PodSources } from './sources.js'

/** What all pods of one node share. */
export interface NodeContext {
  readonly nodeName: string
  readonly client: Client
  readonly runtime: ContainerRuntime
  readonly clock: Clock
  readonly logger: Logger
  readonly events: PodEvents
  readonly sources: PodSources
  readonly volumes: PodVolumes
  readonly images: ImagePuller
  readonly crashes: KeyedBackOff
  readonly dns: DnsSettings
  /** The node's own /etc/hosts. */
  readonly nodeHosts: string
  /** `<podsDir>/<uid>` is a pod's own folder. */
  readonly podsDir: string
  /** Localhost seccomp profiles. */
  readonly seccompDir: string
  readonly podCIDR: string
  readonly hostIPs: readonly string[]
  readonly memoryBytes: number
  /** Aborts when the process is to end: containers stay as they are. */
  readonly stopping: AbortSignal
  /** The node as last seen. */
  node(): Node | undefined
}
