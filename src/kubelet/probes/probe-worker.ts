import type { Pod, Probe } from '../../api/index.js'
import type { Timer } from '../../base/index.js'
import type { NodeContext } from '../pods/node-context.js'
import type { ProbeTarget } from './run-probe.js'
import { runProbe } from './run-probe.js'

export type ProbeKind = 'liveness' | 'readiness' | 'startup'
export type ProbeResult = 'success' | 'failure' | 'unknown'

const titles: Readonly<Record<ProbeKind, string>> = {
  liveness: 'Liveness',
  readiness: 'Readiness',
  startup: 'Startup',
}
/** A probe that cannot be made is tried this often before its period is over (pkg/kubelet/prober maxProbeRetries). */
const mostTries = 3

export interface ProbeWorkerOptions {
  readonly context: Pick<NodeContext, 'runtime' | 'clock' | 'events'>
  readonly pod: Pod
  readonly kind: ProbeKind
  readonly probe: Probe
  readonly target: ProbeTarget
  /** When the container began to run; milliseconds since 1970. */
  readonly startedAt: number
  readonly initial: ProbeResult
  readonly onChange: () => void
}

/** One probe of one running container, with its thresholds (pkg/kubelet/prober/worker.go, v1.34). */
export class ProbeWorker {
  readonly containerId: string
  readonly #options: ProbeWorkerOptions
  #result: ProbeResult
  #lastRun: ProbeResult | undefined
  #runs = 0
  #timer: Timer | undefined
  #isStopped = false

  constructor(options: ProbeWorkerOptions) {
    this.#options = options
    this.#result = options.initial
    this.containerId = options.target.containerId
    const { initialDelaySeconds = 0 } = options.probe
    const { clock } = options.context
    const dueAt = options.startedAt + initialDelaySeconds * 1000
    this.#schedule(Math.max(0, dueAt - clock.now()))
  }

  get result(): ProbeResult {
    return this.#result
  }

  stop(): void {
    this.#isStopped = true
    this.#timer?.cancel()
  }

  #schedule(delayMs: number): void {
    this.#timer = this.#options.context.clock.after(delayMs, () => void this.#tick())
  }

  async #tick(): Promise<void> {
    const { context, probe } = this.#options
    const startedAt = context.clock.now()
    const goesOn = await this.#probe()
    if (this.#isStopped || !goesOn) return
    const periodMs = (probe.periodSeconds ?? 10) * 1000
    this.#schedule(Math.max(0, startedAt + periodMs - context.clock.now()))
  }

  /** False when there is nothing more to find out of this container. */
  async #probe(): Promise<boolean> {
    const { context, pod, kind, probe, target } = this.#options
    let outcome = await runProbe(context, target, probe)
    for (let tries = 1; outcome.result === 'error' && tries < mostTries && !this.#isStopped; tries++) {
      outcome = await runProbe(context, target, probe)
    }
    if (this.#isStopped) return false
    if (outcome.result === 'error') {
      const message = `${titles[kind]} probe errored and resulted in unknown state: ${outcome.output}`
      context.events.container(pod, target.container, 'Warning', 'Unhealthy', message)
      return true
    }
    if (outcome.result === 'failure') {
      const message = `${titles[kind]} probe failed: ${outcome.output}`
      context.events.container(pod, target.container, 'Warning', 'Unhealthy', message)
    }
    this.#runs = outcome.result === this.#lastRun ? this.#runs + 1 : 1
    this.#lastRun = outcome.result
    const threshold = outcome.result === 'failure' ? (probe.failureThreshold ?? 3) : (probe.successThreshold ?? 1)
    if (this.#runs < threshold) return true
    const changed = this.#result !== outcome.result
    this.#result = outcome.result
    if (changed) this.#options.onChange()
    // Once it has failed, the container is killed; once it has started, it has started.
    return kind === 'readiness' || (kind === 'liveness' && outcome.result === 'success')
  }
}
