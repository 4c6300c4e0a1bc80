// store: revisioned bytes. The Store interface, its errors, and `openStore(url)`.
// May import: base. Never api: a store does not know what it stores.
// Start here: store.ts, then testing/describe-store.ts for what every store must do.
export type { CompactorOptions } from './compactor.js'
export { Compactor } from './compactor.js'
export type { StoreErrorCode } from './errors.js'
export { isStoreError, StoreError } from './errors.js'
export { openStore } from './open.js'
export type {
  Change,
  Entry,
  KeyRange,
  ListOptions,
  Page,
  Revision,
  Store,
  StoreCapabilities,
  WatchOptions,
} from './store.js'
