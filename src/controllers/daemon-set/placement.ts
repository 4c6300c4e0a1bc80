import { type DaemonSet, isPodAvailable, isPodReady, type Node, type Pod } from '../../api/index.js'
import { revisionLabel } from './daemon-pod.js'
import { nodeFit } from './node-fit.js'
import { allowsSurge, byBoundAndAge, type NodePods } from './node-pods.js'

/** What is to be done: nodes that need a pod, pods that are to go. */
export interface Placement {
  readonly createOn: readonly string[]
  readonly remove: readonly Pod[]
}

export interface PlacementInputs {
  readonly daemonSet: DaemonSet
  readonly nodes: readonly Node[]
  readonly nodePods: NodePods
  /** Of the current revision. */
  readonly hash: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** A pod has ended where it should run: whether it may be deleted now. */
  readonly mayReplaceEnded: (pod: Pod, nodeName: string) => boolean
}

/** One pod on every node that fits and none elsewhere, the strategy left aside (podsShouldBeOnNode, v1.34). */
export function placePods(inputs: PlacementInputs): Placement {
  const createOn: string[] = []
  const remove: Pod[] = []
  const known = new Set<string>()
  for (const node of inputs.nodes) {
    const name = node.metadata?.name ?? ''
    known.add(name)
    const pods = inputs.nodePods.get(name)
    const { shouldRun, mayStay } = nodeFit(node, inputs.daemonSet)
    if (shouldRun && !pods) createOn.push(name)
    else if (pods && mayStay) {
      const running = pods.filter((pod) => !isDeleting(pod) && !isEnded(pod))
      const ended = pods.filter((pod) => !isDeleting(pod) && isEnded(pod))
      remove.push(...ended.filter((pod) => inputs.mayReplaceEnded(pod, name)), ...surplus(inputs, running))
      if (running.length === 0 && shouldRun && allowsSurge(inputs.daemonSet)) createOn.push(name)
    } else if (pods) remove.push(...pods.filter((pod) => !isDeleting(pod)))
  }
  for (const [name, pods] of inputs.nodePods) {
    if (!known.has(name)) remove.push(...pods.filter((pod) => !pod.spec?.nodeName))
  }
  return { createOn, remove }
}

/** Of several running pods on a node one stays; with surge an old one beside a new one, until that is available. */
function surplus({ daemonSet, hash, now }: PlacementInputs, running: readonly Pod[]): readonly Pod[] {
  const [first, ...others] = [...running].sort(byBoundAndAge)
  if (!first || others.length === 0) return []
  if (!allowsSurge(daemonSet)) return others
  const isNew = (pod: Pod) => pod.metadata?.labels?.[revisionLabel] === hash
  const sorted = [first, ...others]
  const oldestNew = sorted.find(isNew)
  const oldestOld = sorted.find((pod) => !isNew(pod))
  const remove = sorted.filter((pod) => pod !== oldestNew && pod !== oldestOld)
  if (!oldestNew || !oldestOld) return remove
  const isReplaced = !isPodReady(oldestOld) || isPodAvailable(oldestNew, daemonSet.spec?.minReadySeconds ?? 0, now)
  return isReplaced ? [...remove, oldestOld] : remove
}

function isDeleting(pod: Pod): boolean {
  return pod.metadata?.deletionTimestamp !== undefined
}

function isEnded(pod: Pod): boolean {
  return pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded'
}
