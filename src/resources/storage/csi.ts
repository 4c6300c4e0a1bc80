import type { CSIDriver, CSINode, CSINodeDriver, CSIStorageCapacity, FieldError } from '../../api/index.js'
import {
  addCsiDriverNameErrors,
  addLabelSelectorErrors,
  addReasons,
  addUnsupported,
  byteLength,
  CSIDrivers,
  CSINodes,
  CSIStorageCapacities,
  duplicate,
  immutable,
  invalid,
  isDNS1123Subdomain,
  isQualifiedName,
  isSameValue,
  notNegative,
  parseQuantity,
  path,
  required,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { nodeSelectorWarnings } from '../node-label-warnings.js'
import { twice } from '../twice.js'

const driverAt = path('spec')
const lifecycleModes = ['Persistent', 'Ephemeral']

function driverErrors({ spec }: CSIDriver): FieldError[] {
  const errors: FieldError[] = []
  for (const field of ['attachRequired', 'podInfoOnMount', 'storageCapacity'] as const) {
    // Upstream misspells the first of them.
    const named = field === 'attachRequired' ? 'attachedRequired' : field
    if (spec?.[field] === undefined) errors.push(required(driverAt.child(named)))
  }
  if (spec?.fsGroupPolicy !== undefined) {
    addUnsupported(errors, driverAt.child('fsGroupPolicy'), spec.fsGroupPolicy, [
      'File',
      'None',
      'ReadWriteOnceWithFSType',
    ])
  }
  const audiences = new Set<string>()
  spec?.tokenRequests?.forEach(({ audience = '', expirationSeconds }, index) => {
    const at = driverAt.child('tokenRequests').index(index)
    if (audiences.has(audience)) {
      errors.push(duplicate(at.child('audience'), audience))
      return
    }
    audiences.add(audience)
    if (expirationSeconds === undefined) return
    const here = at.child('expirationSeconds')
    if (expirationSeconds < 600)
      errors.push(invalid(here, expirationSeconds, 'may not specify a duration less than 10 minutes'))
    if (expirationSeconds > 2 ** 32)
      errors.push(invalid(here, expirationSeconds, 'may not specify a duration larger than 2^32 seconds'))
  })
  for (const mode of spec?.volumeLifecycleModes ?? []) {
    addUnsupported(errors, driverAt.child('volumeLifecycleModes'), mode, lifecycleModes)
  }
  return errors
}

/** The period is behind a feature gate that v1.34 leaves off. */
function dropAllocatablePeriod({ spec }: CSIDriver): void {
  if (spec) delete spec.nodeAllocatableUpdatePeriodSeconds
}

export const csiDrivers = defineResource(CSIDrivers, {
  cells: {
    AttachRequired: ({ spec }) => spec?.attachRequired ?? true,
    PodInfoOnMount: ({ spec }) => spec?.podInfoOnMount ?? false,
    StorageCapacity: ({ spec }) => spec?.storageCapacity ?? false,
    TokenRequests: ({ spec }) =>
      spec?.tokenRequests?.length ? spec.tokenRequests.map(({ audience }) => audience).join(',') : '<unset>',
    RequiresRepublish: ({ spec }) => spec?.requiresRepublish ?? false,
    Modes: ({ spec }) => (spec?.volumeLifecycleModes?.length ? spec.volumeLifecycleModes.join(',') : '<none>'),
  },
  allowUnconditionalUpdate: false,
  defaults({ spec }) {
    if (!spec) return
    spec.attachRequired ??= true
    spec.podInfoOnMount ??= false
    spec.storageCapacity ??= false
    spec.fsGroupPolicy ??= 'ReadWriteOnceWithFSType'
    if (!spec.volumeLifecycleModes?.length) spec.volumeLifecycleModes = ['Persistent']
    spec.requiresRepublish ??= false
    spec.seLinuxMount ??= false
  },
  prepareForCreate: dropAllocatablePeriod,
  prepareForUpdate(driver, old) {
    dropAllocatablePeriod(driver)
    // Only changes are counted: a new driver has no generation.
    if (isSameValue(driver.spec, old.spec)) return
    driver.metadata = { ...driver.metadata, generation: (old.metadata?.generation ?? 0) + 1 }
  },
  validate: driverErrors,
  validateUpdate(driver, old) {
    const errors = driverErrors(driver)
    for (const field of ['attachRequired', 'volumeLifecycleModes'] as const) {
      if (isSameValue(driver.spec?.[field], old.spec?.[field])) continue
      const named = field === 'attachRequired' ? 'attachedRequired' : field
      errors.push(invalid(driverAt.child(named), driver.spec?.[field] ?? null, immutable))
    }
    return errors
  },
})

function nodeErrors({ spec }: CSINode): FieldError[] {
  const errors: FieldError[] = []
  const names = new Set<string>()
  spec?.drivers?.forEach(({ name = '', nodeID = '', topologyKeys = [], allocatable }, index) => {
    const at = path('spec', 'drivers').index(index)
    addCsiDriverNameErrors(errors, name, at.child('name'))
    if (nodeID === '') errors.push(required(at.child('nodeID')))
    if (byteLength(nodeID) > 256) errors.push(invalid(at.child('nodeID'), nodeID, 'must be 256 characters or less'))
    const count = allocatable?.count
    if (count !== undefined && count < 0) errors.push(invalid(at.child('allocatable', 'count'), count, notNegative))
    if (names.has(name)) errors.push(duplicate(at.child('name'), name))
    names.add(name)
    const keys = new Set<string>()
    for (const key of topologyKeys) {
      if (key === '') errors.push(required(at))
      if (keys.has(key)) errors.push(duplicate(at, key))
      keys.add(key)
      addReasons(errors, at, key, isQualifiedName(key))
    }
  })
  return errors
}

export const csiNodes = defineResource(CSINodes, {
  allowUnconditionalUpdate: false,
  metadataChecks: { asUpdated: 0, asNew: 2 },
  cells: { Drivers: ({ spec }) => spec?.drivers?.length ?? 0 },
  validate: nodeErrors,
  validateUpdate(node, old) {
    const errors = [...twice(nodeErrors)(node)]
    for (const before of old.spec?.drivers ?? []) {
      for (const driver of node.spec?.drivers ?? []) {
        if (driver.name !== before.name || isSameValue(before, driver)) continue
        errors.push(invalid(path('spec', 'drivers'), shownDriver(driver), immutable))
      }
    }
    return errors
  },
})

/** As Go prints its internal type. */
const shownDriver = ({ name, nodeID, topologyKeys, allocatable }: CSINodeDriver): unknown => ({
  Name: name,
  NodeID: nodeID,
  TopologyKeys: topologyKeys ?? null,
  Allocatable: allocatable ? { Count: allocatable.count ?? null } : null,
})

function capacityErrors({ storageClassName = '', capacity, nodeTopology }: CSIStorageCapacity): FieldError[] {
  const errors: FieldError[] = []
  addLabelSelectorErrors(errors, nodeTopology, path('nodeTopology'))
  addReasons(errors, path('storageClassName'), storageClassName, isDNS1123Subdomain(storageClassName))
  if (capacity !== undefined) {
    const quantity = parseQuantity(capacity)
    if (quantity.sign() < 0) errors.push(invalid(path('capacity'), quantity.toString(), notNegative))
  }
  return errors
}

export const csiStorageCapacities = defineResource(CSIStorageCapacities, {
  metadataChecks: { asNew: 1 },
  allowUnconditionalUpdate: false,
  warnings: ({ nodeTopology }) => nodeSelectorWarnings(nodeTopology, path('nodeTopology')),
  validate: capacityErrors,
  validateUpdate(object, old) {
    const errors = capacityErrors(object)
    for (const field of ['nodeTopology', 'storageClassName'] as const) {
      if (isSameValue(object[field], old[field])) continue
      errors.push(invalid(path(field), object[field] ?? null, immutable))
    }
    return errors
  },
})
