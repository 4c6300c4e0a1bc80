import { badRequest } from '../../api/index.js'
import type { Revision } from '../../store/index.js'

/** Where the next page of a list begins, and of which state. */
export interface ContinueToken {
  /** -1: whatever is present (upstream's "inconsistent continue"). */
  readonly revision: Revision | -1
  /** The first key of the next page (inclusive). */
  readonly start: string
}

/** Upstream's form (apiserver's pkg/storage/continue.go): base64url of `{"v":"meta.k8s.io/v1","rv":5,"start":"ns/name\0"}`. */
export function encodeContinue(token: ContinueToken): string {
  return Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: token.revision, start: token.start })).toString(
    'base64url',
  )
}

/** Throws upstream's 400 for what is no token. `parse` is the API's JSON parser, whose errors speak Go. */
export function decodeContinue(text: string, parse: (bytes: Uint8Array) => unknown): ContinueToken {
  if (!/^[A-Za-z0-9_-]*$/.test(text.replace(/=+$/, ''))) {
    throw invalidToken(`illegal base64 data at input byte ${text.search(/[^A-Za-z0-9_-]/)}`)
  }
  let token: unknown
  try {
    token = parse(Buffer.from(text, 'base64url'))
  } catch (error) {
    throw invalidToken(error instanceof Error ? error.message : String(error))
  }
  const { v, rv, start } = (token ?? {}) as { v?: unknown; rv?: unknown; start?: unknown }
  if (v !== 'meta.k8s.io/v1')
    throw badRequest(
      `invalid continue token: continue key is not valid: server does not recognize this encoded version ${JSON.stringify(v ?? '')}`,
    )
  if (typeof rv !== 'number' || rv === 0)
    throw badRequest(
      'invalid continue token: continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)',
    )
  if (typeof start !== 'string' || start === '')
    throw badRequest(
      'invalid continue token: continue key is not valid: encoded start key empty (version meta.k8s.io/v1)',
    )
  return { revision: rv as Revision, start }
}

function invalidToken(why: string): Error {
  return badRequest(`invalid continue token: continue key is not valid: ${why}`)
}
