/** apiserver's pkg/endpoints/filters/warning.go (v0.34): limits in characters, of all texts together and, once that is passed, of each. */
const totalLimit = 4 * 1024
const itemLimit = 256

/** Values of the Warning headers: each text once, in order; shortened, then left out, where they become too long. */
export function warningHeaders(texts: readonly string[]): readonly string[] {
  const unique = [...new Set(texts)].filter((text) => text !== '' && !hasControlCharacter(text))
  const lengths = unique.map(lengthOf)
  const total = lengths.reduce((sum, length) => sum + length, 0)
  if (total <= totalLimit) return unique.map(header)
  const headers: string[] = []
  let written = 0
  for (const text of unique) {
    if (written >= totalLimit) break
    const shortened = [...text].slice(0, itemLimit).join('')
    written += lengthOf(shortened)
    headers.push(header(shortened))
  }
  return headers
}

/** Upstream cannot send such a text either, and drops it. */
function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x20 || code === 0x7f) return true
  }
  return false
}

function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}

/** RFC 7234 section 5.5. Header values are bytes: UTF-8, one character a byte, as Node wants them. */
function header(text: string): string {
  const quoted = text.replace(/["\\]/g, '\\$&')
  return Buffer.from(`299 - "${quoted}"`, 'utf8').toString('latin1')
}
