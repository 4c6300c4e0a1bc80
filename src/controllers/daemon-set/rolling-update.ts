import { type DaemonSet, isPodAvailable, type Node, type Pod } from '../../api/index.js'
import { isUpdated } from './daemon-pod.js'
import { nodeFit } from './node-fit.js'
import { type NodePods, rollingNumbers } from './node-pods.js'
import type { Placement } from './placement.js'

export interface RollingInputs {
  readonly daemonSet: DaemonSet
  readonly nodes: readonly Node[]
  readonly nodePods: NodePods
  readonly hash: string
  /** Milliseconds since 1970. */
  readonly now: number
}

interface OnNode {
  readonly nodeName: string
  readonly newPod?: Pod
  readonly oldPod?: Pod
  /** More than one new or one old pod: to be put right first. */
  readonly isCrowded: boolean
}

/** The next step of a rolling update: which old pods go, and on which nodes a new one comes beside the old. rollingUpdate (v1.34). */
export function rollingStep(inputs: RollingInputs): Placement {
  const { daemonSet, nodes, nodePods, now } = inputs
  const numbers = rollingNumbers(daemonSet, nodes)
  const isAvailable = (pod: Pod) => isPodAvailable(pod, daemonSet.spec?.minReadySeconds ?? 0, now)
  const wanted = nodes.filter((node) => nodeFit(node, daemonSet).shouldRun).map((node) => node.metadata?.name ?? '')
  const names = new Set([...nodePods.keys(), ...(numbers.maxSurge === 0 ? wanted : [])])
  const states = [...names].map((nodeName) => stateOf(inputs, nodeName))
  if (numbers.maxSurge === 0) return stepInPlace(states, numbers.maxUnavailable, isAvailable)
  return stepWithSurge(states, { ...numbers, isAvailable, isWanted: (nodeName) => wanted.includes(nodeName) })
}

/** Old pods that are not available go at once, others as far as maxUnavailable allows. */
function stepInPlace(states: readonly OnNode[], maxUnavailable: number, isAvailable: (pod: Pod) => boolean): Placement {
  let unavailable = 0
  const free: Pod[] = []
  const candidates: Pod[] = []
  for (const { newPod, oldPod, isCrowded } of states) {
    if (isCrowded || (newPod === undefined) === (oldPod === undefined)) unavailable++
    else if (newPod) unavailable += isAvailable(newPod) ? 0 : 1
    else if (oldPod && !isAvailable(oldPod)) {
      free.push(oldPod)
      unavailable++
    } else if (oldPod && unavailable < maxUnavailable) candidates.push(oldPod)
  }
  return { createOn: [], remove: [...free, ...candidates.slice(0, Math.max(0, maxUnavailable - unavailable))] }
}

interface SurgeNumbers {
  readonly maxSurge: number
  readonly desired: number
  readonly isAvailable: (pod: Pod) => boolean
  readonly isWanted: (nodeName: string) => boolean
}

/** An old pod goes when the new one beside it is available; new ones come as far as maxSurge allows. */
function stepWithSurge(
  states: readonly OnNode[],
  { maxSurge, desired, isAvailable, isWanted }: SurgeNumbers,
): Placement {
  let surge = 0
  let available = 0
  const remove: Pod[] = []
  const unwanted: Pod[] = []
  const free: string[] = []
  const candidates: string[] = []
  for (const { nodeName, newPod, oldPod, isCrowded } of states) {
    if (isCrowded) {
      surge++
      continue
    }
    const serving = oldPod ?? newPod
    if (serving && isAvailable(serving)) available++
    if (!oldPod) continue
    if (newPod) {
      if (isAvailable(newPod)) remove.push(oldPod)
      else surge++
    } else if (!isAvailable(oldPod)) {
      if (isWanted(nodeName)) free.push(nodeName)
      else remove.push(oldPod)
    } else if (!isWanted(nodeName)) unwanted.push(oldPod)
    else if (surge < maxSurge) candidates.push(nodeName)
  }
  return {
    createOn: [...free, ...candidates.slice(0, Math.max(0, maxSurge - surge))],
    remove: [...remove, ...unwanted.slice(0, Math.max(0, available - desired))],
  }
}

function stateOf({ daemonSet, nodePods, hash }: RollingInputs, nodeName: string): OnNode {
  const pods = (nodePods.get(nodeName) ?? []).filter((pod) => pod.metadata?.deletionTimestamp === undefined)
  const fresh = pods.filter((pod) => isUpdated(pod, daemonSet, hash))
  const old = pods.filter((pod) => !isUpdated(pod, daemonSet, hash))
  const [newPod] = fresh
  const [oldPod] = old
  return {
    nodeName,
    isCrowded: fresh.length > 1 || old.length > 1,
    ...(newPod ? { newPod } : {}),
    ...(oldPod ? { oldPod } : {}),
  }
}
