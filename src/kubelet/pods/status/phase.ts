import type { ContainerStatus, Pod } from '../../../api/index.js'
import { initContainersOf, isSidecar, regularContainersOf, restartPolicyOf } from '../pod-spec.js'

export interface PhaseInput {
  readonly pod: Pod
  /** Of init and regular containers. */
  readonly statuses: readonly ContainerStatus[]
  /** Its containers will not be started again, whatever the policy says. */
  readonly isTerminal: boolean
  /** A regular container of the present sandbox has been started. */
  readonly hasInitialized: boolean
}

/** The pod's phase from its containers' statuses (pkg/kubelet/kubelet_pods.go getPhase, v1.34). */
export function phaseOf({ pod, statuses, isTerminal, hasInitialized }: PhaseInput): string {
  const byName = new Map(statuses.map((status) => [status.name, status]))
  const policy = restartPolicyOf(pod)
  const init = countInit(pod, byName)
  const sidecars = countSidecars(pod, byName)
  const regular = countRegular(pod, byName)
  const running = regular.running + sidecars.running
  const waiting = regular.waiting + sidecars.waiting
  const unknown = regular.unknown + sidecars.unknown

  if (init.failed > 0 && policy === 'Never') return 'Failed'
  if (init.pending > 0 || (sidecars.pending > 0 && !hasInitialized) || waiting > 0) return 'Pending'
  if (running > 0 && unknown === 0) return 'Running'
  if (running === 0 && regular.stopped > 0 && unknown === 0) {
    const succeeded = regular.stopped === regular.succeeded
    if (isTerminal) return succeeded ? 'Succeeded' : 'Failed'
    if (policy === 'Always') return 'Running'
    if (succeeded) return 'Succeeded'
    return policy === 'Never' ? 'Failed' : 'Running'
  }
  return 'Pending'
}

type StatusesByName = ReadonlyMap<string, ContainerStatus>

function countInit(pod: Pod, byName: StatusesByName): { pending: number; failed: number } {
  const counts = { pending: 0, failed: 0 }
  for (const container of initContainersOf(pod)) {
    if (isSidecar(container)) continue
    const status = byName.get(container.name)
    const ended = status?.state?.terminated ?? (status?.state?.waiting ? status.lastState?.terminated : undefined)
    if (ended === undefined) counts.pending++
    else if (ended.exitCode !== 0) counts.failed++
  }
  return counts
}

function countSidecars(pod: Pod, byName: StatusesByName) {
  const counts = { pending: 0, running: 0, waiting: 0, unknown: 0 }
  for (const container of initContainersOf(pod)) {
    if (!isSidecar(container)) continue
    const status = byName.get(container.name)
    if (status === undefined) counts.unknown++
    else if (status.state?.running) {
      if (status.started !== true) counts.pending++
      counts.running++
    } else if (status.state?.terminated) {
      // An ended sidecar says nothing about the pod's phase.
    } else if (status.state?.waiting) {
      if (status.lastState?.terminated === undefined) {
        counts.pending++
        counts.waiting++
      }
    } else {
      counts.pending++
      counts.unknown++
    }
  }
  return counts
}

function countRegular(pod: Pod, byName: StatusesByName) {
  const counts = { running: 0, waiting: 0, stopped: 0, succeeded: 0, unknown: 0 }
  for (const container of regularContainersOf(pod)) {
    const state = byName.get(container.name)?.state
    if (state?.running) counts.running++
    else if (state?.terminated) {
      counts.stopped++
      if (state.terminated.exitCode === 0) counts.succeeded++
    } else if (state?.waiting) {
      if (byName.get(container.name)?.lastState?.terminated) counts.stopped++
      else counts.waiting++
    } else counts.unknown++
  }
  return counts
}
