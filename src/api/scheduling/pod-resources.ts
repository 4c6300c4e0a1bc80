import type { Container, ContainerStatus, Pod, ResourceRequirements } from '../generated/index.js'
import { parseQuantity } from '../values/index.js'

/** Sums of resources in the units that schedulers count in. */
export interface ResourceAmounts {
  /** Thousandths of a core. */
  milliCPU: number
  /** Bytes. */
  memory: number
  /** Bytes. */
  ephemeralStorage: number
  /** Everything else (extended resources, huge pages), in whole units or bytes. */
  readonly scalars: Map<string, number>
}

export interface PodRequestOptions {
  /** Counted for each container that names no request of its own for it (scoring wants every pod to weigh something). */
  readonly defaults?: { readonly milliCPU: number; readonly memory: number }
}

type Quantities = Readonly<Record<string, string>>

export function emptyAmounts(): ResourceAmounts {
  return { milliCPU: 0, memory: 0, ephemeralStorage: 0, scalars: new Map() }
}

/** One quantity in the unit of its resource: `cpu` in thousandths, everything else as it is, both rounded up. */
export function resourceAmount(resource: string, quantity: string): number {
  const parsed = parseQuantity(quantity)
  return resource === 'cpu' ? parsed.milliValue() : parsed.value()
}

/** A resource list as amounts. `pods` is not a resource of pods and is left out. */
export function amountsOf(list: Quantities | undefined): ResourceAmounts {
  const amounts = emptyAmounts()
  for (const resource in list) set(amounts, resource, resourceAmount(resource, list[resource] ?? '0'))
  return amounts
}

/** Adds `more` (times `sign`) to `sum` in place. */
export function addAmounts(sum: ResourceAmounts, more: ResourceAmounts, sign: 1 | -1 = 1): void {
  sum.milliCPU += sign * more.milliCPU
  sum.memory += sign * more.memory
  sum.ephemeralStorage += sign * more.ephemeralStorage
  for (const [resource, amount] of more.scalars) {
    sum.scalars.set(resource, (sum.scalars.get(resource) ?? 0) + sign * amount)
  }
}

/**
 * What a node has to set aside for the pod: containers and restartable init containers together, or the largest moment of
 * the init phase; pod-level requests instead where given; plus the overhead. Containers that are being resized count with the
 * larger of what is asked and what is allocated (component-helpers resource/helpers.go PodRequests, v0.34).
 */
export function podRequests(pod: Pod, options: PodRequestOptions = {}): ResourceAmounts {
  const spec = pod.spec
  const sum = emptyAmounts()
  if (!spec) return sum
  const podLevel = spec.resources?.requests
  const resizeRefused = pod.status?.conditions?.some(
    (one) => one.type === 'PodResizePending' && one.status === 'True' && one.reason === 'Infeasible',
  )
  const requestsOf = (container: Container, statuses: readonly ContainerStatus[] | undefined) => {
    const status = statuses?.find((one) => one.name === container.name)
    const amounts = withStatus(container.resources, status, resizeRefused === true)
    if (options.defaults) {
      const named = container.resources?.requests
      if (named?.cpu === undefined && podLevel?.cpu === undefined) amounts.milliCPU = options.defaults.milliCPU
      if (named?.memory === undefined && podLevel?.memory === undefined) amounts.memory = options.defaults.memory
    }
    return amounts
  }

  for (const container of spec.containers) addAmounts(sum, requestsOf(container, pod.status?.containerStatuses))
  if (spec.initContainers) {
    const sidecars = emptyAmounts()
    const peak = emptyAmounts()
    for (const container of spec.initContainers) {
      const own = requestsOf(container, pod.status?.initContainerStatuses)
      if (container.restartPolicy === 'Always') {
        addAmounts(sum, own)
        addAmounts(sidecars, own)
        raise(peak, sidecars)
      } else {
        addAmounts(own, sidecars)
        raise(peak, own)
      }
    }
    raise(sum, peak)
  }
  for (const resource in podLevel) {
    if (hasPodLevel(resource)) set(sum, resource, resourceAmount(resource, podLevel[resource] ?? '0'))
  }
  if (spec.overhead) addAmounts(sum, amountsOf(spec.overhead))
  return sum
}

function hasPodLevel(resource: string): boolean {
  return resource === 'cpu' || resource === 'memory' || resource.startsWith('hugepages-')
}

function withStatus(
  resources: ResourceRequirements | undefined,
  status: ContainerStatus | undefined,
  resizeRefused: boolean,
): ResourceAmounts {
  const asked = amountsOf(resources?.requests)
  if (!status?.resources?.requests && !status?.allocatedResources) return asked
  const amounts = resizeRefused ? emptyAmounts() : asked
  raise(amounts, amountsOf(status.resources?.requests))
  raise(amounts, amountsOf(status.allocatedResources))
  return amounts
}

function set(amounts: ResourceAmounts, resource: string, amount: number): void {
  switch (resource) {
    case 'cpu':
      amounts.milliCPU = amount
      break
    case 'memory':
      amounts.memory = amount
      break
    case 'ephemeral-storage':
      amounts.ephemeralStorage = amount
      break
    case 'pods':
      break
    default:
      amounts.scalars.set(resource, amount)
  }
}

function raise(amounts: ResourceAmounts, floor: ResourceAmounts): void {
  amounts.milliCPU = Math.max(amounts.milliCPU, floor.milliCPU)
  amounts.memory = Math.max(amounts.memory, floor.memory)
  amounts.ephemeralStorage = Math.max(amounts.ephemeralStorage, floor.ephemeralStorage)
  for (const [resource, amount] of floor.scalars) {
    amounts.scalars.set(resource, Math.max(amounts.scalars.get(resource) ?? 0, amount))
  }
}
