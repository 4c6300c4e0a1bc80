export type { AdmissionAttributes, AdmissionOperation, AdmissionPlugin } from './attributes.js'
export { AdmissionChain } from './chain.js'
export type { ObjectLister } from './lister.js'
export { defaultPlugins } from './plugins/index.js'
