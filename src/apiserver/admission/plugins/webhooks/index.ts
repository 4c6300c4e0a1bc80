// admission/plugins/webhooks: the webhooks that clients configure. Start here: mutating.ts, validating.ts; what both do is in matching.ts and call-hook.ts.
export type { CallAdmissionWebhook, WebhookPluginOptions } from './hook.js'
export { mutatingAdmissionWebhook } from './mutating.js'
export { validatingAdmissionWebhook } from './validating.js'
