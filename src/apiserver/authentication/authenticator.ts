import type { ApiRequest, Credentials, UserInfo } from '../../api/index.js'
import { unauthorized } from '../../api/index.js'
import { anonymousUser, withAuthenticatedGroup } from './anonymous.js'
import type { ServiceAccountTokens } from './service-account-tokens.js'
import type { StaticTokens } from './static-tokens.js'

export interface AuthenticatorOptions {
  readonly staticTokens?: StaticTokens
  readonly serviceAccountTokens?: ServiceAccountTokens
}

/** Who asks. Throws or rejects with a StatusError 401 for credentials that are wrong; without any it is the anonymous user. `warn` is told what the caller should know of its header. */
export type Authenticator = (request: ApiRequest, warn?: (text: string) => void) => UserInfo | Promise<UserInfo>

/**
 * Client certificate, then bearer token, then anonymous, as kube-apiserver orders them (pkg/kubeapiserver/authenticator/config.go, v0.34).
 */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { staticTokens, serviceAccountTokens } = options
  /** A connection's certificate is the same object for all its requests. */
  const users = new WeakMap<Credentials, UserInfo>()

  return (request, warn) => {
    const { credentials } = request
    if (credentials?.certificate) {
      const known = users.get(credentials)
      if (known) return known
      const user = withAuthenticatedGroup(certificateUser(credentials.certificate))
      users.set(credentials, user)
      return user
    }
    const token = bearerToken(request.headers.authorization, warn)
    if (token !== undefined) {
      const user = staticTokens?.find(token)
      if (user) return withAuthenticatedGroup(user)
      if (!serviceAccountTokens) throw unauthorized()
      return serviceAccountTokens.authenticate(token, warn).then((found) => {
        if (!found) throw unauthorized()
        return withAuthenticatedGroup(found)
      })
    }
    // Whoever shows a certificate of a foreign authority wants to be somebody, and is not.
    if (credentials?.refusedCertificate !== undefined) throw unauthorized()
    return anonymousUser
  }
}

type Certificate = NonNullable<Credentials['certificate']>

/** apiserver's pkg/authentication/request/x509 CommonNameUserConversion (v0.34). */
function certificateUser({ commonName, organizations, fingerprint, uid }: Certificate): UserInfo {
  return {
    username: commonName,
    groups: organizations,
    ...(uid === undefined ? {} : { uid }),
    extra: { 'authentication.kubernetes.io/credential-id': [`X509SHA256=${fingerprint}`] },
  }
}

/** Undefined for a header that holds no bearer token: such a caller counts as having brought nothing. */
function bearerToken(header: string | undefined, warn: ((text: string) => void) | undefined): string | undefined {
  if (header === undefined) return undefined
  const [scheme = '', token = '', rest] = header.trim().split(' ')
  if (scheme.toLowerCase() !== 'bearer') return undefined
  if (token !== '') return token
  if (rest !== undefined) {
    warn?.('the provided Authorization header contains extra space before the bearer token, and is ignored')
  }
  return undefined
}
