import type { Clock, Timer } from '../../../base/index.js'
import type { ContainerConfig, ContainerState } from '../container-runtime.js'
import { RuntimeError } from '../container-runtime.js'
import type { LifeStages } from './life-stages.js'
import { secondsToRun } from './life-stages.js'

export type LifeEvent = 'started' | 'died'

/** One container's life: created → running → exited. It has a timer only while a stage with a duration runs. */
export class SimulatedContainer {
  readonly id: string
  readonly sandboxId: string
  readonly config: ContainerConfig
  readonly stages: LifeStages
  readonly #clock: Clock
  readonly #imageId: string
  readonly #announce: (event: LifeEvent) => void
  readonly #createdAt: number
  #state: ContainerState['state'] = 'created'
  #startedAt = 0
  #finishedAt = 0
  #exitCode = 0
  #signal: number | undefined
  #timer: Timer | undefined
  #stopTimer: Timer | undefined
  #stopAt = Number.POSITIVE_INFINITY
  #whenEnded: (() => void)[] = []

  constructor(options: {
    id: string
    sandboxId: string
    config: ContainerConfig
    stages: LifeStages
    imageId: string
    clock: Clock
    announce: (event: LifeEvent) => void
  }) {
    this.id = options.id
    this.sandboxId = options.sandboxId
    this.config = options.config
    this.stages = options.stages
    this.#imageId = options.imageId
    this.#clock = options.clock
    this.#announce = options.announce
    this.#createdAt = options.clock.now()
  }

  get isRunning(): boolean {
    return this.#state === 'running'
  }

  start(): void {
    if (this.#state === 'running') return
    if (this.#state === 'exited') throw new RuntimeError('CONFLICT', `container ${this.id} has already ended`)
    if (this.stages.startError !== undefined) {
      this.#exit(128, undefined)
      throw new RuntimeError('START_FAILED', this.stages.startError, { exitCode: 128 })
    }
    const delayMs = (this.stages.startSeconds ?? 0) * 1000
    if (delayMs > 0) this.#timer = this.#clock.after(delayMs, () => this.#run())
    else this.#run()
  }

  /** Resolves when it has ended. A later call with less time shortens the wait. */
  stop(graceSeconds: number): Promise<void> {
    if (this.#state === 'exited') return Promise.resolve()
    if (this.#state === 'created') {
      this.#exit(137, 9)
      return Promise.resolve()
    }
    const needsMs = (this.stages.stopSeconds ?? 0) * 1000
    const graceMs = Math.max(0, graceSeconds * 1000)
    const ended = this.ended()
    const killed = needsMs > graceMs
    const delayMs = killed ? graceMs : needsMs
    if (delayMs === 0) this.#exit(killed ? 137 : 0, killed ? 9 : undefined)
    else if (this.#clock.now() + delayMs < this.#stopAt) {
      this.#stopAt = this.#clock.now() + delayMs
      this.#stopTimer?.cancel()
      this.#stopTimer = this.#clock.after(delayMs, () => this.#exit(killed ? 137 : 0, killed ? 9 : undefined))
    }
    return ended
  }

  kill(): void {
    if (this.#state !== 'exited') this.#exit(137, 9)
  }

  /** As if the program had ended by itself. */
  exitWith(code: number): void {
    if (this.#state === 'running') this.#exit(code, undefined)
  }

  ended(): Promise<void> {
    if (this.#state === 'exited') return Promise.resolve()
    return new Promise((resolve) => this.#whenEnded.push(resolve))
  }

  state(): ContainerState {
    const { node, namespace, pod, uid, container, attempt, specHash, image } = this.config
    const failedToStart = this.#state === 'exited' && this.#startedAt === 0
    return {
      node,
      namespace,
      pod,
      uid,
      container,
      attempt,
      specHash,
      image,
      id: this.id,
      sandboxId: this.sandboxId,
      state: this.#state,
      imageId: this.#imageId,
      createdAt: this.#createdAt,
      startedAt: this.#startedAt,
      finishedAt: this.#finishedAt,
      exitCode: this.#exitCode,
      ...(this.#signal === undefined ? {} : { signal: this.#signal }),
      reason:
        this.#state !== 'exited' ? '' : failedToStart ? 'StartError' : this.#exitCode === 0 ? 'Completed' : 'Error',
      message: failedToStart ? (this.stages.startError ?? '') : '',
    }
  }

  #run(): void {
    this.#timer = undefined
    this.#state = 'running'
    this.#startedAt = this.#clock.now()
    this.#announce('started')
    const seconds = secondsToRun(this.stages)
    if (seconds === undefined) return
    const exit = () => this.#exit(this.stages.exitCode ?? 0, undefined)
    // Even a container that ends at once is seen running first.
    this.#timer = this.#clock.after(seconds * 1000, exit)
  }

  #exit(code: number, signal: number | undefined): void {
    this.#timer?.cancel()
    this.#stopTimer?.cancel()
    if (this.#state === 'exited') return
    this.#state = 'exited'
    this.#exitCode = code
    this.#signal = signal
    this.#finishedAt = this.#clock.now()
    this.#announce('died')
    const waiting = this.#whenEnded
    this.#whenEnded = []
    for (const resolve of waiting) resolve()
  }
}
