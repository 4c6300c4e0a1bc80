export type {
  AdmissionAttributes,
  AdmissionOperation,
  AdmissionPlugin,
  AdmissionView,
  MutationRounds,
} from './attributes.js'
export { AdmissionChain } from './chain.js'
export type { ObjectLister } from './lister.js'
export { defaultPlugins } from './plugins/index.js'
export type { PolicyPluginOptions } from './plugins/policies/index.js'
export { validatingAdmissionPolicy } from './plugins/policies/index.js'
export { unenforcedKinds } from './plugins/unenforced.js'
export type { CallAdmissionWebhook, WebhookPluginOptions } from './plugins/webhooks/index.js'
export { mutatingAdmissionWebhook, validatingAdmissionWebhook } from './plugins/webhooks/index.js'
