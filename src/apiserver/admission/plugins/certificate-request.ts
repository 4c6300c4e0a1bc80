/** The object identifier of `organizationName` (2.5.4.10), as DER writes it. */
const organizationName = Buffer.from([0x55, 0x04, 0x0a])

interface Element {
  readonly tag: number
  readonly content: Buffer
}

/**
 * The organizations (Kubernetes' groups) in the subject of a PKCS#10 request (RFC 2986), given as the PEM text in base64 that the API carries.
 * None where it cannot be read: then nobody will sign it either.
 */
export function requestedOrganizations(request: string): readonly string[] {
  const pem = Buffer.from(request, 'base64').toString('latin1')
  const text = /-----BEGIN CERTIFICATE REQUEST-----([\s\S]*?)-----END CERTIFICATE REQUEST-----/.exec(pem)?.[1]
  if (text === undefined) return []
  // CertificationRequest → CertificationRequestInfo → version, subject, …
  const [outer] = elements(Buffer.from(text, 'base64'))
  const [info] = elements(outer?.content)
  const [, subject] = elements(info?.content)
  return elements(subject?.content)
    .flatMap((relative) => elements(relative.content))
    .flatMap(({ content }) => {
      const [type, value] = elements(content)
      return type?.content.equals(organizationName) && value ? [textOf(value)] : []
    })
}

/** A BMPString has two bytes for each character; all others that may stand here are read as UTF-8. */
function textOf({ tag, content }: Element): string {
  if (tag !== 0x1e) return content.toString('utf8')
  return Buffer.from(content.subarray(0, content.length & ~1))
    .swap16()
    .toString('utf16le')
}

/** The elements that stand one after the other; what is cut off is left out. */
function elements(der: Buffer | undefined): readonly Element[] {
  const found: Element[] = []
  let at = 0
  while (der && at + 2 <= der.length) {
    const tag = der[at] ?? 0
    let length = der[at + 1] ?? 0
    at += 2
    if (length >= 0x80) {
      const bytes = length & 0x7f
      if (bytes === 0 || bytes > 4 || at + bytes > der.length) break
      length = der.readUIntBE(at, bytes)
      at += bytes
    }
    if (at + length > der.length) break
    found.push({ tag, content: der.subarray(at, at + length) })
    at += length
  }
  return found
}
