// streams: logs, exec, attach and port-forward for the API server, over WebSocket channels and SPDY/3.1.
// May import: api, base, the runtime seam and the lookup of pods.
// Start here: node-access.ts, then remote-command.ts and port-forward.ts.
export type { NodeAccessOptions } from './node-access.js'
export { createNodeAccess } from './node-access.js'
