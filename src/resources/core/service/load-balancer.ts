import type { FieldError, FieldPath, LoadBalancerStatus, Service, ServiceSpec } from '../../../api/index.js'
import {
  addCidrErrors,
  addIpErrors,
  addReasons,
  forbidden,
  invalid,
  isDNS1123Subdomain,
  isQualifiedName,
  notSupported,
  parseIp,
  path,
  required,
} from '../../../api/index.js'

const specAt = path('spec')
const sourceRangesKey = 'service.beta.kubernetes.io/load-balancer-source-ranges'

/** From where the balancer lets traffic in; an annotation says it where the field does not. */
export function addSourceRangeErrors(
  errors: FieldError[],
  { loadBalancerSourceRanges = [], type }: ServiceSpec,
  annotations: Readonly<Record<string, string>>,
): void {
  const fromAnnotation = annotations[sourceRangesKey]
  const detail = "may only be used when `type` is 'LoadBalancer'"
  if (loadBalancerSourceRanges.length > 0) {
    const at = specAt.child('LoadBalancerSourceRanges')
    if (type !== 'LoadBalancer') errors.push(forbidden(at, detail))
    for (const [index, range] of loadBalancerSourceRanges.entries())
      addCidrErrors(errors, range.trim(), at.index(index))
  } else if (fromAnnotation !== undefined) {
    const at = path('metadata', 'annotations').key(sourceRangesKey)
    if (type !== 'LoadBalancer') errors.push(forbidden(at, detail))
    if (fromAnnotation.trim() === '') return
    for (const range of fromAnnotation.split(',')) addCidrErrors(errors, range.trim(), at)
  }
}

/** Which balancer it is stays as long as there is one. */
export function addLoadBalancerClassErrors(errors: FieldError[], service: Service, old: Service | undefined): void {
  const at = specAt.child('loadBalancerClass')
  const now = service.spec?.loadBalancerClass
  const isBalancer = service.spec?.type === 'LoadBalancer'
  if (isBalancer && old?.spec?.type === 'LoadBalancer' && now !== old.spec.loadBalancerClass) {
    errors.push(invalid(at, now ?? null, 'may not change once set'))
  }
  if (now === undefined) return
  if (!isBalancer) errors.push(forbidden(at, "may only be used when `type` is 'LoadBalancer'"))
  else addReasons(errors, at, now, isQualifiedName(now))
}

/** What a load balancer has given the Service. */
export function loadBalancerErrors(
  status: LoadBalancerStatus | undefined,
  at: FieldPath,
  type: string | undefined,
): FieldError[] {
  const errors: FieldError[] = []
  const ingress = status?.ingress ?? []
  if (ingress.length > 0 && type !== 'LoadBalancer') {
    return [forbidden(at.child('ingress'), "may only be used when `spec.type` is 'LoadBalancer'")]
  }
  ingress.forEach(({ ip = '', hostname = '', ipMode }, index) => {
    const here = at.child('ingress').index(index)
    if (ip !== '') addIpErrors(errors, ip, here.child('ip'))
    if (ipMode === undefined) {
      if (ip !== '') errors.push(required(here.child('ipMode'), 'must be specified when `ip` is set'))
    } else if (ip === '') {
      errors.push(forbidden(here.child('ipMode'), 'may not be specified when `ip` is not set'))
    } else if (ipMode !== 'VIP' && ipMode !== 'Proxy') {
      errors.push(notSupported(here.child('ipMode'), ipMode, ['Proxy', 'VIP']))
    }
    if (hostname === '') return
    addReasons(errors, here.child('hostname'), hostname, isDNS1123Subdomain(hostname))
    if (parseIp(hostname)) {
      errors.push(invalid(here.child('hostname'), hostname, 'must be a DNS name, not an IP address'))
    }
  })
  return errors
}
