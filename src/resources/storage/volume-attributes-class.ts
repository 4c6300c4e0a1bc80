import type { FieldError, VolumeAttributesClass } from '../../api/index.js'
import {
  addCsiDriverNameErrors,
  forbidden,
  path,
  required,
  semanticEqual,
  VolumeAttributesClasses,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { addParametersErrors } from './storage-class.js'

function validate({ driverName = '', parameters }: VolumeAttributesClass): FieldError[] {
  const errors: FieldError[] = []
  addCsiDriverNameErrors(errors, driverName, path('driverName'))
  addParametersErrors(errors, parameters, 'parameters')
  if (Object.keys(parameters ?? {}).length === 0)
    errors.push(required(path('parameters'), 'must contain at least one key/value pair'))
  return errors
}

export const volumeAttributesClasses = defineResource(VolumeAttributesClasses, {
  cells: { DriverName: ({ driverName }) => driverName },
  validate,
  validateUpdate(object, old) {
    const errors: FieldError[] = []
    if (object.driverName !== old.driverName) {
      errors.push(forbidden(path('driverName'), 'updates to driverName are forbidden.'))
    }
    if (!semanticEqual(object.parameters, old.parameters)) {
      errors.push(forbidden(path('parameters'), 'updates to parameters are forbidden.'))
    }
    return errors
  },
})
