import { ReplicaSets } from '../../api/index.js'
import { defineController } from '../runtime/index.js'
import { ReplicaSetReconciler } from './reconciler.js'

export const replicaSetController = defineController({
  name: 'replicaset-controller',
  reconciles: ReplicaSets,
  create: (tools) => new ReplicaSetReconciler(ReplicaSets, tools),
})
