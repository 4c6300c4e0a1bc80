export interface PemBlock {
  readonly type: string
  readonly hasHeaders: boolean
  readonly bytes: Buffer
  /** The text behind the block. */
  readonly rest: string
}

const begin = /(?:^|\n)-----BEGIN ([^\n]*?)-----[ \t]*\r?\n/

/** The first well-formed PEM block of a text, as Go's encoding/pem finds it: lines before it are skipped. */
export function readPem(text: string): PemBlock | undefined {
  const found = begin.exec(text)
  if (!found) return undefined
  const [head, type = ''] = found
  const body = text.slice(found.index + head.length)
  const foot = new RegExp(`(?:^|\\n)-----END ${escapeRegExp(type)}-----[ \\t]*(?:\\r?\\n|$)`).exec(body)
  if (!foot) return readPem(body)
  const { headers, content } = splitHeaders(body.slice(0, foot.index))
  const clean = content.replace(/[\s]/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(clean) || clean.length % 4 !== 0) return readPem(body)
  return {
    type,
    hasHeaders: headers > 0,
    bytes: Buffer.from(clean, 'base64'),
    rest: body.slice(foot.index + foot[0].length),
  }
}

function splitHeaders(text: string): { headers: number; content: string } {
  const lines = text.split('\n')
  let headers = 0
  while (lines[headers]?.includes(':')) headers++
  return { headers, content: lines.slice(headers).join('\n') }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
