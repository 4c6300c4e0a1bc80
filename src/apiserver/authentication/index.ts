// apiserver/authentication: credentials to a user. Start here: authenticator.ts.
export { allAuthenticated, allUnauthenticated, anonymousUser, withAuthenticatedGroup } from './anonymous.js'
export type { Authenticator, AuthenticatorOptions } from './authenticator.js'
export { createAuthenticator } from './authenticator.js'
export { impersonate } from './impersonation.js'
export type {
  BoundObjects,
  ServiceAccountTokenOptions,
  TokenReview,
} from './service-account-tokens.js'
export { ServiceAccountTokens } from './service-account-tokens.js'
export { StaticTokens } from './static-tokens.js'
export type { BoundObject, TokenClaims } from './token-claims.js'
export { parseTokenFile } from './token-file.js'
