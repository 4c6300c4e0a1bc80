import { createHash } from 'node:crypto'
import type Docker from 'dockerode'
import { type Ipv4Range, ipv4Text } from '../../../api/index.js'
import type { Logger } from '../../../base/index.js'
import { RuntimeError } from '../container-runtime.js'
import { overlaps, rangeFrom } from './cidr.js'
import type { Daemon } from './daemon.js'
import { daemonMessage, runtimeErrorFrom, statusOf } from './errors.js'
import { hostRanges } from './host-routes.js'
import { label } from './labels.js'

/** The bridge that a cluster's pods are on. */
export interface PodNetwork {
  readonly name: string
  /** The machine's own address on it, from which pods reach what listens here: `10.211.0.1`. */
  readonly gateway: string
  /** Where pod addresses come from: nodes' ranges are cut from it. */
  readonly subnet: string
  /** The part of the subnet that Docker hands out by itself: no node's range may overlap it. */
  readonly reserved: string
}

/** One subnet a cluster. Where a VPN covers all of 10/8 the later ones are for. */
export function candidateSubnets(): string[] {
  const ten = Array.from({ length: 40 }, (_, i) => `10.${211 + i}.0.0/16`)
  const twelve = Array.from({ length: 12 }, (_, i) => `172.${31 - i}.0.0/16`)
  const sixteen = Array.from({ length: 15 }, (_, i) => `192.168.${224 - i * 16}.0/20`)
  return [...ten, ...twelve, ...sixteen]
}

/** The last 256th of the subnet. */
export function reservedRange(subnet: string): string {
  const { last, prefixLength } = rangeFrom(subnet)
  const reservedPrefix = Math.min(prefixLength + 8, 29)
  return `${ipv4Text(last - 2 ** (32 - reservedPrefix) + 1)}/${reservedPrefix}`
}

export interface NetworkOptions {
  readonly daemon: Daemon
  readonly cluster: string
  readonly dataDir?: string | undefined
  readonly logger: Logger
  /** The only subnet to try. */
  readonly subnet?: string | undefined
}

export function networkName(cluster: string): string {
  return `wherry-${cluster}`
}

/** The cluster's network, made where it is missing. Taking a subnet is the lock between clusters that start at once. */
export async function ensureNetwork(options: NetworkOptions): Promise<PodNetwork> {
  const found = await findNetwork(options)
  if (found !== undefined) return found
  const inUse = await hostRanges()
  const candidates = options.subnet === undefined ? candidateSubnets() : [options.subnet]
  const refusals: string[] = []
  for (const subnet of candidates) {
    if (inUse.some((range) => overlaps(range, rangeFrom(subnet)))) {
      refusals.push(`${subnet} overlaps an address range or route of this machine`)
      continue
    }
    const made = await tryCreate(options, subnet)
    if (made.network !== undefined) return made.network
    refusals.push(`${subnet}: ${made.refusal}`)
  }
  const why = refusals.slice(0, 3).join('; ')
  throw new RuntimeError('FAILED', `no subnet is free for the pods' network ${networkName(options.cluster)}: ${why}`)
}

/** The data folder of the cluster that has the network, where it has one. */
export async function networkOwner(options: Pick<NetworkOptions, 'daemon' | 'cluster'>): Promise<string | undefined> {
  return (await listedNetwork(options))?.Labels?.[label.data]
}

async function listedNetwork({
  daemon,
  cluster,
}: Pick<NetworkOptions, 'daemon' | 'cluster'>): Promise<Docker.NetworkInspectInfo | undefined> {
  const networks = await daemon.call((docker) =>
    docker.listNetworks({ filters: { label: [`${label.cluster}=${cluster}`] } }),
  )
  return networks.find((one) => one.Name === networkName(cluster))
}

export async function findNetwork(options: NetworkOptions): Promise<PodNetwork | undefined> {
  const { cluster, dataDir, subnet } = options
  const name = networkName(cluster)
  const network = await listedNetwork(options)
  if (network === undefined) return undefined
  const owner = network.Labels?.[label.data]
  if (owner !== undefined && owner !== dataDir) {
    throw new RuntimeError(
      'FAILED',
      `Docker holds the pods of another cluster that is called ${cluster}, with its data in ${owner}: choose another name, or delete that cluster first`,
    )
  }
  const config = network.IPAM?.Config?.[0] as { Subnet?: string; Gateway?: string; IPRange?: string } | undefined
  if (config?.Subnet === undefined || config.Gateway === undefined) {
    throw new RuntimeError('FAILED', `the network ${name} has no IPv4 subnet`)
  }
  if (subnet !== undefined && !same(rangeFrom(subnet), rangeFrom(config.Subnet))) {
    const advice = 'delete the cluster first, or leave the pod network as it is'
    throw new RuntimeError(
      'FAILED',
      `the network ${name} exists with subnet ${config.Subnet}, not ${subnet}: ${advice}`,
    )
  }
  const reserved = config.IPRange ?? reservedRange(config.Subnet)
  return { name, gateway: config.Gateway, subnet: config.Subnet, reserved }
}

async function tryCreate(options: NetworkOptions, subnet: string): Promise<{ network?: PodNetwork; refusal?: string }> {
  const { cluster, daemon, logger } = options
  const name = networkName(cluster)
  const gateway = ipv4Text(rangeFrom(subnet).first + 1)
  const reserved = reservedRange(subnet)
  const body: Docker.NetworkCreateOptions = {
    Name: name,
    Driver: 'bridge',
    CheckDuplicate: true,
    Labels: { [label.cluster]: cluster, ...(options.dataDir === undefined ? {} : { [label.data]: options.dataDir }) },
    IPAM: { Driver: 'default', Config: [{ Subnet: subnet, Gateway: gateway, IPRange: reserved }] },
    Options: { 'com.docker.network.bridge.name': bridgeName(cluster) },
  }
  try {
    const docker = await daemon.client()
    await docker.createNetwork(body)
    logger.info("Made the pods' network", { network: name, subnet })
    return { network: { name, gateway, subnet, reserved } }
  } catch (error) {
    // 403: the pool is another network's. 409: another process made the same network meanwhile.
    if (statusOf(error) === 403) return { refusal: daemonMessage(error) }
    if (statusOf(error) === 409) {
      const made = await findNetwork(options)
      if (made !== undefined) return { network: made }
      throw new RuntimeError('FAILED', `a Docker network ${name} exists that is not this cluster's`, { cause: error })
    }
    throw runtimeErrorFrom(error)
  }
}

/** Interface names have 15 characters at most. */
function bridgeName(cluster: string): string {
  const short = `wh-${cluster}`
  if (short.length <= 15) return short
  return `wh-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`
}

function same(a: Ipv4Range, b: Ipv4Range): boolean {
  return a.first === b.first && a.last === b.last
}
