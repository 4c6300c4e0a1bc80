import type { Pod } from '../../api/index.js'
import type { SandboxConfig } from '../runtime/container-runtime.js'
import { hostnameOf } from './host-files.js'
import type { NodeContext } from './node-context.js'
import { identityOf, initContainersOf, isSidecar, regularContainersOf } from './pod-spec.js'

/** What the runtime needs for the pod's sandbox; `attempt` counts up each time it is made anew. */
export function sandboxConfig(context: NodeContext, pod: Pod, attempt: number): SandboxConfig {
  const { namespace, name, uid } = identityOf(pod)
  const { spec } = pod
  const { hostname, domain } = hostnameOf(pod, context.dns.clusterDomain)
  const hostNetwork = spec?.hostNetwork === true
  return {
    node: context.nodeName,
    namespace,
    pod: name,
    uid,
    attempt,
    hostname: hostNetwork ? context.nodeName : hostname,
    domain: hostNetwork ? '' : domain,
    hostNetwork,
    hostPID: spec?.hostPID === true,
    hostIPC: spec?.hostIPC === true,
    sysctls: Object.fromEntries((spec?.securityContext?.sysctls ?? []).map((one) => [one.name, one.value])),
    hostPorts: hostNetwork ? [] : hostPortsOf(pod),
    podCIDR: context.podCIDR,
    annotations: pod.metadata?.annotations ?? {},
  }
}

function hostPortsOf(pod: Pod): SandboxConfig['hostPorts'] {
  const containers = [...regularContainersOf(pod), ...initContainersOf(pod).filter(isSidecar)]
  return containers.flatMap(({ ports = [] }) =>
    ports.flatMap(({ containerPort, hostPort, hostIP = '', protocol }) => {
      if (hostPort === undefined || hostPort === 0) return []
      const known = protocol === 'UDP' || protocol === 'SCTP' ? protocol : 'TCP'
      return [{ containerPort, hostPort, hostIP, protocol: known }]
    }),
  )
}
