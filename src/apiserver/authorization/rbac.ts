import type {
  ClusterRole,
  ClusterRoleBinding,
  PolicyRule,
  Role,
  RoleBinding,
  RoleRef,
  Subject,
  UserInfo,
} from '../../api/index.js'
import { quote } from '../../api/index.js'
import { type Attributes, type Authorizer, noOpinion, type Verdict } from './attributes.js'
import { ruleAllows } from './rules.js'

/** The present roles and bindings, from an informer or a cache. */
export interface RbacLister {
  clusterRoleBindings(): Iterable<ClusterRoleBinding>
  roleBindings(namespace: string): Iterable<RoleBinding>
  clusterRole(name: string): ClusterRole | undefined
  role(namespace: string, name: string): Role | undefined
}

/** A rule that a user has, and through which binding. */
export interface GrantedRule {
  readonly rule: PolicyRule
  readonly describe: () => string
}

/** Roles and bindings (plugin/pkg/auth/authorizer/rbac, v0.34). */
export class RbacAuthorizer implements Authorizer {
  readonly #lister: RbacLister

  constructor(lister: RbacLister) {
    this.#lister = lister
  }

  authorize(attributes: Attributes): Verdict {
    for (const { rule, describe } of this.rulesOf(attributes.user, attributes.namespace)) {
      if (ruleAllows(rule, attributes)) return { decision: 'allow', reason: `RBAC: allowed by ${describe()}` }
    }
    return noOpinion
  }

  /** All rules of a user, cluster-wide ones and those of a namespace (`''`: none). */
  *rulesOf(user: UserInfo, namespace: string): Generator<GrantedRule> {
    for (const binding of this.#lister.clusterRoleBindings()) {
      const subject = binding.subjects?.find((one) => isSubject(one, user, ''))
      if (!subject) continue
      for (const rule of this.#lister.clusterRole(binding.roleRef.name)?.rules ?? []) {
        yield {
          rule,
          describe: () => described('ClusterRoleBinding', binding.metadata?.name ?? '', binding.roleRef, subject, ''),
        }
      }
    }
    if (namespace === '') return
    for (const binding of this.#lister.roleBindings(namespace)) {
      const subject = binding.subjects?.find((one) => isSubject(one, user, namespace))
      if (!subject) continue
      for (const rule of this.#rulesBehind(binding.roleRef, namespace)) {
        const name = `${binding.metadata?.name ?? ''}/${namespace}`
        yield { rule, describe: () => described('RoleBinding', name, binding.roleRef, subject, namespace) }
      }
    }
  }

  #rulesBehind({ kind, name }: RoleRef, namespace: string): readonly PolicyRule[] {
    const role = kind === 'Role' ? this.#lister.role(namespace, name) : this.#lister.clusterRole(name)
    return role?.rules ?? []
  }
}

function isSubject(subject: Subject, { username, groups }: UserInfo, bindingNamespace: string): boolean {
  switch (subject.kind) {
    case 'User':
      return subject.name === username
    case 'Group':
      return groups.includes(subject.name)
    case 'ServiceAccount': {
      const namespace = subject.namespace || bindingNamespace
      return namespace !== '' && username === `system:serviceaccount:${namespace}:${subject.name}`
    }
    default:
      return false
  }
}

function described(kind: string, name: string, roleRef: RoleRef, subject: Subject, namespace: string): string {
  const who = subject.kind === 'ServiceAccount' ? `${subject.name}/${subject.namespace || namespace}` : subject.name
  return `${kind} ${quote(name)} of ${roleRef.kind} ${quote(roleRef.name)} to ${subject.kind} ${quote(who)}`
}
