import { LRUCache } from 'lru-cache'
import { type Event, formatMicroTimestamp, formatTimestamp } from '../../api/index.js'
import type { Clock } from '../../base/index.js'

/** client-go's tools/record/events_cache.go (v0.34). */
const cacheSize = 4096
const similarLimit = 10
const similarWindowMs = 600_000
const spamBurst = 25
const spamRefillMs = 300_000
/** tools/events: a series is over after six minutes of silence. */
const seriesSilenceMs = 360_000
const combinedPrefix = '(combined from similar events): '

interface Similar {
  messages: Set<string>
  lastSeen: number
}

interface Seen {
  name: string
  count: number
  firstTimestamp: string | undefined
  at: number
}

interface Bucket {
  tokens: number
  at: number
}

export interface CorrelatedEvent {
  readonly event: Event
  /** Set when an event like it was written before: what to change in that one. */
  readonly patch: object | undefined
}

/**
 * Keeps the number of events small: an object may have 25 at once and then one in five minutes; more than ten with different messages in ten
 * minutes become one "(combined from similar events)"; the same again only counts up.
 */
export class EventCorrelator {
  readonly #clock: Clock
  readonly #similar = new LRUCache<string, Similar>({ max: cacheSize })
  readonly #seen = new LRUCache<string, Seen>({ max: cacheSize })
  readonly #buckets = new LRUCache<string, Bucket>({ max: cacheSize })

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Everything but the message. A series is of one state of its object: tools/events compares the whole references. */
  keyOf(event: Event): string {
    const { kind, namespace, name, uid, apiVersion, resourceVersion } = event.involvedObject
    const { source, type, reason, reportingComponent, reportingInstance, action, related } = event
    const object = [kind, namespace, name, uid, apiVersion].join('\0')
    const who = [source?.component, source?.host, reportingComponent, reportingInstance].join('\0')
    const ofSeries = isSeries(event) ? [action, resourceVersion, related?.uid, related?.resourceVersion] : []
    return [who, object, type, reason, ...ofSeries].join('\0')
  }

  /** What to write for an event; undefined when it is one too many. */
  correlate(event: Event): CorrelatedEvent | undefined {
    if (isSeries(event)) return this.#correlateSeries(event)
    const { key, message } = this.#aggregate(event)
    const seen = this.#seen.get(key)
    const count = (seen?.count ?? 0) + 1
    const time = formatTimestamp(this.#clock.now())
    const current: Event = {
      ...event,
      message,
      count,
      ...(seen ? { metadata: { ...event.metadata, name: seen.name } } : {}),
      ...(seen?.firstTimestamp ? { firstTimestamp: seen.firstTimestamp } : {}),
    }
    this.#seen.set(key, {
      name: current.metadata?.name ?? '',
      count,
      firstTimestamp: current.firstTimestamp,
      at: this.#clock.now(),
    })
    if (!this.#takeToken(event)) return undefined
    return { event: current, patch: seen ? { count, lastTimestamp: time, message } : undefined }
  }

  #correlateSeries(event: Event): CorrelatedEvent {
    const key = this.keyOf(event)
    const now = this.#clock.now()
    const seen = this.#seen.get(key)
    if (!seen || now - seen.at > seriesSilenceMs) {
      this.#seen.set(key, {
        name: event.metadata?.name ?? '',
        count: 1,
        firstTimestamp: undefined,
        at: now,
      })
      return { event, patch: undefined }
    }
    const series = { count: seen.count + 1, lastObservedTime: formatMicroTimestamp(now) }
    this.#seen.set(key, { ...seen, count: series.count, at: now })
    return { event: { ...event, metadata: { ...event.metadata, name: seen.name }, series }, patch: { series } }
  }

  #aggregate(event: Event): { key: string; message: string } {
    const key = this.keyOf(event)
    const message = event.message ?? ''
    const now = this.#clock.now()
    let similar = this.#similar.get(key)
    if (!similar || now - similar.lastSeen > similarWindowMs) similar = { messages: new Set(), lastSeen: now }
    similar.lastSeen = now
    similar.messages.add(message)
    this.#similar.set(key, similar)
    if (similar.messages.size < similarLimit)
      return { key: `${key}\0${event.involvedObject.fieldPath ?? ''}\0${message}`, message }
    // One is taken out, so that the set stays at the limit.
    const [oldest] = similar.messages
    if (oldest !== undefined) similar.messages.delete(oldest)
    return { key, message: combinedPrefix + message }
  }

  #takeToken(event: Event): boolean {
    const { kind, namespace, name, uid, apiVersion } = event.involvedObject
    const key = [event.source?.component, event.source?.host, kind, namespace, name, uid, apiVersion].join('\0')
    const now = this.#clock.now()
    const bucket = this.#buckets.get(key) ?? { tokens: spamBurst, at: now }
    bucket.tokens = Math.min(spamBurst, bucket.tokens + (now - bucket.at) / spamRefillMs)
    bucket.at = now
    const hasToken = bucket.tokens >= 1
    if (hasToken) bucket.tokens -= 1
    this.#buckets.set(key, bucket)
    return hasToken
  }
}

function isSeries(event: Event): boolean {
  return event.eventTime !== undefined
}
