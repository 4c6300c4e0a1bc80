import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { DerElement } from './der.js'
import { childrenOf, contentOf, DerError, derTags, oidText, rawOf, readDer, readWhole, requireTag } from './der.js'
import { readPem } from './pem.js'

/** What a PKCS #10 request asks for. */
export interface CertificateRequest {
  readonly commonName: string
  readonly organizations: readonly string[]
  readonly dnsNames: readonly string[]
  /** Four or sixteen bytes each. */
  readonly ipAddresses: readonly Buffer[]
  readonly emailAddresses: readonly string[]
  readonly uris: readonly string[]
  readonly publicKey: KeyObject
  /** DER of the subject. */
  readonly subject: Buffer
  /** DER of the subjectPublicKeyInfo. */
  readonly publicKeyInfo: Buffer
  readonly der: Buffer
}

/** A request that cannot be read or whose signature is wrong, in the words of Go's crypto/x509. */
export class CertificateRequestError extends Error {
  override readonly name = 'CertificateRequestError'
}

const oids = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  extensionRequest: '1.2.840.113549.1.9.14',
  subjectAltName: '2.5.29.17',
} as const

/** Digest and refusal by the OID of the signature's algorithm. */
const signatures: Readonly<Record<string, { readonly digest: string | null; readonly refusal: string }>> = {
  '1.2.840.113549.1.1.11': { digest: 'sha256', refusal: 'crypto/rsa: verification error' },
  '1.2.840.113549.1.1.12': { digest: 'sha384', refusal: 'crypto/rsa: verification error' },
  '1.2.840.113549.1.1.13': { digest: 'sha512', refusal: 'crypto/rsa: verification error' },
  '1.2.840.10045.4.3.2': { digest: 'sha256', refusal: 'x509: ECDSA verification failure' },
  '1.2.840.10045.4.3.3': { digest: 'sha384', refusal: 'x509: ECDSA verification failure' },
  '1.2.840.10045.4.3.4': { digest: 'sha512', refusal: 'x509: ECDSA verification failure' },
  '1.3.101.112': { digest: null, refusal: 'x509: Ed25519 verification failure' },
}

/**
 * Reads a request from PEM text and checks that its maker holds the key (pkg/apis/certificates ParseCSR and Go's CheckSignature).
 *
 * @throws CertificateRequestError
 */
export function readCertificateRequest(pem: string): CertificateRequest {
  const block = readPem(pem)
  if (block?.type !== 'CERTIFICATE REQUEST')
    throw new CertificateRequestError('PEM block type must be CERTIFICATE REQUEST')
  try {
    return parse(block.bytes)
  } catch (error) {
    if (error instanceof DerError) throw new CertificateRequestError(error.message, { cause: error })
    throw error
  }
}

function parse(der: Buffer): CertificateRequest {
  const [info, algorithm, signature] = childrenOf(readWhole(der, 'certificateRequest'))
  requireTag(info, derTags.sequence, 'tbsCertificateRequest')
  const [version, subject, key, attributes] = childrenOf(info as DerElement)
  requireTag(version, derTags.integer, 'int')
  requireTag(subject, derTags.sequence, 'RawValue')
  requireTag(key, derTags.sequence, 'publicKeyInfo')
  requireTag(algorithm, derTags.sequence, 'AlgorithmIdentifier')
  requireTag(signature, derTags.bitString, 'BitString')
  const publicKey = publicKeyOf(key as DerElement)
  checkSignature(info as DerElement, algorithm as DerElement, signature as DerElement, publicKey)
  return {
    commonName: textsOf(subject as DerElement, oids.commonName).at(-1) ?? '',
    organizations: textsOf(subject as DerElement, oids.organization),
    ...alternativeNames(attributes),
    publicKey,
    subject: rawOf(subject as DerElement),
    publicKeyInfo: rawOf(key as DerElement),
    der,
  }
}

function publicKeyOf(key: DerElement): KeyObject {
  try {
    return createPublicKey({ key: rawOf(key), format: 'der', type: 'spki' })
  } catch (error) {
    throw new CertificateRequestError('x509: unsupported public key', { cause: error })
  }
}

function checkSignature(info: DerElement, algorithm: DerElement, signature: DerElement, key: KeyObject): void {
  const [oid] = childrenOf(algorithm)
  const known = oid && signatures[oidText(oid)]
  if (!known) throw new CertificateRequestError('x509: cannot verify signature: algorithm unimplemented')
  // The first byte of a bit string counts its unused bits.
  if (!verify(known.digest, rawOf(info), key, contentOf(signature).subarray(1)))
    throw new CertificateRequestError(known.refusal)
}

/** The values of one attribute of a name, in its order. */
function textsOf(name: DerElement, oid: string): readonly string[] {
  return childrenOf(name)
    .flatMap(childrenOf)
    .flatMap((attribute) => {
      const [type, value] = childrenOf(attribute)
      return type && value && oidText(type) === oid ? [contentOf(value).toString('utf8')] : []
    })
}

type AlternativeNames = Pick<CertificateRequest, 'dnsNames' | 'ipAddresses' | 'emailAddresses' | 'uris'>

/** From the extension that the request's attributes ask for. */
function alternativeNames(attributes: DerElement | undefined): AlternativeNames {
  const names = extensionOf(attributes, oids.subjectAltName)
  const of = (tag: number) => (names ? childrenOf(names) : []).filter((one) => one.tagClass === 2 && one.tag === tag)
  const texts = (tag: number) => of(tag).map((one) => contentOf(one).toString('latin1'))
  return { emailAddresses: texts(1), dnsNames: texts(2), uris: texts(6), ipAddresses: of(7).map(contentOf) }
}

/** The value of an extension among the attributes `[0]` of a request. */
function extensionOf(attributes: DerElement | undefined, oid: string): DerElement | undefined {
  if (attributes?.tagClass !== 2) return undefined
  for (const attribute of childrenOf(attributes)) {
    const [type, values] = childrenOf(attribute)
    if (!type || !values || oidText(type) !== oids.extensionRequest) continue
    for (const extension of childrenOf(values).flatMap(childrenOf)) {
      const parts = childrenOf(extension)
      const [id] = parts
      const value = parts.at(-1)
      if (id && value && oidText(id) === oid) return readDer(contentOf(value), 0)
    }
  }
  return undefined
}
