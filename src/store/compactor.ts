import type { Clock, Component, Logger, Timer } from '../base/index.js'
import type { Revision, Store } from './store.js'

export interface CompactorOptions {
  readonly store: Store
  readonly clock: Clock
  readonly logger: Logger
  /** How long the past can be read, and how often it is cut; five minutes, as kube-apiserver has it for etcd, when left out. */
  readonly keepMs?: number
}

const fiveMinutesMs = 5 * 60 * 1000

/** Every `keepMs` forgets what was overwritten `keepMs` ago (kube-apiserver's --etcd-compaction-interval). */
export class Compactor implements Component {
  readonly name = 'store-compactor'
  readonly #options: CompactorOptions
  #timer: Timer | undefined
  #running: Promise<void> = Promise.resolve()
  #last: Revision | undefined

  constructor(options: CompactorOptions) {
    this.#options = options
  }

  async start(signal: AbortSignal): Promise<void> {
    const { store, clock, keepMs = fiveMinutesMs } = this.#options
    this.#last = await store.revision()
    signal.throwIfAborted()
    this.#timer = clock.every(keepMs, () => {
      this.#running = this.#running.then(() => this.#compact())
    })
  }

  async stop(): Promise<void> {
    this.#timer?.cancel()
    await this.#running
  }

  async #compact(): Promise<void> {
    const { store, logger } = this.#options
    try {
      const present = await store.revision()
      const upTo = this.#last
      this.#last = present
      if (upTo === undefined || upTo === 0) return
      await store.compact(upTo)
      logger.debug('Compacted the store', { revision: upTo, present })
    } catch (error) {
      // The next run forgets more at once; nothing but disk space is lost meanwhile.
      logger.error('Could not compact the store', { error })
    }
  }
}
