import {
  formatTimestamp,
  isConditionTrue,
  isNotFound,
  isPodTerminal,
  Nodes,
  type Pod,
  type PodCondition,
  Pods,
  podConditionPatch,
  timeOf,
} from '../../api/index.js'
import { type Controller, type ControllerFactory, type ControllerTools, PeriodicTask } from '../runtime/index.js'

const name = 'pod-garbage-collector-controller'
/** pkg/controller/podgc (v1.34). */
const checkPeriodMs = 20_000
const quarantineMs = 40_000
const outOfServiceTaint = 'node.kubernetes.io/out-of-service'

export interface PodGarbageCollectionOptions {
  /** More ended pods than these are deleted, oldest first; 0 keeps all. Upstream's --terminated-pod-gc-threshold. */
  readonly terminatedThreshold?: number
}

/** Deletes pods that nobody else would: ended ones in masses, those of nodes that are gone or out of service, and unbound terminating ones. */
export function podGarbageCollectionController(options: PodGarbageCollectionOptions = {}): ControllerFactory {
  return (tools) => {
    const collector = new PodCollector(
      { ...tools, logger: tools.logger.child(name) },
      options.terminatedThreshold ?? 12_500,
    )
    const { clock, logger } = tools
    const task = new PeriodicTask({ clock, logger, periodMs: checkPeriodMs, run: () => collector.collect() })
    const controller: Controller = {
      name,
      start: async () => task.start(),
      stop: () => task.stop(),
      isIdle: () => !task.isBusy,
    }
    return controller
  }
}

class PodCollector {
  readonly #tools: ControllerTools
  readonly #threshold: number
  /** Node names that pods have and no node has → since when. */
  readonly #missing = new Map<string, number>()

  constructor(tools: ControllerTools, threshold: number) {
    this.#tools = tools
    this.#threshold = threshold
    tools.informers.informer(Pods)
    tools.informers.informer(Nodes)
  }

  async collect(): Promise<void> {
    const pods = this.#tools.informers.informer(Pods).list()
    if (this.#threshold > 0) await this.#collectTerminated(pods)
    const terminating = pods.filter((pod) => pod.metadata?.deletionTimestamp !== undefined)
    await this.#collectOutOfService(terminating)
    await this.#collectOrphaned(pods)
    for (const pod of terminating) if (!pod.spec?.nodeName) await this.#failAndDelete(pod)
  }

  async #collectTerminated(pods: readonly Pod[]): Promise<void> {
    const ended = pods.filter((pod) => pod.metadata?.deletionTimestamp === undefined && isEnded(pod))
    const surplus = ended.length - this.#threshold
    if (surplus <= 0) return
    const byAge = (a: Pod, b: Pod) =>
      (timeOf(a.metadata?.creationTimestamp) ?? 0) - (timeOf(b.metadata?.creationTimestamp) ?? 0) ||
      ((a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1)
    ended.sort((a, b) => Number(isEvicted(b)) - Number(isEvicted(a)) || byAge(a, b))
    for (const pod of ended.slice(0, surplus)) await this.#failAndDelete(pod)
  }

  /** The node was declared out of service: nobody there will ever confirm that the pods have ended. */
  async #collectOutOfService(terminating: readonly Pod[]): Promise<void> {
    const nodes = this.#tools.informers.informer(Nodes)
    for (const pod of terminating) {
      const node = nodes.get('', pod.spec?.nodeName ?? '')
      if (!node || isConditionTrue(node.status?.conditions, 'Ready')) continue
      if (node.spec?.taints?.some((taint) => taint.key === outOfServiceTaint)) await this.#failAndDelete(pod)
    }
  }

  async #collectOrphaned(pods: readonly Pod[]): Promise<void> {
    const nodes = this.#tools.informers.informer(Nodes)
    const now = this.#tools.clock.now()
    const orphans = new Map<string, Pod[]>()
    for (const pod of pods) {
      const nodeName = pod.spec?.nodeName
      if (!nodeName || nodes.get('', nodeName)) continue
      const ofNode = orphans.get(nodeName)
      if (ofNode) ofNode.push(pod)
      else orphans.set(nodeName, [pod])
    }
    for (const nodeName of this.#missing.keys()) if (!orphans.has(nodeName)) this.#missing.delete(nodeName)
    for (const [nodeName, ofNode] of orphans) {
      const since = this.#missing.get(nodeName)
      if (since === undefined) this.#missing.set(nodeName, now)
      // Long enough for a node that only registers anew; then the API has the last word.
      else if (now - since >= quarantineMs && !(await this.#nodeExists(nodeName))) {
        this.#missing.delete(nodeName)
        for (const pod of ofNode) await this.#failAndDelete(pod, orphaned(pod, now))
      }
    }
  }

  async #nodeExists(nodeName: string): Promise<boolean> {
    try {
      await this.#tools.client.resource(Nodes).get(nodeName)
      return true
    } catch (error) {
      if (isNotFound(error)) return false
      throw error
    }
  }

  /** A pod that did not end by itself has failed, so that its owner does not wait for it. */
  async #failAndDelete(pod: Pod, condition?: PodCondition): Promise<void> {
    const { name: podName = '', namespace, uid, generation } = pod.metadata ?? {}
    const pods = this.#tools.client.resource(Pods, namespace)
    const status = {
      phase: 'Failed',
      ...(generation === undefined ? {} : { observedGeneration: generation }),
      ...(condition ? podConditionPatch(pod, condition) : {}),
    }
    try {
      if (!isPodTerminal(pod))
        await pods.patch(podName, 'strategic', { metadata: { uid }, status }, { subresource: 'status' })
      await pods.delete(podName, { gracePeriodSeconds: 0, ...(uid === undefined ? {} : { preconditions: { uid } }) })
    } catch (error) {
      if (!isNotFound(error))
        this.#tools.logger.warn('A pod was not collected', { pod: `${namespace}/${podName}`, error: String(error) })
    }
  }
}

function orphaned({ metadata }: Pod, now: number): PodCondition {
  return {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'DeletionByPodGC',
    message: 'PodGC: node no longer exists',
    ...(metadata?.generation === undefined ? {} : { observedGeneration: metadata.generation }),
    lastTransitionTime: formatTimestamp(now),
  }
}

function isEnded(pod: Pod): boolean {
  const phase = pod.status?.phase
  return phase !== 'Pending' && phase !== 'Running' && phase !== 'Unknown'
}

function isEvicted(pod: Pod): boolean {
  return pod.status?.phase === 'Failed' && pod.status.reason === 'Evicted'
}
