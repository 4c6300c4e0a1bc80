import type { FieldError, FieldPath, FlowcontrolV1Subject, PolicyRulesWithSubjects } from '../../api/index.js'
import {
  addReasons,
  addUnsupported,
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
const verbs = ['*', 'create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'proxy', 'update', 'watch']

function addSubjectErrors(errors: FieldError[], subject: FlowcontrolV1Subject, here: FieldPath): void {
  const { kind = '', user, group, serviceAccount } = subject
  const kinds = { Group: group, ServiceAccount: serviceAccount, User: user } as const
  if (!(kind in kinds)) {
    errors.push(notSupported(here.child('kind'), kind, ['Group', 'ServiceAccount', 'User']))
    return
  }
  for (const [name, value] of Object.entries(kinds)) {
    const field = `${name.charAt(0).toLowerCase()}${name.slice(1)}`
    if (name === kind && !value) {
      errors.push(required(here.child(field), `${field} is required when subject kind is '${kind}'`))
    }
    if (name !== kind && value) {
      errors.push(forbidden(here.child(field), `${field} is forbidden when subject kind is not '${name}'`))
    }
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
    for (const field of ['verbs', 'apiGroups', 'resources'] as const) {
      if (!one[field]?.length) errors.push(required(own.child(field), `${field} must contain at least one value`))
      else if (one[field].length > 1 && one[field].includes('*')) {
        errors.push(
          invalid(
            own.child(field),
            one[field],
            `if '*' is present, must not specify other ${field === 'apiGroups' ? 'api groups' : field}`,
          ),
        )
      } else if (field === 'verbs' && one.verbs.some((verb) => !verbs.includes(verb))) {
        errors.push(notSupported(own.child('verbs'), one.verbs, [...verbs].sort()))
      }
    }
    if (!one.namespaces?.length && !one.clusterScope) {
      errors.push(
        required(
          own.child('namespaces'),
          'resource rules that are not cluster scoped must supply at least one namespace',
        ),
      )
    }
  })
  nonResourceRules.forEach(({ verbs: given = [], nonResourceURLs = [] }, index) => {
    const own = here.child('nonResourceRules').index(index)
    if (given.length === 0) errors.push(required(own.child('verbs'), 'verbs must contain at least one value'))
    if (nonResourceURLs.length === 0) {
      errors.push(required(own.child('nonResourceURLs'), 'nonResourceURLs must contain at least one value'))
    }
    nonResourceURLs.forEach((url, position) => {
      if (url !== '*' && !url.startsWith('/')) {
        errors.push(invalid(own.child('nonResourceURLs').index(position), url, 'must start with slash'))
      }
    })
  })
}

export const flowSchemas = defineResource(FlowSchemas, {
  revalidatesMetadata: false,
  status: { keepsMetadata: true, resetFields: ['metadata'] },
  cells: {
    PriorityLevel: ({ spec }) => spec?.priorityLevelConfiguration?.name || '<none>',
    MatchingPrecedence: ({ spec }) => String(spec?.matchingPrecedence ?? 0),
    DistinguisherMethod: ({ spec }) => spec?.distinguisherMethod?.type ?? '<none>',
    MissingPL: ({ status }) => status?.conditions?.find((condition) => condition.type === 'Dangling')?.status ?? '?',
  },
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
      addUnsupported(errors, at.child('distinguisherMethod', 'type'), distinguisherMethod.type ?? '', [
        'ByNamespace',
        'ByUser',
      ])
    }
    const level = priorityLevelConfiguration?.name ?? ''
    const levelAt = at.child('priorityLevelConfiguration', 'name')
    if (level === '') errors.push(required(levelAt, 'must reference a priority level'))
    else addReasons(errors, levelAt, level, isDNS1123Subdomain(level))
    for (const [index, rule] of rules.entries()) addRuleErrors(errors, rule, at.child('rules').index(index))
    return errors
  },
})
