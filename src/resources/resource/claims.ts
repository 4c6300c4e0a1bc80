import type { FieldError, ResourceClaim, ResourceClaimTemplate } from '../../api/index.js'
import {
  addTemplateMetadataErrors,
  immutable,
  internalForm,
  invalid,
  isSameValue,
  path,
  ResourceClaims,
  ResourceClaimTemplates,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { addDeviceClaimErrors, dropDisabledRequests, setSpecDefaults, setTolerationDefaults } from './claim-requests.js'
import { prepareStatus, statusErrors } from './claim-status.js'

function stateText({ metadata, status }: ResourceClaim): string {
  const states: string[] = []
  if (metadata?.deletionTimestamp !== undefined) states.push('deleted')
  if (!status?.allocation) {
    if (states.length === 0) states.push('pending')
  } else {
    states.push('allocated')
    states.push(status.reservedFor?.length ? 'reserved' : '')
  }
  return states.filter((state) => state !== '').join(',')
}

function claimErrors({ spec }: ResourceClaim, isStored: boolean): FieldError[] {
  const errors: FieldError[] = []
  addDeviceClaimErrors(errors, spec?.devices, path('spec', 'devices'), isStored)
  return errors
}

function templateErrors({ spec }: ResourceClaimTemplate, isStored: boolean): FieldError[] {
  const errors: FieldError[] = []
  addTemplateMetadataErrors(errors, spec?.metadata, path('spec', 'metadata'))
  addDeviceClaimErrors(errors, spec?.spec?.devices, path('spec', 'spec', 'devices'), isStored)
  return errors
}

/** An update is checked as a new object, and then once more as one whose spec stays what it was. */
const updateErrors =
  <T extends { spec?: unknown }>(type: string, validate: (object: T, isStored: boolean) => readonly FieldError[]) =>
  (object: T, old: T): FieldError[] => [
    ...validate(object, false),
    ...(isSameValue(object.spec, old.spec) ? [] : [invalid(path('spec'), internalForm(type, object.spec), immutable)]),
    ...validate(object, true),
  ]

export const resourceClaims = defineResource(ResourceClaims, {
  cells: { State: stateText },
  status: {
    keepsMetadata: true,
    hasNoTable: true,
    prepareForUpdate: prepareStatus,
    validateUpdate: statusErrors,
  },
  tracksGeneration: false,
  metadataChecks: { asNew: 1 },
  defaults({ spec, status }) {
    setSpecDefaults(spec)
    for (const { tolerations } of status?.allocation?.devices?.results ?? []) setTolerationDefaults(tolerations)
  },
  prepareForCreate(claim) {
    claim.status = {}
    dropDisabledRequests(claim.spec)
  },
  prepareForUpdate: ({ spec }) => dropDisabledRequests(spec),
  validate: (claim) => claimErrors(claim, false),
  validateUpdate: updateErrors('resource.ResourceClaimSpec', claimErrors),
})

export const resourceClaimTemplates = defineResource(ResourceClaimTemplates, {
  metadataChecks: { asNew: 1 },
  defaults: ({ spec }) => setSpecDefaults(spec?.spec),
  prepareForCreate: ({ spec }) => dropDisabledRequests(spec?.spec),
  prepareForUpdate: ({ spec }) => dropDisabledRequests(spec?.spec),
  validate: (template) => templateErrors(template, false),
  validateUpdate: updateErrors('resource.ResourceClaimTemplateSpec', templateErrors),
})
