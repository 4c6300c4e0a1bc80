import { objectReference, type Pod, Pods } from '../api/index.js'
import { type Component, type Logger, TimeSlice } from '../base/index.js'
import { requestInformers, watchCluster } from './cluster-watcher.js'
import {
  CycleState,
  FitError,
  failed,
  isRejected,
  messageOf,
  noNodesAvailable,
  notePlugin,
  ProfileRunner,
  type Verdict,
} from './framework/index.js'
import { NodeSearch } from './node-search.js'
import { defaultProfile, type PluginHandle, type PluginTools } from './plugins/index.js'
import { podOnNode } from './pod-events.js'
import { eventNote, patchSchedulingStatus } from './pod-status.js'
import { noNodes, type QueuedPod, type Rejection, SchedulingQueue } from './queue/index.js'
import type { SchedulerOptions } from './scheduler-options.js'
import { ClusterSnapshot, type PodInfo } from './snapshot/index.js'
import { WaitingPods } from './waiting-pods.js'

export interface Scheduler extends Component {
  /** No pod is being tried, bound or preempted for, and none would be without a change in the cluster or the passing of time. */
  idle(): boolean
}

/** Gives pods without a node their node. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  return new PodScheduler(options)
}

/** How long scheduling goes on before it lets others run. */
const sliceMs = 5

class PodScheduler implements Scheduler {
  readonly name = 'scheduler'
  readonly #options: SchedulerOptions
  readonly #logger: Logger
  readonly #snapshot = new ClusterSnapshot()
  readonly #waiting: WaitingPods
  readonly #profile: ProfileRunner
  readonly #queue: SchedulingQueue
  readonly #search: NodeSearch
  readonly #tasks = new Set<Promise<void>>()
  readonly #abort = new AbortController()
  #isStarted = false
  #isLooping = false
  #unwatch: (() => void) | undefined

  constructor(options: SchedulerOptions) {
    this.#options = options
    this.#logger = options.logger.child('scheduler')
    this.#waiting = new WaitingPods(options.clock)
    const tools: PluginTools = { ...options, logger: this.#logger, snapshot: this.#snapshot, handle: this.#handle() }
    const entries = (options.profile ?? defaultProfile)(tools)
    this.#profile = new ProfileRunner(entries, (nodeName) => this.#queue.nominator.podsOn(nodeName))
    this.#queue = new SchedulingQueue({
      clock: options.clock,
      compare: (a, b) => this.#profile.compare(a, b),
      preEnqueue: (pod) => this.#profile.preEnqueue(pod),
      wakeRules: this.#profile.wakeRules(),
      onReady: () => this.#wake(),
    })
    this.#search = new NodeSearch(this.#profile, this.#snapshot, options.random)
    requestInformers(options.informers)
  }

  async start(signal: AbortSignal): Promise<void> {
    const { informers, schedulerName = 'default-scheduler' } = this.#options
    this.#unwatch = watchCluster({
      informers,
      snapshot: this.#snapshot,
      queue: this.#queue,
      schedulerName,
      onPendingPodGone: (uid) => this.#waiting.reject(uid, '', 'removed'),
    })
    try {
      await informers.waitForSync(signal)
    } catch (error) {
      this.#unwatch()
      throw error
    }
    this.#queue.start()
    this.#isStarted = true
    this.#wake()
  }

  async stop(): Promise<void> {
    this.#isStarted = false
    this.#unwatch?.()
    this.#unwatch = undefined
    this.#queue.stop()
    this.#abort.abort(new Error('the scheduler stops'))
    this.#waiting.rejectAll('the scheduler stops')
    while (this.#tasks.size > 0) await Promise.all(this.#tasks)
  }

  idle(): boolean {
    return !this.#isLooping && this.#tasks.size === 0 && this.#queue.isIdle
  }

  #wake(): void {
    if (!this.#isStarted || this.#isLooping) return
    this.#isLooping = true
    this.#track(this.#loop())
  }

  async #loop(): Promise<void> {
    // Whoever woke it (an informer's handler, say) ends its own work first.
    await Promise.resolve()
    const slice = new TimeSlice(sliceMs)
    slice.restart()
    while (this.#isStarted) {
      const queued = this.#queue.pop()
      if (!queued) break
      this.#scheduleOne(queued)
      if (slice.isOver()) await slice.next()
    }
    this.#isLooping = false
  }

  /** One scheduling cycle: without giving way, up to the moment the pod is assumed on its node. Binding follows in the background. */
  #scheduleOne(queued: QueuedPod): void {
    const { info } = queued
    if (info.isTerminating) {
      this.#event(info.pod, 'Warning', 'FailedScheduling', `skip schedule deleting pod: ${info.namespace}/${info.name}`)
      this.#queue.done(info.uid)
      return
    }
    if (this.#snapshot.isAssumed(info.uid)) {
      this.#queue.done(info.uid)
      return
    }
    if (this.#snapshot.nodes.length === 0) {
      // Upstream tries again and again; no node can come without an event, so the pod sleeps until one does.
      const rejection = { unschedulablePlugins: new Set([noNodes]), pendingPlugins: new Set<string>() }
      this.#fail(queued, { isRejection: true, message: noNodesAvailable, rejection, nominatedNode: '' })
      return
    }
    const state = new CycleState()
    let nodeName: string
    try {
      nodeName = this.#search.findNode(state, info, this.#queue.nominator.nodeOf(info.uid))
    } catch (error) {
      if (error instanceof FitError) this.#tryPreemption(queued, state, error)
      else this.#failWithError(queued, error)
      return
    }

    this.#snapshot.assume(info, nodeName)
    this.#queue.nominator.delete(info.uid)
    const reserved = this.#profile.reserve(state, info, nodeName)
    if (reserved.code !== 'fits') {
      this.#giveUp(queued, state, nodeName, reserved)
      return
    }
    const { verdict, timeouts } = this.#profile.permit(state, info, nodeName)
    if (verdict.code === 'wait') {
      const permitted = this.#waiting.wait(info.uid, timeouts)
      this.#track(this.#bind(queued, state, nodeName, permitted))
    } else if (verdict.code === 'fits') {
      this.#queue.done(info.uid)
      this.#track(this.#bind(queued, state, nodeName))
    } else this.#giveUp(queued, state, nodeName, verdict)
  }

  #tryPreemption(queued: QueuedPod, state: CycleState, error: FitError): void {
    const { diagnosis } = error
    const { verdict, nominatedNode } = this.#profile.postFilter(state, queued.info, diagnosis.verdicts)
    diagnosis.postFilterMessage = messageOf(verdict)
    if (verdict.code === 'error') {
      this.#logger.error('Post-filters failed', { pod: keyOf(queued.info), error: messageOf(verdict) })
    }
    this.#fail(queued, { isRejection: true, message: error.describe(), rejection: diagnosis, nominatedNode })
  }

  async #bind(queued: QueuedPod, state: CycleState, nodeName: string, permitted?: Promise<Verdict>): Promise<void> {
    const { info } = queued
    const permit = await permitted
    if (permit && permit.code !== 'fits') {
      this.#giveUp(queued, state, nodeName, permit)
      return
    }
    if (permit) this.#queue.done(info.uid)
    let verdict = await this.#profile.preBind(state, info, nodeName, this.#abort.signal)
    if (verdict.code === 'fits') verdict = await this.#profile.bind(state, info, nodeName)
    if (verdict.code !== 'fits') {
      this.#giveUp(queued, state, nodeName, verdict)
      return
    }
    this.#logger.debug('Bound pod', { pod: keyOf(info), node: nodeName })
    const message = `Successfully assigned ${keyOf(info)} to ${nodeName}`
    this.#event(info.pod, 'Normal', 'Scheduled', message, 'Binding')
    this.#profile.postBind(state, info, nodeName)
  }

  /** The node was found, but the pod does not get there. */
  #giveUp(queued: QueuedPod, state: CycleState, nodeName: string, verdict: Verdict): void {
    const { info } = queued
    this.#profile.unreserve(state, info, nodeName)
    const forgotten = this.#snapshot.forget(info.uid)
    if (isRejected(verdict)) {
      const diagnosis = {
        verdicts: { byNode: new Map([[nodeName, verdict]]), absent: verdict },
        unschedulablePlugins: new Set<string>(),
        pendingPlugins: new Set<string>(),
        preFilterMessage: '',
        postFilterMessage: '',
      }
      notePlugin(diagnosis, verdict)
      const message = new FitError(1, diagnosis).describe()
      this.#fail(queued, { isRejection: true, message, rejection: diagnosis, nominatedNode: '' })
    } else this.#failWithError(queued, verdict.error ?? new Error(messageOf(verdict)))
    // Its room is free again for others.
    if (forgotten)
      this.#queue.move({ resource: 'AssignedPod', action: 'Delete', before: podOnNode(info.pod, nodeName) })
  }

  #failWithError(queued: QueuedPod, error: unknown): void {
    const message = messageOf(failed(error))
    this.#logger.error('Scheduling failed', { pod: keyOf(queued.info), error: message })
    const rejection = { unschedulablePlugins: new Set<string>(), pendingPlugins: new Set<string>() }
    this.#fail(queued, { isRejection: false, message, rejection, nominatedNode: '' })
  }

  /** Puts the pod back into the queue and says why: in an event and in the pod's status. */
  #fail(
    queued: QueuedPod,
    {
      isRejection,
      message,
      rejection,
      nominatedNode,
    }: {
      readonly isRejection: boolean
      readonly message: string
      readonly rejection: Rejection
      readonly nominatedNode: string | undefined
    },
  ): void {
    const { client, clock, informers } = this.#options
    const { uid, namespace, name } = queued.info
    const pod = informers.informer(Pods).get(namespace, name)
    // Gone, made anew, or bound after all: nobody waits for it any more.
    if (!pod || pod.metadata?.uid !== uid || pod.spec?.nodeName) {
      this.#queue.done(uid)
      this.#queue.nominator.delete(uid)
      return
    }
    this.#queue.reject(queued, pod, rejection)
    const nominated = nominatedNode ?? pod.status?.nominatedNodeName
    if (nominated !== undefined) this.#queue.nominator.set(queued.info, nominated)
    this.#event(pod, 'Warning', 'FailedScheduling', eventNote(message))
    const reason = isRejection ? 'Unschedulable' : 'SchedulerError'
    const patched = patchSchedulingStatus(client, pod, { reason, message, nominatedNode }, clock.now())
    this.#track(
      patched.catch((error: unknown) => {
        this.#logger.error('Could not write the status of a pod', { pod: keyOf(queued.info), error: String(error) })
      }),
    )
  }

  #event(pod: Pod, type: 'Normal' | 'Warning', reason: string, message: string, action = 'Scheduling'): void {
    this.#options.recorder.event(objectReference(pod, Pods), type, reason, message, { action })
  }

  /** `task` must not reject. */
  #track(task: Promise<void>): void {
    this.#tasks.add(task)
    void task.finally(() => this.#tasks.delete(task))
  }

  #handle(): PluginHandle {
    return {
      filterWithNominated: (state, pod, node) => this.#profile.filterWithNominated(state, pod, node),
      podAdded: (state, pod, other, node) => this.#profile.podAdded(state, pod, other, node),
      podRemoved: (state, pod, other, node) => this.#profile.podRemoved(state, pod, other, node),
      nominatedPods: (nodeName) => this.#queue.nominator.podsOn(nodeName),
      clearNomination: (uid) => this.#queue.nominator.delete(uid),
      rejectWaiting: (uid, reason) => this.#waiting.reject(uid, 'DefaultPreemption', reason),
      allowWaiting: (uid, plugin) => this.#waiting.allow(uid, plugin),
      activate: (uid) => this.#queue.activate(uid),
      track: (task) => this.#track(task),
    }
  }
}

function keyOf({ namespace, name }: PodInfo): string {
  return `${namespace}/${name}`
}
