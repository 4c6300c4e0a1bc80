import type { ContainerStatus, Pod } from '../../api/index.js'
import type { NodeContext } from '../pods/node-context.js'
import type { AnyContainer } from '../pods/pod-spec.js'
import { initContainersOf, isSidecar, regularContainersOf } from '../pods/pod-spec.js'
import type { RuntimeView } from '../pods/runtime-view.js'
import { newestOf } from '../pods/runtime-view.js'
import type { ContainerState } from '../runtime/container-runtime.js'
import type { ProbeKind } from './probe-worker.js'
import { ProbeWorker } from './probe-worker.js'

type Workers = Partial<Record<ProbeKind, ProbeWorker>>

/** The probes of one pod. A pod without any costs nothing. */
export class PodProbes {
  readonly #context: NodeContext
  readonly #onChange: () => void
  /** By container name. */
  readonly #workers = new Map<string, Workers>()
  #probed: readonly AnyContainer[] | undefined
  #readinessOnly = false
  #isStopped = false

  constructor(context: NodeContext, onChange: () => void) {
    this.#context = context
    this.#onChange = onChange
  }

  /** Begins and ends probes as containers come and go. */
  update(pod: Pod, view: RuntimeView): void {
    if (this.#isStopped) return
    this.#probed ??= [...initContainersOf(pod).filter(isSidecar), ...regularContainersOf(pod)].filter(
      (container) => container.livenessProbe || container.readinessProbe || container.startupProbe,
    )
    for (const container of this.#probed) {
      const state = newestOf(view, container.name)
      const running = state?.state === 'running' ? state : undefined
      const workers = this.#workers.get(container.name)
      const isOther = workers !== undefined && Object.values(workers).some((one) => one.containerId !== running?.id)
      if (isOther) {
        for (const worker of Object.values(workers)) worker.stop()
        this.#workers.delete(container.name)
      }
      if (running !== undefined) this.#begin(pod, container, running, view)
    }
  }

  isStarted(containerId: string): boolean {
    const startup = this.#find(containerId)?.startup
    return startup === undefined || startup.result === 'success'
  }

  isReady(containerId: string): boolean {
    const workers = this.#find(containerId)
    if (workers?.readiness !== undefined) return workers.readiness.result === 'success'
    // Its readiness probe has not begun yet.
    const waits = workers?.startup !== undefined && workers.startup.result !== 'success'
    return !waits
  }

  failedProbe(containerId: string): 'liveness' | 'startup' | undefined {
    const workers = this.#find(containerId)
    if (workers?.startup?.result === 'failure') return 'startup'
    return workers?.liveness?.result === 'failure' ? 'liveness' : undefined
  }

  /** The pod is ending: nothing is killed by a probe any more, readiness is still looked at. */
  stopKilling(): void {
    this.#readinessOnly = true
    for (const workers of this.#workers.values()) {
      workers.liveness?.stop()
      workers.startup?.stop()
    }
  }

  stop(): void {
    this.#isStopped = true
    for (const workers of this.#workers.values()) for (const worker of Object.values(workers)) worker.stop()
  }

  #find(containerId: string): Workers | undefined {
    for (const workers of this.#workers.values()) {
      for (const worker of Object.values(workers)) if (worker.containerId === containerId) return workers
    }
    return undefined
  }

  #begin(pod: Pod, container: AnyContainer, state: ContainerState, view: RuntimeView): void {
    const workers = this.#workers.get(container.name) ?? {}
    this.#workers.set(container.name, workers)
    // What was known before this process began to look.
    const known = statusesOf(pod).find(({ containerID }) => containerID?.endsWith(`//${state.id}`) === true)
    const start = (kind: ProbeKind, probe: AnyContainer['livenessProbe']) => {
      if (probe === undefined || workers[kind] !== undefined) return
      const initial =
        kind === 'liveness'
          ? 'success'
          : kind === 'readiness'
            ? known?.ready === true
              ? 'success'
              : 'failure'
            : known?.started === true
              ? 'success'
              : 'unknown'
      const sandbox = view.sandboxes.find(({ id }) => id === state.sandboxId)
      const podIP = sandbox?.ips[0] ?? this.#context.hostIPs[0] ?? '127.0.0.1'
      const target = { container, containerId: state.id, sandboxId: state.sandboxId, podIP }
      const { startedAt } = state
      const common = { context: this.#context, onChange: this.#onChange, pod, target, startedAt }
      workers[kind] = new ProbeWorker({ ...common, kind, probe, initial })
    }
    if (!this.#readinessOnly) start('startup', container.startupProbe)
    if (workers.startup !== undefined && workers.startup.result !== 'success') return
    workers.startup?.stop()
    if (!this.#readinessOnly) start('liveness', container.livenessProbe)
    start('readiness', container.readinessProbe)
  }
}

function statusesOf(pod: Pod): readonly ContainerStatus[] {
  return [...(pod.status?.containerStatuses ?? []), ...(pod.status?.initContainerStatuses ?? [])]
}
