import { Endpoints, objectKey, Services } from '../../api/index.js'
import { defineController, mapping } from '../runtime/index.js'
import { createEndpointsReconciler } from './reconciler.js'

export const endpointsController = defineController({
  name: 'endpoint-controller',
  reconciles: Services,
  maps: [mapping(Endpoints, (endpoints) => [objectKey(endpoints)])],
  create: createEndpointsReconciler,
})
