import type { DeviceClass, FieldError } from '../../api/index.js'
import { DeviceClasses, isSameValue, path } from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { addListErrors } from './checks.js'
import { addConfigurationErrors, addSelectorErrors } from './devices.js'

const maxConfigurations = 32

function validate({ spec }: DeviceClass, old?: DeviceClass): FieldError[] {
  const errors: FieldError[] = []
  addSelectorErrors(errors, spec?.selectors, path('spec', 'selectors'))
  const isStored = old !== undefined && isSameValue(spec?.config, old.spec?.config)
  addListErrors(
    errors,
    spec?.config,
    path('spec', 'config'),
    (into, one, here) => addConfigurationErrors(into, one, here, isStored),
    maxConfigurations,
  )
  return errors
}

/** A feature that is off. */
function dropDisabled({ spec }: DeviceClass): void {
  delete spec?.extendedResourceName
}

export const deviceClasses = defineResource(DeviceClasses, {
  tracksGeneration: true,
  metadataChecks: { asNew: 1 },
  prepareForCreate: dropDisabled,
  prepareForUpdate: dropDisabled,
  validate: (deviceClass) => validate(deviceClass),
  validateUpdate: (deviceClass, old) => [...validate(deviceClass), ...validate(deviceClass, old)],
})
