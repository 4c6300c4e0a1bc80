import type { PolicyRule } from '../../api/index.js'
import type { Attributes } from './attributes.js'

/** Whether a rule covers a request (pkg/apis/rbac/v1/evaluation_helpers.go, v0.34). */
export function ruleAllows(rule: PolicyRule, attributes: Attributes): boolean {
  if (!matches(rule.verbs, attributes.verb)) return false
  if (!attributes.isResourceRequest)
    return rule.nonResourceURLs?.some((pattern) => urlMatches(pattern, attributes.path)) ?? false
  const { group, resource, subresource, name } = attributes
  return (
    matches(rule.apiGroups, group) &&
    (rule.resources?.some((pattern) => resourceMatches(pattern, resource, subresource)) ?? false) &&
    (!rule.resourceNames?.length || rule.resourceNames.includes(name))
  )
}

function matches(patterns: readonly string[] | undefined, value: string): boolean {
  return patterns?.some((pattern) => pattern === '*' || pattern === value) ?? false
}

function resourceMatches(pattern: string, resource: string, subresource: string): boolean {
  if (pattern === '*') return true
  if (subresource === '') return pattern === resource
  return pattern === `${resource}/${subresource}` || pattern === `*/${subresource}`
}

function urlMatches(pattern: string, path: string): boolean {
  if (pattern === '*' || pattern === path) return true
  return pattern.endsWith('*') && path.startsWith(pattern.replace(/\*+$/, ''))
}
