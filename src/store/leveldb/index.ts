// store/leveldb: the embedded store. The only folder that imports LevelDB.
// Start here: store.ts (what it does), layout.ts (how it lies on disk), group-commit.ts (how it is written).
export type { LevelStoreOptions } from './open.js'
export { openLevelStore } from './open.js'
export { LevelStore } from './store.js'
