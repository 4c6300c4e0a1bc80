import type { KeyObject } from 'node:crypto'
import { calculateJwkThumbprint, errors, exportJWK, type JWK, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import type { UserInfo } from '../../api/index.js'
import type { Clock, Random } from '../../base/index.js'
import { type LegacyClaims, legacyClaims, legacyIssuer, legacyPayload } from './legacy-tokens.js'
import { type PrivateClaims, privateClaims, type TokenClaims, userOfClaims } from './token-claims.js'

/** The present state of what tokens are bound to; undefined: gone, or going for longer than a minute. */
export interface BoundObjects {
  serviceAccountUid(namespace: string, name: string): string | undefined | Promise<string | undefined>
  podUid(namespace: string, name: string): string | undefined | Promise<string | undefined>
  secretUid(namespace: string, name: string): string | undefined | Promise<string | undefined>
  nodeUid(name: string): string | undefined | Promise<string | undefined>
  /** The token that lies in a Secret. Left out: tokens that never end are not believed. */
  secretToken?(namespace: string, name: string): string | undefined | Promise<string | undefined>
  /** The token of a Secret is shown for this service account, and is good so far: notes it, and says what there is to say of it. */
  secretTokenUsed?(namespace: string, secret: string, serviceAccount: string): Promise<SecretTokenUse>
}

export interface SecretTokenUse {
  /** Why it is refused all the same. */
  readonly problem?: string
  /** What whoever shows it should know. */
  readonly warning?: string
}

export interface ServiceAccountTokenOptions {
  readonly issuer: string
  /** Audiences of the API server itself. */
  readonly audiences: readonly string[]
  /** ECDSA P-256 (ES256) or RSA (RS256). */
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  readonly bound: BoundObjects
  readonly clock: Clock
  readonly random: Random
}

/** What a TokenReview is answered with. */
export interface TokenReview {
  readonly authenticated: boolean
  readonly user?: UserInfo
  readonly audiences?: readonly string[]
  readonly error?: string
}

interface Verified {
  readonly audiences: readonly string[]
  readonly expiresMs: number
  readonly notBeforeMs: number
  readonly id: string | undefined
  readonly claims: PrivateClaims
  /** Of a token that never ends: the Secret that it lies in. */
  readonly legacySecret?: string
}

/** So many verified tokens are remembered: a signature takes a fifth of a millisecond to check. */
const rememberedTokens = 10_000

/** Issues and verifies the tokens of service accounts. */
export class ServiceAccountTokens {
  readonly #options: ServiceAccountTokenOptions
  readonly #algorithm: 'ES256' | 'RS256'
  readonly #verified = new LRUCache<string, Verified>({ max: rememberedTokens })
  #jwk: Promise<JWK> | undefined

  constructor(options: ServiceAccountTokenOptions) {
    this.#options = options
    this.#algorithm = options.publicKey.asymmetricKeyType === 'rsa' ? 'RS256' : 'ES256'
  }

  get issuer(): string {
    return this.#options.issuer
  }

  get audiences(): readonly string[] {
    return this.#options.audiences
  }

  get algorithm(): string {
    return this.#algorithm
  }

  /** The public key, as `/openid/v1/jwks` lists it. */
  publicJwk(): Promise<JWK> {
    this.#jwk ??= this.#makeJwk()
    return this.#jwk
  }

  /** A signed token and when it expires, in milliseconds since 1970. */
  async issue(claims: TokenClaims): Promise<{ readonly token: string; readonly expiresMs: number }> {
    const { clock, random, issuer, privateKey } = this.#options
    const now = Math.floor(clock.now() / 1000)
    const { namespace, serviceAccount, pod, secret, node } = claims
    const { kid = '' } = await this.publicJwk()
    const token = await new SignJWT({
      'kubernetes.io': {
        namespace,
        ...(node ? { node } : {}),
        ...(pod ? { pod } : {}),
        ...(secret ? { secret } : {}),
        serviceaccount: serviceAccount,
      },
    })
      .setProtectedHeader({ alg: this.#algorithm, kid })
      .setAudience([...claims.audiences])
      .setExpirationTime(now + claims.expirationSeconds)
      .setIssuedAt(now)
      .setIssuer(issuer)
      .setJti(random.uuid())
      .setNotBefore(now)
      .setSubject(`system:serviceaccount:${namespace}:${serviceAccount.name}`)
      .sign(privateKey)
    return { token, expiresMs: (now + claims.expirationSeconds) * 1000 }
  }

  /** A signed token that never ends: it is good as long as it lies in its Secret. */
  async issueLegacy(claims: LegacyClaims): Promise<string> {
    const { kid = '' } = await this.publicJwk()
    return new SignJWT(legacyPayload(claims))
      .setProtectedHeader({ alg: this.#algorithm, kid })
      .setIssuer(legacyIssuer)
      .setSubject(`system:serviceaccount:${claims.namespace}:${claims.serviceAccount.name}`)
      .sign(this.#options.privateKey)
  }

  /** The user of a token that is good for the API server itself; undefined for any other. */
  async authenticate(token: string, warn?: (text: string) => void): Promise<UserInfo | undefined> {
    const review = await this.review(token, this.#options.audiences, warn)
    return review.user
  }

  /** Judges a token as a TokenReview does: it must be good for one of `audiences`. */
  async review(
    token: string,
    audiences: readonly string[],
    warn: (text: string) => void = () => {},
  ): Promise<TokenReview> {
    const verified = await this.#verify(token)
    if (!verified) return { authenticated: false, error: 'invalid bearer token' }
    const shared = verified.audiences.filter((audience) => audiences.includes(audience))
    if (shared.length === 0) {
      return {
        authenticated: false,
        error: `[invalid bearer token, token audiences ${listed(verified.audiences)} is invalid for the target audiences ${listed(audiences)}]`,
      }
    }
    const problem =
      (await this.#legacyProblemOf(token, verified)) ??
      (await this.#problemOf(verified)) ??
      (await this.#useOf(verified, warn))
    if (problem !== undefined) return { authenticated: false, error: `[invalid bearer token, ${problem}]` }
    return { authenticated: true, user: userOfClaims(verified.claims, verified.id), audiences: shared }
  }

  async #verify(token: string): Promise<Verified | undefined> {
    const known = this.#verified.get(token)
    if (known) return known
    try {
      // Times are checked at each use, on the cluster's own clock.
      const { payload } = await jwtVerify(token, this.#options.publicKey, {
        issuer: [this.#options.issuer, legacyIssuer],
        algorithms: [this.#algorithm],
        currentDate: new Date(this.#options.clock.now()),
      })
      if (payload.iss === legacyIssuer) return this.#legacy(token, legacyClaims(payload))
      const claims = privateClaims(payload['kubernetes.io'])
      if (!claims || payload.sub !== `system:serviceaccount:${claims.namespace}:${claims.serviceaccount.name}`)
        return undefined
      const verified: Verified = {
        audiences: [payload.aud ?? []].flat(),
        expiresMs: (payload.exp ?? 0) * 1000,
        notBeforeMs: (payload.nbf ?? 0) * 1000,
        id: payload.jti,
        claims,
      }
      this.#verified.set(token, verified)
      return verified
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined
      throw error
    }
  }

  #legacy(token: string, claims: LegacyClaims | undefined): Verified | undefined {
    if (!claims) return undefined
    const verified: Verified = {
      audiences: this.#options.audiences,
      expiresMs: Number.POSITIVE_INFINITY,
      notBeforeMs: 0,
      id: undefined,
      claims: { namespace: claims.namespace, serviceaccount: claims.serviceAccount },
      legacySecret: claims.secret,
    }
    this.#verified.set(token, verified)
    return verified
  }

  /** Why a token with a good signature is not good any more. */
  async #problemOf({ expiresMs, notBeforeMs, claims }: Verified): Promise<string | undefined> {
    const { bound, clock } = this.#options
    const now = clock.now()
    if (now >= expiresMs) return 'service account token has expired'
    if (now < notBeforeMs) return 'service account token is not valid yet'
    const { namespace, serviceaccount, pod, secret, node } = claims
    if ((await bound.serviceAccountUid(namespace, serviceaccount.name)) !== serviceaccount.uid) {
      return 'service account token has been invalidated'
    }
    if (secret && (await bound.secretUid(namespace, secret.name)) !== secret.uid)
      return 'service account token has been invalidated'
    if (pod && (await bound.podUid(namespace, pod.name)) !== pod.uid)
      return 'service account token has been invalidated'
    // A token of a pod names its node only to inform; one that is bound to the node itself dies with it.
    if (node && !pod && (await bound.nodeUid(node.name)) !== node.uid)
      return 'service account token has been invalidated'
    return undefined
  }

  async #legacyProblemOf(token: string, { claims, legacySecret }: Verified): Promise<string | undefined> {
    if (legacySecret === undefined) return undefined
    const present = await this.#options.bound.secretToken?.(claims.namespace, legacySecret)
    if (present === undefined) return 'Token has been invalidated'
    return present === token ? undefined : "Token does not match server's copy"
  }

  async #useOf({ claims, legacySecret }: Verified, warn: (text: string) => void): Promise<string | undefined> {
    if (legacySecret === undefined) return undefined
    const { namespace, serviceaccount } = claims
    const use = await this.#options.bound.secretTokenUsed?.(namespace, legacySecret, serviceaccount.name)
    if (use?.warning !== undefined) warn(use.warning)
    return use?.problem
  }

  async #makeJwk(): Promise<JWK> {
    const jwk = await exportJWK(this.#options.publicKey)
    return { use: 'sig', ...jwk, kid: await calculateJwkThumbprint(jwk), alg: this.#algorithm }
  }
}

function listed(audiences: readonly string[]): string {
  return `[${audiences.map((one) => JSON.stringify(one)).join(' ')}]`
}
