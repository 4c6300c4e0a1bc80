import type { Pod, PodStatus } from '../../api/index.js'
import type { ContainerState, SandboxStatus } from '../runtime/container-runtime.js'

/**
 * From a Pod to what the runtime has of it, for logs, exec, attach and port-forward. Answers for all nodes of this process. The Pod is
 * recognised by its uid and `spec.nodeName`; a pod of a node that is not here, or that the kubelet has not seen yet, has nothing.
 * Methods reject with a `RuntimeError` only.
 */
export interface KubeletPods {
  /** Whether the node is one of this process. */
  hasNode(nodeName: string): boolean
  /**
   * The newest container of that name (regular, init or ephemeral), running or dead; with `previous` the one before it. Undefined where there is
   * none (not started yet, or collected).
   */
  findContainer(
    pod: Pod,
    containerName: string,
    options?: { readonly previous?: boolean },
  ): Promise<ContainerState | undefined>
  /** The pod's live sandbox, or undefined when there is none. */
  findSandbox(pod: Pod): Promise<SandboxStatus | undefined>
  /** The status as the kubelet last computed it (possibly newer than the API server's); undefined for pods it does not know. */
  statusOf(pod: Pod): PodStatus | undefined
}
