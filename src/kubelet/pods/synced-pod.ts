import type { Pod, PodStatus } from '../../api/index.js'
import type { ProbeDemands } from './actions.js'
import type { RuntimeView } from './runtime-view.js'
import type { WaitingReason } from './status/container-statuses.js'

/** A pod as one sync sees it; its worker is behind it. */
export interface SyncedPod {
  readonly uid: string
  readonly pod: Pod
  readonly status: PodStatus
  /** As last read by `refresh`. */
  readonly view: RuntimeView
  readonly probes: ProbeDemands
  /** Why containers could not be started, by name; the sync writes it, the status shows it. */
  readonly waiting: Map<string, WaitingReason>
  /** Only reads the runtime. */
  look(): Promise<void>
  /** Reads the runtime, computes the status and has it written. */
  refresh(): Promise<PodStatus>
  /** Sync again after so long at the latest. */
  wakeAfter(delayMs: number): void
  /** The kubelet's own verdict: the pod is Failed and ends. */
  fail(verdict: { readonly reason: string; readonly message: string }): void
}
