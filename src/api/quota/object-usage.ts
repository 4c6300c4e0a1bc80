import type { PersistentVolumeClaim, ResourceClaim, Service } from '../generated/index.js'
import { storageClassNameOf } from '../storage/index.js'
import { parseQuantity } from '../values/index.js'
import { addResources, counts, maxResources, type ResourceList } from './resource-list.js'

const classInfix = '.storageclass.storage.k8s.io/'
const claimNames = ['persistentvolumeclaims', 'requests.storage']

/** Whether a quota on `name` counts claims of volumes. */
export function isClaimResource(name: string): boolean {
  if (name === 'count/persistentvolumeclaims' || claimNames.includes(name)) return true
  return claimNames.some((one) => name.endsWith(`${classInfix}${one}`))
}

export function claimUsage(claim: PersistentVolumeClaim): ResourceList {
  const { spec, status } = claim
  const storageClass = storageClassNameOf(claim)
  const prefixes = storageClass === '' ? [''] : ['', `${storageClass}${classInfix}`]
  const usage = new Map(counts({ 'count/persistentvolumeclaims': 1 }))
  for (const prefix of prefixes) {
    for (const [name, amount] of counts({ [`${prefix}persistentvolumeclaims`]: 1 })) usage.set(name, amount)
  }
  const asked = spec?.resources?.requests?.storage
  if (asked === undefined) return usage
  const allocated = status?.allocatedResources?.storage
  const amounts = [asked, ...(allocated === undefined ? [] : [allocated])].map((text) => parseQuantity(text).roundUp(0))
  const largest = amounts.reduce((a, b) => (b.compare(a) > 0 ? b : a))
  for (const prefix of prefixes) usage.set(`${prefix}requests.storage`, largest)
  return usage
}

const serviceNames: ReadonlySet<string> = new Set([
  'services',
  'services.nodeports',
  'services.loadbalancers',
  'count/services',
])

/** Whether a quota on `name` counts Services. */
export function isServiceResource(name: string): boolean {
  return serviceNames.has(name)
}

/** Node ports are counted by what the Service asks for: they may not be given out yet. */
export function serviceUsage({ spec }: Service): ResourceList {
  const ports = spec?.ports ?? []
  const isBalanced = spec?.type === 'LoadBalancer'
  const takesAll = spec?.type === 'NodePort' || (isBalanced && spec.allocateLoadBalancerNodePorts !== false)
  const named = isBalanced ? ports.filter((port) => port.nodePort).length : 0
  return counts({
    'count/services': 1,
    services: 1,
    'services.loadbalancers': isBalanced ? 1 : 0,
    'services.nodeports': takesAll ? ports.length : named,
  })
}

const deviceSuffix = '.deviceclass.resource.k8s.io/devices'
const claimObjects = 'count/resourceclaims.resource.k8s.io'
/** The most devices that one request can be given (resource.k8s.io AllocationResultsMaxSize). */
const mostDevices = 32

/** Whether a quota on `name` counts claims of devices. */
export function isDeviceResource(name: string): boolean {
  return name === claimObjects || name.endsWith(deviceSuffix)
}

export function deviceUsage({ spec }: ResourceClaim): ResourceList {
  let usage: ResourceList = counts({ [claimObjects]: 1 })
  for (const { exactly, firstAvailable } of spec?.devices?.requests ?? []) {
    const choices = exactly ? [exactly] : (firstAvailable ?? [])
    const wanted = choices.map(({ deviceClassName, allocationMode, count }) =>
      counts({ [`${deviceClassName}${deviceSuffix}`]: allocationMode === 'All' ? mostDevices : (count ?? 1) }),
    )
    usage = addResources(usage, wanted.reduce(maxResources, new Map()))
  }
  return usage
}
