import type { ResourceToken } from '../../api/index.js'
import { apiVersionOf, badRequest, parseApiVersion, quote } from '../../api/index.js'
import type { TypeMeta } from './type-meta.js'

/** A body whose kind is known, and that is none of it (apiserver's pkg/endpoints/handlers/rest.go transformDecodeError, v0.34). */
export function cannotBeHandled({ apiVersion, kind }: TypeMeta, expected: ResourceToken, cause: Error): Error {
  const { version } = parseApiVersion(apiVersion || apiVersionOf(expected))
  return badRequest(
    `${kind || expected.kind} in version ${quote(version)} cannot be handled as a ${expected.kind}: ${cause.message}`,
  )
}

/** The same of a body whose kind is not known: what was expected, why not, and how the body begins. */
export function unrecognized(expected: ResourceToken, cause: unknown, body: Uint8Array | undefined): Error {
  const why = cause instanceof Error ? cause.message : String(cause)
  return badRequest(
    `the object provided is unrecognized (must be of type ${expected.kind}): ${why} (${summaryOf(body ?? new Uint8Array())})`,
  )
}

const summaryBytes = 30

function summaryOf(body: Uint8Array): string {
  if (body.length === 0) return '<empty>'
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, summaryBytes))
  const text = body[0] === 0x7b ? head.toString('utf8') : head.toString('hex')
  return body.length > summaryBytes ? `${text} ...` : text
}
