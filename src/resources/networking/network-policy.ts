import type { FieldError, FieldPath, NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../../api/index.js'
import {
  addCidrErrors,
  addLabelSelectorErrors,
  addReasons,
  addUnsupported,
  cidrContains,
  cidrWarnings,
  forbidden,
  invalid,
  isValidPortName,
  isValidPortNumber,
  NetworkPolicies,
  notSupported,
  path,
  required,
} from '../../api/index.js'
import { selectorText } from '../cells.js'
import { defineResource } from '../define-resource.js'
import { twice } from '../twice.js'

const at = path('spec')

function addPeerErrors(errors: FieldError[], peer: NetworkPolicyPeer, here: FieldPath): void {
  const { podSelector, namespaceSelector, ipBlock } = peer
  addLabelSelectorErrors(errors, podSelector, here.child('podSelector'))
  addLabelSelectorErrors(errors, namespaceSelector, here.child('namespaceSelector'))
  if (ipBlock) {
    const cidrAt = here.child('ipBlock', 'cidr')
    if (!ipBlock.cidr) {
      errors.push(required(cidrAt))
    } else {
      const block = addCidrErrors(errors, ipBlock.cidr, cidrAt)
      for (const [index, except] of (block ? (ipBlock.except ?? []) : []).entries()) {
        const exceptAt = here.child('ipBlock', 'except').index(index)
        const inner = addCidrErrors(errors, except, exceptAt)
        if (!inner || !block) continue
        if (!cidrContains(block, inner.network) || inner.prefixLength <= block.prefixLength) {
          errors.push(invalid(exceptAt, except, 'must be a strict subset of `cidr`'))
        }
      }
    }
  }
  const kinds = [podSelector, namespaceSelector, ipBlock].filter((one) => one !== undefined).length
  if (kinds === 0) errors.push(required(here, 'must specify a peer'))
  else if (ipBlock && kinds > 1) errors.push(forbidden(here, 'may not specify both ipBlock and another peer'))
}

function addPortErrors(errors: FieldError[], { protocol, port, endPort }: NetworkPolicyPort, here: FieldPath): void {
  if (protocol !== undefined) addUnsupported(errors, here.child('protocol'), protocol, ['TCP', 'UDP', 'SCTP'])
  if (port !== undefined) {
    if (typeof port === 'number') {
      addReasons(errors, here.child('port'), port, isValidPortNumber(port))
      if (endPort !== undefined) {
        if (endPort < port) errors.push(invalid(here.child('endPort'), port, 'must be greater than or equal to `port`'))
        addReasons(errors, here.child('endPort'), endPort, isValidPortNumber(endPort))
      }
    } else {
      if (endPort !== undefined) {
        errors.push(invalid(here.child('endPort'), endPort, 'may not be specified when `port` is non-numeric'))
      }
      addReasons(errors, here.child('port'), port, isValidPortName(port))
    }
  } else if (endPort !== undefined) {
    errors.push(invalid(here.child('endPort'), endPort, 'may not be specified when `port` is not specified'))
  }
}

function validate({ spec }: NetworkPolicy): FieldError[] {
  const errors: FieldError[] = []
  addLabelSelectorErrors(errors, spec?.podSelector, at.child('podSelector'))
  spec?.ingress?.forEach(({ ports, from }, index) => {
    const here = at.child('ingress').index(index)
    for (const [i, port] of (ports ?? []).entries()) addPortErrors(errors, port, here.child('ports').index(i))
    for (const [i, peer] of (from ?? []).entries()) addPeerErrors(errors, peer, here.child('from').index(i))
  })
  spec?.egress?.forEach(({ ports, to }, index) => {
    const here = at.child('egress').index(index)
    for (const [i, port] of (ports ?? []).entries()) addPortErrors(errors, port, here.child('ports').index(i))
    for (const [i, peer] of (to ?? []).entries()) addPeerErrors(errors, peer, here.child('to').index(i))
  })
  const types = spec?.policyTypes ?? []
  if (types.length > 2) {
    errors.push(invalid(at.child('policyTypes'), types, 'may not specify more than two policyTypes'))
    return errors
  }
  types.forEach((type, index) => {
    if (type === 'Ingress' || type === 'Egress') return
    errors.push(notSupported(at.child('policyTypes').index(index), type, ['Ingress', 'Egress']))
  })
  return errors
}

export const networkPolicies = defineResource(NetworkPolicies, {
  metadataChecks: { asNew: 1 },
  cells: { 'Pod-Selector': ({ spec }) => selectorText(spec?.podSelector ?? {}) },
  tracksGeneration: 'exactly',
  defaults({ spec }) {
    if (!spec) return
    spec.podSelector ??= {}
    for (const rule of [...(spec.ingress ?? []), ...(spec.egress ?? [])]) {
      for (const port of rule.ports ?? []) port.protocol ??= 'TCP'
    }
    if (spec.policyTypes?.length) return
    spec.policyTypes = ['Ingress', ...((spec.egress?.length ?? 0) > 0 ? ['Egress'] : [])]
  },
  validate,
  validateUpdate: twice(validate),
  warnings({ spec }) {
    const rules = [
      ...(spec?.ingress ?? []).map(({ from }, i) => ({
        peers: from,
        here: at.child('ingress').index(i).child('from'),
      })),
      ...(spec?.egress ?? []).map(({ to }, i) => ({ peers: to, here: at.child('egress').index(i).child('to') })),
    ]
    return rules.flatMap(({ peers = [], here }) =>
      peers.flatMap(({ ipBlock }, index) => {
        if (!ipBlock) return []
        const blockAt = here.index(index).child('ipBlock')
        const excepted = (ipBlock.except ?? []).flatMap((one, i) => cidrWarnings(one, blockAt.child('except').index(i)))
        return [...cidrWarnings(ipBlock.cidr, blockAt.child('cidr')), ...excepted]
      }),
    )
  },
})
