import { StatefulSets } from '../../api/index.js'
import { defineController } from '../runtime/index.js'
import { StatefulSetReconciler } from './reconciler.js'

/** pkg/controller/statefulset (v1.34). */
export const statefulSetController = defineController({
  name: 'statefulset-controller',
  reconciles: StatefulSets,
  create: (tools) => new StatefulSetReconciler(tools),
})
