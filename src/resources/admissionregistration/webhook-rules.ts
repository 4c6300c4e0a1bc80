import type {
  AdmissionregistrationV1WebhookClientConfig,
  FieldError,
  FieldPath,
  MatchCondition,
  RuleWithOperations,
} from '../../api/index.js'
import {
  addReasons,
  addUnsupported,
  duplicate,
  invalid,
  isQualifiedName,
  isValidPortNumber,
  notSupported,
  path,
  required,
  tooMany,
} from '../../api/index.js'

const operations = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE']
const scopes = ['*', 'Cluster', 'Namespaced']

/** validateRuleWithOperations of pkg/apis/admissionregistration/validation (v1.34). */
export function addRuleErrors(errors: FieldError[], rule: RuleWithOperations, at: FieldPath): void {
  const { apiGroups = [], apiVersions = [], resources = [], scope, operations: given = [] } = rule
  const starAlone = (list: readonly string[], field: string) => {
    if (list.length > 1 && list.includes('*'))
      errors.push(
        invalid(
          at.child(field),
          list,
          `if '*' is present, must not specify other ${field === 'apiGroups' ? 'API groups' : 'API versions'}`,
        ),
      )
  }
  if (apiGroups.length === 0) errors.push(required(at.child('apiGroups')))
  starAlone(apiGroups, 'apiGroups')
  if (apiVersions.length === 0) errors.push(required(at.child('apiVersions')))
  starAlone(apiVersions, 'apiVersions')
  apiVersions.forEach((version, index) => {
    if (version === '') errors.push(required(at.child('apiVersions').index(index)))
  })
  if (resources.length === 0) errors.push(required(at.child('resources')))
  else addResourcesErrors(errors, resources, at.child('resources'))
  if (scope !== undefined) addUnsupported(errors, at.child('scope'), scope, scopes)
  if (given.length === 0) errors.push(required(at.child('operations')))
  if (given.length > 1 && given.includes('*')) {
    errors.push(invalid(at.child('operations'), given, "if '*' is present, must not specify other operations"))
  }
  given.forEach((operation, index) => {
    if (!operations.includes(operation))
      errors.push(notSupported(at.child('operations').index(index), operation, operations))
  })
}

function addResourcesErrors(errors: FieldError[], resources: readonly string[], at: FieldPath): void {
  const withAllSubresources = new Set<string>()
  const subresources = new Set<string>()
  let hasDoubleWildcard = false
  resources.forEach((resource, index) => {
    const here = at.index(index)
    if (resource === '') {
      errors.push(required(here))
      return
    }
    if (resource === '*/*') hasDoubleWildcard = true
    const [name = '', sub] = resource.split('/')
    if (sub === undefined) return
    if (sub === '*' && name !== '*') withAllSubresources.add(name)
    if (withAllSubresources.has(name) && sub !== '*') {
      errors.push(invalid(here, resource, `if '${name}/*' is present, must not specify ${resource}`))
    }
    if (subresources.has(sub) && name !== '*')
      errors.push(invalid(here, resource, `if '*/${sub}' is present, must not specify ${resource}`))
    if (name === '*') subresources.add(sub)
  })
  if (resources.length > 1 && hasDoubleWildcard) {
    errors.push(invalid(at, resources, "if '*/*' is present, must not specify other resources"))
  }
  if (resources.includes('*') && resources.some((one) => !one.includes('/') && one !== '*')) {
    errors.push(invalid(at, resources, "if '*' is present, must not specify other resources without subresources"))
  }
}

/** Where a webhook is: a URL or a Service, one of them (webhook.ValidateWebhookURL and ValidateWebhookService of apiserver). */
export function addClientConfigErrors(
  errors: FieldError[],
  config: AdmissionregistrationV1WebhookClientConfig | undefined,
  at: FieldPath,
): void {
  const { url, service } = config ?? {}
  if ((url === undefined) === (service === undefined)) {
    errors.push(required(at, 'exactly one of url or service is required'))
  }
  if (url !== undefined) addUrlErrors(errors, url, at.child('url'))
  if (!service) return
  const here = at.child('service')
  if (!service.name) errors.push(required(here.child('name'), 'service name is required'))
  if (!service.namespace) errors.push(required(here.child('namespace'), 'service namespace is required'))
  for (const reason of isValidPortNumber(service.port ?? 443)) {
    errors.push(invalid(here.child('port'), service.port, `port is not valid: ${reason}`))
  }
  const text = service.path
  if (text === undefined || text === '/') return
  const pathAt = here.child('path')
  if (!text.startsWith('/')) errors.push(invalid(pathAt, text, "must start with a '/'"))
  const steps = text.slice(1).replace(/\/$/, '').split('/')
  steps.forEach((step, index) => {
    if (step === '') errors.push(invalid(pathAt, text, `segment[${index}] may not be empty`))
  })
}

function addUrlErrors(errors: FieldError[], text: string, at: FieldPath): void {
  const form = 'desired format: https://host[/path]'
  let url: URL
  try {
    url = new URL(text)
  } catch {
    errors.push(required(at, `url must be a valid URL: parse ${JSON.stringify(text)}; ${form}`))
    return
  }
  if (url.protocol !== 'https:') {
    errors.push(invalid(at, url.protocol.replace(/:$/, ''), `'https' is the only allowed URL scheme; ${form}`))
  }
  if (url.host === '') errors.push(invalid(at, url.host, `host must be specified; ${form}`))
  if (url.username !== '' || url.password !== '') {
    errors.push(invalid(at, url.username, 'user information is not permitted in the URL'))
  }
  if (url.hash !== '') errors.push(invalid(at, url.hash.slice(1), 'fragments are not permitted in the URL'))
  if (url.search !== '') errors.push(invalid(at, url.search.slice(1), 'query parameters are not permitted in the URL'))
}

/** Names of the conditions under which a webhook or policy is asked. */
export function addMatchConditionErrors(
  errors: FieldError[],
  conditions: readonly MatchCondition[] | undefined,
  at: FieldPath,
): void {
  if ((conditions?.length ?? 0) > 64) errors.push(tooMany(at, conditions?.length ?? 0, 64))
  const names = new Set<string>()
  conditions?.forEach(({ name = '', expression = '' }, index) => {
    const here = at.index(index)
    if (expression.trim() === '') errors.push(required(here.child('expression')))
    if (name === '') {
      errors.push(required(here.child('name')))
      return
    }
    addReasons(errors, here.child('name'), name, isQualifiedName(name))
    if (names.has(name)) errors.push(duplicate(here.child('name'), name))
    names.add(name)
  })
}

export const webhooksAt = path('webhooks')
