import type { JWTPayload } from 'jose'

/** Who issues the tokens that lie in Secrets of type kubernetes.io/service-account-token and never end. */
export const legacyIssuer = 'kubernetes/serviceaccount'

/** What such a token says (pkg/serviceaccount/legacy.go, v1.34). */
export interface LegacyClaims {
  readonly namespace: string
  readonly serviceAccount: { readonly name: string; readonly uid: string }
  /** The name of the Secret. */
  readonly secret: string
}

const prefix = 'kubernetes.io/serviceaccount'

export function legacyPayload({ namespace, serviceAccount, secret }: LegacyClaims): JWTPayload {
  return {
    [`${prefix}/namespace`]: namespace,
    [`${prefix}/secret.name`]: secret,
    [`${prefix}/service-account.name`]: serviceAccount.name,
    [`${prefix}/service-account.uid`]: serviceAccount.uid,
  }
}

/** Undefined unless all claims are there and agree with the subject. */
export function legacyClaims(payload: JWTPayload): LegacyClaims | undefined {
  const claim = (name: string) => {
    const value = payload[`${prefix}/${name}`]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const [namespace, secret] = [claim('namespace'), claim('secret.name')]
  const [name, uid] = [claim('service-account.name'), claim('service-account.uid')]
  if (namespace === undefined || secret === undefined || name === undefined || uid === undefined) return undefined
  if (payload.sub !== `system:serviceaccount:${namespace}:${name}`) return undefined
  return { namespace, secret, serviceAccount: { name, uid } }
}
