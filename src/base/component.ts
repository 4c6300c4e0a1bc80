/** A long-running part of a cluster. `cluster/` alone starts and stops components; no component starts another. */
export interface Component {
  readonly name: string
  /** Resolves when the component is ready to serve; rejects when it cannot start or `signal` aborts first. */
  start(signal: AbortSignal): Promise<void>
  /** Resolves when everything the component had under way has ended. Safe to call twice, and before `start`. */
  stop(): Promise<void>
}
