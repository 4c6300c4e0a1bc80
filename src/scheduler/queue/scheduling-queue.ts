import type { Pod } from '../../api/index.js'
import type { Clock, Timer } from '../../base/index.js'
import {
  type ClusterEvent,
  flushTimeout,
  type QueueOrderEntry,
  type Verdict,
  type WakeRule,
} from '../framework/index.js'
import { PodInfo } from '../snapshot/index.js'
import { Heap } from './heap.js'
import { Nominator } from './nominator.js'
import { backoffEnd, type QueuedPod } from './queued-pod.js'
import { UnschedulablePods } from './unschedulable-pods.js'
import { type WakeDecision, WakeTable } from './wake-table.js'

/** A pod that nobody woke for so long is tried again anyway. */
const longestUnschedulableMs = 5 * 60_000
const flushPeriodMs = 30_000
/**
 * Up to so many pods may be tried before their back-off is over. Upstream has no such bound; here a crowd that every event wakes would keep the one thread
 * from everybody else.
 */
const mostEarlyRetries = 100

export interface SchedulingQueueOptions {
  readonly clock: Clock
  readonly compare: (a: QueueOrderEntry, b: QueueOrderEntry) => number
  readonly preEnqueue: (pod: Pod) => Verdict
  readonly wakeRules: ReadonlyMap<string, readonly WakeRule[]>
  /** Called when there may be something to pop. */
  readonly onReady: () => void
}

/** What the pod failed on; both sets empty: something other than a plugin's no. */
export interface Rejection {
  readonly unschedulablePlugins: ReadonlySet<string>
  readonly pendingPlugins: ReadonlySet<string>
}

const noPlugins: ReadonlySet<string> = new Set()

/**
 * Pods that wait for a node. *Active*: to be tried next, by priority and age. *Back-off*: woken, but tried a moment ago; taken
 * when nothing is active (unless they failed by an error) or when their time is over. *Unschedulable*: turned down, until an
 * event wakes them (pkg/scheduler/backend/queue/scheduling_queue.go, v1.34).
 */
export class SchedulingQueue {
  readonly nominator = new Nominator()
  readonly #options: SchedulingQueueOptions
  readonly #wakeTable: WakeTable
  readonly #active: Heap<QueuedPod>
  /** Ordered as `#active`, for it stands in when that is empty. */
  readonly #backoff: Heap<QueuedPod>
  readonly #errorBackoff: Heap<QueuedPod>
  readonly #unschedulable = new UnschedulablePods()
  readonly #pods = new Map<string, QueuedPod>()
  /** Popped and not done: with what has happened since. */
  readonly #inFlight = new Map<string, { readonly pod: QueuedPod; readonly events: ClusterEvent[] }>()
  #sequence = 0
  #backoffTimer: Timer | undefined
  #backoffTimerAt = Number.POSITIVE_INFINITY
  #flushTimer: Timer | undefined

  constructor(options: SchedulingQueueOptions) {
    this.#options = options
    this.#wakeTable = new WakeTable(options.wakeRules)
    const order = (a: QueuedPod, b: QueuedPod) => options.compare(a, b) || a.sequence - b.sequence
    this.#active = new Heap(order)
    this.#backoff = new Heap(order)
    this.#errorBackoff = new Heap((a, b) => backoffEnd(a) - backoffEnd(b) || a.sequence - b.sequence)
  }

  start(): void {
    this.#flushTimer = this.#options.clock.every(flushPeriodMs, () => this.#flushUnschedulable())
  }

  stop(): void {
    this.#flushTimer?.cancel()
    this.#backoffTimer?.cancel()
  }

  /** Nothing to try now, and nothing will be without an event or the time of a back-off. */
  get isIdle(): boolean {
    return this.#active.size === 0 && !this.#mayRetryEarly && this.#inFlight.size === 0
  }

  get sizes(): { readonly active: number; readonly backoff: number; readonly unschedulable: number } {
    return {
      active: this.#active.size,
      backoff: this.#backoff.size + this.#errorBackoff.size,
      unschedulable: this.#unschedulable.size,
    }
  }

  /** A pod that waits for a node. */
  add(pod: Pod): void {
    const info = new PodInfo(pod)
    if (this.#pods.has(info.uid) || this.#inFlight.has(info.uid)) return
    const queued: QueuedPod = {
      info,
      queuedAt: this.#options.clock.now(),
      sequence: this.#sequence++,
      attempts: 0,
      rejections: 0,
      errors: 0,
      unschedulablePlugins: noPlugins,
      pendingPlugins: noPlugins,
      gatedBy: undefined,
    }
    this.nominator.set(info, pod.status?.nominatedNodeName ?? '')
    this.#activate(queued)
  }

  /** The waiting pod changed; `events` is what of it scheduling cares for. */
  update(pod: Pod, events: readonly ClusterEvent[]): void {
    const uid = pod.metadata?.uid ?? ''
    const flying = this.#inFlight.get(uid)
    if (flying) {
      flying.events.push(...events)
      return
    }
    const queued = this.#pods.get(uid)
    if (!queued) {
      this.add(pod)
      return
    }
    const isSleeping = this.#unschedulable.has(queued)
    const wasActive = this.#active.delete(queued)
    const wasBackoff = this.#backoff.delete(queued)
    queued.info = new PodInfo(pod)
    // A nomination made here a moment ago may not be in the object yet.
    this.nominator.set(queued.info, pod.status?.nominatedNodeName || (this.nominator.nodeOf(uid) ?? ''))
    if (wasActive) this.#active.push(queued)
    if (wasBackoff) this.#backoff.push(queued)
    if (!isSleeping) return
    for (const event of events) {
      const decision = this.#wakeTable.decide(queued, event)
      if (decision === 'sleep') continue
      this.#requeue(queued, decision)
      return
    }
  }

  /** The pod is gone, or has a node. */
  delete(uid: string): void {
    this.nominator.delete(uid)
    const queued = this.#pods.get(uid)
    if (queued) this.#takeOut(queued)
  }

  /** The next pod to try. It counts as in flight until `done` or `reject`. */
  pop(): QueuedPod | undefined {
    const queued = this.#active.pop() ?? (this.#mayRetryEarly ? this.#backoff.pop() : undefined)
    if (!queued) return undefined
    this.#pods.delete(queued.info.uid)
    queued.attempts++
    queued.unschedulablePlugins = noPlugins
    queued.pendingPlugins = noPlugins
    queued.gatedBy = undefined
    this.#inFlight.set(queued.info.uid, { pod: queued, events: [] })
    return queued
  }

  /** The pod has found its node, or nobody wants it placed any more. */
  done(uid: string): void {
    this.#inFlight.delete(uid)
  }

  /** Back into the queue after a failure; `pod` is its newest state. Events that came while it was in flight count. */
  reject(queued: QueuedPod, pod: Pod, rejection: Rejection): void {
    const events = this.#inFlight.get(queued.info.uid)?.events ?? []
    this.#inFlight.delete(queued.info.uid)
    if (this.#pods.has(queued.info.uid)) return
    queued.info = new PodInfo(pod)
    queued.queuedAt = this.#options.clock.now()
    queued.unschedulablePlugins = rejection.unschedulablePlugins
    queued.pendingPlugins = rejection.pendingPlugins
    if (rejection.unschedulablePlugins.size + rejection.pendingPlugins.size === 0) {
      queued.errors++
      this.#requeue(queued, 'after-backoff')
      return
    }
    queued.rejections++
    queued.errors = 0
    let decision: WakeDecision = 'sleep'
    for (const event of events) {
      const one = this.#wakeTable.decide(queued, event)
      if (one === 'now') decision = 'now'
      else if (one === 'after-backoff' && decision === 'sleep') decision = one
    }
    if (decision === 'sleep') this.#sleep(queued)
    else this.#requeue(queued, decision)
  }

  /** Something happened: wakes the pods that it may help, of those that are not above `highestPriority`. */
  move(event: ClusterEvent, highestPriority = Number.POSITIVE_INFINITY): void {
    for (const { events } of this.#inFlight.values()) events.push(event)
    const woken = new Map<QueuedPod, WakeDecision>()
    for (const plugin of this.#wakeTable.pluginsFor(event)) {
      for (const queued of this.#unschedulable.turnedDownBy(plugin)) {
        if (woken.has(queued) || queued.info.priority > highestPriority) continue
        const decision = this.#wakeTable.decide(queued, event)
        if (decision !== 'sleep') woken.set(queued, decision)
      }
    }
    for (const [queued, decision] of woken) this.#requeue(queued, decision)
  }

  /** Tries the pod again at once, whatever it waits for. */
  activate(uid: string): void {
    const queued = this.#pods.get(uid)
    if (queued) this.#activate(queued)
    else this.#inFlight.get(uid)?.events.push(flushTimeout)
  }

  get #mayRetryEarly(): boolean {
    return this.#backoff.size > 0 && this.#backoff.size <= mostEarlyRetries
  }

  #requeue(queued: QueuedPod, decision: WakeDecision): void {
    if (decision === 'now' || backoffEnd(queued) <= this.#options.clock.now()) {
      this.#activate(queued)
      return
    }
    this.#takeOut(queued)
    if (this.#isGated(queued)) return
    this.#pods.set(queued.info.uid, queued)
    if (queued.errors > 0) this.#errorBackoff.push(queued)
    else this.#backoff.push(queued)
    if (backoffEnd(queued) < this.#backoffTimerAt) this.#armBackoff()
    this.#options.onReady()
  }

  #activate(queued: QueuedPod): void {
    this.#takeOut(queued)
    if (this.#isGated(queued)) return
    this.#pods.set(queued.info.uid, queued)
    this.#active.push(queued)
    this.#options.onReady()
  }

  #isGated(queued: QueuedPod): boolean {
    const verdict = this.#options.preEnqueue(queued.info.pod)
    if (verdict.code === 'fits') {
      queued.gatedBy = undefined
      return false
    }
    queued.gatedBy = verdict.plugin
    this.#sleep(queued)
    return true
  }

  #sleep(queued: QueuedPod): void {
    this.#pods.set(queued.info.uid, queued)
    this.#unschedulable.add(queued)
  }

  #takeOut(queued: QueuedPod): void {
    this.#pods.delete(queued.info.uid)
    if (this.#active.delete(queued) || this.#backoff.delete(queued) || this.#errorBackoff.delete(queued)) return
    this.#unschedulable.delete(queued)
  }

  #armBackoff(): void {
    this.#backoffTimer?.cancel()
    this.#backoffTimer = undefined
    this.#backoffTimerAt = Number.POSITIVE_INFINITY
    for (const queued of this.#backoff.values()) {
      this.#backoffTimerAt = Math.min(this.#backoffTimerAt, backoffEnd(queued))
    }
    const firstError = this.#errorBackoff.peek()
    if (firstError) this.#backoffTimerAt = Math.min(this.#backoffTimerAt, backoffEnd(firstError))
    if (this.#backoffTimerAt === Number.POSITIVE_INFINITY) return
    const { clock } = this.#options
    this.#backoffTimer = clock.after(Math.max(this.#backoffTimerAt - clock.now(), 0), () => {
      this.#flushBackoff()
      this.#armBackoff()
    })
  }

  #flushBackoff(): void {
    const now = this.#options.clock.now()
    for (const heap of [this.#errorBackoff, this.#backoff]) {
      for (const queued of [...heap.values()]) if (backoffEnd(queued) <= now) this.#activate(queued)
    }
  }

  #flushUnschedulable(): void {
    const now = this.#options.clock.now()
    for (const queued of this.#unschedulable.values()) {
      if (queued.gatedBy === undefined && now - queued.queuedAt > longestUnschedulableMs) {
        this.#requeue(queued, this.#wakeTable.decide(queued, flushTimeout))
      }
    }
  }
}
