import type { FieldPath } from '../errors/index.js'
import { invalid, required } from '../errors/index.js'
import type { DownwardAPIVolumeFile, KeyToPath } from '../generated/index.js'
import { addObjectFieldSelectorErrors, addResourceFieldSelectorErrors, volumeFieldPaths } from './downward-api.js'
import type { Errors } from './error-list.js'
import { addFileModeErrors, addNonReservedPathErrors } from './paths.js'
import { addRequiredFields } from './volume-sources.js'

/** The files that a secret or a config map gives. */
export function addFilesErrors(
  errors: Errors,
  { defaultMode, items }: { defaultMode?: number; items?: readonly KeyToPath[] },
  at: FieldPath,
): void {
  addFileModeErrors(errors, defaultMode, at.child('defaultMode'))
  for (const [index, item] of (items ?? []).entries()) {
    addKeyToPathErrors(errors, item, at.child('items').index(index))
  }
}

export function addKeyToPathErrors(errors: Errors, item: KeyToPath, at: FieldPath): void {
  addRequiredFields(errors, item, at, 'key', 'path')
  addNonReservedPathErrors(errors, item.path ?? '', at.child('path'))
  addFileModeErrors(errors, item.mode, at.child('mode'))
}

/** A file of the downward API. */
export function addDownwardFileErrors(errors: Errors, file: DownwardAPIVolumeFile, at: FieldPath): void {
  if (!file.path) errors.push(required(at.child('path')))
  addNonReservedPathErrors(errors, file.path ?? '', at.child('path'))
  if (file.fieldRef) {
    addObjectFieldSelectorErrors(errors, file.fieldRef, volumeFieldPaths, at.child('fieldRef'))
    if (file.resourceFieldRef) {
      errors.push(invalid(at, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'))
    }
  } else if (file.resourceFieldRef) {
    addResourceFieldSelectorErrors(errors, file.resourceFieldRef, at.child('resourceFieldRef'), { inVolume: true })
  } else {
    errors.push(required(at, 'one of fieldRef and resourceFieldRef is required'))
  }
  addFileModeErrors(errors, file.mode, at.child('mode'))
}
