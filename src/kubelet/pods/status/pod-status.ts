import type { ContainerStatus, Pod, PodCondition, PodStatus } from '../../../api/index.js'
import { formatTimestamp as wireTime } from '../../../api/index.js'
import type { ContainerState } from '../../runtime/container-runtime.js'
import { initContainersOf, isTerminalPhase, regularContainersOf } from '../pod-spec.js'
import type { RuntimeView } from '../runtime-view.js'
import { liveSandbox } from '../runtime-view.js'
import { isKubeletCondition, kubeletConditions } from './conditions.js'
import type { ContainerStatusInput, ProbeVerdicts, WaitingReason } from './container-statuses.js'
import { containerStatuses } from './container-statuses.js'
import { phaseOf } from './phase.js'

export interface PodStatusInput {
  readonly pod: Pod
  /** The last status computed here, or the API server's for a pod that is new here. */
  readonly previous: PodStatus
  readonly view: RuntimeView
  readonly waiting: ReadonlyMap<string, WaitingReason>
  readonly probes: ProbeVerdicts
  readonly runtimeName: string
  readonly terminationMessage: (container: ContainerState) => string | undefined
  /** No container will be started again. */
  readonly isTerminal: boolean
  /** The kubelet's own verdict over the pod: evicted, over its deadline, refused. */
  readonly override?: { readonly phase: string; readonly reason: string; readonly message: string } | undefined
  readonly hostIPs: readonly string[]
  /** Milliseconds since 1970: when this kubelet first saw the pod, and now. */
  readonly firstSeenAt: number
  readonly now: number
  readonly qosClass: string
}

/** The whole status of a pod (pkg/kubelet/kubelet_pods.go generateAPIPodStatus, v1.34). */
export function computePodStatus(input: PodStatusInput): PodStatus {
  const { pod, previous, view } = input
  const common = {
    pod,
    view,
    waiting: input.waiting,
    probes: input.probes,
    runtimeName: input.runtimeName,
    terminationMessage: input.terminationMessage,
  }
  const make = (
    kind: ContainerStatusInput['kind'],
    containers: ContainerStatusInput['containers'],
    old?: ContainerStatus[],
  ) => containerStatuses({ ...common, kind, containers, previous: old ?? [] })
  const initStatuses = make('init', initContainersOf(pod), previous.initContainerStatuses)
  const regularStatuses = make('regular', regularContainersOf(pod), previous.containerStatuses)
  const ephemeral = make('ephemeral', pod.spec?.ephemeralContainers ?? [], previous.ephemeralContainerStatuses).filter(
    (status) => view.containers.some((container) => container.container === status.name),
  )
  const hasInitialized = hasStartedRegular(pod, regularStatuses)
  const computed = phaseOf({
    pod,
    statuses: [...initStatuses, ...regularStatuses],
    isTerminal: input.isTerminal,
    hasInitialized,
  })
  const settled = [pod.status?.phase, previous.phase].find(isTerminalPhase)
  const phase = input.override?.phase ?? settled ?? computed
  const verdict = input.override ?? (phase === previous.phase ? previous : {})
  const conditions = kubeletConditions({
    pod,
    phase,
    initStatuses,
    containerStatuses: regularStatuses,
    hasSandbox: liveSandbox(view) !== undefined,
    hasInitialized,
  })
  const { generation } = pod.metadata ?? {}
  const ips = podIPsOf(input)
  const [hostIP] = input.hostIPs
  const [podIP] = ips
  return {
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    phase,
    conditions: mergeConditions(pod, previous, conditions, input.now),
    ...(verdict.reason ? { reason: verdict.reason } : {}),
    ...(verdict.message ? { message: verdict.message } : {}),
    ...(hostIP === undefined ? {} : { hostIP, hostIPs: input.hostIPs.map((ip) => ({ ip })) }),
    ...(podIP === undefined ? {} : { podIP, podIPs: ips.map((ip) => ({ ip })) }),
    startTime: pod.status?.startTime ?? previous.startTime ?? wireTime(input.firstSeenAt),
    ...(initStatuses.length === 0 ? {} : { initContainerStatuses: initStatuses }),
    containerStatuses: regularStatuses,
    qosClass: pod.status?.qosClass ?? input.qosClass,
    ...(ephemeral.length === 0 ? {} : { ephemeralContainerStatuses: ephemeral }),
    ...keep(pod.status, 'nominatedNodeName', 'resourceClaimStatuses', 'resize'),
  }
}

/** A pod that the node refuses never has containers (pkg/kubelet/kubelet.go rejectPod). */
export function rejectedStatus(
  pod: Pod,
  { reason, message, now, qosClass }: { reason: string; message: string; now: number; qosClass: string },
): PodStatus {
  const { generation } = pod.metadata ?? {}
  return {
    ...pod.status,
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    phase: 'Failed',
    reason,
    message: `Pod was rejected: ${message}`,
    startTime: pod.status?.startTime ?? wireTime(now),
    qosClass: pod.status?.qosClass ?? qosClass,
  }
}

function hasStartedRegular(pod: Pod, statuses: readonly ContainerStatus[]): boolean {
  return regularContainersOf(pod).some(({ name }) => {
    const status = statuses.find((one) => one.name === name)
    return status?.state?.running !== undefined || status?.state?.terminated !== undefined
  })
}

/** A dead sandbox's addresses stay in the status until there are new ones. */
function podIPsOf({ pod, previous, view, hostIPs }: PodStatusInput): readonly string[] {
  if (pod.spec?.hostNetwork === true) return hostIPs
  const ips = liveSandbox(view)?.ips ?? []
  if (ips.length > 0) return ips
  return (previous.podIPs ?? pod.status?.podIPs ?? []).map(({ ip }) => ip)
}

function mergeConditions(
  pod: Pod,
  previous: PodStatus,
  conditions: readonly PodCondition[],
  now: number,
): PodCondition[] {
  const foreign = (pod.status?.conditions ?? []).filter(({ type }) => !isKubeletCondition(type))
  const time = wireTime(now)
  const own = conditions.map((condition) => {
    const isSame = (one: PodCondition) => one.type === condition.type
    const old = previous.conditions?.find(isSame) ?? pod.status?.conditions?.find(isSame)
    const unchanged = old?.status === condition.status ? old.lastTransitionTime : undefined
    return { ...condition, lastTransitionTime: unchanged ?? time }
  })
  return [...foreign, ...own]
}

function keep<K extends keyof PodStatus>(status: PodStatus | undefined, ...names: K[]): Pick<PodStatus, K> {
  const kept: Partial<PodStatus> = {}
  for (const name of names) if (status?.[name] !== undefined) kept[name] = status[name]
  return kept as Pick<PodStatus, K>
}
