export type { ClusterEvent, EventAction, EventResource } from './cluster-event.js'
export { flushTimeout } from './cluster-event.js'
export type { StateKey } from './cycle-state.js'
export { CycleState, stateKey } from './cycle-state.js'
export type { Diagnosis } from './fit-error.js'
export { FitError, fitMessage, noNodesAvailable, notePlugin, verdictOf } from './fit-error.js'
export type {
  NodeVerdicts,
  Plugin,
  PostFilterResult,
  PreFilterResult,
  QueueOrderEntry,
  WakeRule,
} from './plugin.js'
export { maxNodeScore } from './plugin.js'
export type { PluginEntry } from './profile-runner.js'
export { ProfileRunner } from './profile-runner.js'
export type { Verdict, VerdictCode } from './verdict.js'
export { failed, fits, isRejected, messageOf, skip, unresolvable, unschedulable } from './verdict.js'
