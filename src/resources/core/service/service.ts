import type { Service, ServiceSpec } from '../../../api/index.js'
import { addressWarnings, nameIsDNS1035Label, path, Services } from '../../../api/index.js'
import { labelsText } from '../../cells.js'
import { defineResource } from '../../define-resource.js'
import { isExternallyAccessible, needsHealthCheck } from './kinds-of-service.js'
import { loadBalancerErrors } from './load-balancer.js'
import { proxy } from './proxy.js'
import { validateService, validateServiceUpdate } from './validation.js'
import { serviceWarnings } from './warnings.js'

/** SetDefaults_Service (pkg/apis/core/v1/defaults.go, v1.34). Addresses and families are given out by whoever reserves them. */
function setDefaults(service: Service): void {
  const spec = service.spec
  if (!spec) return
  spec.sessionAffinity ||= 'None'
  if (spec.sessionAffinity === 'None') delete spec.sessionAffinityConfig
  if (spec.sessionAffinity === 'ClientIP' && spec.sessionAffinityConfig?.clientIP?.timeoutSeconds === undefined) {
    spec.sessionAffinityConfig = { clientIP: { timeoutSeconds: 10800 } }
  }
  spec.type ||= 'ClusterIP'
  for (const port of spec.ports ?? []) {
    port.protocol ||= 'TCP'
    if (port.targetPort === undefined || port.targetPort === 0 || port.targetPort === '') port.targetPort = port.port
  }
  if (isExternallyAccessible(service)) spec.externalTrafficPolicy ||= 'Cluster'
  if (spec.type !== 'ExternalName') spec.internalTrafficPolicy ??= 'Cluster'
  if (spec.type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true
  if (spec.type === 'LoadBalancer') {
    for (const ingress of service.status?.loadBalancer?.ingress ?? []) if (ingress.ip) ingress.ipMode ??= 'VIP'
  }
}

/** `clusterIP` is the old form of `clusterIPs[0]`: a write that sets one sets the other (normalizeClusterIPs). */
function mirrorClusterIps(service: Service, old: Service | undefined): void {
  const spec = service.spec
  if (!spec) return
  const before = old?.spec
  if (!old) {
    if (spec.clusterIP && !spec.clusterIPs?.length) spec.clusterIPs = [spec.clusterIP]
    return
  }
  if (before && before.type !== 'ExternalName' && spec.type !== 'ExternalName') {
    // What the caller leaves out stays (patchAllocatedValues).
    if (!spec.clusterIP && before.clusterIP) spec.clusterIP = before.clusterIP
    if (!spec.clusterIPs?.length && before.clusterIPs?.length) spec.clusterIPs = [...before.clusterIPs]
  }
  if (before?.clusterIP !== spec.clusterIP && before?.clusterIPs?.join() === spec.clusterIPs?.join()) {
    if (spec.clusterIP) spec.clusterIPs = [spec.clusterIP]
    else delete spec.clusterIPs
  }
}

/** Defaulted for every service by older servers: never shown of a name, even if its writer sets it. */
function hideTrafficPolicyOfName({ spec }: Service): void {
  if (spec?.type === 'ExternalName') delete spec.internalTrafficPolicy
}

/** What no longer has a meaning goes, unless the caller changed it (pkg/registry/core/service/strategy.go dropTypeDependentFields, v1.34). */
function dropFieldsOfOtherTypes(service: Service, old: Service): void {
  const spec = service.spec
  const before = old.spec
  if (!spec || !before) return
  const same = (field: 'clusterIPs' | 'ipFamilies') => (before[field] ?? []).join() === (spec[field] ?? []).join()
  if (before.type !== 'ExternalName' && spec.type === 'ExternalName') {
    if (same('clusterIPs') && (before.clusterIP ?? '') === (spec.clusterIP ?? '')) {
      delete spec.clusterIP
      delete spec.clusterIPs
    }
    if (same('ipFamilies')) delete spec.ipFamilies
    if (before.ipFamilyPolicy === spec.ipFamilyPolicy) delete spec.ipFamilyPolicy
  }
  // Ports may go, come and change, as long as none brings a node port of its own.
  const nodePorts = (one: typeof spec) => (one.ports ?? []).flatMap(({ nodePort }) => (nodePort ? [nodePort] : []))
  const had = nodePorts(before)
  if (usesNodePorts(before) && !usesNodePorts(spec) && nodePorts(spec).every((port) => had.includes(port))) {
    for (const port of spec.ports ?? []) delete port.nodePort
  }
  if (needsHealthCheck(old) && !needsHealthCheck(service) && before.healthCheckNodePort === spec.healthCheckNodePort) {
    delete spec.healthCheckNodePort
  }
  if (before.type === 'LoadBalancer' && spec.type !== 'LoadBalancer') {
    if (before.allocateLoadBalancerNodePorts === spec.allocateLoadBalancerNodePorts) {
      delete spec.allocateLoadBalancerNodePorts
    }
    if (before.loadBalancerClass === spec.loadBalancerClass) delete spec.loadBalancerClass
  }
  if (isExternallyAccessible(old) && !isExternallyAccessible(service)) {
    if (before.externalTrafficPolicy === spec.externalTrafficPolicy) delete spec.externalTrafficPolicy
  }
  if (spec.type !== 'LoadBalancer') service.status = { ...service.status, loadBalancer: {} }
}

/** A load balancer that asks for none keeps those that it has. */
function usesNodePorts({ type }: ServiceSpec): boolean {
  return type === 'NodePort' || type === 'LoadBalancer'
}

function externalIpText({ spec, status }: Service): string {
  const external = spec?.externalIPs ?? []
  const none = external.length > 0 ? external.join(',') : '<none>'
  switch (spec?.type) {
    case 'ClusterIP':
    case 'NodePort':
      return none
    case 'LoadBalancer': {
      const balanced = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || '')
      const all = [...[...new Set(balanced.filter((one) => one !== ''))].sort(), ...external]
      return all.length > 0 ? all.join(',') : '<pending>'
    }
    case 'ExternalName':
      return spec.externalName ?? ''
    default:
      return '<unknown>'
  }
}

function portsText({ spec }: Service): string {
  const texts = (spec?.ports ?? []).map(({ port, nodePort, protocol }) =>
    nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
  )
  return texts.length === 0 ? '<none>' : texts.join(',')
}

export const services = defineResource(Services, {
  cells: {
    Type: ({ spec }) => spec?.type ?? '',
    'Cluster-IP': ({ spec }) => spec?.clusterIPs?.[0] ?? '<none>',
    'External-IP': externalIpText,
    'Port(s)': portsText,
    Selector: ({ spec }) => labelsText(spec?.selector),
  },
  selectableFields: {
    'spec.clusterIP': ({ spec }) => spec?.clusterIP ?? '',
    'spec.type': ({ spec }) => spec?.type ?? '',
  },
  validateName: nameIsDNS1035Label,
  tracksGeneration: false,
  allowCreateOnUpdate: true,
  defaults: setDefaults,
  prepareForCreate(service) {
    mirrorClusterIps(service, undefined)
    service.status = { loadBalancer: {} }
  },
  prepareForUpdate(service, old) {
    mirrorClusterIps(service, old)
    dropFieldsOfOtherTypes(service, old)
  },
  canonicalize: hideTrafficPolicyOfName,
  validate: (service) => validateService(service),
  validateUpdate: validateServiceUpdate,
  warnings: serviceWarnings,
  status: {
    warnings: ({ status }) =>
      (status?.loadBalancer?.ingress ?? []).flatMap(({ ip = '' }, index) =>
        addressWarnings(ip, path('status', 'loadBalancer', 'ingress').index(index)),
      ),
    validateUpdate: ({ status, spec }) =>
      loadBalancerErrors(status?.loadBalancer, path('status', 'loadBalancer'), spec?.type),
  },
  subresources: [proxy],
})
