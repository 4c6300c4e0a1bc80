export { exactNameIn } from './exact-name.js'
export type { RequestInfo } from './request-info.js'
export { parseRequestInfo } from './request-info.js'
