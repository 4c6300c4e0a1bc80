import type { Pod } from '../../api/index.js'
import type { Kubelet } from '../kubelet.js'
import type { ContainerRuntime } from '../runtime/container-runtime.js'
import type { KubeletPods } from './lookup.js'
import { identityOf } from './pod-spec.js'
import { historyOf, liveSandbox, readView } from './runtime-view.js'

/** The lookup over all kubelets of the process. The runtime is asked each time: what was known may be a moment old. */
export function createPodLookup(
  runtime: ContainerRuntime,
  kubelet: (nodeName: string) => Pick<Kubelet, 'worker'> | undefined,
): KubeletPods {
  const viewOfPod = async (pod: Pod) => {
    const nodeName = pod.spec?.nodeName ?? ''
    return kubelet(nodeName) === undefined ? undefined : await readView(runtime, nodeName, identityOf(pod).uid)
  }
  return {
    hasNode: (nodeName) => kubelet(nodeName) !== undefined,
    async findContainer(pod, containerName, options = {}) {
      const view = await viewOfPod(pod)
      if (view === undefined) return undefined
      const history = historyOf(view, containerName)
      return options.previous === true ? history[1] : history[0]
    },
    async findSandbox(pod) {
      const view = await viewOfPod(pod)
      return view === undefined ? undefined : liveSandbox(view)
    },
    statusOf: (pod) => kubelet(pod.spec?.nodeName ?? '')?.worker(identityOf(pod).uid)?.status,
  }
}
