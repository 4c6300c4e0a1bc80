import type { ContainerStatus, Pod, PodCondition } from '../../../api/index.js'
import { findCondition } from '../../../api/index.js'
import type { Cell, RowCondition } from '../../../registry/definition/index.js'
import type { Cells } from '../../define-resource.js'

interface Summary {
  readonly reason: string
  readonly ready: number
  readonly total: number
  readonly restarts: number
  /** Of the last restart. */
  readonly restartedAt: string | undefined
}

/** One row is asked for several of its cells in a row: the last pod's summary is kept. */
const summaries = new WeakMap<Pod, Summary>()

function summaryOf(pod: Pod): Summary {
  const known = summaries.get(pod)
  if (known) return known
  const made = summarize(pod)
  summaries.set(pod, made)
  return made
}

/** printPod of pkg/printers/internalversion (v1.34): how a pod's state is put in one word. */
function summarize(pod: Pod): Summary {
  const spec = pod.spec
  const status = pod.status ?? {}
  const sidecars = new Set(spec?.initContainers?.filter((one) => one.restartPolicy === 'Always').map((one) => one.name))
  let total = (spec?.containers ?? []).length + sidecars.size
  let ready = 0
  let restarts = 0
  let sidecarRestarts = 0
  let restartedAt: string | undefined
  let sidecarRestartedAt: string | undefined
  let reason = status.reason || status.phase || ''
  if (status.conditions?.some(isSchedulingGated)) reason = 'SchedulingGated'

  let initializing = false
  for (const [index, container] of (status.initContainerStatuses ?? []).entries()) {
    restarts += container.restartCount ?? 0
    restartedAt = later(restartedAt, container)
    const isSidecar = sidecars.has(container.name)
    if (isSidecar) {
      sidecarRestarts += container.restartCount ?? 0
      sidecarRestartedAt = later(sidecarRestartedAt, container)
    }
    const { terminated, waiting } = container.state ?? {}
    if (terminated && (terminated.exitCode ?? 0) === 0) continue
    if (isSidecar && container.started) {
      if (container.ready) ready++
      continue
    }
    if (terminated) reason = `Init:${terminated.reason || exitText(terminated)}`
    else if (waiting?.reason && waiting.reason !== 'PodInitializing') reason = `Init:${waiting.reason}`
    else reason = `Init:${index}/${spec?.initContainers?.length ?? 0}`
    initializing = true
    break
  }

  if (!initializing || isInitialized(pod)) {
    restarts = sidecarRestarts
    restartedAt = sidecarRestartedAt
    let hasRunning = false
    const statuses = status.containerStatuses ?? []
    for (let index = statuses.length - 1; index >= 0; index--) {
      const container = statuses[index] as ContainerStatus
      restarts += container.restartCount ?? 0
      restartedAt = later(restartedAt, container)
      const { terminated, waiting, running } = container.state ?? {}
      if (waiting?.reason) reason = waiting.reason
      else if (terminated) reason = terminated.reason || exitText(terminated)
      else if (container.ready && running) {
        hasRunning = true
        ready++
      }
    }
    // A pod whose other containers have ended still runs.
    if (reason === 'Completed' && hasRunning) {
      reason = findCondition(status.conditions, 'Ready')?.status === 'True' ? 'Running' : 'NotReady'
    }
  }

  if (pod.metadata?.deletionTimestamp !== undefined) {
    if (status.reason === 'NodeLost') reason = 'Unknown'
    else if (status.phase !== 'Succeeded' && status.phase !== 'Failed') reason = 'Terminating'
  }
  total = Math.max(total, 0)
  return { reason, ready, total, restarts, restartedAt }
}

function exitText({ signal = 0, exitCode = 0 }: { signal?: number; exitCode?: number }): string {
  return signal !== 0 ? `Signal:${signal}` : `ExitCode:${exitCode}`
}

function isSchedulingGated({ type, reason }: PodCondition): boolean {
  return type === 'PodScheduled' && reason === 'SchedulingGated'
}

function isInitialized(pod: Pod): boolean {
  return findCondition(pod.status?.conditions, 'Initialized')?.status === 'True'
}

function later(time: string | undefined, { lastState }: ContainerStatus): string | undefined {
  const finished = lastState?.terminated?.finishedAt
  if (!finished) return time
  return time === undefined || Date.parse(finished) > Date.parse(time) ? finished : time
}

function restartsCell(pod: Pod): Cell {
  const { restarts, restartedAt } = summaryOf(pod)
  if (restarts === 0 || restartedAt === undefined) return String(restarts)
  return { since: restartedAt, before: `${restarts} (`, after: ' ago)' }
}

function readinessGates({ spec, status }: Pod): string {
  const gates = spec?.readinessGates ?? []
  if (gates.length === 0) return '<none>'
  const met = gates.filter((gate) => findCondition(status?.conditions, gate.conditionType)?.status === 'True')
  return `${met.length}/${gates.length}`
}

export const podCells: Cells<Pod> = {
  Ready: (pod) => `${summaryOf(pod).ready}/${summaryOf(pod).total}`,
  Status: (pod) => summaryOf(pod).reason,
  Restarts: restartsCell,
  IP: ({ status }) => status?.podIPs?.[0]?.ip || status?.podIP || '<none>',
  Node: ({ spec }) => spec?.nodeName || '<none>',
  'Nominated Node': ({ status }) => status?.nominatedNodeName || '<none>',
  'Readiness Gates': readinessGates,
}

export function podRowConditions({ status }: Pod): readonly RowCondition[] {
  const completed = { type: 'Completed', status: 'True' }
  if (status?.phase === 'Succeeded') {
    return [{ ...completed, reason: 'Succeeded', message: 'The pod has completed successfully.' }]
  }
  if (status?.phase === 'Failed') return [{ ...completed, reason: 'Failed', message: 'The pod failed.' }]
  return []
}
