// client: the one way to talk to an API server, in-process or over HTTP.
// May import: api, base. Never apiserver, registry or store.
// Start here: client.ts, then informer/.
export type {
  Client,
  DeleteParameters,
  ListParameters,
  PatchType,
  ResourceClient,
  WatchParameters,
  WriteParameters,
} from './client.js'
