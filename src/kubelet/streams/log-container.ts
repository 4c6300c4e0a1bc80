import type { ContainerStatus, Pod } from '../../api/index.js'
import { badRequest } from '../../api/index.js'
import type { KubeletPods } from '../pods/lookup.js'

/**
 * The id of the container whose log a request means, chosen by the pod's status as the kubelet chooses it (validateContainerLogStatus in
 * pkg/kubelet/kubelet_pods.go, v1.34). Throws a 400 in its words when there is none.
 */
export function chooseLoggedContainer(
  pods: KubeletPods,
  pod: Pod,
  { container: name, previous }: { readonly container: string; readonly previous: boolean },
): string {
  const podName = pod.metadata?.name ?? ''
  const known = pods.statusOf(pod) ?? pod.status
  const statuses = [
    ...(known?.containerStatuses ?? []),
    ...(known?.initContainerStatuses ?? []),
    ...(known?.ephemeralContainerStatuses ?? []),
  ]
  const status = statuses.find((one) => one.name === name)
  const refuse = (what: string) =>
    badRequest(what.replace('%c', JSON.stringify(name)).replace('%p', JSON.stringify(podName)))
  if (status === undefined) throw refuse('container %c in pod %p is not available')
  const last = idFrom(status.lastState?.terminated?.containerID)
  if (previous) {
    if (last === undefined) throw refuse('previous terminated container %c in pod %p not found')
    return last
  }
  const { state } = status
  if (state?.running !== undefined) {
    const running = idFrom(status.containerID)
    if (running !== undefined) return running
  }
  if (state?.terminated !== undefined) {
    const id = idFrom(state.terminated.containerID) ?? last
    if (id === undefined) throw refuse('container %c in pod %p is terminated')
    return id
  }
  if (last !== undefined) return last
  throw refuse(waitingMessage(status))
}

function waitingMessage({ state }: ContainerStatus): string {
  const reason = state?.waiting?.reason
  if (state?.waiting === undefined) return 'container %c in pod %p is waiting to start - no logs yet'
  if (reason === 'ErrImagePull') return "container %c in pod %p is waiting to start: image can't be pulled"
  if (reason === 'ImagePullBackOff') {
    return 'container %c in pod %p is waiting to start: trying and failing to pull image'
  }
  return `container %c in pod %p is waiting to start: ${reason ?? ''}`
}

/** `docker://<id>`. */
function idFrom(containerID: string | undefined): string | undefined {
  const at = containerID?.indexOf('://') ?? -1
  return at < 0 ? undefined : containerID?.slice(at + 3)
}
