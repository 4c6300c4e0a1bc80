export { certificateApprovalController } from './approver.js'
export { certificateCleanerController } from './cleaner.js'
export type { CertificateTerms, SignCertificate } from './signer.js'
export { certificateSigningController } from './signer.js'
