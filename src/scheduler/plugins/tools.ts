import type { KubeObject, Pod } from '../../api/index.js'
import type { Clock, Logger, Random } from '../../base/index.js'
import type { Client, EventRecorder, Informers } from '../../client/index.js'
import type { CycleState, Verdict } from '../framework/index.js'
import type { ClusterSnapshot, NodeInfo, PodInfo } from '../snapshot/index.js'

/** What plugins are made with. */
export interface PluginTools {
  readonly client: Client
  readonly informers: Informers
  readonly snapshot: ClusterSnapshot
  readonly recorder: EventRecorder
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** What needs the finished profile and the queue: only to be used in calls, not while plugins are made. */
  readonly handle: PluginHandle
}

/** The scheduler, as plugins see it. */
export interface PluginHandle {
  filterWithNominated(state: CycleState, pod: PodInfo, node: NodeInfo): Verdict
  podAdded(state: CycleState, pod: PodInfo, other: PodInfo, node: NodeInfo): void
  podRemoved(state: CycleState, pod: PodInfo, other: PodInfo, node: NodeInfo): void
  nominatedPods(nodeName: string): Iterable<PodInfo>
  clearNomination(uid: string): void
  /** Rejects a pod that waits at permit; false: it does not wait. */
  rejectWaiting(uid: string, reason: string): boolean
  /** Lets a pod go on that waits at permit for this plugin. */
  allowWaiting(uid: string, plugin: string): void
  /** Tries a waiting pod again at once. */
  activate(uid: string): void
  /** Keeps a task until it ends, so that the scheduler can be drained. It must not reject. */
  track(task: Promise<void>): void
}

/** The pod that an event is about, whichever of its states there are. */
export function podOf(object: KubeObject | undefined): Pod | undefined {
  return object as Pod | undefined
}
