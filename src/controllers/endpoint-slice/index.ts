import { EndpointSlices, Services } from '../../api/index.js'
import { defineController, mapping } from '../runtime/index.js'
import { createEndpointSliceReconciler, serviceKeyOf } from './reconciler.js'

export type { EndpointGroup } from './packing.js'
export { packEndpoints } from './packing.js'
export { serviceKeyOf } from './reconciler.js'
export { managedByLabel, SliceWriter } from './slice-writer.js'

export const endpointSliceController = defineController({
  name: 'endpoint-slice-controller',
  reconciles: Services,
  // Upstream's defaultSyncBackOff and maxSyncBackOff.
  backoff: { baseMs: 1000, maxMs: 1_000_000 },
  maps: [
    mapping(EndpointSlices, (slice) => {
      const key = serviceKeyOf(slice, 'endpointslice-controller.k8s.io')
      return key === undefined ? [] : [key]
    }),
  ],
  create: createEndpointSliceReconciler,
})
