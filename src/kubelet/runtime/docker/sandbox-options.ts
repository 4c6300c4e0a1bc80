import type Docker from 'dockerode'
import type { SandboxConfig } from '../container-runtime.js'
import { containerName, sandboxLabels } from './labels.js'

export interface SandboxPlace {
  readonly cluster: string
  readonly image: string
  /** The network and the address on it; undefined for a pod on the host's network. */
  readonly network?: { readonly name: string; readonly address: string }
  /** For host ports that name no address. */
  readonly hostPortAddress: string
  readonly lowersOomScore: boolean
}

/** What kubelets have always given the container that holds a pod together (pkg/kubelet/qos, v1.34). */
const sandboxOomScoreAdj = -998

/** Docker takes longer names, the kernel does not. */
const longestHostname = 63

/** The sandbox as Docker is asked to create it: it alone owns the pod's names, ports, sysctls and namespaces. */
export function sandboxOptions(config: SandboxConfig, place: SandboxPlace): Docker.ContainerCreateOptions {
  const { network } = place
  const ports = network === undefined ? [] : config.hostPorts
  return {
    name: containerName(place.cluster, config, 'POD'),
    Image: place.image,
    Labels: sandboxLabels(place.cluster, config, network?.address ?? ''),
    ...(config.hostNetwork || config.hostname === '' ? {} : { Hostname: config.hostname.slice(0, longestHostname) }),
    ...(config.hostNetwork || config.domain === '' ? {} : { Domainname: config.domain }),
    ...(ports.length === 0 ? {} : { ExposedPorts: Object.fromEntries(ports.map((port) => [portKey(port), {}])) }),
    HostConfig: {
      NetworkMode: network === undefined ? 'host' : network.name,
      IpcMode: config.hostIPC ? 'host' : 'shareable',
      ...(config.hostPID ? { PidMode: 'host' } : {}),
      ...(Object.keys(config.sysctls).length === 0 ? {} : { Sysctls: { ...config.sysctls } }),
      ...(ports.length === 0 ? {} : { PortBindings: portBindings(ports, place.hostPortAddress) }),
      ...(place.lowersOomScore ? { OomScoreAdj: sandboxOomScoreAdj } : {}),
      LogConfig: { Type: 'none', Config: {} },
      RestartPolicy: { Name: 'no' },
    },
    ...(network === undefined
      ? {}
      : {
          NetworkingConfig: {
            EndpointsConfig: { [network.name]: { IPAMConfig: { IPv4Address: network.address } } },
          },
        }),
  }
}

type HostPort = SandboxConfig['hostPorts'][number]

function portKey({ containerPort, protocol }: HostPort): string {
  return `${containerPort}/${protocol.toLowerCase()}`
}

function portBindings(ports: readonly HostPort[], address: string): Record<string, Docker.PortBinding[]> {
  const bindings: Record<string, Docker.PortBinding[]> = {}
  for (const port of ports) {
    const bound = bindings[portKey(port)] ?? []
    bound.push({ HostIp: port.hostIP === '' ? address : port.hostIP, HostPort: String(port.hostPort) })
    bindings[portKey(port)] = bound
  }
  return bindings
}
