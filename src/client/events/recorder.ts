import {
  type Event,
  Events,
  formatMicroTimestamp,
  formatTimestamp,
  isNotFound,
  isStatusError,
  type ObjectReference,
} from '../../api/index.js'
import type { Clock, Logger, Random } from '../../base/index.js'
import type { Client } from '../client.js'
import { EventCorrelator } from './correlator.js'

export type EventType = 'Normal' | 'Warning'

export interface EventRecorder {
  /** Tells of something that happened to an object. Returns at once and never throws; the event is written in the background. */
  event(regarding: ObjectReference, type: EventType, reason: string, message: string, more?: EventDetails): void
  /** Nothing waits to be written. */
  isIdle(): boolean
  /** Writes what is left (for at most five seconds), then takes no more. */
  stop(): Promise<void>
}

export interface EventDetails {
  /** What was being done: `Binding`, `Scheduling`. Shown by events.k8s.io. */
  readonly action?: string
  readonly related?: ObjectReference
  readonly annotations?: Readonly<Record<string, string>>
}

export interface EventRecorderOptions {
  /** `deployment-controller`, `kubelet`. */
  readonly component: string
  /** The node, for kubelets. */
  readonly host?: string
  /** As client-go's two recorders write them: `core` (tools/record; the default) or `events` (tools/events, the scheduler's). */
  readonly style?: 'core' | 'events'
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
}

/** More than this waiting: the newest are dropped, as by client-go's full channel. */
const longestQueue = 4096
const groupSize = 64
const attempts = 12
const retryDelayMs = 10_000
const drainMs = 5_000

interface Pending {
  readonly event: Event
  readonly key: string
}

/** An event recorder of one component. */
export function createEventRecorder(client: Client, options: EventRecorderOptions): EventRecorder {
  return new QueueingRecorder(client, options)
}

class QueueingRecorder implements EventRecorder {
  readonly #client: Client
  readonly #options: EventRecorderOptions
  readonly #logger: Logger
  /** Laid out in full when it is made, so only for who has something to tell: most components never do. */
  #firstCorrelator: EventCorrelator | undefined
  readonly #stop = new AbortController()
  #queue: Pending[] = []
  #writing: Promise<void> | undefined
  #isStopped = false
  /** Nanoseconds in the name of the last event. */
  #lastName = 0n

  constructor(client: Client, options: EventRecorderOptions) {
    this.#client = client
    this.#options = options
    this.#logger = options.logger
  }

  get #correlator(): EventCorrelator {
    this.#firstCorrelator ??= new EventCorrelator(this.#options.clock)
    return this.#firstCorrelator
  }

  event(regarding: ObjectReference, type: EventType, reason: string, message: string, more: EventDetails = {}): void {
    if (this.#isStopped || this.#queue.length >= longestQueue) return
    const event =
      this.#options.style === 'events' ? this.#seriesEvent(regarding, more) : this.#coreEvent(regarding, more)
    event.type = type
    event.reason = reason
    event.message = message
    this.#queue.push({ event, key: this.#correlator.keyOf(event) })
    this.#startWriting()
  }

  #startWriting(): void {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined
      // What came after the last look at the queue, and before this.
      if (this.#queue.length > 0 && !this.#stop.signal.aborted) this.#startWriting()
    })
  }

  isIdle(): boolean {
    return this.#writing === undefined
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    if (!this.#writing) return
    const timer = this.#options.clock.after(drainMs, () => this.#stop.abort())
    while (this.#writing !== undefined) await this.#writing
    timer.cancel()
  }

  /** Events of one object and reason follow each other; others are written side by side. */
  async #write(): Promise<void> {
    // Lets a burst gather, so that what is the same is counted before it is written.
    await Promise.resolve()
    while (this.#queue.length > 0 && !this.#stop.signal.aborted) {
      const groups = new Map<string, Event[]>()
      for (const { event, key } of this.#queue.splice(0, groupSize)) {
        const group = groups.get(key)
        if (group) group.push(event)
        else groups.set(key, [event])
      }
      await Promise.all([...groups.values()].map((group) => this.#writeGroup(group)))
    }
  }

  async #writeGroup(events: readonly Event[]): Promise<void> {
    for (const event of events) {
      const correlated = this.#correlator.correlate(event)
      if (correlated) await this.#send(correlated.event, correlated.patch)
    }
  }

  async #send(event: Event, patch: object | undefined): Promise<void> {
    const events = this.#client.resource(Events, event.metadata?.namespace ?? 'default')
    for (let attempt = 1; attempt <= attempts; attempt++) {
      try {
        if (patch) {
          await events.patch(event.metadata?.name ?? '', 'strategic', patch).catch((error: unknown) => {
            if (!isNotFound(error)) throw error
            return events.create(event)
          })
        } else await events.create(event)
        return
      } catch (error) {
        const mayRetry = isStatusError(error) && error.code === 503
        if (!mayRetry || this.#stop.signal.aborted || attempt === attempts) {
          this.#logger.debug('An event was not written', { reason: event.reason, error: String(error) })
          return
        }
        await this.#options.clock.sleep(retryDelayMs, this.#stop.signal).catch(() => {})
      }
    }
  }

  #coreEvent(regarding: ObjectReference, more: EventDetails): Event {
    const { component, host = '', clock } = this.#options
    const time = formatTimestamp(clock.now())
    return {
      ...this.#base(regarding, more),
      source: { component, ...(host === '' ? {} : { host }) },
      firstTimestamp: time,
      lastTimestamp: time,
      count: 1,
      reportingComponent: component,
      reportingInstance: host,
    }
  }

  #seriesEvent(regarding: ObjectReference, more: EventDetails): Event {
    const { component, host, clock } = this.#options
    return {
      ...this.#base(regarding, more),
      eventTime: formatMicroTimestamp(clock.now()),
      reportingComponent: component,
      reportingInstance: `${component}-${host ?? 'wherry'}`,
    }
  }

  #base(regarding: ObjectReference, more: EventDetails): Event {
    const { clock, random } = this.#options
    // Upstream's name ends in the time in nanoseconds. The clock has milliseconds: of one moment, what was first also has the lower name.
    const earliest = BigInt(clock.now()) * 1_000_000n + BigInt(random.below(900_000))
    const nanoseconds = earliest > this.#lastName ? earliest : this.#lastName + 1n + BigInt(random.below(1_000))
    this.#lastName = nanoseconds
    return {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: {
        name: `${regarding.name ?? ''}.${nanoseconds.toString(16)}`,
        namespace: regarding.namespace || 'default',
        ...(more.annotations ? { annotations: { ...more.annotations } } : {}),
      },
      involvedObject: { ...regarding },
      ...(more.related ? { related: more.related } : {}),
      ...(more.action === undefined ? {} : { action: more.action }),
    }
  }
}
