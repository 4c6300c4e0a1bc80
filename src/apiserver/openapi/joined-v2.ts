import { createHash } from 'node:crypto'
import { encodeDocument, openApiFacts } from '../../api/index.js'
import type { CustomDocuments } from './custom-documents.js'
import type { DocumentFiles, DocumentFormat } from './document-files.js'

/** The v2 document of all kinds: custom ones are spliced into the bytes of the built-in ones, which nobody parses. */
export async function joinedV2(
  files: DocumentFiles,
  custom: CustomDocuments,
  format: DocumentFormat,
): Promise<readonly Uint8Array[]> {
  const { v2 } = await files.index()
  const bytes = await files.read(v2[format], { gzip: false })
  const added = await custom.v2(files)
  if (format === 'protobuf') {
    // Messages whose parts are repeated are joined by standing one behind the other.
    return [
      bytes,
      encodeDocument('v2', { definitions: added.definitions, paths: added.paths }, openApiFacts().protobuf),
    ]
  }
  const definitions = endOfName(bytes, '"definitions":{', 0)
  const paths = endOfName(bytes, '"paths":{', bytes.indexOf('"info":{"title"', definitions))
  return [
    bytes.subarray(0, definitions),
    members(added.definitions),
    bytes.subarray(definitions, paths),
    members(added.paths),
    bytes.subarray(paths),
  ]
}

function endOfName(bytes: Buffer, name: string, from: number): number {
  const at = bytes.indexOf(name, from)
  if (at < 0 || from < 0) throw new TypeError(`the built document has no ${name}`)
  return at + name.length
}

/** Members of a JSON object that stand before others. */
function members(object: object): Uint8Array {
  const text = JSON.stringify(object).slice(1, -1)
  return Buffer.from(text === '' ? '' : `${text},`)
}

export function joinedHash(base: string, custom: string): string {
  return custom === '' ? base : createHash('sha512').update(base).update(custom).digest('hex').toUpperCase()
}
