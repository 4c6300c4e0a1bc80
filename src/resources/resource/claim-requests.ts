import type {
  DeviceAllocationConfiguration,
  DeviceClaim,
  DeviceClaimConfiguration,
  DeviceConstraint,
  DeviceRequest,
  DeviceSubRequest,
  DeviceToleration,
  ExactDeviceRequest,
  FieldError,
  FieldPath,
  ResourceClaimSpec,
} from '../../api/index.js'
import { addReasons, invalid, isDNS1123Label, isDNS1123Subdomain, notSupported, required } from '../../api/index.js'
import { addFullyQualifiedNameErrors, addListErrors, addSetErrors } from './checks.js'
import { addConfigurationErrors, addSelectorErrors, addTolerationErrors } from './devices.js'

export const maxRequests = 32
const maxConstraints = 32
export const maxConfigurations = 32
const maxAlternatives = 8

export function setSpecDefaults(spec: ResourceClaimSpec | undefined): void {
  for (const request of spec?.devices?.requests ?? []) {
    for (const one of [request.exactly, ...(request.firstAvailable ?? [])]) {
      if (!one) continue
      one.allocationMode ||= 'ExactCount'
      if (one.allocationMode === 'ExactCount') one.count ||= 1
      setTolerationDefaults(one.tolerations)
    }
  }
}

export function setTolerationDefaults(tolerations: readonly DeviceToleration[] = []): void {
  for (const toleration of tolerations) toleration.operator ||= 'Equal'
}

/** Takes out what belongs to features that are off: capacities. */
export function dropDisabledRequests(spec: ResourceClaimSpec | undefined): void {
  for (const request of spec?.devices?.requests ?? []) {
    for (const one of [request.exactly, ...(request.firstAvailable ?? [])]) delete one?.capacity
  }
}

/** The names by which requests and their alternatives can be referred to. */
export type RequestNames = ReadonlyMap<string, ReadonlySet<string>>

export function requestNamesOf(claim: DeviceClaim | undefined): RequestNames {
  return new Map(
    claim?.requests?.map(({ name = '', firstAvailable }) => [name, new Set(firstAvailable?.map((one) => one.name))]),
  )
}

const noSuchRequest =
  "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'"

export function addRequestReferenceErrors(
  errors: FieldError[],
  name: string,
  at: FieldPath,
  names: RequestNames,
): void {
  const parts = name.split('/')
  const [first = '', second] = parts
  if (parts.length <= 2) for (const part of parts) addReasons(errors, at, part, isDNS1123Label(part))
  const alternatives = names.get(first)
  const isKnown = alternatives !== undefined && (second === undefined || alternatives.has(second))
  if (parts.length > 2 || !isKnown) errors.push(invalid(at, name, noSuchRequest))
}

function addRequestReferences(
  errors: FieldError[],
  requests: readonly string[] | undefined,
  at: FieldPath,
  names: RequestNames,
): void {
  addSetErrors(errors, requests, at, {
    check: (into, name, here) => addRequestReferenceErrors(into, name, here, names),
    keyOf: (name) => name,
    limit: maxRequests,
  })
}

/** What a claim asks for (validateDeviceClaim of pkg/apis/resource/validation, v1.34). */
export function addDeviceClaimErrors(
  errors: FieldError[],
  claim: DeviceClaim | undefined,
  at: FieldPath,
  isStored: boolean,
): void {
  const names = requestNamesOf(claim)
  addSetErrors(errors, claim?.requests, at.child('requests'), {
    check: addRequestErrors,
    keyOf: ({ name = '' }) => name,
    field: 'name',
    limit: maxRequests,
  })
  const constraint = (into: FieldError[], one: DeviceConstraint, here: FieldPath) =>
    addConstraintErrors(into, one, here, names)
  addListErrors(errors, claim?.constraints, at.child('constraints'), constraint, maxConstraints)
  const configuration = (into: FieldError[], one: DeviceClaimConfiguration, here: FieldPath) => {
    addRequestReferences(into, one.requests, here.child('requests'), names)
    addConfigurationErrors(into, one, here, isStored)
  }
  addListErrors(errors, claim?.config, at.child('config'), configuration, maxConfigurations)
}

function addRequestErrors(errors: FieldError[], request: DeviceRequest, at: FieldPath): void {
  const { name = '', exactly, firstAvailable = [] } = request
  addReasons(errors, at.child('name'), name, isDNS1123Label(name))
  addSetErrors(errors, firstAvailable, at.child('firstAvailable'), {
    check: (into, one: DeviceSubRequest, here) => {
      addReasons(into, here.child('name'), one.name ?? '', isDNS1123Label(one.name ?? ''))
      addAskedErrors(into, one, here)
    },
    keyOf: (one) => one.name ?? '',
    field: 'name',
    limit: maxAlternatives,
  })
  if (exactly) addAskedErrors(errors, exactly, at.child('exactly'))
  const choice = 'exactly one of `exactly` or `firstAvailable` is required'
  if (!exactly && firstAvailable.length === 0) errors.push(required(at, choice))
  if (exactly && firstAvailable.length > 0) {
    errors.push(invalid(at, null, `${choice}, but multiple fields are set`))
  }
}

function addAskedErrors(errors: FieldError[], one: ExactDeviceRequest | DeviceSubRequest, at: FieldPath): void {
  const { deviceClassName = '', allocationMode = '', count = 0 } = one
  if (deviceClassName === '') errors.push(required(at.child('deviceClassName')))
  else addReasons(errors, at.child('deviceClassName'), deviceClassName, isDNS1123Subdomain(deviceClassName))
  addSelectorErrors(errors, one.selectors, at.child('selectors'))
  if (allocationMode === 'All') {
    if (count !== 0) {
      errors.push(invalid(at.child('count'), count, "must not be specified when allocationMode is 'All'"))
    }
  } else if (allocationMode !== 'ExactCount') {
    errors.push(notSupported(at.child('allocationMode'), allocationMode, ['All', 'ExactCount']))
  } else if (count <= 0) {
    errors.push(invalid(at.child('count'), count, 'must be greater than zero'))
  }
  for (const [index, toleration] of (one.tolerations ?? []).entries()) {
    addTolerationErrors(errors, toleration, at.child('tolerations').index(index))
  }
}

function addConstraintErrors(
  errors: FieldError[],
  { requests, matchAttribute, distinctAttribute }: DeviceConstraint,
  at: FieldPath,
  names: RequestNames,
): void {
  addRequestReferences(errors, requests, at.child('requests'), names)
  if (matchAttribute !== undefined) {
    addFullyQualifiedNameErrors(errors, matchAttribute, at.child('matchAttribute'))
  } else if (distinctAttribute !== undefined) {
    addFullyQualifiedNameErrors(errors, distinctAttribute, at.child('distinctAttribute'))
  } else {
    errors.push(required(at.child('matchAttribute')))
  }
}

/** What a driver was told when devices were allocated. */
export function addAllocatedConfigurationErrors(
  errors: FieldError[],
  configuration: DeviceAllocationConfiguration,
  at: FieldPath,
  names: RequestNames,
): void {
  const { source = '', requests } = configuration
  if (source === '') errors.push(required(at.child('source')))
  else if (source !== 'FromClaim' && source !== 'FromClass') {
    errors.push(notSupported(at.child('source'), source, ['FromClaim', 'FromClass']))
  }
  addRequestReferences(errors, requests, at.child('requests'), names)
  addConfigurationErrors(errors, configuration, at, false)
}
