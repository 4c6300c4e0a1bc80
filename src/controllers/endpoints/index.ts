import { Services } from '../../api/index.js'
import { defineController } from '../runtime/index.js'
import { createEndpointsReconciler } from './reconciler.js'

export { repackSubsets } from './subsets.js'

export const endpointsController = defineController({
  name: 'endpoint-controller',
  reconciles: Services,
  create: createEndpointsReconciler,
})
