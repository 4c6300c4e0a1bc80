export type { KubeList, KubeObject, WatchEvent, WatchEventType } from './object.js'
export type { ResourceToken } from './token.js'
export { apiVersionOf, parseApiVersion } from './token.js'
