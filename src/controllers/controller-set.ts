import type { Component } from '../base/index.js'
import { createEventRecorder, createInformers, type EventRecorder, type Informers } from '../client/index.js'
import type { Controller, ControllerFactory, ControllerTools } from './runtime/index.js'

export interface ControllerSetOptions extends Omit<ControllerTools, 'informers' | 'events'> {
  /** What to run: see `builtInControllers`. */
  readonly controllers: readonly ControllerFactory[]
  /** Shared with other components of the process, which then starts and stops them; own ones are made when left out. */
  readonly informers?: Informers
}

/** The field manager and user agent that upstream's controllers write as. */
const fieldManager = 'kube-controller-manager'

/** All controllers of one cluster, on one set of informers. */
export class ControllerSet implements Component {
  readonly name = 'controllers'
  readonly #informers: Informers
  readonly #ownsInformers: boolean
  readonly #recorders: EventRecorder[] = []
  readonly #controllers: readonly Controller[]
  #started: readonly Controller[] = []

  constructor(options: ControllerSetOptions) {
    const client = options.client.as(fieldManager)
    const { clock, random, logger } = options
    this.#ownsInformers = options.informers === undefined
    this.#informers = options.informers ?? createInformers(client, { clock, logger: logger.child('informers') })
    const tools: ControllerTools = {
      client,
      informers: this.#informers,
      clock,
      random,
      logger,
      events: (component) => {
        const recorder = createEventRecorder(client, { component, clock, random, logger })
        this.#recorders.push(recorder)
        return recorder
      },
    }
    this.#controllers = options.controllers.map((create) => create(tools))
  }

  get controllers(): readonly Controller[] {
    return this.#controllers
  }

  get informers(): Informers {
    return this.#informers
  }

  /** Resolves when the informers have synced and every controller works. */
  async start(signal: AbortSignal): Promise<void> {
    this.#informers.start()
    await this.#informers.waitForSync(signal)
    this.#started = this.#controllers
    await Promise.all(this.#controllers.map((controller) => controller.start(signal)))
  }

  async stop(): Promise<void> {
    await Promise.all(this.#started.map((controller) => controller.stop()))
    this.#started = []
    await Promise.all(this.#recorders.map((recorder) => recorder.stop()))
    if (this.#ownsInformers) await this.#informers.stop()
  }

  /** Nothing waits for a worker, is being worked on or written. */
  isIdle(): boolean {
    return (
      this.#informers.isIdle() &&
      this.#controllers.every((controller) => controller.isIdle()) &&
      this.#recorders.every((recorder) => recorder.isIdle())
    )
  }
}
