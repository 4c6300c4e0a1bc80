import type {
  FieldError,
  FieldPath,
  LoadBalancerStatus,
  Service,
  ServicePort,
  ServiceSpec,
} from '../../../api/index.js'
import {
  addCidrErrors,
  addIpErrors,
  addLabelErrors,
  addPortErrors,
  addReasons,
  addServiceAddressErrors,
  addSpecialIpErrors,
  addUnsupported,
  duplicate,
  forbidden,
  invalid,
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isValidPortNumber,
  notSupported,
  parseIp,
  path,
  protocols,
  required,
  requireOneOf,
} from '../../../api/index.js'
import { isExternallyAccessible, isHeadless, needsHealthCheck } from './kinds-of-service.js'

const specAt = path('spec')
const longestAffinity = 86400
const sourceRangesKey = 'service.beta.kubernetes.io/load-balancer-source-ranges'
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
  addPortUseErrors(errors, spec)
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

function addServicePortErrors(
  errors: FieldError[],
  port: ServicePort,
  { requireName, names }: { readonly requireName: boolean; readonly names: Set<string> },
  at: FieldPath,
): void {
  const name = port.name ?? ''
  if (requireName && name === '') {
    errors.push(required(at.child('name')))
  } else if (name !== '') {
    addReasons(errors, at.child('name'), name, isDNS1123Label(name))
    if (names.has(name)) errors.push(duplicate(at.child('name'), name))
    names.add(name)
  }
  addReasons(errors, at.child('port'), port.port ?? 0, isValidPortNumber(port.port ?? 0))
  requireOneOf(errors, at.child('protocol'), port.protocol, protocols)
  addPortErrors(errors, port.targetPort, at.child('targetPort'))
  if (port.appProtocol !== undefined)
    addReasons(errors, at.child('appProtocol'), port.appProtocol, isQualifiedName(port.appProtocol))
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

function addPortUseErrors(errors: FieldError[], { ports = [], type }: ServiceSpec): void {
  const at = specAt.child('ports')
  if (type === 'ClusterIP') {
    ports.forEach(({ nodePort }, index) => {
      if (!nodePort) return
      errors.push(forbidden(at.index(index).child('nodePort'), "may not be used when `type` is 'ClusterIP'"))
    })
  }
  const nodePorts = new Set<string>()
  ports.forEach(({ nodePort = 0, protocol }, index) => {
    if (nodePort === 0) return
    const key = `${protocol}/${nodePort}`
    if (nodePorts.has(key)) errors.push(duplicate(at.index(index).child('nodePort'), nodePort))
    nodePorts.add(key)
  })
  const taken = new Set<string>()
  ports.forEach(({ port, protocol = '' }, index) => {
    const key = `${protocol}/${port}`
    // As Go prints the struct that it compares by.
    const printed = { Name: '', Protocol: protocol, AppProtocol: null, Port: port, TargetPort: 0, NodePort: 0 }
    if (taken.has(key)) errors.push(duplicate(at.index(index), printed))
    taken.add(key)
  })
}

function addSourceRangeErrors(
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

function addLoadBalancerClassErrors(errors: FieldError[], service: Service, old: Service | undefined): void {
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

const unchangeable = 'may not change once set'

/** Addresses and families stay, but for a second one that comes or goes, and unless the type changes from or to ExternalName. */
function addAddressChangeErrors(errors: FieldError[], service: Service, old: Service): void {
  const [spec, before] = [service.spec ?? {}, old.spec ?? {}]
  if (spec.type === 'ExternalName' || before.type === 'ExternalName') return
  const wasHeadless = isHeadless(old)
  if (wasHeadless && isHeadless(service)) return
  addListChangeErrors(errors, spec, before, 'clusterIPs')
  if (!wasHeadless && !isHeadless(service)) addListChangeErrors(errors, spec, before, 'ipFamilies')
}

function addListChangeErrors(
  errors: FieldError[],
  spec: ServiceSpec,
  before: ServiceSpec,
  list: 'clusterIPs' | 'ipFamilies',
): void {
  const now = spec[list] ?? []
  const old = before[list] ?? []
  const at = specAt.child(list)
  const { clusterIPs = [] } = spec
  if (now.length === old.length) {
    old.forEach((one, index) => {
      if (one === now[index]) return
      errors.push(invalid(at.index(list === 'clusterIPs' ? index : 0), now, unchangeable))
    })
    return
  }
  const what = list === 'clusterIPs' ? 'clusterIP' : 'ipFamily'
  if (now.length < old.length && clusterIPs.length === 0) {
    errors.push(invalid(at.index(0), now.length > 0 ? now : null, `primary ${what} can not be unset`))
  }
  // Upstream shows the addresses for the families, too.
  if (now.length > 0 && old.length > 0 && now[0] !== old[0]) errors.push(invalid(at.index(0), clusterIPs, unchangeable))
  if (now.length < old.length && now.length === 1 && spec.ipFamilyPolicy !== 'SingleStack') {
    const detail = `must be set to 'SingleStack' when releasing the secondary ${what}`
    errors.push(invalid(specAt.child('ipFamilyPolicy'), spec.ipFamilyPolicy ?? null, detail))
  }
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
