import type { ApiResponse, FieldError, FieldPath, Node, Taint } from '../../api/index.js'
import {
  addCidrErrors,
  addReasons,
  addResourceQuantityErrors,
  addUnsupported,
  cidrWarnings,
  duplicate,
  duplicateBecause,
  findCondition,
  forbidden,
  internalFieldError,
  invalid,
  isDualStack,
  isQualifiedName,
  isValidLabelValue,
  Nodes,
  notFound,
  notPositive,
  parseCidr,
  path,
  required,
  serviceUnavailable,
} from '../../api/index.js'
import type { ConnectCall, ConnectSubresource } from '../../registry/definition/index.js'
import { defineResource } from '../define-resource.js'
import { requireAddress } from './node-address.js'
import { roundQuantities } from './pod/quantities.js'
import { forward, parseProxyName, proxyVerbs } from './proxy-target.js'

const taintEffects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

function addTaintErrors(errors: FieldError[], taints: readonly Taint[] | undefined, at: FieldPath): void {
  const seen = new Set<string>()
  taints?.forEach((taint, index) => {
    const { key = '', value = '', effect = '', timeAdded } = taint
    const here = at.index(index)
    addReasons(errors, here.child('key'), key, isQualifiedName(key))
    const reasons = isValidLabelValue(value)
    if (reasons.length > 0) errors.push(invalid(here.child('value'), value, reasons.join(';')))
    if (effect === '') errors.push(required(here.child('effect')))
    else addUnsupported(errors, here.child('effect'), effect, taintEffects)
    const pair = `${effect}/${key}`
    if (seen.has(pair)) {
      const printed = { Key: key, Value: value, Effect: effect, TimeAdded: timeAdded ?? null }
      errors.push(duplicateBecause(here, printed, 'taints must be unique by key and effect pair'))
    }
    seen.add(pair)
  })
}

function addStatusErrors(errors: FieldError[], { status }: Node): void {
  for (const kind of ['capacity', 'allocatable'] as const) {
    for (const [name, value] of Object.entries(status?.[kind] ?? {})) {
      addResourceQuantityErrors(errors, name, value, path('status', kind, name))
    }
  }
}

function validate(node: Node): FieldError[] {
  const errors: FieldError[] = []
  addTaintErrors(errors, node.spec?.taints, path('metadata', 'taints'))
  addStatusErrors(errors, node)
  const swap = node.status?.nodeInfo?.swap?.capacity
  // Upstream puts it there.
  if (swap !== undefined && swap <= 0)
    errors.push(invalid(path('metadata', 'nodeSwapStatus', 'capacity'), swap, notPositive))
  const cidrs = node.spec?.podCIDRs ?? []
  const at = path('spec', 'podCIDRs')
  for (const [index, cidr] of cidrs.entries()) addCidrErrors(errors, cidr, at.index(index))
  if (cidrs.length < 2) return errors
  const broken = cidrs.findIndex((cidr) => !parseCidr(cidr))
  if (broken >= 0) {
    const problem = `invalid CIDR[${broken}]: <nil> (invalid CIDR address: ${cidrs[broken]})`
    errors.push(internalFieldError(at, `invalid PodCIDRs. failed to check with dual stack with error:${problem}`))
  }
  if (broken >= 0 || !isDualStack(cidrs) || cidrs.length > 2) {
    errors.push(invalid(at, cidrs, 'may specify no more than one CIDR for each IP family'))
  }
  return errors
}

/** What upstream's status strategy checks, too. */
function changeErrors(node: Node, old: Node): FieldError[] {
  const errors: FieldError[] = []
  addStatusErrors(errors, node)
  const addresses = new Set<string>()
  node.status?.addresses?.forEach((address, index) => {
    const key = `${address.type}/${address.address}`
    if (addresses.has(key)) {
      const printed = { Type: address.type, Address: address.address }
      errors.push(duplicate(path('status', 'addresses').index(index), printed))
    }
    addresses.add(key)
  })
  const before = old.spec?.podCIDRs ?? []
  const now = node.spec?.podCIDRs ?? []
  if (before.length > 0) {
    const detail = 'node updates may not change podCIDR except from "" to valid'
    const changes = before.length === now.length ? before.filter((one, i) => one !== now[i]).length : 1
    for (let i = 0; i < changes; i++) errors.push(forbidden(path('spec', 'podCIDRs'), detail))
  }
  if (old.spec?.providerID && old.spec.providerID !== node.spec?.providerID) {
    const detail = 'node updates may not change providerID except from "" to valid'
    errors.push(forbidden(path('spec', 'providerID'), detail))
  }
  addTaintErrors(errors, node.spec?.taints, path('metadata', 'taints'))
  if ((node.spec?.externalID ?? '') !== (old.spec?.externalID ?? '')) {
    errors.push(forbidden(path('spec', 'externalID'), 'may not be updated'))
  }
  return errors
}

function statusText({ spec, status }: Node): string {
  const ready = findCondition(status?.conditions, 'Ready')
  const texts = [ready ? (ready.status === 'True' ? 'Ready' : 'NotReady') : 'Unknown']
  if (spec?.unschedulable) texts.push('SchedulingDisabled')
  return texts.join(',')
}

const rolePrefix = 'node-role.kubernetes.io/'

function rolesText({ metadata }: Node): string {
  const roles = new Set<string>()
  for (const [key, value] of Object.entries(metadata?.labels ?? {})) {
    if (key.startsWith(rolePrefix) && key.length > rolePrefix.length) roles.add(key.slice(rolePrefix.length))
    else if (key === 'kubernetes.io/role' && value !== '') roles.add(value)
  }
  return roles.size === 0 ? '<none>' : [...roles].sort().join(',')
}

const addressText =
  (type: string) =>
  ({ status }: Node): string =>
    status?.addresses?.find((one) => one.type === type)?.address ?? '<none>'

/** HTTP to a port of the node, or to its kubelet (pkg/registry/core/node/strategy.go ResourceLocation, v1.34). */
const proxy: ConnectSubresource<Node> = {
  kind: 'connect',
  name: 'proxy',
  verbs: proxyVerbs,
  async handle(call: ConnectCall<Node>): Promise<ApiResponse> {
    const { scheme, name, port } = parseProxyName(call.name, 'node')
    const node = (await call.services.get?.(Nodes, '', name)) as Node | undefined
    if (!node) throw notFound({ group: '', resource: 'nodes' }, name)
    const host = requireAddress(node)
    const kubelet = node.status?.daemonEndpoints?.kubeletEndpoint?.Port ?? 0
    if (port !== '' && Number(port) !== kubelet) return forward(call, { scheme, host, port: Number(port) })
    // Kubelets in the API server's own process have no port.
    if (kubelet === 0) throw serviceUnavailable('the kubelet of this node serves no HTTP')
    return forward(call, { scheme: 'https', host, port: kubelet })
  },
}

export const nodes = defineResource(Nodes, {
  metadataChecks: { asNew: 1 },
  cells: {
    Status: statusText,
    Roles: rolesText,
    Version: ({ status }) => status?.nodeInfo?.kubeletVersion ?? '',
    'Internal-IP': addressText('InternalIP'),
    'External-IP': addressText('ExternalIP'),
    'OS-Image': ({ status }) => status?.nodeInfo?.osImage || '<unknown>',
    'Kernel-Version': ({ status }) => status?.nodeInfo?.kernelVersion || '<unknown>',
    'Container-Runtime': ({ status }) => status?.nodeInfo?.containerRuntimeVersion || '<unknown>',
  },
  selectableFields: { 'spec.unschedulable': ({ spec }) => String(spec?.unschedulable === true) },
  resetsStatus: false,
  tracksGeneration: false,
  subresources: [proxy],
  defaults(node) {
    mirrorPodCidr(node)
    roundQuantities(node.status?.capacity)
    if (!node.status) return
    // What is not said to be set aside is free (SetDefaults_NodeStatus).
    if (node.status.allocatable === undefined && node.status.capacity) {
      node.status.allocatable = { ...node.status.capacity }
    }
    roundQuantities(node.status.allocatable)
  },
  prepareForCreate(node) {
    // The kubelet's dynamic configuration is gone (KEP 281).
    delete node.spec?.configSource
    delete node.status?.config
  },
  prepareForUpdate(node, old) {
    if (old.status) node.status = old.status
    if (!old.spec?.configSource) delete node.spec?.configSource
    mirrorPodCidr(node)
  },
  validate,
  validateUpdate: (node, old) => [...validate(node), ...changeErrors(node, old)],
  warnings: ({ spec }) => [
    ...(spec?.configSource ? ['spec.configSource: the feature is removed'] : []),
    ...(spec?.externalID ? ['spec.externalID: this field is deprecated, and is unused by Kubernetes'] : []),
    ...(spec?.podCIDRs ?? []).flatMap((cidr, index) => cidrWarnings(cidr, path('spec', 'podCIDRs').index(index))),
  ],
  status: {
    prepareForUpdate(node, old) {
      if (!old.status?.config) delete node.status?.config
    },
    validateUpdate: changeErrors,
  },
})

/** `podCIDR` is the old form of `podCIDRs[0]`. */
function mirrorPodCidr({ spec }: Node): void {
  if (!spec) return
  const first = spec.podCIDRs?.[0]
  if (spec.podCIDR && spec.podCIDR !== first) spec.podCIDRs = [spec.podCIDR]
  else if (first) spec.podCIDR = first
}
