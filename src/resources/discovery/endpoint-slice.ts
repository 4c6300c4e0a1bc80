import type { Endpoint, EndpointHints, EndpointSlice, FieldError, FieldPath } from '../../api/index.js'
import {
  addIpErrors,
  addLabelErrors,
  addReasons,
  addressWarnings,
  addSpecialIpErrors,
  addStrictIpErrors,
  addUnsupported,
  duplicate,
  EndpointSlices,
  immutable,
  invalid,
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isSameValue,
  isValidLabelValue,
  path,
  protocols,
  required,
  tooMany,
} from '../../api/index.js'
import { append } from '../../base/index.js'
import { firstFew } from '../cells.js'
import { defineResource } from '../define-resource.js'

const maxEndpoints = 1000
const maxAddresses = 100
const maxPorts = 20000
const maxTopologyLabels = 16
const maxHints = 8
const hostnameKey = 'kubernetes.io/hostname'
const managedByKey = 'endpointslice.kubernetes.io/managed-by'
const ownManagers = ['endpointslice-controller.k8s.io', 'endpointslicemirroring-controller.k8s.io']

function addEndpointErrors(errors: FieldError[], endpoint: Endpoint, type: string, at: FieldPath): void {
  const addresses = endpoint.addresses ?? []
  const here = at.child('addresses')
  if (addresses.length === 0) errors.push(required(here, 'must contain at least 1 address'))
  else if (addresses.length > maxAddresses) errors.push(tooMany(here, addresses.length, maxAddresses))
  addresses.forEach((address, index) => {
    if (type === 'FQDN') addDomainErrors(errors, address, here.index(index))
    if (type !== 'IPv4' && type !== 'IPv6') return
    const before = errors.length
    const parsed = (type === 'IPv4' ? addIpErrors : addStrictIpErrors)(errors, address, here.index(index))
    if (!parsed || errors.length > before) return
    // Upstream names the list for a wrong family, the entry for the rest.
    if (parsed.family !== (type === 'IPv4' ? 4 : 6)) errors.push(invalid(here, address, `must be an ${type} address`))
    addSpecialIpErrors(errors, address, here.index(index))
  })
  const { hostname, nodeName, deprecatedTopology, hints } = endpoint
  if (nodeName !== undefined) addReasons(errors, at.child('nodeName'), nodeName, isDNS1123Subdomain(nodeName))
  const topologyAt = at.child('deprecatedTopology')
  const topologyCount = Object.keys(deprecatedTopology ?? {}).length
  if (topologyCount > maxTopologyLabels) errors.push(tooMany(topologyAt, topologyCount, maxTopologyLabels))
  addLabelErrors(errors, deprecatedTopology, topologyAt)
  if (hostname !== undefined) addReasons(errors, at.child('hostname'), hostname, isDNS1123Label(hostname))
  if (hints) addHintsErrors(errors, hints, at.child('hints'))
}

/** IsFullyQualifiedDomainName: at least two labels; a dot at the end does not count. */
function addDomainErrors(errors: FieldError[], name: string, at: FieldPath): void {
  if (name === '') {
    errors.push(required(at))
    return
  }
  const bare = name.endsWith('.') ? name.slice(0, -1) : name
  const reasons = isDNS1123Subdomain(bare)
  if (reasons.length > 0) {
    errors.push(invalid(at, bare, reasons.join(',')))
    return
  }
  const labels = bare.split('.')
  if (labels.length < 2) {
    errors.push(invalid(at, bare, 'should be a domain with at least two segments separated by dots'))
    return
  }
  const bad = labels.find((label) => isDNS1123Label(label).length > 0)
  if (bad !== undefined) errors.push(invalid(at, bad, isDNS1123Label(bad).join(',')))
}

function addHintsErrors(errors: FieldError[], { forZones = [], forNodes = [] }: EndpointHints, at: FieldPath): void {
  for (const [field, hints, reasonsOf] of [
    ['forZones', forZones, isValidLabelValue],
    ['forNodes', forNodes, isDNS1123Subdomain],
  ] as const) {
    const list = at.child(field)
    if (hints.length > maxHints) {
      errors.push(tooMany(list, hints.length, maxHints))
      return
    }
    const names = new Set<string>()
    hints.forEach(({ name = '' }, index) => {
      const here = list.index(index).child('name')
      if (names.has(name)) errors.push(duplicate(here, name))
      names.add(name)
      addReasons(errors, here, name, reasonsOf(name))
    })
  }
}

function addPortsErrors(errors: FieldError[], { ports = [] }: EndpointSlice): void {
  const at = path('ports')
  if (ports.length > maxPorts) {
    errors.push(tooMany(at, ports.length, maxPorts))
    return
  }
  const names = new Set<string>()
  ports.forEach(({ name = '', protocol, appProtocol }, index) => {
    const here = at.index(index)
    if (name !== '') addReasons(errors, here.child('name'), name, isDNS1123Label(name))
    if (names.has(name)) errors.push(duplicate(here.child('name'), name))
    names.add(name)
    if (protocol === undefined) errors.push(required(here.child('protocol')))
    else addUnsupported(errors, here.child('protocol'), protocol, protocols)
    if (appProtocol !== undefined)
      addReasons(errors, here.child('appProtocol'), appProtocol, isQualifiedName(appProtocol))
  })
}

function validate(slice: EndpointSlice, old?: EndpointSlice): FieldError[] {
  const errors: FieldError[] = []
  const { addressType = '', endpoints = [] } = slice
  if (addressType === '') errors.push(required(path('addressType')))
  else addUnsupported(errors, path('addressType'), addressType, ['FQDN', 'IPv4', 'IPv6'])
  addPortsErrors(errors, slice)
  // What older servers stored may stay as it is.
  if (old && isSameValue(endpoints, old.endpoints)) return errors
  const at = path('endpoints')
  if (endpoints.length > maxEndpoints) errors.push(tooMany(at, endpoints.length, maxEndpoints))
  else for (const [index, one] of endpoints.entries()) addEndpointErrors(errors, one, addressType, at.index(index))
  return errors
}

/** Version 1 does not know the topology: it goes with the next change of the endpoints, but for the node that it named before. */
function dropTopology(slice: EndpointSlice, old: EndpointSlice | undefined): void {
  if (old && isSameValue(slice.endpoints, old.endpoints)) return
  const nodes = new Set((old?.endpoints ?? []).map(({ deprecatedTopology }) => deprecatedTopology?.[hostnameKey]))
  for (const endpoint of slice.endpoints ?? []) {
    const node = endpoint.deprecatedTopology?.[hostnameKey]
    if (node !== undefined && nodes.has(node) && isDNS1123Subdomain(node).length === 0) endpoint.nodeName ??= node
    delete endpoint.deprecatedTopology
  }
}

export const endpointSlices = defineResource(EndpointSlices, {
  metadataChecks: { asUpdated: 0, asNew: 1 },
  cells: {
    AddressType: ({ addressType }) => addressType,
    Ports: ({ ports }) =>
      ports?.length
        ? firstFew(
            ports.map(({ name, port }) => String(port ?? name ?? '*')),
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
  prepareForCreate: (slice) => dropTopology(slice, undefined),
  prepareForUpdate(slice, old) {
    const isSame = isSameValue({ ...slice, metadata: undefined }, { ...old, metadata: undefined })
    // The generation follows labels as well, since proxies choose slices by them (pkg/registry/discovery/endpointslice), and what is dropped.
    if (!isSame || !isSameValue(slice.metadata?.labels, old.metadata?.labels)) {
      slice.metadata = { ...slice.metadata, generation: (old.metadata?.generation ?? 0) + 1 }
    }
    dropTopology(slice, old)
  },
  warnings({ metadata, addressType, endpoints = [] }, old) {
    const texts = !old && addressType === 'FQDN' ? ['spec.addressType: FQDN endpoints are deprecated'] : []
    if (ownManagers.includes(metadata?.labels?.[managedByKey] ?? '')) return texts
    endpoints.forEach(({ addresses }, index) => {
      const at = path('endpoints').index(index).child('addresses')
      for (const [i, address] of (addresses ?? []).entries()) append(texts, addressWarnings(address, at.index(i)))
    })
    return texts
  },
  validate: (slice) => validate(slice),
  validateUpdate(slice, old) {
    const errors = validate(slice, old)
    const { addressType = '' } = slice
    if (addressType !== old.addressType) errors.push(invalid(path('addressType'), addressType, immutable))
    return errors
  },
})
