// store/testing: the contract that every store is held to.
export type { StoreFactory } from './describe-store.js'
export { describeStore } from './describe-store.js'
