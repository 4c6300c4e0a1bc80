import { type Clock, type Logger, type Random, SystemClock, SystemRandom, silentLogger } from '../base/index.js'

/** Parts of the control plane that a cluster may do without, as envtest does. */
export type ClusterPart = 'controllers' | 'scheduler' | 'nodes'

export const clusterParts: readonly ClusterPart[] = ['controllers', 'scheduler', 'nodes']

/** `auto`: Docker where its socket answers, else simulated pods. */
export type RuntimeChoice = 'docker' | 'simulated' | 'auto'

export type StoreChoice = 'leveldb' | 'memory'

/** What a cluster is to be. Everything has a default (`completeOptions`). */
export interface ClusterOptions {
  /** Names contexts, containers and the folder; a DNS label. Default `wherry`. */
  readonly name: string
  /** The cluster's own folder: data, credentials and kubeconfig. Left out: nothing is kept on disk, and the store must be `memory`. */
  readonly dataDir: string | undefined
  /** Default: `leveldb` with a folder, `memory` without one. */
  readonly store: StoreChoice
  /** The address to listen on. Default `127.0.0.1`. With Docker the gateway of the pods' network is added. */
  readonly host: string
  /** Exactly this port, or an error; 0 is any free one. Left out: 6443, or any free one when that is taken. */
  readonly port: number | undefined
  /** How many nodes run in this process. Default 1. */
  readonly nodes: number
  readonly runtime: RuntimeChoice
  readonly without: ReadonlySet<ClusterPart>
  /** An image to use for pods' sandboxes instead of the one that is made locally. */
  readonly sandboxImage: string | undefined
  /** The range of pods' addresses with Docker. Left out: one that is free on this machine. */
  readonly podNetworkCIDR: string | undefined
  /** Where to put the kubeconfig besides the folder; merged with what is there. */
  readonly writeKubeconfig: string | undefined
  readonly logger: Logger
  readonly clock: Clock
  readonly random: Random
}

/** A cluster that is ready. */
export interface RunningCluster {
  readonly name: string
  /** `https://127.0.0.1:6443`. */
  readonly url: string
  /** The administrator's kubeconfig as text. */
  readonly kubeconfig: string
  /** Where it was written; undefined for a cluster without a folder. */
  readonly kubeconfigPath: string | undefined
  /** What a person should know: the runtime and why it was chosen, another port than usual, parts left out. A line each. */
  readonly summary: readonly string[]
  /** Resolves when everything has ended. Safe to call twice. */
  stop(): Promise<void>
}

/** A name of a cluster: a DNS label that leaves room for what is put behind it in names of containers. */
const clusterName = /^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?$/

/**
 * Fills in what is left out.
 *
 * @throws TypeError for options that contradict each other or cannot be
 */
export function completeOptions(given: Partial<ClusterOptions>): ClusterOptions {
  const { name = 'wherry', dataDir, port, nodes = 1 } = given
  const store = given.store ?? (dataDir === undefined ? 'memory' : 'leveldb')
  if (!clusterName.test(name)) {
    throw new TypeError(
      `"${name}" cannot be the name of a cluster: it may have at most 40 lower-case letters, digits and dashes`,
    )
  }
  if (store === 'leveldb' && dataDir === undefined) throw new TypeError('a cluster that keeps its data needs a folder')
  if (port !== undefined && !isPort(port)) throw new TypeError(`${port} is no port`)
  if (!Number.isInteger(nodes) || nodes < 0) throw new TypeError(`a cluster cannot have ${nodes} nodes`)
  return {
    name,
    dataDir,
    store,
    host: given.host ?? '127.0.0.1',
    port,
    nodes,
    runtime: given.runtime ?? 'auto',
    without: given.without ?? new Set(),
    sandboxImage: given.sandboxImage,
    podNetworkCIDR: given.podNetworkCIDR,
    writeKubeconfig: given.writeKubeconfig,
    logger: given.logger ?? silentLogger,
    clock: given.clock ?? new SystemClock(),
    random: given.random ?? new SystemRandom(),
  }
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 0 && port < 65536
}
