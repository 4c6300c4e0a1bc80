import type { Service } from '../../../api/index.js'

export const isHeadless = ({ spec }: Service): boolean => spec?.clusterIPs?.[0] === 'None' || spec?.clusterIP === 'None'

/** Reachable from outside of the cluster (pkg/api/service ExternallyAccessible). */
export function isExternallyAccessible({ spec }: Service): boolean {
  const { type, externalIPs = [] } = spec ?? {}
  return type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && externalIPs.length > 0)
}

export function needsHealthCheck({ spec }: Service): boolean {
  return spec?.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local'
}
