import { type DaemonSet, type DaemonSetStatus, isPodAvailable, isPodReady, type Node } from '../../api/index.js'
import { isUpdated } from './daemon-pod.js'
import { nodeFit } from './node-fit.js'
import { byBoundAndAge, type NodePods } from './node-pods.js'

export interface StatusInputs {
  readonly nodes: readonly Node[]
  readonly nodePods: NodePods
  readonly hash: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The numbers of a status; what else it holds stays as it is. updateDaemonSetStatus (v1.34). */
export function daemonSetNumbers(daemonSet: DaemonSet, { nodes, nodePods, hash, now }: StatusInputs): DaemonSetStatus {
  let desired = 0
  let current = 0
  let misscheduled = 0
  let ready = 0
  let updated = 0
  let available = 0
  for (const node of nodes) {
    const [pod] = [...(nodePods.get(node.metadata?.name ?? '') ?? [])].sort(byBoundAndAge)
    if (!nodeFit(node, daemonSet).shouldRun) {
      if (pod) misscheduled++
      continue
    }
    desired++
    if (!pod) continue
    current++
    if (isPodReady(pod)) {
      ready++
      if (isPodAvailable(pod, daemonSet.spec?.minReadySeconds ?? 0, now)) available++
    }
    if (isUpdated(pod, daemonSet, hash)) updated++
  }
  return {
    currentNumberScheduled: current,
    numberMisscheduled: misscheduled,
    desiredNumberScheduled: desired,
    numberReady: ready,
    updatedNumberScheduled: updated,
    numberAvailable: available,
    numberUnavailable: desired - available,
  }
}

export function isStatusCurrent({ metadata, status }: DaemonSet, numbers: DaemonSetStatus): boolean {
  const known = (status ?? {}) as Partial<Record<string, unknown>>
  return (
    Object.entries(numbers).every(([name, number]) => (known[name] ?? 0) === number) &&
    (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0)
  )
}
