import type { PodInfo } from '../snapshot/index.js'

/** Pods for which room is being made on a node, until they are placed (somewhere). */
export class Nominator {
  readonly #nodeOf = new Map<string, string>()
  readonly #podsOf = new Map<string, Map<string, PodInfo>>()

  /** `nodeName` empty: no longer nominated. */
  set(pod: PodInfo, nodeName: string): void {
    this.delete(pod.uid)
    if (nodeName === '') return
    this.#nodeOf.set(pod.uid, nodeName)
    const pods = this.#podsOf.get(nodeName) ?? new Map<string, PodInfo>()
    pods.set(pod.uid, pod)
    this.#podsOf.set(nodeName, pods)
  }

  delete(uid: string): void {
    const nodeName = this.#nodeOf.get(uid)
    if (nodeName === undefined) return
    this.#nodeOf.delete(uid)
    const pods = this.#podsOf.get(nodeName)
    pods?.delete(uid)
    if (pods?.size === 0) this.#podsOf.delete(nodeName)
  }

  nodeOf(uid: string): string | undefined {
    return this.#nodeOf.get(uid)
  }

  podsOn(nodeName: string): Iterable<PodInfo> {
    return this.#podsOf.get(nodeName)?.values() ?? []
  }
}
