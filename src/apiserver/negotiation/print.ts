import { stringify } from 'yaml'
import type { ApiResponse, ResponseHeaders } from '../../api/index.js'
import type { Output } from './negotiate.js'

const newline = Buffer.from('\n')

/**
 * An answer from JSON bytes: as they are for plain JSON, printed anew for pretty JSON and YAML. `parts` are sent one after the other and
 * carry no newline at the end; Go's encoder ends compact JSON with one.
 */
export function jsonAnswer(
  output: Output,
  status: number,
  parts: readonly Uint8Array[],
  headers?: ResponseHeaders,
): ApiResponse {
  return {
    status,
    headers: { 'content-type': output.contentType, ...headers },
    body: { kind: 'bytes', parts: printInto(output, parts) },
  }
}

/** The body alone. */
export function printInto(output: Output, parts: readonly Uint8Array[]): readonly Uint8Array[] {
  if (output.mediaType === 'json' && !output.pretty) return [...parts, newline]
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
