export type { LeaderElectionOptions } from './leader-elector.js'
export { runWithLease } from './leader-elector.js'
