import type { Pod, PodStatus } from '../../api/index.js'
import { qosClassOf } from '../../api/index.js'
import { deepEqual, messageOf } from '../../base/index.js'
import { PodProbes } from '../probes/pod-probes.js'
import type { RuntimeEvent } from '../runtime/container-runtime.js'
import { RuntimeError } from '../runtime/container-runtime.js'
import type { AdmissionFailure } from './admission.js'
import { collectGarbage, deleteFromServer, removeEverything } from './garbage.js'
import { GracePeriod, graceSecondsOf } from './grace-period.js'
import type { NodeContext } from './node-context.js'
import { identityOf, isTerminalPhase } from './pod-spec.js'
import { PodSync } from './pod-sync.js'
import type { RuntimeView } from './runtime-view.js'
import { emptyView, readView, runningIn, sameView } from './runtime-view.js'
import type { WaitingReason } from './status/container-statuses.js'
import { computePodStatus, rejectedStatus } from './status/pod-status.js'
import { StatusWriter } from './status/status-writer.js'
import type { SyncedPod } from './synced-pod.js'
import { terminatePod } from './terminate-pod.js'
import { TerminationMessages } from './termination-messages.js'
import { WakeTimer } from './wake-timer.js'

/** `ended`: all its containers have stopped for good. `gone`: nothing is left to do, here or at the API server. */
type Stage = 'running' | 'rejected' | 'ended' | 'gone'

/** After a failed step, when nothing else wakes the worker (pkg/kubelet backOffPeriod). */
const retryMs = 10_000
/** The reason of aborted signals: nobody needs a stack of it. */
const ended = 'the pod is ending'

/** One pod's life on this node: one step at a time, the newest wish first. */
export class PodWorker implements SyncedPod {
  readonly uid: string
  readonly #context: NodeContext
  readonly #onGone: (how: { readonly isRemoved: boolean }) => void
  readonly #writer: StatusWriter
  readonly #messages: TerminationMessages
  readonly #sync: PodSync
  readonly #firstSeenAt: number
  readonly probes: PodProbes
  readonly waiting = new Map<string, WaitingReason>()
  #pod: Pod
  #status: PodStatus
  #view: RuntimeView = emptyView
  #stage: Stage
  #override: { phase: string; reason: string; message: string } | undefined
  /** The API server has it no more. */
  #isRemoved = false
  #isDirty = false
  #running: Promise<void> | undefined
  #isStopped = false
  readonly #timer: WakeTimer
  /** Ends what a running sync waits for: the pod is to end. */
  #syncing = new AbortController()
  readonly #grace = new GracePeriod()

  /** `onGone`: nothing is left to do; `isRemoved`: the informer has said so already. */
  constructor(
    context: NodeContext,
    pod: Pod,
    onGone: (how: { readonly isRemoved: boolean }) => void,
    rejection?: AdmissionFailure,
  ) {
    this.uid = identityOf(pod).uid
    this.#context = context
    this.#onGone = onGone
    this.#pod = pod
    this.#status = pod.status ?? {}
    this.#firstSeenAt = context.clock.now()
    this.#stage = rejection === undefined ? 'running' : 'rejected'
    this.#timer = new WakeTimer(context.clock, () => this.wake())
    this.#writer = new StatusWriter(pod, context)
    this.#messages = new TerminationMessages(context)
    this.probes = new PodProbes(context, () => this.wake())
    this.#sync = new PodSync(context, this)
    if (rejection !== undefined) {
      const now = this.#firstSeenAt
      context.events.pod(pod, 'Warning', rejection.reason, rejection.message)
      this.publish(rejectedStatus(pod, { ...rejection, now, qosClass: qosClassOf(pod) }))
    }
  }

  get pod(): Pod {
    return this.#pod
  }

  get status(): PodStatus {
    return this.#status
  }

  get view(): RuntimeView {
    return this.#view
  }

  /** Counts for the node's resources and ports. */
  get isActive(): boolean {
    return this.#stage === 'running'
  }

  get isIdle(): boolean {
    return this.#running === undefined && !this.#isDirty && this.#writer.isIdle
  }

  /** The informer has a newer state of the pod. */
  update(pod: Pod): void {
    const old = this.#pod.metadata ?? {}
    const { labels, annotations, generation, deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata ?? {}
    const sameLabels = deepEqual(old.labels, labels) && deepEqual(old.annotations, annotations)
    // Files of the downward API show them.
    if (!sameLabels) this.#context.volumes.invalidate(this.uid)
    const sameWish =
      sameLabels &&
      generation !== undefined &&
      old.generation === generation &&
      old.deletionTimestamp === deletionTimestamp &&
      old.deletionGracePeriodSeconds === deletionGracePeriodSeconds
    this.#pod = pod
    const isWriting = !this.#writer.isIdle
    this.#writer.observe(pod)
    if (this.#writer.isOwnWrite(pod)) return
    if (sameWish && isWriting) {
      // Most likely the echo of our write, which is often seen before the write is answered.
      void this.#writer.flush().then(() => {
        if (!this.#writer.isOwnWrite(pod)) this.wake()
      })
      return
    }
    if (this.#mustEnd()) this.#endSync()
    this.wake()
  }

  /** The API server no longer has the pod. */
  remove(): void {
    this.#isRemoved = true
    this.#endSync()
    this.wake()
  }

  /** The runtime says that something happened. What a sync under way has started itself it looks at anyway. */
  hint(type: RuntimeEvent['type']): void {
    if (this.#running === undefined || (type !== 'created' && type !== 'started')) this.wake()
  }

  /** Something may have changed: look again. */
  wake(): void {
    if (this.#isStopped || this.#stage === 'gone') return
    this.#isDirty = true
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
      if (this.#isDirty) this.wake()
    })
  }

  /** Look again after so long at the latest. */
  wakeAfter(delayMs: number): void {
    if (!this.#isStopped) this.#timer.wakeAfter(delayMs)
  }

  /** Compares with a fresh list of the node; a difference wakes the worker. */
  compare(view: RuntimeView): void {
    if (this.#stage === 'running' && this.#running === undefined && !sameView(view, this.#view)) this.wake()
  }

  /** Ends the worker; its containers go on running. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#timer.cancel()
    this.probes.stop()
    this.#syncing.abort(ended)
    this.#grace.abort(ended)
    this.#writer.close()
    await this.#running
    await this.#writer.flush()
  }

  async #run(): Promise<void> {
    while (this.#isDirty && !this.#isStopped && this.#stage !== 'gone') {
      this.#isDirty = false
      try {
        await this.#step()
      } catch (error) {
        if (this.#isStopped) return
        // A runtime that is away heals by itself; its return wakes everybody.
        const isAway = error instanceof RuntimeError && error.code === 'UNAVAILABLE'
        if (!isAway && !this.#syncing.signal.aborted) {
          const { namespace, name } = identityOf(this.#pod)
          this.#context.logger.warn('A pod could not be synced', {
            pod: `${namespace}/${name}`,
            error: messageOf(error),
          })
        }
        if (this.#syncing.signal.aborted && !isAway && this.#stage === 'running') {
          this.#syncing = new AbortController()
          this.#isDirty = true
        } else this.wakeAfter(retryMs)
      }
    }
  }

  async #step(): Promise<void> {
    if (this.#stage === 'running' && !this.#mustEnd()) {
      await this.#sync.run(this.#syncing.signal)
      if (this.#stage === 'running' && (this.#sync.isDone || this.#mustEnd())) await this.#terminate()
    } else if (this.#stage === 'running') await this.#terminate()
    if (this.#stage === 'gone' || this.#stage === 'running') return
    if (this.#isRemoved || this.#pod.metadata?.deletionTimestamp !== undefined) await this.#finish()
  }

  /** The kubelet's own verdict (over its deadline); the pod then ends. */
  fail(verdict: { reason: string; message: string }): void {
    this.#override = { phase: 'Failed', ...verdict }
  }

  async look(): Promise<void> {
    this.#view = await readView(this.#context.runtime, this.#context.nodeName, this.uid)
  }

  /** Reads the runtime, computes the status and hands it to the writer. */
  async refresh(options: { readonly isTerminal?: boolean } = {}): Promise<PodStatus> {
    await this.look()
    await this.#messages.read(this.#pod, this.#view)
    this.probes.update(this.#pod, this.#view)
    const status = computePodStatus({
      pod: this.#pod,
      previous: this.#status,
      view: this.#view,
      waiting: this.waiting,
      probes: this.probes,
      runtimeName: this.#context.runtime.name,
      terminationMessage: (container) => this.#messages.of(container),
      isTerminal: options.isTerminal === true,
      override: this.#override,
      hostIPs: this.#context.hostIPs,
      firstSeenAt: this.#firstSeenAt,
      now: this.#context.clock.now(),
      qosClass: qosClassOf(this.#pod),
    })
    this.publish(status)
    return status
  }

  publish(status: PodStatus): void {
    this.#status = status
    if (!this.#isRemoved) this.#writer.set(status)
  }

  #mustEnd(): boolean {
    return (
      this.#isRemoved ||
      this.#override !== undefined ||
      this.#pod.metadata?.deletionTimestamp !== undefined ||
      isTerminalPhase(this.#pod.status?.phase)
    )
  }

  #endSync(): void {
    this.#syncing.abort(ended)
    const grace = this.#wantedGrace()
    if (!this.#grace.shorten(grace)) return
    // A shorter grace period while the pod is ending: cut short what is under way.
    for (const { id } of runningIn(this.#view)) {
      this.#context.runtime.stopContainer(id, grace).catch(() => {})
    }
  }

  #wantedGrace(): number {
    return graceSecondsOf(this.#pod, { isRemoved: this.#isRemoved })
  }

  async #terminate(): Promise<void> {
    const { runtime, nodeName } = this.#context
    this.probes.stopKilling()
    const grace = this.#grace.begin(this.#wantedGrace())
    this.#view = await readView(runtime, nodeName, this.uid)
    if (this.#override !== undefined) await this.refresh()
    await terminatePod(this.#context, {
      pod: this.#pod,
      view: this.#view,
      graceSeconds: grace.seconds,
      signal: grace.signal,
      onProgress: async () => {
        if (!this.#isStopped) await this.refresh()
      },
    })
    if (this.#isStopped) return
    this.probes.stop()
    this.waiting.clear()
    await this.refresh({ isTerminal: true })
    this.#timer.cancel()
    this.#stage = 'ended'
    await collectGarbage(this.#context, this.#view)
    await this.#context.volumes.unmount(this.uid)
  }

  /** Takes away all traces, here and at the API server. */
  async #finish(): Promise<void> {
    const { context, pod } = { context: this.#context, pod: this.#pod }
    await removeEverything(context, this.uid)
    await context.volumes.unmount(this.uid)
    await this.#writer.flush()
    if (this.#isStopped) return
    if (!this.#isRemoved) await deleteFromServer(context, pod)
    this.#stage = 'gone'
    this.#timer.cancel()
    this.#writer.close()
    context.crashes.forget(this.uid)
    context.images.forget(this.uid)
    this.#onGone({ isRemoved: this.#isRemoved })
  }
}
