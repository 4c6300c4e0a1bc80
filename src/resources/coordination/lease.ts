import type { FieldError, FieldPath, Lease } from '../../api/index.js'
import {
  addReasons,
  addUnsupported,
  forbidden,
  invalid,
  isQualifiedName,
  Leases,
  notNegative,
  path,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'

const at = path('spec')

function addStrategyErrors(errors: FieldError[], strategy: string, here: FieldPath): void {
  if (strategy.includes('/')) addReasons(errors, here, strategy, isQualifiedName(strategy))
  else addUnsupported(errors, here, strategy, ['OldestEmulationVersion'])
}

/** Coordinated leader election is behind a feature gate that v1.34 leaves off: its fields are dropped, unless they are in use. */
function dropCoordination({ spec }: Lease, old: Lease | undefined): void {
  for (const field of ['strategy', 'preferredHolder'] as const) {
    if (old?.spec?.[field] === undefined) delete spec?.[field]
  }
}

function validate({ spec }: Lease): FieldError[] {
  const errors: FieldError[] = []
  const { leaseDurationSeconds, leaseTransitions, strategy, preferredHolder } = spec ?? {}
  if (leaseDurationSeconds !== undefined && leaseDurationSeconds <= 0) {
    errors.push(invalid(at.child('leaseDurationSeconds'), leaseDurationSeconds, 'must be greater than 0'))
  }
  if (leaseTransitions !== undefined && leaseTransitions < 0) {
    errors.push(invalid(at.child('leaseTransitions'), leaseTransitions, notNegative))
  }
  // The path names the strategy twice, as upstream's does.
  if (strategy !== undefined) addStrategyErrors(errors, strategy, at.child('strategy', 'strategy'))
  if (preferredHolder && !strategy) {
    errors.push(forbidden(at.child('preferredHolder'), 'may only be specified if `strategy` is defined'))
  }
  return errors
}

export const leases = defineResource(Leases, {
  cells: { Holder: ({ spec }) => spec?.holderIdentity ?? '' },
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: false,
  kubeFinalizers: false,
  prepareForCreate: (lease) => dropCoordination(lease, undefined),
  prepareForUpdate: dropCoordination,
  validate,
})
