import type { ApiResponse, ResponseBody, ResponseHeaders } from '../../api/index.js'
import { parseJson, printJson, printYaml } from '../../api/index.js'
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
  const value = parseJson(Buffer.concat(parts))
  const text = output.mediaType === 'yaml' ? printYaml(value) : (printJson(value, { indent: '  ' }) ?? 'null')
  return [Buffer.from(text)]
}
