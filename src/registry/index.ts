// registry: ResourceDefinition + Store → verbs. Objects as bytes, in caches that are fed by the store; watches; writes.
// May import: api, store, base. Never apiserver, resources or client.
// Start here: definition/resource-definition.ts, then stored-resource.ts, writes/create.ts, reads/list.ts.
export * from './allocation/index.js'
export * from './apply/index.js'
export { CachedObject, encodeObject } from './cache/index.js'
export type { GroupVersions, ServedResource } from './catalog.js'
export { byVersionPriority, Catalog } from './catalog.js'
export * from './definition/index.js'
export * from './reads/index.js'
export type { RegistryOptions } from './registry.js'
export { isCompacted, Registry } from './registry.js'
export * from './schema/index.js'
export { StoredResource } from './stored-resource.js'
export type { Bookmark, DeliveredEvent, Scope } from './watch/index.js'
export { EventBatch, ResourceEvent, Watcher } from './watch/index.js'
export * from './writes/index.js'
