// Importing this module costs about 100 ms (x509): only those do who have something to sign.
import 'reflect-metadata'
import { createPrivateKey, randomBytes, webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsagesExtension,
  Pkcs10CertificateRequest,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import type { SignCertificate } from '../../controllers/index.js'
import type { IssuedPair } from './authority.js'

/** Bits of the key usage extension by the API's names. */
const keyUsages: Readonly<Record<string, number>> = {
  signing: 1,
  'digital signature': 1,
  'content commitment': 2,
  'key encipherment': 4,
  'data encipherment': 8,
  'key agreement': 16,
  'cert sign': 32,
  'crl sign': 64,
  'encipher only': 128,
  'decipher only': 256,
}

/** In the order in which Go writes them. */
const extendedKeyUsages: readonly (readonly [string, string])[] = [
  ['any', '2.5.29.37.0'],
  ['server auth', '1.3.6.1.5.5.7.3.1'],
  ['client auth', '1.3.6.1.5.5.7.3.2'],
  ['code signing', '1.3.6.1.5.5.7.3.3'],
  ['email protection', '1.3.6.1.5.5.7.3.4'],
  ['s/mime', '1.3.6.1.5.5.7.3.4'],
  ['ipsec end system', '1.3.6.1.5.5.7.3.5'],
  ['ipsec tunnel', '1.3.6.1.5.5.7.3.6'],
  ['ipsec user', '1.3.6.1.5.5.7.3.7'],
  ['timestamping', '1.3.6.1.5.5.7.3.8'],
  ['ocsp signing', '1.3.6.1.5.5.7.3.9'],
  ['microsoft sgc', '1.3.6.1.4.1.311.10.3.3'],
  ['netscape sgc', '2.16.840.1.113730.4.1'],
]

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** Signs a request with the authority: subject, key and alternative names are the request's, nothing else (authority.PermissiveSigningPolicy, v1.34). */
export async function signRequest(
  authority: IssuedPair,
  request: Parameters<SignCertificate>[0],
  { usages, notBefore, notAfter }: Parameters<SignCertificate>[1],
): Promise<string> {
  const ca = new X509Certificate(authority.certificate)
  const asked = new Pkcs10CertificateRequest(request.der)
  const end = Math.min(notAfter, ca.notAfter.getTime())
  if (notBefore >= end) throw new Error(`the signer has expired: NotAfter=${ca.notAfter.toISOString()}`)
  const names = asked.getExtension('2.5.29.17')
  const bits = usages.reduce((all, usage) => all | (keyUsages[usage] ?? 0), 0)
  const purposes = [...new Set(extendedKeyUsages.flatMap(([usage, oid]) => (usages.includes(usage) ? [oid] : [])))]
  const extensions: Extension[] = [
    ...(bits === 0 ? [] : [new KeyUsagesExtension(bits, true)]),
    ...(purposes.length === 0 ? [] : [new ExtendedKeyUsageExtension(purposes)]),
    new BasicConstraintsExtension(false, undefined, true),
    await AuthorityKeyIdentifierExtension.create(ca, false, webcrypto),
    ...(names ? [names] : []),
  ]
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: randomBytes(16).toString('hex'),
      subject: asked.subjectName,
      issuer: ca.subjectName,
      notBefore: new Date(notBefore),
      notAfter: new Date(end),
      publicKey: asked.publicKey,
      signingKey: await signingKey(authority.privateKey),
      signingAlgorithm: ecdsa,
      extensions,
    },
    webcrypto,
  )
  return `${certificate.toString('pem')}\n`
}

function signingKey(privateKey: string): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' })
  return webcrypto.subtle.importKey('pkcs8', der, ecdsa, false, ['sign'])
}
