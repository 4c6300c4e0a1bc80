import type { Probe } from '../../api/index.js'
import { formatDuration } from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { NodeContext } from '../pods/node-context.js'
import type { AnyContainer } from '../pods/pod-spec.js'
import { RuntimeError } from '../runtime/container-runtime.js'
import { connectTo } from './connect.js'
import { grpcHealth } from './grpc-health.js'
import { httpGet } from './http-get.js'
import type { ProbeOutcome } from './outcome.js'
import { portNumber } from './ports.js'

export interface ProbeTarget {
  readonly container: AnyContainer
  readonly containerId: string
  readonly sandboxId: string
  readonly podIP: string
}

type ProbeContext = Pick<NodeContext, 'runtime' | 'clock'>

/** One try of a probe (pkg/kubelet/prober and pkg/probe, v1.34). Never rejects. */
export async function runProbe(context: ProbeContext, target: ProbeTarget, probe: Probe): Promise<ProbeOutcome> {
  const timeoutMs = (probe.timeoutSeconds ?? 1) * 1000
  try {
    if (probe.exec) return await execProbe(context, target, probe.exec.command ?? [], timeoutMs)
    if (probe.httpGet) return await httpProbe(context, target, probe.httpGet, timeoutMs)
    if (probe.tcpSocket) return await tcpProbe(context, target, probe.tcpSocket, timeoutMs)
    if (probe.grpc) return await grpcProbe(context, target, probe.grpc, timeoutMs)
    return { result: 'error', output: `missing probe handler for container ${target.container.name}` }
  } catch (error) {
    return { result: 'error', output: messageOf(error) }
  }
}

async function execProbe(
  { runtime }: ProbeContext,
  { containerId }: ProbeTarget,
  command: readonly string[],
  timeoutMs: number,
): Promise<ProbeOutcome> {
  try {
    const { exitCode, stdout, stderr } = await runtime.execSync(containerId, command, timeoutMs)
    const output = Buffer.concat([stdout, stderr]).toString('utf8')
    return { result: exitCode === 0 ? 'success' : 'failure', output }
  } catch (error) {
    if (!(error instanceof RuntimeError) || error.code !== 'EXEC_TIMEOUT') throw error
    const output = `command timed out: "${command.join(' ')}" timed out after ${formatDuration(timeoutMs)}`
    return { result: 'failure', output }
  }
}

async function httpProbe(
  { runtime, clock }: ProbeContext,
  { container, sandboxId, podIP }: ProbeTarget,
  action: NonNullable<Probe['httpGet']>,
  timeoutMs: number,
): Promise<ProbeOutcome> {
  const port = portNumber(container, action.port)
  if (port === undefined) throw new Error(`couldn't find port: ${action.port}`)
  const { host, path = '/', scheme, httpHeaders = [] } = action
  // Nobody speaks TLS in a simulated container.
  const protocol = scheme === 'HTTPS' && runtime.supports.executes ? 'https' : 'http'
  const url = new URL(`${protocol}://${host ?? podIP}:${port}${path.startsWith('/') ? path : `/${path}`}`)
  const connect = () => connectTo({ runtime, sandboxId, podIP, host, port })
  try {
    const answer = await httpGet({ url, headers: httpHeaders, userAgent: 'kube-probe/1.34', timeoutMs, clock, connect })
    if (answer.statusCode >= 200 && answer.statusCode < 400) return { result: 'success', output: answer.body }
    return { result: 'failure', output: `HTTP probe failed with statuscode: ${answer.statusCode}` }
  } catch (error) {
    return { result: 'failure', output: messageOf(error) }
  }
}

async function tcpProbe(
  { runtime, clock }: ProbeContext,
  { container, sandboxId, podIP }: ProbeTarget,
  action: NonNullable<Probe['tcpSocket']>,
  timeoutMs: number,
): Promise<ProbeOutcome> {
  const port = portNumber(container, action.port)
  if (port === undefined) throw new Error(`couldn't find port: ${action.port}`)
  const { host } = action
  const connecting = connectTo({ runtime, sandboxId, podIP, host, port }).then(
    (stream): ProbeOutcome => {
      stream.on('error', () => {})
      stream.destroy()
      return { result: 'success', output: '' }
    },
    (error: Error): ProbeOutcome => ({ result: 'failure', output: error.message }),
  )
  let late: (outcome: ProbeOutcome) => void = () => {}
  const expired = new Promise<ProbeOutcome>((resolve) => {
    late = resolve
  })
  const output = `dial tcp ${host ?? podIP}:${port}: i/o timeout`
  const timer = clock.after(timeoutMs, () => late({ result: 'failure', output }))
  try {
    return await Promise.race([connecting, expired])
  } finally {
    timer.cancel()
  }
}

async function grpcProbe(
  context: ProbeContext,
  target: ProbeTarget,
  action: NonNullable<Probe['grpc']>,
  timeoutMs: number,
): Promise<ProbeOutcome> {
  const { runtime, clock } = context
  // Nobody speaks gRPC in a simulated container: whether it takes connections is all there is.
  if (!runtime.supports.executes) return await tcpProbe(context, target, { port: action.port }, timeoutMs)
  const { sandboxId, podIP } = target
  const connect = () => connectTo({ runtime, sandboxId, podIP, port: action.port })
  const address = `${podIP}:${action.port}`
  return await grpcHealth({ address, service: action.service ?? '', timeoutMs, clock, connect })
}
