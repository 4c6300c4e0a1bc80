import type { Pod, ResourceRequirements } from '../generated/index.js'
import { parseQuantity } from '../values/index.js'

const counted = ['cpu', 'memory']

/** ComputePodQOS of pkg/apis/core/helper/qos (v1.34). */
export function qosClassOf({ spec }: Pod): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  if (!spec) return 'BestEffort'
  const parts: (ResourceRequirements | undefined)[] = spec.resources
    ? [spec.resources]
    : [...(spec.containers ?? []), ...(spec.initContainers ?? [])].map((container) => container.resources)
  const requests = sums(parts, 'requests')
  const limits = sums(parts, 'limits')
  if (requests.size === 0 && limits.size === 0) return 'BestEffort'
  const allLimited = parts.every((part) => counted.every((name) => isPositive(part?.limits?.[name])))
  if (!allLimited) return 'Burstable'
  const same = [...requests].every(([name, sum]) => limits.get(name) === sum) && requests.size === limits.size
  return same ? 'Guaranteed' : 'Burstable'
}

function sums(
  parts: readonly (ResourceRequirements | undefined)[],
  kind: 'requests' | 'limits',
): ReadonlyMap<string, bigint> {
  const total = new Map<string, bigint>()
  for (const part of parts) {
    for (const name of counted) {
      const value = part?.[kind]?.[name]
      if (isPositive(value)) total.set(name, (total.get(name) ?? 0n) + parseQuantity(value ?? '0').nano)
    }
  }
  return total
}

function isPositive(value: string | undefined): boolean {
  return value !== undefined && parseQuantity(value).sign() > 0
}
