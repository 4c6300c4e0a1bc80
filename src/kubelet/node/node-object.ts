import type { Node, NodeSystemInfo } from '../../api/index.js'
import { formatTimestamp } from '../../api/index.js'
import type { RuntimeVersion } from '../runtime/container-runtime.js'

/** One node of this process. */
export interface NodeOptions {
  readonly name: string
  /** InternalIP: where pods with the host's network are. */
  readonly address: string
  /** The node's range of pod addresses: `10.211.3.0/24`. */
  readonly podCIDR: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[]
  /** Over what the runtime says of the machine: `{ cpu: '4', memory: '8Gi' }`. */
  readonly capacity?: Readonly<Record<string, string>>
}

/** The version that nodes report; the API server's minor version. */
export const kubeletVersion = 'v1.34.4'
const mostPods = 110
const kubeletPort = 10250

export const notReadyTaint = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }

/** What stays the same while the process lives. */
export interface NodeFacts {
  readonly options: NodeOptions
  readonly version: RuntimeVersion
  /** Bytes of the file system that holds the pods' files. */
  readonly diskBytes: number
  readonly machineId: string
  readonly bootId: string
}

/** The Node as it registers itself (pkg/kubelet/kubelet_node_status.go initialNode, v1.34), without conditions. */
export function nodeObject(facts: NodeFacts): Node {
  const { options, version } = facts
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: options.name,
      labels: { ...options.labels, ...defaultLabels(facts) },
      annotations: { 'volumes.kubernetes.io/controller-managed-attach-detach': 'true', ...options.annotations },
    },
    spec: {
      podCIDR: options.podCIDR,
      podCIDRs: [options.podCIDR],
      taints: [...(options.taints ?? []), notReadyTaint].map((taint) => ({ ...taint })),
    },
    status: {
      capacity: capacityOf(facts),
      allocatable: capacityOf(facts),
      addresses: [
        { type: 'InternalIP', address: options.address },
        { type: 'Hostname', address: options.name },
      ],
      daemonEndpoints: { kubeletEndpoint: { Port: kubeletPort } },
      nodeInfo: systemInfo(facts, version),
    },
  }
}

/** Labels that the kubelet keeps right, also on a Node that is there already. */
export function defaultLabels({ options, version }: NodeFacts): Record<string, string> {
  return {
    'beta.kubernetes.io/arch': version.architecture,
    'beta.kubernetes.io/os': version.operatingSystem,
    'kubernetes.io/arch': version.architecture,
    'kubernetes.io/hostname': options.name,
    'kubernetes.io/os': version.operatingSystem,
  }
}

export function capacityOf({ options, version, diskBytes }: NodeFacts): Record<string, string> {
  return {
    cpu: String(version.cpus),
    'ephemeral-storage': `${Math.floor(diskBytes / 1024)}Ki`,
    'hugepages-1Gi': '0',
    'hugepages-2Mi': '0',
    memory: `${Math.floor(version.memoryBytes / 1024)}Ki`,
    pods: String(mostPods),
    ...options.capacity,
  }
}

export function systemInfo({ machineId, bootId }: NodeFacts, version: RuntimeVersion): NodeSystemInfo {
  return {
    machineID: machineId,
    systemUUID: machineId,
    bootID: bootId,
    kernelVersion: version.kernelVersion,
    osImage: version.osImage,
    containerRuntimeVersion: `${version.name}://${version.version}`,
    kubeletVersion,
    kubeProxyVersion: '',
    operatingSystem: version.operatingSystem,
    architecture: version.architecture,
  }
}

export interface NodeHealth {
  /** Why the runtime cannot be used; undefined when it can. */
  readonly runtimeError: string | undefined
  readonly hasDiskPressure: boolean
}

type NodeCondition = NonNullable<NonNullable<Node['status']>['conditions']>[number]

/** The four conditions in upstream's order and words (pkg/kubelet/nodestatus/setters.go, v1.34). Times of unchanged ones stay. */
export function nodeConditions(health: NodeHealth, previous: readonly NodeCondition[], now: number): NodeCondition[] {
  const { runtimeError, hasDiskPressure } = health
  const own = [
    quiet('MemoryPressure', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
    hasDiskPressure
      ? { type: 'DiskPressure', status: 'True', reason: 'KubeletHasDiskPressure', message: 'kubelet has disk pressure' }
      : quiet('DiskPressure', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
    quiet('PIDPressure', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
    runtimeError === undefined
      ? { type: 'Ready', status: 'True', reason: 'KubeletReady', message: 'kubelet is posting ready status' }
      : { type: 'Ready', status: 'False', reason: 'KubeletNotReady', message: runtimeError },
  ]
  const types = new Set(own.map(({ type }) => type))
  const time = formatTimestamp(now)
  return [
    ...previous.filter(({ type }) => !types.has(type)),
    ...own.map((condition) => {
      const old = previous.find(({ type }) => type === condition.type)
      const lastTransitionTime = old?.status === condition.status ? (old.lastTransitionTime ?? time) : time
      return { ...condition, lastHeartbeatTime: time, lastTransitionTime }
    }),
  ]
}

function quiet(type: string, reason: string, message: string) {
  return { type, status: 'False', reason, message }
}
