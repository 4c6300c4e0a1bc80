// What options may be, without anything else: the command line's help needs it and must not load a cluster.

/** Parts of the control plane that a cluster may do without, as envtest does. */
export type ClusterPart = 'controllers' | 'scheduler' | 'nodes'

export const clusterParts: readonly ClusterPart[] = ['controllers', 'scheduler', 'nodes']

/** `auto`: Docker where its socket answers, else simulated pods. */
export type RuntimeChoice = 'docker' | 'simulated' | 'auto'

export const runtimeChoices: readonly RuntimeChoice[] = ['auto', 'docker', 'simulated']

export type StoreChoice = 'leveldb' | 'memory'

export const storeChoices: readonly StoreChoice[] = ['leveldb', 'memory']

/** A DNS label that leaves room for what is put behind it in names of containers; also the name of a folder. */
export function isClusterName(name: string): boolean {
  return /^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?$/.test(name)
}
