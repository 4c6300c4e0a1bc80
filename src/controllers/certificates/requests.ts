import type { CertificateRequest, CertificateSigningRequest } from '../../api/index.js'
import { readCertificateRequest } from '../../api/index.js'

export function hasCondition({ status }: CertificateSigningRequest, ...types: readonly string[]): boolean {
  return (status?.conditions ?? []).some(({ type }) => types.includes(type))
}

/** Throws a CertificateRequestError where it cannot be read: the API server lets none such in. */
export function requestOf({ spec }: CertificateSigningRequest): CertificateRequest {
  return readCertificateRequest(Buffer.from(spec?.request ?? '', 'base64').toString('latin1'))
}
