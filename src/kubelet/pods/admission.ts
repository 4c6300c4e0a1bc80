import type { Node, Pod, ResourceAmounts } from '../../api/index.js'
import {
  addAmounts,
  amountsOf,
  emptyAmounts,
  findUntoleratedTaint,
  matchesRequiredNodeAffinity,
  podRequests,
} from '../../api/index.js'
import { initContainersOf, isSidecar, regularContainersOf } from './pod-spec.js'

export interface AdmissionFailure {
  readonly reason: string
  readonly message: string
}

/**
 * Whether the node takes the pod, beside those it has already (pkg/kubelet/lifecycle/predicate.go, v1.34): node name, resources, host ports,
 * node selector and NoExecute taints. Undefined means yes; a failure makes the pod Failed for good.
 * `requestsOf`: `podRequests`, or one that remembers.
 */
export function admitPod(
  pod: Pod,
  node: Node,
  others: readonly Pod[],
  requestsOf: (pod: Pod) => ResourceAmounts = podRequests,
): AdmissionFailure | undefined {
  return (
    checkResources(pod, node, others, requestsOf) ??
    checkNode(pod, node) ??
    checkPorts(pod, others) ??
    checkTaints(pod, node)
  )
}

function checkResources(
  pod: Pod,
  node: Node,
  others: readonly Pod[],
  requestsOf: (pod: Pod) => ResourceAmounts,
): AdmissionFailure | undefined {
  const allocatable = node.status?.allocatable ?? {}
  const podLimit = Number(allocatable.pods ?? 110)
  if (others.length + 1 > podLimit) return insufficient('pods', 1, others.length, podLimit)
  const wanted = listed(requestsOf(pod)).filter(([, amount]) => amount > 0)
  if (wanted.length === 0) return undefined
  const used = emptyAmounts()
  for (const other of others) addAmounts(used, requestsOf(other))
  const taken = new Map(listed(used))
  // A resource that no one here provides (an extended one) counts as none.
  const capacity = new Map(listed(amountsOf(allocatable)))
  for (const [name, amount] of wanted) {
    const has = capacity.get(name) ?? 0
    const inUse = taken.get(name) ?? 0
    if (inUse + amount > has) return insufficient(name, amount, inUse, has)
  }
  return undefined
}

function listed({ milliCPU, memory, ephemeralStorage, scalars }: ResourceAmounts): [string, number][] {
  return [['cpu', milliCPU], ['memory', memory], ['ephemeral-storage', ephemeralStorage], ...scalars]
}

function insufficient(name: string, requested: number, used: number, capacity: number): AdmissionFailure {
  return {
    reason: `OutOf${name}`,
    message: `Node didn't have enough resource: ${name}, requested: ${requested}, used: ${used}, capacity: ${capacity}`,
  }
}

function checkNode(pod: Pod, node: Node): AdmissionFailure | undefined {
  const name = node.metadata?.name
  if (pod.spec?.nodeName !== name) return predicate('NodeName', "node(s) didn't match the requested node name")
  if (matchesRequiredNodeAffinity(pod, node)) return undefined
  return predicate('NodeAffinity', "node(s) didn't match Pod's node affinity/selector")
}

function checkPorts(pod: Pod, others: readonly Pod[]): AdmissionFailure | undefined {
  const wanted = hostPortsOf(pod)
  if (wanted.length === 0) return undefined
  const taken = others.flatMap(hostPortsOf)
  const clash = wanted.some((one) =>
    taken.some(
      (other) =>
        one.port === other.port &&
        one.protocol === other.protocol &&
        (one.ip === other.ip || one.ip === '0.0.0.0' || other.ip === '0.0.0.0'),
    ),
  )
  return clash ? predicate('NodePorts', "node(s) didn't have free ports for the requested pod ports") : undefined
}

function hostPortsOf(pod: Pod) {
  return [...regularContainersOf(pod), ...initContainersOf(pod).filter(isSidecar)].flatMap((container) =>
    (container.ports ?? [])
      .filter(({ hostPort }) => hostPort !== undefined && hostPort > 0)
      .map(({ hostPort, hostIP, protocol }) => ({
        port: hostPort,
        ip: hostIP || '0.0.0.0',
        protocol: protocol ?? 'TCP',
      })),
  )
}

function checkTaints(pod: Pod, node: Node): AdmissionFailure | undefined {
  const taint = findUntoleratedTaint(node.spec?.taints, pod.spec?.tolerations, ['NoExecute'])
  if (taint === undefined) return undefined
  return predicate('TaintToleration', `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`)
}

function predicate(name: string, why: string): AdmissionFailure {
  return { reason: name, message: `Predicate ${name} failed: ${why}` }
}
