import {
  type DaemonSet,
  getScaledValueFromIntOrPercent,
  isPodTerminal,
  type Node,
  type Pod,
  timeOf,
} from '../../api/index.js'
import { targetNode } from './daemon-pod.js'
import { nodeFit } from './node-fit.js'

/** The pods of a daemon set by the node they are on or meant for. */
export type NodePods = ReadonlyMap<string, readonly Pod[]>

/** Pods that have ended and are being deleted are left out: they are as good as gone. */
export function podsByNode(pods: readonly Pod[]): NodePods {
  const byNode = new Map<string, Pod[]>()
  for (const pod of pods) {
    if (isPodTerminal(pod) && pod.metadata?.deletionTimestamp !== undefined) continue
    const node = targetNode(pod)
    if (node === undefined) continue
    const present = byNode.get(node)
    if (present) present.push(pod)
    else byNode.set(node, [pod])
  }
  return byNode
}

/** Bound before unbound, then oldest first, then by name. */
export function byBoundAndAge(a: Pod, b: Pod): number {
  const isBound = (pod: Pod) => (pod.spec?.nodeName ? 0 : 1)
  const age = (timeOf(a.metadata?.creationTimestamp) ?? 0) - (timeOf(b.metadata?.creationTimestamp) ?? 0)
  return isBound(a) - isBound(b) || age || ((a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1)
}

/** How many pods may be too many or missing during a rolling update. */
export function rollingNumbers(
  daemonSet: DaemonSet,
  nodes: readonly Node[],
): { readonly maxSurge: number; readonly maxUnavailable: number; readonly desired: number } {
  const desired = nodes.filter((node) => nodeFit(node, daemonSet).shouldRun).length
  const { type, rollingUpdate } = daemonSet.spec?.updateStrategy ?? {}
  const isRolling = type === 'RollingUpdate' && rollingUpdate !== undefined
  const scaled = (value: number | string | undefined) =>
    isRolling && value !== undefined ? getScaledValueFromIntOrPercent(value, desired, { roundUp: true }) : 0
  const maxSurge = scaled(rollingUpdate?.maxSurge)
  const maxUnavailable = scaled(rollingUpdate?.maxUnavailable)
  // Both can come out as zero only from percentages: then one at a time goes.
  return { desired, maxSurge, maxUnavailable: desired > 0 && maxSurge + maxUnavailable === 0 ? 1 : maxUnavailable }
}

export function allowsSurge(daemonSet: DaemonSet): boolean {
  const { type, rollingUpdate } = daemonSet.spec?.updateStrategy ?? {}
  const maxSurge = type === 'RollingUpdate' ? rollingUpdate?.maxSurge : undefined
  return maxSurge !== undefined && getScaledValueFromIntOrPercent(maxSurge, 1, { roundUp: true }) > 0
}
