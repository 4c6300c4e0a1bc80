import { formatTimestamp, isNotFound, objectReference, type Pod, type PodCondition, Pods } from '../../../api/index.js'
import type { PodInfo } from '../../snapshot/index.js'
import type { PluginTools } from '../tools.js'
import type { Candidate } from './candidates.js'

type EvictionTools = Pick<PluginTools, 'client' | 'clock' | 'handle' | 'informers' | 'logger' | 'recorder'>

/** Deletes victims in the background. A pod for which that is under way must not be tried meanwhile. */
export class Evictions {
  readonly #tools: EvictionTools
  readonly #pods
  /** Preemptor's uid → the victim that goes last, once it is its turn. */
  readonly #running = new Map<string, PodInfo | undefined>()

  constructor(tools: EvictionTools) {
    this.#tools = tools
    this.#pods = tools.informers.informer(Pods)
  }

  /** Whether the preemptor has to wait until its victims are told to go. */
  isRunning(uid: string): boolean {
    if (!this.#running.has(uid)) return false
    const last = this.#running.get(uid)
    if (!last) return true
    const pod = this.#pods.get(last.namespace, last.name)
    return pod !== undefined && pod.metadata?.deletionTimestamp === undefined
  }

  start(candidate: Candidate, preemptor: PodInfo): void {
    this.#running.set(preemptor.uid, undefined)
    this.#tools.handle.track(this.#run(candidate, preemptor))
  }

  async #run(candidate: Candidate, preemptor: PodInfo): Promise<void> {
    let hasFailed = false
    try {
      // Pods of lower priority that hoped for this node have to look again.
      await this.#clearLowerNominations(candidate.nodeName, preemptor)
      const [last, ...rest] = [...candidate.pods].reverse()
      await Promise.all(rest.map((victim) => this.#evict(victim, candidate.nodeName, preemptor)))
      if (last) {
        // The event of its deletion is what wakes the preemptor: from now on that must find the way clear.
        this.#running.set(preemptor.uid, last)
        await this.#evict(last, candidate.nodeName, preemptor)
      }
    } catch (error) {
      hasFailed = true
      this.#tools.logger.error('Preemption failed', {
        pod: `${preemptor.namespace}/${preemptor.name}`,
        error: String(error),
      })
    }
    this.#running.delete(preemptor.uid)
    if (hasFailed) this.#tools.handle.activate(preemptor.uid)
  }

  async #evict(victim: PodInfo, nodeName: string, preemptor: PodInfo): Promise<void> {
    const { client, clock, handle, recorder } = this.#tools
    if (!handle.rejectWaiting(victim.uid, 'preempted')) {
      const pods = client.resource(Pods, victim.namespace)
      const message = `${preemptor.pod.spec?.schedulerName}: preempting to accommodate a higher priority pod`
      try {
        await pods.patch(
          victim.name,
          'strategic',
          { status: { conditions: [disruption(victim.pod, message, clock.now())] } },
          { subresource: 'status' },
        )
        await pods.delete(victim.name, { preconditions: { uid: victim.uid } })
      } catch (error) {
        // Gone already: all the better.
        if (isNotFound(error)) return
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
