import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { type OutputFrame, readFrames } from './frames.js'

/** How Docker reports, on standard output, that a command could not be run at all. */
const refusalPrefix = 'OCI runtime exec failed: '

export interface OutputTargets {
  readonly stdout?: Writable | undefined
  readonly stderr?: Writable | undefined
}

/** How far a pump has come: output that waits for a slow reader is not the end of output. */
export interface PumpProgress {
  received: number
  isBlocked: boolean
}

/**
 * Moves output to its targets at their pace and ends them. Returns the text in which Docker says that the command could not be run, which is kept
 * off the output. A target that is destroyed just gets nothing more. Never rejects: a broken source is its end.
 */
export async function pumpOutput(
  source: AsyncIterable<unknown>,
  targets: OutputTargets,
  options: { readonly tty: boolean; readonly catchRefusal: boolean; readonly progress?: PumpProgress },
): Promise<string | undefined> {
  let refusal: string | undefined
  let first = options.catchRefusal
  const progress = options.progress ?? { received: 0, isBlocked: false }
  try {
    for await (const frames of readFrames(source, options.tty)) {
      for (const frame of frames) {
        progress.received += frame.data.length
        const text = first && frame.stream === 'stdout' ? frame.data.toString('utf8') : ''
        first = false
        if (refusal !== undefined) refusal += frame.data.toString('utf8')
        else if (text.startsWith(refusalPrefix)) refusal = text
        else await deliver(frame, targets, progress)
      }
    }
  } catch {
    // Destroyed, or the daemon went away: whoever waits learns it from the exit code.
  }
  return refusal
}

/** Writes a piece and waits while the reader is behind; does nothing for a target that nobody reads any more. */
async function deliver({ stream, data }: OutputFrame, targets: OutputTargets, progress: PumpProgress): Promise<void> {
  const target = targets[stream]
  if (target === undefined || target.destroyed || data.length === 0 || target.write(data)) return
  const stop = new AbortController()
  const options = { signal: stop.signal }
  const settled = [once(target, 'drain', options), once(target, 'close', options)].map((one) => one.catch(() => {}))
  progress.isBlocked = true
  await Promise.race(settled)
  progress.isBlocked = false
  stop.abort()
}
