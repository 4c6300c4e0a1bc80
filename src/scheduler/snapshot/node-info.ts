import {
  addAmounts,
  amountsOf,
  emptyAmounts,
  type Node,
  type ResourceAmounts,
  resourceAmount,
  type Selector,
} from '../../api/index.js'
import { HostPorts } from './host-ports.js'
import type { PodInfo } from './pod-info.js'

/** More different questions than this about one node: the answers are forgotten. */
const mostRemembered = 256

/**
 * A node with the pods on it and the sums that filters and scores need. Kept up to date pod by pod, so that a scheduling cycle
 * never adds anything up.
 */
export class NodeInfo {
  /** Absent while only pods of the node are known. */
  node: Node | undefined
  readonly name: string
  readonly pods: Map<string, PodInfo>
  readonly requested: ResourceAmounts
  /** With the defaults for containers that ask for nothing; cpu and memory only. */
  readonly scoringRequested: ResourceAmounts
  allocatable: ResourceAmounts = emptyAmounts()
  /** How many pods may run here. */
  allowedPods = 0
  readonly hostPorts: HostPorts
  podsWithAffinity = 0
  podsWithRequiredAntiAffinity = 0
  readonly #remembered = new Map<string, unknown>()

  constructor(name: string, from?: NodeInfo) {
    this.name = name
    this.node = from?.node
    this.pods = new Map(from?.pods)
    this.requested = copyOf(from?.requested)
    this.scoringRequested = copyOf(from?.scoringRequested)
    this.hostPorts = from?.hostPorts.clone() ?? new HostPorts()
    if (!from) return
    this.allocatable = from.allocatable
    this.allowedPods = from.allowedPods
    this.podsWithAffinity = from.podsWithAffinity
    this.podsWithRequiredAntiAffinity = from.podsWithRequiredAntiAffinity
  }

  get labels(): Readonly<Record<string, string>> {
    return this.node?.metadata?.labels ?? noLabels
  }

  setNode(node: Node): void {
    this.node = node
    this.allocatable = amountsOf(node.status?.allocatable)
    this.allowedPods = resourceAmount('pods', node.status?.allocatable?.pods ?? '0')
  }

  addPod(pod: PodInfo): void {
    this.pods.set(pod.uid, pod)
    this.#count(pod, 1)
  }

  /** Takes out whatever is known under the pod's uid; says what that was. */
  removePod(uid: string): PodInfo | undefined {
    const known = this.pods.get(uid)
    if (!known) return undefined
    this.pods.delete(uid)
    this.#count(known, -1)
    return known
  }

  /** For dry runs. */
  clone(): NodeInfo {
    return new NodeInfo(this.name, this)
  }

  /**
   * What follows from the pods on the node alone, worked out once and kept under `key` until they change: so a cycle works again only where something
   * happened since the last one that asked for the same.
   */
  remember<T>(key: string, workOut: () => T): T {
    if (this.#remembered.has(key)) return this.#remembered.get(key) as T
    const value = workOut()
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear()
    this.#remembered.set(key, value)
    return value
  }

  /** How many pods of the namespace are selected, terminating ones not counted. `key` stands for selector and namespace. */
  countPods(key: string, namespace: string, selector: Selector): number {
    return this.remember(key, () => {
      let count = 0
      for (const pod of this.pods.values()) {
        if (pod.namespace === namespace && !pod.isTerminating && selector.matches(pod.labels)) count++
      }
      return count
    })
  }

  #count(pod: PodInfo, sign: 1 | -1): void {
    this.#remembered.clear()
    addAmounts(this.requested, pod.requests, sign)
    addAmounts(this.scoringRequested, pod.scoringRequests, sign)
    if (pod.hasAffinity) this.podsWithAffinity += sign
    if (pod.hasRequiredAntiAffinity) this.podsWithRequiredAntiAffinity += sign
    for (const port of pod.hostPorts) {
      if (sign > 0) this.hostPorts.add(port)
      else this.hostPorts.remove(port)
    }
  }
}

const noLabels: Readonly<Record<string, string>> = {}

function copyOf(amounts: ResourceAmounts | undefined): ResourceAmounts {
  return amounts ? { ...amounts, scalars: new Map(amounts.scalars) } : emptyAmounts()
}
