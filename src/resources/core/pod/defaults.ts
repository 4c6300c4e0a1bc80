import type { Container, Pod } from '../../../api/index.js'
import { aggregateContainerResources, isHugePageResource } from '../../../api/index.js'
import { roundQuantities } from './quantities.js'
import { setPodSpecDefaults } from './spec-defaults.js'

/** Defaults of pods alone: requests follow limits, host ports follow container ports, service variables are on. */
export function setPodDefaults(pod: Pod): void {
  mirrorPodIp(pod)
  roundStatusQuantities(pod)
  const spec = pod.spec
  if (!spec) return
  setPodSpecDefaults(spec)
  // Upstream's conversion, in both ways (pkg/apis/core/v1/conversion.go).
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0) spec.terminationGracePeriodSeconds = 1
  for (const container of spec.containers ?? []) requestsFromLimits(container)
  for (const container of spec.initContainers ?? []) requestsFromLimits(container)
  setPodLevelLimits(pod)
  setPodLevelRequests(pod)
  // Upstream's conversion: a pod's own grace period is never negative, a template's may be.
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0) spec.terminationGracePeriodSeconds = 1
  spec.enableServiceLinks ??= true
  if (spec.hostNetwork) {
    for (const container of [...(spec.containers ?? []), ...(spec.initContainers ?? [])]) {
      for (const port of container.ports ?? []) port.hostPort ||= port.containerPort
    }
  }
}

function requestsFromLimits({ resources }: Container): void {
  if (!resources?.limits) return
  const requests = { ...resources.requests }
  for (const name in resources.limits) requests[name] ??= resources.limits[name] ?? '0'
  if (Object.keys(requests).length > 0) resources.requests = requests
}

/** Only these can be asked for by a pod as a whole. */
function isPodLevel(name: string): boolean {
  return name === 'cpu' || name === 'memory' || isHugePageResource(name)
}

/** A pod that is limited to huge pages through its containers alone is limited to what they have together. */
function setPodLevelLimits({ spec }: Pod): void {
  const resources = spec?.resources
  if (!spec || !resources || Object.keys({ ...resources.limits, ...resources.requests }).length === 0) return
  const limits = { ...resources.limits }
  for (const [name, sum] of aggregateContainerResources(spec, 'limits')) {
    if (isHugePageResource(name) && resources.requests?.[name] === undefined) limits[name] ??= sum.toString()
  }
  if (Object.keys(limits).length > 0) resources.limits = limits
}

/** A pod that sets limits as a whole asks for what its containers ask for, or else for its limit. */
function setPodLevelRequests({ spec }: Pod): void {
  const resources = spec?.resources
  if (!spec || !resources?.limits || Object.keys(resources.limits).length === 0) return
  const requests = { ...resources.requests }
  for (const [name, sum] of aggregateContainerResources(spec, 'requests')) {
    if (name === 'cpu' || name === 'memory') requests[name] ??= sum.toString()
  }
  for (const name in resources.limits) if (isPodLevel(name)) requests[name] ??= resources.limits[name] ?? '0'
  if (Object.keys(requests).length > 0) resources.requests = requests
}

/** `podIP` is the old form of `podIPs[0]`; it wins where both are given and differ. */
function mirrorPodIp({ status }: Pod): void {
  if (!status) return
  const first = status.podIPs?.[0]?.ip
  if (status.podIP && status.podIP !== first) status.podIPs = [{ ip: status.podIP }]
  else if (first) status.podIP = first
}

function roundStatusQuantities({ status }: Pod): void {
  for (const kind of ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'] as const) {
    for (const { allocatedResources, resources } of status?.[kind] ?? []) {
      roundQuantities(allocatedResources)
      roundQuantities(resources?.limits)
      roundQuantities(resources?.requests)
    }
  }
}
