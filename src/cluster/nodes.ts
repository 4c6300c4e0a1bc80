import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, createInformers, inProcessTransport } from '../client/index.js'
import type { NodeIpamOptions } from '../controllers/index.js'
import type { NodeOptions } from '../kubelet/index.js'
import { createKubelets, createNodeAccess } from '../kubelet/index.js'
import type { ApiServer } from './api-server.js'
import type { ComponentStack } from './components.js'
import { users } from './components.js'
import type { ClusterOptions } from './options.js'
import type { ChosenRuntime, PodNetworkFacts } from './runtime.js'

export interface NodeSetup {
  readonly options: ClusterOptions
  readonly stack: ComponentStack
  readonly apiServer: ApiServer
  readonly runtime: ChosenRuntime
  readonly network: PodNetworkFacts | undefined
  /** Where pods ask for names; empty: the machine's resolvers. */
  readonly clusterDNS: readonly string[]
  readonly signal: AbortSignal
}

/** Where simulated pods have their addresses: nothing listens there, and nothing is sent there. */
const simulatedSubnet = '10.244.0.0/16'

/** Starts one kubelet for each node, and lets the API server reach them. */
export async function startNodes(setup: NodeSetup): Promise<void> {
  const { options, stack, apiServer, runtime, network, clusterDNS, signal } = setup
  const { clock, random } = options
  const logger = options.logger.child('kubelet')
  const client = createClient(inProcessTransport(apiServer.handler, users.kubelets), { fieldManager: 'kubelet' })
  const informers = createInformers(client, { clock, logger })
  const stateDir =
    options.dataDir === undefined ? await mkdtemp(join(tmpdir(), 'wherry-pods-')) : join(options.dataDir, 'pods')
  await stack.start({ name: 'runtime', start: async () => {}, stop: () => runtime.runtime.close() }, signal)
  if (options.dataDir === undefined) {
    await stack.start(
      { name: 'pod files', start: async () => {}, stop: () => rm(stateDir, { recursive: true, force: true }) },
      signal,
    )
  }
  const kubelets = createKubelets({
    client,
    informers,
    runtime: runtime.runtime,
    nodes: nodesOf(options.nodes, network),
    clock,
    random,
    logger,
    stateDir,
    clusterDNS,
  })
  await stack.start(
    { name: 'kubelet informers', start: async () => informers.start(), stop: async () => informers.stop() },
    signal,
  )
  await stack.start(kubelets, signal)
  apiServer.nodes = createNodeAccess({ runtime: runtime.runtime, pods: kubelets.pods, clock, logger })
}

/** The pods' addresses, and the parts of them that are not for nodes which others make: the gateway's and those of our own nodes. */
export function podAddresses(count: number, network: PodNetworkFacts | undefined): NodeIpamOptions {
  const clusterCIDR = network?.subnet ?? simulatedSubnet
  const prefix = prefixOf(network)
  const own = nodesOf(count, network).map(({ podCIDR }) => podCIDR)
  return { clusterCIDR, reserved: own.length === 0 ? [] : [`${prefix}.0.0/24`, ...own] }
}

/** `wherry-0`, `wherry-1`, …, each with a /24 of the pods' network; the first /24 holds the gateway. */
function nodesOf(count: number, network: PodNetworkFacts | undefined): readonly NodeOptions[] {
  const prefix = prefixOf(network)
  return Array.from({ length: count }, (_, i) => ({
    name: `wherry-${i}`,
    address: network?.gateway ?? '127.0.0.1',
    podCIDR: `${prefix}.${(i % 254) + 1}.0/24`,
  }))
}

function prefixOf(network: PodNetworkFacts | undefined): string {
  return (network?.subnet ?? simulatedSubnet).split('.').slice(0, 2).join('.')
}
