import { type DaemonSet, findUntoleratedTaint, matchesRequiredNodeAffinity, type Node } from '../../api/index.js'
import { daemonTolerations } from './daemon-pod.js'

export interface NodeFit {
  /** A pod belongs there. */
  readonly shouldRun: boolean
  /** A pod that is there may stay. */
  readonly mayStay: boolean
}

/** NodeShouldRunDaemonPod (v1.34): by node name, selector, required affinity and taints; resources do not count. */
export function nodeFit(node: Node, daemonSet: DaemonSet): NodeFit {
  const spec = daemonSet.spec?.template?.spec
  const isNamed = !spec?.nodeName || spec.nodeName === node.metadata?.name
  if (!isNamed || !matchesRequiredNodeAffinity(spec ? { spec } : {}, node)) return { shouldRun: false, mayStay: false }
  const tolerations = daemonTolerations(spec)
  const taints = node.spec?.taints
  if (!findUntoleratedTaint(taints, tolerations, ['NoExecute', 'NoSchedule'])) return { shouldRun: true, mayStay: true }
  return { shouldRun: false, mayStay: findUntoleratedTaint(taints, tolerations, ['NoExecute']) === undefined }
}
