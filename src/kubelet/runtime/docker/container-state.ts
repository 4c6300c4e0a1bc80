import type Docker from 'dockerode'
import type { ContainerState, SandboxStatus } from '../container-runtime.js'
import { attemptFrom, identityFrom, label } from './labels.js'

/** What containerd gives a container that never ran; Docker's own 126 and 127 would look like a program's answer. */
export const startErrorExitCode = 128

/** Docker's words for a container, in the seam's. */
export function stateFrom(inspected: Docker.ContainerInspectInfo): ContainerState {
  const labels = inspected.Config.Labels ?? {}
  const { State } = inspected
  const startedAt = timeFrom(State.StartedAt)
  const createdAt = timeFrom(inspected.Created)
  const failedToStart = State.Status === 'created' && (State.ExitCode !== 0 || State.Error !== '')
  const base = {
    ...identityFrom(labels),
    id: inspected.Id,
    sandboxId: labels[label.sandbox] ?? '',
    container: labels[label.container] ?? '',
    attempt: attemptFrom(labels),
    specHash: labels[label.specHash] ?? '',
    image: labels[label.image] ?? inspected.Config.Image,
    imageId: labels[label.imageRef] || inspected.Image,
    createdAt,
  }
  if (failedToStart) {
    return {
      ...base,
      state: 'exited',
      startedAt: 0,
      finishedAt: timeFrom(State.FinishedAt) || createdAt,
      exitCode: startErrorExitCode,
      reason: 'StartError',
      message: State.Error,
    }
  }
  const state = stateWord(State.Status)
  if (state !== 'exited') {
    return { ...base, state, startedAt, finishedAt: 0, exitCode: 0, reason: '', message: '' }
  }
  // A program of another architecture "starts" after it has ended.
  const finishedAt = Math.max(timeFrom(State.FinishedAt), startedAt)
  return { ...base, state, startedAt, finishedAt, ...ending(State) }
}

function ending(state: Docker.ContainerInspectInfo['State']): Pick<ContainerState, 'exitCode' | 'reason' | 'message'> {
  const { ExitCode: exitCode, OOMKilled, Error: message } = state
  // The flag is also set when only a child was killed: then the main program's own code tells.
  if (OOMKilled && exitCode === 137) return { exitCode, reason: 'OOMKilled', message }
  return { exitCode, reason: exitCode === 0 ? 'Completed' : 'Error', message }
}

/** A paused container still has its processes; one that is being removed, or that Docker could not remove, has none. */
export function stateWord(status: string): ContainerState['state'] {
  if (status === 'created') return 'created'
  return status === 'running' || status === 'paused' || status === 'restarting' ? 'running' : 'exited'
}

export function sandboxFrom(listed: Docker.ContainerInfo): SandboxStatus {
  const ready = listed.State === 'running'
  const address = Object.values(listed.NetworkSettings?.Networks ?? {})
    .map((network) => network.IPAddress)
    .find((ip) => ip !== undefined && ip !== '')
  return {
    ...identityFrom(listed.Labels),
    id: listed.Id,
    attempt: attemptFrom(listed.Labels),
    ready,
    ips: ready && address !== undefined ? [address] : [],
    createdAt: listed.Created * 1000,
  }
}

/** Milliseconds since 1970; 0 for Docker's zero time (year 1). */
function timeFrom(text: string): number {
  const time = Date.parse(text)
  return Number.isNaN(time) || time < 0 ? 0 : time
}
