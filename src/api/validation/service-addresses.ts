import { duplicate, invalid, path, required } from '../errors/index.js'
import type { Service } from '../generated/index.js'
import { parseIp } from '../values/index.js'
import { addIpErrors, isDualStack } from './addresses.js'
import type { Errors } from './error-list.js'
import { addUnsupported } from './error-list.js'

const policies = ['PreferDualStack', 'RequireDualStack', 'SingleStack']

/**
 * The cluster IPs of a service, their families and its policy must fit each other (ValidateServiceClusterIPsRelatedFields of pkg/apis/core/validation,
 * v1.34). Allocation asks the same before it gives anything out.
 */
export function addServiceAddressErrors(errors: Errors, { spec = {} }: Service, old?: Service): void {
  const { clusterIP = '', clusterIPs = [], ipFamilies = [], ipFamilyPolicy, type } = spec
  if (type === 'ExternalName') return
  const at = path('spec', 'clusterIPs')
  if (clusterIP === '' && clusterIPs.length > 0) {
    errors.push(invalid(at, clusterIPs, 'must be empty when `clusterIP` is not specified'))
  } else if (clusterIP !== '' && clusterIPs.length === 0) {
    errors.push(required(at))
  } else if (clusterIP !== '' && clusterIPs[0] !== clusterIP) {
    errors.push(invalid(at, clusterIPs, 'first value must match `clusterIP`'))
  }
  const familiesAt = path('spec', 'ipFamilies')
  ipFamilies.forEach((family, index) => {
    addUnsupported(errors, familiesAt.index(index), family, ['IPv4', 'IPv6'])
    if (ipFamilies.indexOf(family) < index) errors.push(duplicate(familiesAt.index(index), family))
  })
  addUnsupported(errors, path('spec', 'ipFamilyPolicy'), ipFamilyPolicy, policies)
  const found = errors.length
  clusterIPs.forEach((ip, index) => {
    // What was fine once stays so.
    if (index > 0 || ip !== 'None') {
      if (!old?.spec?.clusterIPs?.includes(ip)) addIpErrors(errors, ip, at.index(index))
    } else if (clusterIPs.length > 1) {
      errors.push(invalid(at, clusterIPs, "'None' must be the first and only value"))
    }
  })
  const isBroken = errors.length > found
  if (clusterIPs.length > 2) errors.push(invalid(at, clusterIPs, 'may only hold up to 2 values'))
  if (isBroken) return
  if (clusterIPs.length > 1 && !isDualStack(clusterIPs)) {
    errors.push(invalid(at, clusterIPs, 'may specify no more than one IP for each IP family'))
  }
  if (clusterIPs.length === 1 && clusterIPs[0] === 'None') return
  clusterIPs.forEach((ip, index) => {
    const family = ipFamilies[index]
    if (family !== 'IPv4' && family !== 'IPv6') return
    if (family === `IPv${parseIp(ip)?.family}`) return
    errors.push(invalid(at.index(index), ip, `expected an ${family} value as indicated by \`ipFamilies[${index}]\``))
  })
}
