import type { LabelSelector, RuleWithOperations } from '../../../../api/index.js'
import { forbiddenError, labelSelectorAsSelector, Namespaces, notFound } from '../../../../api/index.js'
import type { AdmissionAttributes, AdmissionView } from '../../attributes.js'
import type { ObjectLister } from '../../lister.js'
import type { Hook } from './hook.js'
import type { MatchConditions } from './match-conditions.js'
import { MatchConditionError } from './match-conditions.js'
import { describeRequest } from './review.js'

/** A webhook that is to be asked, and how it sees the object. */
export interface Invocation {
  readonly hook: Hook
  readonly view: AdmissionView
}

export interface Matching {
  readonly lister: ObjectLister
  readonly conditions: MatchConditions
}

/** Undefined: the webhook is not asked. Rejects with a StatusError (apiserver's pkg/admission/plugin/webhook/generic, ShouldCallHook, v0.34). */
export async function invocationOf(
  hook: Hook,
  attributes: AdmissionAttributes,
  views: readonly AdmissionView[],
  matching: Matching,
): Promise<Invocation | undefined> {
  const { namespaceSelector, objectSelector } = hook.webhook
  if (!matchesObject(objectSelector, attributes)) return undefined
  const view = viewFor(hook, attributes, views)
  // After the rules: where they do not match, a namespace that is missing is no error.
  if (!view || !matchesNamespace(namespaceSelector, attributes, matching.lister)) return undefined
  const invocation = { hook, view }
  return (await matchesConditions(invocation, attributes, views[0] ?? view, matching)) ? invocation : undefined
}

async function matchesConditions(
  { hook: { webhook }, view }: Invocation,
  attributes: AdmissionAttributes,
  own: AdmissionView,
  { conditions }: Matching,
): Promise<boolean> {
  const { matchConditions = [], failurePolicy } = webhook
  if (matchConditions.length === 0) return true
  const { object, old, resource, name } = attributes
  try {
    return conditions.hold(matchConditions, {
      object: object && (await view.show(object)),
      oldObject: old && (await view.show(old)),
      request: { ...describeRequest(view, attributes, own), dryRun: attributes.dryRun },
    })
  } catch (error) {
    if (!(error instanceof MatchConditionError)) throw error
    if (failurePolicy === 'Ignore') return false
    throw forbiddenError({ group: resource.group, resource: resource.plural }, name, error.message)
  }
}

/** The request's own view where a rule takes it, else the first equivalent that one takes. */
function viewFor(
  { webhook: { rules = [], matchPolicy } }: Hook,
  attributes: AdmissionAttributes,
  [own, ...equivalents]: readonly AdmissionView[],
): AdmissionView | undefined {
  if (!own || rules.some((rule) => matchesRule(rule, attributes, own))) return own
  if (matchPolicy !== 'Equivalent') return undefined
  for (const rule of rules) {
    const found = equivalents.find((view) => matchesRule(rule, attributes, view))
    if (found) return found
  }
  return undefined
}

export function matchesRule(
  rule: RuleWithOperations,
  attributes: AdmissionAttributes,
  { resource }: AdmissionView,
): boolean {
  const has = (list: readonly string[] | undefined, value: string) =>
    list?.some((one) => one === '*' || one === value) === true
  return (
    matchesScope(rule.scope ?? '*', attributes) &&
    has(rule.operations, attributes.operation) &&
    has(rule.apiGroups, resource.group) &&
    has(rule.apiVersions, resource.version) &&
    rule.resources?.some((one) => matchesResource(one, resource.plural, attributes.subresource)) === true
  )
}

/** `pods`, `pods/status`, `pods/*`, `*`, `*\/scale`, `*\/*`. */
function matchesResource(rule: string, plural: string, subresource: string): boolean {
  const slash = rule.indexOf('/')
  const [name, sub] = slash < 0 ? [rule, ''] : [rule.slice(0, slash), rule.slice(slash + 1)]
  return (name === '*' || name === plural) && (sub === '*' || sub === subresource)
}

const isNamespaces = ({ resource }: AdmissionAttributes) => resource.group === '' && resource.plural === 'namespaces'

/** A namespace lies in itself, but is cluster-scoped. */
function matchesScope(scope: string, attributes: AdmissionAttributes): boolean {
  if (scope === '*') return true
  const isNamespaced = attributes.namespace !== '' && !isNamespaces(attributes)
  return scope === 'Namespaced' ? isNamespaced : !isNamespaced
}

/** Whatever lies in no namespace is never exempted by one. */
export function matchesNamespace(
  selector: LabelSelector | undefined,
  attributes: AdmissionAttributes,
  lister: ObjectLister,
): boolean {
  const { namespace, operation, subresource, object } = attributes
  if (namespace === '' && !isNamespaces(attributes)) return true
  const wanted = labelSelectorAsSelector(selector ?? {})
  if (wanted.isEmpty) return true
  const isWritten = operation === 'CREATE' || operation === 'UPDATE'
  const found =
    isNamespaces(attributes) && subresource === '' && isWritten ? object : lister.get(Namespaces, '', namespace)
  if (!found) throw notFound({ group: '', resource: 'namespaces' }, namespace)
  return wanted.matches(found.metadata?.labels ?? {})
}

export function matchesObject(selector: LabelSelector | undefined, { object, old }: AdmissionAttributes): boolean {
  const wanted = labelSelectorAsSelector(selector ?? {})
  if (wanted.isEmpty) return true
  return [object, old].some((one) => one !== undefined && wanted.matches(one.metadata?.labels ?? {}))
}

/** Where no request is behind it, the hub's version is all there is. */
export function viewsOf({ views, resource }: AdmissionAttributes): readonly AdmissionView[] {
  if (views) return views()
  return [
    {
      resource,
      kind: resource,
      show: async (object) => object,
      async take(object, shown) {
        Object.assign(object, shown)
      },
    },
  ]
}
