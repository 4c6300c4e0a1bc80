import type { KubeObject, TokenRequest } from '../api/index.js'
import { conflict, Nodes, notFound, Pods, Secrets, ServiceAccounts } from '../api/index.js'
import type { BoundObject, BoundObjects, ServiceAccountTokens } from '../apiserver/index.js'
import type { StoredObjects } from './stored-objects.js'

/** What tokens are bound to, from the API server's own caches. */
export function boundObjects(objects: StoredObjects): BoundObjects {
  return {
    serviceAccountUid: (namespace, name) => uidOf(objects.get(ServiceAccounts, namespace, name)),
    podUid: (namespace, name) => uidOf(objects.get(Pods, namespace, name)),
    secretUid: (namespace, name) => uidOf(objects.get(Secrets, namespace, name)),
    nodeUid: (name) => uidOf(objects.get(Nodes, '', name)),
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
  const bound = reference ? boundTo(objects, namespace, reference) : {}
  const { token, expiresMs } = await issuer.issue({
    namespace,
    serviceAccount: { name, uid },
    audiences,
    expirationSeconds,
    ...bound,
  })
  const expirationTimestamp = `${new Date(expiresMs).toISOString().slice(0, 19)}Z`
  return {
    kind: 'TokenRequest',
    apiVersion: 'authentication.k8s.io/v1',
    ...(request.metadata ? { metadata: request.metadata } : {}),
    spec: { ...spec, audiences: [...audiences], expirationSeconds },
    status: { token, expirationTimestamp },
  } as KubeObject
}

interface Reference {
  readonly kind?: string
  readonly name?: string
  readonly uid?: string
}

function boundTo(
  objects: StoredObjects,
  namespace: string,
  { kind = '', name = '', uid = '' }: Reference,
): { pod?: BoundObject; secret?: BoundObject; node?: BoundObject } {
  const token = kind === 'Pod' ? Pods : kind === 'Secret' ? Secrets : Nodes
  const found = objects.get<KubeObject>(token, kind === 'Node' ? '' : namespace, name)
  const resource = { group: '', resource: token.plural }
  if (!found) throw notFound(resource, name)
  const present = found.metadata?.uid ?? ''
  if (uid !== '' && uid !== present) {
    throw conflict(
      resource,
      name,
      `the UID in the bound object reference (${uid}) does not match the UID in record. The object might have been deleted and then recreated`,
    )
  }
  return { [kind.toLowerCase()]: { name, uid: present } }
}
