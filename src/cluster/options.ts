import { isIP } from 'node:net'
import { resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { type Clock, type Logger, type Random, SystemClock, SystemRandom, silentLogger } from '../base/index.js'
import {
  type ClusterPart,
  clusterParts,
  isClusterName,
  type RuntimeChoice,
  runtimeChoices,
  type StoreChoice,
  storeChoices,
} from './choices.js'

export type { ClusterPart, RuntimeChoice, StoreChoice } from './choices.js'

/** What a cluster is to be. Everything has a default (`completeOptions`). */
export interface ClusterOptions {
  /** Names contexts, containers and the folder; a DNS label. Default `wherry`. */
  readonly name: string
  /** The cluster's own folder: data, credentials and kubeconfig. Left out: nothing is kept on disk, and the store must be `memory`. */
  readonly dataDir: string | undefined
  /** Default: `leveldb` with a folder, `memory` without one. */
  readonly store: StoreChoice
  /** The IP address to listen on. Default `127.0.0.1`. With Docker the gateway of the pods' network is added. */
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
  /** A file of bearer tokens and whose they are, as kube-apiserver's `--token-auth-file` has it. */
  readonly tokenAuthFile: string | undefined
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

/** An option that cannot be used. The message begins with its name. */
export class OptionError extends TypeError {
  override readonly name = 'OptionError'
  readonly option: keyof ClusterOptions
  /** The message without the option's name. */
  readonly problem: string

  constructor(option: keyof ClusterOptions, problem: string) {
    super(`${option} ${problem}`)
    this.option = option
    this.problem = problem
  }
}

/**
 * Fills in what is left out; paths become absolute.
 *
 * @throws OptionError for the first that contradicts another or cannot be
 */
export function completeOptions(given: Partial<ClusterOptions>): ClusterOptions {
  const { dataDir, writeKubeconfig, tokenAuthFile } = given
  const options: ClusterOptions = {
    name: given.name ?? 'wherry',
    dataDir: dataDir === undefined ? undefined : resolve(dataDir),
    store: given.store ?? (dataDir === undefined ? 'memory' : 'leveldb'),
    host: given.host === 'localhost' ? '127.0.0.1' : (given.host ?? '127.0.0.1'),
    port: given.port,
    nodes: given.nodes ?? 1,
    runtime: given.runtime ?? 'auto',
    without: new Set(given.without),
    sandboxImage: given.sandboxImage,
    podNetworkCIDR: given.podNetworkCIDR,
    writeKubeconfig: writeKubeconfig === undefined ? undefined : resolve(writeKubeconfig),
    tokenAuthFile: tokenAuthFile === undefined ? undefined : resolve(tokenAuthFile),
    logger: given.logger ?? silentLogger,
    clock: given.clock ?? new SystemClock(),
    random: given.random ?? new SystemRandom(),
  }
  check(options)
  return options
}

function check({ name, dataDir, store, host, port, nodes, runtime, without, podNetworkCIDR }: ClusterOptions): void {
  const require = (isGood: boolean, option: keyof ClusterOptions, problem: string) => {
    if (!isGood) throw new OptionError(option, problem)
  }
  require(isClusterName(name), 'name', `must be 1 to 40 lower-case letters, digits and inner dashes, not "${name}"`)
  require(storeChoices.includes(store), 'store', `must be one of ${storeChoices.join(', ')}, not "${store}"`)
  require(store === 'memory' || dataDir !== undefined, 'dataDir', 'is needed for a cluster that keeps its data')
  require(isIP(host) !== 0, 'host', `must be an IP address, not "${host}"`)
  require(port === undefined || isIntegerFrom(0, 65_535, port), 'port', `must be a number from 0 to 65535, not ${port}`)
  require(isIntegerFrom(0, 5_000, nodes), 'nodes', `must be a number from 0 to 5000, not ${nodes}`)
  require(runtimeChoices.includes(runtime), 'runtime', `must be one of ${runtimeChoices.join(', ')}, not "${runtime}"`)
  for (const part of without) {
    require(clusterParts.includes(part), 'without', `may name ${clusterParts.join(', ')}, not "${part}"`)
  }
  require(podNetworkCIDR === undefined ||
    isNetwork(podNetworkCIDR), 'podNetworkCIDR', `must be an IPv4 network like 10.211.0.0/16, not "${podNetworkCIDR}"`)
}

function isIntegerFrom(least: number, most: number, value: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

function isNetwork(cidr: string): boolean {
  if (!ipaddr.IPv4.isValidCIDR(cidr)) return false
  return cidr.startsWith(`${ipaddr.IPv4.networkAddressFromCIDR(cidr).toString()}/`)
}
