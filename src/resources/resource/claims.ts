import type { DeviceClaim, FieldError, FieldPath, ResourceClaim, ResourceClaimSpec } from '../../api/index.js'
import {
  addReasons,
  addTemplateMetadataErrors,
  addUnsupported,
  DeviceClasses,
  duplicate,
  immutable,
  invalid,
  isDNS1123Label,
  isDNS1123Subdomain,
  path,
  ResourceClaims,
  ResourceClaimTemplates,
  required,
  semanticEqual,
  tooMany,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'

const maxRequests = 32

function setSpecDefaults(spec: ResourceClaimSpec | undefined): void {
  for (const request of spec?.devices?.requests ?? []) {
    for (const one of [request.exactly, ...(request.firstAvailable ?? [])]) {
      if (!one) continue
      one.allocationMode ||= 'ExactCount'
      if (one.allocationMode === 'ExactCount') one.count ||= 1
      for (const toleration of one.tolerations ?? []) toleration.operator ||= 'Equal'
    }
  }
}

/** The requests of a claim: names and classes (validateDeviceClaim of pkg/apis/resource/validation, v1.34). */
function addDeviceClaimErrors(errors: FieldError[], claim: DeviceClaim | undefined, at: FieldPath): void {
  const requests = claim?.requests ?? []
  const names = new Set<string>()
  if (requests.length > maxRequests) errors.push(tooMany(at.child('requests'), requests.length, maxRequests))
  requests.forEach((request, index) => {
    const here = at.child('requests').index(index)
    addRequestNameErrors(errors, request.name, here.child('name'))
    if (names.has(request.name)) errors.push(duplicate(here, request.name))
    names.add(request.name)
    const { exactly, firstAvailable = [] } = request
    if (!exactly && firstAvailable.length === 0) {
      errors.push(required(here, 'exactly one of `exactly` or `firstAvailable` is required'))
    }
    if (exactly && firstAvailable.length > 0) {
      errors.push(
        invalid(here, null, 'exactly one of `exactly` or `firstAvailable` is required, but multiple fields are set'),
      )
    }
    if (exactly) addExactErrors(errors, exactly, here.child('exactly'))
    for (const [position, one] of firstAvailable.entries()) {
      addRequestNameErrors(errors, one.name, here.child('firstAvailable').index(position).child('name'))
      addExactErrors(errors, one, here.child('firstAvailable').index(position))
    }
  })
  claim?.constraints?.forEach((constraint, index) => {
    constraint.requests?.forEach((name, position) => {
      if (names.has(name.split('/')[0] ?? '')) return
      const here = at.child('constraints').index(index).child('requests').index(position)
      errors.push(
        invalid(
          here,
          name,
          "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'",
        ),
      )
    })
  })
}

function addRequestNameErrors(errors: FieldError[], name: string, at: FieldPath): void {
  if (!name) errors.push(required(at))
  else addReasons(errors, at, name, isDNS1123Label(name))
}

function addExactErrors(
  errors: FieldError[],
  one: { deviceClassName?: string; allocationMode?: string; count?: number },
  at: FieldPath,
): void {
  if (!one.deviceClassName) errors.push(required(at.child('deviceClassName')))
  else addReasons(errors, at.child('deviceClassName'), one.deviceClassName, isDNS1123Subdomain(one.deviceClassName))
  const count = one.count ?? 0
  if (one.allocationMode === 'All') {
    if (count !== 0)
      errors.push(invalid(at.child('count'), count, "must not be specified when allocationMode is 'All'"))
  } else if (one.allocationMode === 'ExactCount') {
    if (count <= 0) errors.push(invalid(at.child('count'), count, 'must be greater than zero'))
  } else {
    addUnsupported(errors, at.child('allocationMode'), one.allocationMode ?? '', ['All', 'ExactCount'])
  }
}

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

export const resourceClaims = defineResource(ResourceClaims, {
  metadataChecks: { asNew: 1 },
  cells: { State: stateText },
  status: { keepsMetadata: true, hasNoTable: true },
  tracksGeneration: false,
  defaults: ({ spec }) => setSpecDefaults(spec),
  prepareForCreate(claim) {
    claim.status = {}
  },
  validate({ spec }) {
    const errors: FieldError[] = []
    addDeviceClaimErrors(errors, spec?.devices, path('spec', 'devices'))
    return errors
  },
  validateUpdate: (claim, old) =>
    semanticEqual(claim.spec, old.spec) ? [] : [invalid(path('spec'), claim.spec, immutable)],
})

export const resourceClaimTemplates = defineResource(ResourceClaimTemplates, {
  metadataChecks: { asNew: 1 },
  defaults: ({ spec }) => setSpecDefaults(spec?.spec),
  validate({ spec }) {
    const errors: FieldError[] = []
    addTemplateMetadataErrors(errors, spec?.metadata, path('spec', 'metadata'))
    addDeviceClaimErrors(errors, spec?.spec?.devices, path('spec', 'spec', 'devices'))
    return errors
  },
  validateUpdate: (template, old) =>
    semanticEqual(template.spec, old.spec) ? [] : [invalid(path('spec'), template.spec, immutable)],
})

export const deviceClasses = defineResource(DeviceClasses, {
  metadataChecks: { asNew: 1 },
  tracksGeneration: true,
  validate({ spec }) {
    const errors: FieldError[] = []
    const at = path('spec', 'selectors')
    if ((spec?.selectors?.length ?? 0) > maxRequests)
      errors.push(tooMany(at, spec?.selectors?.length ?? 0, maxRequests))
    spec?.selectors?.forEach(({ cel }, index) => {
      if (!cel) errors.push(required(at.index(index).child('cel')))
      else if (!cel.expression) errors.push(required(at.index(index).child('cel', 'expression')))
    })
    return errors
  },
})
