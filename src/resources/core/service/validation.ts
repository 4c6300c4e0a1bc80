import type { FieldError, Service, ServiceSpec } from '../../../api/index.js'
import {
  addIpErrors,
  addLabelErrors,
  addReasons,
  addServiceAddressErrors,
  addSpecialIpErrors,
  addUnsupported,
  forbidden,
  invalid,
  isDNS1123Subdomain,
  isValidPortNumber,
  path,
  required,
  requireOneOf,
} from '../../../api/index.js'
import { addAddressChangeErrors } from './address-changes.js'
import { isExternallyAccessible, isHeadless, needsHealthCheck } from './kinds-of-service.js'
import { addLoadBalancerClassErrors, addSourceRangeErrors } from './load-balancer.js'
import { addPortUseErrors, addServicePortErrors } from './ports.js'

const specAt = path('spec')
const longestAffinity = 86400
const hintsKey = 'service.kubernetes.io/topology-aware-hints'
const modeKey = 'service.kubernetes.io/topology-mode'

/** ValidateService (v1.34), metadata apart. */
export function validateService(service: Service, old?: Service): FieldError[] {
  const errors: FieldError[] = []
  const spec = service.spec ?? {}
  const { ports = [], type = '' } = spec
  const annotations = service.metadata?.annotations ?? {}
  const mode = annotations[modeKey]
  if (mode !== undefined && annotations[hintsKey] !== undefined && mode !== annotations[hintsKey]) {
    const detail = `must match annotations[${hintsKey}] when both are specified`
    errors.push(invalid(path('metadata', 'annotations').key(modeKey), mode, detail))
  }
  if (ports.length === 0 && !isHeadless(service) && type !== 'ExternalName')
    errors.push(required(specAt.child('ports')))
  addTypeErrors(errors, service)
  const names = new Set<string>()
  for (const [index, port] of ports.entries()) {
    addServicePortErrors(errors, port, { requireName: ports.length > 1, names }, specAt.child('ports').index(index))
  }
  addLabelErrors(errors, spec.selector, specAt.child('selector'))
  addAffinityErrors(errors, spec)
  addServiceAddressErrors(errors, service, old)
  for (const [index, ip] of (spec.externalIPs ?? []).entries()) {
    const at = specAt.child('externalIPs').index(index)
    if (addIpErrors(errors, ip, at)) addSpecialIpErrors(errors, ip, at)
  }
  requireOneOf(errors, specAt.child('type'), type, ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'])
  addPortUseErrors(errors, spec, specAt.child('ports'))
  addSourceRangeErrors(errors, spec, annotations)
  const allocates = spec.allocateLoadBalancerNodePorts
  if (allocates !== undefined && type !== 'LoadBalancer') {
    errors.push(
      forbidden(specAt.child('allocateLoadBalancerNodePorts'), "may only be used when `type` is 'LoadBalancer'"),
    )
  }
  if (type === 'LoadBalancer' && allocates === undefined) errors.push(required(path('allocateLoadBalancerNodePorts')))
  addLoadBalancerClassErrors(errors, service, undefined)
  addTrafficErrors(errors, service)
  return errors
}

function addTypeErrors(errors: FieldError[], service: Service): void {
  const spec = service.spec ?? {}
  if (spec.type === 'LoadBalancer' || spec.type === 'NodePort') {
    if (!isHeadless(service)) return
    const detail = `may not be set to 'None' for ${spec.type} services`
    errors.push(invalid(specAt.child('clusterIPs').index(0), spec.clusterIPs?.[0] ?? 'None', detail))
  } else if (spec.type === 'ExternalName') {
    const detail = 'may not be set for ExternalName services'
    if (spec.clusterIPs?.length) errors.push(forbidden(specAt.child('clusterIPs'), detail))
    if (spec.ipFamilies?.length) errors.push(forbidden(specAt.child('ipFamilies'), detail))
    if (spec.ipFamilyPolicy !== undefined) errors.push(forbidden(specAt.child('ipFamilyPolicy'), detail))
    const name = (spec.externalName ?? '').replace(/\.$/, '')
    const at = specAt.child('externalName')
    if (name === '') errors.push(required(at))
    else addReasons(errors, at, name, isDNS1123Subdomain(name))
  }
}

function addAffinityErrors(errors: FieldError[], { sessionAffinity, sessionAffinityConfig }: ServiceSpec): void {
  requireOneOf(errors, specAt.child('sessionAffinity'), sessionAffinity, ['ClientIP', 'None'])
  const at = specAt.child('sessionAffinityConfig')
  if (sessionAffinity === 'None' && sessionAffinityConfig) {
    errors.push(forbidden(at, 'must not be set when session affinity is None'))
  }
  if (sessionAffinity !== 'ClientIP') return
  const detail = 'when session affinity type is ClientIP'
  const timeout = sessionAffinityConfig?.clientIP?.timeoutSeconds
  if (!sessionAffinityConfig) errors.push(required(at, detail))
  else if (!sessionAffinityConfig.clientIP) errors.push(required(at.child('clientIP'), detail))
  else if (timeout === undefined) errors.push(required(at.child('clientIP', 'timeoutSeconds'), detail))
  else if (timeout <= 0 || timeout > longestAffinity) {
    const bounds = `must be greater than 0 and less than ${longestAffinity}`
    errors.push(invalid(at.child('clientIP', 'timeoutSeconds'), timeout, bounds))
  }
}

function addTrafficErrors(errors: FieldError[], service: Service): void {
  const spec = service.spec ?? {}
  const externalAt = specAt.child('externalTrafficPolicy')
  const external = spec.externalTrafficPolicy ?? ''
  if (!isExternallyAccessible(service)) {
    if (external !== '')
      errors.push(invalid(externalAt, external, 'may only be set for externally-accessible services'))
  } else {
    requireOneOf(errors, externalAt, external, ['Cluster', 'Local'])
  }
  const healthAt = specAt.child('healthCheckNodePort')
  const health = spec.healthCheckNodePort ?? 0
  if (!needsHealthCheck(service)) {
    if (health !== 0) {
      const detail = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"
      errors.push(invalid(healthAt, health, detail))
    }
  } else if (health !== 0) {
    addReasons(errors, healthAt, health, isValidPortNumber(health))
  }
  const internalAt = specAt.child('internalTrafficPolicy')
  if (spec.internalTrafficPolicy === undefined && spec.type !== 'ExternalName') errors.push(required(internalAt))
  addUnsupported(errors, internalAt, spec.internalTrafficPolicy, ['Cluster', 'Local'])
  addUnsupported(errors, specAt.child('trafficDistribution'), spec.trafficDistribution, [
    'PreferClose',
    'PreferSameZone',
    'PreferSameNode',
  ])
}

/** What may become of a Service. */
export function validateServiceUpdate(service: Service, old: Service): FieldError[] {
  const errors: FieldError[] = []
  addAddressChangeErrors(errors, service, old)
  addLoadBalancerClassErrors(errors, service, old)
  if (needsHealthCheck(old) && needsHealthCheck(service)) {
    const [before, after] = [old.spec?.healthCheckNodePort, service.spec?.healthCheckNodePort]
    if (before !== after) errors.push(forbidden(specAt.child('healthCheckNodePort'), 'field is immutable'))
  }
  return [...errors, ...validateService(service, old)]
}
