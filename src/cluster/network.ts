import type { EndpointSlice, KubeObject, ResourceToken, Service } from '../api/index.js'
import { EndpointSlices, isAlreadyExists, isNotFound, Services } from '../api/index.js'
import type { Client } from '../client/index.js'
import { podsRunInDocker } from '../kubelet/index.js'
import type { Network } from '../network/index.js'
import { createNetwork } from '../network/index.js'
import type { ApiServer } from './api-server.js'
import type { ComponentStack } from './components.js'
import { users } from './components.js'
import type { ClusterOptions } from './options.js'
import type { PodNetworkFacts } from './runtime.js'

export interface NetworkSetup {
  readonly options: ClusterOptions
  readonly stack: ComponentStack
  readonly apiServer: ApiServer
  /** Undefined for simulated pods: they have no network, so nothing is started. */
  readonly network: PodNetworkFacts | undefined
  readonly serviceCIDR: string
  readonly signal: AbortSignal
}

/** Starts Services and cluster DNS; before the kubelets, which tell pods where the DNS is. */
export async function startNetwork(setup: NetworkSetup): Promise<Network | undefined> {
  const { options, stack, apiServer, network, serviceCIDR, signal } = setup
  if (network === undefined) return undefined
  const client = apiServer.client(users.network, 'kube-proxy')
  // The tenth address, as kubeadm has it.
  const dnsAddress = serviceCIDR.replace(/\d+\/\d+$/, '10')
  await ensureDnsService(client, dnsAddress, network.gateway)
  const component = createNetwork({
    client,
    clock: options.clock,
    random: options.random,
    logger: options.logger,
    serviceCIDR,
    dnsAddress,
    gateway: network.gateway,
    podCIDR: network.subnet,
    podsLiveOn: podsRunInDocker,
  })
  await stack.start(component, signal)
  return component
}

/** What a user wants to know of it. */
export function networkSummary(network: Network | undefined, isSimulated: boolean): readonly string[] {
  if (network === undefined) return isSimulated ? ['no Services or cluster DNS: simulated pods have no network'] : []
  const { withoutServiceAddresses, clusterDNS, problems } = network
  const services =
    withoutServiceAddresses === undefined
      ? 'Services at their addresses and, for node ports, on 127.0.0.1'
      : `Services only by node ports on 127.0.0.1 (${withoutServiceAddresses})`
  const dns = clusterDNS.length > 0 ? `cluster DNS at ${clusterDNS.join(', ')}` : 'no cluster DNS'
  return [`${services}; ${dns}`, ...problems]
}

/** kubeadm's names and labels. No selector: no pods stand behind it. */
async function ensureDnsService(client: Client, clusterIP: string, gateway: string): Promise<void> {
  const metadata = {
    name: 'kube-dns',
    namespace: 'kube-system',
    labels: { 'k8s-app': 'kube-dns', 'kubernetes.io/cluster-service': 'true', 'kubernetes.io/name': 'CoreDNS' },
  }
  const service: Service = {
    metadata,
    spec: {
      clusterIP,
      ports: [
        { name: 'dns', protocol: 'UDP', port: 53, targetPort: 53 },
        { name: 'dns-tcp', protocol: 'TCP', port: 53, targetPort: 53 },
      ],
    },
  }
  const slice: EndpointSlice = {
    metadata: { ...metadata, labels: { ...metadata.labels, 'kubernetes.io/service-name': 'kube-dns' } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [gateway], conditions: { ready: true } }],
    ports: [
      { name: 'dns', protocol: 'UDP', port: 53 },
      { name: 'dns-tcp', protocol: 'TCP', port: 53 },
    ],
  }
  await createIfMissing(client, Services, service)
  await createIfMissing(client, EndpointSlices, slice)
  const present = await client.resource(EndpointSlices, 'kube-system').get('kube-dns')
  if (present.endpoints[0]?.addresses[0] !== gateway) {
    await client.resource(EndpointSlices, 'kube-system').update({ ...present, endpoints: slice.endpoints })
  }
}

async function createIfMissing<T extends KubeObject>(
  client: Client,
  token: ResourceToken<T>,
  object: T,
): Promise<void> {
  const resource = client.resource(token, object.metadata?.namespace ?? '')
  try {
    await resource.get(object.metadata?.name ?? '')
    return
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
  try {
    await resource.create(object)
  } catch (error) {
    if (!isAlreadyExists(error)) throw error
  }
}
