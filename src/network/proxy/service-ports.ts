import { isIPv4 } from 'node:net'
import type { EndpointSlice, Service } from '../../api/index.js'
import type { ProxyEndpoint } from './endpoint-choice.js'

export type Protocol = 'TCP' | 'UDP'

/** One port of a Service at one kind of address: what the listeners of it need to know. Replaced as a whole when anything changes. */
export interface ServicePort {
  /** `namespace/name:port`. */
  readonly name: string
  readonly protocol: Protocol
  /** Whether the address is the Service's own, or a node port on addresses of the machine. */
  readonly at: 'cluster-ip' | 'node-port'
  readonly addresses: readonly string[]
  readonly port: number
  readonly endpoints: readonly ProxyEndpoint[]
  /** `internalTrafficPolicy: Local`: only endpoints of the client's own node. */
  readonly onlyOwnNode: boolean
  /** `sessionAffinity: ClientIP`: for how long a client stays with its endpoint. */
  readonly affinityMs: number | undefined
}

export interface ServicePortOptions {
  /** Where node ports are opened. */
  readonly nodePortAddresses: readonly string[]
}

/** apis/core/v1: DefaultClientIPServiceAffinitySeconds. */
const defaultAffinitySeconds = 10_800

/**
 * What is to be listened on for a Service, endpoints of its slices included. Empty for headless Services and ExternalName, as kube-proxy's
 * pkg/proxy/util (v1.34) skips them. `externalTrafficPolicy: Local` changes nothing: all nodes are this process, so every endpoint is local.
 */
export function servicePorts(
  service: Service,
  slices: readonly EndpointSlice[],
  { nodePortAddresses }: ServicePortOptions,
): readonly ServicePort[] {
  const { spec, metadata } = service
  if (spec === undefined || spec.type === 'ExternalName') return []
  const addresses = (spec.clusterIPs ?? [spec.clusterIP ?? '']).filter((one) => isIPv4(one))
  if (addresses.length === 0) return []
  const seconds = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? defaultAffinitySeconds
  const affinityMs = spec.sessionAffinity === 'ClientIP' ? seconds * 1_000 : undefined
  const ports: ServicePort[] = []
  for (const { name = '', protocol = 'TCP', port, nodePort } of spec.ports ?? []) {
    if (protocol !== 'TCP' && protocol !== 'UDP') continue
    const common = {
      name: `${metadata?.namespace}/${metadata?.name}${name === '' ? '' : `:${name}`}`,
      protocol,
      endpoints: endpointsOf(slices, name, protocol),
      affinityMs,
    } as const
    const onlyOwnNode = spec.internalTrafficPolicy === 'Local'
    ports.push({ ...common, at: 'cluster-ip', addresses, port, onlyOwnNode })
    if (nodePort) {
      ports.push({ ...common, at: 'node-port', addresses: nodePortAddresses, port: nodePort, onlyOwnNode: false })
    }
  }
  return ports
}

/** Every address once, with the port of that name in its slice. Slices in transition may hold an endpoint twice: the better state counts. */
function endpointsOf(slices: readonly EndpointSlice[], portName: string, protocol: Protocol): readonly ProxyEndpoint[] {
  const endpoints = new Map<string, ProxyEndpoint>()
  for (const slice of slices) {
    if (slice.addressType !== 'IPv4') continue
    const port = slice.ports?.find((one) => (one.name ?? '') === portName && (one.protocol ?? 'TCP') === protocol)?.port
    if (!port) continue
    for (const { addresses, conditions, nodeName } of slice.endpoints ?? []) {
      // Only the first address of an endpoint has a meaning (discovery/v1).
      const [address] = addresses
      if (address === undefined) continue
      const isReady = conditions?.ready !== false
      const key = `${address}:${port}`
      if (endpoints.get(key)?.isReady) continue
      endpoints.set(key, {
        address,
        port,
        isReady,
        isServing: conditions?.serving ?? isReady,
        isTerminating: conditions?.terminating === true,
        nodeName,
      })
    }
  }
  return [...endpoints.values()]
}
