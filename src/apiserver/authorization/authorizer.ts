import type { PolicyRule } from '../../api/index.js'
import { type Attributes, type Authorizer, allowed, noOpinion, type Verdict } from './attributes.js'
import { NodeAuthorizer, type NodeAuthorizerLister } from './node.js'
import { RbacAuthorizer, type RbacLister } from './rbac.js'
import { ruleAllows } from './rules.js'

export interface AuthorizerOptions {
  /** Without it nothing but what is built in is allowed. */
  readonly rbac?: RbacLister
  /** Without it nodes are refused. */
  readonly nodes?: NodeAuthorizerLister
  /** The components of this process may do their work. What reviews answer is what roles and bindings say. */
  readonly withComponents?: true
}

/**
 * The opinions in order: `system:masters`, the components of the control plane, nodes, roles and bindings. Where none allows, the
 * reasons of all that gave one are joined, as upstream's union does.
 */
export function createAuthorizer({ rbac, nodes, withComponents }: AuthorizerOptions): Authorizer {
  const members: Authorizer[] = [
    { authorize: ({ user }) => (user.groups.includes('system:masters') ? allowed : noOpinion) },
    ...(withComponents ? [{ authorize: authorizeComponent }] : []),
    ...(nodes ? [new NodeAuthorizer(nodes)] : []),
    rbac ? new RbacAuthorizer(rbac) : { authorize: authorizeWithoutRoles },
  ]
  return {
    authorize(attributes: Attributes): Verdict {
      const reasons: string[] = []
      for (const member of members) {
        const verdict = member.authorize(attributes)
        if (verdict.decision !== 'noOpinion') return verdict
        if (verdict.reason !== '') reasons.push(verdict.reason)
      }
      return reasons.length === 0 ? noOpinion : { decision: 'noOpinion', reason: reasons.join('\n') }
    },
  }
}

/**
 * The controllers and the scheduler of this process, under the names that upstream gives them. The controller manager's controllers
 * may together do nearly everything, so nothing is gained by listing it; the scheduler binds pods and reads what it decides by.
 */
function authorizeComponent(attributes: Attributes): Verdict {
  const { username } = attributes.user
  if (username === 'system:kube-controller-manager') return allowed
  if (username !== 'system:kube-scheduler') return noOpinion
  return schedulerRules.some((rule) => ruleAllows(rule, attributes)) ? allowed : noOpinion
}

const schedulerRules: readonly PolicyRule[] = [
  { verbs: ['get', 'list', 'watch'], apiGroups: ['*'], resources: ['*'] },
  { verbs: ['create', 'patch', 'update'], apiGroups: ['', 'events.k8s.io'], resources: ['events'] },
  { verbs: ['create', 'update', 'patch'], apiGroups: ['coordination.k8s.io'], resources: ['leases'] },
  { verbs: ['create'], apiGroups: [''], resources: ['bindings', 'pods/binding'] },
  { verbs: ['delete'], apiGroups: [''], resources: ['pods'] },
  { verbs: ['patch', 'update'], apiGroups: [''], resources: ['pods/status'] },
  { verbs: ['patch', 'update'], apiGroups: [''], resources: ['persistentvolumeclaims', 'persistentvolumes'] },
  {
    verbs: ['patch', 'update'],
    apiGroups: ['resource.k8s.io'],
    resources: ['resourceclaims', 'resourceclaims/status'],
  },
]

/** What the bindings of a fresh cluster give to everybody: public information, discovery and questions about oneself. */
function authorizeWithoutRoles(attributes: Attributes): Verdict {
  const { groups } = attributes.user
  if (publicRules.some((rule) => ruleAllows(rule, attributes))) return allowed
  if (!groups.includes('system:authenticated')) return noOpinion
  return authenticatedRules.some((rule) => ruleAllows(rule, attributes)) ? allowed : noOpinion
}

const publicRules: readonly PolicyRule[] = [
  { verbs: ['get'], nonResourceURLs: ['/healthz', '/livez', '/readyz', '/version', '/version/'] },
]

const authenticatedRules: readonly PolicyRule[] = [
  { verbs: ['get'], nonResourceURLs: ['/api', '/api/*', '/apis', '/apis/*', '/openapi', '/openapi/*'] },
  {
    verbs: ['create'],
    apiGroups: ['authorization.k8s.io'],
    resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
  },
  { verbs: ['create'], apiGroups: ['authentication.k8s.io'], resources: ['selfsubjectreviews'] },
]
