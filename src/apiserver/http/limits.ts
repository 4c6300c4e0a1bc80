/** How much a client may ask of the server and how slow it may be. */
export interface HttpLimits {
  /** Larger request bodies are answered 413. Upstream's default: 3 MiB. */
  readonly maxBodyBytes: number
  /** Request line and headers must be there within this time. */
  readonly headersTimeoutMs: number
  /** The whole request, body included, must be there within this time. */
  readonly requestTimeoutMs: number
  /** An idle connection is kept so long: Go clients use theirs again after minutes. */
  readonly keepAliveTimeoutMs: number
  /** A client that takes no byte for so long while some are waiting is cut off. */
  readonly writeTimeoutMs: number
  /** Answers from this size on are compressed for those who accept it (apiserver's defaultGzipThresholdBytes). */
  readonly gzipFromBytes: number
  /** So many answers are compressed at a time; it shares libuv's four threads with the store. Others go uncompressed. */
  readonly gzipInFlight: number
  /** Requests under way may take so long to end when the server stops. */
  readonly stopTimeoutMs: number
}

export const defaultLimits: HttpLimits = {
  maxBodyBytes: 3 * 1024 * 1024,
  headersTimeoutMs: 30_000,
  requestTimeoutMs: 60_000,
  keepAliveTimeoutMs: 5 * 60_000,
  writeTimeoutMs: 60_000,
  gzipFromBytes: 128 * 1024,
  gzipInFlight: 2,
  stopTimeoutMs: 200,
}
