import type { Pod } from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { ContainerState } from '../runtime/container-runtime.js'
import { runHook } from './hooks.js'
import type { NodeContext } from './node-context.js'
import type { AnyContainer } from './pod-spec.js'
import { untilAborted } from './until-aborted.js'

/** A container always gets this long to stop, even when its preStop hook has used all its time (pkg/kubelet/kuberuntime, v1.34). */
const minimumGraceSeconds = 2

export interface KillRequest {
  readonly pod: Pod
  /** Undefined for a container that the pod no longer names. */
  readonly container: AnyContainer | undefined
  readonly state: ContainerState
  readonly graceSeconds: number
  /** What the event says; `Stopping container c` when left out. */
  readonly message?: string
  /** The sandbox's addresses, for HTTP hooks. */
  readonly ips: readonly string[]
  /** Ends the preStop hook early; a number as its reason is the shortened grace period in seconds. */
  readonly signal: AbortSignal
}

/** Runs the preStop hook, then stops the container within its grace period. Rejects with the runtime's error. */
export async function killContainer(context: NodeContext, request: KillRequest): Promise<void> {
  const { pod, container, state, signal } = request
  if (container !== undefined) {
    const message = request.message ?? `Stopping container ${container.name}`
    context.events.container(pod, container, 'Normal', 'Killing', message)
  }
  context.stopping.throwIfAborted()
  let graceSeconds = request.graceSeconds
  const preStop = container?.lifecycle?.preStop
  if (container !== undefined && preStop !== undefined && graceSeconds > 0 && !signal.aborted) {
    const startedAt = context.clock.now()
    const target = { pod, container, containerId: state.id, sandbox: { id: state.sandboxId, ips: request.ips } }
    await withDeadline(context, graceSeconds * 1000, signal, (limits) =>
      runHook(context, target, preStop, limits),
    ).catch((error: unknown) => {
      if (signal.aborted) return
      context.logger.warn('A preStop hook failed', { container: container.name, error: messageOf(error) })
      context.events.container(pod, container, 'Warning', 'FailedPreStopHook', 'PreStopHook failed')
    })
    context.stopping.throwIfAborted()
    graceSeconds -= Math.floor((context.clock.now() - startedAt) / 1000)
    graceSeconds = Math.max(graceSeconds, minimumGraceSeconds)
  }
  if (signal.aborted && typeof signal.reason === 'number') graceSeconds = Math.min(graceSeconds, signal.reason)
  // When the process itself is to end, the container stays as it is, and so does the pod's wish to end.
  await untilAborted(context.runtime.stopContainer(state.id, graceSeconds), context.stopping)
}

async function withDeadline(
  { clock }: NodeContext,
  timeoutMs: number,
  outer: AbortSignal,
  run: (limits: { timeoutMs: number; signal: AbortSignal }) => Promise<void>,
): Promise<void> {
  const inner = new AbortController()
  let stop: () => void = () => {}
  const ended = new Promise<void>((resolve) => {
    stop = resolve
  })
  const timer = clock.after(timeoutMs, () => stop())
  outer.addEventListener('abort', stop, { once: true })
  const running = run({ timeoutMs, signal: inner.signal })
  running.catch(() => {})
  try {
    await Promise.race([running, ended])
  } finally {
    timer.cancel()
    outer.removeEventListener('abort', stop)
    inner.abort()
  }
}
