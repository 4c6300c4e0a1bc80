import type { Pod } from '../../api/index.js'
import type { ContainerState } from '../runtime/container-runtime.js'
import type { AnyContainer } from './pod-spec.js'
import { restartPolicyFor } from './pod-spec.js'

/** Whether a container that is not running is to be started (again): pkg/kubelet/container/helpers.go, v1.34. */
export function shouldStart(pod: Pod, container: AnyContainer, newest: ContainerState | undefined): boolean {
  if (pod.metadata?.deletionTimestamp !== undefined) return false
  if (newest === undefined) return true
  if (newest.state === 'running') return false
  if (newest.state === 'created') return true
  const policy = restartPolicyFor(pod, container)
  if (policy === 'Never') return false
  return !(policy === 'OnFailure' && newest.exitCode === 0)
}
