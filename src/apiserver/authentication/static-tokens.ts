import { createHash, timingSafeEqual } from 'node:crypto'
import type { UserInfo } from '../../api/index.js'

/** Tokens that are known from the start, each with its user. */
export class StaticTokens {
  readonly #entries: readonly { readonly digest: Buffer; readonly user: UserInfo }[]

  constructor(tokens: ReadonlyMap<string, UserInfo>) {
    this.#entries = [...tokens].map(([token, user]) => ({ digest: digestOf(token), user }))
  }

  find(token: string): UserInfo | undefined {
    if (this.#entries.length === 0) return undefined
    const digest = digestOf(token)
    return this.#entries.find((entry) => timingSafeEqual(entry.digest, digest))?.user
  }
}

/** Of equal length, so that a comparison tells nothing about the token. */
function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
