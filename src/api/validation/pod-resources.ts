import type { FieldPath } from '../errors/index.js'
import { forbidden, invalid } from '../errors/index.js'
import type { PodSpec } from '../generated/index.js'
import { canonicalQuantity, parseQuantity } from '../values/index.js'
import { aggregateContainerResources } from '../workloads/container-resources.js'
import type { Errors } from './error-list.js'
import { addPodResourceNameErrors, isHugePageResource } from './resource-names.js'
import { addResourceRequirementsErrors } from './resource-requirements.js'

/** Requests and limits of the pod as a whole, and how its containers fit in (validatePodResources); `podAt` is the spec's path. */
export function addPodResourcesErrors(
  errors: Errors,
  spec: PodSpec,
  claims: ReadonlySet<string>,
  podAt: FieldPath,
): void {
  const resources = spec.resources
  if (!resources) return
  const at = podAt.child('resources')
  if (spec.os?.name === 'windows') {
    errors.push(forbidden(at, 'may not be set for a windows pod'))
    return
  }
  if (resources.claims) errors.push(forbidden(at.child('claims'), 'claims may not be set for Resources at pod-level'))
  addResourceRequirementsErrors(errors, resources, at, claims, addPodResourceNameErrors)
  for (const kind of ['requests', 'limits'] as const) {
    for (const [name, sum] of aggregateContainerResources(spec, kind)) {
      const own = resources[kind]?.[name]
      if (own === undefined || (kind === 'limits' && !isHugePageResource(name))) continue
      if (sum.compare(parseQuantity(own)) <= 0) continue
      const detail = `must be greater than or equal to aggregate container ${kind} of ${sum}`
      errors.push(invalid(at.child(kind).key(name), canonicalQuantity(own), detail))
    }
  }
  spec.containers?.forEach((container, index) => {
    for (const [name, value] of Object.entries(container.resources?.limits ?? {})) {
      const bound = resources.limits?.[name]
      if (bound === undefined || parseQuantity(value).compare(parseQuantity(bound)) <= 0) continue
      const detail = `must be less than or equal to pod limits of ${canonicalQuantity(bound)}`
      // Upstream puts the container below the pod's resources.
      const here = at.child('containers').index(index).key(name).child('limits')
      errors.push(invalid(here, canonicalQuantity(value), detail))
    }
  })
}
