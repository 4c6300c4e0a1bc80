export type { Refusal } from './listeners.js'
export { LocalRoute } from './local-route.js'
export { ServiceProxy } from './service-proxy.js'
