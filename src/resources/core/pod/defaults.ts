import type { Container, Pod } from '../../../api/index.js'
import { parseQuantity, Quantity } from '../../../api/index.js'
import { setPodSpecDefaults } from './spec-defaults.js'

/** Defaults of pods alone: requests follow limits, host ports follow container ports, service variables are on. */
export function setPodDefaults(pod: Pod): void {
  mirrorPodIp(pod)
  const spec = pod.spec
  if (!spec) return
  setPodSpecDefaults(spec)
  for (const container of spec.containers ?? []) requestsFromLimits(container)
  for (const container of spec.initContainers ?? []) requestsFromLimits(container)
  setPodLevelRequests(pod)
  spec.enableServiceLinks ??= true
  if (spec.hostNetwork) {
    for (const container of [...(spec.containers ?? []), ...(spec.initContainers ?? [])]) {
      for (const port of container.ports ?? []) port.hostPort ||= port.containerPort
    }
  }
  const phase = pod.status?.phase
  if (!phase) pod.status = { ...pod.status, phase: 'Pending' }
}

function requestsFromLimits({ resources }: Container): void {
  if (!resources?.limits) return
  const requests = { ...resources.requests }
  for (const name in resources.limits) requests[name] ??= resources.limits[name] ?? '0'
  if (Object.keys(requests).length > 0) resources.requests = requests
}

/** A pod that sets limits as a whole asks for what its containers ask for, or else for its limit. */
function setPodLevelRequests({ spec }: Pod): void {
  const resources = spec?.resources
  if (!spec || !resources || (!resources.limits && !resources.requests)) return
  const requests = { ...resources.requests }
  const containers = new Map<string, Quantity>()
  for (const container of spec.containers ?? []) {
    for (const [name, value] of Object.entries(container.resources?.requests ?? {})) {
      containers.set(name, (containers.get(name) ?? new Quantity(0n)).add(parseQuantity(value)))
    }
  }
  for (const [name, sum] of containers) {
    if (name === 'cpu' || name === 'memory') requests[name] ??= sum.toString()
  }
  for (const name in resources.limits) requests[name] ??= resources.limits[name] ?? '0'
  if (Object.keys(requests).length > 0) resources.requests = requests
}

/** `podIP` is the old form of `podIPs[0]`; it wins where both are given and differ. */
function mirrorPodIp({ status }: Pod): void {
  if (!status) return
  const first = status.podIPs?.[0]?.ip
  if (status.podIP && status.podIP !== first) status.podIPs = [{ ip: status.podIP }]
  else if (first) status.podIP = first
}
