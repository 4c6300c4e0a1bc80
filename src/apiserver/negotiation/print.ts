import type { ApiResponse, ResponseBody, ResponseHeaders } from '../../api/index.js'
import { parseJson, printJson, printYaml, StatusError } from '../../api/index.js'
import { followedBy, isWriter, type Printed, wholeOf } from './items.js'
import type { Output } from './negotiate.js'

const newline = Buffer.from('\n')

/**
 * An answer from JSON bytes: as they are for plain JSON, printed anew for pretty JSON and YAML. They carry no newline at the end; Go's encoder ends compact JSON with one.
 */
export function jsonAnswer(output: Output, status: number, printed: Printed, headers?: ResponseHeaders): ApiResponse {
  return { status, headers: { 'content-type': output.contentType, ...headers }, body: bodyOf(output, printed) }
}

function bodyOf(output: Output, printed: Printed): ResponseBody {
  if (!isWriter(printed)) return { kind: 'bytes', parts: printInto(output, printed) }
  if (isAsPrinted(output)) return { kind: 'written', writer: followedBy(printed, newline) }
  return { kind: 'bytes', parts: printInto(output, wholeOf(printed)) }
}

/** Whether JSON that has no spaces is what the client asked for. */
function isAsPrinted({ mediaType, pretty }: Output): boolean {
  return mediaType === 'json' && !pretty
}

/** The body alone. */
export function printInto(output: Output, parts: readonly Uint8Array[]): readonly Uint8Array[] {
  if (isAsPrinted(output)) return [...parts, newline]
  const json = Buffer.concat(parts)
  if (output.mediaType !== 'yaml') return [Buffer.from(printJson(parseJson(json), { indent: '  ' }) ?? 'null')]
  requireReadable(json)
  return [Buffer.from(printYaml(parseJson(json)))]
}

/** What JSON does not escape, and YAML does not take as it is. */
const unreadable = /[\x7f\x80-\x84\x86-\x9f\ufffe\uffff]/

/** Go's printer of YAML reads the JSON first, as YAML. Throws its 500. */
function requireReadable(json: Buffer): void {
  if (!unreadable.test(json.toString('utf8'))) return
  throw new StatusError({ code: 500, reason: '', message: 'yaml: control characters are not allowed' })
}
