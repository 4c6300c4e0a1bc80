import { formatMicroTimestamp, isNotFound, type Lease, type LeaseSpec, Leases, StatusError } from '../../api/index.js'
import type { Clock, Logger, Random } from '../../base/index.js'
import type { Client } from '../client.js'

export interface LeaderElectionOptions {
  readonly client: Client
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly namespace: string
  /** Of the Lease. */
  readonly name: string
  /** Who stands: unique among the candidates. */
  readonly identity: string
  /** Defaults are kube-controller-manager's: 15 s, 10 s, 2 s. */
  readonly leaseDurationMs?: number
  readonly renewDeadlineMs?: number
  readonly retryPeriodMs?: number
  /** Gives the lease up on the way out, so that another can take it at once. */
  readonly releaseOnCancel?: boolean
}

/** client-go's JitterFactor. */
const jitter = 1.2

/**
 * Waits until this candidate leads, runs `lead` and ends when that ends, when the lease is lost (its signal aborts) or when `signal` aborts.
 * Rules of client-go's tools/leaderelection (v0.34): a holder is deposed only after this candidate has seen its record unchanged for the
 * lease's duration by the local clock, so clocks need not agree. Rejects with what `lead` rejects with, else never.
 */
export async function runWithLease(
  options: LeaderElectionOptions,
  lead: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const elector = new Elector(options)
  if (!(await elector.acquire(signal))) return
  const lost = new AbortController()
  const onAbort = () => lost.abort(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()
  const ended = new AbortController()
  const renewing = elector.renew(AbortSignal.any([signal, ended.signal])).finally(() => lost.abort())
  try {
    await lead(lost.signal)
  } finally {
    ended.abort()
    await renewing
    signal.removeEventListener('abort', onAbort)
    if (options.releaseOnCancel) await elector.release()
  }
}

class Elector {
  readonly #options: LeaderElectionOptions
  readonly #leaseDurationMs: number
  readonly #renewDeadlineMs: number
  readonly #retryPeriodMs: number
  #lease: Lease | undefined
  #observedRecord = ''
  #observedAt = 0

  constructor(options: LeaderElectionOptions) {
    this.#options = options
    this.#leaseDurationMs = options.leaseDurationMs ?? 15_000
    this.#renewDeadlineMs = options.renewDeadlineMs ?? 10_000
    this.#retryPeriodMs = options.retryPeriodMs ?? 2_000
    if (this.#leaseDurationMs <= this.#renewDeadlineMs)
      throw new TypeError('leaseDurationMs must be greater than renewDeadlineMs')
    if (this.#renewDeadlineMs <= jitter * this.#retryPeriodMs)
      throw new TypeError('renewDeadlineMs must be greater than 1.2 times retryPeriodMs')
  }

  /** True once this candidate holds the lease; false when the signal aborted first. */
  async acquire(signal: AbortSignal): Promise<boolean> {
    const { clock, random, logger, name, identity } = this.#options
    while (!signal.aborted) {
      if (await this.#tryHold()) {
        logger.info('Became leader', { lease: name, identity })
        return true
      }
      const delay = this.#retryPeriodMs * (1 + random.next() * jitter)
      await clock.sleep(delay, signal).catch(() => {})
    }
    return false
  }

  /** Resolves when the lease was not renewed in time, or the signal aborts. */
  async renew(signal: AbortSignal): Promise<void> {
    const { clock, logger, name } = this.#options
    let renewedAt = clock.now()
    while (!signal.aborted) {
      await clock.sleep(this.#retryPeriodMs, signal).catch(() => {})
      if (signal.aborted) return
      if (await this.#tryHold()) renewedAt = clock.now()
      else if (clock.now() - renewedAt >= this.#renewDeadlineMs || !this.#isHeldByMe()) {
        logger.warn('Lost the lease', { lease: name })
        return
      }
    }
  }

  async release(): Promise<void> {
    if (!this.#lease || !this.#isHeldByMe()) return
    const now = formatMicroTimestamp(this.#options.clock.now())
    const spec: LeaseSpec = {
      holderIdentity: '',
      leaseDurationSeconds: 1,
      renewTime: now,
      acquireTime: now,
      leaseTransitions: this.#lease.spec?.leaseTransitions ?? 0,
    }
    await this.#leases()
      .update({ ...this.#lease, spec })
      .catch((error: unknown) => this.#options.logger.debug('The lease was not released', { error: String(error) }))
  }

  async #tryHold(): Promise<boolean> {
    const { clock, identity, name, namespace, logger } = this.#options
    const now = formatMicroTimestamp(clock.now())
    const seconds = Math.ceil(this.#leaseDurationMs / 1000)
    try {
      const current = this.#isHeldByMe() && this.#lease ? this.#lease : await this.#read()
      if (!current) {
        const spec = {
          holderIdentity: identity,
          leaseDurationSeconds: seconds,
          acquireTime: now,
          renewTime: now,
          leaseTransitions: 0,
        }
        this.#observe(
          await this.#leases().create({
            apiVersion: 'coordination.k8s.io/v1',
            kind: 'Lease',
            metadata: { name, namespace },
            spec,
          }),
        )
        return true
      }
      const holder = current.spec?.holderIdentity ?? ''
      const isMine = holder === identity
      if (!isMine && holder !== '' && this.#observedAt + this.#leaseDurationMs > clock.now()) return false
      const transitions = current.spec?.leaseTransitions ?? 0
      const spec: LeaseSpec = {
        ...current.spec,
        holderIdentity: identity,
        leaseDurationSeconds: seconds,
        acquireTime: isMine ? (current.spec?.acquireTime ?? now) : now,
        renewTime: now,
        leaseTransitions: isMine ? transitions : transitions + 1,
      }
      this.#observe(await this.#leases().update({ ...current, spec }))
      return true
    } catch (error) {
      logger.debug('The lease was not written', { lease: name, error: String(error) })
      // Somebody else may have written it: look again before the next attempt.
      if (error instanceof StatusError && error.code === 409) await this.#read().catch(() => undefined)
      return false
    }
  }

  async #read(): Promise<Lease | undefined> {
    try {
      const lease = await this.#leases().get(this.#options.name)
      this.#observe(lease)
      return lease
    } catch (error) {
      if (isNotFound(error)) return undefined
      throw error
    }
  }

  #observe(lease: Lease): void {
    this.#lease = lease
    const record = JSON.stringify(lease.spec ?? {})
    if (record === this.#observedRecord) return
    this.#observedRecord = record
    this.#observedAt = this.#options.clock.now()
  }

  #isHeldByMe(): boolean {
    return this.#lease?.spec?.holderIdentity === this.#options.identity
  }

  #leases() {
    return this.#options.client.resource(Leases, this.#options.namespace)
  }
}
