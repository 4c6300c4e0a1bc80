import type { Service, ServiceSpec } from '../../../api/index.js'
import { addressWarnings, cidrWarnings, path } from '../../../api/index.js'
import { isHeadless } from './kinds-of-service.js'

/** GetWarningsForService (pkg/api/service, v1.34). */
export function serviceWarnings(service: Service): string[] {
  const spec = service.spec ?? {}
  const texts: string[] = []
  if (service.metadata?.annotations?.['service.kubernetes.io/topology-aware-hints'] !== undefined) {
    texts.push(
      'annotation service.kubernetes.io/topology-aware-hints is deprecated, please use service.kubernetes.io/topology-mode instead',
    )
  }
  for (const [index, ip] of (spec.clusterIPs ?? []).entries()) {
    if (ip !== 'None') texts.push(...addressWarnings(ip, path('spec', 'clusterIPs').index(index)))
  }
  if (isHeadless(service)) texts.push(...headlessWarnings(spec))
  for (const [index, ip] of (spec.externalIPs ?? []).entries()) {
    texts.push(...addressWarnings(ip, path('spec', 'externalIPs').index(index)))
  }
  texts.push(...addressWarnings(spec.loadBalancerIP ?? '', path('spec', 'loadBalancerIP')))
  for (const [index, range] of (spec.loadBalancerSourceRanges ?? []).entries()) {
    texts.push(...cidrWarnings(range, path('spec', 'loadBalancerSourceRanges').index(index)))
  }
  if (spec.type === 'ExternalName' && spec.externalIPs?.length) {
    texts.push('spec.externalIPs is ignored when spec.type is "ExternalName"')
  }
  if (spec.type !== 'ExternalName' && spec.externalName) {
    texts.push('spec.externalName is ignored when spec.type is not "ExternalName"')
  }
  return texts
}

function headlessWarnings({ loadBalancerIP, externalIPs, sessionAffinity }: ServiceSpec): string[] {
  return [
    ...(loadBalancerIP ? ['spec.loadBalancerIP is ignored for headless services'] : []),
    ...(externalIPs?.length ? ['spec.externalIPs is ignored for headless services'] : []),
    ...(sessionAffinity !== 'None' ? ['spec.SessionAffinity is ignored for headless services'] : []),
  ]
}
