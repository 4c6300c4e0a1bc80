// store/memory: a store that keeps everything in memory.
export { MemoryStore } from './store.js'
