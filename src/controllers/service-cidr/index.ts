import { IPAddresses, ServiceCIDRs } from '../../api/index.js'
import { defineController, mapping } from '../runtime/index.js'
import { blocksOf, overlap } from './blocks.js'
import { holdersOf, ServiceCidrReconciler } from './reconciler.js'

/** Says that ranges of service addresses are ready, and keeps those that are still needed. pkg/controller/servicecidrs (v1.34). */
export const serviceCidrController = defineController({
  name: 'service-cidr-controller',
  reconciles: ServiceCIDRs,
  maps: [
    // Whether a range is needed depends on the others that have its addresses.
    mapping(ServiceCIDRs, (range, informers) => {
      const own = blocksOf(range)
      return informers
        .informer(ServiceCIDRs)
        .list()
        .filter((one) => blocksOf(one).some((block) => own.some((other) => overlap(block, other))))
        .map(({ metadata }) => metadata?.name ?? '')
    }),
    mapping(IPAddresses, (address, informers) =>
      holdersOf(address, informers.informer(ServiceCIDRs)).map(({ metadata }) => metadata?.name ?? ''),
    ),
  ],
  create: (tools) => new ServiceCidrReconciler(tools),
})
