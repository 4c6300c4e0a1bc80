import type { PersistentVolumeClaim, Pod, PolicyRule } from '../../api/index.js'
import { parseFieldSelector } from '../../api/index.js'
import { type Attributes, type Authorizer, allowed, noOpinion, type Verdict } from './attributes.js'
import { referencesOf } from './pod-references.js'
import { ruleAllows } from './rules.js'

/** What is bound to a node just now. */
export interface NodeAuthorizerLister {
  podsOn(nodeName: string): Iterable<Pod>
  claim(namespace: string, name: string): PersistentVolumeClaim | undefined
}

/** Kubelets may read what their own pods need and write what is their own (plugin/pkg/auth/authorizer/node, v0.34). */
export class NodeAuthorizer implements Authorizer {
  readonly #lister: NodeAuthorizerLister

  constructor(lister: NodeAuthorizerLister) {
    this.#lister = lister
  }

  authorize(attributes: Attributes): Verdict {
    const { user } = attributes
    if (!user.username.startsWith('system:node:') || !user.groups.includes('system:nodes')) return noOpinion
    const node = user.username.slice('system:node:'.length)
    if (node === '') return none(`unknown node for user ${JSON.stringify(user.username)}`)
    const special = attributes.isResourceRequest ? this.#special(node, attributes) : undefined
    if (special) return special
    return nodeRules.some((rule) => ruleAllows(rule, attributes)) ? allowed : noOpinion
  }

  /** Resources of which a node sees or touches only a part; undefined: the common rules decide. */
  #special(node: string, attributes: Attributes): Verdict | undefined {
    switch (`${attributes.group}/${attributes.resource}`) {
      case '/secrets':
      case '/configmaps':
        return this.#readRelated(node, attributes)
      case '/persistentvolumeclaims':
        return attributes.subresource === 'status' ? this.#updateStatus(node, attributes) : this.#get(node, attributes)
      case '/persistentvolumes':
      case 'resource.k8s.io/resourceclaims':
        return this.#get(node, attributes)
      case '/serviceaccounts':
        return this.#serviceAccount(node, attributes)
      case '/nodes':
        return ownNode(node, attributes)
      case '/pods':
        return this.#pod(node, attributes)
      case 'coordination.k8s.io/leases':
        return ownLease(node, attributes)
      case 'storage.k8s.io/csinodes':
        return ownCsiNode(node, attributes)
      default:
        return undefined
    }
  }

  #readRelated(node: string, attributes: Attributes): Verdict {
    const { verb, subresource, namespace } = attributes
    if (!isRead(verb)) return none('can only read resources of this type')
    if (subresource !== '') return none('cannot read subresource')
    if (namespace === '') return none('can only read namespaced object of this type')
    return this.#related(node, attributes)
  }

  #get(node: string, attributes: Attributes): Verdict {
    if (attributes.verb !== 'get') return none('can only get individual resources of this type')
    if (attributes.subresource !== '') return none('cannot get subresource')
    return this.#related(node, attributes)
  }

  #updateStatus(node: string, attributes: Attributes): Verdict {
    if (attributes.verb !== 'update' && attributes.verb !== 'patch') return none('can only get/update/patch this type')
    return this.#related(node, attributes)
  }

  #serviceAccount(node: string, attributes: Attributes): Verdict {
    const { verb, name, subresource } = attributes
    if (verb === 'get' && subresource === '') return this.#readRelated(node, attributes)
    if (verb !== 'create' || name === '') return none('can only create tokens for individual service accounts')
    if (subresource !== 'token') return none('can only create token subresource of serviceaccount')
    return this.#related(node, attributes)
  }

  #related(node: string, { name, namespace, resource }: Attributes): Verdict {
    if (name === '') return none('No Object name found')
    for (const pod of this.#lister.podsOn(node)) {
      if (resource === 'persistentvolumes') {
        for (const claim of referencesOf(pod, 'persistentvolumeclaims')) {
          if (this.#lister.claim(pod.metadata?.namespace ?? '', claim)?.spec?.volumeName === name) return allowed
        }
      } else if (pod.metadata?.namespace === namespace && referencesOf(pod, resource).has(name)) return allowed
    }
    return none(`no relationship found between node '${node}' and this object`)
  }

  #pod(node: string, attributes: Attributes): Verdict | undefined {
    const { verb, subresource, name, namespace, fieldSelector } = attributes
    if (subresource !== '' || !isRead(verb)) return undefined
    if (verb === 'get') {
      if (name === '') return none('No Object name found')
      for (const pod of this.#lister.podsOn(node)) {
        if (pod.metadata?.namespace === namespace && pod.metadata.name === name) return allowed
      }
      return none(`no relationship found between node '${node}' and this object`)
    }
    if (selects(fieldSelector, 'spec.nodeName', node)) return allowed
    return none(`can only list/watch pods with spec.nodeName field selector`)
  }
}

function ownNode(node: string, { verb, subresource, name }: Attributes): Verdict | undefined {
  if (!isRead(verb) || subresource !== '' || name === node) return undefined
  const which = name === '' ? 'all nodes' : `'${name}'`
  return none(`node '${node}' cannot read ${which}, only its own Node object`)
}

function ownLease(node: string, { verb, namespace, name }: Attributes): Verdict {
  if (!['get', 'create', 'update', 'patch', 'delete'].includes(verb)) {
    return none('can only get, create, update, patch, or delete a node lease')
  }
  if (namespace !== 'kube-node-lease') return none('can only access leases in the "kube-node-lease" system namespace')
  if (verb !== 'create' && name !== node)
    return none('can only access node lease with the same name as the requesting node')
  return allowed
}

function ownCsiNode(node: string, { verb, subresource, name }: Attributes): Verdict {
  if (!['get', 'create', 'update', 'patch', 'delete'].includes(verb)) {
    return none('can only get, create, update, patch, or delete a CSINode')
  }
  if (subresource !== '') return none('cannot authorize CSINode subresources')
  if (verb !== 'create' && name !== node)
    return none('can only access CSINode with the same name as the requesting node')
  return allowed
}

function none(reason: string): Verdict {
  return { decision: 'noOpinion', reason }
}

function isRead(verb: string): boolean {
  return verb === 'get' || verb === 'list' || verb === 'watch'
}

function selects(fieldSelector: string | undefined, field: string, value: string): boolean {
  if (!fieldSelector) return false
  try {
    return parseFieldSelector(fieldSelector).some(
      (one) => one.field === field && one.operator === '=' && one.value === value,
    )
  } catch {
    return false
  }
}

const rule = (verbs: string, apiGroups: string, resources: string): PolicyRule => ({
  verbs: verbs.split(' '),
  apiGroups: apiGroups.split(' ').map((group) => (group === 'core' ? '' : group)),
  resources: resources.split(' '),
})

/** The rules of the ClusterRole `system:node`, which no binding gives to nodes. */
const nodeRules: readonly PolicyRule[] = [
  rule('create', 'authentication.k8s.io', 'tokenreviews'),
  rule('create', 'authorization.k8s.io', 'localsubjectaccessreviews subjectaccessreviews'),
  rule('get list watch', 'core', 'services'),
  rule('create get list watch', 'core', 'nodes'),
  rule('patch update', 'core', 'nodes nodes/status'),
  rule('create patch update', 'core', 'events'),
  rule('get list watch create delete', 'core', 'pods'),
  rule('patch update', 'core', 'pods/status'),
  rule('create', 'core', 'pods/eviction'),
  rule('get list watch', 'node.k8s.io', 'runtimeclasses'),
  rule('create get list watch', 'certificates.k8s.io', 'certificatesigningrequests'),
  rule('get', 'storage.k8s.io', 'volumeattachments'),
  rule('get list watch', 'storage.k8s.io', 'csidrivers'),
  rule('create delete get list patch update watch', 'resource.k8s.io', 'resourceslices'),
  {
    verbs: ['get'],
    nonResourceURLs: [
      '/api',
      '/api/*',
      '/apis',
      '/apis/*',
      '/healthz',
      '/livez',
      '/openapi',
      '/openapi/*',
      '/readyz',
      '/version',
      '/version/',
    ],
  },
]
