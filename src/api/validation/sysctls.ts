import type { FieldPath } from '../errors/index.js'
import { duplicate, invalid, required } from '../errors/index.js'
import type { PodSpec } from '../generated/index.js'
import type { Errors } from './error-list.js'

const sysctlFormat = '([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?'
const sysctlPattern = new RegExp(`^${sysctlFormat}$`)

/** Of a whole pod: some sysctls cannot be had where its network or IPC is the host's. */
export function addSysctlErrors(errors: Errors, spec: PodSpec, at: FieldPath): void {
  const names = new Set<string>()
  spec.securityContext?.sysctls?.forEach(({ name = '' }, index) => {
    const here = at.index(index).child('name')
    if (name === '') {
      errors.push(required(here))
    } else if (name.length > 253 || !sysctlPattern.test(name)) {
      errors.push(invalid(here, name, `must have at most 253 characters and match regex ^${sysctlFormat}$`))
    } else if (names.has(name)) {
      errors.push(duplicate(here, name))
    }
    addHostSysctlErrors(errors, name, spec, here)
    names.add(name)
  })
}

function addHostSysctlErrors(errors: Errors, sysctl: string, spec: PodSpec, at: FieldPath): void {
  const name = sysctl.replaceAll('/', '.')
  if (spec.hostNetwork && name.startsWith('net.')) {
    errors.push(invalid(at, sysctl, "may not be specified when 'hostNetwork' is true"))
  } else if (spec.hostIPC && /^(kernel\.(sem|shm|msg)|fs\.mqueue\.)/.test(name)) {
    errors.push(invalid(at, sysctl, "may not be specified when 'hostIPC' is true"))
  }
}
