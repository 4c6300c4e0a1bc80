import type { Pod } from '../../api/index.js'

const defaultSeconds = 30

/** What a pod is given to end, as things stand. `isRemoved`: the API server has it no more, but a second it gets all the same. */
export function graceSecondsOf({ metadata, spec }: Pod, { isRemoved }: { readonly isRemoved: boolean }): number {
  const { deletionGracePeriodSeconds, deletionTimestamp } = metadata ?? {}
  const own = spec?.terminationGracePeriodSeconds ?? defaultSeconds
  const wanted = deletionTimestamp === undefined ? own : (deletionGracePeriodSeconds ?? own)
  return Math.max(wanted, isRemoved ? 1 : 0)
}

interface Ending {
  seconds: number
  readonly hooks: AbortController
  readonly signal: AbortSignal
}

/** The grace period of a pod that is ending. While it is, it may be shortened. */
export class GracePeriod {
  #ending: Ending | undefined

  /**
   * The pod ends, or goes on ending after a failure. Of the answer `seconds` is always the present length; the signal cuts preStop hooks short, its
   * reason being the new length or that nobody waits.
   */
  begin(seconds: number): { readonly seconds: number; readonly signal: AbortSignal } {
    const hooks = this.#ending?.hooks ?? new AbortController()
    this.#ending = { seconds, hooks, signal: hooks.signal }
    return this.#ending
  }

  /** Whether the pod is ending and has less time now than before. */
  shorten(seconds: number): boolean {
    if (this.#ending === undefined || seconds >= this.#ending.seconds) return false
    this.#ending.seconds = seconds
    this.#ending.hooks.abort(seconds)
    return true
  }

  /** Nobody waits for the hooks any more. */
  abort(reason: string): void {
    this.#ending?.hooks.abort(reason)
  }
}
