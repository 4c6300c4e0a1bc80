import type { PodInfo } from '../snapshot/index.js'

/** A pod on its way through the scheduling queue. */
export interface QueuedPod {
  info: PodInfo
  /** When it came into the queue, or last failed; in ms. */
  queuedAt: number
  /** Counts up with each entry: keeps pods of one moment in order. */
  sequence: number
  attempts: number
  /** How often it was turned down by plugins: what its back-off grows by. */
  rejections: number
  /** How often in a row it failed for other reasons. */
  errors: number
  /** Plugins that turned it down last time: their events wake it. */
  unschedulablePlugins: ReadonlySet<string>
  /** Plugins that asked it to wait for something of theirs. */
  pendingPlugins: ReadonlySet<string>
  /** The plugin that does not let it into the active queue. */
  gatedBy: string | undefined
}

const firstBackoffMs = 1_000
const longestBackoffMs = 10_000

/** When the pod may be tried again; never in the future for one that has not failed. */
export function backoffEnd(pod: QueuedPod): number {
  const failures = pod.errors > 0 ? pod.errors : pod.rejections
  if (failures === 0) return pod.queuedAt
  return pod.queuedAt + Math.min(firstBackoffMs * 2 ** Math.min(failures - 1, 30), longestBackoffMs)
}
