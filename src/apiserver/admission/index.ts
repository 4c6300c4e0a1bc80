export type { AdmissionAttributes, AdmissionOperation, AdmissionPlugin } from './attributes.js'
export { AdmissionChain } from './chain.js'
