import {
  formatTimestamp,
  isNotFound,
  type Node,
  Nodes,
  type ObjectReference,
  objectKey,
  type Pod,
  Pods,
  podConditionPatch,
} from '../../api/index.js'
import type { Informer } from '../../client/index.js'
import { defineController, type ReconcileResult, type Reconciler, type ReconcilerTools } from '../runtime/index.js'
import { tolerationTimeMs } from './toleration-time.js'

const podsOnNode = 'node'

/** Deletes pods from nodes with NoExecute taints, when their tolerations say so. pkg/controller/tainteviction (v1.34). */
export const taintEvictionController = defineController({
  name: 'taint-eviction-controller',
  reconciles: Pods,
  workers: 8,
  create: (tools) => new TaintEviction(tools),
})

class TaintEviction implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #nodes: Informer<Node>
  readonly #pods: Informer<Pod>
  /** Pod → since when it has to leave (by uid, so that a namesake starts anew). */
  readonly #leaving = new Map<string, { readonly uid: string; readonly since: number }>()

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
    this.#nodes = tools.informers.informer(Nodes)
    this.#pods = tools.informers.informer(Pods)
    this.#pods.addIndex(podsOnNode, (pod) => (pod.spec?.nodeName ? [pod.spec.nodeName] : []))
    const enqueue = (node: Node) => {
      for (const pod of this.#pods.byIndex(podsOnNode, node.metadata?.name ?? '')) tools.queue.add(objectKey(pod))
    }
    this.#nodes.subscribe({
      onAdd: (node) => {
        if (noExecuteTaints(node).length > 0) enqueue(node)
      },
      onUpdate: (old, node) => {
        if (print(old) !== print(node)) enqueue(node)
      },
    })
  }

  async reconcile(key: string): Promise<ReconcileResult | undefined> {
    const pod = this.#pods.getByKey(key)
    const node = pod?.spec?.nodeName ? this.#nodes.get('', pod.spec.nodeName) : undefined
    const taints = node ? noExecuteTaints(node) : []
    if (!pod || pod.metadata?.deletionTimestamp !== undefined) {
      this.#leaving.delete(key)
      return undefined
    }
    const time = taints.length === 0 ? undefined : tolerationTimeMs(taints, pod.spec?.tolerations ?? [])
    if (time === undefined) {
      this.#cancel(key, pod)
      return undefined
    }
    const now = this.#tools.clock.now()
    const uid = pod.metadata?.uid ?? ''
    let leaving = this.#leaving.get(key)
    if (leaving?.uid !== uid) leaving = { uid, since: now }
    if (time > 0) this.#leaving.set(key, leaving)
    const left = leaving.since + time - now
    if (left > 0) return { requeueAfterMs: left }
    this.#leaving.delete(key)
    await this.#evict(pod)
    return undefined
  }

  #cancel(key: string, pod: Pod): void {
    if (!this.#leaving.delete(key)) return
    const message = `Cancelling deletion of Pod ${key}`
    this.#tools.events.event(referenceByName(pod), 'Normal', 'TaintManagerEviction', message)
  }

  async #evict(pod: Pod): Promise<void> {
    const { name = '', namespace, uid, generation } = pod.metadata ?? {}
    const message = `Marking for deletion Pod ${objectKey(pod)}`
    this.#tools.events.event(referenceByName(pod), 'Normal', 'TaintManagerEviction', message)
    const pods = this.#tools.client.resource(Pods, namespace)
    const condition = {
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'DeletionByTaintManager',
      message: 'Taint manager: deleting due to NoExecute taint',
      ...(generation === undefined ? {} : { observedGeneration: generation }),
      lastTransitionTime: formatTimestamp(this.#tools.clock.now()),
    }
    try {
      const patch = { metadata: { uid }, status: podConditionPatch(pod, condition) }
      await pods.patch(name, 'strategic', patch, { subresource: 'status' })
      await pods.delete(name, uid === undefined ? {} : { preconditions: { uid } })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}

/** Upstream's taint manager knows no more of a pod than this. */
function referenceByName({ metadata }: Pod): ObjectReference {
  const { name, namespace } = metadata ?? {}
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace }),
  }
}

function noExecuteTaints(node: Node) {
  return (node.spec?.taints ?? []).filter((taint) => taint.effect === 'NoExecute')
}

function print(node: Node): string {
  return noExecuteTaints(node)
    .map(({ key, value }) => `${key}=${value ?? ''}`)
    .join()
}
