import type {
  EndpointAddress,
  EndpointSubset,
  Endpoints as EndpointsObject,
  FieldError,
  FieldPath,
} from '../../api/index.js'
import {
  addIpErrors,
  addReasons,
  addressWarnings,
  addSpecialIpErrors,
  Endpoints,
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isValidPortNumber,
  path,
  protocols,
  required,
  requireOneOf,
} from '../../api/index.js'
import { firstFew } from '../cells.js'
import { defineResource } from '../define-resource.js'

function validate({ subsets }: EndpointsObject): FieldError[] {
  const errors: FieldError[] = []
  subsets?.forEach((subset, index) => {
    const at = path('subsets').index(index)
    const { addresses = [], notReadyAddresses = [] } = subset
    if (addresses.length === 0 && notReadyAddresses.length === 0) {
      errors.push(required(at, 'must specify `addresses` or `notReadyAddresses`'))
    }
    for (const [i, one] of addresses.entries()) addAddressErrors(errors, one, at.child('addresses').index(i))
    for (const [i, one] of notReadyAddresses.entries()) {
      addAddressErrors(errors, one, at.child('notReadyAddresses').index(i))
    }
    addPortsErrors(errors, subset, at.child('ports'))
  })
  return errors
}

function addAddressErrors(errors: FieldError[], { ip = '', hostname, nodeName }: EndpointAddress, at: FieldPath): void {
  addIpErrors(errors, ip, at.child('ip'))
  if (hostname) addReasons(errors, at.child('hostname'), hostname, isDNS1123Label(hostname))
  if (nodeName !== undefined) addReasons(errors, at.child('nodeName'), nodeName, isDNS1123Subdomain(nodeName))
  addSpecialIpErrors(errors, ip, at.child('ip'))
}

function addPortsErrors(errors: FieldError[], { ports = [] }: EndpointSubset, at: FieldPath): void {
  ports.forEach(({ name = '', port, protocol, appProtocol }, index) => {
    const here = at.index(index)
    if (ports.length > 1 && name === '') errors.push(required(here.child('name')))
    else if (name !== '') addReasons(errors, here.child('name'), name, isDNS1123Label(name))
    addReasons(errors, here.child('port'), port, isValidPortNumber(port))
    requireOneOf(errors, here.child('protocol'), protocol, protocols)
    if (appProtocol !== undefined)
      addReasons(errors, here.child('appProtocol'), appProtocol, isQualifiedName(appProtocol))
  })
}

/** The controller's own are fine. */
function addressWarningsOf({ metadata, subsets }: EndpointsObject): readonly string[] {
  if (metadata?.labels?.['endpoints.kubernetes.io/managed-by'] === 'endpoint-controller') return []
  return (subsets ?? []).flatMap((subset, index) =>
    (['addresses', 'notReadyAddresses'] as const).flatMap((kind) =>
      (subset[kind] ?? []).flatMap(({ ip = '' }, position) =>
        addressWarnings(ip, path('subsets').index(index).child(kind).index(position).child('ip')),
      ),
    ),
  )
}

/** `ip:port` of each ready address, three at most. */
function endpointsText({ subsets }: EndpointsObject): string {
  if (!subsets?.length) return '<none>'
  const texts = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) =>
          addresses.map(({ ip }) => (ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`)),
        ),
  )
  return firstFew(texts, 3)
}

export const endpoints = defineResource(Endpoints, {
  metadataChecks: { asNew: 1 },
  cells: { Endpoints: endpointsText },
  deprecationWarning: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  allowCreateOnUpdate: true,
  defaults({ subsets }) {
    for (const { ports } of subsets ?? []) for (const port of ports ?? []) port.protocol ||= 'TCP'
  },
  validate,
  warnings: addressWarningsOf,
})
