import type { Container, PodSpec } from '../generated/index.js'
import { parseQuantity, Quantity } from '../values/index.js'

type Amounts = ReadonlyMap<string, Quantity>

/**
 * What all containers of a pod request, or are limited to, together: regular ones and sidecars at once, or the largest moment of the init phase
 * (AggregateContainerRequests and AggregateContainerLimits of component-helpers' resource/helpers.go, v0.34).
 */
export function aggregateContainerResources(spec: PodSpec, kind: 'requests' | 'limits'): Amounts {
  const sum = new Map<string, Quantity>()
  const add = (to: Map<string, Quantity>, container: Container) => {
    for (const [name, value] of Object.entries(container.resources?.[kind] ?? {})) {
      to.set(name, (to.get(name) ?? new Quantity(0n)).add(parseQuantity(value)))
    }
  }
  for (const container of spec.containers ?? []) add(sum, container)
  const sidecars = new Map<string, Quantity>()
  const peak = new Map<string, Quantity>()
  for (const container of spec.initContainers ?? []) {
    if (container.restartPolicy === 'Always') {
      add(sum, container)
      add(sidecars, container)
      raise(peak, sidecars)
    } else {
      const moment = new Map(sidecars)
      add(moment, container)
      raise(peak, moment)
    }
  }
  raise(sum, peak)
  return sum
}

function raise(to: Map<string, Quantity>, from: Amounts): void {
  for (const [name, value] of from) {
    const present = to.get(name)
    if (!present || value.compare(present) > 0) to.set(name, value)
  }
}
