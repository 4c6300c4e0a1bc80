import type { FieldPath } from '../errors/index.js'
import { forbidden, notSupported, required } from '../errors/index.js'
import type { PodSpec } from '../generated/index.js'
import type { Errors } from './error-list.js'
import type { VisitedContainer } from './visited-containers.js'

const windowsPodFields = [
  'appArmorProfile',
  'seLinuxOptions',
  'hostUsers',
  'hostPID',
  'hostIPC',
  'seccompProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'sysctls',
  'shareProcessNamespace',
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
  'supplementalGroupsPolicy',
  'seLinuxChangePolicy',
]
const windowsContainerFields = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
]
const specFields = new Set(['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace'])

/** What `spec.os` rules out. */
export function addOsErrors(
  errors: Errors,
  spec: PodSpec,
  at: FieldPath,
  containers: readonly VisitedContainer[],
): void {
  const name = spec.os?.name
  if (!spec.os) return
  if (!name) {
    errors.push(required(at.child('os', 'name')))
    return
  }
  if (name === 'linux') {
    const detail = 'windows options cannot be set for a linux pod'
    if (spec.securityContext?.windowsOptions) {
      errors.push(forbidden(at.child('securityContext', 'windowsOptions'), detail))
    }
    for (const { container, at: here } of containers) {
      if (container.securityContext?.windowsOptions) {
        errors.push(forbidden(here.child('securityContext', 'windowsOptions'), detail))
      }
    }
  } else if (name === 'windows') {
    const detail = 'cannot be set for a windows pod'
    const own = spec as unknown as Record<string, unknown>
    const context = (spec.securityContext ?? {}) as unknown as Record<string, unknown>
    for (const field of windowsPodFields) {
      if (specFields.has(field)) {
        // These two are no pointers upstream.
        const isGiven = field === 'hostPID' || field === 'hostIPC' ? own[field] === true : own[field] !== undefined
        if (isGiven) errors.push(forbidden(at.child(field), detail))
      } else if (context[field] !== undefined) {
        errors.push(forbidden(at.child('securityContext', field), detail))
      }
    }
    for (const { container, at: here } of containers) {
      const fields = (container.securityContext ?? {}) as unknown as Record<string, unknown>
      for (const field of windowsContainerFields) {
        if (fields[field] !== undefined) errors.push(forbidden(here.child('securityContext', field), detail))
      }
    }
  } else {
    errors.push(notSupported(at.child('os'), name, ['linux', 'windows']))
  }
}
