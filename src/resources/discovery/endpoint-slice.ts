import type { Endpoint, EndpointSlice, FieldError, FieldPath } from '../../api/index.js'
import {
  addLabelErrors,
  addReasons,
  addSpecialIpErrors,
  addUnsupported,
  duplicate,
  EndpointSlices,
  immutable,
  invalid,
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isValidPortNumber,
  parseIp,
  path,
  protocols,
  required,
  tooMany,
} from '../../api/index.js'
import { firstFew } from '../cells.js'
import { defineResource } from '../define-resource.js'

const maxEndpoints = 1000
const maxAddresses = 100
const maxPorts = 20000
const hostnameKey = 'kubernetes.io/hostname'

function addEndpointErrors(errors: FieldError[], endpoint: Endpoint, type: string, at: FieldPath): void {
  const addresses = endpoint.addresses ?? []
  const here = at.child('addresses')
  if (addresses.length === 0) errors.push(required(here, 'must contain at least 1 address'))
  else if (addresses.length > maxAddresses) errors.push(tooMany(here, addresses.length, maxAddresses))
  addresses.forEach((address, index) => {
    if (type === 'FQDN') {
      addReasons(errors, here.index(index), address, isDNS1123Subdomain(address))
      return
    }
    // Upstream names the list for a wrong family, the entry for the rest.
    const parsed = parseIp(address)
    const wanted = type === 'IPv4' ? 4 : 6
    if (!parsed || parsed.family !== wanted) {
      errors.push(invalid(here, address, `must be an ${type} address`))
      if (!parsed) return
    }
    addSpecialIpErrors(errors, address, here.index(index))
  })
  const { hostname, nodeName, zone, deprecatedTopology, hints } = endpoint
  if (nodeName !== undefined) addReasons(errors, at.child('nodeName'), nodeName, isDNS1123Subdomain(nodeName))
  const topologyAt = at.child('deprecatedTopology')
  if (Object.keys(deprecatedTopology ?? {}).length > 8) {
    errors.push(tooMany(topologyAt, Object.keys(deprecatedTopology ?? {}).length, 8))
  }
  addLabelErrors(errors, deprecatedTopology, topologyAt)
  if (deprecatedTopology?.[hostnameKey] !== undefined) {
    errors.push(invalid(topologyAt.key(hostnameKey), hostnameKey, 'may not be set'))
  }
  if (hostname !== undefined) addReasons(errors, at.child('hostname'), hostname, isDNS1123Label(hostname))
  if (zone === '') errors.push(required(at.child('zone')))
  const forZones = hints?.forZones ?? []
  const zones = new Set<string>()
  forZones.forEach(({ name }, index) => {
    const zoneAt = at.child('hints', 'forZones').index(index).child('name')
    if (zones.has(name)) errors.push(duplicate(zoneAt, name))
    zones.add(name)
    if (!name) errors.push(required(zoneAt))
  })
}

function addPortsErrors(errors: FieldError[], { ports = [] }: EndpointSlice): void {
  const at = path('ports')
  if (ports.length > maxPorts) {
    errors.push(tooMany(at, ports.length, maxPorts))
    return
  }
  const names = new Set<string>()
  ports.forEach(({ name = '', protocol, port, appProtocol }, index) => {
    const here = at.index(index)
    if (name !== '') addReasons(errors, here.child('name'), name, isDNS1123Label(name))
    if (names.has(name)) errors.push(duplicate(here.child('name'), name))
    names.add(name)
    if (protocol === undefined) errors.push(required(here.child('protocol')))
    else addUnsupported(errors, here.child('protocol'), protocol, protocols)
    if (port !== undefined) addReasons(errors, here.child('port'), port, isValidPortNumber(port))
    if (appProtocol !== undefined)
      addReasons(errors, here.child('appProtocol'), appProtocol, isQualifiedName(appProtocol))
  })
}

function validate(slice: EndpointSlice): FieldError[] {
  const errors: FieldError[] = []
  const { addressType = '', endpoints = [] } = slice
  if (addressType === '') errors.push(required(path('addressType')))
  else addUnsupported(errors, path('addressType'), addressType, ['FQDN', 'IPv4', 'IPv6'])
  if (endpoints.length > maxEndpoints) errors.push(tooMany(path('endpoints'), endpoints.length, maxEndpoints))
  else if (['FQDN', 'IPv4', 'IPv6'].includes(addressType)) {
    for (const [index, endpoint] of endpoints.entries()) {
      addEndpointErrors(errors, endpoint, addressType, path('endpoints').index(index))
    }
  }
  addPortsErrors(errors, slice)
  return errors
}

export const endpointSlices = defineResource(EndpointSlices, {
  revalidatesMetadata: false,
  cells: {
    AddressType: ({ addressType }) => addressType,
    Ports: ({ ports }) =>
      ports?.length
        ? firstFew(
            ports.map(({ port }) => (port === undefined ? '*' : String(port))),
            3,
          )
        : '<unset>',
    Endpoints: ({ endpoints }) =>
      endpoints?.length
        ? firstFew(
            endpoints.flatMap(({ addresses }) => addresses ?? []),
            3,
          )
        : '<unset>',
  },
  tracksGeneration: true,
  allowCreateOnUpdate: false,
  defaults({ ports }) {
    for (const port of ports ?? []) {
      port.name ??= ''
      port.protocol ??= 'TCP'
    }
  },
  prepareForUpdate(slice, old) {
    // The generation follows labels as well, since proxies choose slices by them (pkg/registry/discovery/endpointslice).
    const labels = JSON.stringify(slice.metadata?.labels ?? {})
    if (labels !== JSON.stringify(old.metadata?.labels ?? {})) {
      slice.metadata = { ...slice.metadata, generation: (old.metadata?.generation ?? 0) + 1 }
    }
  },
  warnings: ({ addressType }, old) =>
    !old && addressType === 'FQDN' ? ['spec.addressType: FQDN endpoints are deprecated'] : [],
  validate,
  validateUpdate(slice, old) {
    const errors = validate(slice)
    if (slice.addressType !== old.addressType) errors.push(invalid(path('addressType'), slice.addressType, immutable))
    return errors
  },
})
