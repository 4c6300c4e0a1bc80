import type { FieldPath } from '../errors/index.js'
import { duplicate, forbidden, invalid, missing, required } from '../errors/index.js'
import type { CoreV1ResourceClaim, ResourceRequirements } from '../generated/index.js'
import { canonicalQuantity, isDNS1123Label, parseQuantity } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addReasons } from './error-list.js'
import {
  addContainerResourceNameErrors,
  addResourceQuantityErrors,
  isDivisibleHugePages,
  isHugePageResource,
  isOvercommitAllowed,
} from './resource-names.js'

type AddNameErrors = (errors: Errors, name: string, at: FieldPath) => void

/**
 * Requests and limits of a container, or of a pod with `addNameErrors` of pods. `podClaims`: names that `claims` may refer to.
 */
export function addResourceRequirementsErrors(
  errors: Errors,
  requirements: ResourceRequirements | undefined,
  at: FieldPath,
  podClaims: ReadonlySet<string>,
  addNameErrors: AddNameErrors = addContainerResourceNameErrors,
): void {
  if (!requirements) return
  const { limits = {}, requests = {} } = requirements
  const limitsAt = at.child('limits')
  const requestsAt = at.child('requests')
  for (const name in limits) addAmountErrors(errors, name, limits[name] ?? '0', limitsAt.key(name), addNameErrors)
  for (const name in requests) {
    const value = requests[name] ?? '0'
    const here = requestsAt.key(name)
    addNameErrors(errors, name, here)
    addResourceQuantityErrors(errors, name, value, here)
    const limit = limits[name]
    if (limit !== undefined) {
      const [request, bound] = [parseQuantity(value), parseQuantity(limit)]
      const shown = canonicalQuantity(limit)
      if (!request.equals(bound) && !isOvercommitAllowed(name)) {
        errors.push(invalid(requestsAt, canonicalQuantity(value), `must be equal to ${name} limit of ${shown}`))
      } else if (request.compare(bound) > 0) {
        errors.push(
          invalid(requestsAt, canonicalQuantity(value), `must be less than or equal to ${name} limit of ${shown}`),
        )
      }
    } else if (!isOvercommitAllowed(name)) {
      errors.push(required(limitsAt, 'Limit must be set for non overcommitable resources'))
    }
    addHugePageErrors(errors, name, value, here)
  }
  const names = [...Object.keys(limits), ...Object.keys(requests)]
  if (names.some(isHugePageResource) && !names.includes('cpu') && !names.includes('memory')) {
    errors.push(forbidden(at, 'HugePages require cpu or memory'))
  }
  addClaimNameErrors(errors, requirements.claims, at.child('claims'), podClaims)
}

function addAmountErrors(
  errors: Errors,
  name: string,
  value: string,
  at: FieldPath,
  addNameErrors: AddNameErrors,
): void {
  addNameErrors(errors, name, at)
  addResourceQuantityErrors(errors, name, value, at)
  addHugePageErrors(errors, name, value, at)
}

function addHugePageErrors(errors: Errors, name: string, value: string, at: FieldPath): void {
  if (!isHugePageResource(name) || isDivisibleHugePages(name, value)) return
  const printed = canonicalQuantity(value)
  errors.push(invalid(at, printed, `${printed} is not positive integer multiple of ${name}`))
}

function addClaimNameErrors(
  errors: Errors,
  claims: readonly CoreV1ResourceClaim[] | undefined,
  at: FieldPath,
  podClaims: ReadonlySet<string>,
): void {
  const seen = new Set<string>()
  const requestsOf = new Map<string, number>()
  let known: string | undefined
  claims?.forEach(({ name = '', request = '' }, index) => {
    const here = at.index(index)
    if (name === '') {
      errors.push(required(here))
      return
    }
    if (seen.has(name)) {
      errors.push(duplicate(here, name))
    } else {
      const key = request === '' ? name : `${name}/${request}`
      if (request !== '') addReasons(errors, here.child('request'), request, isDNS1123Label(request))
      if (seen.has(key)) errors.push(duplicate(here, key))
      else if (request === '') {
        for (let count = requestsOf.get(name) ?? 0; count > 0; count--) errors.push(duplicate(here, name))
      } else {
        requestsOf.set(name, (requestsOf.get(name) ?? 0) + 1)
      }
      seen.add(key)
    }
    if (podClaims.has(name)) return
    const error = missing(here, name)
    known ??= podClaims.size === 0 ? ' which is empty' : `: ${[...podClaims].sort().join(', ')}`
    errors.push({ ...error, message: `${error.message}: must be one of the names in pod.spec.resourceClaims${known}` })
  })
}
