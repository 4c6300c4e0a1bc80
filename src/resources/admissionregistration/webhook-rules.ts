import type {
  AdmissionregistrationV1WebhookClientConfig,
  FieldError,
  FieldPath,
  RuleWithOperations,
} from '../../api/index.js'
import {
  addUnsupported,
  invalid,
  isDNS1123Subdomain,
  isValidPortNumber,
  notSupported,
  path,
  required,
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
  if (given.length === 0) errors.push(required(at.child('operations')))
  if (given.length > 1 && given.includes('*')) {
    errors.push(invalid(at.child('operations'), given, "if '*' is present, must not specify other operations"))
  }
  given.forEach((operation, index) => {
    if (!operations.includes(operation))
      errors.push(notSupported(at.child('operations').index(index), operation, operations))
  })
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
}

function addResourcesErrors(errors: FieldError[], resources: readonly string[], at: FieldPath): void {
  const withAllSubresources = new Set<string>()
  const ofAllResources = new Set<string>()
  let endsWithPlain = false
  resources.forEach((resource, index) => {
    const here = at.index(index)
    if (resource === '') {
      errors.push(required(here))
      return
    }
    const slash = resource.indexOf('/')
    if (slash < 0) {
      // Upstream remembers the last of them only.
      endsWithPlain = resource !== '*'
      return
    }
    const [name, sub] = [resource.slice(0, slash), resource.slice(slash + 1)]
    if (withAllSubresources.has(name)) {
      errors.push(invalid(here, resource, `if '${name}/*' is present, must not specify ${resource}`))
    }
    if (ofAllResources.has(sub)) {
      errors.push(invalid(here, resource, `if '*/${sub}' is present, must not specify ${resource}`))
    }
    if (sub === '*') withAllSubresources.add(name)
    if (name === '*') ofAllResources.add(sub)
  })
  if (resources.length > 1 && resources.includes('*/*')) {
    errors.push(invalid(at, resources, "if '*/*' is present, must not specify other resources"))
  }
  if (resources.includes('*') && endsWithPlain) {
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
    return
  }
  if (url !== undefined) addUrlErrors(errors, url, at.child('url'))
  if (!service) return
  const here = at.child('service')
  // Upstream confuses the two.
  if (!service.namespace) errors.push(required(here.child('name')))
  if (!service.name) errors.push(required(here.child('namespace')))
  for (const reason of isValidPortNumber(service.port ?? 443)) {
    errors.push(invalid(here.child('port'), service.port, `port is not valid: ${reason}`))
  }
  const text = service.path
  if (!text || text === '/') return
  const pathAt = here.child('path')
  if (text === '//') {
    errors.push(invalid(pathAt, text, 'segment[0] may not be empty'))
    return
  }
  if (!text.startsWith('/')) errors.push(invalid(pathAt, text, "must start with a '/'"))
  const steps = text.slice(1).replace(/\/$/, '').split('/')
  steps.forEach((step, index) => {
    if (step === '') errors.push(invalid(pathAt, text, `segment[${index}] may not be empty`))
    else
      for (const reason of isDNS1123Subdomain(step)) errors.push(invalid(pathAt, text, `segment[${index}]: ${reason}`))
  })
}

/** What Go's url.Parse makes of a text, as far as it matters here. */
const urlPattern =
  /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/(?:([^@/?#]*)@)?([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s

function addUrlErrors(errors: FieldError[], text: string, at: FieldPath): void {
  const form = 'desired format: https://host[/path]'
  const problem = urlProblem(text)
  if (problem !== undefined) {
    errors.push(required(at, `url must be a valid URL: parse ${JSON.stringify(text)}: ${problem}; ${form}`))
    return
  }
  const [, scheme = '', user, host = '', , query = '', fragment = ''] = urlPattern.exec(text) ?? []
  const lower = scheme.toLowerCase()
  if (lower !== 'https') errors.push(invalid(at, lower, `'https' is the only allowed URL scheme; ${form}`))
  if (host === '') errors.push(invalid(at, host, `host must be specified; ${form}`))
  if (user !== undefined) errors.push(invalid(at, user, 'user information is not permitted in the URL'))
  if (fragment !== '') errors.push(invalid(at, fragment, 'fragments are not permitted in the URL'))
  if (query !== '') errors.push(invalid(at, query, 'query parameters are not permitted in the URL'))
}

/** Go's words for a text that is no URL. */
function urlProblem(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what Go refuses
  if (/[\x00-\x1f\x7f]/.test(text)) return 'net/url: invalid control character in URL'
  const [, scheme, , host, path = ''] = urlPattern.exec(text) ?? []
  if (text.startsWith(':')) return 'missing protocol scheme'
  if (scheme === undefined && !text.startsWith('/') && text.split('/')[0]?.includes(':')) {
    return 'first path segment in URL cannot contain colon'
  }
  if (host?.includes(' ')) return 'invalid character " " in host name'
  const port = host === undefined ? undefined : /:([^\]]*)$/.exec(host)
  if (port && !/^[0-9]*$/.test(port[1] ?? '')) return `invalid port ${JSON.stringify(port[0])} after host`
  const badEscape = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(path)
  return badEscape ? `invalid URL escape ${JSON.stringify(badEscape[0])}` : undefined
}

export const webhooksAt = path('webhooks')
