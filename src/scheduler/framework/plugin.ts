import type { Pod } from '../../api/index.js'
import type { NodeInfo } from '../snapshot/node-info.js'
import type { PodInfo } from '../snapshot/pod-info.js'
import type { ClusterEvent, EventAction, EventResource } from './cluster-event.js'
import type { CycleState } from './cycle-state.js'
import type { Verdict } from './verdict.js'

/** An event that may make a pod schedulable which this plugin turned down. */
export interface WakeRule {
  readonly resource: EventResource
  readonly actions: readonly EventAction[]
  /** Whether this event can help this pod (upstream's queueing hint). Left out: always. */
  wakes?(pod: Pod, event: ClusterEvent): boolean
}

export interface PreFilterResult {
  readonly verdict: Verdict
  /** Only these nodes can come into question. Left out: all. */
  readonly nodeNames?: ReadonlySet<string>
}

/** The answers of the filters: of each node that was asked, and of all others in one. */
export interface NodeVerdicts {
  readonly byNode: ReadonlyMap<string, Verdict>
  /** Of the nodes that were never asked. */
  readonly absent: Verdict
}

export interface PostFilterResult {
  readonly verdict: Verdict
  /** The node to nominate; `''` takes an earlier nomination back; absent leaves it as it is. */
  readonly nominatedNode?: string
}

/** What QueueSort plugins compare. */
export interface QueueOrderEntry {
  readonly info: PodInfo
  /** When the pod came into the queue this time, in ms. */
  readonly queuedAt: number
}

/**
 * A scheduling plugin: any of upstream's extension points, called in the order of the profile. Everything up to `reserve` is
 * synchronous and sees a snapshot that does not change meanwhile; it may read informers and must not write to the cluster.
 * A thrown error counts as an `error` verdict.
 */
export interface Plugin {
  readonly name: string
  /** Events after which pods that this plugin turned down are tried again. */
  readonly wakesOn?: readonly WakeRule[]

  /** May the pod enter the active queue at all? */
  preEnqueue?(pod: Pod): Verdict
  /** Negative: `a` goes first. One plugin of a profile has this. */
  compare?(a: QueueOrderEntry, b: QueueOrderEntry): number

  preFilter?(state: CycleState, pod: PodInfo): PreFilterResult
  /** Preemption imagines `other` on the node: bring the pre-filter's notes up to date. */
  podAdded?(state: CycleState, pod: PodInfo, other: PodInfo, node: NodeInfo): void
  /** Preemption imagines `other` gone. */
  podRemoved?(state: CycleState, pod: PodInfo, other: PodInfo, node: NodeInfo): void
  filter?(state: CycleState, pod: PodInfo, node: NodeInfo): Verdict
  /** No node fits: can something be done? */
  postFilter?(state: CycleState, pod: PodInfo, verdicts: NodeVerdicts): PostFilterResult

  preScore?(state: CycleState, pod: PodInfo, nodes: readonly NodeInfo[]): Verdict
  /** Any number if `normalize` is there, else an integer from 0 to 100. */
  score?(state: CycleState, pod: PodInfo, node: NodeInfo): number
  /** Brings the scores of all nodes into 0 to 100, in place. */
  normalize?(state: CycleState, pod: PodInfo, scores: number[], nodes: readonly NodeInfo[]): void

  reserve?(state: CycleState, pod: PodInfo, nodeName: string): Verdict
  /** Must not throw; called in reverse order, also when `reserve` was not. */
  unreserve?(state: CycleState, pod: PodInfo, nodeName: string): void
  /** `wait`, and how long at the most. */
  permit?(state: CycleState, pod: PodInfo, nodeName: string): { readonly verdict: Verdict; readonly timeoutMs?: number }

  preBind?(state: CycleState, pod: PodInfo, nodeName: string, signal: AbortSignal): Promise<Verdict>
  /** `skip` hands the pod to the next binder. */
  bind?(state: CycleState, pod: PodInfo, nodeName: string): Promise<Verdict>
  postBind?(state: CycleState, pod: PodInfo, nodeName: string): void
}

export const maxNodeScore = 100
