import { join } from 'node:path'
import type { PodStatus } from '../../api/index.js'
import { formatDuration } from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { SandboxStatus } from '../runtime/container-runtime.js'
import { MountFailure } from '../volumes/mount-failure.js'
import type { PodActions } from './actions.js'
import { computeActions } from './actions.js'
import { podFolder, specHashOf } from './container-config.js'
import { collectGarbage } from './garbage.js'
import { writeHostFiles } from './host-files.js'
import { killContainer } from './kill-container.js'
import type { NodeContext } from './node-context.js'
import type { AnyContainer } from './pod-spec.js'
import { formatPod, identityOf, isTerminalPhase } from './pod-spec.js'
import { historyOf, newestOf } from './runtime-view.js'
import { sandboxConfig } from './sandbox-config.js'
import { startContainer } from './start-container.js'
import { StartError } from './start-error.js'
import type { SyncedPod } from './synced-pod.js'

/** Steps of one sync; more than that means that something flaps, and the next sync goes on after a pause. */
const mostSteps = 64
const sandboxRetryMs = 10_000
const startRetryMs = 10_000
/** Volumes are tried again after this, doubled each time (pkg/util/goroutinemap/exponentialbackoff, v1.34). */
const firstMountRetryMs = 500
const longestMountRetryMs = 122_000

/** Brings a pod that is to run one sync further: sandbox, volumes, containers (pkg/kubelet SyncPod, v1.34). */
export class PodSync {
  readonly #context: NodeContext
  readonly #worker: SyncedPod
  /** Nothing is left to run: the pod is to end. */
  isDone = false
  #mountRetryMs = firstMountRetryMs
  #preparedSandbox: string | undefined
  #hasNewSandbox = false
  /** A container's waiting reason has changed since the status was computed. */
  #hasNewReason = false

  constructor(context: NodeContext, worker: SyncedPod) {
    this.#context = context
    this.#worker = worker
  }

  async run(signal: AbortSignal): Promise<void> {
    this.isDone = false
    let status = this.#worker.status
    for (let step = 0; step < mostSteps; step++) {
      // Between a sandbox and its first container nothing takes time where nothing runs: no status in between.
      const isBetween = this.#hasNewSandbox && !this.#context.runtime.supports.executes
      this.#hasNewSandbox = false
      if (isBetween) await this.#worker.look()
      else status = await this.#worker.refresh()
      if (signal.aborted) return
      if (this.#isOverDeadline(status) || isTerminalPhase(status.phase)) {
        this.isDone = true
        return
      }
      const { pod, view, probes } = this.#worker
      const actions = computeActions({ pod, view, probes, specHash: specHashOf })
      if (actions.killPod) {
        this.isDone = true
        return
      }
      // Files from the API are written anew while the containers run; a failure leaves the old ones.
      if (this.#context.volumes.isStale(this.#worker.uid)) await this.#mount()
      if (!(await this.#perform(actions, status, signal))) break
    }
    await collectGarbage(this.#context, this.#worker.view)
  }

  /** Whether something changed, so that another look is worth while. */
  async #perform(actions: PodActions, status: PodStatus, signal: AbortSignal): Promise<boolean> {
    const isIdle = !actions.createSandbox && actions.start.length === 0 && actions.kill.length === 0
    if (isIdle) return false
    if (!(await this.#mount())) return false
    if (actions.createSandbox) return await this.#createSandbox(actions.attempt)
    const { sandbox } = actions
    if (sandbox === undefined) return false
    await this.#prepare(sandbox)
    for (const { container, state, message, reason } of actions.kill) {
      const probe =
        reason === 'LivenessProbe'
          ? container.livenessProbe
          : reason === 'StartupProbe'
            ? container.startupProbe
            : undefined
      const graceSeconds =
        probe?.terminationGracePeriodSeconds ?? this.#worker.pod.spec?.terminationGracePeriodSeconds ?? 30
      const ips = sandbox.ips
      await killContainer(this.#context, {
        pod: this.#worker.pod,
        container,
        state,
        graceSeconds,
        message,
        ips,
        signal,
      })
    }
    let changed = actions.kill.length > 0
    this.#hasNewReason = false
    for (const { container } of actions.start) {
      if (signal.aborted) return false
      if (await this.#start(container, sandbox, status, signal)) changed = true
    }
    if (this.#hasNewReason && !changed) await this.#worker.refresh()
    return changed
  }

  #isOverDeadline(status: PodStatus): boolean {
    const seconds = this.#worker.pod.spec?.activeDeadlineSeconds
    if (seconds === undefined || status.startTime === undefined) return false
    const leftMs = Date.parse(status.startTime) + seconds * 1000 - this.#context.clock.now()
    if (leftMs > 0) {
      this.#worker.wakeAfter(leftMs)
      return false
    }
    const message = 'Pod was active on the node longer than the specified deadline'
    this.#context.events.pod(this.#worker.pod, 'Normal', 'DeadlineExceeded', message)
    this.#worker.fail({ reason: 'DeadlineExceeded', message })
    return true
  }

  async #mount(): Promise<boolean> {
    const { pod, status } = this.#worker
    try {
      await this.#context.volumes.mount(pod, status)
      this.#mountRetryMs = firstMountRetryMs
      return true
    } catch (error) {
      if (!(error instanceof MountFailure)) throw error
      for (const message of error.messages) this.#context.events.pod(pod, 'Warning', 'FailedMount', message)
      this.#worker.wakeAfter(this.#mountRetryMs)
      this.#mountRetryMs = Math.min(this.#mountRetryMs * 2, longestMountRetryMs)
      return false
    }
  }

  async #createSandbox(attempt: number): Promise<boolean> {
    const { pod, view } = this.#worker
    const { runtime, events, clock } = this.#context
    const [old] = view.sandboxes
    if (old !== undefined || view.containers.some(({ state }) => state === 'running')) {
      events.pod(pod, 'Normal', 'SandboxChanged', 'Pod sandbox changed, it will be killed and re-created.')
      for (const { id, state } of view.containers) if (state === 'running') await runtime.stopContainer(id, 0)
      for (const { id } of view.sandboxes) await runtime.stopSandbox(id)
    }
    try {
      await runtime.runSandbox(sandboxConfig(this.#context, pod, attempt))
      this.#hasNewSandbox = true
      return true
    } catch (error) {
      const message = messageOf(error)
      this.#context.logger.warn('A sandbox could not be made', { pod: formatPod(pod), error: message, at: clock.now() })
      events.pod(pod, 'Warning', 'FailedCreatePodSandBox', `Failed to create pod sandbox: ${message}`)
      this.#worker.wakeAfter(sandboxRetryMs)
      return false
    }
  }

  /** The files that every container of this sandbox mounts. */
  async #prepare(sandbox: SandboxStatus): Promise<void> {
    const { dns, nodeHosts, runtime } = this.#context
    if (!runtime.supports.executes || this.#preparedSandbox === sandbox.id) return
    const { pod } = this.#worker
    const folder = join(podFolder(this.#context, identityOf(pod).uid), 'etc')
    await writeHostFiles({ pod, folder, podIPs: sandbox.ips, dns, nodeHosts })
    this.#preparedSandbox = sandbox.id
  }

  /** Whether the container was started. */
  async #start(
    container: AnyContainer,
    sandbox: SandboxStatus,
    status: PodStatus,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { pod, view, waiting } = this.#worker
    const { runtime, logger } = this.#context
    const { name } = container
    const newest = newestOf(view, name)
    const counted = this.#statusOf(status, name)?.restartCount ?? 0
    // The one that counted last is gone: somebody removed it, it did not crash.
    const isLost = newest !== undefined && newest.attempt < counted
    if (!isLost && this.#mustWait(container)) return false
    try {
      // What an earlier attempt made but could not start.
      for (const { id, state } of historyOf(view, name)) if (state === 'created') await runtime.removeContainer(id)
      const attempt = newest === undefined || isLost ? counted : newest.attempt + (newest.state === 'created' ? 0 : 1)
      await startContainer(this.#context, { pod, container, status, sandbox, attempt, signal })
      waiting.delete(name)
      return true
    } catch (error) {
      if (signal.aborted) throw error
      if (!(error instanceof StartError)) throw error
      logger.debug('A container could not be started', { pod: formatPod(pod), container: name, reason: error.reason })
      waiting.set(name, { reason: error.reason, message: error.message })
      this.#hasNewReason = true
      this.#worker.wakeAfter(error.retryMs ?? startRetryMs)
      return false
    }
  }

  #statusOf(status: PodStatus, name: string) {
    const all = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])]
    return all.find((one) => one.name === name)
  }

  /** The crash back-off, with its event and waiting reason (pkg/kubelet/kuberuntime doBackOff, v1.34). */
  #mustWait(container: AnyContainer): boolean {
    const { pod, view, waiting } = this.#worker
    const { crashes, events, logger } = this.#context
    const newest = newestOf(view, container.name)
    if (newest?.state !== 'exited') return false
    const { uid } = identityOf(pod)
    const key = `${uid}_${container.name}_${specHashOf(container)}`
    const leftMs = crashes.remainingSince(key, newest.finishedAt)
    if (leftMs === 0) {
      crashes.next(key, newest.finishedAt)
      return false
    }
    const delay = formatDuration(crashes.delayOf(key))
    const message = `back-off ${delay} restarting failed container=${container.name} pod=${formatPod(pod)}`
    if (waiting.get(container.name)?.message !== message) {
      logger.debug('A crashing container waits', { pod: formatPod(pod), container: container.name, delay })
      const text = `Back-off restarting failed container ${container.name} in pod ${formatPod(pod)}`
      events.container(pod, container, 'Warning', 'BackOff', text)
      waiting.set(container.name, { reason: 'CrashLoopBackOff', message })
      this.#hasNewReason = true
    }
    this.#worker.wakeAfter(leftMs)
    return true
  }
}
