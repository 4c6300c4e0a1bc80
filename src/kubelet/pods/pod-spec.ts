import type { Container, EphemeralContainer, Pod } from '../../api/index.js'

/** Regular, init and ephemeral containers share all fields that the kubelet reads. */
export type AnyContainer = Container | EphemeralContainer

/** An init container that goes on running beside the others (KEP-753). */
export function isSidecar(container: AnyContainer): boolean {
  return container.restartPolicy === 'Always'
}

export function initContainersOf(pod: Pod): readonly Container[] {
  return pod.spec?.initContainers ?? []
}

export function regularContainersOf(pod: Pod): readonly Container[] {
  return pod.spec?.containers ?? []
}

export function allContainersOf(pod: Pod): readonly AnyContainer[] {
  return [...initContainersOf(pod), ...regularContainersOf(pod), ...(pod.spec?.ephemeralContainers ?? [])]
}

export function isInitContainer(pod: Pod, name: string): boolean {
  return initContainersOf(pod).some((container) => container.name === name)
}

export interface PodIdentity {
  readonly namespace: string
  readonly name: string
  readonly uid: string
}

export function identityOf(pod: Pod): PodIdentity {
  const { namespace = '', name = '', uid = '' } = pod.metadata ?? {}
  return { namespace, name, uid }
}

/** `web-1_default(3f…)`: how the kubelet names a pod in messages (pkg/kubelet/util/format). */
export function formatPod(pod: Pod): string {
  const { namespace, name, uid } = identityOf(pod)
  return `${name}_${namespace}(${uid})`
}

export function restartPolicyOf(pod: Pod): string {
  return pod.spec?.restartPolicy ?? 'Always'
}

/** A sidecar restarts whatever the pod's policy says. */
export function restartPolicyFor(pod: Pod, container: AnyContainer): string {
  return isInitContainer(pod, container.name) && isSidecar(container) ? 'Always' : restartPolicyOf(pod)
}

export function isTerminalPhase(phase: string | undefined): boolean {
  return phase === 'Succeeded' || phase === 'Failed'
}
