import type { Pod, PodStatus } from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { ContainerConfig, SandboxStatus } from '../runtime/container-runtime.js'
import { containerConfig, terminationLogPath } from './container-config.js'
import { runHook } from './hooks.js'
import { createTerminationLog } from './host-files.js'
import { killContainer } from './kill-container.js'
import type { NodeContext } from './node-context.js'
import type { AnyContainer } from './pod-spec.js'
import { identityOf } from './pod-spec.js'
import { StartError } from './start-error.js'
import { untilAborted } from './until-aborted.js'

export interface StartRequest {
  readonly pod: Pod
  readonly container: AnyContainer
  readonly status: PodStatus
  readonly sandbox: SandboxStatus
  readonly attempt: number
  readonly signal: AbortSignal
}

/** A hook may take as long as it likes; this is only what the runtime's call needs (a day). */
const hookTimeoutMs = 86_400_000

/**
 * Image, configuration, create, start, postStart (pkg/kubelet/kuberuntime startContainer, v1.34), with their events. Rejects with a StartError.
 */
export async function startContainer(context: NodeContext, request: StartRequest): Promise<void> {
  const { pod, container, attempt, signal } = request
  const image = await context.images.ensure(pod, container, signal).catch((error: unknown) => {
    if (error instanceof StartError) {
      context.events.container(pod, container, 'Warning', 'Failed', `Error: ${error.reason}`)
    }
    throw error
  })
  const config = await configure(context, request, () =>
    containerConfig(context, { pod, container, status: request.status, image, attempt }),
  )
  const id = await step(context, request, 'CreateContainerError', async () => {
    if (context.runtime.supports.executes) {
      await createTerminationLog(terminationLogPath(context, identityOf(pod).uid, container.name, attempt))
    }
    return await context.runtime.createContainer(request.sandbox.id, config)
  })
  context.events.container(pod, container, 'Normal', 'Created', `Created container: ${container.name}`)
  await step(context, request, 'RunContainerError', () => context.runtime.startContainer(id))
  context.events.container(pod, container, 'Normal', 'Started', `Started container ${container.name}`)
  await postStart(context, request, id)
}

async function configure(
  context: NodeContext,
  request: StartRequest,
  make: () => Promise<ContainerConfig>,
): Promise<ContainerConfig> {
  return await step(context, request, 'CreateContainerConfigError', make)
}

async function step<T>(
  context: NodeContext,
  { pod, container, signal }: StartRequest,
  reason: string,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (signal.aborted) throw error
    const message = messageOf(error)
    context.events.container(pod, container, 'Warning', 'Failed', `Error: ${message}`)
    throw new StartError(reason, message)
  }
}

async function postStart(context: NodeContext, request: StartRequest, id: string): Promise<void> {
  const { pod, container, sandbox, signal } = request
  const handler = container.lifecycle?.postStart
  if (handler === undefined) return
  try {
    const target = { pod, container, containerId: id, sandbox }
    // What it does goes on in its container; nobody waits for it when the pod is to end.
    await untilAborted(runHook(context, target, handler, { timeoutMs: hookTimeoutMs, signal }), signal)
  } catch (error) {
    if (signal.aborted) throw error
    const message = messageOf(error)
    context.logger.warn('A postStart hook failed', { container: container.name, error: message })
    context.events.container(pod, container, 'Warning', 'FailedPostStartHook', 'PostStartHook failed')
    const state = await context.runtime.containerState(id)
    if (state !== undefined) {
      await killContainer(context, {
        pod,
        container,
        state,
        graceSeconds: pod.spec?.terminationGracePeriodSeconds ?? 30,
        message: 'FailedPostStartHook',
        ips: sandbox.ips,
        signal,
      })
    }
    throw new StartError('PostStartHookError', 'PostStartHook failed')
  }
}
