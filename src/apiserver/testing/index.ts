// testing: an API server for tests of this room. May import what apiserver may, and store/memory.
export type { Called, CallOptions, TestServer } from './server.js'
export { startTestServer } from './server.js'
