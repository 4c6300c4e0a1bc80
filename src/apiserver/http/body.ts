import type { Clock } from '../../base/index.js'
import type { AnyRequest } from './graft.js'
import type { HttpLimits } from './limits.js'

export type BodyOutcome =
  | { readonly kind: 'complete'; readonly bytes: Uint8Array }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'tooSlow' }
  /** The client went away: nobody waits for an answer. */
  | { readonly kind: 'aborted' }

/** Reads a whole body and calls back exactly once, in the same turn where possible. Never keeps more than the limit. */
export function readBody(
  request: AnyRequest,
  limits: HttpLimits,
  clock: Clock,
  done: (outcome: BodyOutcome) => void,
): void {
  if (Number(request.headers['content-length'] ?? 0) > limits.maxBodyBytes) {
    done({ kind: 'tooLarge' })
    return
  }
  let first: Buffer | undefined
  let parts: Buffer[] | undefined
  let size = 0
  let isDone = false
  const timer = clock.after(limits.requestTimeoutMs, () => finish({ kind: 'tooSlow' }))
  const finish = (outcome: BodyOutcome) => {
    if (isDone) return
    isDone = true
    timer.cancel()
    done(outcome)
  }
  request.on('data', (chunk: Buffer) => {
    if (isDone) return
    size += chunk.length
    if (size > limits.maxBodyBytes) {
      finish({ kind: 'tooLarge' })
    } else if (first === undefined) {
      first = chunk
    } else {
      parts ??= [first]
      parts.push(chunk)
    }
  })
  request.on('end', () =>
    finish({ kind: 'complete', bytes: parts ? Buffer.concat(parts, size) : (first ?? Buffer.alloc(0)) }),
  )
  request.on('close', () => finish({ kind: 'aborted' }))
}
