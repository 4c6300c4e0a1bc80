import {
  formatTimestamp,
  isConflict,
  isNotFound,
  objectReference,
  type Pod,
  type PodCondition,
  Pods,
  podConditionPatch,
} from '../../../api/index.js'
import type { PodInfo } from '../../snapshot/index.js'
import type { PluginTools } from '../tools.js'
import type { Candidate } from './candidates.js'

type EvictionTools = Pick<PluginTools, 'client' | 'clock' | 'handle' | 'informers' | 'logger' | 'recorder'>

/** Deletes victims in the background. A pod for which that is under way must not be tried meanwhile. */
export class Evictions {
  readonly #tools: EvictionTools
  readonly #pods
  /** By the preemptor's uid. */
  readonly #running = new Map<string, { readonly victims: Set<PodInfo>; isTold: boolean }>()

  constructor(tools: EvictionTools) {
    this.#tools = tools
    this.#pods = tools.informers.informer(Pods)
  }

  /** Whether the preemptor has to wait: until all its victims are told to go, and the informer shows it. */
  isRunning(uid: string): boolean {
    const running = this.#running.get(uid)
    if (!running) return false
    if (!running.isTold || [...running.victims].some((victim) => this.#isStaying(victim))) return true
    this.#running.delete(uid)
    return false
  }

  start(candidate: Candidate, preemptor: PodInfo): void {
    // Preemptors that were deleted meanwhile never ask again.
    for (const uid of [...this.#running.keys()]) this.isRunning(uid)
    this.#running.set(preemptor.uid, { victims: new Set(candidate.pods), isTold: false })
    this.#tools.handle.track(this.#run(candidate, preemptor))
  }

  #isStaying({ namespace, name, uid }: PodInfo): boolean {
    const metadata = this.#pods.get(namespace, name)?.metadata
    return metadata?.uid === uid && metadata.deletionTimestamp === undefined
  }

  async #run(candidate: Candidate, preemptor: PodInfo): Promise<void> {
    const { handle, logger } = this.#tools
    const running = this.#running.get(preemptor.uid)
    try {
      // Pods of lower priority that hoped for this node have to look again.
      await this.#clearLowerNominations(candidate.nodeName, preemptor)
      await Promise.all(
        candidate.pods.map(async (victim) => {
          const isDeleted = await this.#evict(victim, candidate.nodeName, preemptor)
          if (!isDeleted) running?.victims.delete(victim)
        }),
      )
      if (running) running.isTold = true
      // Where all have gone already, no event is to come that wakes the preemptor.
      const isAnyLeft = [...(running?.victims ?? [])].some(({ namespace, name }) => this.#pods.get(namespace, name))
      if (!isAnyLeft) handle.activate(preemptor.uid)
    } catch (error) {
      const pod = `${preemptor.namespace}/${preemptor.name}`
      logger.error('Preemption failed', { pod, node: candidate.nodeName, error: String(error) })
      this.#running.delete(preemptor.uid)
      handle.activate(preemptor.uid)
    }
  }

  /** False: the pod only waited at permit, and is merely sent back to the queue. */
  async #evict(victim: PodInfo, nodeName: string, preemptor: PodInfo): Promise<boolean> {
    const { client, clock, handle, recorder } = this.#tools
    const wasWaiting = handle.rejectWaiting(victim.uid, 'preempted')
    if (!wasWaiting) {
      const pods = client.resource(Pods, victim.namespace)
      const message = `${preemptor.pod.spec?.schedulerName}: preempting to accommodate a higher priority pod`
      try {
        await pods.patch(
          victim.name,
          'strategic',
          { status: podConditionPatch(victim.pod, disruption(victim.pod, message, clock.now())) },
          { subresource: 'status' },
        )
        await pods.delete(victim.name, { preconditions: { uid: victim.uid } })
      } catch (error) {
        // Gone already (a conflict: another one of that name is there now): all the better.
        if (isNotFound(error) || isConflict(error)) return true
        throw error
      }
    }
    recorder.event(
      objectReference(victim.pod, Pods),
      'Normal',
      'Preempted',
      `Preempted by pod ${preemptor.uid} on node ${nodeName}`,
      { action: 'Preempting', related: objectReference(preemptor.pod, Pods) },
    )
    return !wasWaiting
  }

  async #clearLowerNominations(nodeName: string, preemptor: PodInfo): Promise<void> {
    const { client, handle } = this.#tools
    const lower = [...handle.nominatedPods(nodeName)].filter(({ priority }) => priority < preemptor.priority)
    for (const other of lower) handle.clearNomination(other.uid)
    await Promise.all(
      lower.map(async ({ namespace, name, pod }) => {
        if (!pod.status?.nominatedNodeName) return
        const patch = { status: { nominatedNodeName: null } }
        await client
          .resource(Pods, namespace)
          .patch(name, 'strategic', patch, { subresource: 'status' })
          .catch((error: unknown) => {
            if (!isNotFound(error)) throw error
          })
      }),
    )
  }
}

function disruption({ metadata, status }: Pod, message: string, now: number): PodCondition {
  const old = status?.conditions?.find(({ type }) => type === 'DisruptionTarget')
  return {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'PreemptionByScheduler',
    message,
    ...(metadata?.generation === undefined ? {} : { observedGeneration: metadata.generation }),
    lastTransitionTime:
      old?.status === 'True' && old.lastTransitionTime ? old.lastTransitionTime : formatTimestamp(now),
  }
}
