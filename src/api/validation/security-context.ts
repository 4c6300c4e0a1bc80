import type { FieldPath } from '../errors/index.js'
import { invalid } from '../errors/index.js'
import type { PodSecurityContext, PodSpec, SeccompProfile, SecurityContext } from '../generated/index.js'
import { isValidUserId } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addReasons, addUnsupported } from './error-list.js'
import { addAppArmorErrors, addSeccompErrors } from './security-profiles.js'
import { addSysctlErrors } from './sysctls.js'
import { addWindowsOptionsErrors } from './windows-options.js'

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
  addWindowsOptionsErrors(errors, context.windowsOptions, at.child('windowsOptions'))
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

/** The security context of a pod or of a pod template. */
export function addPodSecurityContextErrors(
  errors: Errors,
  spec: PodSpec,
  at: FieldPath,
  old: PodSpec | undefined,
): void {
  const context = spec.securityContext
  if (context) addIdErrors(errors, context, at)
  if (spec.shareProcessNamespace === true && spec.hostPID === true) {
    errors.push(
      invalid(at.child('shareProcessNamespace'), true, 'ShareProcessNamespace and HostPID cannot both be enabled'),
    )
  }
  if (!context) return
  addSysctlErrors(errors, spec, at.child('sysctls'))
  addUnsupported(errors, at.child('fsGroupChangePolicy'), context.fsGroupChangePolicy, ['Always', 'OnRootMismatch'])
  addSeccompErrors(errors, context.seccompProfile, at.child('seccompProfile'))
  addWindowsOptionsErrors(errors, context.windowsOptions, at.child('windowsOptions'))
  addAppArmorErrors(errors, context.appArmorProfile, at.child('appArmorProfile'))
  addUnsupported(errors, at.child('supplementalGroupsPolicy'), context.supplementalGroupsPolicy, ['Merge', 'Strict'])
  const selinuxPolicies = old?.securityContext?.seLinuxChangePolicy ? ['MountOption', 'Recursive'] : ['Recursive']
  addUnsupported(errors, at.child('seLinuxChangePolicy'), context.seLinuxChangePolicy, selinuxPolicies)
}

function addIdErrors(errors: Errors, context: PodSecurityContext, at: FieldPath): void {
  for (const field of ['fsGroup', 'runAsUser', 'runAsGroup'] as const) {
    const id = context[field]
    if (id !== undefined) addReasons(errors, at.child(field), id, isValidUserId(id))
  }
  context.supplementalGroups?.forEach((id, index) => {
    addReasons(errors, at.child('supplementalGroups').index(index), id, isValidUserId(id))
  })
}
