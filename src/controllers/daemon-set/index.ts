import { ControllerRevisions, DaemonSets } from '../../api/index.js'
import { defineController } from '../runtime/index.js'
import { DaemonSetReconciler } from './reconciler.js'

/** pkg/controller/daemon (v1.34). */
export const daemonSetController = defineController({
  name: 'daemonset-controller',
  reconciles: DaemonSets,
  owns: [ControllerRevisions],
  create: (tools) => new DaemonSetReconciler(tools),
})
