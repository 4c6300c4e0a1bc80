import type {
  FlowcontrolV1Subject,
  FlowSchema,
  NonResourcePolicyRule,
  PolicyRulesWithSubjects,
  ResourcePolicyRule,
  UserInfo,
} from '../../api/index.js'
import type { RequestInfo } from '../request-info/index.js'

/** Whether a request falls under a FlowSchema: some rule names both who asks and what is asked (apiserver's util/flowcontrol/rule.go, v0.34). */
export function matchesFlow({ spec }: FlowSchema, info: RequestInfo, user: UserInfo): boolean {
  return spec?.rules?.some((rule) => matchesRule(rule, info, user)) ?? false
}

function matchesRule(
  { subjects, resourceRules, nonResourceRules }: PolicyRulesWithSubjects,
  info: RequestInfo,
  user: UserInfo,
): boolean {
  if (!subjects.some((subject) => isSubject(subject, user))) return false
  return info.isResourceRequest
    ? (resourceRules?.some((rule) => matchesResource(rule, info)) ?? false)
    : (nonResourceRules?.some((rule) => matchesPath(rule, info)) ?? false)
}

function isSubject(
  { kind, user, group, serviceAccount }: FlowcontrolV1Subject,
  { username, groups }: UserInfo,
): boolean {
  switch (kind) {
    case 'User':
      return user?.name === '*' || user?.name === username
    case 'Group':
      return group?.name === '*' || groups.includes(group?.name ?? '')
    case 'ServiceAccount': {
      if (!serviceAccount) return false
      const account = `system:serviceaccount:${serviceAccount.namespace}:`
      return serviceAccount.name === '*'
        ? username.startsWith(account)
        : username === `${account}${serviceAccount.name}`
    }
    default:
      return false
  }
}

function matchesResource(
  { verbs, apiGroups, resources, namespaces, clusterScope }: ResourcePolicyRule,
  info: RequestInfo,
): boolean {
  const { verb, group, resource, subresource, namespace } = info
  if (!includes(verbs, verb) || !includes(apiGroups, group)) return false
  if (!includes(resources, subresource === '' ? resource : `${resource}/${subresource}`)) return false
  return namespace === '' ? clusterScope === true : includes(namespaces ?? [], namespace)
}

function matchesPath({ verbs, nonResourceURLs }: NonResourcePolicyRule, { verb, path }: RequestInfo): boolean {
  if (!includes(verbs, verb)) return false
  return nonResourceURLs.some(
    (pattern) =>
      pattern === '*' || pattern === path || (pattern.endsWith('/*') && path.startsWith(pattern.slice(0, -1))),
  )
}

function includes(patterns: readonly string[], value: string): boolean {
  return patterns.includes('*') || patterns.includes(value)
}
