// client/testing: a double of the API server at the transport seam, for tests of what lives on a client.
export { MemoryApi } from './memory-api.js'
