import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pod, PodStatus } from '../../api/index.js'
import type { ContainerConfig, ImageStatus, Mount } from '../runtime/container-runtime.js'
import { knownStatusOf } from './downward.js'
import { buildEnvironment } from './environment.js'
import { expand } from './expansion.js'
import { hostFileMounts } from './host-files.js'
import type { NodeContext } from './node-context.js'
import type { AnyContainer } from './pod-spec.js'
import { identityOf, initContainersOf, isSidecar } from './pod-spec.js'
import { containerResources } from './resources.js'
import { containerSecurity } from './security.js'
import { ConfigurationError } from './sources.js'

/** A change of name or image replaces the container, as upstream since v1.31 (pkg/kubelet/container HashContainer). */
export function specHashOf(container: AnyContainer): string {
  return createHash('sha256')
    .update(`${container.name}\0${container.image ?? ''}`)
    .digest('hex')
    .slice(0, 16)
}

/** The pod's own folder and the files in it. */
export function podFolder(context: NodeContext, podUid: string): string {
  return join(context.podsDir, podUid)
}

export function terminationLogPath(context: NodeContext, podUid: string, container: string, attempt: number): string {
  return join(podFolder(context, podUid), 'containers', container, String(attempt), 'termination-log')
}

export interface ContainerConfigInput {
  readonly pod: Pod
  readonly container: AnyContainer
  readonly status: PodStatus
  readonly image: ImageStatus
  readonly attempt: number
}

/** Everything the runtime needs to make the container; rejects with a ConfigurationError where the pod's references do not hold. */
export async function containerConfig(context: NodeContext, input: ContainerConfigInput): Promise<ContainerConfig> {
  const { pod, container, image, attempt } = input
  const { namespace, name, uid } = identityOf(pod)
  const { spec } = pod
  const known = knownStatusOf(input.status)
  const allocatable = context.node()?.status?.allocatable ?? {}
  const env = await buildEnvironment({ pod, container, known, sources: context.sources, allocatable })
  const values = new Map(env.map((variable) => [variable.name, variable.value]))
  const expanded = (words: readonly string[] | undefined) =>
    (words ?? []).map((word) => expand(word, (variable) => values.get(variable)))
  const mounts = context.runtime.supports.executes ? await mountsOf(context, input, values) : []
  const isInit = initContainersOf(pod).includes(container) && !isSidecar(container)
  const isJobs = pod.metadata?.ownerReferences?.some(({ kind, controller }) => kind === 'Job' && controller === true)
  return {
    node: context.nodeName,
    namespace,
    pod: name,
    uid,
    container: container.name,
    attempt,
    image: container.image ?? '',

    command: expanded(container.command),
    args: expanded(container.args),
    env,
    workingDir: container.workingDir ?? '',
    mounts,
    stdin: container.stdin === true,
    stdinOnce: container.stdinOnce === true,
    tty: container.tty === true,
    resources: containerResources(pod, container, context.memoryBytes),
    security: containerSecurity(pod, container, image, await seccompOf(context, pod, container)),
    hostPID: spec?.hostPID === true,
    hostIPC: spec?.hostIPC === true,
    shareProcessNamespace: spec?.shareProcessNamespace === true,
    specHash: specHashOf(container),
    runsToCompletion: isInit || (isJobs === true && !isSidecar(container)),
  }
}

async function mountsOf(
  context: NodeContext,
  { pod, container, attempt }: ContainerConfigInput,
  variables: ReadonlyMap<string, string>,
): Promise<Mount[]> {
  const { uid } = identityOf(pod)
  const volumes = await context.volumes.containerMounts(pod, container, variables)
  const log = container.terminationMessagePath ?? '/dev/termination-log'
  const own: Mount = {
    hostPath: terminationLogPath(context, uid, container.name, attempt),
    containerPath: log,
    readOnly: false,
    propagation: 'private',
  }
  return [...volumes, ...hostFileMounts(pod, container, join(podFolder(context, uid), 'etc')), own]
}

async function seccompOf(context: NodeContext, pod: Pod, container: AnyContainer): Promise<string | undefined> {
  const profile = container.securityContext?.seccompProfile ?? pod.spec?.securityContext?.seccompProfile
  if (profile?.type === 'Unconfined') return 'unconfined'
  if (profile?.type !== 'Localhost') return undefined
  const path = join(context.seccompDir, profile.localhostProfile ?? '')
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new ConfigurationError(`cannot load seccomp profile "${path}"`)
  }
}
