import type {
  AllocatedDeviceStatus,
  AllocationResult,
  DeviceRequestAllocationResult,
  FieldError,
  FieldPath,
  NetworkDeviceData,
  ResourceClaim,
  ResourceClaimConsumerReference,
} from '../../api/index.js'
import {
  addCsiDriverNameErrors,
  addNodeSelectorErrors,
  addReasons,
  byteLength,
  duplicate,
  forbidden,
  formatIp,
  immutable,
  internalForm,
  invalid,
  isDNS1123Label,
  isSameValue,
  parseCidr,
  path,
  required,
  tooLong,
  tooMany,
} from '../../api/index.js'
import { addConditionErrors } from '../conditions.js'
import { addDriverObjectErrors, addListErrors, addPoolNameErrors, addSetErrors } from './checks.js'
import {
  addAllocatedConfigurationErrors,
  addRequestReferenceErrors,
  maxConfigurations,
  maxRequests,
  type RequestNames,
  requestNamesOf,
} from './claim-requests.js'

const maxConsumers = 256
const maxConditions = 8
const maxAddresses = 16
const longest = { interfaceName: 256, hardwareAddress: 128 }
/** How upstream's internal form of a device's name prints. */
const nameShown = { Driver: {}, Pool: {}, Device: {}, ShareID: {} }

type Device = Pick<DeviceRequestAllocationResult, 'driver' | 'pool' | 'device' | 'shareID'>

const nameOf = ({ driver = '', pool = '', device = '', shareID = '' }: Device) =>
  JSON.stringify([driver, pool, device, shareID])
const allocated = ({ status }: ResourceClaim) => (status?.allocation?.devices?.results ?? []).map(nameOf)

/** Takes out what belongs to features that are off, and the devices that are no longer allocated. */
export function prepareStatus(claim: ResourceClaim, old: ResourceClaim): void {
  const { status } = claim
  if (!status) return
  const present = new Set(allocated(claim))
  const gone = new Set(allocated(old).filter((name) => !present.has(name)))
  const left = status.devices?.filter((device) => !gone.has(nameOf(device))) ?? []
  for (const device of left) delete device.shareID
  if (left.length > 0) status.devices = left
  else delete status.devices
  delete status.allocation?.allocationTimestamp
  for (const result of status.allocation?.devices?.results ?? []) {
    for (const field of ['bindingConditions', 'bindingFailureConditions', 'shareID', 'consumedCapacity'] as const) {
      delete result[field]
    }
  }
}

/** A claim's new status (validateResourceClaimStatusUpdate of pkg/apis/resource/validation, v1.34). */
export function statusErrors(claim: ResourceClaim, old: ResourceClaim): FieldError[] {
  const errors: FieldError[] = []
  const { status = {}, metadata } = claim
  const { reservedFor = [], devices = [], allocation } = status
  const at = path('status')
  addSetErrors(errors, reservedFor, at.child('reservedFor'), {
    check: addConsumerErrors,
    keyOf: ({ uid = '' }) => uid,
    field: 'uid',
    limit: maxConsumers,
  })
  const isAllocated = new Set(allocated(claim))
  addListErrors(errors, devices, at.child('devices'), (into, device, here) =>
    addDeviceErrors(into, device, here, isAllocated),
  )
  const seen = new Set<string>()
  for (const [index, device] of devices.entries()) {
    const name = nameOf(device)
    if (seen.has(name)) errors.push(duplicate(at.child('devices').index(index).child('deviceID'), nameShown))
    seen.add(name)
  }
  if (reservedFor.length > 0 && !allocation) {
    errors.push(forbidden(at.child('reservedFor'), 'may not be specified when `allocated` is not set'))
  } else if (metadata?.deletionTimestamp && hasNewConsumer(claim, old)) {
    const refused = 'new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set'
    errors.push(forbidden(at.child('reservedFor'), refused))
  }
  const before = old.status?.allocation
  if (before && allocation) {
    if (!isSameValue(allocation, before))
      errors.push(invalid(at.child('allocation'), internalForm('resource.AllocationResult', allocation), immutable))
  } else if (allocation) {
    addAllocationErrors(errors, allocation, at.child('allocation'), requestNamesOf(claim.spec?.devices))
  }
  return errors
}

function hasNewConsumer(claim: ResourceClaim, old: ResourceClaim): boolean {
  const before = old.status?.reservedFor ?? []
  return (claim.status?.reservedFor ?? []).some((one) => !before.some((other) => isSameValue(one, other)))
}

function addConsumerErrors(errors: FieldError[], consumer: ResourceClaimConsumerReference, at: FieldPath): void {
  for (const field of ['resource', 'name', 'uid'] as const) {
    if (!consumer[field]) errors.push(required(at.child(field)))
  }
}

function addDeviceNameErrors(errors: FieldError[], named: Device, at: FieldPath): void {
  const { driver = '', pool = '', device = '' } = named
  addCsiDriverNameErrors(errors, driver, at.child('driver'))
  addPoolNameErrors(errors, pool, at.child('pool'))
  addReasons(errors, at.child('device'), device, isDNS1123Label(device))
}

function addAllocationErrors(
  errors: FieldError[],
  { devices, nodeSelector }: AllocationResult,
  at: FieldPath,
  names: RequestNames,
): void {
  const result = (into: FieldError[], one: DeviceRequestAllocationResult, here: FieldPath) => {
    addRequestReferenceErrors(into, one.request ?? '', here.child('request'), names)
    addDeviceNameErrors(into, one, here)
  }
  addListErrors(errors, devices?.results, at.child('devices', 'results'), result, maxRequests)
  addListErrors(
    errors,
    devices?.config,
    at.child('devices', 'config'),
    (into, one, here) => addAllocatedConfigurationErrors(into, one, here, names),
    2 * maxConfigurations,
  )
  if (nodeSelector) addNodeSelectorErrors(errors, nodeSelector, at.child('nodeSelector'))
}

function addDeviceErrors(
  errors: FieldError[],
  device: AllocatedDeviceStatus,
  at: FieldPath,
  isAllocated: ReadonlySet<string>,
): void {
  addDeviceNameErrors(errors, device, at)
  if (!isAllocated.has(nameOf(device))) {
    errors.push(invalid(at, nameShown, 'must be an allocated device in the claim'))
  }
  const { conditions = [], data, networkData } = device
  if (conditions.length > maxConditions) {
    errors.push(tooMany(at.child('conditions'), conditions.length, maxConditions))
  }
  addConditionErrors(errors, conditions, at.child('conditions'))
  if (data !== undefined && data !== null) addDriverObjectErrors(errors, data, at.child('data'), false)
  if (networkData) addNetworkErrors(errors, networkData, at.child('networkData'))
}

function addNetworkErrors(errors: FieldError[], data: NetworkDeviceData, at: FieldPath): void {
  for (const field of ['interfaceName', 'hardwareAddress'] as const) {
    if (byteLength(data[field] ?? '') > longest[field]) errors.push(tooLong(at.child(field), longest[field]))
  }
  addSetErrors(errors, data.ips, at.child('ips'), {
    check: addAddressErrors,
    keyOf: (address) => address,
    limit: maxAddresses,
  })
}

/** The address of an interface, with the length of its network's prefix. */
function addAddressErrors(errors: FieldError[], text: string, at: FieldPath): void {
  const block = parseCidr(text)
  if (!block) {
    const form = 'must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)'
    errors.push(invalid(at, text, form))
    return
  }
  const canonical = `${formatIp(block.address)}/${block.prefixLength}`
  if (text !== canonical) errors.push(invalid(at, text, `must be in canonical form (${JSON.stringify(canonical)})`))
}
