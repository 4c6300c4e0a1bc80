import type { Node, ResourceAmounts } from '../../api/index.js'
import { fits, maxNodeScore, type Plugin } from '../framework/index.js'
import { NodeInfo, PodInfo } from '../snapshot/index.js'
import { podOf } from './tools.js'

interface Shortage {
  readonly reason: string
  /** Not even an empty node would do. */
  readonly isHopeless: boolean
}

/** What the node lacks for the pod (pkg/scheduler/framework/plugins/noderesources/fit.go, v1.34). */
export function shortages(pod: PodInfo, node: NodeInfo): Shortage[] {
  const found: Shortage[] = []
  if (node.pods.size + 1 > node.allowedPods) found.push({ reason: 'Too many pods', isHopeless: false })
  const { requests } = pod
  const check = (resource: string, wanted: number, allocatable: number, used: number) => {
    if (wanted > 0 && wanted > allocatable - used) {
      found.push({ reason: `Insufficient ${resource}`, isHopeless: wanted > allocatable })
    }
  }
  check('cpu', requests.milliCPU, node.allocatable.milliCPU, node.requested.milliCPU)
  check('memory', requests.memory, node.allocatable.memory, node.requested.memory)
  check(
    'ephemeral-storage',
    requests.ephemeralStorage,
    node.allocatable.ephemeralStorage,
    node.requested.ephemeralStorage,
  )
  for (const [resource, wanted] of requests.scalars) {
    check(resource, wanted, node.allocatable.scalars.get(resource) ?? 0, node.requested.scalars.get(resource) ?? 0)
  }
  return found
}

/** Room for the pod's requests; of nodes with room, the emptier the better (LeastAllocated of cpu and memory, weighing the same). */
export const nodeResourcesFit: Plugin = {
  name: 'NodeResourcesFit',
  filter(_state, pod, node) {
    const found = shortages(pod, node)
    if (found.length === 0) return fits
    const code = found.some(({ isHopeless }) => isHopeless) ? 'unresolvable' : 'unschedulable'
    return { code, reasons: found.map(({ reason }) => reason) }
  },
  score(_state, { scoringRequests }, { allocatable, scoringRequested }) {
    const cpu = freeShare(allocatable.milliCPU, scoringRequested.milliCPU + scoringRequests.milliCPU)
    const memory = freeShare(allocatable.memory, scoringRequested.memory + scoringRequests.memory)
    if (cpu === undefined || memory === undefined) return cpu ?? memory ?? 0
    return Math.floor((cpu + memory) / 2)
  },
  wakesOn: [
    {
      resource: 'AssignedPod',
      actions: ['Delete', 'UpdateScaleDown'],
      wakes(pod, { action, before }) {
        const other = podOf(before)
        if (!other?.spec?.nodeName) return false
        // A place for one pod more is free after any deletion.
        if (action === 'Delete') return true
        return overlaps(new PodInfo(pod).requests, new PodInfo(other).requests)
      },
    },
    { resource: 'TargetPod', actions: ['UpdateScaleDown'] },
    {
      resource: 'Node',
      actions: ['Add', 'UpdateAllocatable'],
      wakes(pod, { action, before, after }) {
        const empty = new NodeInfo('')
        empty.setNode(after as Node)
        if (shortages(new PodInfo(pod), empty).length > 0) return false
        return action === 'Add' || before === undefined || hasMore(before as Node, empty)
      },
    },
  ],
}

/** Of 100; a resource that the node does not have does not count. */
function freeShare(capacity: number, used: number): number | undefined {
  if (capacity === 0) return undefined
  return used > capacity ? 0 : Math.floor(((capacity - used) * maxNodeScore) / capacity)
}

function overlaps(a: ResourceAmounts, b: ResourceAmounts): boolean {
  return (
    (a.milliCPU > 0 && b.milliCPU > 0) ||
    (a.memory > 0 && b.memory > 0) ||
    (a.ephemeralStorage > 0 && b.ephemeralStorage > 0) ||
    [...a.scalars].some(([resource, amount]) => amount > 0 && (b.scalars.get(resource) ?? 0) > 0)
  )
}

function hasMore(before: Node, now: NodeInfo): boolean {
  const old = new NodeInfo('')
  old.setNode(before)
  return (
    now.allowedPods > old.allowedPods ||
    now.allocatable.milliCPU > old.allocatable.milliCPU ||
    now.allocatable.memory > old.allocatable.memory ||
    now.allocatable.ephemeralStorage > old.allocatable.ephemeralStorage ||
    [...now.allocatable.scalars].some(([resource, amount]) => amount > (old.allocatable.scalars.get(resource) ?? 0))
  )
}
