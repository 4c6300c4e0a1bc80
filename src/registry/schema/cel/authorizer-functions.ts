import { isDNS1123Label, isDNS1123Subdomain } from '../../../api/index.js'
import { contentOf, textOf } from './arguments.js'
import type { AskAuthorizer, Asker, AuthorizerDecision, AuthorizerQuestion } from './authorizer.js'
import type { Declaration } from './declarations.js'
import { CelError } from './errors.js'
import { Opaque, type Value } from './values.js'

type Check = Omit<AuthorizerQuestion, 'verb'>

/** The variable `authorizer`. `ask` may throw, to be asked again when it knows. */
export function authorizerValue(ask: AskAuthorizer, asker: Asker = undefined): Value {
  return new Opaque({ type: 'kubernetes.authorization.Authorizer', ask, asker })
}

/** The variable `authorizer.requestResource`. */
export function resourceCheckValue(ask: AskAuthorizer, check: Check): Value {
  return new Opaque({ type: 'kubernetes.authorization.ResourceCheck', ask, check })
}

const authorizerOf = (value: Value | undefined) => contentOf(value, 'kubernetes.authorization.Authorizer')
const resourceCheckOf = (value: Value | undefined) => contentOf(value, 'kubernetes.authorization.ResourceCheck')
const decisionOf = (value: Value | undefined) => contentOf(value, 'kubernetes.authorization.Decision').decision

function narrowed(value: Value | undefined, more: Partial<Check>): Value {
  const { ask, check } = resourceCheckOf(value)
  return resourceCheckValue(ask, { ...check, ...more })
}

const narrowing = (id: string, field: 'subresource' | 'namespace' | 'name' | 'fieldSelector' | 'labelSelector') =>
  [
    id,
    `resourceCheck:${field}(string) -> resourceCheck`,
    ([check, text]: readonly Value[]) => narrowed(check, { [field]: textOf(text) }),
  ] as const

function serviceAccount([authorizer, namespace, name]: readonly Value[]): Value {
  const account = { namespace: textOf(namespace), name: textOf(name) }
  if (isDNS1123Subdomain(account.name).length > 0) throw new CelError('Invalid service account name')
  if (isDNS1123Label(account.namespace).length > 0) throw new CelError('Invalid service account namespace')
  return authorizerValue(authorizerOf(authorizer).ask, account)
}

function decided(decision: AuthorizerDecision): Value {
  return new Opaque({ type: 'kubernetes.authorization.Decision', decision })
}

/** What expressions may ask the authorizer (apiserver's pkg/cel/library/authz.go, v0.34). */
export const authorizerFunctions: readonly Declaration[] = [
  [
    'authorizer_path',
    'authorizer:path(string) -> pathCheck',
    ([authorizer, path]) => {
      if (textOf(path).trim() === '') throw new CelError('path must not be empty')
      const { ask, asker } = authorizerOf(authorizer)
      return new Opaque({ type: 'kubernetes.authorization.PathCheck', ask, check: { asker, path: textOf(path) } })
    },
  ],
  [
    'authorizer_group',
    'authorizer:group(string) -> groupCheck',
    ([authorizer, group]) => {
      const { ask, asker } = authorizerOf(authorizer)
      return new Opaque({ type: 'kubernetes.authorization.GroupCheck', ask, check: { asker, group: textOf(group) } })
    },
  ],
  ['authorizer_serviceaccount', 'authorizer:serviceAccount(string, string) -> authorizer', serviceAccount],
  [
    'groupcheck_resource',
    'groupCheck:resource(string) -> resourceCheck',
    ([group, resource]) => {
      const { ask, check } = contentOf(group, 'kubernetes.authorization.GroupCheck')
      if (textOf(resource).trim() === '') throw new CelError('resource must not be empty')
      return resourceCheckValue(ask, { ...check, resource: textOf(resource) })
    },
  ],
  narrowing('resourcecheck_subresource', 'subresource'),
  narrowing('resourcecheck_namespace', 'namespace'),
  narrowing('resourcecheck_name', 'name'),
  narrowing('resourcecheck_fieldselector', 'fieldSelector'),
  narrowing('resourcecheck_labelselector', 'labelSelector'),
  [
    'pathcheck_check',
    'pathCheck:check(string) -> decision',
    ([path, verb]) => {
      const { ask, check } = contentOf(path, 'kubernetes.authorization.PathCheck')
      return decided(ask({ ...check, verb: textOf(verb) }))
    },
  ],
  [
    'resourcecheck_check',
    'resourceCheck:check(string) -> decision',
    ([resource, verb]) => {
      const { ask, check } = resourceCheckOf(resource)
      return decided(ask({ ...check, verb: textOf(verb) }))
    },
  ],
  ['decision_errored', 'decision:errored() -> bool', ([decision]) => decisionOf(decision).error !== ''],
  ['decision_error', 'decision:error() -> string', ([decision]) => decisionOf(decision).error],
  ['decision_allowed', 'decision:allowed() -> bool', ([decision]) => decisionOf(decision).allowed],
  ['decision_reason', 'decision:reason() -> string', ([decision]) => decisionOf(decision).reason],
]
