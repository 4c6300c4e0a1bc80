export type { NodePredicate } from './node-affinity.js'
export {
  matchesNodeSelector,
  matchesRequiredNodeAffinity,
  nodeSelectorPredicate,
  nodeSelectorTermPredicate,
  requiredNodeAffinity,
} from './node-affinity.js'
export type { PodRequestOptions, ResourceAmounts } from './pod-resources.js'
export { addAmounts, amountsOf, emptyAmounts, podRequests, resourceAmount } from './pod-resources.js'
export { findUntoleratedTaint, toleratesTaint } from './tolerations.js'
export { zoneOf } from './zone.js'
