import type { FieldError, VolumeAttributesClass } from '../../api/index.js'
import { forbidden, isSameValue, path, required, VolumeAttributesClasses } from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { addParametersErrors, addProvisionerErrors } from './storage-class.js'

function validate({ driverName = '', parameters }: VolumeAttributesClass): FieldError[] {
  const errors: FieldError[] = []
  addProvisionerErrors(errors, driverName, path('driverName'))
  addParametersErrors(errors, parameters, 'parameters')
  if (Object.keys(parameters ?? {}).length === 0)
    errors.push(required(path('parameters'), 'must contain at least one key/value pair'))
  return errors
}

export const volumeAttributesClasses = defineResource(VolumeAttributesClasses, {
  metadataChecks: { asNew: 2 },
  cells: { DriverName: ({ driverName }) => driverName },
  validate,
  validateUpdate(object, old) {
    // Upstream checks the new object before and after what may not change.
    const errors = validate(object)
    if (object.driverName !== old.driverName) {
      errors.push(forbidden(path('driverName'), 'updates to driverName are forbidden.'))
    }
    if (!isSameValue(object.parameters, old.parameters)) {
      errors.push(forbidden(path('parameters'), 'updates to parameters are forbidden.'))
    }
    return [...errors, ...validate(object)]
  },
})
