import type { FieldError, Lease } from '../../api/index.js'
import { addUnsupported, forbidden, invalid, Leases, notNegative, path } from '../../api/index.js'
import { defineResource } from '../define-resource.js'

const at = path('spec')

function validate({ spec }: Lease): FieldError[] {
  const errors: FieldError[] = []
  const { leaseDurationSeconds, leaseTransitions, strategy, preferredHolder } = spec ?? {}
  if (leaseDurationSeconds !== undefined && leaseDurationSeconds <= 0) {
    errors.push(invalid(at.child('leaseDurationSeconds'), leaseDurationSeconds, 'must be greater than 0'))
  }
  if (leaseTransitions !== undefined && leaseTransitions < 0) {
    errors.push(invalid(at.child('leaseTransitions'), leaseTransitions, notNegative))
  }
  if (strategy !== undefined && strategy !== '') {
    if (!strategy.includes('/')) addUnsupported(errors, at.child('strategy'), strategy, ['OldestEmulationVersion'])
  }
  if (preferredHolder !== undefined && preferredHolder !== '' && !strategy) {
    errors.push(forbidden(at.child('preferredHolder'), 'may only be specified when `strategy` is defined'))
  }
  return errors
}

export const leases = defineResource(Leases, {
  cells: { Holder: ({ spec }) => spec?.holderIdentity ?? '' },
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: false,
  validate,
})
