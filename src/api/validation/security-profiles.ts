import type { FieldPath } from '../errors/index.js'
import { invalid, notSupported, required, tooLong } from '../errors/index.js'
import type { AppArmorProfile, SeccompProfile } from '../generated/index.js'
import { byteLength } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addUnsupported } from './error-list.js'
import { addDescendingPathErrors } from './paths.js'

const profileTypes = ['Localhost', 'RuntimeDefault', 'Unconfined']

export function addSeccompErrors(errors: Errors, profile: SeccompProfile | undefined, at: FieldPath): void {
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

export function addAppArmorErrors(errors: Errors, profile: AppArmorProfile | undefined, at: FieldPath): void {
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
