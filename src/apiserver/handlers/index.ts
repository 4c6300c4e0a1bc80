// handlers: one file per verb. A Scope (one request for a resource) goes in, an Answer comes out; respond.ts puts it into bytes or objects.
export type { Answer } from './answer.js'
export { dispatch } from './dispatch.js'
export { offerOf } from './offer.js'
export { respond } from './respond.js'
export { requireRoute } from './routes.js'
export type { HandlerTools, Scope } from './scope.js'
