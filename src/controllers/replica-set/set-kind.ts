import {
  labelSelectorAsSelector,
  type ReplicaSet,
  ReplicaSets,
  ReplicationControllers,
  type ResourceToken,
  type Selector,
  selectorFromLabels,
} from '../../api/index.js'

/** A kind that keeps a number of pods. The objects have a ReplicaSet's shape, but for the selector. */
export interface SetKind {
  readonly token: ResourceToken<ReplicaSet>
  readonly selectorOf: (set: ReplicaSet) => Selector
}

export const replicaSetKind: SetKind = {
  token: ReplicaSets,
  selectorOf: (set) => labelSelectorAsSelector(set.spec?.selector),
}

/** As upstream, which runs the same code on an adapted ReplicationController (pkg/controller/replication/conversion.go, v1.34). */
export const replicationControllerKind: SetKind = {
  token: ReplicationControllers as unknown as ResourceToken<ReplicaSet>,
  selectorOf: (set) => selectorFromLabels(set.spec?.selector as Record<string, string> | undefined),
}
