import type { WatchEvent } from '../../api/index.js'

/** One call, free of HTTP and of processes. */
export interface TransportRequest {
  readonly method: string
  /** Without the query; percent-encoded. */
  readonly path: string
  readonly query?: URLSearchParams
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /** A JSON value; never changed by the transport or the server. */
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/**
 * How a client reaches an API server. All methods reject with a `StatusError` and nothing else; a connection that cannot be made
 * or breaks is one with code 503. What they give is frozen.
 */
export interface Transport {
  /** The parsed body of a successful answer: a JSON value, or text where the answer is not JSON; undefined when it is empty. */
  send(request: TransportRequest): Promise<unknown>
  /** The events of a watch, as many at a time as were ready; ends when the server ends the watch or the signal aborts. */
  watch(request: TransportRequest & { readonly signal: AbortSignal }): AsyncIterable<readonly WatchEvent[]>
  /** Ends idle connections. */
  close(): void
}
