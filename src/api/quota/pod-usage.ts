import type { Pod } from '../generated/index.js'
import { podSum } from './pod-resources.js'
import { addResources, counts, type ResourceList, resourceList } from './resource-list.js'

const computeNames: ReadonlySet<string> = new Set(
  ['cpu', 'memory', 'ephemeral-storage']
    .flatMap((name) => [name, `requests.${name}`, `limits.${name}`])
    .concat('pods', 'count/pods'),
)
/** Upstream calls it a mistake that quotas on these make them mandatory, and keeps it. */
const mandatoryNames: ReadonlySet<string> = new Set([
  'cpu',
  'memory',
  'requests.cpu',
  'requests.memory',
  'limits.cpu',
  'limits.memory',
])

/** Whether a quota on `name` counts pods. */
export function isPodResource(name: string): boolean {
  if (computeNames.has(name) || name.startsWith('hugepages-') || name.startsWith('requests.hugepages-')) return true
  return name.startsWith('requests.') && isForeign(name)
}

/** What a pod takes of quotas; a pod that has ended, or should be gone by now, is only counted as an object. */
export function podUsage(pod: Pod, nowMs: number): ResourceList {
  const object = counts({ 'count/pods': 1 })
  if (!isCharged(pod, nowMs)) return object
  const sums = {
    requests: podSum(pod, 'requests', { withOverhead: true }),
    limits: podSum(pod, 'limits', { withOverhead: true }),
  }
  return addResources(object, computeUsage(sums.requests, sums.limits))
}

/** What upstream says of containers that do not name what a quota counts; undefined where all do. */
export function missingPodResources({ spec }: Pod, required: readonly string[]): string | undefined {
  const missing = new Map<string, Set<string>>()
  for (const { name, resources } of [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])]) {
    const usage = computeUsage(resourceList(resources?.requests), resourceList(resources?.limits))
    for (const resource of required) {
      if (!mandatoryNames.has(resource) || usage.has(resource)) continue
      missing.set(resource, (missing.get(resource) ?? new Set()).add(name))
    }
  }
  if (missing.size === 0) return undefined
  const parts = [...missing]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([resource, containers]) => `${resource} for: ${[...containers].sort().join(',')}`)
  return `must specify ${parts.join('; ')}`
}

function computeUsage(requests: ResourceList, limits: ResourceList): ResourceList {
  const usage = new Map(counts({ pods: 1 }))
  for (const name of ['cpu', 'memory', 'ephemeral-storage']) {
    const request = requests.get(name)
    const limit = limits.get(name)
    if (request) usage.set(name, request).set(`requests.${name}`, request)
    if (limit) usage.set(`limits.${name}`, limit)
  }
  for (const [name, request] of requests) {
    if (name.startsWith('hugepages-')) usage.set(name, request).set(`requests.${name}`, request)
    else if (isForeign(name)) usage.set(`requests.${name}`, request)
  }
  return usage
}

/** A resource that is not Kubernetes' own: `example.com/gpu`. */
function isForeign(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/')
}

function isCharged({ metadata, status }: Pod, nowMs: number): boolean {
  if (status?.phase === 'Failed' || status?.phase === 'Succeeded') return false
  const { deletionTimestamp, deletionGracePeriodSeconds } = metadata ?? {}
  if (deletionTimestamp === undefined || deletionGracePeriodSeconds === undefined) return true
  return nowMs <= Date.parse(deletionTimestamp) + deletionGracePeriodSeconds * 1000
}
