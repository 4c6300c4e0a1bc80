import type { Node, Pod } from '../../api/index.js'
import { zoneOf } from '../../api/index.js'
import { ImageTable } from './image-table.js'
import { NodeInfo } from './node-info.js'
import { NodeTree } from './node-tree.js'
import { PodInfo } from './pod-info.js'

/**
 * The nodes with their pods, as the scheduler believes them to be: what informers say, plus pods that it has placed but that
 * are not yet seen bound (assumed). A scheduling cycle runs without giving way to anything else, so it sees this as it stands; there is
 * no copy to bring up to date (upstream copies because its cycle runs beside the event handlers).
 */
export class ClusterSnapshot {
  readonly images = new ImageTable()
  readonly #nodes = new Map<string, NodeInfo>()
  readonly #tree = new NodeTree()
  /** uid → node name, of every pod in `#nodes`. */
  readonly #placed = new Map<string, string>()
  readonly #assumed = new Set<string>()
  readonly #withAffinity = new Set<NodeInfo>()
  readonly #withRequiredAntiAffinity = new Set<NodeInfo>()
  #list: readonly NodeInfo[] | undefined

  /** All nodes, zones taking turns. The array is not changed later. */
  get nodes(): readonly NodeInfo[] {
    if (!this.#list) {
      const list: NodeInfo[] = []
      for (const name of this.#tree.list()) {
        const info = this.#nodes.get(name)
        if (info) list.push(info)
      }
      this.#list = list
    }
    return this.#list
  }

  /** Nodes on which some pod has any (anti-)affinity to pods. */
  get nodesWithAffinity(): Iterable<NodeInfo> {
    return this.#withAffinity
  }

  /** Nodes on which some pod has a required anti-affinity. */
  get nodesWithRequiredAntiAffinity(): Iterable<NodeInfo> {
    return this.#withRequiredAntiAffinity
  }

  /** A node that exists; pods whose node is not (or no longer) known do not make it one. */
  get(name: string): NodeInfo | undefined {
    const info = this.#nodes.get(name)
    return info?.node ? info : undefined
  }

  setNode(node: Node): void {
    const name = node.metadata?.name ?? ''
    const info = this.#nodeInfo(name)
    info.setNode(node)
    this.images.setNode(name, node)
    if (this.#tree.set(name, zoneOf(node))) this.#list = undefined
  }

  removeNode(name: string): void {
    const info = this.#nodes.get(name)
    if (!info?.node) return
    info.node = undefined
    this.images.removeNode(name)
    this.#tree.delete(name)
    this.#list = undefined
    this.#dropIfEmpty(info)
  }

  /** The scheduler has decided: the pod counts on the node from now on. */
  assume(pod: PodInfo, nodeName: string): void {
    this.#place(pod, nodeName)
    this.#assumed.add(pod.uid)
  }

  isAssumed(uid: string): boolean {
    return this.#assumed.has(uid)
  }

  /** Binding failed: the pod no longer counts. A pod that was seen bound meanwhile stays. */
  forget(uid: string): boolean {
    if (!this.#assumed.delete(uid)) return false
    this.#remove(uid)
    return true
  }

  /** A pod on a node, as the informer has it: new, changed, or one that was assumed. */
  setPod(pod: Pod): void {
    const info = new PodInfo(pod)
    this.#assumed.delete(info.uid)
    this.#place(info, pod.spec?.nodeName ?? '')
  }

  removePod(uid: string): void {
    this.#assumed.delete(uid)
    this.#remove(uid)
  }

  /** Where a pod is counted. */
  nodeOf(uid: string): string | undefined {
    return this.#placed.get(uid)
  }

  #place(pod: PodInfo, nodeName: string): void {
    this.#remove(pod.uid)
    const info = this.#nodeInfo(nodeName)
    info.addPod(pod)
    this.#placed.set(pod.uid, nodeName)
    this.#noteAffinity(info)
  }

  #remove(uid: string): void {
    const nodeName = this.#placed.get(uid)
    if (nodeName === undefined) return
    this.#placed.delete(uid)
    const info = this.#nodes.get(nodeName)
    if (!info) return
    info.removePod(uid)
    this.#noteAffinity(info)
    this.#dropIfEmpty(info)
  }

  #noteAffinity(info: NodeInfo): void {
    if (info.podsWithAffinity > 0) this.#withAffinity.add(info)
    else this.#withAffinity.delete(info)
    if (info.podsWithRequiredAntiAffinity > 0) this.#withRequiredAntiAffinity.add(info)
    else this.#withRequiredAntiAffinity.delete(info)
  }

  #nodeInfo(name: string): NodeInfo {
    let info = this.#nodes.get(name)
    if (!info) {
      info = new NodeInfo(name)
      this.#nodes.set(name, info)
    }
    return info
  }

  #dropIfEmpty(info: NodeInfo): void {
    if (!info.node && info.pods.size === 0) this.#nodes.delete(info.name)
  }
}
