import type { MatchResources, NamedRuleWithOperations } from '../../../../api/index.js'
import type { AdmissionAttributes, AdmissionView } from '../../attributes.js'
import type { ObjectLister } from '../../lister.js'
import { matchesNamespace, matchesObject, matchesRule } from '../webhooks/matching.js'

/**
 * How a policy or binding sees a request; undefined where it is none of its business. Throws a StatusError where the request's namespace is not known
 * (apiserver's pkg/admission/plugin/policy/matching, v0.34).
 */
export function matchingView(
  match: MatchResources | undefined,
  attributes: AdmissionAttributes,
  views: readonly AdmissionView[],
  lister: ObjectLister,
): AdmissionView | undefined {
  const [own] = views
  if (!match) return own
  if (!matchesObject(match.objectSelector, attributes)) return undefined
  const { resourceRules = [], excludeResourceRules = [], matchPolicy } = match
  if (viewFor(excludeResourceRules, matchPolicy, attributes, views)) return undefined
  const view = resourceRules.length === 0 ? own : viewFor(resourceRules, matchPolicy, attributes, views)
  // After the rules: where they do not match, a namespace that is missing is no error.
  return view && matchesNamespace(match.namespaceSelector, attributes, lister) ? view : undefined
}

/** The request's own view where a rule takes it, else the first equivalent that one takes. */
function viewFor(
  rules: readonly NamedRuleWithOperations[],
  matchPolicy: string | undefined,
  attributes: AdmissionAttributes,
  [own, ...equivalents]: readonly AdmissionView[],
): AdmissionView | undefined {
  const takes = (rule: NamedRuleWithOperations, view: AdmissionView) =>
    matchesRule(rule as Parameters<typeof matchesRule>[0], attributes, view) &&
    (!rule.resourceNames?.length || rule.resourceNames.includes(attributes.name))
  if (!own || rules.some((rule) => takes(rule, own))) return own
  if (matchPolicy !== 'Equivalent') return undefined
  for (const rule of rules) {
    const found = equivalents.find((view) => takes(rule, view))
    if (found) return found
  }
  return undefined
}
