import type { LifecycleHandler, Pod } from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import { connectTo } from '../probes/connect.js'
import { httpGet } from '../probes/http-get.js'
import { portNumber } from '../probes/ports.js'
import type { SandboxStatus } from '../runtime/container-runtime.js'
import type { NodeContext } from './node-context.js'
import type { AnyContainer } from './pod-spec.js'

export interface HookTarget {
  readonly pod: Pod
  readonly container: AnyContainer
  readonly containerId: string
  readonly sandbox: Pick<SandboxStatus, 'id' | 'ips'> | undefined
}

/** Runs a postStart or preStop handler to its end (pkg/kubelet/lifecycle/handlers.go, v1.34). Rejects with an Error that says what failed. */
export async function runHook(
  context: NodeContext,
  target: HookTarget,
  handler: LifecycleHandler,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<void> {
  const { container, containerId } = target
  if (handler.exec) {
    const command = handler.exec.command ?? []
    const { exitCode, stdout, stderr } = await context.runtime.execSync(containerId, command, timeoutMs)
    if (exitCode === 0) return
    const output = Buffer.concat([stdout, stderr]).toString('utf8')
    const words = command.map((word) => `"${word}"`).join(' ')
    throw new Error(
      `Exec lifecycle hook ([${command.join(' ')}]) for Container "${container.name}" in Pod "${target.pod.metadata?.namespace}/${target.pod.metadata?.name}" failed - error: command ${words} exited with ${exitCode}: , message: "${output}"`,
    )
  }
  if (handler.httpGet) {
    await runHttpHook(context, target, handler.httpGet, timeoutMs)
    return
  }
  if (handler.sleep) {
    await context.clock.sleep(Math.min(handler.sleep.seconds * 1000, timeoutMs), signal).catch(() => {})
    return
  }
  throw new Error('invalid handler: no handler of a known kind')
}

async function runHttpHook(
  { runtime, clock }: NodeContext,
  { container, sandbox }: HookTarget,
  action: NonNullable<LifecycleHandler['httpGet']>,
  timeoutMs: number,
): Promise<void> {
  const port = portNumber(container, action.port)
  if (port === undefined) throw new Error(`failed to find port "${action.port}"`)
  const podIP = sandbox?.ips[0] ?? '127.0.0.1'
  const { host } = action
  const scheme = runtime.supports.executes && action.scheme === 'HTTPS' ? 'https' : 'http'
  const url = new URL(`${scheme}://${host ?? podIP}:${port}${withSlash(action.path)}`)
  const connect = () => connectTo({ runtime, sandboxId: sandbox?.id ?? '', podIP, host, port })
  const headers = action.httpHeaders ?? []
  try {
    const { statusCode } = await httpGet({ url, headers, userAgent: 'kube-lifecycle/1.34', timeoutMs, clock, connect })
    if (statusCode < 400) return
    throw new Error(`HTTP lifecycle hook failed with statuscode: ${statusCode}`)
  } catch (error) {
    throw new Error(messageOf(error))
  }
}

function withSlash(path = ''): string {
  return path.startsWith('/') ? path : `/${path}`
}
