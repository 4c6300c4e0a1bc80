import type {
  FieldError,
  FieldPath,
  FlowcontrolV1Subject,
  PolicyRulesWithSubjects,
  ResourcePolicyRule,
} from '../../api/index.js'
import {
  addReasons,
  duplicate,
  FlowSchemas,
  forbidden,
  invalid,
  isDNS1123Label,
  isDNS1123Subdomain,
  nameIsDNSSubdomain,
  notSupported,
  path,
  required,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'

const at = path('spec')
const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'proxy', 'update', 'watch']

function addSubjectErrors(errors: FieldError[], subject: FlowcontrolV1Subject, here: FieldPath): void {
  const { kind = '', user, group, serviceAccount } = subject
  const kinds = { Group: group, ServiceAccount: serviceAccount, User: user } as const
  if (!(kind in kinds)) {
    errors.push(notSupported(here.child('kind'), kind, ['Group', 'ServiceAccount', 'User']))
    return
  }
  const fieldOf = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`
  const field = fieldOf(kind)
  if (!kinds[kind as keyof typeof kinds]) {
    errors.push(required(here.child(field), `${field} is required when subject kind is '${kind}'`))
  }
  if (kind === 'User' && user && !user.name) errors.push(required(here.child('user', 'name')))
  if (kind === 'Group' && group && !group.name) errors.push(required(here.child('group', 'name')))
  if (kind === 'ServiceAccount' && serviceAccount) {
    const { name = '', namespace = '' } = serviceAccount
    const own = here.child('serviceAccount')
    if (name === '') errors.push(required(own.child('name')))
    else if (name !== '*') addReasons(errors, own.child('name'), name, nameIsDNSSubdomain(name, false))
    if (namespace === '') errors.push(required(own.child('namespace'), 'must specify namespace for service account'))
    else addReasons(errors, own.child('namespace'), namespace, isDNS1123Label(namespace))
  }
  for (const name of ['ServiceAccount', 'User', 'Group'] as const) {
    if (name === kind || !kinds[name]) continue
    const other = fieldOf(name)
    errors.push(forbidden(here.child(other), `${other} is forbidden when subject kind is not '${name}'`))
  }
}

function addRuleErrors(errors: FieldError[], rule: PolicyRulesWithSubjects, here: FieldPath): void {
  const { subjects = [], resourceRules = [], nonResourceRules = [] } = rule
  if (subjects.length === 0) errors.push(required(here.child('subjects'), 'subjects must contain at least one value'))
  for (const [index, subject] of subjects.entries())
    addSubjectErrors(errors, subject, here.child('subjects').index(index))
  if (resourceRules.length === 0 && nonResourceRules.length === 0) {
    errors.push(required(here, 'at least one of resourceRules and nonResourceRules has to be non-empty'))
  }
  resourceRules.forEach((one, index) => {
    const own = here.child('resourceRules').index(index)
    addVerbErrors(errors, one.verbs, own.child('verbs'))
    addAtLeastOne(errors, one.apiGroups, own.child('apiGroups'), 'api group')
    addAtLeastOne(errors, one.resources, own.child('resources'), 'resource')
    addNamespacesErrors(errors, one, own.child('namespaces'))
  })
  nonResourceRules.forEach(({ verbs: given, nonResourceURLs = [] }, index) => {
    const own = here.child('nonResourceRules').index(index)
    addVerbErrors(errors, given, own.child('verbs'))
    const urlsAt = own.child('nonResourceURLs')
    if (nonResourceURLs.length === 0) {
      errors.push(required(urlsAt, 'nonResourceURLs must contain at least one value'))
    } else if (nonResourceURLs.includes('*')) {
      addNotAlone(errors, nonResourceURLs, urlsAt, 'non-resource URLs')
    } else {
      nonResourceURLs.forEach((url, position) => {
        const problem = urlProblem(url)
        if (problem !== undefined) errors.push(invalid(urlsAt.index(position), url, problem))
      })
    }
  })
}

function addNotAlone(errors: FieldError[], list: readonly string[], here: FieldPath, others: string): void {
  if (list.length > 1) errors.push(invalid(here, list, `if '*' is present, must not specify other ${others}`))
}

function addVerbErrors(errors: FieldError[], given: readonly string[] = [], here: FieldPath): void {
  if (given.length === 0) errors.push(required(here, 'verbs must contain at least one value'))
  else if (given.includes('*')) addNotAlone(errors, given, here, 'verbs')
  else if (given.some((verb) => !verbs.includes(verb))) errors.push(notSupported(here, given, verbs))
}

function addAtLeastOne(errors: FieldError[], list: readonly string[] = [], here: FieldPath, what: string): void {
  if (list.length === 0) errors.push(required(here, `resource rules must supply at least one ${what}`))
  else if (list.includes('*')) addNotAlone(errors, list, here, `${what}s`)
}

function addNamespacesErrors(
  errors: FieldError[],
  { namespaces = [], clusterScope }: ResourcePolicyRule,
  here: FieldPath,
): void {
  if (namespaces.length === 0 && !clusterScope) {
    const detail = 'resource rules that are not cluster scoped must supply at least one namespace'
    errors.push(required(here, detail))
  } else if (namespaces.includes('*')) {
    addNotAlone(errors, namespaces, here, 'namespaces')
  } else {
    namespaces.forEach((namespace, index) => {
      for (const reason of isDNS1123Label(namespace)) {
        const detail = `each member of this list must be '*' or a DNS-1123 label; ${reason}`
        errors.push(invalid(here.index(index), namespace, detail))
      }
    })
  }
}

function urlProblem(url: string): string | undefined {
  if (url === '') return 'must not be empty'
  if (url === '/') return undefined
  if (!url.startsWith('/')) return 'must start with slash'
  if (url.includes(' ')) return 'must not contain white-space'
  if (url.includes('//')) return 'must not contain double slash'
  const stars = url.split('*').length - 1
  return stars > 1 || (stars === 1 && !url.endsWith('/*')) ? 'wildcard can only do suffix matching' : undefined
}

/** Conditions of flow schemas and priority levels: each of another type. */
export function flowConditionErrors(conditions: readonly { readonly type?: string }[] = []): readonly FieldError[] {
  const list = path('status', 'conditions')
  const types = conditions.map(({ type = '' }) => type)
  return types.flatMap((type, index) => {
    const here = list.index(index).child('type')
    return [...(types.indexOf(type) < index ? [duplicate(here, type)] : []), ...(type === '' ? [required(here)] : [])]
  })
}

export const flowSchemas = defineResource(FlowSchemas, {
  metadataChecks: { asUpdated: 0, asNew: 1 },
  status: {
    keepsMetadata: true,
    resetFields: ['metadata'],
    validateUpdate: ({ status }) => flowConditionErrors(status?.conditions),
  },
  cells: {
    PriorityLevel: ({ spec }) => spec?.priorityLevelConfiguration?.name || '<none>',
    MatchingPrecedence: ({ spec }) => spec?.matchingPrecedence ?? 0,
    DistinguisherMethod: ({ spec }) => spec?.distinguisherMethod?.type ?? '<none>',
    MissingPL: ({ status }) => status?.conditions?.find((condition) => condition.type === 'Dangling')?.status ?? '?',
  },
  // That in which they are matched.
  rowOrder: (a, b) =>
    (a.spec?.matchingPrecedence ?? 0) - (b.spec?.matchingPrecedence ?? 0) ||
    ((a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1),
  allowUnconditionalUpdate: true,
  defaults({ spec }) {
    if (spec) spec.matchingPrecedence ||= 1000
  },
  prepareForCreate(schema) {
    schema.status = {}
  },
  validate({ metadata, spec }) {
    const errors: FieldError[] = []
    const { matchingPrecedence = 0, priorityLevelConfiguration, distinguisherMethod, rules = [] } = spec ?? {}
    if (matchingPrecedence <= 0)
      errors.push(invalid(at.child('matchingPrecedence'), matchingPrecedence, 'must be a positive value'))
    if (matchingPrecedence > 10000) {
      errors.push(invalid(at.child('matchingPrecedence'), matchingPrecedence, 'must not be greater than 10000'))
    }
    if (matchingPrecedence === 1 && metadata?.name !== 'exempt') {
      errors.push(
        invalid(
          at.child('matchingPrecedence'),
          matchingPrecedence,
          "only the schema named 'exempt' may have matchingPrecedence 1",
        ),
      )
    }
    if (distinguisherMethod) {
      const { type = '' } = distinguisherMethod
      const methods = ['ByNamespace', 'ByUser']
      // As Go prints its internal type.
      if (!methods.includes(type)) {
        errors.push(notSupported(at.child('distinguisherMethod', 'type'), { Type: type }, methods))
      }
    }
    const level = priorityLevelConfiguration?.name ?? ''
    const levelAt = at.child('priorityLevelConfiguration', 'name')
    if (level === '') errors.push(required(levelAt, 'must reference a priority level'))
    else addReasons(errors, levelAt, level, isDNS1123Subdomain(level))
    for (const [index, rule] of rules.entries()) addRuleErrors(errors, rule, at.child('rules').index(index))
    return errors
  },
})
