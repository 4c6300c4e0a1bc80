import type {
  ContainerState as ApiContainerState,
  ContainerStateTerminated,
  ContainerStatus,
  Pod,
  VolumeMountStatus,
} from '../../../api/index.js'
import { formatTimestamp as wireTime } from '../../../api/index.js'
import type { ContainerState } from '../../runtime/container-runtime.js'
import type { AnyContainer } from '../pod-spec.js'
import { initContainersOf, isSidecar } from '../pod-spec.js'
import { shouldStart } from '../restart.js'
import type { RuntimeView } from '../runtime-view.js'
import { historyOf, newestOf } from '../runtime-view.js'

/** Why a container is not running, as the last attempt to start it said: `ErrImagePull`, `CrashLoopBackOff`. */
export interface WaitingReason {
  readonly reason: string
  readonly message: string
}

/** What probes say of a running container. */
export interface ProbeVerdicts {
  /** False while a startup probe has not succeeded. */
  isStarted(containerId: string): boolean
  isReady(containerId: string): boolean
}

export interface ContainerStatusInput {
  readonly pod: Pod
  readonly containers: readonly AnyContainer[]
  readonly previous: readonly ContainerStatus[]
  readonly view: RuntimeView
  readonly waiting: ReadonlyMap<string, WaitingReason>
  readonly probes: ProbeVerdicts
  /** The runtime's name: the scheme of `containerID`. */
  readonly runtimeName: string
  /** The termination message of an ended container, where one is known. */
  readonly terminationMessage: (container: ContainerState) => string | undefined
  readonly kind: 'init' | 'regular' | 'ephemeral'
}

/** Statuses as pkg/kubelet/kubelet_pods.go convertToAPIContainerStatuses makes them (v1.34); regular ones sorted by name. */
export function containerStatuses(input: ContainerStatusInput): ContainerStatus[] {
  const statuses = input.containers.map((container) => statusOf(input, container))
  return input.kind === 'init' ? statuses : statuses.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

function statusOf(input: ContainerStatusInput, container: AnyContainer): ContainerStatus {
  const history = historyOf(input.view, container.name)
  const old = input.previous.find((status) => status.name === container.name)
  let status = history.length === 0 ? statusOfAbsent(input, container, old) : statusOfPresent(input, container, old)
  const waiting = input.waiting.get(container.name)
  const newest = newestOf(input.view, container.name)
  const finished = input.kind === 'init' && newest?.state === 'exited' && newest.exitCode === 0
  if (waiting !== undefined && !finished && shouldStart(input.pod, container, newest)) {
    status = {
      ...status,
      lastState: status.state?.terminated ? status.state : (status.lastState ?? {}),
      state: { waiting: waitingState(waiting) },
    }
  }
  return withProbes(input, container, status, newest)
}

function waitingState({ reason, message }: WaitingReason): { reason: string; message?: string } {
  return message === '' ? { reason } : { reason, message }
}

function defaultWaiting(input: ContainerStatusInput): ApiContainerState {
  const afterInit = initContainersOf(input.pod).length > 0
  return { waiting: { reason: afterInit ? 'PodInitializing' : 'ContainerCreating' } }
}

function statusOfAbsent(
  input: ContainerStatusInput,
  container: AnyContainer,
  old: ContainerStatus | undefined,
): ContainerStatus {
  if (old?.state?.terminated !== undefined) return { ...old }
  const status: ContainerStatus = {
    name: container.name,
    image: container.image ?? '',
    imageID: '',
    ready: false,
    restartCount: old?.restartCount ?? 0,
    state: defaultWaiting(input),
    lastState: old?.lastState ?? {},
  }
  if (old?.state?.running === undefined) return status
  return statusOfVanished(input, container, status)
}

function statusOfVanished(input: ContainerStatusInput, container: AnyContainer, old: ContainerStatus): ContainerStatus {
  const status: ContainerStatus = {
    name: container.name,
    image: container.image ?? '',
    imageID: '',
    ready: false,
    restartCount: old.restartCount,
    state: defaultWaiting(input),
  }
  // It ran when we looked last and is gone now: an end has to be made up, so that nobody takes it for new.
  const isDeleted = input.pod.metadata?.deletionTimestamp !== undefined
  return {
    ...status,
    restartCount: status.restartCount + (isDeleted ? 0 : 1),
    lastState: {
      terminated: {
        exitCode: 137,
        reason: 'ContainerStatusUnknown',
        message: 'The container could not be located when the pod was deleted.  The container used to be Running',
      },
    },
  }
}

function statusOfPresent(
  input: ContainerStatusInput,
  container: AnyContainer,
  old: ContainerStatus | undefined,
): ContainerStatus {
  const [newest, before] = historyOf(input.view, container.name)
  if (newest === undefined) return statusOfAbsent(input, container, old)
  // The one that counted last has vanished while an older dead one is still here.
  if (old?.state?.running !== undefined && newest.attempt < old.restartCount)
    return statusOfVanished(input, container, old)
  const counted = Math.max(newest.attempt, old?.restartCount ?? 0)
  if (old?.state?.waiting !== undefined && newest.attempt < counted && newest.state === 'exited') return { ...old }
  const lastState =
    before?.state === 'exited' ? { terminated: terminatedState(input, before) } : lastStateFromOld(input, newest, old)
  return {
    name: container.name,
    image: newest.image,
    imageID: newest.imageId,
    containerID: idOf(input, newest),
    ready: false,
    restartCount: counted,
    state: stateOf(input, newest),
    lastState,
    ...resourcesOf(container),
  }
}

/** The one before is collected already: keep what was said of it, unless that was of this very container. */
function lastStateFromOld(
  input: ContainerStatusInput,
  newest: ContainerState,
  old: ContainerStatus | undefined,
): ApiContainerState {
  if (old === undefined) return {}
  const id = idOf(input, newest)
  if (old.state?.terminated !== undefined && old.state.terminated.containerID !== id) return old.state
  const last = old.lastState
  return last?.terminated !== undefined && last.terminated.containerID !== id ? last : {}
}

function stateOf(input: ContainerStatusInput, container: ContainerState): ApiContainerState {
  if (container.state === 'running') return { running: { startedAt: wireTime(container.startedAt) } }
  if (container.state === 'exited') return { terminated: terminatedState(input, container) }
  return defaultWaiting(input)
}

function terminatedState(input: ContainerStatusInput, container: ContainerState): ContainerStateTerminated {
  const message = input.terminationMessage(container) ?? container.message
  return {
    exitCode: container.exitCode,
    ...(container.signal === undefined ? {} : { signal: container.signal }),
    reason: container.reason === '' ? (container.exitCode === 0 ? 'Completed' : 'Error') : container.reason,
    ...(message === '' ? {} : { message }),
    // A container that never ran has no times: upstream prints the epoch then.
    startedAt: wireTime(container.startedAt),
    finishedAt: wireTime(container.finishedAt),
    containerID: idOf(input, container),
  }
}

function withProbes(
  input: ContainerStatusInput,
  container: AnyContainer,
  status: ContainerStatus,
  newest: ContainerState | undefined,
): ContainerStatus {
  if (input.kind === 'ephemeral') return status
  const running = status.state?.running !== undefined && newest !== undefined
  const started = running && input.probes.isStarted(newest.id)
  let ready = started && running && input.probes.isReady(newest.id)
  if (input.kind === 'init' && !isSidecar(container)) ready = status.state?.terminated?.exitCode === 0
  const volumeMounts = running || status.state?.terminated !== undefined ? mountsOf(container) : []
  return { ...status, ready, started, ...(volumeMounts.length === 0 ? {} : { volumeMounts }) }
}

function mountsOf(container: AnyContainer): VolumeMountStatus[] {
  return (container.volumeMounts ?? []).map(({ name, mountPath, readOnly }) => ({
    name,
    mountPath,
    ...(readOnly === true ? { readOnly: true, recursiveReadOnly: 'Disabled' } : {}),
  }))
}

function resourcesOf(container: AnyContainer): Pick<ContainerStatus, 'resources' | 'allocatedResources'> {
  const { requests, limits } = container.resources ?? {}
  const resources = { ...(limits === undefined ? {} : { limits }), ...(requests === undefined ? {} : { requests }) }
  return { resources, ...(requests === undefined ? {} : { allocatedResources: requests }) }
}

function idOf(input: ContainerStatusInput, container: ContainerState): string {
  return `${input.runtimeName}://${container.id}`
}
