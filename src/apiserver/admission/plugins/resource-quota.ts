import type { KubeObject, QuotaEvaluator, ResourceQuota } from '../../../api/index.js'
import {
  addResources,
  describedResources,
  growthOf,
  namesOver,
  onlyResources,
  printedResources,
  quotaApplies,
  quotaEvaluator,
  type ResourceList,
  ResourceQuotas,
  resourceList,
} from '../../../api/index.js'
import type { Clock } from '../../../base/index.js'
import type { AdmissionAttributes, AdmissionPlugin } from '../attributes.js'
import type { ObjectLister } from '../lister.js'
import { refuse } from '../refuse.js'

/** Changes the status of a quota by compare-and-set; what `change` throws is the outcome. */
export type ChangeQuotaStatus = (
  namespace: string,
  name: string,
  change: (quota: ResourceQuota) => void,
) => Promise<unknown>

export interface ResourceQuotaOptions {
  readonly lister: ObjectLister
  readonly clock: Clock
  readonly changeQuotaStatus: ChangeQuotaStatus
}

/** Too many, and of no worth to anybody. */
const uncounted: ReadonlySet<string> = new Set(['/events', 'events.k8s.io/events', '/bindings'])

/**
 * What is written is charged to the quotas of its namespace, and refused where one of them is used up. Runs last, so that nothing is charged that somebody
 * else refuses (apiserver's pkg/admission/plugin/resourcequota, v0.34).
 */
export function resourceQuotaAdmission(options: ResourceQuotaOptions): AdmissionPlugin {
  return {
    name: 'ResourceQuota',
    handles: ({ operation, resource, namespace }) =>
      (operation === 'CREATE' || operation === 'UPDATE') &&
      namespace !== '' &&
      resource.namespaced &&
      !uncounted.has(`${resource.group}/${resource.plural}`),
    async validate(attributes) {
      const quotas = options.lister.list(ResourceQuotas, attributes.namespace)
      if (quotas.length === 0 || !attributes.object) return
      const evaluator = quotaEvaluator(attributes.resource)
      const { operation, subresource } = attributes
      const isCharged =
        operation === 'CREATE' ? subresource === '' : evaluator.charges.updates.includes(subresource) && attributes.old
      if (!isCharged) return
      await charge(quotas, evaluator, attributes, options)
    },
  }
}

async function charge(
  quotas: readonly ResourceQuota[],
  evaluator: QuotaEvaluator,
  attributes: AdmissionAttributes,
  { clock, changeQuotaStatus }: ResourceQuotaOptions,
): Promise<void> {
  const object = attributes.object as KubeObject
  const applying = quotas.filter((quota) => quotaApplies(quota, evaluator, object))
  for (const quota of applying) requireComplete(quota, evaluator, attributes)
  if (applying.length === 0) return
  const now = clock.now()
  const usage = evaluator.usage(object, now)
  const { old } = attributes
  const growth = old ? growthOf(usage, evaluator.usage(old, now)) : usage
  const charges = applying.map((quota) => ({
    quota,
    // What has just come into the quota's scope is charged in full.
    amount: old && quotaApplies(quota, evaluator, old) ? growth : usage,
  }))
  const due = charges.filter(({ quota, amount }) => charged(quota, amount, attributes) !== undefined)
  if (attributes.dryRun) return
  for (const { quota, amount } of due) {
    await changeQuotaStatus(attributes.namespace, quota.metadata?.name ?? '', (current) => {
      const used = charged(current, amount, attributes)
      if (used) current.status = { ...current.status, used: printedResources(used) }
    })
  }
}

/** The object must name what the quota counts, and the quota must have been counted. */
function requireComplete(quota: ResourceQuota, evaluator: QuotaEvaluator, attributes: AdmissionAttributes): void {
  const name = quota.metadata?.name
  const counted = Object.keys(quota.status?.hard ?? {})
    .filter((one) => evaluator.counts(one))
    .sort()
  const missing = evaluator.missing(attributes.object as KubeObject, counted)
  if (missing !== undefined) throw refuse(attributes, `failed quota: ${name}: ${missing}`)
  if (counted.some((one) => quota.status?.used?.[one] === undefined)) {
    throw refuse(attributes, `status unknown for quota: ${name}, resources: ${counted.join(',')}`)
  }
}

/** What is used of the quota with `amount` on top; undefined when that changes nothing. Throws when it is too much. */
function charged(
  { metadata, status }: ResourceQuota,
  amount: ResourceList,
  attributes: AdmissionAttributes,
): ResourceList | undefined {
  const hard = resourceList(status?.hard)
  const used = resourceList(status?.used)
  const requested = new Map([...onlyResources(amount, hard.keys())].filter(([, one]) => !one.isZero()))
  if (requested.size === 0) return undefined
  const next = addResources(used, requested)
  const exceeded = namesOver(onlyResources(next, requested.keys()), hard)
  if (exceeded.length === 0) return next
  const part = (list: ResourceList): string => describedResources(onlyResources(list, exceeded))
  throw refuse(
    attributes,
    `exceeded quota: ${metadata?.name}, requested: ${part(requested)}, used: ${part(used)}, limited: ${part(hard)}`,
  )
}
