import type { UserInfo } from '../../api/index.js'

/** An object that a token stands or falls with. */
export interface BoundObject {
  readonly name: string
  readonly uid: string
}

interface Bindings {
  readonly namespace: string
  readonly pod?: BoundObject
  readonly secret?: BoundObject
  readonly node?: { readonly name: string; readonly uid?: string }
}

/** What a token says (pkg/serviceaccount/claims.go, v0.34). */
export interface TokenClaims extends Bindings {
  readonly serviceAccount: BoundObject
  readonly audiences: readonly string[]
  readonly expirationSeconds: number
}

/** What of it stands in the token under `kubernetes.io`. */
export interface PrivateClaims extends Bindings {
  readonly serviceaccount: BoundObject
}

/** Undefined for what is not of our making. */
export function privateClaims(value: unknown): PrivateClaims | undefined {
  const claims = value as Partial<PrivateClaims> | undefined
  return typeof claims?.namespace === 'string' && typeof claims.serviceaccount?.name === 'string'
    ? (claims as PrivateClaims)
    : undefined
}

/** pkg/serviceaccount/util.go ServiceAccountInfo.UserInfo (v0.34). */
export function userOfClaims(claims: PrivateClaims, id: string | undefined): UserInfo {
  const { namespace, serviceaccount, pod, node } = claims
  const extra: Record<string, readonly string[]> = {}
  if (id !== undefined) extra['authentication.kubernetes.io/credential-id'] = [`JTI=${id}`]
  if (node) {
    extra['authentication.kubernetes.io/node-name'] = [node.name]
    if (node.uid !== undefined) extra['authentication.kubernetes.io/node-uid'] = [node.uid]
  }
  if (pod) {
    extra['authentication.kubernetes.io/pod-name'] = [pod.name]
    extra['authentication.kubernetes.io/pod-uid'] = [pod.uid]
  }
  return {
    username: `system:serviceaccount:${namespace}:${serviceaccount.name}`,
    uid: serviceaccount.uid,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`],
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  }
}
