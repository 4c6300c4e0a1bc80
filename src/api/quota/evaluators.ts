import type { PersistentVolumeClaim, Pod, ResourceClaim, ResourceQuota, Service } from '../generated/index.js'
import type { KubeObject, ResourceToken } from '../meta/index.js'
import {
  claimUsage,
  deviceUsage,
  isClaimResource,
  isDeviceResource,
  isServiceResource,
  serviceUsage,
} from './object-usage.js'
import { isPodResource, missingPodResources, podUsage } from './pod-usage.js'
import { counts, type ResourceList } from './resource-list.js'
import { claimIsInScope, podIsInScope, type ScopeRequirement, scopesOf } from './scopes.js'

/** How objects of one resource use quotas. Pure. */
export interface QuotaEvaluator {
  /** Whether a quota on `name` counts these objects. */
  counts(name: string): boolean
  usage(object: KubeObject, nowMs: number): ResourceList
  isInScope(object: KubeObject, requirement: ScopeRequirement): boolean
  /** What an object lacks that a quota on `names` makes mandatory. */
  missing(object: KubeObject, names: readonly string[]): string | undefined
  /** Whether changes are charged too, not only new objects: to which subresources (`''`: the object itself). */
  readonly charges: { readonly updates: readonly string[] }
}

/** Names that are older than `count/…`. */
const aliases: Readonly<Record<string, string>> = {
  'count/configmaps': 'configmaps',
  'count/resourcequotas': 'resourcequotas',
  'count/replicationcontrollers': 'replicationcontrollers',
  'count/secrets': 'secrets',
}

const pods: QuotaEvaluator = {
  counts: isPodResource,
  usage: (object, nowMs) => podUsage(object as Pod, nowMs),
  isInScope: (object, requirement) => podIsInScope(object as Pod, requirement),
  missing: (object, names) => missingPodResources(object as Pod, names),
  charges: { updates: ['resize'] },
}

const claims: QuotaEvaluator = {
  counts: isClaimResource,
  usage: (object) => claimUsage(object as PersistentVolumeClaim),
  isInScope: (object, requirement) => claimIsInScope(object as PersistentVolumeClaim, requirement),
  missing: () => undefined,
  charges: { updates: ['', 'status'] },
}

const services: QuotaEvaluator = {
  counts: isServiceResource,
  usage: (object) => serviceUsage(object as Service),
  isInScope: () => false,
  missing: () => undefined,
  charges: { updates: [''] },
}

const devices: QuotaEvaluator = {
  counts: isDeviceResource,
  usage: (object) => deviceUsage(object as ResourceClaim),
  isInScope: () => false,
  missing: () => undefined,
  charges: { updates: [''] },
}

const special: Readonly<Record<string, QuotaEvaluator>> = {
  '/pods': pods,
  '/persistentvolumeclaims': claims,
  '/services': services,
  'resource.k8s.io/resourceclaims': devices,
}

/** How a resource uses quotas: four in their own ways, all others by the number of their objects (pkg/quota/v1, v1.34). */
export function quotaEvaluator({ group, plural }: Pick<ResourceToken, 'group' | 'plural'>): QuotaEvaluator {
  return special[`${group}/${plural}`] ?? objectCount(group, plural)
}

function objectCount(group: string, plural: string): QuotaEvaluator {
  const name = `count/${plural}${group === '' ? '' : `.${group}`}`
  const alias = aliases[name]
  const usage = counts(alias === undefined ? { [name]: 1 } : { [name]: 1, [alias]: 1 })
  return {
    counts: (one) => one === name || one === alias,
    usage: () => usage,
    isInScope: () => false,
    missing: () => undefined,
    charges: { updates: [] },
  }
}

/** Whether the quota has to do with the object at all: it limits something that the object uses, in its scopes. */
export function quotaApplies(quota: ResourceQuota, evaluator: QuotaEvaluator, object: KubeObject): boolean {
  if (!Object.keys(quota.status?.hard ?? {}).some((name) => evaluator.counts(name))) return false
  return scopesOf(quota).every((requirement) => evaluator.isInScope(object, requirement))
}
