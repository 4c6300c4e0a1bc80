import type { FieldPath } from '../errors/index.js'
import { duplicate, forbidden, invalid, notSupported, required, tooLong } from '../errors/index.js'
import type {
  AppArmorProfile,
  Container,
  PodSpec,
  SeccompProfile,
  SecurityContext,
  WindowsSecurityContextOptions,
} from '../generated/index.js'
import { byteLength, isDNS1123Subdomain, isValidUserId } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addReasons, addUnsupported } from './error-list.js'
import { addDescendingPathErrors } from './paths.js'

const profileTypes = ['Localhost', 'RuntimeDefault', 'Unconfined']

function addSeccompErrors(errors: Errors, profile: SeccompProfile | undefined, at: FieldPath): void {
  if (!profile) return
  if (!profile.type) errors.push(required(at.child('type'), 'type is required when seccompProfile is set'))
  else addUnsupported(errors, at.child('type'), profile.type, profileTypes)
  if (profile.type === 'Localhost') {
    if (profile.localhostProfile === undefined) {
      errors.push(required(at.child('localhostProfile'), 'must be set when seccomp type is Localhost'))
    } else {
      addDescendingPathErrors(errors, profile.localhostProfile, at.child('localhostProfile'))
    }
  } else if (profile.localhostProfile !== undefined) {
    const printed = { Type: profile.type, LocalhostProfile: profile.localhostProfile }
    errors.push(invalid(at.child('localhostProfile'), printed, 'can only be set when seccomp type is Localhost'))
  }
}

function addAppArmorErrors(errors: Errors, profile: AppArmorProfile | undefined, at: FieldPath): void {
  if (!profile) return
  const local = profile.localhostProfile
  const here = at.child('localhostProfile')
  switch (profile.type) {
    case 'Localhost':
      if (local === undefined) {
        errors.push(required(here, 'must be set when AppArmor type is Localhost'))
        return
      }
      if (local.trim() !== local) errors.push(invalid(here, local, 'must not be padded with whitespace'))
      else if (local === '') errors.push(required(here, 'must be set when AppArmor type is Localhost'))
      // PATH_MAX - 1
      if (byteLength(local) > 4095) errors.push(tooLong(here, 4095))
      break
    case 'RuntimeDefault':
    case 'Unconfined':
      if (local !== undefined) errors.push(invalid(here, local, 'can only be set when AppArmor type is Localhost'))
      break
    case '':
    case undefined:
      errors.push(required(at.child('type'), 'type is required when appArmorProfile is set'))
      break
    default:
      errors.push(notSupported(at.child('type'), profile.type, profileTypes))
  }
}

const netBios = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/
const windowsDomain =
  /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/
const longestCredentialSpec = 64 * 1024

function addWindowsErrors(errors: Errors, options: WindowsSecurityContextOptions | undefined, at: FieldPath): void {
  if (!options) return
  const { gmsaCredentialSpecName, gmsaCredentialSpec, runAsUserName } = options
  if (gmsaCredentialSpecName !== undefined) {
    const reasons = isDNS1123Subdomain(gmsaCredentialSpecName)
    addReasons(errors, at.child('gmsaCredentialSpecName'), gmsaCredentialSpecName, reasons)
  }
  if (gmsaCredentialSpec !== undefined) {
    const here = at.child('gmsaCredentialSpec')
    if (gmsaCredentialSpec === '') {
      errors.push(invalid(here, gmsaCredentialSpec, 'gmsaCredentialSpec cannot be an empty string'))
    } else if (byteLength(gmsaCredentialSpec) > longestCredentialSpec) {
      errors.push(invalid(here, gmsaCredentialSpec, 'gmsaCredentialSpec size must be under 64 KiB'))
    }
  }
  if (runAsUserName !== undefined) {
    addReasons(errors, at.child('runAsUserName'), runAsUserName, windowsUserReasons(runAsUserName))
  }
}

/** `DOMAIN\user`, the domain optional. */
function windowsUserReasons(name: string): readonly string[] {
  if (name === '') return ['runAsUserName cannot be an empty string']
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\u0000-\u001f\u007f]/.test(name)) return ['runAsUserName cannot contain control characters']
  const parts = name.split('\\')
  if (parts.length > 2) return ['runAsUserName cannot contain more than one backslash']
  const user = parts[parts.length - 1] ?? ''
  const domain = parts.length === 2 ? parts[0] : undefined
  const reasons: string[] = []
  if (domain !== undefined && byteLength(domain) >= 256) {
    reasons.push("runAsUserName's Domain length must be under 256 characters")
  }
  if (domain !== undefined && !netBios.test(domain) && !windowsDomain.test(domain)) {
    reasons.push("runAsUserName's Domain doesn't match the NetBios nor the DNS format")
  }
  if (user === '') reasons.push("runAsUserName's User cannot be empty")
  else if (byteLength(user) > 104) reasons.push("runAsUserName's User length must not be longer than 104 characters")
  if (/^[. ]+$/.test(user)) reasons.push("runAsUserName's User cannot contain only periods or spaces")
  if (/["/\\:;|=,+*?<>@[\]]/.test(user)) {
    reasons.push('runAsUserName\'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]')
  }
  return reasons
}

/** The security context of a container. */
export function addSecurityContextErrors(
  errors: Errors,
  context: SecurityContext | undefined,
  at: FieldPath,
  { hostUsers }: { readonly hostUsers: boolean },
): void {
  if (!context) return
  const { runAsUser, runAsGroup, procMount, allowPrivilegeEscalation, privileged, capabilities } = context
  if (runAsUser !== undefined) addReasons(errors, at.child('runAsUser'), runAsUser, isValidUserId(runAsUser))
  if (runAsGroup !== undefined) addReasons(errors, at.child('runAsGroup'), runAsGroup, isValidUserId(runAsGroup))
  addUnsupported(errors, at.child('procMount'), procMount, ['Default', 'Unmasked'])
  if (hostUsers && procMount === 'Unmasked') {
    errors.push(invalid(at.child('procMount'), procMount, '`hostUsers` must be false to use `Unmasked`'))
  }
  addSeccompErrors(errors, context.seccompProfile, at.child('seccompProfile'))
  if (allowPrivilegeEscalation === false) {
    if (privileged === true) {
      errors.push(
        invalid(at, printedContext(context), 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true'),
      )
    }
    for (const added of capabilities?.add ?? []) {
      if (added !== 'CAP_SYS_ADMIN') continue
      const detail = 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN'
      errors.push(invalid(at, printedContext(context), detail))
    }
  }
  addWindowsErrors(errors, context.windowsOptions, at.child('windowsOptions'))
  addAppArmorErrors(errors, context.appArmorProfile, at.child('appArmorProfile'))
}

/** As Go prints its internal type: field names capitalised, pointers null. */
function printedContext(context: SecurityContext): object {
  const { capabilities, seLinuxOptions: selinux, windowsOptions: windows } = context
  return {
    Capabilities: capabilities ? { Add: capabilities.add ?? null, Drop: capabilities.drop ?? null } : null,
    Privileged: context.privileged ?? null,
    SELinuxOptions: selinux
      ? { User: selinux.user ?? '', Role: selinux.role ?? '', Type: selinux.type ?? '', Level: selinux.level ?? '' }
      : null,
    WindowsOptions: windows
      ? {
          GMSACredentialSpecName: windows.gmsaCredentialSpecName ?? null,
          GMSACredentialSpec: windows.gmsaCredentialSpec ?? null,
          RunAsUserName: windows.runAsUserName ?? null,
          HostProcess: windows.hostProcess ?? null,
        }
      : null,
    RunAsUser: context.runAsUser ?? null,
    RunAsGroup: context.runAsGroup ?? null,
    RunAsNonRoot: context.runAsNonRoot ?? null,
    ReadOnlyRootFilesystem: context.readOnlyRootFilesystem ?? null,
    AllowPrivilegeEscalation: context.allowPrivilegeEscalation ?? null,
    ProcMount: context.procMount ?? null,
    SeccompProfile: printedProfile(context.seccompProfile),
    AppArmorProfile: printedProfile(context.appArmorProfile),
  }
}

function printedProfile(profile: SeccompProfile | undefined): object | null {
  return profile ? { Type: profile.type, LocalhostProfile: profile.localhostProfile ?? null } : null
}

const sysctlFormat = '([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?'
const sysctlPattern = new RegExp(`^${sysctlFormat}$`)

/** The security context of a pod or of a pod template. */
export function addPodSecurityContextErrors(
  errors: Errors,
  spec: PodSpec,
  at: FieldPath,
  old: PodSpec | undefined,
): void {
  const context = spec.securityContext
  if (spec.shareProcessNamespace === true && spec.hostPID === true) {
    errors.push(
      invalid(at.child('shareProcessNamespace'), true, 'ShareProcessNamespace and HostPID cannot both be enabled'),
    )
  }
  if (!context) return
  for (const field of ['fsGroup', 'runAsUser', 'runAsGroup'] as const) {
    const id = context[field]
    if (id !== undefined) addReasons(errors, at.child(field), id, isValidUserId(id))
  }
  context.supplementalGroups?.forEach((id, index) => {
    addReasons(errors, at.child('supplementalGroups').index(index), id, isValidUserId(id))
  })
  const names = new Set<string>()
  context.sysctls?.forEach(({ name = '' }, index) => {
    const here = at.child('sysctls').index(index).child('name')
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
  addUnsupported(errors, at.child('fsGroupChangePolicy'), context.fsGroupChangePolicy, ['Always', 'OnRootMismatch'])
  addSeccompErrors(errors, context.seccompProfile, at.child('seccompProfile'))
  addWindowsErrors(errors, context.windowsOptions, at.child('windowsOptions'))
  addAppArmorErrors(errors, context.appArmorProfile, at.child('appArmorProfile'))
  addUnsupported(errors, at.child('supplementalGroupsPolicy'), context.supplementalGroupsPolicy, ['Merge', 'Strict'])
  const selinuxPolicies = old?.securityContext?.seLinuxChangePolicy ? ['MountOption', 'Recursive'] : ['Recursive']
  addUnsupported(errors, at.child('seLinuxChangePolicy'), context.seLinuxChangePolicy, selinuxPolicies)
}

function addHostSysctlErrors(errors: Errors, sysctl: string, spec: PodSpec, at: FieldPath): void {
  const name = sysctl.replaceAll('/', '.')
  if (spec.hostNetwork && name.startsWith('net.')) {
    errors.push(invalid(at, sysctl, "may not be specified when 'hostNetwork' is true"))
  } else if (spec.hostIPC && /^(kernel\.(sem|shm|msg)|fs\.mqueue\.)/.test(name)) {
    errors.push(invalid(at, sysctl, "may not be specified when 'hostIPC' is true"))
  }
}

/** `hostProcess` of Windows pods: all containers or none, and only on the host's network. */
export function addHostProcessErrors(
  errors: Errors,
  spec: PodSpec,
  at: FieldPath,
  containers: readonly { readonly container: Pick<Container, 'securityContext'>; readonly at: FieldPath }[],
): void {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess
  let count = 0
  for (const { container, at: here } of containers) {
    const own = container.securityContext?.windowsOptions?.hostProcess
    if (ofPod !== undefined && own !== undefined && ofPod !== own) {
      errors.push(
        invalid(
          here.child('securityContext', 'windowsOptions', 'hostProcess'),
          own,
          `pod hostProcess value must be identical if both are specified, was ${ofPod}`,
        ),
      )
    }
    if (own ?? ofPod) count++
  }
  if (count === 0) return
  if (count !== containers.length) {
    errors.push(
      invalid(at, '', 'If pod contains any hostProcess containers then all containers must be HostProcess containers'),
    )
  }
  if (!spec.hostNetwork) {
    errors.push(
      invalid(at.child('hostNetwork'), false, 'hostNetwork must be true if pod contains any hostProcess containers'),
    )
  }
}

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
  containers: readonly { readonly container: Pick<Container, 'securityContext'>; readonly at: FieldPath }[],
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
