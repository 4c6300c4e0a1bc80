import type { FieldError, FieldPath, KubeObject, ServiceAccount, StatusError, TokenRequest } from '../../api/index.js'
import {
  conflict,
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

const tokenRequest = { group: TokenRequests.group, kind: TokenRequests.kind }
const mountableSecrets = 'kubernetes.io/enforce-mountable-secrets'
const shortestToken = 600
const longestToken = 2 ** 32

/** Issues a token for the account (pkg/registry/core/serviceaccount/storage/token.go, v1.34). */
const token: ConnectSubresource<ServiceAccount> = {
  kind: 'connect',
  name: 'token',
  body: TokenRequests,
  verbs: ['create'],
  defaults(body) {
    const { spec } = body as TokenRequest
    Object.assign(body, { spec: { ...spec, expirationSeconds: spec?.expirationSeconds ?? 3600 } })
  },
  handle: issue,
}

async function issue(call: ConnectCall<ServiceAccount>): Promise<KubeObject> {
  const account = await call.parent()
  const body = structuredClone(call.body) as TokenRequest
  const { name = '', namespace = '', uid = '' } = body.metadata ?? {}
  const present = account.metadata?.uid ?? ''
  if (name !== '' && name !== call.name) {
    throw mismatch(call.name, path('metadata', 'name'), name, 'must match the service account name if specified')
  }
  if (namespace !== '' && namespace !== call.namespace) {
    const why = 'must match the service account namespace if specified'
    throw mismatch(call.name, path('metadata', 'namespace'), namespace, why)
  }
  if (uid !== '' && uid !== present) {
    throw conflict(
      { group: tokenRequest.group, resource: tokenRequest.kind },
      call.name,
      `the UID in the token request (${uid}) does not match the UID of the service account (${present})`,
    )
  }
  const expirationSeconds = body.spec?.expirationSeconds ?? 0
  const at = path('spec', 'expirationSeconds')
  const errors: FieldError[] = []
  if (expirationSeconds < shortestToken) {
    errors.push(invalid(at, expirationSeconds, 'may not specify a duration less than 10 minutes'))
  }
  if (expirationSeconds > longestToken) {
    errors.push(invalid(at, expirationSeconds, 'may not specify a duration larger than 2^32 seconds'))
  }
  if (errors.length > 0) throw invalidObject(tokenRequest, '', errors)
  body.metadata = {
    ...body.metadata,
    name: call.name,
    namespace: call.namespace,
    uid: present,
    creationTimestamp: formatTimestamp(call.context.clock.now()),
  }
  const { issueServiceAccountToken } = call.services
  if (!issueServiceAccountToken) throw internalError('this cluster issues no tokens')
  return issueServiceAccountToken({
    namespace: call.namespace,
    name: call.name,
    uid: present,
    body,
  })
}

function mismatch(name: string, at: FieldPath, value: string, why: string): StatusError {
  return invalidObject(tokenRequest, name, [invalid(at, value, why)])
}

/** Of its secrets an account knows the names alone. */
function cleanReferences(account: ServiceAccount): void {
  account.secrets = account.secrets?.map(({ name }) => (name ? { name } : {})) ?? []
  if (account.secrets.length === 0) delete account.secrets
}

export const serviceAccounts = defineResource(ServiceAccounts, {
  metadataChecks: { asNew: 1 },
  cells: { Secrets: ({ secrets }) => secrets?.length ?? 0 },
  subresources: [token],
  prepareForCreate: cleanReferences,
  prepareForUpdate: cleanReferences,
  warnings: ({ metadata }, old) =>
    metadata?.annotations?.[mountableSecrets] === undefined ||
    old?.metadata?.annotations?.[mountableSecrets] !== undefined
      ? []
      : [
          `metadata.annotations[${mountableSecrets}]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets`,
        ],
})
