import type { FieldPath } from '../errors/index.js'
import { invalid, notSupported } from '../errors/index.js'
import { canonicalQuantity, isQualifiedName, parseQuantity, tryParseQuantity } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addReasons, notNegative } from './error-list.js'

// Rules of pkg/apis/core/helper/helpers.go (v1.34).

const containerResources = ['cpu', 'memory', 'ephemeral-storage']
const objectCounts = [
  'pods',
  'services',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]
const requestsAndLimits = [
  'requests.cpu',
  'requests.memory',
  'requests.storage',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
]
const standardResources: ReadonlySet<string> = new Set([
  ...containerResources,
  ...objectCounts,
  ...requestsAndLimits,
  'storage',
])
const quotaResources: ReadonlySet<string> = new Set([...containerResources, ...objectCounts, ...requestsAndLimits])
const integerResources: ReadonlySet<string> = new Set(objectCounts)

const hugePagesPrefix = 'hugepages-'

export function isHugePageResource(name: string): boolean {
  return name.startsWith(hugePagesPrefix)
}

/** No domain, or one of Kubernetes' own. */
export function isNativeResource(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/')
}

/** Something like `example.com/gpu`. */
export function isExtendedResource(name: string): boolean {
  if (isNativeResource(name) || name.startsWith('requests.')) return false
  return isQualifiedName(`requests.${name}`).length === 0
}

/** Whether requests may be smaller than limits. */
export function isOvercommitAllowed(name: string): boolean {
  return isNativeResource(name) && !isHugePageResource(name)
}

function isIntegerResource(name: string): boolean {
  return integerResources.has(name) || isExtendedResource(name)
}

export function isStandardQuotaResource(name: string): boolean {
  return quotaResources.has(name) || isHugePageResource(name) || name.startsWith('requests.hugepages-')
}

/** validateResourceName: true when there was nothing to say. */
export function addResourceNameErrors(errors: Errors, name: string, at: FieldPath): boolean {
  const reasons = isQualifiedName(name)
  addReasons(errors, at, name, reasons)
  if (reasons.length > 0) return false
  const standard = standardResources.has(name) || isHugePageResource(name) || name.startsWith('requests.hugepages-')
  if (!name.includes('/') && !standard) {
    errors.push(invalid(at, name, 'must be a standard resource type or fully qualified'))
    return false
  }
  return true
}

export function addContainerResourceNameErrors(errors: Errors, name: string, at: FieldPath): void {
  addResourceNameErrors(errors, name, at)
  if (!name.includes('/')) {
    if (!containerResources.includes(name) && !isHugePageResource(name)) {
      errors.push(invalid(at, name, 'must be a standard resource for containers'))
    }
  } else if (!isNativeResource(name) && !isExtendedResource(name)) {
    errors.push(invalid(at, name, "doesn't follow extended resource name standard"))
  }
}

export function addPodResourceNameErrors(errors: Errors, name: string, at: FieldPath): void {
  if (!addResourceNameErrors(errors, name, at)) return
  if (name !== 'cpu' && name !== 'memory' && !isHugePageResource(name)) {
    errors.push(notSupported(at, name, ['cpu', 'hugepages-', 'memory']))
  }
}

export function addQuotaResourceNameErrors(errors: Errors, name: string, at: FieldPath): void {
  addResourceNameErrors(errors, name, at)
  if (!name.includes('/') && !isStandardQuotaResource(name)) {
    errors.push(invalid(at, name, 'must be a standard resource for quota'))
  }
}

/** ValidateResourceQuantityValue: not negative, and whole where only whole ones make sense. */
export function addResourceQuantityErrors(errors: Errors, name: string, value: string, at: FieldPath): void {
  const quantity = parseQuantity(value)
  if (quantity.sign() < 0) errors.push(invalid(at, canonicalQuantity(value), notNegative))
  if (isIntegerResource(name) && !quantity.isMultipleOf(0)) {
    errors.push(invalid(at, canonicalQuantity(value), 'must be an integer'))
  }
}

/** Whether an amount of huge pages is a whole number of pages. */
export function isDivisibleHugePages(name: string, value: string): boolean {
  const page = tryParseQuantity(name.slice(hugePagesPrefix.length))
  if (!page || page.value() === 0 || !page.isMultipleOf(0)) return false
  return parseQuantity(value).value() % page.value() === 0
}
