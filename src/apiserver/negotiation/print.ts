import { stringify } from 'yaml'
import type { ApiResponse, ResponseBody, ResponseHeaders } from '../../api/index.js'
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
  const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'))
  const text = output.mediaType === 'yaml' ? toYaml(value) : JSON.stringify(value, undefined, 2)
  return [Buffer.from(text)]
}

/** As Go's sigs.k8s.io/yaml prints: keys sorted, lists not indented, no line folded. */
function toYaml(value: unknown): string {
  return stringify(value, {
    version: '1.1',
    schema: 'yaml-1.1',
    sortMapEntries: true,
    indentSeq: false,
    lineWidth: 0,
    aliasDuplicateObjects: false,
    customTags: (tags) =>
      tags.map((tag) => (typeof tag === 'object' && tag.test?.test('.') ? withoutLoneDot(tag) : tag)),
  })
}

/** Go takes a lone dot, which every set of managed fields has, for a plain string; the library for a float. */
function withoutLoneDot<T extends object>(tag: T): T {
  return { ...tag, test: /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9_]+)$/ }
}
