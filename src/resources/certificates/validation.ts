import { X509Certificate } from 'node:crypto'
import type {
  CertificateSigningRequest,
  CertificateSigningRequestCondition,
  FieldError,
  FieldPath,
} from '../../api/index.js'
import {
  CertificateRequestError,
  duplicate,
  forbidden,
  invalid,
  notSupported,
  path,
  readCertificateRequest,
  readPem,
  required,
  semanticEqual,
} from '../../api/index.js'
import { signerNameErrors } from './signer-name.js'

type Csr = CertificateSigningRequest
type Condition = CertificateSigningRequestCondition

const legacySigner = 'kubernetes.io/legacy-unknown'
const finalTypes = ['Approved', 'Denied', 'Failed']
const usages = [
  'any',
  'cert sign',
  'client auth',
  'code signing',
  'content commitment',
  'crl sign',
  'data encipherment',
  'decipher only',
  'digital signature',
  'email protection',
  'encipher only',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'key agreement',
  'key encipherment',
  'microsoft sgc',
  'netscape sgc',
  'ocsp signing',
  's/mime',
  'server auth',
  'signing',
  'timestamping',
]

/** pkg/apis/certificates/validation (v1.34). */
export function createErrors(request: Csr): FieldError[] {
  return errorsOf(request, undefined)
}

/** What may be changed depends on where the update comes in: nothing of the status but by its subresources. */
export function updateErrors(request: Csr, old: Csr, through: 'main' | 'status' | 'approval'): FieldError[] {
  const errors = errorsOf(request, old)
  const at = path('status', 'conditions')
  for (const type of finalTypes) {
    if (ofType(request, type).length < ofType(old, type).length)
      errors.push(forbidden(at, `updates may not remove a condition of type ${JSON.stringify(type)}`))
  }
  if (through !== 'approval') {
    for (const type of ['Approved', 'Denied']) {
      const [before, now] = [ofType(old, type), ofType(request, type)]
      if (now.length > before.length)
        errors.push(forbidden(at, `updates may not add a condition of type ${JSON.stringify(type)}`))
      else if (now.length === before.length && !semanticEqual(before, now))
        errors.push(forbidden(at, `updates may not modify a condition of type ${JSON.stringify(type)}`))
    }
  }
  if (certificateOf(request) !== certificateOf(old)) {
    const certificate = path('status', 'certificate')
    if (through !== 'status') errors.push(forbidden(certificate, 'updates may not set certificate content'))
    else if (certificateOf(old) !== '')
      errors.push(forbidden(certificate, 'updates may not modify existing certificate content'))
  }
  return errors
}

/** What was wrong before may stay wrong. */
function errorsOf(request: Csr, old: Csr | undefined): FieldError[] {
  const at = path('spec')
  const { request: text, usages: asked = [], signerName = '', expirationSeconds } = request.spec ?? {}
  const errors: FieldError[] = []
  const problem = requestProblem(text ?? '')
  if (problem !== undefined) errors.push(invalid(at.child('request'), text ?? null, problem))
  if (asked.length === 0) errors.push(required(at.child('usages')))
  if (!old?.spec?.usages?.some((one) => !usages.includes(one))) {
    asked.forEach((usage, index) => {
      if (!usages.includes(usage)) errors.push(notSupported(at.child('usages').index(index), usage, usages))
    })
  }
  if (new Set(old?.spec?.usages).size === (old?.spec?.usages?.length ?? 0)) {
    asked.forEach((usage, index) => {
      if (asked.indexOf(usage) < index) errors.push(duplicate(at.child('usages').index(index), usage))
    })
  }
  if (signerName === legacySigner && old?.spec?.signerName !== legacySigner) {
    const why = 'the legacy signerName is not allowed via this API version'
    errors.push(invalid(at.child('signerName'), signerName, why))
  } else errors.push(...signerNameErrors(signerName, at.child('signerName')))
  if (expirationSeconds !== undefined && expirationSeconds < 600) {
    const why = 'may not specify a duration less than 600 seconds (10 minutes)'
    errors.push(invalid(at.child('expirationSeconds'), expirationSeconds, why))
  }
  errors.push(...conditionErrors(request.status?.conditions ?? [], old, path('status', 'conditions')))
  const certificate = certificateProblem(request, old)
  if (certificate !== undefined) errors.push(invalid(path('status', 'certificate'), '<certificate data>', certificate))
  return errors
}

function conditionErrors(conditions: readonly Condition[], old: Csr | undefined, at: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const oldTypes = (old?.status?.conditions ?? []).map(({ type }) => type)
  const mayBeBoth = oldTypes.includes('Approved') && oldTypes.includes('Denied')
  const mayBeDoubled = new Set(oldTypes).size < oldTypes.length
  const seen = new Set<string>()
  conditions.forEach(({ type = '', status = '' }, index) => {
    const here = at.index(index)
    if (type === '' && !oldTypes.includes('')) errors.push(required(here.child('type')))
    const statuses = finalTypes.includes(type) ? ['True'] : ['False', 'True', 'Unknown']
    if (status === '') errors.push(required(here.child('status')))
    else if (!statuses.includes(status)) errors.push(notSupported(here.child('status'), status, statuses))
    const opposite = type === 'Approved' ? 'Denied' : type === 'Denied' ? 'Approved' : undefined
    if (!mayBeBoth && opposite !== undefined && seen.has(opposite))
      errors.push(invalid(at, type, 'Approved and Denied conditions are mutually exclusive'))
    if (!mayBeDoubled && seen.has(type)) errors.push(duplicate(here.child('type'), type))
    seen.add(type)
  })
  return errors
}

function requestProblem(base64: string): string | undefined {
  try {
    readCertificateRequest(Buffer.from(base64, 'base64').toString('latin1'))
    return undefined
  } catch (error) {
    if (error instanceof CertificateRequestError) return error.message
    throw error
  }
}

function certificateProblem(request: Csr, old: Csr | undefined): string | undefined {
  const certificate = certificateOf(request)
  if (certificate === '' || (old && certificate === certificateOf(old))) return undefined
  const before = old && certificateOf(old)
  return before && pemProblem(before) !== undefined ? undefined : pemProblem(certificate)
}

/** One certificate a block, and nothing else. */
function pemProblem(base64: string): string | undefined {
  let text = Buffer.from(base64, 'base64').toString('latin1')
  for (let count = 0; ; count++) {
    const block = readPem(text)
    if (!block) return count === 0 ? 'must contain at least one CERTIFICATE PEM block' : undefined
    if (block.type !== 'CERTIFICATE')
      return `only CERTIFICATE PEM blocks are allowed, found ${JSON.stringify(block.type)}`
    if (block.hasHeaders) return 'no PEM block headers are permitted'
    if (block.bytes.length === 0) return 'found CERTIFICATE PEM block containing 0 certificates'
    if (!isCertificate(block.bytes)) return 'x509: malformed certificate'
    text = block.rest
  }
}

function isCertificate(der: Buffer): boolean {
  try {
    return new X509Certificate(der).raw.length > 0
  } catch {
    return false
  }
}

function ofType({ status }: Csr, type: string): readonly Condition[] {
  return (status?.conditions ?? []).filter((one) => one.type === type)
}

function certificateOf({ status }: Csr): string {
  return status?.certificate ?? ''
}
