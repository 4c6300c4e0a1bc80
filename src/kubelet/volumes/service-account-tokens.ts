import type { Pod, ServiceAccountTokenProjection } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import { identityOf } from '../pods/pod-spec.js'
import type { PodSources } from '../pods/sources.js'

interface Held {
  readonly token: string
  readonly issuedAt: number
  readonly expiresAt: number
}

const defaultExpirationSeconds = 3600
/** A token is renewed after this part of its life, or this time (pkg/kubelet/token/token_manager.go, v1.34). */
const renewedAfter = 0.8
const longestUseMs = 24 * 3600 * 1000

/** Tokens for projected volumes, asked for once and renewed in time. */
export class ServiceAccountTokens {
  readonly #sources: PodSources
  readonly #clock: Clock
  /** pod uid → source → token. */
  readonly #held = new Map<string, Map<string, Held>>()

  constructor(sources: PodSources, clock: Clock) {
    this.#sources = sources
    this.#clock = clock
  }

  async get(pod: Pod, source: ServiceAccountTokenProjection): Promise<string> {
    const { namespace, name, uid } = identityOf(pod)
    const tokens = this.#held.get(uid) ?? new Map<string, Held>()
    this.#held.set(uid, tokens)
    const key = `${source.audience ?? ''}|${source.expirationSeconds ?? ''}`
    const held = tokens.get(key)
    if (held !== undefined && !this.#isDue(held)) return held.token
    const issuedAt = this.#clock.now()
    const { token, expiresAt } = await this.#sources.token({
      namespace,
      serviceAccount: pod.spec?.serviceAccountName ?? 'default',
      audience: source.audience,
      expirationSeconds: source.expirationSeconds ?? defaultExpirationSeconds,
      pod: { name, uid },
    })
    tokens.set(key, { token, issuedAt, expiresAt })
    return token
  }

  /** Pods with a token that is to be renewed. */
  due(): readonly string[] {
    return [...this.#held]
      .filter(([, tokens]) => [...tokens.values()].some((one) => this.#isDue(one)))
      .map(([uid]) => uid)
  }

  forget(podUid: string): void {
    this.#held.delete(podUid)
  }

  #isDue({ issuedAt, expiresAt }: Held): boolean {
    const now = this.#clock.now()
    return now >= issuedAt + (expiresAt - issuedAt) * renewedAfter || now >= issuedAt + longestUseMs
  }
}
