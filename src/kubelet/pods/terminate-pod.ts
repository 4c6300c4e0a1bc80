import type { Pod } from '../../api/index.js'
import type { ContainerState } from '../runtime/container-runtime.js'
import { killContainer } from './kill-container.js'
import type { NodeContext } from './node-context.js'
import { allContainersOf, initContainersOf, isSidecar } from './pod-spec.js'
import type { RuntimeView } from './runtime-view.js'
import { runningIn } from './runtime-view.js'

export interface PodTermination {
  readonly pod: Pod
  readonly view: RuntimeView
  readonly graceSeconds: number
  /** Ends preStop hooks early. */
  readonly signal: AbortSignal
  /** A container has stopped and others have not yet. */
  readonly onProgress: () => Promise<void>
}

/**
 * Stops all containers of a pod, then its sandboxes: regular ones together, then sidecars one after the other from the last to the first
 * (pkg/kubelet/kuberuntime killPodWithSyncResult, v1.34). Rejects with the runtime's error when something is left.
 */
export async function terminatePod(context: NodeContext, termination: PodTermination): Promise<void> {
  const { pod, view, graceSeconds, signal } = termination
  const startedAt = context.clock.now()
  const sidecars = initContainersOf(pod).filter(isSidecar)
  const isOfSidecar = (state: ContainerState) => sidecars.some(({ name }) => name === state.container)
  let left = runningIn(view).length
  const kill = async (state: ContainerState, seconds: number) => {
    const container = allContainersOf(pod).find(({ name }) => name === state.container)
    const ips = view.sandboxes.find(({ id }) => id === state.sandboxId)?.ips ?? []
    await killContainer(context, { pod, container, state, graceSeconds: seconds, ips, signal })
    left--
    if (left > 0) await termination.onProgress()
  }
  const running = runningIn(view)
  await settleAll(running.filter((state) => !isOfSidecar(state)).map((state) => kill(state, graceSeconds)))
  for (const sidecar of [...sidecars].reverse()) {
    const secondsLeft = graceSeconds - Math.floor((context.clock.now() - startedAt) / 1000)
    const states = running.filter((state) => state.container === sidecar.name)
    // What the main containers left over of the grace period, but a little in any case.
    await settleAll(states.map((state) => kill(state, graceSeconds === 0 ? 0 : Math.max(secondsLeft, 2))))
  }
  for (const sandbox of view.sandboxes) if (sandbox.ready) await context.runtime.stopSandbox(sandbox.id)
}

/** All are tried, then the first error counts. */
async function settleAll(work: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(work)
  for (const result of results) if (result.status === 'rejected') throw result.reason
}
