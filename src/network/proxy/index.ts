export type { Refusal } from './listeners.js'
export { LocalRoute, removeUnusedRoute } from './local-route.js'
export { ServiceProxy } from './service-proxy.js'
