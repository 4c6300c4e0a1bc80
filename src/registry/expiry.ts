import type { Clock, Component, Logger, Timer } from '../base/index.js'
import type { CachedObject } from './cache/index.js'
import type { StoredResource } from './stored-resource.js'
import { removeNow } from './writes/remove.js'
import type { WriteTools } from './writes/write-tools.js'

const periodMs = 60_000
/** So many are deleted in one sweep at the most, so that a flood of events does not end in a flood of deletes. */
const mostPerSweep = 2_000

export interface ExpirySweeperOptions {
  readonly tools: WriteTools
  readonly resources: () => Iterable<StoredResource>
  readonly clock: Clock
  readonly logger: Logger
}

/** Deletes objects whose time is over (Events after an hour). By a timer of the cluster's own clock, not by the store: a stopped cluster keeps them. */
export class ExpirySweeper implements Component {
  readonly name = 'expiry'
  readonly #options: ExpirySweeperOptions
  /** When an object ends, in milliseconds since 1970: read once, as it never changes. */
  readonly #ends = new WeakMap<CachedObject, number>()
  #timer: Timer | undefined
  #sweep: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(options: ExpirySweeperOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    this.#timer = this.#options.clock.every(periodMs, () => {
      this.#sweep = this.#sweep
        .then(() => this.sweep())
        .catch((error: unknown) => this.#options.logger.error('Failed to delete expired objects', { error }))
    })
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.#timer?.cancel()
    await this.#sweep
  }

  /** Deletes what has expired by now. */
  async sweep(): Promise<void> {
    const now = this.#options.clock.now()
    for (const resource of this.#options.resources()) {
      const { expiresAt } = resource.definition
      if (!expiresAt) continue
      const expired = resource
        .present()
        .range('', '\uffff')
        .filter((object) => this.#endOf(object, expiresAt) <= now)
      for (const object of expired.slice(0, mostPerSweep)) {
        if (this.#isStopped) return
        await removeNow(this.#options.tools, resource, object)
      }
    }
  }

  #endOf(object: CachedObject, expiresAt: NonNullable<StoredResource['definition']['expiresAt']>): number {
    const known = this.#ends.get(object)
    if (known !== undefined) return known
    const wasDecoded = object.isDecoded
    const end = expiresAt(object.object())
    if (!wasDecoded) object.forgetObject()
    this.#ends.set(object, end)
    return end
  }
}
