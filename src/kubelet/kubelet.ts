import type { Pod, ResourceAmounts } from '../api/index.js'
import { podRequests } from '../api/index.js'
import { messageOf } from '../base/index.js'
import type { NodeAgent } from './node/index.js'
import { admitPod } from './pods/admission.js'
import { removeEverything } from './pods/garbage.js'
import type { NodeContext } from './pods/node-context.js'
import { identityOf, isTerminalPhase } from './pods/pod-spec.js'
import { PodWorker } from './pods/pod-worker.js'
import { viewOf } from './pods/runtime-view.js'
import type { RuntimeEvent } from './runtime/container-runtime.js'

/** The pods of one node: a worker each, admission, orphans and the comparison with the runtime's truth. */
export class Kubelet {
  readonly agent: NodeAgent
  readonly context: NodeContext
  readonly #workers = new Map<string, PodWorker>()
  /** Pods that were deleted here, and of which the informer has not said so yet (or, with finalizers, will not for long). */
  readonly #finished = new Set<string>()
  /** What each pod object asks for, so that a full node does not add it all up for each newcomer. */
  readonly #requests = new WeakMap<Pod, ResourceAmounts>()
  #isStopped = false

  constructor(context: NodeContext, agent: NodeAgent) {
    this.context = context
    this.agent = agent
  }

  get workers(): Iterable<PodWorker> {
    return this.#workers.values()
  }

  get isIdle(): boolean {
    for (const worker of this.#workers.values()) if (!worker.isIdle) return false
    return true
  }

  worker(podUid: string): PodWorker | undefined {
    return this.#workers.get(podUid)
  }

  /** A pod of this node is new or has changed. */
  see(pod: Pod): void {
    if (this.#isStopped) return
    const { uid } = identityOf(pod)
    const worker = this.#workers.get(uid)
    if (worker !== undefined) {
      worker.update(pod)
      return
    }
    if (this.#finished.has(uid)) return
    const onGone = ({ isRemoved }: { isRemoved: boolean }) => {
      this.#workers.delete(uid)
      if (!isRemoved) this.#finished.add(uid)
    }
    const created = new PodWorker(this.context, pod, onGone, this.#rejection(pod))
    this.#workers.set(uid, created)
    created.wake()
  }

  /** The API server no longer has the pod. */
  lose(pod: Pod): void {
    const { uid } = identityOf(pod)
    this.#finished.delete(uid)
    this.#workers.get(uid)?.remove()
  }

  /** The runtime says that something happened to a pod. */
  hint({ podUid, type }: RuntimeEvent): void {
    this.#workers.get(podUid)?.hint(type)
  }

  wake(podUid: string): void {
    this.#workers.get(podUid)?.wake()
  }

  wakeAll(): void {
    for (const worker of this.#workers.values()) worker.wake()
  }

  /** Lists the runtime, wakes the workers whose pods look different there, and removes what belongs to no pod. Rejects with a RuntimeError. */
  async relist(): Promise<void> {
    const { runtime, nodeName, logger } = this.context
    const [sandboxes, containers] = await Promise.all([
      runtime.listSandboxes(nodeName),
      runtime.listContainers(nodeName),
    ])
    const byUid = new Map<
      string,
      { sandboxes: (typeof sandboxes)[number][]; containers: (typeof containers)[number][] }
    >()
    const entry = (uid: string) => {
      const known = byUid.get(uid) ?? { sandboxes: [], containers: [] }
      byUid.set(uid, known)
      return known
    }
    for (const sandbox of sandboxes) entry(sandbox.uid).sandboxes.push(sandbox)
    for (const container of containers) entry(container.uid).containers.push(container)
    for (const [uid, worker] of this.#workers) {
      const { sandboxes: own, containers: members } = entry(uid)
      worker.compare(viewOf(own, members, uid))
    }
    for (const uid of byUid.keys()) {
      if (this.#workers.has(uid) || this.#isStopped) continue
      logger.info('Removed what an unknown pod left behind', { uid, node: nodeName })
      await removeEverything(this.context, uid).catch((error: unknown) => {
        logger.warn('Leftovers could not be removed', { uid, node: nodeName, error: messageOf(error) })
      })
    }
  }

  /** Ends all workers; containers go on running. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await Promise.all([...this.#workers.values()].map((worker) => worker.stop()))
  }

  readonly #requestsOf = (pod: Pod): ResourceAmounts => {
    const requests = this.#requests.get(pod) ?? podRequests(pod)
    this.#requests.set(pod, requests)
    return requests
  }

  /** Only pods that have not begun are judged: one that has been taken stays. */
  #rejection(pod: Pod) {
    const hasBegun = pod.status?.startTime !== undefined || pod.metadata?.deletionTimestamp !== undefined
    if (hasBegun || isTerminalPhase(pod.status?.phase)) return undefined
    const node = this.agent.node
    if (node === undefined) return undefined
    const others: Pod[] = []
    for (const worker of this.#workers.values()) if (worker.isActive) others.push(worker.pod)
    return admitPod(pod, node, others, this.#requestsOf)
  }
}
