export { exactNameIn } from './exact-name.js'
export type { RequestInfo } from './request-info.js'
export { isWatch, parseRequestInfo } from './request-info.js'
