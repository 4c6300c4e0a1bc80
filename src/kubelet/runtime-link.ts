import type { Clock, Logger } from '../base/index.js'
import { messageOf } from '../base/index.js'
import type { ContainerRuntime, RuntimeEvent, RuntimeVersion } from './runtime/container-runtime.js'

/** While the runtime is away it is asked this often. */
const pingMs = 1_000

export interface RuntimeLinkOptions {
  readonly runtime: ContainerRuntime
  readonly clock: Clock
  readonly logger: Logger
  /** Ends everything here. */
  readonly stopping: AbortSignal
  readonly onEvent: (event: RuntimeEvent) => void
  /** The runtime went away (the error), or is back (none). */
  readonly onHealth: (error: string | undefined) => Promise<void>
}

/** Whether the runtime is there, and what happens in it. */
export class RuntimeLink {
  readonly #options: RuntimeLinkOptions
  #error: string | undefined

  constructor(options: RuntimeLinkOptions) {
    this.#options = options
  }

  /** Why the runtime is away. */
  get error(): string | undefined {
    return this.#error
  }

  /** A runtime that is not there yet is waited for: without its version there is nothing to register. */
  async version(signal: AbortSignal): Promise<RuntimeVersion> {
    const { runtime, clock, logger, stopping } = this.#options
    for (;;) {
      try {
        return await runtime.version()
      } catch (error) {
        logger.warn('The container runtime did not answer', { error: messageOf(error) })
        await clock.sleep(pingMs, AbortSignal.any([signal, stopping]))
      }
    }
  }

  /** Asks a quiet runtime whether it is still there. */
  async ping(): Promise<void> {
    if (this.#error !== undefined) return
    try {
      await this.#options.runtime.ping()
    } catch (error) {
      await this.lost(error)
    }
  }

  /** Follows the runtime's events until all stops. What happens between two connections is not heard of. */
  async follow(): Promise<void> {
    const { runtime, clock, stopping, onEvent } = this.#options
    while (!stopping.aborted) {
      try {
        await runtime.ping()
        await this.#back()
        for await (const event of runtime.events(stopping)) onEvent(event)
      } catch (error) {
        if (stopping.aborted) return
        await this.lost(error)
      }
      await clock.sleep(pingMs, stopping).catch(() => {})
    }
  }

  /** A call to it has failed. */
  async lost(error: unknown): Promise<void> {
    const { logger, stopping, onHealth } = this.#options
    if (this.#error !== undefined || stopping.aborted) return
    this.#error = `container runtime is down: ${messageOf(error)}`
    logger.warn('The container runtime went away', { error: messageOf(error) })
    await onHealth(this.#error)
  }

  async #back(): Promise<void> {
    if (this.#error === undefined) return
    this.#error = undefined
    this.#options.logger.info('The container runtime is back')
    await this.#options.onHealth(undefined)
  }
}
