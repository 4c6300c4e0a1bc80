import type {
  Device,
  DeviceAttribute,
  FieldError,
  FieldPath,
  NodeSelectorTerm,
  ResourceSlice,
  ResourceSliceSpec,
} from '../../api/index.js'
import {
  addCsiDriverNameErrors,
  addNodeSelectorErrors,
  addReasons,
  byteLength,
  immutable,
  invalid,
  isDNS1123Label,
  isDNS1123Subdomain,
  isSameValue,
  path,
  ResourceSlices,
  required,
  tooLong,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import {
  addPoolNameErrors,
  addQualifiedNameErrors,
  addSetErrors,
  longestDomain,
  longestId,
  shortKey,
} from './checks.js'

const at = path('spec')
const maxDevices = 128
const maxAttributes = 32
const longestKey = longestDomain + 1 + longestId
const longestText = 64

const number = '(0|[1-9]\\d*)'
const part = '(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)'
const semver = new RegExp(
  `^${number}\\.${number}\\.${number}(-${part}(\\.${part})*)?(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?$`,
)

function addAttributeErrors(errors: FieldError[], attribute: DeviceAttribute, here: FieldPath): void {
  const { int, bool, string, version } = attribute
  if (string !== undefined && byteLength(string) > longestText) errors.push(tooLong(here.child('string'), longestText))
  if (version !== undefined) {
    if (!semver.test(version)) {
      errors.push(invalid(here.child('version'), version, 'must be a string compatible with semver.org spec 2.0.0'))
    }
    if (byteLength(version) > longestText) errors.push(tooLong(here.child('version'), longestText))
  }
  const given = [int, bool, string, version].filter((one) => one !== undefined).length
  if (given === 0) errors.push(required(here, 'exactly one value must be specified'))
  if (given > 1) {
    const shown = {
      IntValue: int ?? null,
      BoolValue: bool ?? null,
      StringValue: string ?? null,
      VersionValue: version ?? null,
    }
    errors.push(invalid(here, shown, 'exactly one value must be specified'))
  }
}

/** The entries of a map by their names, in the order of these: upstream's order is any. */
function addNamedErrors<T>(
  errors: FieldError[],
  named: Readonly<Record<string, T>> = {},
  here: FieldPath,
  check?: (errors: FieldError[], value: T, at: FieldPath) => void,
): void {
  for (const name of Object.keys(named).sort()) {
    const own = here.key(shortKey(name, longestKey))
    addQualifiedNameErrors(errors, name, own)
    check?.(errors, named[name] as T, own)
  }
}

function addDeviceErrors(errors: FieldError[], device: Device, here: FieldPath): void {
  const { name = '', attributes = {}, capacity = {} } = device
  addReasons(errors, here.child('name'), name, isDNS1123Label(name))
  const count = Object.keys(attributes).length + Object.keys(capacity).length
  if (count > maxAttributes) {
    const refused = `the total number of attributes and capacities must not exceed ${maxAttributes}`
    errors.push(invalid(here, count, refused))
  }
  addNamedErrors(errors, attributes, here.child('attributes'), addAttributeErrors)
  addNamedErrors(errors, capacity, here.child('capacity'))
}

/** Terms as upstream's internal type prints. */
function termsShown(terms: readonly NodeSelectorTerm[] | undefined): unknown {
  const requirements = (of: NodeSelectorTerm['matchExpressions']) =>
    of?.map(({ key, operator, values }) => ({ Key: key, Operator: operator, Values: values ?? null })) ?? null
  return (
    terms?.map(({ matchExpressions, matchFields }) => ({
      MatchExpressions: requirements(matchExpressions),
      MatchFields: requirements(matchFields),
    })) ?? null
  )
}

/** Which nodes the devices are on. */
function addNodeErrors(errors: FieldError[], { nodeName, nodeSelector, allNodes }: Partial<ResourceSliceSpec>): void {
  const given: string[] = []
  if (nodeName === '') {
    errors.push(invalid(at.child('nodeName'), nodeName, 'must be either unset or set to a non-empty string'))
  } else if (nodeName !== undefined) {
    given.push('`nodeName`')
    addReasons(errors, at.child('nodeName'), nodeName, isDNS1123Subdomain(nodeName))
  }
  if (nodeSelector) {
    given.push('`nodeSelector`')
    addNodeSelectorErrors(errors, nodeSelector, at.child('nodeSelector'))
    const { nodeSelectorTerms: terms } = nodeSelector
    if (terms?.length !== 1) {
      const here = at.child('nodeSelector', 'nodeSelectorTerms')
      errors.push(invalid(here, termsShown(terms), 'must have exactly one node selector term'))
    }
  }
  if (allNodes === true) given.push('`allNodes`')
  if (allNodes === false) errors.push(invalid(at.child('allNodes'), false, 'must be either unset or set to true'))
  const choice = 'exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required'
  if (given.length === 0) errors.push(required(at, choice))
  if (given.length > 1) errors.push(invalid(at, `{${given.join(', ')}}`, `${choice}, but multiple fields are set`))
}

function validate({ spec }: ResourceSlice, old?: ResourceSlice): FieldError[] {
  const errors: FieldError[] = []
  const { driver = '', pool, devices } = spec ?? {}
  const { name = '', resourceSliceCount = 0, generation = 0 } = pool ?? {}
  addCsiDriverNameErrors(errors, driver, at.child('driver'))
  const poolAt = at.child('pool')
  addPoolNameErrors(errors, name, poolAt.child('name'))
  if (resourceSliceCount <= 0) {
    errors.push(invalid(poolAt.child('resourceSliceCount'), resourceSliceCount, 'must be greater than zero'))
  }
  if (generation < 0) {
    errors.push(invalid(poolAt.child('generation'), generation, 'must be greater than or equal to zero'))
  }
  if (old) {
    if (name !== (old.spec?.pool?.name ?? '')) errors.push(invalid(poolAt.child('name'), name, immutable))
    if (driver !== (old.spec?.driver ?? '')) errors.push(invalid(at.child('driver'), driver, immutable))
    if (spec?.nodeName !== old.spec?.nodeName) {
      errors.push(invalid(at.child('nodeName'), spec?.nodeName ?? null, immutable))
    }
  }
  addNodeErrors(errors, spec ?? {})
  addSetErrors(errors, devices, at.child('devices'), {
    check: addDeviceErrors,
    keyOf: (device) => device.name ?? '',
    field: 'name',
    limit: maxDevices,
  })
  return errors
}

const disabledOfDevices = [
  'taints',
  'consumesCounters',
  'nodeName',
  'nodeSelector',
  'allNodes',
  'bindingConditions',
  'bindingFailureConditions',
  'bindsToNode',
  'allowMultipleAllocations',
] as const

/** Takes out what belongs to features that are off. */
function dropDisabled({ spec }: ResourceSlice): void {
  delete spec?.sharedCounters
  delete spec?.perDeviceNodeSelection
  for (const device of spec?.devices ?? []) {
    for (const field of disabledOfDevices) delete device[field]
    for (const capacity of Object.values(device.capacity ?? {})) delete capacity.requestPolicy
  }
}

export const resourceSlices = defineResource(ResourceSlices, {
  cells: {
    Node: ({ spec }) => spec?.nodeName ?? '',
    Driver: ({ spec }) => spec?.driver ?? '',
    Pool: ({ spec }) => spec?.pool?.name ?? '',
  },
  selectableFields: {
    'spec.nodeName': ({ spec }) => spec?.nodeName ?? '',
    'spec.driver': ({ spec }) => spec?.driver ?? '',
  },
  tracksGeneration: true,
  prepareForCreate: dropDisabled,
  prepareForUpdate(slice, old) {
    // What is taken out counts as a change too.
    if (slice.metadata && !isSameValue(slice.spec, old.spec)) {
      slice.metadata.generation = (old.metadata?.generation ?? 0) + 1
    }
    dropDisabled(slice)
  },
  validate: (slice) => validate(slice),
  validateUpdate: (slice, old) => validate(slice, old),
})
