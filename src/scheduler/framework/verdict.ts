/**
 * What a plugin says of a pod (on a node):
 * - `fits`: yes;
 * - `unschedulable`: no, but preempting other pods could help;
 * - `unresolvable`: no, and preemption cannot help;
 * - `pending`: not yet, and what is missing will come by an event of this plugin's own (the pod then skips its back-off);
 * - `skip`: this plugin has nothing to say about the pod in this cycle;
 * - `wait`: (permit only) not before somebody allows it;
 * - `error`: something went wrong that has nothing to do with the pod.
 */
export type VerdictCode = 'fits' | 'unschedulable' | 'unresolvable' | 'pending' | 'skip' | 'wait' | 'error'

export interface Verdict {
  readonly code: VerdictCode
  /** Upstream's texts, printed in events and in the PodScheduled condition. */
  readonly reasons: readonly string[]
  /** Who said so; filled in by the framework. */
  readonly plugin?: string
  readonly error?: Error
}

const none: readonly string[] = []

export const fits: Verdict = { code: 'fits', reasons: none }
export const skip: Verdict = { code: 'skip', reasons: none }

export function unschedulable(...reasons: string[]): Verdict {
  return { code: 'unschedulable', reasons }
}

export function unresolvable(...reasons: string[]): Verdict {
  return { code: 'unresolvable', reasons }
}

/** A fault, as a verdict. */
export function failed(cause: unknown): Verdict {
  const error = cause instanceof Error ? cause : new Error(String(cause))
  return { code: 'error', reasons: [error.message], error }
}

/** Whether the pod was turned down (an error is not a rejection). */
export function isRejected({ code }: Verdict): boolean {
  return code === 'unschedulable' || code === 'unresolvable' || code === 'pending'
}

export function messageOf(verdict: Verdict): string {
  return verdict.reasons.join(', ')
}
