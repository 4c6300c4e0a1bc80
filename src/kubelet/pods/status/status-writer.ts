import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Pod, PodStatus } from '../../../api/index.js'
import { isConflict, isNotFound, Pods } from '../../../api/index.js'
import type { Clock, Logger } from '../../../base/index.js'
import { deepEqual, messageOf } from '../../../base/index.js'
import type { Client } from '../../../client/index.js'
import { isKubeletCondition } from './conditions.js'

const firstRetryMs = 500
const longestRetryMs = 10_000

/**
 * Writes one pod's status, one write at a time, always the newest, and only what differs from what the API server has. Statuses that follow each
 * other within a turn of the event loop are one write.
 */
export class StatusWriter {
  readonly #client: Client
  readonly #clock: Clock
  readonly #logger: Logger
  /** The newest state of the pod that is known: the informer's, or the answer to our last write. */
  #pod: Pod
  #wanted: PodStatus | undefined
  #writtenVersion: string | undefined
  #writing: Promise<void> | undefined
  #isClosed = false
  /** Ends the pause after a failed write. */
  #closing: AbortController | undefined

  constructor(pod: Pod, { client, clock, logger }: { client: Client; clock: Clock; logger: Logger }) {
    this.#pod = pod
    this.#client = client
    this.#clock = clock
    this.#logger = logger
  }

  /** Whether this state of the pod is the one that our last write made. */
  isOwnWrite(pod: Pod): boolean {
    return this.#writtenVersion !== undefined && pod.metadata?.resourceVersion === this.#writtenVersion
  }

  /** Takes in what the informer says, unless our own write is newer. */
  observe(pod: Pod): void {
    if (versionOf(pod) >= versionOf(this.#pod)) this.#pod = pod
  }

  set(status: PodStatus): void {
    if (this.#isClosed) return
    this.#wanted = status
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined
      // Between the last look and now another may have come.
      if (this.#wanted !== undefined && !this.#isClosed) this.set(this.#wanted)
    })
  }

  get isIdle(): boolean {
    return this.#writing === undefined
  }

  /** Resolves when everything set so far is written (or the pod is gone). */
  async flush(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing
  }

  /** Writes no more. */
  close(): void {
    this.#isClosed = true
    this.#wanted = undefined
    this.#closing?.abort()
  }

  async #write(): Promise<void> {
    let delayMs = firstRetryMs
    await nextTurn()
    while (this.#wanted !== undefined) {
      const status = rebase(this.#wanted, this.#pod)
      const written = this.#wanted
      if (isSameStatus(status, this.#pod.status)) {
        this.#wanted = undefined
        return
      }
      try {
        const { namespace } = this.#pod.metadata ?? {}
        this.#pod = await this.#client.resource(Pods, namespace).updateStatus({ ...this.#pod, status })
        this.#writtenVersion = this.#pod.metadata?.resourceVersion
        delayMs = firstRetryMs
        if (this.#wanted === written) this.#wanted = undefined
      } catch (error) {
        if (isConflict(error)) {
          if (await this.#refresh()) continue
          return
        }
        if (isNotFound(error)) {
          this.#wanted = undefined
          return
        }
        this.#logger.warn('A pod status could not be written', {
          pod: `${this.#pod.metadata?.namespace}/${this.#pod.metadata?.name}`,
          error: messageOf(error),
        })
        this.#closing ??= new AbortController()
        await this.#clock.sleep(delayMs, this.#closing.signal).catch(() => {})
        delayMs = Math.min(delayMs * 2, longestRetryMs)
      }
    }
  }

  /** False when the pod is gone, or another of its name is there. */
  async #refresh(): Promise<boolean> {
    const { namespace, name = '', uid } = this.#pod.metadata ?? {}
    try {
      const fresh = await this.#client.resource(Pods, namespace).get(name)
      if (fresh.metadata?.uid === uid) {
        this.#pod = fresh
        return true
      }
    } catch (error) {
      if (!isNotFound(error)) return true
    }
    this.#wanted = undefined
    return false
  }
}

/** Conditions of others as they are in the newest pod, ours as computed. */
function rebase(status: PodStatus, pod: Pod): PodStatus {
  const foreign = (pod.status?.conditions ?? []).filter(({ type }) => !isKubeletCondition(type))
  const own = (status.conditions ?? []).filter(({ type }) => isKubeletCondition(type))
  return { ...status, conditions: [...foreign, ...own] }
}

function isSameStatus(a: PodStatus, b: PodStatus | undefined): boolean {
  // Most writes differ in one of these: no need to look further.
  if (b === undefined || a.phase !== b.phase || a.podIP !== b.podIP) return false
  return deepEqual(normalized(a), normalized(b))
}

/** The wire form shows some absent fields as null or empty. */
function normalized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalized)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, normalized(inner)] as const)
    .filter(([, inner]) => inner !== undefined && inner !== null && !isEmpty(inner))
  return Object.fromEntries(entries)
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
}

/** Revisions of our store are safe integers. */
function versionOf(pod: Pod): number {
  return Number(pod.metadata?.resourceVersion ?? 0)
}
