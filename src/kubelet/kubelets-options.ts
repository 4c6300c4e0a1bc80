import type { Clock, Logger, Random } from '../base/index.js'
import type { Client, EventRecorder, Informers } from '../client/index.js'
import type { NodeOptions } from './node/index.js'
import type { ContainerRuntime } from './runtime/container-runtime.js'

export interface KubeletsOptions {
  readonly client: Client
  /** Live copies of Pods, Nodes, ConfigMaps, Secrets and Services are taken from here; whoever made it starts and stops it. */
  readonly informers: Informers
  readonly runtime: ContainerRuntime
  readonly nodes: readonly NodeOptions[]
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** Pods' files: volumes, hosts, last words. Made where missing, by pod uid; nothing else is in it. */
  readonly stateDir: string
  /** Addresses of the cluster's DNS; empty: pods use the node's resolvers. */
  readonly clusterDNS: readonly string[]
  /** Default `cluster.local`. */
  readonly clusterDomain?: string
  /** One for each node's events; left out, each node has one of its own (component `kubelet`, host the node). */
  readonly recorder?: (nodeName: string) => EventRecorder
}
