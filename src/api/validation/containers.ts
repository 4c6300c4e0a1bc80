import type { FieldPath } from '../errors/index.js'
import { duplicate, forbidden, invalid, missing, required } from '../errors/index.js'
import type { Container, ContainerPort, ContainerResizePolicy, EphemeralContainer } from '../generated/index.js'
import { isDNS1123Label, isValidPortName, isValidPortNumber } from '../values/index.js'
import { addEnvErrors, addEnvFromErrors } from './env.js'
import type { Errors } from './error-list.js'
import { addReasons, addUnsupported, requireOneOf } from './error-list.js'
import { addLifecycleErrors, addProbeErrors } from './probes.js'
import { addResourceRequirementsErrors } from './resource-requirements.js'
import { addSecurityContextErrors } from './security-context.js'
import type { VolumesByName } from './volume-mounts.js'
import { addVolumeDeviceErrors, addVolumeMountErrors } from './volume-mounts.js'

export const protocols = ['SCTP', 'TCP', 'UDP']

/** What containers are checked against. */
export interface PodSurroundings {
  readonly volumes: VolumesByName
  readonly claims: ReadonlySet<string>
  readonly graceSeconds: number | undefined
  readonly restartPolicy: string | undefined
  readonly hostUsers: boolean
}

const probeKinds = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const

export function addContainersErrors(
  errors: Errors,
  containers: readonly Container[] | undefined,
  at: FieldPath,
  pod: PodSurroundings,
): void {
  if (!containers?.length) {
    errors.push(required(at))
    return
  }
  const names = new Set<string>()
  containers.forEach((container, index) => {
    const here = at.index(index)
    addCommonErrors(errors, container, here, pod)
    if (names.has(container.name)) errors.push(duplicate(here.child('name'), container.name))
    names.add(container.name)
    addLifecycleErrors(errors, container.lifecycle, here.child('lifecycle'), pod.graceSeconds)
    for (const kind of probeKinds) addProbeErrors(errors, container[kind], kind, here, pod.graceSeconds)
    if (container.restartPolicy !== undefined) {
      errors.push(forbidden(here.child('restartPolicy'), 'may not be set for non-init containers'))
    }
  })
  addHostPortConflicts(errors, containers, at)
}

export function addInitContainersErrors(
  errors: Errors,
  containers: readonly Container[] | undefined,
  regular: readonly Container[] | undefined,
  at: FieldPath,
  pod: PodSurroundings,
): void {
  const names = new Set(regular?.map((container) => container.name))
  containers?.forEach((container, index) => {
    const here = at.index(index)
    addCommonErrors(errors, container, here, pod)
    addUnsupported(errors, here.child('restartPolicy'), container.restartPolicy, ['Always'])
    if (names.has(container.name)) errors.push(duplicate(here.child('name'), container.name))
    else if (container.name) names.add(container.name)
    addHostPortConflicts(errors, [container], at)
    if (container.restartPolicy === 'Always') {
      addLifecycleErrors(errors, container.lifecycle, here.child('lifecycle'), pod.graceSeconds)
      for (const kind of probeKinds) addProbeErrors(errors, container[kind], kind, here, pod.graceSeconds)
      return
    }
    for (const field of ['lifecycle', ...probeKinds] as const) {
      if (container[field] !== undefined) {
        errors.push(forbidden(here.child(field), 'may not be set for init containers without restartPolicy=Always'))
      }
    }
  })
}

/** Fields that an ephemeral container may not have, in upstream's order. */
const notEphemeral = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
] as const

export function addEphemeralContainersErrors(
  errors: Errors,
  containers: readonly EphemeralContainer[] | undefined,
  others: readonly Container[],
  at: FieldPath,
  pod: PodSurroundings,
): void {
  const otherNames = new Set(others.map((container) => container.name))
  const names = new Set(otherNames)
  containers?.forEach((container, index) => {
    const here = at.index(index)
    addCommonErrors(errors, container, here, pod)
    addImageSpaceErrors(errors, container.image, here)
    if (names.has(container.name)) errors.push(duplicate(here.child('name'), container.name))
    names.add(container.name)
    const target = container.targetContainerName
    if (target && !otherNames.has(target)) errors.push(missing(here.child('targetContainerName'), target))
    for (const field of notEphemeral) {
      if (isGiven(field, container[field])) {
        errors.push(forbidden(here.child(field), 'cannot be set for an Ephemeral Container'))
      }
    }
    container.volumeMounts?.forEach((mount, position) => {
      for (const field of ['subPath', 'subPathExpr'] as const) {
        if (!mount[field]) continue
        const mountAt = here.child('volumeMounts').index(position)
        errors.push(forbidden(mountAt.child(field), 'cannot be set for an Ephemeral Container'))
      }
    })
  })
}

/** Resources are always there in Go: none are given when they say nothing. */
function isGiven(field: (typeof notEphemeral)[number], value: unknown): boolean {
  if (value === undefined || value === null) return false
  return field !== 'resources' || Object.keys(value).length > 0
}

/** Pods, unlike templates, may not have blanks around an image. */
export function addImageSpaceErrors(errors: Errors, image: string | undefined, at: FieldPath): void {
  if (image !== undefined && image.trim() !== image) {
    errors.push(invalid(at.child('image'), image, 'must not have leading or trailing whitespace'))
  }
}

function addCommonErrors(
  errors: Errors,
  container: Container | EphemeralContainer,
  at: FieldPath,
  pod: PodSurroundings,
): void {
  if (!container.name) errors.push(required(at.child('name')))
  else addReasons(errors, at.child('name'), container.name, isDNS1123Label(container.name))
  if (!container.image) errors.push(required(at.child('image')))
  requireOneOf(errors, at.child('terminationMessagePolicy'), container.terminationMessagePolicy, [
    'File',
    'FallbackToLogsOnError',
  ])
  addContainerPortErrors(errors, container.ports, at.child('ports'))
  addEnvErrors(errors, container.env, at.child('env'))
  addEnvFromErrors(errors, container.envFrom, at.child('envFrom'))
  addVolumeMountErrors(errors, container, pod.volumes, at.child('volumeMounts'))
  addVolumeDeviceErrors(errors, container.volumeDevices, container.volumeMounts, pod.volumes, at.child('volumeDevices'))
  requireOneOf(errors, at.child('imagePullPolicy'), container.imagePullPolicy, ['Always', 'IfNotPresent', 'Never'])
  addResourceRequirementsErrors(errors, container.resources, at.child('resources'), pod.claims)
  addResizePolicyErrors(errors, container.resizePolicy, at.child('resizePolicy'), pod.restartPolicy)
  addSecurityContextErrors(errors, container.securityContext, at.child('securityContext'), pod)
}

function addContainerPortErrors(errors: Errors, ports: readonly ContainerPort[] | undefined, at: FieldPath): void {
  const names = new Set<string>()
  ports?.forEach((port, index) => {
    const here = at.index(index)
    if (port.name) {
      const reasons = isValidPortName(port.name)
      addReasons(errors, here.child('name'), port.name, reasons)
      if (reasons.length === 0 && names.has(port.name)) errors.push(duplicate(here.child('name'), port.name))
      else if (reasons.length === 0) names.add(port.name)
    }
    if (!port.containerPort) errors.push(required(here.child('containerPort')))
    else addReasons(errors, here.child('containerPort'), port.containerPort, isValidPortNumber(port.containerPort))
    if (port.hostPort) addReasons(errors, here.child('hostPort'), port.hostPort, isValidPortNumber(port.hostPort))
    requireOneOf(errors, here.child('protocol'), port.protocol, protocols)
  })
}

function addHostPortConflicts(errors: Errors, containers: readonly Container[], at: FieldPath): void {
  const taken = new Set<string>()
  containers.forEach((container, index) => {
    container.ports?.forEach(({ protocol, hostIP = '', hostPort = 0 }, position) => {
      if (hostPort === 0) return
      const key = `${protocol}/${hostIP}/${hostPort}`
      if (taken.has(key)) {
        errors.push(duplicate(at.index(index).child('ports').index(position).child('hostPort'), key))
      }
      taken.add(key)
    })
  })
}

function addResizePolicyErrors(
  errors: Errors,
  policies: readonly ContainerResizePolicy[] | undefined,
  at: FieldPath,
  podRestartPolicy: string | undefined,
): void {
  const seen = new Set<string>()
  policies?.forEach(({ resourceName = '', restartPolicy = '' }, index) => {
    if (seen.has(resourceName)) errors.push(duplicate(at.index(index), resourceName))
    seen.add(resourceName)
    requireOneOf(errors, at, resourceName, ['cpu', 'memory'])
    requireOneOf(errors, at, restartPolicy, ['NotRequired', 'RestartContainer'])
    if (podRestartPolicy === 'Never' && restartPolicy !== 'NotRequired') {
      errors.push(invalid(at, restartPolicy, "must be 'NotRequired' when `restartPolicy` is 'Never'"))
    }
  })
}
