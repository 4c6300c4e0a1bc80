const firstMs = 1_000
const longestMs = 15 * 60_000

/** How long a failed daemon pod is left before the next is tried: 1 s, doubling up to 15 minutes, forgotten after 30 (client-go flowcontrol.Backoff). */
export class FailedPodBackoff {
  readonly #entries = new Map<string, { readonly delayMs: number; readonly at: number }>()

  /** Milliseconds that the delay lasts when it is not over yet; undefined when a pod may be replaced now. */
  delay(key: string, now: number): number | undefined {
    const entry = this.#entries.get(key)
    return entry && now - entry.at < entry.delayMs ? entry.delayMs : undefined
  }

  /** A pod is replaced now: the next one waits longer. */
  next(key: string, now: number): void {
    for (const [other, { at }] of this.#entries) if (now - at > 2 * longestMs) this.#entries.delete(other)
    const delayMs = Math.min((this.#entries.get(key)?.delayMs ?? firstMs / 2) * 2, longestMs)
    this.#entries.set(key, { delayMs, at: now })
  }
}
