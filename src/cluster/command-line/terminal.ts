/** Where commands speak: a line at a time, without its end. */
export interface Terminal {
  out(line: string): void
  err(line: string): void
}

export const exitCodes = {
  ok: 0,
  failed: 1,
  /** The command line makes no sense. */
  usage: 2,
  /** `status`: the cluster exists and does not run. */
  stopped: 3,
  /** Ended at once by a second Ctrl-C. */
  interrupted: 130,
} as const

/** A failure whose message is for people; nothing else need be said. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}
