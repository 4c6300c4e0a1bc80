import type { FieldPath } from '../errors/index.js'
import { duplicate, forbidden, invalid, required } from '../errors/index.js'
import type { ObjectMeta, PodResourceClaim, PodSpec } from '../generated/index.js'
import { isDNS1123Label, isDNS1123Subdomain, isQualifiedName, rangeMessage } from '../values/index.js'
import { addIpErrors } from './addresses.js'
import { addAffinityErrors, addTopologySpreadErrors } from './affinity.js'
import type { PodSurroundings } from './containers.js'
import { addContainersErrors, addEphemeralContainersErrors, addInitContainersErrors } from './containers.js'
import { addDnsConfigErrors } from './dns-config.js'
import type { Errors } from './error-list.js'
import { addReasons, requireOneOf } from './error-list.js'
import { addLabelErrors } from './labels.js'
import { addOsErrors } from './pod-os.js'
import { addPodResourcesErrors } from './pod-resources.js'
import { addResourceRequirementsErrors } from './resource-requirements.js'
import { addPodSecurityContextErrors } from './security-context.js'
import { addTolerationsErrors } from './tolerations.js'
import type { VisitedContainer } from './visited-containers.js'
import { containersOf } from './visited-containers.js'
import { addVolumesErrors } from './volumes.js'
import { addHostProcessErrors } from './windows-options.js'

export interface PodSpecOptions {
  /** The metadata of the pod itself; absent for templates. */
  readonly podMeta?: ObjectMeta | undefined
  /** The spec as it was, in an update: what it has already stays allowed. */
  readonly old?: PodSpec | undefined
  /** A pod rather than the template of one. */
  readonly isPod: boolean
}

const maxInt32 = 2147483647

/** ValidatePodSpec of pkg/apis/core/validation (v1.34), in its order. */
export function addPodSpecErrors(errors: Errors, spec: PodSpec, at: FieldPath, options: PodSpecOptions): void {
  const grace = spec.terminationGracePeriodSeconds
  if (grace === undefined) errors.push(required(at.child('terminationGracePeriodSeconds')))
  const volumes = addVolumesErrors(errors, spec.volumes, options.podMeta, at.child('volumes'))
  const claims = new Set(spec.resourceClaims?.map(({ name }) => name).filter((name) => name !== ''))
  addResourceClaimsErrors(errors, spec.resourceClaims, at.child('resourceClaims'))
  const pod: PodSurroundings = {
    volumes,
    claims,
    graceSeconds: grace,
    restartPolicy: spec.restartPolicy,
    hostUsers: spec.hostUsers !== false,
  }
  const containers = spec.containers ?? []
  const initContainers = spec.initContainers ?? []
  addContainersErrors(errors, containers, at.child('containers'), pod)
  addInitContainersErrors(errors, initContainers, containers, at.child('initContainers'), pod)
  addEphemeralContainersErrors(
    errors,
    spec.ephemeralContainers,
    [...containers, ...initContainers],
    at.child('ephemeralContainers'),
    pod,
  )
  addPodResourcesErrors(errors, spec, claims, at)
  addHostNetworkErrors(errors, spec, at, options)
  requireOneOf(errors, at.child('restartPolicy'), spec.restartPolicy, ['Always', 'OnFailure', 'Never'])
  requireOneOf(errors, at.child('dnsPolicy'), spec.dnsPolicy, [
    'ClusterFirstWithHostNet',
    'ClusterFirst',
    'Default',
    'None',
  ])
  addLabelErrors(errors, spec.nodeSelector, at.child('nodeSelector'))
  addPodSecurityContextErrors(errors, spec, at.child('securityContext'), options.old)
  addAffinityErrors(errors, spec.affinity, at.child('affinity'))
  addDnsConfigErrors(errors, spec.dnsConfig, spec.dnsPolicy, at.child('dnsConfig'))
  spec.readinessGates?.forEach(({ conditionType = '' }, index) => {
    const here = at.child('readinessGates').index(index).child('conditionType')
    addReasons(errors, here, conditionType, isQualifiedName(conditionType))
  })
  addSchedulingGatesErrors(errors, spec, at.child('schedulingGates'))
  addTopologySpreadErrors(errors, spec.topologySpreadConstraints, at.child('topologySpreadConstraints'))
  const visited = containersOf(spec, at)
  addHostProcessErrors(errors, spec, at, visited)
  if (spec.hostUsers === false) {
    const { old } = options
    const hadDevices = old?.hostUsers === false && containersOf(old, at).some(hasDevices)
    const detail = 'when `hostUsers` is false'
    if (spec.hostNetwork) errors.push(forbidden(at.child('hostNetwork'), detail))
    if (spec.hostPID) errors.push(forbidden(at.child('HostPID'), detail))
    if (spec.hostIPC) errors.push(forbidden(at.child('HostIPC'), detail))
    for (const { container, at: here } of visited) {
      if (!hadDevices && container.volumeDevices?.length) errors.push(forbidden(here.child('volumeDevices'), detail))
    }
  }
  addNameErrors(errors, spec.serviceAccountName, at.child('serviceAccountName'), isDNS1123Subdomain)
  addNameErrors(errors, spec.nodeName, at.child('nodeName'), isDNS1123Subdomain)
  const deadline = spec.activeDeadlineSeconds
  if (deadline !== undefined && (deadline < 1 || deadline > maxInt32)) {
    errors.push(invalid(at.child('activeDeadlineSeconds'), deadline, rangeMessage(1, maxInt32)))
  }
  addNameErrors(errors, spec.hostname, at.child('hostname'), isDNS1123Label)
  addNameErrors(errors, spec.subdomain, at.child('subdomain'), isDNS1123Label)
  addTolerationsErrors(errors, spec.tolerations, at.child('tolerations'))
  spec.hostAliases?.forEach(({ ip = '', hostnames }, index) => {
    const here = at.child('hostAliases').index(index)
    addIpErrors(errors, ip, here.child('ip'))
    hostnames?.forEach((name, position) => {
      addReasons(errors, here.child('hostnames').index(position), name, isDNS1123Subdomain(name))
    })
  })
  addNameErrors(errors, spec.priorityClassName, at.child('priorityClassName'), isDNS1123Subdomain)
  if (spec.runtimeClassName !== undefined) {
    const name = spec.runtimeClassName
    addReasons(errors, at.child('runtimeClassName'), name, isDNS1123Subdomain(name))
  }
  if (spec.preemptionPolicy !== undefined) {
    requireOneOf(errors, at.child('preemptionPolicy'), spec.preemptionPolicy, ['PreemptLowerPriority', 'Never'])
  }
  if (spec.overhead) addResourceRequirementsErrors(errors, { limits: spec.overhead }, at.child('overhead'), claims)
  addOsErrors(errors, spec, at, visited)
}

function hasDevices({ container }: VisitedContainer): boolean {
  return (container.volumeDevices ?? []).length > 0
}

function addNameErrors(
  errors: Errors,
  name: string | undefined,
  at: FieldPath,
  rule: (name: string) => readonly string[],
): void {
  if (name) addReasons(errors, at, name, rule(name))
}

function addResourceClaimsErrors(errors: Errors, claims: readonly PodResourceClaim[] | undefined, at: FieldPath): void {
  const names = new Set<string>()
  claims?.forEach((claim, index) => {
    const here = at.index(index)
    const { name = '', resourceClaimName, resourceClaimTemplateName } = claim
    if (name === '') {
      errors.push(required(here.child('name')))
    } else if (names.has(name)) {
      errors.push(duplicate(here.child('name'), name))
    } else {
      addReasons(errors, here.child('name'), name, isDNS1123Label(name))
      names.add(name)
    }
    const printed = {
      Name: name,
      ResourceClaimName: resourceClaimName ?? null,
      ResourceClaimTemplateName: resourceClaimTemplateName ?? null,
    }
    if (resourceClaimName !== undefined && resourceClaimTemplateName !== undefined) {
      const detail = 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified'
      errors.push(invalid(here, printed, detail))
    }
    if (resourceClaimName === undefined && resourceClaimTemplateName === undefined) {
      errors.push(invalid(here, printed, 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`'))
    }
    for (const field of ['resourceClaimName', 'resourceClaimTemplateName'] as const) {
      const value = claim[field]
      if (value !== undefined) addReasons(errors, here.child(field), value, isDNS1123Subdomain(value))
    }
  })
}

function addHostNetworkErrors(errors: Errors, spec: PodSpec, at: FieldPath, { isPod }: PodSpecOptions): void {
  if (!spec.hostNetwork) return
  spec.containers?.forEach((container, index) => {
    container.ports?.forEach(({ hostPort = 0, containerPort }, position) => {
      if ((!isPod && hostPort === 0) || hostPort === containerPort) return
      const here = at.child('containers').index(index).child('ports').index(position).child('hostPort')
      errors.push(invalid(here, hostPort, 'must match `containerPort` when `hostNetwork` is true'))
    })
  })
}

function addSchedulingGatesErrors(errors: Errors, spec: PodSpec, at: FieldPath): void {
  const seen = new Set<string>()
  spec.schedulingGates?.forEach(({ name = '' }, index) => {
    addReasons(errors, at.index(index), name, isQualifiedName(name))
    if (seen.has(name)) errors.push(duplicate(at.index(index), name))
    seen.add(name)
  })
}
