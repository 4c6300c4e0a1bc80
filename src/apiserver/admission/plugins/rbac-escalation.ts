import type { ClusterRole, KubeObject, PolicyRule, Role, RoleBinding, RoleRef } from '../../../api/index.js'
import { notFound, semanticEqual } from '../../../api/index.js'
import type { Authorizer, RbacLister } from '../../authorization/index.js'
import { RbacAuthorizer } from '../../authorization/index.js'
import type { AdmissionAttributes, AdmissionPlugin } from '../attributes.js'
import { refuse } from '../refuse.js'
import { describedRules, rulesNotCovered } from './rule-cover.js'

const group = 'rbac.authorization.k8s.io'
const everything: readonly PolicyRule[] = [
  { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
  { verbs: ['*'], nonResourceURLs: ['*'] },
]

export interface RbacEscalationOptions {
  readonly rbac: RbacLister
  readonly authorizer: Authorizer
}

/**
 * Nobody may give rights that he does not have, unless he has the verb `escalate` on the role or `bind` on the role that a binding names. No plugin
 * upstream, but the storage of these kinds: it runs after all mutations (pkg/registry/rbac/*\/policybased, v1.34).
 */
export function rbacEscalation({ rbac, authorizer }: RbacEscalationOptions): AdmissionPlugin {
  const rules = new RbacAuthorizer(rbac)

  const isAuthorized = (
    { user, namespace }: AdmissionAttributes,
    { verb, resource, name }: { readonly verb: string; readonly resource: string; readonly name: string },
  ): boolean => {
    const question = { user, verb, isResourceRequest: true, namespace, group, version: '*', resource, subresource: '' }
    return authorizer.authorize({ ...question, name, path: '' }).decision === 'allow'
  }

  const missing = ({ user, namespace }: AdmissionAttributes, wanted: readonly PolicyRule[]): readonly PolicyRule[] =>
    rulesNotCovered(
      [...rules.rulesOf(user, namespace)].map(({ rule }) => rule),
      wanted,
    )

  const requireHeld = (attributes: AdmissionAttributes, wanted: readonly PolicyRule[]): void => {
    const lacking = missing(attributes, wanted)
    if (lacking.length === 0) return
    const { username, groups } = attributes.user
    const who = `user ${JSON.stringify(username)} (groups=[${groups.map((one) => JSON.stringify(one)).join(' ')}])`
    throw refuse(
      attributes,
      `${who} is attempting to grant RBAC permissions not currently held:\n${describedRules(lacking).join('\n')}`,
    )
  }

  const checkRole = (attributes: AdmissionAttributes): void => {
    const role = attributes.object as Role & ClusterRole
    const name = attributes.operation === 'CREATE' ? '' : attributes.name
    if (isAuthorized(attributes, { verb: 'escalate', resource: attributes.resource.plural, name })) return
    requireHeld(attributes, role.rules ?? [])
    const aggregates = [role, attributes.old as ClusterRole | undefined].some(
      (one) => one?.aggregationRule?.clusterRoleSelectors?.length,
    )
    if (aggregates && missing(attributes, everything).length > 0) {
      throw refuse(attributes, 'must have cluster-admin privileges to use the aggregationRule')
    }
  }

  const rulesBehind = ({ kind, name }: RoleRef, { namespace, resource }: AdmissionAttributes) => {
    const role = kind === 'Role' ? rbac.role(namespace, name) : rbac.clusterRole(name)
    if (!role) throw notFound({ group, resource: resource.plural }, name)
    return role.rules ?? []
  }

  const checkBinding = (attributes: AdmissionAttributes): void => {
    const { roleRef } = attributes.object as RoleBinding
    const resource = roleRef.kind === 'Role' ? 'roles' : 'clusterroles'
    if (isAuthorized(attributes, { verb: 'bind', resource, name: roleRef.name })) return
    requireHeld(attributes, rulesBehind(roleRef, attributes))
  }

  return {
    name: 'RBACEscalation',
    handles: ({ operation, resource, user }) =>
      resource.group === group &&
      (operation === 'CREATE' || operation === 'UPDATE') &&
      !user.groups.includes('system:masters'),
    mutate(attributes) {
      if (attributes.old && differsForCollectionOnly(attributes.object, attributes.old)) return
      if (attributes.resource.plural.endsWith('bindings')) checkBinding(attributes)
      else checkRole(attributes)
    },
  }
}

/** The garbage collector may let go of any object. */
function differsForCollectionOnly(object: KubeObject | undefined, old: KubeObject): boolean {
  const rest = (one: KubeObject | undefined) => ({
    ...one,
    metadata: { ...one?.metadata, ownerReferences: undefined, finalizers: undefined, managedFields: undefined },
  })
  return semanticEqual(rest(object), rest(old)) && !semanticEqual(object?.metadata, old.metadata)
}
