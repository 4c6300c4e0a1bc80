import { X509Certificate } from 'node:crypto'
import { type PemBlock, readPem } from './pem.js'

/**
 * Why nobody can be trusted by a bundle of certificates (base64 of PEM), in the words of client-go's transport package (v0.34); undefined where somebody can:
 * one certificate is enough, and an empty bundle stands for the system's own.
 */
export function caBundleProblem(bundle: string): string | undefined {
  const text = Buffer.from(bundle, 'base64').toString('latin1')
  if (text === '') return undefined
  const blocks = [...blocksOf(text)]
  const certificates = blocks.filter(({ type, hasHeaders }) => type === 'CERTIFICATE' && !hasHeaders)
  if (certificates.some(isCertificate)) return undefined
  return `unable to load root certificates: ${whyNot(text, blocks, certificates)}`
}

function whyNot(text: string, blocks: readonly PemBlock[], certificates: readonly PemBlock[]): string {
  if (certificates.length > 0) return 'failed to parse certificate: x509: malformed certificate'
  const rest = blocks.at(-1)?.rest ?? text
  return rest === '' ? 'no valid certificate authority data seen' : 'unable to parse bytes as PEM block'
}

function* blocksOf(text: string): Generator<PemBlock> {
  for (let block = readPem(text); block; block = readPem(block.rest)) yield block
}

function isCertificate({ bytes }: PemBlock): boolean {
  try {
    return new X509Certificate(bytes).raw.length > 0
  } catch {
    return false
  }
}
