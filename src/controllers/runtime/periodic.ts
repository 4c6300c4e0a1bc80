import type { Clock, Logger } from '../../base/index.js'

export interface PeriodicTaskOptions {
  readonly clock: Clock
  readonly logger: Logger
  /** From the end of one run to the beginning of the next. */
  readonly periodMs: number
  readonly run: (signal: AbortSignal) => Promise<void>
}

/** Runs something over and over, never twice at a time. What a run throws is logged; the next comes all the same. */
export class PeriodicTask {
  readonly #options: PeriodicTaskOptions
  readonly #abort = new AbortController()
  #running: Promise<void> | undefined
  #isBusy = false

  constructor(options: PeriodicTaskOptions) {
    this.#options = options
  }

  get isBusy(): boolean {
    return this.#isBusy
  }

  start(): void {
    this.#running ??= this.#loop(this.#abort.signal)
  }

  async stop(): Promise<void> {
    this.#abort.abort()
    await this.#running
  }

  async #loop(signal: AbortSignal): Promise<void> {
    const { clock, logger, periodMs, run } = this.#options
    while (!signal.aborted) {
      this.#isBusy = true
      try {
        await run(signal)
      } catch (error) {
        if (!signal.aborted) logger.warn('A periodic task failed', { error: String(error) })
      }
      this.#isBusy = false
      await clock.sleep(periodMs, signal).catch(() => {})
    }
  }
}
