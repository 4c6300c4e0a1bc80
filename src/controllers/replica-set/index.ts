import { defineController } from '../runtime/index.js'
import { ReplicaSetReconciler } from './reconciler.js'
import { replicaSetKind, replicationControllerKind } from './set-kind.js'

/** pkg/controller/replicaset (v1.34). */
export const replicaSetController = defineController({
  name: 'replicaset-controller',
  reconciles: replicaSetKind.token,
  create: (tools) => new ReplicaSetReconciler(replicaSetKind, tools),
})

/** pkg/controller/replication (v1.34). */
export const replicationController = defineController({
  name: 'replication-controller',
  reconciles: replicationControllerKind.token,
  create: (tools) => new ReplicaSetReconciler(replicationControllerKind, tools),
})
