// What a program imports: `const cluster = await Cluster.start({ … })`.
export type { ClusterOptions, ClusterPart, RunningCluster, RuntimeChoice, StoreChoice } from './cluster/index.js'
export { Cluster, OptionError } from './cluster/index.js'
