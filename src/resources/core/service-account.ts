import type { FieldError, KubeObject, ServiceAccount, TokenRequest } from '../../api/index.js'
import {
  badRequest,
  formatTimestamp,
  internalError,
  invalid,
  invalidObject,
  path,
  ServiceAccounts,
  TokenRequests,
} from '../../api/index.js'
import type { ConnectCall, ConnectSubresource } from '../../registry/definition/index.js'
import { defineResource } from '../define-resource.js'

const mountableSecrets = 'kubernetes.io/enforce-mountable-secrets'
const shortestToken = 600
const longestToken = 2 ** 32

/** Issues a token for the account. */
const token: ConnectSubresource<ServiceAccount> = {
  kind: 'connect',
  name: 'token',
  body: TokenRequests,
  verbs: ['create'],
  handle: issue,
}

async function issue(call: ConnectCall<ServiceAccount>): Promise<KubeObject> {
  const account = await call.parent()
  const body = structuredClone(call.body) as TokenRequest
  const { name, namespace } = body.metadata ?? {}
  if (name !== undefined && name !== '' && name !== call.name) {
    throw badRequest(`the name in the object (${name}) does not match the name on the URL (${call.name})`)
  }
  body.metadata = { ...body.metadata, name: call.name, namespace: namespace ?? call.namespace }
  const expirationSeconds = body.spec?.expirationSeconds ?? 3600
  body.spec = { ...body.spec, audiences: body.spec?.audiences ?? [], expirationSeconds }
  const at = path('spec', 'expirationSeconds')
  const errors: FieldError[] = []
  if (expirationSeconds < shortestToken) {
    errors.push(invalid(at, expirationSeconds, 'may not specify a duration less than 10 minutes'))
  }
  if (expirationSeconds > longestToken) {
    errors.push(invalid(at, expirationSeconds, 'may not specify a duration larger than 2^32 seconds'))
  }
  if (errors.length > 0) throw invalidObject({ group: 'authentication.k8s.io', kind: 'TokenRequest' }, '', errors)
  const { clock, random } = call.context
  body.metadata = { ...body.metadata, uid: random.uuid(), creationTimestamp: formatTimestamp(clock.now()) }
  const { issueServiceAccountToken } = call.services
  if (!issueServiceAccountToken) throw internalError('this cluster issues no tokens')
  return issueServiceAccountToken({
    namespace: call.namespace,
    name: call.name,
    uid: account.metadata?.uid ?? '',
    body,
  })
}

export const serviceAccounts = defineResource(ServiceAccounts, {
  cells: { Secrets: ({ secrets }) => secrets?.length ?? 0 },
  subresources: [token],
  warnings: ({ metadata }) =>
    metadata?.annotations?.[mountableSecrets] === undefined
      ? []
      : [
          `metadata.annotations[${mountableSecrets}]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets`,
        ],
})
