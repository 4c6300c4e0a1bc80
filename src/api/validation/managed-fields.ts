import type { FieldPath } from '../errors/index.js'
import { invalid, tooLong } from '../errors/index.js'
import type { ManagedFieldsEntry } from '../generated/index.js'
import { byteLength } from '../values/index.js'
import type { Errors } from './error-list.js'

const fieldManagerMaxLength = 128
const subresourceMaxLength = 256

export function addManagedFieldsErrors(
  errors: Errors,
  entries: readonly ManagedFieldsEntry[] | undefined,
  at: FieldPath,
): void {
  entries?.forEach((entry, index) => {
    const here = at.index(index)
    const { operation = '', fieldsType = '', manager = '', subresource = '' } = entry
    if (operation !== 'Apply' && operation !== 'Update') {
      errors.push(invalid(here.child('operation'), operation, 'must be `Apply` or `Update`'))
    }
    if (fieldsType !== '' && fieldsType !== 'FieldsV1') {
      errors.push(invalid(here.child('fieldsType'), fieldsType, 'must be `FieldsV1`'))
    }
    addFieldManagerErrors(errors, manager, here.child('manager'))
    if (byteLength(subresource) > subresourceMaxLength) {
      errors.push(tooLong(here.child('subresource'), subresourceMaxLength))
    }
  })
}

/** The name of a field manager: at most 128 bytes, all printable. */
export function addFieldManagerErrors(errors: Errors, manager: string, at: FieldPath): void {
  if (byteLength(manager) > fieldManagerMaxLength) errors.push(tooLong(at, fieldManagerMaxLength))
  let position = 0
  for (const character of manager) {
    if (/[^\P{C}]|[^\P{Z}]/u.test(character) && character !== ' ') {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      errors.push(invalid(at, manager, `invalid character U+${code} (at position ${position})`))
    }
    position += byteLength(character)
  }
}
