import type { CSIDriver, CSINode, CSIStorageCapacity, FieldError } from '../../api/index.js'
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
  notNegative,
  parseQuantity,
  path,
  required,
  semanticEqual,
} from '../../api/index.js'
import { roundQuantities } from '../core/pod/quantities.js'
import { defineResource } from '../define-resource.js'

const driverAt = path('spec')
const lifecycleModes = ['Ephemeral', 'Persistent']

function driverErrors({ metadata, spec }: CSIDriver): FieldError[] {
  const errors: FieldError[] = []
  addCsiDriverNameErrors(errors, metadata?.name ?? '', path('name'))
  for (const field of ['attachRequired', 'podInfoOnMount', 'storageCapacity'] as const) {
    if (spec?.[field] === undefined) errors.push(required(driverAt.child(field)))
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
    if (audiences.has(audience)) errors.push(duplicate(at.child('audience'), audience))
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
  validate: driverErrors,
  validateUpdate(driver, old) {
    const errors = driverErrors(driver)
    for (const field of ['attachRequired', 'volumeLifecycleModes'] as const) {
      if (semanticEqual(driver.spec?.[field], old.spec?.[field])) continue
      errors.push(invalid(driverAt.child(field), driver.spec?.[field] ?? null, immutable))
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
      if (keys.has(key)) errors.push(duplicate(at.child('topologyKeys'), key))
      keys.add(key)
      addReasons(errors, at.child('topologyKeys'), key, isQualifiedName(key))
    }
  })
  return errors
}

export const csiNodes = defineResource(CSINodes, {
  allowUnconditionalUpdate: false,
  revalidatesMetadata: false,
  cells: { Drivers: ({ spec }) => spec?.drivers?.length ?? 0 },
  validate: nodeErrors,
  validateUpdate(node, old) {
    const errors = nodeErrors(node)
    for (const driver of node.spec?.drivers ?? []) {
      const before = old.spec?.drivers?.find((one) => one.name === driver.name)
      if (!before || semanticEqual(before, driver)) continue
      const { allocatable: _, ...fixed } = driver
      const { allocatable: __, ...fixedBefore } = before
      if (semanticEqual(fixed, fixedBefore) && driver.allocatable) continue
      errors.push(invalid(path('CSINodeDriver'), driver, immutable))
    }
    return errors
  },
})

function capacityErrors({
  storageClassName = '',
  capacity,
  maximumVolumeSize,
  nodeTopology,
}: CSIStorageCapacity): FieldError[] {
  const errors: FieldError[] = []
  addLabelSelectorErrors(errors, nodeTopology, path('nodeTopology'))
  addReasons(errors, path('storageClassName'), storageClassName, isDNS1123Subdomain(storageClassName))
  for (const [field, value] of Object.entries({ capacity, maximumVolumeSize })) {
    if (value === undefined) continue
    const quantity = parseQuantity(value)
    if (quantity.sign() < 0) errors.push(invalid(path(field), quantity.toString(), notNegative))
  }
  return errors
}

export const csiStorageCapacities = defineResource(CSIStorageCapacities, {
  allowUnconditionalUpdate: false,
  defaults(object) {
    const list = { ...(object.capacity === undefined ? {} : { capacity: object.capacity }) }
    roundQuantities(list)
    if (list.capacity !== undefined) object.capacity = list.capacity
  },
  validate: capacityErrors,
  validateUpdate(object, old) {
    const errors = capacityErrors(object)
    for (const field of ['nodeTopology', 'storageClassName'] as const) {
      if (semanticEqual(object[field], old[field])) continue
      errors.push(invalid(path(field), object[field] ?? null, immutable))
    }
    return errors
  },
})
