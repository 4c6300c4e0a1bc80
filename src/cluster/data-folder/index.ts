// cluster/data-folder: one folder for each cluster, and which process uses it. Imports nothing heavy: `wherry status` needs it.
// Start here: paths.ts, then claim.ts.
export type { ClusterProcess, FolderClaim } from './claim.js'
export { claimFolder, FolderInUseError, readProcess } from './claim.js'
export type { KnownCluster } from './clusters.js'
export { findCluster, listClusters, removeCluster } from './clusters.js'
export type { ClusterPaths } from './paths.js'
export { clusterPaths, defaultRoot } from './paths.js'
