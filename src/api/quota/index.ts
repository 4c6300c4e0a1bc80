// api/quota: what objects use of quotas. Start here: evaluators.ts.
export type { QuotaEvaluator } from './evaluators.js'
export { quotaApplies, quotaEvaluator } from './evaluators.js'
export { isClaimResource, isDeviceResource, isServiceResource } from './object-usage.js'
export type { PodSumOptions } from './pod-resources.js'
export { podSum } from './pod-resources.js'
export { isPodResource } from './pod-usage.js'
export type { ResourceList } from './resource-list.js'
export {
  addResources,
  describedResources,
  growthOf,
  namesOver,
  onlyResources,
  printedResources,
  resourceList,
  sameResources,
} from './resource-list.js'
export type { ScopeRequirement } from './scopes.js'
export { scopesOf } from './scopes.js'
