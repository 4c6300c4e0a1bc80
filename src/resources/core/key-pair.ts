import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'

interface Block {
  readonly type: string
  readonly text: string
}

const pem = /-----BEGIN ([^\n-]*)-----\r?\n[\s\S]*?-----END \1-----/g

function blocksOf(base64: string): readonly Block[] {
  const text = Buffer.from(base64, 'base64').toString('latin1')
  return [...text.matchAll(pem)].map(([block, type = '']) => ({ type, text: block }))
}

/** What Go's tls.X509KeyPair has against a certificate and its key, both in base64; nothing where they fit. */
export function keyPairWarnings(certificate: string, key: string): readonly string[] {
  const problem = problemOf(blocksOf(certificate), blocksOf(key))
  return problem === undefined ? [] : [problem]
}

function problemOf(certificates: readonly Block[], keys: readonly Block[]): string | undefined {
  const certificate = certificates.find(({ type }) => type === 'CERTIFICATE')
  if (!certificate) {
    const [first] = certificates
    if (!first) return 'tls: failed to find any PEM data in certificate input'
    if (certificates.length === 1 && first.type.endsWith('PRIVATE KEY')) {
      return 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched'
    }
    return `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: ${listed(certificates)}`
  }
  const key = keys.find(({ type }) => type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY'))
  if (!key) {
    const [first] = keys
    if (!first) return 'tls: failed to find any PEM data in key input'
    if (keys.length === 1 && first.type === 'CERTIFICATE') {
      return 'tls: found a certificate rather than a key in the PEM for the private key'
    }
    return `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: ${listed(keys)}`
  }
  const holder = tried(() => new X509Certificate(certificate.text).publicKey)
  if (!holder) return 'x509: malformed certificate'
  const secret = tried(() => createPrivateKey(key.text))
  if (!secret) return 'tls: failed to parse private key'
  if (holder.asymmetricKeyType !== secret.asymmetricKeyType) {
    return 'tls: private key type does not match public key type'
  }
  return printed(createPublicKey(secret)) === printed(holder) ? undefined : 'tls: private key does not match public key'
}

/** Go's `%v` of the types. */
function listed(blocks: readonly Block[]): string {
  return `[${blocks.map(({ type }) => type).join(' ')}]`
}

function tried<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function printed(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64')
}
