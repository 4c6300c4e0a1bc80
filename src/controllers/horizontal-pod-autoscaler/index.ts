import { HorizontalPodAutoscalers } from '../../api/index.js'
import { defineController } from '../runtime/index.js'
import { AutoscalerReconciler } from './reconciler.js'

/** pkg/controller/podautoscaler (v1.34). Changes wait for the next round: see the reconciler. */
export const horizontalPodAutoscalerController = defineController({
  name: 'horizontal-pod-autoscaler',
  reconciles: HorizontalPodAutoscalers,
  concerns: () => false,
  create: (tools) => new AutoscalerReconciler(tools),
})
