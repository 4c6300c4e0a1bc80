import type { Node, Pod } from '../api/index.js'
import { deepEqual } from '../base/index.js'
import type { ClusterEvent, EventAction, EventResource } from './framework/index.js'
import { PodInfo } from './snapshot/index.js'

/** What of a changed pod can matter to scheduling, its own or others' (pkg/scheduler/framework/events.go, v1.34). */
export function podEvents(resource: EventResource, before: Pod, after: Pod): ClusterEvent[] {
  const actions: EventAction[] = []
  if (!deepEqual(before.metadata?.labels, after.metadata?.labels)) actions.push('UpdateLabels')
  if (asksForLess(before, after)) actions.push('UpdateScaleDown')
  const isFreed = (before.spec?.schedulingGates?.length ?? 0) > 0 && (after.spec?.schedulingGates?.length ?? 0) === 0
  if (isFreed) actions.push('UpdateSchedulingGates')
  if (!deepEqual(before.spec?.tolerations, after.spec?.tolerations)) actions.push('UpdateTolerations')
  if (!deepEqual(before.status?.resourceClaimStatuses, after.status?.resourceClaimStatuses)) actions.push('Update')
  return actions.map((action) => ({ resource, action, before, after }))
}

export function nodeEvents(before: Node, after: Node): ClusterEvent[] {
  const actions: EventAction[] = []
  if (!deepEqual(before.status?.allocatable, after.status?.allocatable)) actions.push('UpdateAllocatable')
  if (!deepEqual(before.metadata?.labels, after.metadata?.labels)) actions.push('UpdateLabels')
  const isOpened = before.spec?.unschedulable !== after.spec?.unschedulable && !after.spec?.unschedulable
  if (isOpened || !deepEqual(before.spec?.taints, after.spec?.taints)) actions.push('UpdateTaints')
  return actions.map((action) => ({ resource: 'Node', action, before, after }))
}

function asksForLess(before: Pod, after: Pod): boolean {
  // Requests change by a resize alone, which shows in the generation or in what the node has allocated.
  const isSame =
    before.metadata?.generation === after.metadata?.generation &&
    deepEqual(allocations(before), allocations(after)) &&
    deepEqual(before.spec?.containers, after.spec?.containers)
  if (isSame) return false
  const old = new PodInfo(before).requests
  const now = new PodInfo(after).requests
  return (
    now.milliCPU < old.milliCPU ||
    now.memory < old.memory ||
    now.ephemeralStorage < old.ephemeralStorage ||
    [...old.scalars].some(([resource, amount]) => (now.scalars.get(resource) ?? 0) < amount)
  )
}

function allocations({ status }: Pod): unknown {
  return status?.containerStatuses?.map(({ allocatedResources, resources }) => [allocatedResources, resources])
}

/** The pod as it would be on the node. */
export function podOnNode(pod: Pod, nodeName: string): Pod {
  return { ...pod, spec: { containers: [], ...pod.spec, nodeName } }
}
