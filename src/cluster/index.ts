// cluster: the composition root. Builds every part of a cluster, starts and stops them in order; the `wherry` command.
// May import: all rooms.
// Start here: cluster.ts; command-line/program.ts for the command.
export { Cluster } from './cluster.js'
export type { ClusterOptions, ClusterPart, RunningCluster, RuntimeChoice, StoreChoice } from './options.js'
export { OptionError } from './options.js'
