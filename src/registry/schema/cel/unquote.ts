const simple: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** The text of a string token; an Error where an escape stands for no character (surrogates). */
export function unquoteText(token: string): string {
  const { body, isRaw } = bodyOf(token)
  if (isRaw) return body
  return body.replace(pattern, (_whole, octal: string, hex: string, short: string, long: string, other: string) => {
    const digits = hex ?? short ?? long
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8))
    if (digits === undefined) return simple[other] ?? other
    const code = Number.parseInt(digits, 16)
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new Error('invalid unicode code point')
    return String.fromCodePoint(code)
  })
}

/** The bytes of a bytes token: escapes are bytes, everything else is UTF-8. */
export function unquoteBytes(token: string): Uint8Array {
  const { body, isRaw } = bodyOf(token.slice(1))
  if (isRaw) return Buffer.from(body)
  const parts: Buffer[] = []
  let from = 0
  for (const match of body.matchAll(pattern)) {
    const [whole, octal, hex, short, long, other = ''] = match
    if (short !== undefined || long !== undefined) throw new Error('unable to unescape string')
    parts.push(Buffer.from(body.slice(from, match.index)))
    const digits = octal === undefined ? hex : undefined
    if (octal !== undefined) parts.push(Buffer.from([Number.parseInt(octal, 8)]))
    else if (digits !== undefined) parts.push(Buffer.from([Number.parseInt(digits, 16)]))
    else parts.push(Buffer.from(simple[other] ?? other))
    from = match.index + whole.length
  }
  parts.push(Buffer.from(body.slice(from)))
  return Buffer.concat(parts)
}

const pattern = /\\(?:([0-3][0-7]{2})|[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g

function bodyOf(token: string): { body: string; isRaw: boolean } {
  const isRaw = /^[rR]/.test(token)
  const text = isRaw ? token.slice(1) : token
  const length = text.startsWith('"""') || text.startsWith("'''") ? 3 : 1
  return { body: text.slice(length, -length).replace(/\r\n?/g, '\n'), isRaw }
}
