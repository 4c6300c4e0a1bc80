import { PodDisruptionBudgets, Pods } from '../../api/index.js'
import { defineController } from '../runtime/index.js'
import { DisruptionReconciler } from './reconciler.js'
import { isDisruptionTarget, StaleTargetReconciler } from './stale-target.js'

export const disruptionController = defineController({
  name: 'disruption-controller',
  eventSource: 'controllermanager',
  reconciles: PodDisruptionBudgets,
  workers: 1,
  create: (tools) => new DisruptionReconciler(tools),
})

/** The part of upstream's disruption controller that looks after pods. */
export const staleDisruptionController = defineController({
  name: 'stale-disruption-controller',
  reconciles: Pods,
  concerns: isDisruptionTarget,
  workers: 1,
  create: (tools) => new StaleTargetReconciler(tools),
})
