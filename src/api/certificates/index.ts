export type { CertificateRequest } from './certificate-request.js'
export { CertificateRequestError, readCertificateRequest } from './certificate-request.js'
export type { PemBlock } from './pem.js'
export { readPem } from './pem.js'
