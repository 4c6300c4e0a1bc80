import type { Container, Pod } from '../generated/index.js'
import { addResources, maxResources, type ResourceList, resourceList } from './resource-list.js'

export interface PodSumOptions {
  /** Whether what the sandbox itself takes counts too. */
  readonly withOverhead: boolean
}

/**
 * What a pod asks for or may take as a whole, as it is written in its spec: containers and restartable init containers together, or the largest
 * moment of the init phase; pod-level amounts instead where given (component-helpers resource/helpers.go, v0.34).
 */
export function podSum({ spec }: Pod, kind: 'requests' | 'limits', { withOverhead }: PodSumOptions): ResourceList {
  if (!spec) return new Map()
  const own = (container: Container): ResourceList => resourceList(container.resources?.[kind])
  let sum = (spec.containers ?? []).map(own).reduce(addResources, new Map())
  let sidecars: ResourceList = new Map()
  let peak: ResourceList = new Map()
  for (const container of spec.initContainers ?? []) {
    if (container.restartPolicy === 'Always') {
      sum = addResources(sum, own(container))
      sidecars = addResources(sidecars, own(container))
      peak = maxResources(peak, sidecars)
    } else {
      peak = maxResources(peak, addResources(sidecars, own(container)))
    }
  }
  const total = new Map(maxResources(sum, peak))
  for (const [name, amount] of resourceList(spec.resources?.[kind])) total.set(name, amount)
  if (!withOverhead || !spec.overhead) return total
  for (const [name, amount] of resourceList(spec.overhead)) {
    const before = total.get(name)
    // A limit that nobody set is not set by the overhead.
    if (before) total.set(name, before.add(amount))
    else if (kind === 'requests') total.set(name, amount)
  }
  return total
}
