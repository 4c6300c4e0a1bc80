import { badRequest, goKindOf } from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { Revision } from '../../store/index.js'

/** Where the next page of a list begins, and of which state. */
export interface ContinueToken {
  /** -1: whatever is present (upstream's "inconsistent continue"). */
  readonly revision: Revision | -1
  /** The first key of the next page (inclusive), without what all keys of the list begin with. */
  readonly start: string
}

/** Upstream's form (apiserver's pkg/storage/continue.go, v0.34): base64url of `{"v":"meta.k8s.io/v1","rv":5,"start":"name\0"}`. */
export function encodeContinue(token: ContinueToken): string {
  return Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: token.revision, start: token.start })).toString(
    'base64url',
  )
}

/** Throws upstream's 400 for what is no token. `parse` is the API's JSON parser, whose errors speak Go. */
export function decodeContinue(text: string, parse: (bytes: Uint8Array) => unknown): ContinueToken {
  const plain = text.replace(/[\r\n]/g, '')
  const strange = plain.search(/[^A-Za-z0-9_-]/)
  if (strange >= 0) throw invalidToken(`: illegal base64 data at input byte ${strange}`)
  if (plain.length % 4 === 1) throw invalidToken(`: illegal base64 data at input byte ${plain.length - 1}`)
  const { v, rv, start } = fieldsOf(Buffer.from(plain, 'base64url'), parse)
  if (v !== 'meta.k8s.io/v1') throw invalidToken(`: server does not recognize this encoded version ${v}`)
  if (rv === 0) throw invalidToken(': incorrect encoded start resourceVersion (version meta.k8s.io/v1)')
  if (start === '') throw invalidToken(': encoded start key empty (version meta.k8s.io/v1)')
  if (!isClean(start)) throw invalidToken(`: ${start}`)
  // Any negative version means the present, as upstream.
  return { revision: rv < 0 ? -1 : (rv as Revision), start: start.startsWith('/') ? start.slice(1) : start }
}

/** What Go's decoder would put in the struct of a token, with its errors. */
function fieldsOf(
  bytes: Uint8Array,
  parse: (bytes: Uint8Array) => unknown,
): { readonly v: string; readonly rv: number; readonly start: string } {
  let token: unknown
  try {
    token = parse(bytes)
  } catch (error) {
    throw invalidToken(`: ${messageOf(error)}`)
  }
  if (token !== null && (typeof token !== 'object' || Array.isArray(token))) {
    throw invalidToken(`: json: cannot unmarshal ${goType(token)} into Go value of type storage.continueToken`)
  }
  const { v, rv, start } = (token ?? {}) as { v?: unknown; rv?: unknown; start?: unknown }
  const refuse = (field: string, value: unknown, type: string) =>
    invalidToken(
      `: json: cannot unmarshal ${goType(value)} into Go struct field continueToken.${field} of type ${type}`,
    )
  if (v != null && typeof v !== 'string') throw refuse('v', v, 'string')
  if (rv != null && !Number.isSafeInteger(rv)) throw refuse('rv', rv, 'int64')
  if (start != null && typeof start !== 'string') throw refuse('start', start, 'string')
  return { v: v ?? '', rv: (rv ?? 0) as number, start: start ?? '' }
}

function goType(value: unknown): string {
  return typeof value === 'number' && !Number.isSafeInteger(value) ? `number ${value}` : goKindOf(value)
}

/** Whether Go's path.Clean would leave the key alone: no way out of the prefix that it is put behind. */
function isClean(start: string): boolean {
  const segments = (start.startsWith('/') ? start.slice(1) : start).split('/')
  return segments.every((one) => one !== '' && one !== '.' && one !== '..')
}

function invalidToken(why: string): Error {
  return badRequest(`invalid continue token: continue key is not valid${why}`)
}
