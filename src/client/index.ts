// client: the one way to talk to an API server, in-process or over HTTP.
// May import: api, base. Never apiserver, registry or store.
// Start here: client.ts, then create-client.ts, informer/, events/.
export type {
  Client,
  DeleteParameters,
  ListParameters,
  PatchType,
  ResourceClient,
  WatchParameters,
  WriteParameters,
} from './client.js'
export type { ClientOptions } from './create-client.js'
export { createClient } from './create-client.js'
export * from './events/index.js'
export * from './informer/index.js'
export * from './leader-election/index.js'
export * from './transport/index.js'
