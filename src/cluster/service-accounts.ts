import type { BoundObjectReference, KubeObject, Pod, ResourceToken, Secret, TokenRequest } from '../api/index.js'
import {
  badRequest,
  conflict,
  formatTimestamp,
  Nodes,
  notFound,
  Pods,
  parseApiVersion,
  Secrets,
  ServiceAccounts,
} from '../api/index.js'
import type { BoundObjects, ServiceAccountTokens, TokenClaims } from '../apiserver/index.js'
import type { Clock } from '../base/index.js'
import type { Client } from '../client/index.js'
import type { StoredObjects } from './stored-objects.js'

const lastUsedLabel = 'kubernetes.io/legacy-token-last-used'
const invalidLabel = 'kubernetes.io/legacy-token-invalid-since'
const dayMs = 24 * 3600 * 1000

interface BoundObjectTools {
  readonly objects: StoredObjects
  /** As the API server itself. */
  readonly client: () => Client
  readonly clock: Clock
}

/** What tokens are bound to, from the API server's own caches. */
export function boundObjects({ objects, client, clock }: BoundObjectTools): BoundObjects {
  /** On the Secret, by day (kubernetes' pkg/serviceaccount/legacy.go, v1.34). */
  const noteUse = async (secret: Secret, namespace: string): Promise<void> => {
    const { name = '', uid = '', labels = {} } = secret.metadata ?? {}
    const [today = '', tomorrow] = [0, dayMs].map((after) => formatTimestamp(clock.now() + after).slice(0, 10))
    const lastUsed = labels[lastUsedLabel]
    if (lastUsed === today || lastUsed === tomorrow) return
    const patch = { metadata: { uid, labels: { [lastUsedLabel]: today } } }
    // Who shows a good token is let in whether or not that can be noted.
    await client()
      .resource(Secrets, namespace)
      .patch(name, 'merge', patch)
      .catch(() => {})
  }
  return {
    async secretTokenUsed(namespace, name, account) {
      const secret = objects.get(Secrets, namespace, name)
      if (!secret) return {}
      await noteUse(secret, namespace)
      if (secret.metadata?.labels?.[invalidLabel]) {
        const problem = `the token in secret ${namespace}/${name} for service account ${namespace}/${account} has been marked invalid. Use tokens from the TokenRequest API or manually created secret-based tokens, or remove the '${invalidLabel}' label from the secret to temporarily allow use of this token`
        return { problem }
      }
      const isGenerated = objects
        .get(ServiceAccounts, namespace, account)
        ?.secrets?.some((reference) => reference.name === name)
      if (!isGenerated) return {}
      const warning =
        'Use tokens from the TokenRequest API or manually created secret-based tokens instead of auto-generated secret-based tokens.'
      return { warning }
    },
    serviceAccountUid: (namespace, name) => uidOf(objects.get(ServiceAccounts, namespace, name)),
    podUid: (namespace, name) => uidOf(objects.get(Pods, namespace, name)),
    secretUid: (namespace, name) => uidOf(objects.get(Secrets, namespace, name)),
    nodeUid: (name) => uidOf(objects.get(Nodes, '', name)),
    secretToken(namespace, name) {
      const secret = objects.get(Secrets, namespace, name)
      const token = secret?.metadata?.deletionTimestamp === undefined ? secret?.data?.token : undefined
      return token === undefined ? undefined : Buffer.from(token, 'base64').toString()
    },
  }
}

function uidOf(object: KubeObject | undefined): string | undefined {
  return object?.metadata?.uid
}

export interface TokenAsked {
  readonly namespace: string
  readonly name: string
  readonly uid: string
  readonly body: KubeObject
}

/** TokenRequest, with the object it is bound to checked (kubernetes' pkg/registry/core/serviceaccount/storage/token.go, v1.34). */
export async function issueToken(
  issuer: ServiceAccountTokens,
  objects: StoredObjects,
  { namespace, name, uid, body }: TokenAsked,
): Promise<KubeObject> {
  const request = body as TokenRequest
  const { spec } = request
  const audiences = spec?.audiences && spec.audiences.length > 0 ? spec.audiences : issuer.audiences
  const expirationSeconds = spec?.expirationSeconds ?? 3600
  const reference = spec?.boundObjectRef
  const bound = reference ? boundTo(objects, { namespace, account: name, reference }) : {}
  const { token, expiresMs } = await issuer.issue({
    namespace,
    serviceAccount: { name, uid },
    audiences,
    expirationSeconds,
    ...bound,
  })
  const expirationTimestamp = formatTimestamp(expiresMs)
  return {
    kind: 'TokenRequest',
    apiVersion: 'authentication.k8s.io/v1',
    ...(request.metadata ? { metadata: request.metadata } : {}),
    spec: { ...spec, audiences: [...audiences], expirationSeconds },
    status: { token, expirationTimestamp },
  } as KubeObject
}

interface Binding {
  readonly namespace: string
  readonly account: string
  readonly reference: BoundObjectReference
}

type Bound = Pick<TokenClaims, 'pod' | 'secret' | 'node'>

function boundTo(objects: StoredObjects, { namespace, account, reference }: Binding): Bound {
  const { apiVersion = '', kind = '', name = '', uid = '' } = reference
  const { group, version } = parseApiVersion(apiVersion)
  const token = group === '' ? bindable[kind] : undefined
  if (!token) throw badRequest(`cannot bind token to object of type ${group}/${version}, Kind=${kind}`)
  if (name === '') throw badRequest('Name parameter required.')
  const found = objects.get<KubeObject>(token, kind === 'Node' ? '' : namespace, name)
  if (!found) throw notFound({ group: '', resource: token.plural }, name)
  const present = found.metadata?.uid ?? ''
  const node = kind === 'Pod' ? nodeOf(objects, found as Pod, account) : undefined
  if (uid !== '' && uid !== present) {
    throw conflict(
      { group: '', resource: kind },
      name,
      `the UID in the bound object reference (${uid}) does not match the UID in record. The object might have been deleted and then recreated`,
    )
  }
  return { ...(node ? { node } : {}), [kind.toLowerCase()]: { name, uid: present } }
}

const bindable: Readonly<Record<string, ResourceToken>> = { Pod: Pods, Secret: Secrets, Node: Nodes }

/** A pod's token names its node too, by name alone where that is gone. */
function nodeOf(objects: StoredObjects, { spec }: Pod, account: string): TokenClaims['node'] {
  if (spec?.serviceAccountName !== account) {
    throw badRequest(
      `cannot bind token for serviceaccount ${JSON.stringify(account)} to pod running with different serviceaccount name.`,
    )
  }
  const { nodeName: name = '' } = spec
  if (name === '') return undefined
  const uid = uidOf(objects.get(Nodes, '', name))
  return { name, ...(uid === undefined ? {} : { uid }) }
}
